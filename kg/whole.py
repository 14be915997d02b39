"""Files and folders that appear whole or not at all: written beside their place, then moved into it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A new folder to write in, which takes the place of ``target`` when the block ends well, and is removed when it does not.

    A folder that stands at ``target`` is replaced as a whole: who calls has made sure that nothing is lost with it.

    >>> with tempfile.TemporaryDirectory() as place:
    ...     with whole_folder(Path(place, "outputs")) as folder:
    ...         _ = Path(folder, "a.txt").write_text("a")
    ...     [path.name for path in Path(place).rglob("*")]
    ['outputs', 'a.txt']
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        new = beside / "new"
        new.mkdir()  # not mkdtemp's own folder, which nobody else may read
        yield new
        _swap(new, target, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(new: Path, target: Path, old: Path) -> None:
    """Moves ``new`` to ``target``; what stood there goes to ``old``, and comes back if the move fails."""
    stood = target.exists()
    if stood:
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if stood:
            old.rename(target)
        raise


def write_whole(target: Path, text: str) -> None:
    """Writes ``text`` to the file ``target`` in UTF-8: afterwards it holds all of it, or what it held before.

    What is not a plain file, such as a pipe, is written to as it is.

    >>> with tempfile.TemporaryDirectory() as place:
    ...     write_whole(Path(place, "a.jsonl"), "{}\\n")
    ...     Path(place, "a.jsonl").read_text()
    '{}\\n'
    """
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", newline="\n")
        return
    target = target.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
