"""Bytes to text: a byte order mark decides, then UTF-8, then the encoding of Chinese text in which common characters come out."""

import codecs
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import InputError

# A byte order mark says the encoding outright. UTF-32's little-endian mark begins with UTF-16's, so it is asked first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Asked in this order where no mark says it and strict UTF-8 fails: of equal ones the first.
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

# The characters that most Chinese text, and reports above all, are made of, in simplified and traditional forms. Text decoded
# in a wrong encoding is Chinese too, of rare characters: 东丽区 in GB18030 is 陲璃Ч in Big5.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得"
    "经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义"
    "事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
    "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放"
    "决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美"
    "再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广"
    "府市县镇乡街办局委省院司案监督执责推落深贯彻印项率监宣培训检查履职村网服"
    "為這個國們來時說產種後過經進學會發動對實現業開還間樣關線內數無員總設長頭邊級圖統較將組見計別運農幾區強決戰則處隊給門"
    "導壓濟階術極聯認權證轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況傳許廣縣鎮鄉街辦監執責彙貫徹項訓檢查職網"
    "，。、；：“”（）《》！？0123456789%"
)
_SAMPLE = 6000  # bytes, even, and a multiple of three and four
# the least that text has of common characters; names in a list have few, random bytes next to none
_LEAST_COMMON = 0.08
_DECLARED = 0.2
# the most characters, in each hundred, that may be broken in what is still text
_MOST_BROKEN = 2


class Decoded(NamedTuple):
    """A text, the encoding it was in, and how many places of it were broken and stand as U+FFFD, the first at ``first``."""

    text: str
    encoding: str
    broken: int = 0
    first: int = -1


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``: in the encoding that a byte order mark says, in UTF-8, as ``declared`` (by a page), or as found.

    Line ends stay as they are, so that offsets index the characters of the file. Places that are broken stand as U+FFFD and are
    counted, up to two characters in a hundred. Raises InputError for what is no text.

    >>> decode("东丽区".encode())
    Decoded(text='东丽区', encoding='utf-8', broken=0, first=-1)
    >>> decode(b"\\xef\\xbb\\xbf" + "东丽区".encode()).encoding
    'utf-8-sig'
    >>> decode("东丽区人民政府".encode("gb18030"))
    Decoded(text='东丽区人民政府', encoding='gb18030', broken=0, first=-1)
    >>> decode(b"\\x00\\x01\\x02\\x03" * 9)
    Traceback (most recent call last):
    kg.model.errors.InputError: byte 0 (0x00) is not text in any known encoding: save the report as text in UTF-8
    """
    for encoding in _asked(data, declared):
        if (found := _decoded(data, encoding)) is not None:
            return found
    at = _first_bad(data)
    raise InputError(f"byte {at} (0x{data[at]:02x}) is not text in any known encoding: save the report as text in UTF-8")


def _asked(data: bytes, declared: str | None) -> Sequence[str]:
    """The encodings to try, in order."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return (name,)
    # most files: nothing to be weighed
    if _is(data, "utf-8"):
        return ("utf-8",)
    return _likely(data, _known(declared) if declared else None)


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _known(declared: str) -> str | None:
    """The codec for an encoding's name; what pages call GB2312 or GBK is read as their superset.

    >>> _known("GB2312"), _known("Big5"), _known("x-unknown"), _known("base64")
    ('gb18030', 'big5hkscs', None, None)
    """
    try:
        found = codecs.lookup(declared)
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True):
        return None
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(found.name, found.name)


def _likely(data: bytes, declared: str | None) -> list[str]:
    """The encodings under which a sample of ``data`` looks like Chinese text, the likeliest first.

    What a page declares counts for something and not for all: many declare what they are not.
    """
    sample = data[:_SAMPLE]
    asked = dict.fromkeys((*CANDIDATES, declared) if declared else CANDIDATES)
    scores = {each: _score(sample.decode(each, errors="replace")) + _DECLARED * (each == declared) for each in asked}
    return sorted((each for each in asked if scores[each] >= _LEAST_COMMON), key=lambda each: -scores[each])


def _score(text: str) -> float:
    """The share of common characters, less what is broken or no character of a text."""
    common = sum(character in _COMMON for character in text)
    odd = sum(character == "\ufffd" or not (character.isprintable() or character.isspace()) for character in text)
    return (common - 4 * odd) / max(1, len(text))


def _decoded(data: bytes, encoding: str) -> Decoded | None:
    """The text of ``data`` in ``encoding``, or None where too much of it would be broken."""
    text = data.decode(encoding, errors="replace").replace("\0", "\ufffd")
    broken = text.count("\ufffd")
    if broken and _is(data, encoding) and "\0" not in data.decode(encoding):
        return Decoded(text, encoding)  # the file's own U+FFFD
    if broken * 100 > max(100, len(text) * _MOST_BROKEN):
        return None
    return Decoded(text, encoding, broken, text.find("\ufffd"))


def _first_bad(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return min(error.start, data.find(0)) if 0 in data else error.start
    return max(0, data.find(0))
