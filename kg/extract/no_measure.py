"""What a clause tells where it tells no measure, whatever its verb: a rate, a state, a stance, an outcome, what others did."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from kg.extract.clauses import Clause
from kg.extract.data_files import terms
from kg.extract.lexicons import verbs
from kg.extract.stream import Item

_Check = Callable[[str, Clause, Item, str], str | None]


def signs_of(text: str, clause: Clause) -> frozenset[str]:
    """The characters of a clause, by which most of what could be asked of it is ruled out at once."""
    return frozenset(text[clause.start : clause.end])


def passes(text: str, clause: Clause, head: Item, rest: str, signs: frozenset[str]) -> str | None:
    """Why a clause with a head verb is no measure (a key of judgement.REASONS); None where nothing here says so.

    ``rest`` is what stands behind the head verb in the clause, ``signs`` are the clause's characters.
    """
    for check, among in _worth_making(text[clause.end - 1]):
        if (not among or not among.isdisjoint(signs)) and (reason := check(text, clause, head, rest)) is not None:
            return reason
    return None


_MAY_BE_RATE = re.compile(r"[率比占]")
_RATE = re.compile(
    r"(?:率|比例|占比|比重)[^，。；]{0,12}?\d[\d.]*(?:%|‰|个百分点|倍)|率[^，。；\d]{0,8}[一二三四五六七八九]成|占(?:\d[\d.]*%|[一二三四五六七八九]成|[一二三四五]分之)"
)


def is_rate(text: str, start: int, end: int) -> bool:
    """Whether a span tells a rate: 好评率99.99%, 占比30%.

    >>> is_rate("好评率99.99%", 0, 9), is_rate("办理99件", 0, 5)
    (True, False)
    """
    return _MAY_BE_RATE.search(text, start, end) is not None and _RATE.search(text, start, end) is not None


def _rate(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """复议纠错率24.19%: a rate tells how it came out, no doing; not where means lead to it."""
    start = clause.words[0].start if clause.words else clause.begin
    if _SET_SHARE.search(text, start, head.start):
        return None
    if _LEADS_TO_IT.isdisjoint(clause.prepositions) and _COMES_TO.match(text, start, clause.end):
        return "rate"
    return "rate" if is_rate(text, start, clause.end) and "通过" not in clause.prepositions else None


# 考核分值占比由3%提高到5%: a figure that is set
_SET_SHARE = re.compile(r"(?:分值|权重)[^，。；\d]{0,6}[由从]")
# what is brought about is no mere rate: 将时间压缩至…, 通过…降低…
_LEADS_TO_IT = frozenset(("将", "把", "通过"))
# 企业开办时间压缩至1个工作日以内, 同比下降2.1个百分点, 转移就业2.6万人次, 罚没金额1.2万元: what came of it
_COMES_TO = re.compile(
    r"[^，。；]{0,24}(?:时间|用时|周期|频次|耗时|成本)(?:(?=[仅约为]?\d)|(?:平均|再|均|大幅|分别|进一步|同比|由[^，。；]{1,12})?(?:压缩|缩短|压减|下降|减少|降低|降))"
    r"|[^，。；\d]{0,24}(?:增长|下降|上升)(?:了|达)?\d[\d.]*(?:%|‰|个百分点|倍)|[^，。；\d]{2,24}(?:居|位居|位列|排名)[^，。；\d]{0,8}第[\d一二三四五六七八九十]"
    r"|[^，。；]{0,16}(?:时限|时间)比[^，。；]{1,12}(?:压缩|缩短|减少)"
    r"|(?:[^，。；]{1,10}(?:量|数|额))?(?:同比|环比|较上年)(?:下降|增长|上升|提高|减少|增加)|[^，。；]{0,12}就业\d|(?:罚没|处罚|罚款)金额"
)


_ONE_QUOTE = re.compile(r"[一-鿿]{0,6}“([^”]*)”$")


def _only_set_phrase(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """紧抓领导干部“关键少数”: emphasis, no object."""
    match = _ONE_QUOTE.match(rest) if rest.endswith("”") else None
    if match is None or any(item.kind == "PROG" for item in clause.rest):
        return None
    return "stance" if match.group(1) in terms("set_phrases") else None


_HOPES = frozenset(("力争", "争取", "力求"))


def _hoped(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return None if _HOPES.isdisjoint(clause.adverbs) or "向" in clause.prepositions else "purpose"


# 打击犯罪取得重大战果, 推动建设再上新台阶: the last predicate tells what came of it
_CAME_TO = re.compile(
    r"(?:取得|迈出|见到|呈现|再上|迈上|收到|实现)[一-鿿]{0,8}(?:成效|突破|战果|进展|成果|实效|成绩|台阶|步伐|态势|胜利)$"
    r"|(?:明显|显著|持续|不断|进一步|大幅)(?:提高|提升|增强|改善|好转|优化)$|成(?:为)?常态$|变“[^“”]+”为“[^“”]+”$|保驾护航$"
)
# 问题得到有效解决, 执法行为更加规范
_BECAME = re.compile(r"得到(?:有效|明显|妥善|显著|进一步)?[一-鿿]{2,4}$|(?:更加|日益|愈发|日趋)[一-鿿]{2,8}$")


def _came_to(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    came = "通过" not in clause.prepositions and _CAME_TO.search(text, head.end, clause.end)
    return "result" if came else None


def _became(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    became = "通过" not in clause.prepositions and _BECAME.search(text, head.end, clause.end)
    return "result" if became else None


# 加强理论武装是做好工作的基础
_IS = re.compile(
    r"[一-鿿]{0,20}是[一-鿿、]{2,24}(?:基础|关键|根本|前提|保障|保证|要求|举措|抓手|重点|任务|工作|所在|途径|必然|道理)$"
)


def _is(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "state" if "是" in rest and _IS.fullmatch(rest) else None


# 将从以下几方面改进, 做好以下工作
_FROM_SIDES = re.compile(r"从(?:以下|如下|下列)[一二三四五六七八九十几\d]*个?(?:大)?方面")
_ANNOUNCES = re.compile(r"(?:好|实)?(?:以下|如下|下列)")


def _announces(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "state" if _ANNOUNCES.match(rest) or _FROM_SIDES.search(text, clause.begin, clause.end) else None


# 普法形式单一, 执法力量薄弱
_STANDS = re.compile(r"(?:单一|薄弱|不足|不够|不高|较低|滞后|匮乏|短缺|紧缺|参差不齐|流于形式|不平衡|不充分|不均衡)$")


def _stands(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "state" if _STANDS.search(rest) else None


# 做好以下三方面工作, 抓好五件事: how many things follow; not 完成12项重点任务
_SO_MANY = re.compile(
    r"(?:以下|如下)?[一二三四五六七八九十\d]+(?:项|个|大|件)?(?:重点)?(?:工作|方面(?:的)?(?:工作)?|重点|任务|事)$"
)
_PROMISES = frozenset(("做好", "抓好", "突出", "聚焦"))


def _lists(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    opens = rest.startswith(("以下", "如下")) or head.text in _PROMISES
    return "state" if opens and _SO_MANY.fullmatch(rest) else None


_ATTITUDE = re.compile(
    r"(?:[将把].{2,60}(?:作为.{0,12}(?:任务|抓手|重点|主线|根本|前提|关键|工程|目标|要求|保障|举措|大事)|贯穿.{0,16})|同部署.{0,20}同(?:考核|落实|推进|检查|督查)|[将把].{2,60}来抓|亲自[一-鿿]{1,2}(?:、[^，。；]{0,12}亲自[一-鿿]{1,2}){1,4})$"
)


def _attitude(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "stance" if _ATTITUDE.search(text, clause.begin, clause.end) else None


_WHICH = re.compile(r"的\d+余?[件个名家宗起份][次]?$")


def _which(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """其中提出意见的63件: which of them."""
    return "no verb" if clause.conjunction == "其中" and _WHICH.search(rest) else None


# 推动改革再深化
_ONCE_MORE = re.compile(r"再(?:深化|提升|创新|发力|突破|加强|优化|升级)$")


def _once_more(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "result" if _ONCE_MORE.search(rest) else None


_EXAMPLES = re.compile(r"等[一-鿿]{0,6}活动\d+余?[场次]+$")


def _example(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """、模拟法庭等活动34场次: a detail of what stands before it."""
    return "no verb" if text[head.start - 1] == "、" and _EXAMPLES.search(text[clause.start : clause.end]) else None


_AMOUNTS = re.compile(r"[^，。；]{1,20}的[一-鿿]{2,12}?(?:已|共|累计)?(?:达到?|超过?|突破|为|有)\d")


def _amounts(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """参加培训的执法人员超640人: the verb stands inside the subject."""
    return "state" if _AMOUNTS.match(rest) else None


def _has_below(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """下设执法、司法、守法普法3个协调小组."""
    return "state" if text.startswith(("下设", "内设"), clause.words[0].start) else None


# 努力建设更高水平的法治松江
_HIGHER = re.compile(r"更高水平|和谐|幸福|美丽|一流|标杆|样板|更高质量|新局面|新篇章|新格局")


def _strives(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "purpose" if not _STRIVING.isdisjoint(clause.adverbs) and _HIGHER.search(rest) else None


_STRIVING = frozenset(("努力", "奋力"))
_PLACED = re.compile(r"(?:放在|摆在|挺在).{0,12}(?:位置|前面|首位|第一位)$")


def _placed(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """把纪律挺在前面."""
    return "stance" if _PLACED.search(text, clause.begin, clause.end) and rest.endswith(_PLACES_OF_HONOUR) else None


_PLACES_OF_HONOUR = ("位置", "前面", "首位", "第一位")
# 化解在行政体系内部
_IN = re.compile(r"在(?![线建校岗册编职读场逃])")


def _stays(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """可办事项162项, 由班子成员兼任, 化解在行政体系内部."""
    stays = "可" in clause.adverbs or head.text in ("兼任", "担任") or (_IN.match(rest) and head.text != "探索")
    return "state" if stays else None


_POSTS = re.compile(r"\d+[名人]")


def _posts(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """编制22名."""
    return "state" if verbs()[head.text].cls == "issue" and _POSTS.match(rest) else None


def _covers(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "result" if head.text == "覆盖" and not clause.subject else None


_FAILS = re.compile(r"(?:落实|执行|履行|覆盖)不(?:够|到位|力)")
_NOT = re.compile(r"(?:未|没有|尚未|不|不再[^，]{1,12})被?$|^(?:未|不)(?!断|定|折|少|再|予)")


_NONE_HAPPENED = re.compile(r"(?:全年)?(?:未发生|未出现|没有发生|无一)")


def _negated(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """未发现…, 不再…索要: what was not done; 不再保留 is an act of its own."""
    before = text[clause.begin : head.start]
    if _NONE_HAPPENED.match(text, clause.words[0].start, clause.end):
        return "negated"
    if before.endswith("不再"):
        return None if head.text in ("保留", "设置", "设立", "列入", "实行") else "negated"
    if _FAILS.search(text, head.start, clause.end):
        return "negated"
    return "negated" if before and _NOT.search(before) else None


_HONOUR = re.compile(
    r"被[^，。；]{0,16}(?:表彰为|评为|评选为|授予|命名为|确定为|认定为|列为|推广|采用|采纳)|荣获|入选|获评|获[^，]{2,20}奖"
)


def _honour(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "honour" if _HONOUR.search(text, clause.start, clause.end) else None


# 被复议机关撤销1件, 被法院判决败诉2件: what others decided
_DECIDED = re.compile(
    r"(?:其中)?被[一-鿿]{0,8}(?:法院|机关|检察院|政府)[^，。；]{0,4}(?:撤销|判决|纠正|确认|责令|变更|驳回|败诉)"
)


def _others(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    decided = text[clause.begin] in "其被" and _DECIDED.match(text, clause.begin, clause.end)
    return "others" if decided else None


class _Asked(NamedTuple):
    """A check, and what a clause must have for it to be worth making: one of some characters, one of some at its end."""

    check: _Check
    among: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


# the first that gives a reason gives the clause's
_CHECKS = (
    _Asked(_others, frozenset("被")),
    _Asked(_rate, frozenset("率比占时周频本增降升居列排较就额")),
    _Asked(_only_set_phrase, ends=frozenset("”")),
    _Asked(_hoped, frozenset("争求")),
    _Asked(_came_to, ends=frozenset("效破果展绩阶伐势利高升强善转化态”航")),
    _Asked(_became, frozenset("得更日愈")),
    _Asked(_is, frozenset("是")),
    _Asked(_announces, frozenset("下")),
    _Asked(_stands, ends=frozenset("一弱足够高低后乏缺齐式衡分")),
    _Asked(_lists, ends=frozenset("作面的点务事")),
    _Asked(_attitude, frozenset("将把署亲")),
    _Asked(_which, frozenset("其")),
    _Asked(_once_more, frozenset("再")),
    _Asked(_example, frozenset("等")),
    _Asked(_amounts, frozenset("的")),
    _Asked(_has_below, frozenset("设")),
    _Asked(_strives, frozenset("努奋")),
    _Asked(_placed, ends=frozenset("置面位")),
    _Asked(_stays, frozenset("可任在")),
    _Asked(_posts, frozenset("名人")),
    _Asked(_covers, frozenset("覆")),
    _Asked(_negated, frozenset("未没不无")),
    _Asked(_honour, frozenset("被获选")),
)


@lru_cache(maxsize=1 << 13)
def _worth_making(last: str) -> tuple[tuple[_Check, frozenset[str]], ...]:
    """The checks of a clause that ends in a character, each with the characters of which it must have one, if any."""
    return tuple([(each.check, each.among) for each in _CHECKS if not each.ends or last in each.ends])


WHOLLY = frozenset(("全部", "均", "全", "悉数", "一律", "逐项"))
_GROWS = re.compile(r"(?:发展|振兴|建设|崛起|跨越)$")


_PROBLEM = re.compile(r"[问难]题$")


def outcome(text: str, clause: Clause, head: Item, rest: str, signs: frozenset[str], *, first: bool) -> bool:
    """从源头防范风险, 护航高质量发展, 示范村增至7个, 解决群众难题: what a doing is for, or what came of it."""
    if head.text in ("护航", "助力", "保障"):
        return not first and _GROWS.search(rest) is not None
    if head.text in ("解决", "破解", "化解"):
        return not first and _PROBLEM.search(rest) is not None and not re.search(r"\d", rest)
    if len(rest) == 2 and _ALL_SETTLED.fullmatch(rest) and not clause.subject and WHOLLY & set(clause.adverbs):
        return True
    if head.text in ("新增", "登记") and _NEW_FIRMS.match(text, head.start, clause.end):
        return True
    if not _MAY_BE_OUTCOME.isdisjoint(signs):
        opening = clause.words[0].start
        if _LOSSES.search(text, head.start, clause.end) or _AS_FAR.search(text, clause.start, clause.end):
            return True
        if _BY_IT.fullmatch(text, opening, clause.end) or _TAKES_PART.match(text, opening, clause.end):
            return True
    if head.text == "增至":
        return "由" not in clause.prepositions
    return text.startswith("从源头", clause.begin) and head.text in ("防范", "预防", "减少", "避免", "遏制")


# without one of these the patterns below are not worth trying
_MAY_BE_OUTCOME = frozenset("损最效促参受")
# 帮助企业避免损失上千万元, 最大限度减少干扰, 有效防范了法律风险
_LOSSES = re.compile(r"(?:避免|挽回|减少)(?:和挽回|或减少)?了?[^，。；]{0,8}损失")
_AS_FAR = re.compile(r"最大(?:限度|程度)|有效(?:防范|化解|遏制|避免|减少|缓解)了")
# 截至年底全部整改完毕
_ALL_SETTLED = re.compile(r"到位|完毕|销号|完成")
# 以创建促提升
_BY_IT = re.compile(r"以[^，。；]{1,8}促[^，。；]{1,8}")
# 新增市场主体6127户
_NEW_FIRMS = re.compile(r"(?:新增|登记)(?:各类)?(?:市场主体|经营主体|个体工商户)")
# 参与群众1.6万人次
_TAKES_PART = re.compile(
    r"(?:参与|参加|受益|受教育|参训|受众)(?:群众|人员|居民|学生|职工|企业|干部|牧户|农户)(?:达|超过?|近|约)*\d"
)
