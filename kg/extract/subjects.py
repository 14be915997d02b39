"""Who or what a clause's subject is: bodies that act, an unnamed class, a platform, or the thing done to."""

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.extract.clauses import Clause
from kg.extract.context import Candidate

_PEOPLE_OF_BODY = re.compile(r"(?:主要)?(?:领导|负责人|负责同志|领导同志)$")
# 区司法局等部门, 区司法局20名干部
_MANY_OF_BODY = re.compile(r"\d+余?[名位][一-鿿]{2,8}$")
_AND_OTHERS = re.compile(
    r"(?:等)?(?:街道|乡镇|镇街|县区|县市|属地|部门|单位|系统|党组会|办公会|会议|同志|机构|组织|品牌|阵地)(?:全年|累计|先后)?$|(?:会前|会上)$|\d+家单位$"
)
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


_NONE = Subject()
# 该单位, 该局: the body of the sentence before acts on
_ANAPHOR = re.compile(r"(?:该|我|本)(?:单位|局|委|厅|办|街道|镇|乡|部门|院|中心|机关|站|所)")
THAT_BODY = re.compile(r"由?该(?:单位|局|委|厅|办|街道|镇|乡|部门|院|中心|机关|站|所)")
# people and bodies that a clause has as its subject without naming them
_CLASSES = (
    r"（[市区县、社街道镇乡]{1,6}）|我们|我[省市区县镇乡]|双方|各地|上下|全体|代表|成员|干部|群众|市民|居民|网民|企业|员|[家名个]",
    # bodies: 各部门, 全区各单位, 23个乡镇, 三级
    r"单位|部门|机关|组织|机构|系统|政府|委员会|班子|所|站|队|中心|窗口|调解室|工作室|会议|热线\d*|平台|街道办|科室|处室|林场|农场",
    r"街道|乡镇|镇街|街镇|村|社区|[镇乡县区市]|[省市区县镇乡]本级|[两三四]级|\d[个家]?(?:设区)?[市县区（）、]+|全[省市区县州旗镇乡局委厅院]",
    r"[办党组务委]会|议事会|小组|检查组|督[察导查]组|工作组|论证组|讲师团|宣讲团|顾问团|志愿服务队|大队|中队|支队|力量|志愿者",
    # posts and people: 主要负责人, 各镇镇长, 35名律师
    r"人员|律师|顾问|同志|负责人|领导|书记|主任|主席|[区县市镇乡局厅旗州盟]长|一把手”?|\d+余?[名人]",
)
CLASS = re.compile(rf"(?:{'|'.join(_CLASSES)})$")


def subject_of(clause: Clause, within: Callable[[int, int], list[Candidate]]) -> Subject:
    """The subject of a clause; ``within`` gives the mentions inside a span of the clean text."""
    if not clause.subject:
        return _NONE
    words = "".join([item.text for item in clause.subject])
    if _ANAPHOR.fullmatch(words):
        return Subject(start=clause.subject[0].start, unnamed=True)
    first, last = clause.subject[0], clause.subject[-1]
    inside = within(first.start, last.end)
    bodies = tuple(m for m in inside if m.type == "ORG")
    if bodies and (
        last.kind == "ORG"
        or _PEOPLE_OF_BODY.search(words)
        or _MANY_OF_BODY.search(words)
        or _AND_OTHERS.search(words)
        or (words.endswith("等") and clause.form == "verb")
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
