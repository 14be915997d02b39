"""Adverbial phrases: where the main verb stands after a preposition and what it governs."""

import re

from kg.extract.lexicons import prepositions, verbs_of, verbs_used
from kg.extract.stream import Item

_LOCATIVE = re.compile(r"^(?:中|内|上|下|前|后|时|期间|过程中|基础上|方面|之前|之后|以内|间|范围内|区域内|领域|环节)$")
_GROUND_END = re.compile(
    r"(?:问题|要求|任务|目标|精神|实际|实践|部署|重点|原则|标准|节点|契机|抓手|载体|平台|主线|主题|形式|方式|举措|措施|基础上|名义|导向|手段|途径|渠道|方法|意见|优势|功能|队伍|需求|特点|思想|理念|理论|规定|程序|整改工作|评估|机遇|作用|机制|等)$"
)
# 紧扣扫黑除恶、脱贫攻坚等重点工作
_LISTED_END = re.compile(r"等(?:重点|中心)?(?:工作|任务|领域|环节)$")
# 研究制定 is one measure whose verb is 研究
_BEGINS_CHAIN = frozenset(("申请", "建议", "研究", "探索", "组织", "谋划"))


def bodies_after(words: list[Item], index: int) -> list[Item]:
    """The organisations that follow a preposition: 由区委督查室、区司法局会同…."""
    found: list[Item] = []
    for item in words[index + 1 :]:
        if item.kind == "ORG":
            found.append(item)
        elif item.text not in ("、", "和", "与", "及", "以及", "会同", "等") or item.text == "会同":
            break
    return found


def main_verb(text: str, words: list[Item], index: int, end: int) -> int | None:
    """The index of the main verb after a prepositional phrase, or of the next preposition; None where the clause has none."""
    preposition = words[index].text
    rest = range(index + 1, len(words))
    if preposition == "作为" or (preposition in prepositions("ground") and _ground_only(text, words, index, end)):
        return None
    if preposition in _OF_A_THING and (behind := _after_relative(words, index)) is not None:
        return behind
    if preposition in ("将", "把"):
        disposed = [i for i in rest if words[i].kind == "word" and words[i].text in verbs_used("disposal")]
        return (
            next((i for i in disposed if words[i].text in _TAKEN_IN), next(iter(disposed), None))
            or _sure(words, rest)
            or _any_verb(words, rest)
        )
    if preposition in ("对", "对于", "就", "围绕", "针对") and (close := _matter_end(words, index)) is not None:
        after = range(close + 1, len(words))
        if (found := _sure(words, after) or _any_verb(words, after) or _last_verb(words, after)) is not None:
            return found
    if preposition in ("对", "对于", "就"):
        return (
            first_of(words, rest, verbs_used("light"))
            or _sure(words, rest[:-1])
            or ((_any_verb(words, rest) or _last_verb(words, rest)) if preposition == "对" else None)
        )
    if preposition == "通过" and (found := _means(words, index)) is not None:
        return found
    if preposition in ("在", "于", "从") and (close := _place_end(words, index)) is not None:
        after = range(close + 1, len(words))
        return _sure(words, after) or _any_verb(words, after) or _last_verb(words, after)
    if preposition in ("深入", "赴", "前往", "走进"):
        return _sure(words, rest) or _any_verb(words, rest)
    if preposition in ("以", "采取", "采用") and (way := _way_end(words, index)) is not None:
        after = range(way + 1, len(words))
        if (found := _sure(words, after) or _any_verb(words, after) or _last_verb(words, after)) is not None:
            return found
    if preposition in ("运用", "利用", "借助") and (way := _way_end(words, index)) is not None:
        after = range(way + 1, len(words))  # 运用视频巡查等非现场执法手段破解难题
        if (found := _sure(words, after) or _any_verb(words, after)) is not None:
            return found
    if preposition in prepositions("ground"):
        # 依据《…目录》对18家企业免予处罚
        given = next((i for i in rest if words[i].text == "对" and words[i - 1].kind == "DOC"), None)
        found = _sure(words, rest) or given or _after_adverb(words, rest)
        return found if found is not None or preposition not in _TOWARDS else _last_verb(words, rest)
    sure = _sure(words, rest)
    if preposition in _TOWARDS and (bodies := bodies_after(words, index)):
        behind = next(i for i in rest if words[i] is bodies[-1]) + 1
        if behind + 1 < len(words) and words[behind].verb is not None and words[behind + 1].text != "的":
            return behind  # 会同区发改局、区司法局清理涉及经营主体的政策措施214件
    together = first_of(words, rest, _TOGETHER)
    if together is not None and together < (len(words) - 2 if sure is None else sure) and words[together + 1].verb:
        return together + 1  # 与法律顾问一起审核…合同
    found = sure or _any_verb(words, rest)
    if found is None and preposition == "由":  # 由局法规科对一般程序案件逐件审核
        return next((i for i in rest if words[i].text == "对"), None)
    return found if found is not None or preposition not in _TOWARDS else _last_verb(words, rest)


