"""Bytes to text: UTF-8 with or without a byte order mark, strictly; anything else is named and refused."""

import codecs

from kg.model import InputError

# A byte order mark says the encoding outright. UTF-32's little-endian mark begins with UTF-16's, so it is asked first.
MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the encoding it is in (``utf-8``, or ``utf-8-sig`` where a byte order mark was taken off).

    Line ends stay as they are, so that offsets index the characters of the file. Raises InputError, naming what to do, for
    anything that is not text in UTF-8.

    >>> decode("东丽区".encode())
    ('东丽区', 'utf-8')
    >>> decode(b"\\xef\\xbb\\xbf" + "东丽区".encode())
    ('东丽区', 'utf-8-sig')
    >>> decode("东丽区人民政府".encode("gb18030"))
    Traceback (most recent call last):
    kg.model.errors.InputError: the text is in GB18030, not UTF-8: convert it, e.g. iconv -f GB18030 -t UTF-8
    """
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(_refusal(data, error.start)) from None
    if "\0" in text:
        raise InputError(_refusal(data, data.index(0)))
    return text, encoding


def _refusal(data: bytes, offset: int) -> str:
    """Why ``data``, whose byte at ``offset`` is the first that is not UTF-8 text, is refused."""
    other = _other_encoding(data)
    if other:
        return f"the text is in {other}, not UTF-8: convert it, e.g. iconv -f {other} -t UTF-8"
    return f"byte {offset} (0x{data[offset]:02x}) is not UTF-8 text: give a plain text file saved as UTF-8"


def _other_encoding(data: bytes) -> str | None:
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    # UTF-8 with a few broken bytes may decode as GB18030 by chance
    if data.decode("utf-8", errors="replace").count("\ufffd") * 20 < len(data) // 3:
        return None
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    # Much that is not text decodes as GB18030 too; a Chinese text is mostly Chinese characters and has no control characters.
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in text)
    printable = all(character.isprintable() or character.isspace() for character in text)
    return "GB18030" if printable and chinese * 2 > len(text) else None
