"""What can go wrong, each as one line that says what, where and what to do."""


class KgError(Exception):
    """The base of every error that kg raises on purpose; its message is one line for the user."""


class InputError(KgError):
    """An input that cannot be read: a missing file, an empty one, bytes that are not text."""


class OutputError(KgError):
    """A place that cannot be written: a full disk, a folder without leave."""


class DataFileError(KgError):
    """A rule, lexicon or ontology file of the project that is not well formed; names file and line."""


class UnknownTermError(KgError):
    """A kind, role, key or name that the vocabulary does not know."""
