"""Numbers that members of a list share out among them: 一审、二审案件分别下降12%、8%."""

import re

from kg.extract.counted_words import trimmed
from kg.extract.lexicons import verbs
from kg.extract.quantities import Quantity

_BEFORE_RESPECTIVELY = re.compile(r"([^，。；：]*?)(?:已|均|共)?分别(?:为|达到?|是|占|增长|下降|提高|上升|完成|办理)?")
_SHARED_TAIL = re.compile(
    r"(?:产业增加值|增加值|率|比例|占比|案件|数量|金额|人数|件数|次数|面积|收入|总量|申请|事项|警情|投资|产量|产值|总额|公证|诉讼|纠纷|投诉|许可|处罚|检查|服务|领域|岗位|人员|机构|平台|事故)$"
)
# members that are whole by themselves share nothing: 事故起数、死亡人数
_WHOLE = re.compile(r"(?:率|数|量|额|值|比|费|价|例)$")


def respectively(words: str, start: int, quantities: list[Quantity]) -> dict[int, str]:
    """一审、二审案件分别下降12%、8%: where members and numbers are as many, each number counts its own member.

    ``words`` are a clause's, which begins at ``start``; the result leads from a quantity's offset to what it counts.
    """
    match = _BEFORE_RESPECTIVELY.match(words) if len(quantities) > 1 and "分别" in words else None
    if match is None:
        return {}
    after = [quantity for quantity in quantities if quantity.start >= start + match.end()]
    members = [_without_verb(trimmed(member)) for member in re.split(r"[、和及与]|以及", match.group(1)) if member]
    if len(after) < 2 or len(members) != len(after) or not all(members):
        return {}
    tail = _SHARED_TAIL.search(members[-1])
    shared = tail.group() if tail else ""
    return {q.start: m if m.endswith(shared) or _WHOLE.search(m) else m + shared for q, m in zip(after, members, strict=True)}


def _without_verb(member: str) -> str:
    """婚姻 of 办理婚姻、继承公证分别为12件、34件."""
    verb = verbs().get(member[:2])
    return member[2:] if verb is not None and (not verb.nominal or verb.cls in ("act", "issue")) and len(member) > 3 else member
