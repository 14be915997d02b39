"""Bodies told by their head, their name read leftward: committees, centres, teams; universities, hospitals, firms."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract import gazetteer
from kg.extract.context import Candidate, Context, inside
from kg.extract.data_files import lexicon, terms
from kg.extract.lexicons import function_words, verbs, verbs_used
from kg.extract.names import name_start, placed_start
from kg.extract.own_bodies import acts_next
from kg.extract.rules import REGION_MASK, Rule
from kg.model import Sentence

_LEVEL = re.compile(r"[区市县省镇乡州旗盟]|街道")
# 被评为杭州市金牌调解工作室: an honour's name
_AWARDED = re.compile(r"(?:评为|获评|荣获|授予|命名为|获得|创建|创成)[“]?$")
_CLASS_NAME = re.compile(
    r"^(?:级|区域|省级|市级|县级|国家级|基层|行业|专业|两级|三级|各|多元|综合性|村级|社区|街道社区|乡镇|镇街|街镇|线下|线上|实体)"
)
# an unnamed class or a count before a head: 119个基层…委员会, 各司法所
UNNAMED = re.compile(
    r"(?:各|每个|每|所有|基层|行业(?:性|专业性)?|专业性|两级|三级|多个|一批|若干|[\d一二两三四五六七八九十百千万余多]+[个家支名处所座间])$"
)


def named_body(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """A body told by a head of lexicons/bodies.tsv, its name read leftward: 河东区律师应急咨询委员会."""
    for match in _any_body().finditer(context.masked, sentence.start, sentence.end):
        if (found := _body_at(context, sentence, rule, match.start(), match.group())) is not None:
            yield found


@cache
def _any_body() -> re.Pattern[str]:
    heads = sorted((row[0] for row in lexicon("bodies")), key=lambda head: (-len(head), head))
    return re.compile("|".join(map(re.escape, heads)))


_GROUP = re.compile(r"办公室|[一-鿿]{2,8}?(?:工作)?组(?![织建长成])|[一-鿿]{2,6}窗口")


def _with_group(context: Context, head: str, end: int) -> int:
    """疫情防控指挥部医疗救治组: a group or office of a body belongs to its name."""
    match = _GROUP.match(context.masked, end) if head in ("指挥部", "领导小组", "委员会", "安委会", "服务中心") else None
    governed = verbs_used("launch") | {"设", "设有"}  # 服务中心设综合窗口8个
    plain = match and governed.isdisjoint(context.words_between(end, match.end()))
    return match.end() if match and plain else end


# 执法队伍, 理论学习中心组: the head is part of a longer word
_RUNS_ON = re.compile(
    r"[队级室长们伍]|(?<=联席会议)(?:制度|机制)|(?<!领导小组)(?<!委员会)(?<!指挥部)(?<!安委会)办公室|成员|主任|书记"
    r"|(?<=中心)(?:组|城|任务|工作|环节|户)|(?<=专班)(?:制|化)"
)


# 调整镇法治政府建设领导小组成员: who sits in it is set anew
_SET_ANEW = re.compile(r"(?:调整|充实)(?:完善|充实)?[^，。；]{0,20}$")


def _set_anew(context: Context, sentence: Sentence, at: int, end: int) -> bool:
    anew = context.text.startswith("成员", end) and not context.text.startswith("成员单位", end)
    return anew and _SET_ANEW.search(context.text, max(sentence.start, at - 26), at) is not None


def _body_at(context: Context, sentence: Sentence, rule: Rule, at: int, head: str) -> Candidate | None:
    end = at + len(head)
    if inside(context.documents, at) or (_RUNS_ON.match(context.masked, end) and not _set_anew(context, sentence, at, end)):
        return None
    if head == "局" and context.text[at - 1] in "格布结棋僵全大开破":
        return None  # 生态保护新格局, 总体布局
    end = _with_group(context, head, end)
    start = placed_start(context, at, sentence.start)
    start = name_start(context, at, sentence.start) if start is None else start
    lead = start
    if ordinal := _ORDINAL.match(context.text, start, at):
        start = ordinal.end()
    if context.text.startswith("依法治", start - 3):
        start -= 3  # 依法治街道领导小组
    modifier = context.text[start:at]
    if re.match(r"(?:省市|市县|市区|区县|县区|县乡|镇村|区街)", modifier):
        return None
    if not _LEVEL.match(modifier) and context.masked[start] != REGION_MASK:
        start = _without_verb(context, start, at)
        modifier = context.text[start:at]
    placed = bool(_LEVEL.match(modifier)) or context.masked[start] == REGION_MASK
    if re.match(r"街道|[镇乡]", modifier) and context.place.division and context.place.division.level != "township":
        return None  # 街道综合行政执法队 in a district's report: a class
    place = _place_names().match(modifier)
    named = place is not None and len(modifier) - len(place.group()) >= 2 and _brought_in(context, sentence, lead)
    if len(modifier) < 1 or UNNAMED.search(context.text[max(sentence.start, start - 6) : start]) or _CLASS_NAME.match(modifier):
        return None
    if head in _PLACED_ONLY and not (placed and _told(context.masked[start:at], head) and not modifier.endswith("网")):
        return None
    if not placed and not named and not _acts(context, sentence, lead, modifier + head):
        return None
    # 县级公共法律服务中心1个: a count of a class
    if re.match(r"\d+余?[个家处所]", context.text[end : end + 6]):
        return None
    if _AWARDED.search(context.text[max(sentence.start, start - 5) : start]):
        return None
    if re.fullmatch(r"(?:\ue001+|[区市县省镇乡州旗])(?:委|政府|委区政府)?", context.masked[start:at]) and head in (
        "中心",
        "委员会",
    ):
        return None
    if placed and not modifier[1:] and head in ("中心", "委员会", "工作组", "专班"):
        return None
    return Candidate("ORG", start, end, rule.id, order=rule.order)


# heads so common that only a place makes them one body's: 市政务服务和数字化建设管理局, 区建设工程质量安全站
_PLACED_ONLY = frozenset(("局", "站", "办公室", "剧团", "检察分院", "监督所", "检验所", "管理所", "检测所", "研究所"))


def _told(modifier: str, head: str) -> bool:
    """Whether a place and what follows it tell a body with a common head: 区卫生监督所, not 区文化站 or 区管理所."""
    if head in ("局", "站", "办公室"):
        return len(modifier) > 3
    return len(re.sub(rf"^{REGION_MASK}+", "区", modifier)) >= 3


_BRINGS = re.compile(r"(?:^|[，。；、：]|支持|委托|邀请|聘请|由|会同|联合|依托|与|和|向|从)$")


def _brought_in(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a body stands here by what comes before: 支持南宁国际仲裁中心, not 作为上海科创中心主阵地."""
    return at == sentence.start or bool(_BRINGS.search(context.text[max(sentence.start, at - 4) : at]))


