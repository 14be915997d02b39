"""Who or what a clause's subject is: bodies that act, an unnamed class, a platform, or the thing done to."""

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.extract.clauses import Clause
from kg.extract.context import Candidate

_PEOPLE_OF_BODY = re.compile(r"(?:主要)?(?:领导|负责人|负责同志|领导同志)$")
_CARRIES = re.compile(r"^(?:党政)?主要(?:领导|负责人|负责同志)")


class Subject(NamedTuple):
    """What a clause's subject is: bodies that act, an unnamed class, a platform, or the thing done to."""

    actors: tuple[Candidate, ...] | None = None
    unnamed: bool = False
    thing: bool = False
    platforms: tuple[Candidate, ...] = ()
    start: int = 0

    @property
    def own(self) -> bool:
        """Whether the clause has a subject of its own."""
        return self.actors is not None or self.unnamed or bool(self.platforms)


# 该单位, 该局: the body of the sentence before acts on
_ANAPHOR = re.compile(r"(?:该|我|本)(?:单位|局|委|厅|办|街道|镇|乡|部门|院|中心|机关|站|所)")
THAT_BODY = re.compile(r"由?该(?:单位|局|委|厅|办|街道|镇|乡|部门|院|中心|机关|站|所)")
CLASS = re.compile(
    r"(?:（[市区、]{1,5}）|我们|我[省市区县镇乡]|单位|部门|机关|组织|人员|律师|顾问|同志|负责人|领导|街道|乡镇|镇街|街镇|村|社区|企业|成员|队|所|委员会|政府|系统|干部|群众|员|[镇乡县区市]|班子|双方|代表|机构|[家名个]|中心|机构|调解室|街道办|窗口|站|各地|上下|力量|志愿者|小组|全体|会议|网民|热线\d*|系统|市民|居民|顾问团|志愿服务队|书记|主任|主席|[区县市镇乡局厅旗州盟]长|全[省市区县州旗镇乡]|[省市区县镇乡]本级|[两三四]级|\d[个家]?(?:设区)?[市县区（）、]+|[办党组务委]会|\d+余?[名人]|议事会|讲师团|宣讲团|大队|中队|支队|科室|处室|全[局委厅院]|全系统|检查组|督[察导查]组|工作组|论证组|林场|农场|一把手”?)$"
)


def subject_of(clause: Clause, within: Callable[[int, int], list[Candidate]]) -> Subject:
    """The subject of a clause; ``within`` gives the mentions inside a span of the clean text."""
    if not clause.subject:
        return Subject()
    if _ANAPHOR.fullmatch("".join(item.text for item in clause.subject)):
        return Subject(start=clause.subject[0].start, unnamed=True)
    first, last = clause.subject[0], clause.subject[-1]
    inside = within(first.start, last.end)
    words = "".join(item.text for item in clause.subject)
    bodies = tuple(m for m in inside if m.type == "ORG")
    if bodies and (
        last.kind == "ORG"
        or _PEOPLE_OF_BODY.search(words)
        or re.search(r"\d+余?[名位][一-鿿]{2,8}$", words)
        or re.search(r"(?:等)?(?:街道|部门|单位|系统|党组会|办公会|会议|同志)$|\d+家单位$", words)
    ):
        return Subject(bodies, start=first.start)
    persons = [m for m in inside if m.type == "PERSON"]
    if persons:
        return Subject(start=first.start, unnamed=True)
    platforms = tuple(m for m in inside if m.type == "PROG" and m.kind in ("platform", "mechanism") and m.end >= last.start)
    if platforms:
        return Subject(start=first.start, platforms=platforms)
    if _CARRIES.match(words):
        return Subject(start=first.start, unnamed=True)
    if CLASS.search(words) and not re.search(r"培训$|事项$", words):
        return Subject((), unnamed=True, start=first.start)
    return Subject(start=first.start, thing=True)
