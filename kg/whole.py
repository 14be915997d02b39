"""Files and folders that appear whole or not at all: written beside their place, then moved into it.

What a folder is made in lies beside it, in a hidden folder of its own, ``.outputs.kg-cache`` for ``outputs``: what a killed run
left there is found again by the next.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.model import InputError, OutputError

#: https://bford.info/cachedir/: by this, backups leave the folder out
CACHE_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# Kept by kg build, so that it need not do its work again; may be removed.\n"
)
#: a file in a workshop that is of use during one run only
SCRATCH = "scratch"
_LEAVE = "give a folder that you may write to with -o"
_SPACE = "make room, or give a folder on another disk with -o"
#: what the file system may refuse -> what to do about it
_ADVICE = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _SPACE),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST), _LEAVE),
}
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2
_HERE = -100  # AT_FDCWD: paths are taken from the working directory


def workshop_of(target: Path) -> Path:
    """The hidden folder beside ``target`` in which it is made.

    >>> workshop_of(Path("a/outputs")).relative_to(Path("a").resolve()).as_posix()
    '.outputs.kg-cache'
    """
    return target.resolve().with_name(f".{target.resolve().name}.kg-cache")


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """The hidden folder beside ``target`` in which it is made, held against other runs until the block ends.

    It stays, with what was kept in it; one in which nothing was kept goes. A ``target`` that a killed run had moved
    away comes back. Raises InputError where another run holds the folder, and OutputError where it cannot be written, then or
    in the block: a full disk, no leave.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     with workshop(Path(place, "outputs")) as folder:
    ...         folder.name, sorted(path.name for path in folder.iterdir())
    ...     list(Path(place).iterdir())
    ('.outputs.kg-cache', ['CACHEDIR.TAG', 'lock'])
    []
    """
    folder = workshop_of(target)
    with _told(target), _opened(folder, target.resolve()):
        yield folder


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the file system refuses, as one line that says what to do."""
    try:
        yield
    except OSError as error:
        advice = _ADVICE.get(error.errno or 0)
        if advice is None:
            raise
        raise OutputError(f"{target}: {error.strerror}: {advice}; what stood there before is as it was") from error


@contextmanager
def _opened(folder: Path, target: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with _held(folder / "lock", target):
        (folder / "CACHEDIR.TAG").write_text(CACHE_TAG, encoding="utf-8")
        if not target.exists() and (folder / "old").exists():
            (folder / "old").rename(target)
        _clear(folder)
        try:
            yield
        finally:
            _clear(folder)
            if {path.name for path in folder.iterdir()} <= {"CACHEDIR.TAG", "lock"}:
                shutil.rmtree(folder, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Removes what is half made, and what was replaced."""
    for name in ("new", "old"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / SCRATCH).unlink(missing_ok=True)


@contextmanager
def _held(lock: Path, target: Path) -> Iterator[None]:
    """The lock file, held by this process: the system lets go of it when the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # not a system that has it: two runs at once are the user's own care
        yield
        return
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError(f"{target}: another kg build is writing it: wait for its end, or give another folder") from None
        yield


@contextmanager
def whole_folder(target: Path, inside: Path) -> Iterator[Path]:
    """A new folder to write in, which takes the place of ``target`` when the block ends well, and is removed when it does not.

    ``inside`` is the folder's :func:`workshop`. A folder that stands at ``target`` is replaced as a whole: who calls has made
    sure that nothing is lost with it. On Linux the two change places in one step, so that no moment is without one.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     target = Path(place, "outputs")
    ...     with workshop(target) as work, whole_folder(target, work) as folder:
    ...         _ = Path(folder, "a.txt").write_text("a")
    ...     [path.name for path in Path(place).rglob("*")]
    ['outputs', 'a.txt']
    """
    new = inside / "new"
    new.mkdir()
    try:
        yield new
        _swap(new, target.resolve(), inside / "old")
    finally:
        _clear(inside)


def _swap(new: Path, target: Path, old: Path) -> None:
    """Moves ``new`` to ``target``; what stood there goes to ``new`` or ``old``, and comes back if the move fails."""
    stood = target.exists()
    if stood and _exchange(new, target):
        return
    if stood:
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if stood:
            old.rename(target)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system made the two change places in one step: not every system and file system can."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def write_whole(target: Path, text: str) -> None:
    """Writes ``text`` to the file ``target`` in UTF-8: afterwards it holds all of it, or what it held before.

    What is not a plain file, such as a pipe, is written to as it is.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     write_whole(Path(place, "a.jsonl"), "{}\\n")
    ...     Path(place, "a.jsonl").read_text()
    '{}\\n'
    """
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", newline="\n")
        return
    write_bytes_whole(target.resolve(), text.encode("utf-8"))


def write_bytes_whole(target: Path, data: bytes) -> None:
    """The same for bytes, and a plain file.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     write_bytes_whole(Path(place, "a"), b"a")
    ...     Path(place, "a").read_bytes()
    b'a'
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
