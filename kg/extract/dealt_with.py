"""What a clause deals with, for the numbers of the next that name none: 对规范性文件进行清理，废止14件."""

import re

from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.counted_words import trimmed
from kg.extract.lexicons import verbs
from kg.extract.quantities import Quantity

# what is done to the papers that a clearing-out or a review dealt with: 废止14件、宣布失效21件
_REVISES = frozenset(("废止", "修改", "保留", "宣布", "失效", "修订", "清理"))
PAPERS = frozenset(("件", "份", "部", "项"))


def revised(verb: str, same: Quantity | None, last: str) -> str:
    """The papers that 废止, 修改 or 宣布失效 is done to; empty for other verbs.

    >>> revised("废止", None, "规范性文件"), revised("开展", None, "规范性文件")
    ('规范性文件', '')
    """
    if verb not in _REVISES:
        return ""
    if _PAPER.search(last):
        return last
    return same.of if same is not None and same.of not in verbs() else last


_PAPER = re.compile(r"(?:文件|规章|法规|规定|政策|措施|合同|协议|制度|清单|事项)$")


TRAINED = re.compile(r"[一-鿿]{0,8}(?:人员|干部|职工|学员|骨干|代表)")
_HANDLED = re.compile(
    r"(?:的)?(?:全面|专项|集中|定期)?(?:清理|检查|排查|整治|审查|审核|评查|培训班?|工作|抽查|核查|处置|办理|评估)(?:\d.*)?$"
)


_DATED = re.compile(r"^.*(?:印发|出台|制定|现行|有效)(?:有效)?的?")


# 对规范性文件〔进行全面清理〕
_TO_THE_DOING = re.compile(r"[，；]|进行|开展")


_TO_A_MARK = re.compile(r"\d|[，；、“《]")


def object_of(context: Context, clause: Clause) -> str:
    """What a clause deals with, for counts in the next that name none: 规范性文件 of 对…规范性文件进行全面清理."""
    if clause.head is None or clause.form != "verb":
        return ""
    led = next((i for i, w in enumerate(clause.words) if w.text in ("对", "将", "把") and w.start < clause.head.start), None)
    if led is not None and led + 1 < len(clause.words):
        found = context.text[clause.words[led + 1].start : clause.head.start]
        found = _TO_THE_DOING.split(found)[0]
        return trimmed(_DATED.sub("", found).rpartition("的")[2])
    found = context.text[clause.head.end : clause.end]
    return trimmed(_HANDLED.sub("", _TO_A_MARK.split(found)[0]).rpartition("的")[2])