# 办结后, 制定机关, 公开栏: what makes a modifier of the verb before it
_AFTER_MODIFIER = frozenset(("的", "不力", "不到位", "中", "后", "前", "时", "机关", "栏", "栏目"))
_BEFORE_NUMBER = frozenset(("超", "超过", "突破", "达到"))
_TOGETHER = frozenset(("一起", "共同", "一道", "联合", "协同"))


_OF_A_THING = frozenset(("对", "对于", "向", "为", "将", "把", "给"))


def _after_relative(words: list[Item], index: int) -> int | None:
    """对未按期完成整改任务的2个部门〔扣减〕分值: the verb behind what a clause before 的 tells of."""
    for i in range(len(words) - 3, index + 1, -1):
        if words[i].text == "的" and any(w.verb is not None for w in words[index + 1 : i]):
            after = range(i + 2, len(words))
            found = _sure(words, after)
            if found is None and i + 2 < len(words):
                return _after_adverb(words, range(i + 3, len(words)))  # 对评查发现的16个问题逐一整改
            return found if found is not None and found < len(words) - 1 else None
    return None


# 将巩固提升等5个事项〔纳入〕目录: of several verbs this one governs
_TAKEN_IN = frozenset(("纳入", "列入", "列为", "作为", "融入"))
_MATTER = re.compile(r"(?:议题|问题|事项|内容|方面|工作|情况|领域|业务|行为|案件|场所|企业|人员|措施|需求|风险)$")


def _way_end(words: list[Item], index: int) -> int | None:
    """The index of 方式 in 以调解、和解方式结案."""
    return next((i for i in range(index + 1, len(words) - 1) if words[i].text in ("方式", "形式", "名义", "手段")), None)


def _matter_end(words: list[Item], index: int) -> int | None:
    """The index of what closes 就加装电梯、停车管理等议题: the noun behind 等."""
    for i in range(index + 2, len(words) - 1):
        if words[i].text == "等":
            return next((j for j in range(i + 1, min(len(words) - 1, i + 8)) if _MATTER.search(words[j].text)), None)
    return None


# 向市政府备案, 与城管部门联合执法312次: after these a verb needs no object
_TOWARDS = frozenset(("向", "与", "同", "和", "会同", "联合", "给"))


def _last_verb(words: list[Item], rest: range) -> int | None:
    """The verb at the end of a clause, or before its count: 备案 of 向市政府备案."""
    plain = [i for i in rest if words[i].kind != "mark"]
    while (plain and words[plain[-1]].kind in ("number",)) or (
        plain and words[plain[-1]].text in ("余", "多", "次", "件", "场", "人", "人次")
    ):
        plain.pop()
    return plain[-1] if plain and words[plain[-1]].verb is not None else None


def _ground_only(text: str, words: list[Item], index: int, end: int) -> bool:
    """Whether a clause is only an adverbial: 以…为抓手, 通过…等方式, 按照…要求."""
    clause = text[words[index].start : end]
    light = any(w.text in verbs_used("light") for w in words[index + 1 :])
    if words[index].text == "以":
        return bool(re.search(r"为(?:[^，]{1,12})$|^以[^，]{1,20}的?(?:形式|方式|名义)$", clause)) and not light
    if words[index].text == "针对":
        issued = first_of(words, range(index + 3, len(words) - 1), verbs_of("issue") | {"开展", "发出", "建立", "组织"})
        return not light and issued is None  # 针对古祠堂坍塌风险发出检察建议
    if not _GROUND_END.search(clause) and not _LISTED_END.search(clause):
        return False
    way = next((i for i in range(index + 1, len(words) - 1) if words[i].text in ("方式", "形式", "渠道", "途径")), None)
    if way is not None and _sure(words, range(way + 1, len(words))) is not None:
        return False  # 通过听证会等形式听取意见
    if re.search(r"等[^，、]{0,10}$", clause) or (
        words[index].text == "通过" and re.search(r"(?:方式|形式|举措|措施|手段|途径|方法)$", clause)
    ):
        return True
    # 按照要求征求…意见 has a verb of its own, 按照市政府会议精神 has none
    return not light and _sure(words, range(index + 1, len(words))) is None


