"""Zip archives of reports: each member is read as a file is, and none is written to disk."""

import zlib
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.model import InputError
from kg.read.content import Content, Read
from kg.read.document import is_docx
from kg.read.files import SUFFIXES
from kg.read.manifest import NAME as MANIFEST
from kg.read.manifest import ManifestRow, parse_manifest
from kg.read.packed import check_packed
from kg.read.problem import InputProblem, shown
from kg.read.run import Run

_LOCKED = 0x1
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class ArchiveReader:
    """Reads the members of a zip archive by ``read_content``, which reads any content that is no archive."""

    read_content: Callable[[Content, Run], Read]
    format: str = "zip"

    def accepts(self, content: Content) -> bool:
        """Whether it begins as a zip archive does, also an empty one."""
        return content.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def read(self, content: Content, run: Run) -> Read:
        """The reports in the members, in the order of their names, each with what a manifest beside it says of it."""
        members = check_packed(content.data, run.options.limits)
        files = sorted(((name_of(each), each) for each in members if not each.filename.endswith("/")), key=lambda each: each[0])
        wanted = [(name, each) for name, each in files if _is_report(name)]
        if not wanted:
            yield content.problem("the archive holds no report: put .txt, .html, .docx or .pdf files in it")
        with ZipFile(BytesIO(content.data)) as archive:
            manifests: dict[PurePosixPath, Mapping[str, ManifestRow]] = {}
            for name, member in files:
                if PurePosixPath(name).name == MANIFEST:
                    manifests[PurePosixPath(name).parent] = yield from _manifest(archive, member, content, run)
            for name, member in wanted:
                row = manifests.get(PurePosixPath(name).parent, {}).get(PurePosixPath(name).name)
                metadata = {**content.metadata, **(row.metadata if row else {})}
                inner = Content(f"{content.name}/{name}", f"{content.path}/{name}", b"", metadata)
                yield from self._member(archive, member, inner, run)

    def _member(self, archive: ZipFile, member: ZipInfo, inner: Content, run: Run) -> Read:
        try:
            data = unpacked(archive, member, run.options.limits.file)
            if self.accepts(content := Content(inner.name, inner.path, data, inner.metadata)) and not is_docx(data):
                raise InputError("an archive within an archive: unpack it and give its files")
            yield from self.read_content(content, run)
        except InputError as error:
            yield inner.problem(str(error))


def _manifest(
    archive: ZipFile, member: ZipInfo, content: Content, run: Run
) -> Generator[InputProblem, None, Mapping[str, ManifestRow]]:
    try:
        return parse_manifest(unpacked(archive, member, run.options.limits.file))
    except InputError as error:
        yield InputProblem(f"{content.path}/{name_of(member)}", f"not used: {error}")
        return {}


def unpacked(archive: ZipFile, member: ZipInfo, most: int) -> bytes:
    """The bytes of a member; raises InputError where they are locked, damaged, or more than ``most``."""
    if member.flag_bits & _LOCKED:
        raise InputError("locked with a password: unpack it and give its files")
    if member.file_size > most:
        raise InputError(f"{member.file_size:,} bytes, more than the limit of {most:,}: set --limit file={member.file_size}")
    try:
        with archive.open(member) as file:
            return file.read(most + 1)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise InputError(f"a damaged member of the archive ({error}): pack it anew") from None


def name_of(member: ZipInfo) -> str:
    """The name of a member, without parts that lead elsewhere; one that an old program wrote in GB18030 is read so.

    >>> name_of(ZipInfo("../../etc/报告.txt")), name_of(ZipInfo("/a.txt"))
    ('etc/报告.txt', 'a.txt')
    """
    name = member.filename.replace("\\", "/")
    if not member.flag_bits & _UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("gb18030")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = member.filename
    return shown("/".join(part for part in name.split("/") if part not in ("", ".", "..")) or "_")


def _is_report(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and path.name != MANIFEST and path.suffix.lower() in SUFFIXES