# 第一次府院联席会议: which meeting it was is no part of the body's name
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]{1,3}[次届]")


def _without_verb(context: Context, start: int, at: int) -> int:
    """建设〔医保数据应用中心〕: a verb that opens a name without a place governs it."""
    words = context.words_in(start, at)
    return words[1][0] if len(words) > 2 and words[0][1] in verbs() else start


def _acts(context: Context, sentence: Sentence, start: int, name: str) -> bool:
    """Whether a name without a place is used as one body's: as subject, after a word that brings one in, in a list."""
    alone, endings = _generic()
    before = context.text[max(sentence.start, start - 4) : start]
    if name in alone or len(name) < 4 or (name.endswith(endings) and not (_SPECIAL.search(name) and _FOUNDS.search(before))):
        return False
    if name.endswith("中心") and before.endswith(("、", "和", "与")):
        return False
    return bool(_USED.search(before)) or start == sentence.start


# 组建〔医疗器械产业知识产权纠纷人民调解委员会〕: one is set up for a matter of its own, not 成立人民调解委员会
_SPECIAL = re.compile(r"(?!行业性|专业性|各类)[一-鿿]{2,}(?:纠纷|争议)(?:人民)?调解委员会$")
_FOUNDS = re.compile(r"(?<!全部|普遍)(?:组建|成立)$")
# 由〔…中心〕, 成立〔…委员会〕: what a body stands behind that does something
_USED = re.compile(r"(?:^|[，；。、：]|由|会同|联合|依托|入驻|进驻|借助|发挥|组建|成立|设立|召开|组长的|成员的|与|和)$")


@cache
def _generic() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names of classes of bodies: those that are a class only alone, and those that a class's name ends in."""
    alone = frozenset(generic for generic, where, _ in lexicon("generic_bodies") if where == "alone")
    return alone, tuple(sorted(terms("generic_bodies") - alone))


