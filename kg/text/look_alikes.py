"""Characters that look like others and are meant for them, one for one, so that offsets stay what they were."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from kg.model import DataFileError

# ２０２３年１月１０日 -> 2023年1月10日; 100％ -> 100%
_FULL_WIDTH = {
    code: chr(code - 0xFEE0)
    for start, end in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
    for code in range(start, end)
}
_FULL_WIDTH |= {0xFF05: "%", 0xFF0E: ".", 0x3000: " ", 0xA0: " "}
# 纲要(2021-2025年) -> 纲要（2021-2025年）, so that one pattern reads both
_FULL_WIDTH |= {ord("("): "（", ord(")"): "）"}
# half-width, small and vertical forms, as old terminals and vertical pages have them: ｡ -> 。, ﹙ -> （, ︽ -> 《
_FORMS = dict(
    zip(
        "｡､｢｣﹐﹑﹒﹔﹕﹖﹗﹙﹚﹪︐︑︒︓︔︕︖︵︶︽︾︿﹀〝〞",
        "。、「」，、.；：？！（）%，、。：；！？（）《》〈〉“”",
        strict=True,
    )
)
# Kangxi radicals, which PDFs give for characters (⼀ for 一), and doubles of characters kept for old encodings (金 for 金)
_RADICALS = (0x2F00, 0x2FD6), (0xF900, 0xFADA), (0x2F800, 0x2FA1E)
_FILE = "look_alikes.tsv"
#: A radical, a stroke or a double of a character, where one may stand for it.
IDEOGRAPHS = "\u2e80-\u2ef3\u2f00-\u2fd5\u31c0-\u31e3\uf900-\ufad9\U0002f800-\U0002fa1d"
IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")


@cache
def look_alikes() -> Mapping[int, str]:
    """What is printed to what is meant, as a table for :meth:`str.translate`.

    >>> "⻓⼀金｡".translate(look_alikes())
    '长一金。'
    """
    return {**_FULL_WIDTH, **{ord(form): meant for form, meant in _FORMS.items()}, **ideographs()}


@cache
def look_alike() -> re.Pattern[str]:
    """What :func:`look_alikes` has: most texts hold none, and to look for one is faster than to translate each character.

    >>> look_alike().search("长安区深化改革｡").start()
    7
    """
    plane = "".join(re.escape(chr(code)) for code in look_alikes() if code < 0x10000)
    # single characters of the planes above make a set slow to look through, and one range does not
    above = [code for code in look_alikes() if code >= 0x10000]
    return re.compile(f"[{plane}{chr(min(above))}-{chr(max(above))}]")


@cache
def ideographs() -> Mapping[int, str]:
    """Radicals, strokes and doubles to the characters that they stand for."""
    return {**dict(_composed()), **dict(_listed())}


def _composed() -> Iterator[tuple[int, str]]:
    for start, end in _RADICALS:
        for code in range(start, end):
            meant = unicodedata.normalize("NFKC", chr(code))
            if len(meant) == 1 and meant != chr(code):
                yield code, meant


def _listed() -> Iterator[tuple[int, str]]:
    text = resources.files("kg.text").joinpath("data", _FILE).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            printed, _, meant = line.partition("\t")
            if len(printed) != 1 or len(meant) != 1:
                raise DataFileError(f"kg/text/data/{_FILE}, line {number}: give one character, a tab and one character")
            yield ord(printed), meant
