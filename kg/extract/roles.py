"""The role that a document plays in a measure: issues, implements, basis or concerns."""

import re
from functools import cache

from kg.extract.context import Candidate
from kg.extract.lexicons import verbs, verbs_of, verbs_used
from kg.model import DocumentRole

# between the titles of one list: 印发《甲》（试行）、《乙》和《丙》
LIST_GAP = re.compile(r"(?:（[^（）]{1,20}）)?(?:[、和与及，]|以及|（以下简称){0,2}")
_IMPLEMENTS = re.compile(r"(?:落实|贯彻|执行|实施|贯彻落实|贯彻执行|贯彻实施|落实好|履行)(?:好|了)?$")


@cache
def _issue_verbs() -> str:
    """The verbs that make a document, as alternatives of a pattern."""
    return "|".join(sorted(verbs_of("issue"), key=lambda word: (-len(word), word)))


def role_of(text: str, document: Candidate, head: str, before: str) -> DocumentRole:
    """The role of a document by the words before its list, those after it, and the measure's head verb."""
    before = re.sub(r"(?:关于|新修订(?:施行)?的?|新颁布(?:实施)?的|修订后的)$", "", before)
    after = text[document.end : document.end + 8]
    # 制定实施《…》 makes it first
    if head in before and re.search(rf"(?:{_issue_verbs()})(?:并)?(?:实施|执行|落实)$", before):
        return "issues"
    if (re.match(r"的?基础上|为准|(?:的)?(?:有关|相关)?(?:规定|要求)", after) and not _IMPLEMENTS.search(before)) or _ground(
        before
    ):
        return "basis"
    if (head in _MAKES and not after.startswith("主题")) or (head in _PUSHES and _IN_MAKING.match(after)):
        return "issues"
    if _IMPLEMENTS.search(before) or (head in ("推进", "推动", "完成") and _TASKS.match(after)):
        return "implements"
    lead = re.split(r"[，、]", before)[-1]
    if re.match(r".{0,2}(?:培训|学习|宣传|宣讲|解读|贯彻实施情况|实施情况|换发|清理|检查|精神)", after):
        return "concerns"
    verb = verbs().get(head)
    if verb is not None and verb.cls == "issue" and not re.search(r"(?:涉及|包括|修订后的|新修订)$", before):
        return "issues"
    if re.search(rf"(?:{_issue_verbs()}|健全|完善)(?:了)?$", lead) or (
        head in verbs_used("drafts") and re.match(r"(?:的)?(?:撰写|编制|制定|修订|起草|印发)", after)
    ):
        return "issues"
    return "concerns"


# a film is made, a law is brought on its way: 拍摄《…》, 推动《…》出台
_MAKES = frozenset(("拍摄", "录制", "创作", "摄制", "编排", "制发", "签订", "签署", "发出"))
_PUSHES = frozenset(("推动", "推进", "加快", "抓好", "做好", "启动", "配合", "完成", "开展"))
_IN_MAKING = re.compile(r"(?:的)?(?:早日|尽快)?(?:立法(?!后评估|调研)|出台|颁布|制定|修订(?!调研)|起草|编制)")
# 统筹推进《…纲要》各项任务
_TASKS = re.compile(r"(?:确定|明确|规定)?(?:的)?(?:各项|重点|目标)*(?:任务|部署)")
_GROUND_WORDS = re.compile(r"(?:根据|依据|依照|按照|遵照|围绕|结合|对照|参照|基于|立足|对标)")
_GROUND_GAP = re.compile(r"[^，。；《》]{0,8}(?:《[^《》]{1,80}》(?:[、和与及]|以及)?[^，。；《》]{0,3}){0,8}")


def _ground(before: str) -> bool:
    """Whether a document stands in a phrase of ground: 根据《…》, 严格按照《…》, 结合《…》."""
    last = None
    for match in _GROUND_WORDS.finditer(before):
        last = match
    if last is None or not _GROUND_GAP.fullmatch(before[last.end() :]):
        return False
    return re.search(rf"(?:{_issue_verbs()})(?:了)?$", before) is None
