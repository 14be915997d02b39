"""Where the ontology's files are: inside an installed package, or in a checkout beside it."""

from functools import lru_cache
from pathlib import Path

from kg.model import DataFileError

_PACKAGE = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def ontology_folder() -> Path:
    """The folder that holds ``kg.ttl``: ``kg/_ontology`` of a wheel, else ``ontology`` of the checkout.

    Raises :class:`~kg.model.DataFileError` where neither is there.

    >>> ontology_folder().is_dir()
    True
    """
    for folder in (_PACKAGE / "_ontology", _PACKAGE.parent / "ontology"):
        if (folder / "kg.ttl").is_file():
            return folder
    raise DataFileError("ontology: no kg.ttl in kg/_ontology or in the checkout's ontology: install govreport-kg again")


def ontology_path(name: str) -> Path:
    """The path of an ontology file by its name relative to the folder, as ``kg.ttl`` or ``queries/honours.rq``.

    >>> ontology_path("kg.ttl").name
    'kg.ttl'
    """
    path = ontology_folder() / name
    if not path.is_file():
        raise DataFileError(f"ontology: no file {name}: give the name of one that is there")
    return path


def vocabulary_files() -> tuple[Path, ...]:
    """The SKOS vocabularies, sorted by name.

    >>> "themes.ttl" in [path.name for path in vocabulary_files()]
    True
    """
    return tuple(sorted((ontology_folder() / "vocabularies").glob("*.ttl")))