_OFFICE = re.compile(r"(?:(?<![一-鿿])|(?<=[由经与和])|(?<=会同)|(?<=联合))(?:\ue001+|[省市区县州旗盟镇乡])([一-鿿]{1,4})办")
_OFFICE_DOES = re.compile(r"[、和与]|牵头|会同|联合|印发|负责")


def level_office(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """区府办, 县营商办: an office told by its level and what it is for, where it acts or stands in a list of bodies."""
    for match in _OFFICE.finditer(context.masked, sentence.start, sentence.end):
        words = context.words_between(match.start(1), match.end(1))
        governs = any((verb := verbs().get(word)) is not None and not verb.nominal for word in words)
        plain = context.boundary(match.end()) and not governs and function_words("stop").isdisjoint(words)
        if plain and (_OFFICE_DOES.match(context.text, match.end()) or acts_next(context, match.end())):
            yield Candidate("ORG", match.start(), match.end(), rule.id, order=rule.order)


_INSTITUTION_HEADS = (
    "大学",
    "学院",
    "医院",
    "中学",
    "小学",
    "幼儿园",
    "律师事务所",
    "有限公司",
    "有限责任公司",
    "集团",
    "研究院",
    "科学院",
    "社科院",
    "银行",
)


# parts of the country after which universities and institutes are named
_PARTS = ("东北", "华东", "华中", "华南", "华北", "西南", "西北", "中南")


@cache
def _place_names() -> re.Pattern[str]:
    """Short names of provinces and cities, and words for the whole country, that a proper name begins with."""
    names = {gazetteer.short_name(name) for name in gazetteer.names() if gazetteer.named(name)[0].level in ("province", "city")}
    return re.compile("|".join(sorted({*names, *_PARTS, "中国", "中华", "国家", "全国"}, key=lambda name: (-len(name), name))))


def institution(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """A university, hospital, firm or law firm with a name of its own: 天津师范大学, 北京大成律师事务所."""
    for head in _INSTITUTION_HEADS:
        at = context.masked.find(head, sentence.start, sentence.end)
        while at >= 0:
            end = at + len(head)
            start = _proper_start(context, at, sentence.start)
            if start is not None and not re.match(r"[生们群]", context.text[end : end + 1]):
                end = _with_part(context, head, end)
                yield Candidate("ORG", start, end, rule.id, order=rule.order)
            at = context.masked.find(head, end, sentence.end)


_PART_OF = {
    "大学": re.compile(r"(?:（[一-鿿]{2,4}）)?[一-鿿]{1,6}?学院(?!教授|副教授|老师|师生)|（[一-鿿]{2}）"),
    "集团": re.compile(r"[一-鿿\ue001]{2,8}?(?:有限)?(?:责任)?(?:分)?公司"),
    "医院": re.compile(r"[一-鿿]{2,6}科(?![室技学])"),
}


def _with_part(context: Context, head: str, end: int) -> int:
    """山东大学（威海）法学院, 区人民医院重症医学科: a part named with its institution."""
    match = _PART_OF[head].match(context.masked, end) if head in _PART_OF else None
    return match.end() if match else end


def _proper_start(context: Context, at: int, floor: int) -> int | None:
    """Where a proper name before an institution's head begins; None where the words are a class: 54家律师事务所, 三甲医院."""
    start = name_start(context, at, floor)
    modifier = context.text[start:at]
    place = _place_names().search(modifier)
    before = context.text[max(floor, start - 5) : start] if place is None else ""
    if (
        not 2 <= len(modifier) <= 16
        or modifier in terms("generic_institutions")
        or (context.text.startswith("小学", at) and modifier.endswith("中"))
        or UNNAMED.search(before)
        or UNNAMED.search(modifier)
    ):
        return None
    if place is not None:
        return start + place.start()
    if REGION_MASK in context.masked[start:at]:
        return start
    opens = (
        start == floor
        or context.text[start - 1] in "，。；、由与和从"
        or before.endswith(("会同", "联合", "约谈", "邀请", "服务", "支持", "指导"))
    )
    opens = opens or (context.text[start - 1] in "及" and start > floor)
    served = start > floor and context.text[start - 1] in "为向对"  # 为威高集团等企业
    group = context.text.startswith("集团", at) and (opens or served) and 2 <= len(modifier) <= 6
    firm = group or (context.text.startswith(("有限公司", "有限责任公司"), at) and len(modifier) >= 4)
    return start if (firm or (opens and len(modifier) <= 3)) and modifier[:1] not in "各某" else None