_CLOSES_GROUND = re.compile(
    r"(?:名义|形式|方式|原则|要求|规定|标准|机制|平台|网站|公示栏|公开栏|微信群|公众号|客户端|小程序|热线|窗口|大厅|渠道|契机|手段|途径|措施)$"
)


def _after_adverb(words: list[Item], rest: range) -> int | None:
    """通过政府网站主动公开…, 以镇名义办理…: such a verb is one after an adverb, or where the phrase is closed."""
    for i in rest:
        before = words[i - 1]
        if i + 1 < len(words) and words[i + 1].text == "的":
            continue
        closed = before.kind in ("DOC", "PROG", "quote") or bool(_CLOSES_GROUND.search(before.text))
        if words[i].verb is not None and (
            closed or (before.adverb and (before.verb is None or before.text == "集中") and before.text != "新")
        ):
            return i
    return None


def first_of(words: list[Item], rest: range, wanted: frozenset[str]) -> int | None:
    """The index of the first word that is among those wanted; one that a 的 makes a modifier (作出的案件) is passed over."""
    found = (i for i in rest if words[i].kind == "word" and words[i].text in wanted)
    return next((i for i in found if i + 1 == len(words) or words[i + 1].text != "的"), None)


def _sure(words: list[Item], rest: range) -> int | None:
    """The first verb that is seldom a noun; not one that a 的 turns into a modifier (我区实施的167项)."""
    for i in rest:
        verb = words[i].verb
        if (
            verb is not None
            and not verb.nominal
            and not (i + 1 < len(words) and words[i + 1].text in _AFTER_MODIFIER)
            and not _modifies(words, i)
            and not _counted_bodies(words, i)
            and not (i and words[i - 1].text == "新")  # 对照新修订法律清理文件, 为新设立企业刻制印章
            and not (words[i].adverb and i + 1 < len(words) and words[i + 1].verb is not None)
            and not (words[i].text in _BEFORE_NUMBER and i + 1 < len(words) and words[i + 1].kind == "number")
        ):
            return i - 1 if i - 1 in rest and words[i - 1].text in _BEGINS_CHAIN else i
    return None


def _counted_bodies(words: list[Item], index: int) -> bool:
    """进驻 of 26个进驻部门: what the bodies that are counted do."""
    following = words[index + 1].text if index + 1 < len(words) else ""
    return index > 1 and words[index - 2].kind == "number" and following in ("部门", "单位", "机构", "企业")


def _modifies(words: list[Item], index: int) -> bool:
    """列入 of 对列入正面清单的200家企业减少检查: a verb whose phrase a 的 turns into a modifier, before another verb."""
    for i in range(index + 1, min(len(words), index + 12)):
        if words[i].text == "的":
            later = [(j, verb) for j in range(i + 1, len(words)) if (verb := words[j].verb) is not None]
            return any(not verb.nominal or words[j - 1].adverb for j, verb in later)
        if words[i].kind == "mark":
            return False
    return False


def _any_verb(words: list[Item], rest: range) -> int | None:
    """The first verb with something after it that it can govern."""
    for i in rest:
        if (
            words[i].verb is not None
            and words[i].text != "发展"
            and i + 1 < len(words)
            and words[i + 1].text not in ("的", "中", "后", "前", "时", "、")
        ):
            return i
    return None


def after_step(words: list[Item], index: int) -> int | None:
    """经常务会议审议通过后印发: the index after the step, where a verb of its own follows."""
    for i in range(index + 1, len(words) - 1):
        if words[i].text == "后":
            return i + 1 if _sure(words, range(i + 1, len(words))) is not None else None
    return None


def _means(words: list[Item], index: int) -> int | None:
    """通过完善机制举措推动…化解: where what follows 通过 is itself a verb, the main verb tells what it leads to."""
    following = words[index + 1] if index + 1 < len(words) else None
    for i in range(index + 2, len(words) - 1):
        if words[i].text in ("方式", "形式", "手段", "途径", "措施", "举措", "渠道"):
            rest = range(i + 1, len(words))
            return _sure(words, rest) or _any_verb(words, rest)
    if following is None or following.verb is None:
        return None
    return first_of(words, range(index + 2, len(words)), verbs_used("means"))


def _place_end(words: list[Item], index: int) -> int | None:
    """The index of the word that closes a place: 中 of 在…中, 上 of 在…的基础上."""
    return next((i for i in range(index + 1, len(words)) if words[i].kind == "word" and _LOCATIVE.match(words[i].text)), None)
