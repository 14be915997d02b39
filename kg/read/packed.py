"""Archives, looked at before they are unpacked: how many members, how large, how much larger than packed."""

from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from kg.model import InputError
from kg.read.options import Limits

# a small member may be packed as well as it can be: blanks, a table's empty cells
_SMALL = 5_000_000


def check_packed(data: bytes, limits: Limits) -> list[ZipInfo]:
    """The members of the archive in ``data``; raises InputError where it is damaged or would unpack to more than the limits.

    What an archive says of its members is what its reader unpacks at most, so that the check holds.

    >>> from io import BytesIO
    >>> with ZipFile(packed := BytesIO(), "w", compression=8) as archive:
    ...     archive.writestr("a.txt", b"0" * 9_000_000)
    >>> check_packed(packed.getvalue(), Limits())
    Traceback (most recent call last):
    kg.model.errors.InputError: 9,000,000 bytes, 1014 times as much as packed: if it is no trap, set --limit ratio=1014
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (BadZipFile, LargeZipFile, ValueError, OSError, OverflowError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputError(f"a damaged archive ({error}): pack it anew") from None
    if len(members) > limits.entries:
        told = f"{len(members)} members, more than the limit of {limits.entries}"
        raise InputError(f"{told}: if it is no trap, set --limit entries={len(members)}")
    total = sum(member.file_size for member in members)
    if total > limits.unpacked:
        told = f"{total:,} bytes when unpacked, more than the limit of {limits.unpacked:,}"
        raise InputError(f"{told}: if it is no trap, set --limit unpacked={total}")
    if total > _SMALL and (ratio := total // max(1, len(data))) > limits.ratio:
        told = f"{total:,} bytes, {ratio} times as much as packed"
        raise InputError(f"{told}: if it is no trap, set --limit ratio={ratio}")
    return members
