"""Where a build works and writes: a folder of this machine, or one at a URL, through fsspec (``s3://bucket/country``).

What is made of reports is kept beside the outputs, on this machine and at a URL. A file appears whole: an object store shows one
when all of it has arrived; elsewhere it is written under a hidden name and moved to its own. A folder on this machine takes its
place in one step. At a URL no folder can, so there ``manifest.json`` says whether the outputs are whole: it is removed before any
other file is touched, and comes back as the last one. A build that was killed in between is run again, and goes on.
"""

import errno
import os
import re
import shutil
import socket
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from kg.model import InputError, OutputError
from kg.whole import CACHE_TAG, whole_folder, workshop, workshop_of, write_bytes_whole

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

MANIFEST = "manifest.json"
#: how the name of a file ends that is being written at a URL
HALF = ".kg-half"
_MARK = "CACHEDIR.TAG"
_UNFINISHED = "unfinished"
_URL = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
#: protocols of stores that show a file when all of it has arrived, and have no folders to make
_WHOLE = frozenset(("abfs", "abfss", "az", "gcs", "gs", "memory", "oci", "oss", "r2", "s3", "s3a"))
_ADVICE = "see that the place is there, answers and may be written to, then run the same again: it goes on where it was"


@dataclass(frozen=True, slots=True)
class Far:
    """A file or folder at a URL: ``name`` within what ``url`` stands for. It does what a build asks of a :class:`Path`.

    What the store refuses is an OSError, as with files of this machine.

    >>> folder = Far("memory://country") / "graph"
    >>> (folder / "a.nq").write_bytes(b"a")
    >>> str(folder), [each.name for each in folder.files()], (folder / "a.nq").read_bytes(), (folder / "b.nq").exists()
    ('memory://country/graph', ['graph/a.nq'], b'a', False)
    """

    url: str
    name: str = ""

    def __truediv__(self, name: str) -> "Far":
        return Far(self.url, f"{self.name}/{name}" if self.name else name)

    def __str__(self) -> str:
        return f"{self.url}/{self.name}" if self.name else self.url

    def exists(self) -> bool:
        """Whether there is such a file, or a folder with one."""
        with self._asked() as (store, path):
            store.invalidate_cache()
            return bool(store.exists(path))

    def read_bytes(self) -> bytes:
        """All of the file."""
        with self._asked() as (store, path):
            return bytes(store.cat_file(path))

    def write_bytes(self, data: bytes) -> None:
        """Makes ``data`` all that the file holds: afterwards it has that, or what it had before."""
        with self._asked() as (store, path):
            if _is_whole(store):
                store.pipe_file(path, data)
                return
            parent, _, name = path.rpartition("/")
            half = f"{parent}/.{name}.{socket.gethostname()}.{os.getpid()}{HALF}"
            store.makedirs(parent, exist_ok=True)
            store.pipe_file(half, data)
            store.mv(half, path)

    def files(self) -> list["Far"]:
        """All files beneath, sorted."""
        with self._asked() as (store, path):
            store.invalidate_cache()
            found = store.find(path)
        return [Far(self.url, (self / file.removeprefix(path).lstrip("/")).name) for file in sorted(found)]

    def remove(self, names: Iterable[str]) -> None:
        """Removes files beneath."""
        with self._asked() as (store, path):
            paths = [f"{path}/{name}" for name in names]
            if plain := [each for each in paths if not re.search(r"[*?\[]", each)]:
                store.rm(plain)
            for each in sorted({*paths} - {*plain}):  # fsspec would take it for a pattern
                store.rm_file(each)

    def remove_halves(self) -> None:
        """Removes what those who were killed left half written beneath."""
        if not _is_whole(self._opened()[0]):
            self.remove(each.name for each in self.files() if each.name.endswith(HALF))

    def take(self, files: Mapping[str, "Path | Far"]) -> None:
        """Puts files of this machine, and of the store, beneath, under the names that they are given."""
        near = {name: str(source) for name, source in files.items() if isinstance(source, Path)}
        with self._asked() as (store, path):
            far = {name: source._opened()[1] for name, source in files.items() if isinstance(source, Far)}
            if not _is_whole(store):
                for parent in sorted({PurePosixPath(path, name).parent.as_posix() for name in files}):
                    store.makedirs(parent, exist_ok=True)
            if near:
                store.put([*near.values()], [f"{path}/{name}" for name in near])
            if far:
                store.copy([*far.values()], [f"{path}/{name}" for name in far])

    def _opened(self) -> tuple["AbstractFileSystem", str]:
        import fsspec

        try:
            store, root = fsspec.url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            raise InputError(f"{self.url}: {error}") from None
        return store, f"{root.rstrip('/')}/{self.name}" if self.name else root

    @contextmanager
    def _asked(self) -> Iterator[tuple["AbstractFileSystem", str]]:
        """The file system and the path in it; whatever its library raises becomes an OSError with a number and a reason."""
        opened = self._opened()
        try:
            yield opened
        except Exception as error:
            reason = " ".join((getattr(error, "strerror", None) or str(error) or type(error).__name__).split())
            raise OSError(_number(error), f"{reason:.200}", str(self)) from error


Place = Path | Far


def _number(error: Exception) -> int:
    known = {FileNotFoundError: errno.ENOENT, PermissionError: errno.EACCES}
    return getattr(error, "errno", None) or next((known[each] for each in known if isinstance(error, each)), errno.EIO)


