"""Old Word files (.doc), by a program that is installed: antiword, catdoc or LibreOffice."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.model import InputError
from kg.read.content import Extracted
from kg.read.decode import decode
from kg.read.options import Limits

# {} is the file, {folder} where it lies; what is printed, or lies there as report.txt, is the text
PROGRAMS: Sequence[Sequence[str]] = (
    ("antiword", "-m", "UTF-8.txt", "-w", "0", "{}"),
    ("catdoc", "-w", "-d", "utf-8", "{}"),
    (
        "soffice",
        "-env:UserInstallation=file://{folder}/profile",  # a profile of its own, in which macros are off
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        "{folder}",
        "{}",
    ),
)


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of an old Word file; raises InputError where no program for it is installed, or none can read it."""
    if "WordDocument".encode("utf-16-le") not in data:
        raise InputError("this is an old office file, but no Word document (xls, ppt, wps?): save its text as .txt")
    installed = [program for program in PROGRAMS if shutil.which(program[0])]
    if not installed:
        names = ", ".join(program[0] for program in PROGRAMS[:-1])
        raise InputError(f"an old Word file (.doc): install one of {names} or LibreOffice, or save it as .docx")
    with TemporaryDirectory() as folder:
        file = Path(folder, "report.doc")
        file.write_bytes(data)
        for program in installed:
            if (text := _run(program, file)) is not None:
                return Extracted(text)
    tried = ", ".join(program[0] for program in installed)
    raise InputError(f"an old Word file that cannot be read by {tried}: save it as .docx")


def _run(program: Sequence[str], file: Path) -> str | None:
    """What a program makes of a file; None where it makes nothing."""
    arguments = [part.replace("{folder}", str(file.parent)).replace("{}", str(file)) for part in program]
    environment = {**os.environ, "HOME": str(file.parent)}
    try:
        done = subprocess.run(arguments, capture_output=True, check=False, env=environment, stdin=subprocess.DEVNULL)
    except OSError:
        return None
    written = file.with_suffix(".txt")
    data = written.read_bytes() if written.is_file() else done.stdout
    return decode(data).text if done.returncode == 0 and data.strip() else None
