"""Clauses cut at 、 where each side says something of its own."""

import re

from kg.extract.stream import Stream

# 撤销、确认违法、责令履行48件: verbs that share their count
_SHARED_COUNT = re.compile(r"(?:^|[，。；、])?(?:[一-鿿]{2,4}[、和])+[一-鿿]{4,6}\d+余?[件宗起份]$")


# 建议保留21份、废止5份: what is advised is one
_ADVISES = re.compile(r"建议(?:保留|废止|修改|修订|继续|宣布|失效)")


def parts(text: str, stream: Stream, start: int, end: int) -> list[tuple[int, int]]:
    """A clause cut at 、 where each side has its own verb and object: 带头讲法治课、落实述法要求."""
    at = text.find("、", start, end)
    shared = at >= 0 and text[end - 1] in "件宗起份" and _SHARED_COUNT.search(text, max(start, end - NEAR), end) is not None
    if at < 0 or shared or _ADVISES.match(text, start, end):
        return [(start, end)]
    cuts = [start]
    while at >= 0:
        if not stream.protects(at) and _own_verbs(text, stream, cuts[-1], at, end):
            cuts.append(at)
        at = text.find("、", at + 1, end)
    begins = [start, *(cut + 1 for cut in cuts[1:])]
    return list(zip(begins, [*cuts[1:], end], strict=True))


# how far to look on either side of a 、 for verbs of their own
NEAR = 60


_DIGIT = re.compile(r"\d")
_ENDS_IN_COUNT = re.compile(r"\d[\d.]*[余多]?[万亿]?[余多]?[个件项条次人名家户场份篇期位起宗元]+$")


# 办理案件56件、办结率98%, 受理480件、增长15%: a rate or a change of what was counted
_RATED = re.compile(
    r"[一-鿿]{0,10}(?:率|比例|占比)(?:均|达到?|为|保持|超过?)*[\d.]+%|(?:同比|环比|较上年|比上年)?(?:增长|下降|上升)(?:了)?[\d.]+(?:%|‰|个百分点|倍)"
)
_ENDS_IN_NUMBER = re.compile(r"\d[\d.]*[余多]?[万亿]?[余多]?[^，。；、\d]{0,4}$")


_MEETS = re.compile(r"(?:会议|会)\d")


_CLOSES = re.compile(
    r"等[^，。；]{0,12}$|的[^，。；、]{0,6}(?:格局|局面|氛围|问题)$|^、(?:[一-鿿]{2}、)*[一-鿿]{2,4}(?:工作)?(?:机制|流程|闭环|体系|环节|链条)$"
)


def _own_verbs(text: str, stream: Stream, start: int, at: int, end: int) -> bool:
    """Whether what stands before a 、 and what stands after it are each a verb with an object."""
    ahead = text[max(start, at - NEAR) : at]
    numbered = _DIGIT.search(ahead) is not None
    if numbered and _RATED.match(text, at + 1, end) and _ENDS_IN_NUMBER.search(ahead):
        return True
    if numbered and _ENDS_IN_COUNT.search(ahead):
        first_after = next(iter(stream.within(at + 1, min(end, at + 8))), None)
        doing = first_after is not None and first_after.verb is not None and first_after.verb.cls != "result"
        if doing and first_after is not None and len(first_after.text) == 4:
            doing = text[first_after.end : first_after.end + 1].isdigit()  # 行政处罚8243次, not 行政处罚数据2.3万条
        meets = _MEETS.search(text[at : min(end, at + NEAR)])
        return doing and not meets and bool(re.search(r"\d", text[at : min(end, at + NEAR)]))
    end = min(end, at + NEAR)
    after = [i for i in stream.within(at + 1, end) if i.kind != "mark"]
    before = stream.within(max(start, at - NEAR), at)
    while after and after[0].adverb and after[0].verb is None and after[0].text != "新":
        after = after[1:]
    if len(after) < 2 or not before:
        return False
    if after[1].kind == "number" or all(i.verb is not None or i.kind == "mark" for i in before):
        return False  # 发布通告、公告9个; 制定、修改、废止规范性文件12件
    if before[0].text == after[0].text and before[0].text in ("在", "对", "为", "向", "将"):
        return all(any(i.verb is not None and not i.verb.nominal for i in side) for side in (before, after))
    verb = after[0].verb
    if verb is None:
        return False
    led = [i for i in before if i.verb is not None and not i.verb.nominal]
    first = next((i for i in before if not i.adverb or i.verb is not None), None)
    if any(i.text in ("通过", "在", "以", "按照") for i in before[1:]):
        return False
    closes = _CLOSES.search(text[at:end])
    # 不予处罚、减轻处罚: members that end in the same word are one list
    alike = bool(before) and any(before[-1].text == i.text for i in after[1:4])
    return (
        not alike
        and not (verb.nominal and after[1].verb is not None)
        and (not verb.nominal or len(led) > 1)
        and bool(led)
        and len(before) >= 2
        and after[1].text not in ("、", "和")
        and not closes
        and (first is led[0] or (first is not None and first.kind in ("ORG", "PERSON")))
    )