def _is_whole(store: "AbstractFileSystem") -> bool:
    protocols: Any = store.protocol
    return not _WHOLE.isdisjoint((protocols,) if isinstance(protocols, str) else protocols)


def place_of(text: "str | Place") -> Place:
    """The place that ``text`` names: a path, or a URL; ``file://`` is a path. Raises InputError where nothing reads such a URL.

    >>> place_of("outputs"), place_of("file:///tmp/country%201"), place_of("memory://country/")
    (PosixPath('outputs'), PosixPath('/tmp/country 1'), Far(url='memory://country', name=''))
    >>> place_of("nowhere://country")
    Traceback (most recent call last):
    kg.model.errors.InputError: nowhere://country: Protocol not known: nowhere
    """
    url = _URL.match(text) if isinstance(text, str) else None
    if url is None:
        return text if isinstance(text, Far) else Path(text)
    if url[1].lower() == "file":
        return _path_of(str(text))
    if find_spec("fsspec") is None:
        raise InputError(f"{text}: fsspec is not installed: pip install 'govreport-kg[cluster]'")
    far = Far(str(text).rstrip("/"))
    far._opened()
    return far


def _path_of(url: str) -> Path:
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    parts = urlsplit(url)
    if parts.netloc not in ("", "localhost") or not parts.path:
        raise InputError(f"{url}: names no file of this machine: write file:///folder, with three slashes")
    return Path(url2pathname(parts.path))


def work_place_of(target: Place) -> Place:
    """The place beside ``target`` in which it is made.

    >>> str(work_place_of(Far("s3://bucket/country")))
    's3://bucket/.country.kg-cache'
    """
    if isinstance(target, Path):
        return workshop_of(target)
    parent, _, name = target.url.rpartition("/")
    if parent.endswith("/") and not parent.startswith("memory:"):
        raise InputError(f"{target}: is a whole bucket: give a folder in it, such as {target}/outputs")
    return Far(f"{parent}/.{name}.kg-cache")


def mark_of(target: Place) -> str:
    """A file that stands in the work place while a build runs: who does not see it does not see the place."""
    return str(work_place_of(target) / _MARK)


@contextmanager
def work_place(target: Place) -> Iterator[Place]:
    """The place beside ``target`` in which it is made, as :func:`kg.whole.workshop` is; at a URL nothing holds it against others.

    Raises OutputError where it cannot be written, then or in the block.
    """
    if isinstance(target, Path):
        with workshop(target) as folder:
            yield folder
        return
    work = work_place_of(target)
    assert isinstance(work, Far)
    with told(target):
        (work / _MARK).write_bytes(CACHE_TAG.encode())
        yield work
        work.remove_halves()


@contextmanager
def told(target: Place) -> Iterator[None]:
    """What the store of a URL refuses, as one line that says what to do; of this machine's file system :mod:`kg.whole` tells."""
    try:
        yield
    except OSError as error:
        if isinstance(target, Path):
            raise
        raise OutputError(f"{error.filename or target}: {error.strerror}: {_ADVICE}") from error


@dataclass(frozen=True, slots=True)
class New:
    """Outputs in the making: what is written into ``folder``, and files that are kept elsewhere, by the names they shall have."""

    folder: Path
    linked: dict[str, Place] = field(default_factory=dict)


@contextmanager
def new_outputs(target: Place, work: Place) -> Iterator[New]:
    """Outputs to write, which take the place of those at ``target`` when the block ends well."""
    if isinstance(target, Path):
        assert isinstance(work, Path)
        with whole_folder(target, work) as folder:
            new = New(folder)
            yield new
            for name, source in new.linked.items():
                _link(source, folder / name)
        return
    from tempfile import TemporaryDirectory

    assert isinstance(work, Far)
    with TemporaryDirectory(prefix="kg-") as place:
        new = New(Path(place, "new"))
        new.folder.mkdir()
        yield new
        _publish(new, target, work)


def _link(source: Place, target: Path) -> None:
    """The same file under a second name, or, where the file system has no such names, a copy."""
    assert isinstance(source, Path)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _publish(new: New, target: Far, work: Far) -> None:
    """Puts all files at ``target``; while that goes on, and after a death in it, there is no manifest, and a mark beside."""
    (work / _UNFINISHED).write_bytes(b"")
    if (target / MANIFEST).exists():
        target.remove([MANIFEST])
    files: dict[str, Place] = {
        path.relative_to(new.folder).as_posix(): path for path in sorted(new.folder.rglob("*")) if path.is_file()
    }
    manifest = files.pop(MANIFEST).read_bytes()
    files |= new.linked
    target.take(files)
    target.remove(name for each in target.files() if (name := each.name) not in files)
    (target / MANIFEST).write_bytes(manifest)
    work.remove([_UNFINISHED])


def is_unfinished(target: Place) -> bool:
    """Whether a build died while it put its files at ``target``, a URL: they are a build's, though no manifest says so."""
    return isinstance(target, Far) and (work_place_of(target) / _UNFINISHED).exists()


def write_to(place: Place, data: bytes) -> None:
    """Makes ``data`` all that a file holds, whole or not at all; folders above it are made."""
    if isinstance(place, Far):
        place.write_bytes(data)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_bytes_whole(place, data)


def keep_only(folder: Place, kept: Collection[str]) -> None:
    """Removes every file beneath ``folder`` whose name in it is not among ``kept``."""
    if isinstance(folder, Far):
        within = len(folder.name) + 1 if folder.name else 0
        folder.remove(name for each in folder.files() if (name := each.name[within:]) not in kept)
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in kept:
            path.unlink()
