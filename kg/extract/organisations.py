"""Organisations: rules of data/organisations.toml and the functions that its entries name."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract import automaton, gazetteer
from kg.extract.acting_regions import acting_regions, inspected_regions, own_or_above
from kg.extract.context import Candidate, Context, inside
from kg.extract.data_files import lexicon, terms
from kg.extract.engine import outermost, propose
from kg.extract.lexicons import adverbs, verbs, verbs_used
from kg.extract.names import name_start, placed_start, region_start
from kg.extract.own_bodies import acts_next, own_body, own_office, own_party, town_own_office, units_again
from kg.extract.rules import REGION_MASK, Rule
from kg.model import Sentence

_LEVEL = re.compile(r"[区市县省镇乡州旗盟]|街道")
# an unnamed class or a count before a head: 119个基层…委员会, 各司法所
_UNNAMED = re.compile(
    r"(?:各|每个|每|所有|基层|行业(?:性|专业性)?|专业性|两级|三级|多个|一批|若干|[\d一二两三四五六七八九十百千万余多]+[个家支名处所座间])$"
)
# 被评为杭州市金牌调解工作室: an honour's name
_AWARDED = re.compile(r"(?:评为|获评|荣获|授予|命名为|获得|创建|创成)[“]?$")
_CLASS_NAME = re.compile(
    r"^(?:级|区域|省级|市级|县级|国家级|基层|行业|专业|两级|三级|各|多元|综合性|村级|社区|街道社区|乡镇|镇街|街镇|线下|线上|实体)"
)


# 来源：市司法局 in what a page has around its text
_FURNITURE = re.compile(r"(?:来源|作者|发布机构|发布单位|供稿)[：:]\s*$")


def _printed(context: Context, candidate: Candidate) -> bool:
    return _FURNITURE.search(context.text, max(0, candidate.start - 8), candidate.start) is not None


# 被评为虹口区“十佳人民调解工作室”: a quoted name that is an honour
_HONOUR_BEFORE = re.compile(r"(?:评为|获评|荣获|命名为|授予|称号)[^，。；]{0,16}“$")


def find_organisations(context: Context) -> list[Candidate]:
    """The ORG candidates of a report, one a place, each with its name completed from the list it stands in."""
    proposed = propose(context, "organisations", _FUNCTIONS)
    proposed = [c for c in proposed if not (inside(context.documents, c.start) or _honoured(context, c) or _printed(context, c))]
    kept = _with_field(context, outermost(proposed))
    kept = outermost([*kept, *_again(context, kept), *units_again(context, kept), *_sharing(context, kept)])
    kept = outermost([*kept, *_group_offices(context, kept)])
    kept = outermost([*kept, *_beside(context, kept)])
    return _completed(context, kept)


def _beside(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """对郊区、桦川县、市水务局发出提醒函: a division in one list with a body is its government."""
    starts, ends = {c.start for c in found if c.rule not in _LOOSE}, {c.end for c in found if c.rule not in _LOOSE}
    chains = [m.span() for m in re.finditer(rf"{REGION_MASK}+", context.masked)]
    for start, end in [*chains, *reversed(chains)]:
        joined = (context.text[end : end + 1] in "、和与" and end + 1 in starts) or (
            start > 1 and context.text[start - 1] in "、和与" and start - 1 in ends
        )
        name = context.text[start:end]
        if joined and start not in starts and not own_or_above(context, name) and not name.endswith(("村", "社区")):
            starts.add(start)
            ends.add(end)
            yield Candidate("ORG", start, end, "org.region.acting", expanded=name, order=1 << 20)


# bodies told by what stands around them, beside which a division tells nothing
_LOOSE = frozenset(("org.fields", "org.media", "org.institution", "org.village", "org.congress.bare"))


def _honoured(context: Context, candidate: Candidate) -> bool:
    quoted = candidate.rule == "org.room.quoted"
    return quoted and _HONOUR_BEFORE.search(context.text, max(0, candidate.start - 24), candidate.start) is not None


def _sharing(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """与德阳市、广元市、南充市司法局签订协议: divisions in a list whose last member has the head."""
    for candidate in found:
        place = re.match(rf"{REGION_MASK}+", context.masked[candidate.start : candidate.end])
        if candidate.rule not in ("org.department", "org.named") or place is None:
            continue
        rest, at = context.text[candidate.start + place.end() : candidate.end], candidate.start
        while (before := re.search(rf"({REGION_MASK}+)[、和与及]$", context.masked[max(0, at - 20) : at])) is not None:
            at -= len(before.group())
            name = context.text[at : at + len(before.group(1))]
            yield candidate._replace(start=at, end=at + len(name), expanded=name + rest)


def _with_field(context: Context, found: list[Candidate]) -> list[Candidate]:
    """组建〔民营企业“法治体检”服务团〕: the words between the verb that sets a team up and its quote belong to its name."""
    done = []
    for candidate in found:
        if candidate.rule == "org.team.quoted" and context.text[candidate.start] == "“":
            start = name_start(context, candidate.start, max(0, candidate.start - 12))
            before = context.words_in(max(0, start - 4), start)
            if start < candidate.start and before and before[-1][1] in verbs():
                candidate = candidate._replace(start=start)
        done.append(candidate)
    return done


def _again(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """A body named with its place stands elsewhere without it: 河东区…蓝军督察队, then 蓝军督察队."""
    names: dict[str, Candidate] = {}
    for candidate in found:
        whole = context.masked[candidate.start : candidate.end]
        name = re.sub(r"^\ue001+|^(?:[区市县省镇乡州旗盟]|街道|镇街|街镇)", "", whole)
        if candidate.rule == "org.room.quoted" and len(whole) >= 5:
            names.setdefault(whole, candidate)
        if candidate.rule == "org.named" and name != whole and len(name) >= 5 and name not in terms("generic_bodies"):
            names.setdefault(name, candidate)
    for name, start, end in automaton.find(context.masked, names):
        if not _UNNAMED.search(context.text[max(0, start - 6) : start]):
            yield names[name]._replace(start=start, end=end, order=names[name].order + 1)


# 领导小组办公室设在司法局: the office of the group named last
_GROUP_OFFICE = re.compile(r"(?<![一-鿿\ue001])领导小组办公室(?=设|负责|牵头|印发|组织|定期|召开|统筹|会同|开展|对)")


def _group_offices(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    groups = [c for c in found if c.type == "ORG" and context.text.endswith("领导小组", c.start, c.end)]
    for match in _GROUP_OFFICE.finditer(context.masked) if groups else ():
        group = next((c for c in reversed(groups) if c.end <= match.start()), None)
        if group is not None:
            name = (group.expanded or context.text[group.start : group.end]) + "办公室"
            yield Candidate("ORG", match.start(), match.end(), group.rule, expanded=name, order=group.order + 1)


def _completed(context: Context, found: list[Candidate]) -> list[Candidate]:
    """Members of a list take the level that its first member has: 区住建委、水务局 is 区住建委, 区水务局."""
    done: list[Candidate] = []
    for candidate in found:
        surface = context.text[candidate.start : candidate.end]
        expanded = candidate.expanded or surface
        before = done[-1] if done else None
        if before is not None and re.fullmatch(r"[、和与及]|以及", context.text[before.end : candidate.start]):
            level = _level_of(before.expanded, context)
            if level and candidate.rule == "org.department.member":
                expanded = level + surface
            elif candidate.rule == before.rule == "org.corps" and "师" in before.expanded:
                expanded = before.expanded.partition("师")[0] + "师" + surface  # 第四师六十一团、六十二团
            elif level and candidate.rule == "org.government.bare":
                expanded = level + surface  # 自治区党委、政府
            elif level and len(level) > 1 and candidate.rule in _GOVERNING and level.endswith(surface[0]):
                expanded = level + surface[1:]  # 南通市委、市政府
        done.append(candidate._replace(expanded=expanded))
    return done


_GOVERNING = ("org.party", "org.government", "org.congress", "org.consultative", "org.supervision")


def _level_of(name: str, context: Context) -> str | None:
    """The place that a name begins with: 区 of 区住建委, 天津市河东区 of 天津市河东区司法局."""
    match = re.match(r"(?:[一-鿿]{2,4}?[省市区县旗州])*[一-鿿]{0,4}?[省市区县旗州镇]", name) or re.match(
        r"[省市区县旗州镇乡]", name
    )
    return match.group() if match else None


@cache
def _field_list() -> re.Pattern[str]:
    names = sorted({*terms("departments"), "法院", "检察院"}, key=lambda name: (-len(name), name))
    field = "(?:" + "|".join(map(re.escape, names)) + ")"
    return re.compile(
        rf"({REGION_MASK}+|[区市县省镇州旗])?({field}(?:局|委|厅)?(?:、{field}(?:局|委|厅)?){{1,20}})等(?:相关|有关|多)?\d*[个家]?(?:职能)?(?:部门|单位)"
    )


def listed_fields(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """区综合执法、自然资源、市场监管等部门: fields of departments before 等部门."""
    for match in _field_list().finditer(context.masked, sentence.start, sentence.end):
        level = context.text[match.start(1) : match.end(1)] if match.group(1) else ""
        at = match.start(1) if level else match.start(2)
        for index, member in enumerate(match.group(2).split("、")):
            end = at + len(member) + (len(level) if index == 0 else 0)
            surface = context.text[at:end]
            yield Candidate("ORG", at, end, rule.id, expanded=surface if index == 0 else level + surface, order=rule.order)
            at = end + 1


_TOWN_LIST = re.compile(
    r"(?:(?<![一-鿿、])|(?<=[对向由至给]))(?![在对向由于各全])([一-鿿\ue001]{2,5}(?:、[一-鿿\ue001]{2,5}){1,30})(?:等(?:\d+个)?|[两三四五六七八九十]个)(街道|镇街?|街镇|乡镇|县区|区县)"
)


_SERVED_SOON = re.compile(r"[^，。；]{0,24}(?:督察|督查|巡察|巡查|督导|考核|约谈)")


def _behind_verb(context: Context, at: int) -> int:
    """赋予石道乡、大冶镇等乡镇: where the first name begins, behind the verb that stands before it."""
    word = next((word for start, word in context.words_in(at, at + 4) if start == at), "")
    return at + len(word) if word in verbs() or word in adverbs() else at


def listed_towns(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """新立、东丽湖、丰年村等街道: names that share the head of their list."""
    for match in _TOWN_LIST.finditer(context.masked, sentence.start, sentence.end):
        led = context.text[match.start() - 1] in "对向"
        if led and not (acts_next(context, match.end()) or _SERVED_SOON.match(context.text, match.end())):
            continue  # 对大场、庙行等镇商业综合体开展检查: the towns are where it is done
        at = _behind_verb(context, match.start(1))
        for member in context.masked[at : match.end(1)].split("、"):
            surface = context.text[at : at + len(member)]
            head = match.group(2) if match.group(2) in ("街道", "镇") else ""
            yield Candidate(
                "ORG",
                at,
                at + len(member),
                rule.id,
                expanded=surface if surface.endswith(head) else surface + head,
                order=rule.order,
            )
            at += len(member) + 1


_MEMBERS = re.compile(
    r"(?<![^，。；：\n])([^，。；：“”]{2,60}?)(?:等(?:\d+[个家])?(?:站所|部门|单位)?)?(?:主要)?(?:负责人|负责同志)?(?:(?:为|作为)?成员单位|为成员)"
)
# 政策法规股、文物股和县文化市场综合执法大队
_MEMBER_MARK = re.compile(r"、|(?<=[所室队办局站委院部科股])[和与]")
_BODY_END = re.compile(r"(?:所|室|队|办|局|站|中心|委|院|部|科|会)$")


def listed_members(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """司法所、综合信息指挥室等为成员单位: the members of a group are named bodies."""
    for match in _MEMBERS.finditer(context.masked, sentence.start, sentence.end):
        at = match.start(1)
        for member in _MEMBER_MARK.split(match.group(1)):
            if _BODY_END.search(member) and not member.startswith("各"):
                yield Candidate("ORG", at, at + len(member), rule.id, order=rule.order)
            at += len(member) + 1


def town_office(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """天铁街道办事处: the office of a street or town that is named."""
    for match in re.finditer(
        r"(?:\ue001|街道|镇|乡)(?:办事处|党工委|司法所|人民政府|政府|党委)", context.masked[sentence.start : sentence.end]
    ):
        at, end = sentence.start + match.start(), sentence.start + match.end()
        start = (
            name_start(context, at, sentence.start)
            if context.masked[at] != REGION_MASK
            else region_start(context, at, sentence.start)
        )
        name = context.text[start:at]
        before = context.text[max(sentence.start, start - 1) : start]
        named = context.masked[at] == REGION_MASK or 2 <= len(name) <= 8
        start = _over_government(context, start, sentence.start)
        if (
            named
            and not re.match(r"[各全]|.?年版", name)
            and not re.match(r"[各全\d年]", before)
            and not re.match("书记|主任|[镇乡]长", context.text[end : end + 2])
        ):
            yield Candidate("ORG", start, end, rule.id, order=rule.order)


def _over_government(context: Context, start: int, floor: int) -> int:
    """广州市天河区人民政府石牌街道办事处 is one office: the government's name before it belongs to it."""
    match = re.search(r"\ue001+(?:人民)?政府$", context.masked[floor:start])
    return floor + match.start() if match else start


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
    plain = match and not any(word in governed for _, word in context.words_in(end, match.end()))
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
    if len(modifier) < 1 or _UNNAMED.search(context.text[max(sentence.start, start - 6) : start]) or _CLASS_NAME.match(modifier):
        return None
    if head in _PLACED_ONLY and not (placed and len(modifier) > 3 and not modifier.endswith("网")):
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
    if name in alone or name.endswith(endings) or len(name) < 4:
        return False
    before = context.text[max(sentence.start, start - 4) : start]
    if name.endswith("中心") and before.endswith(("、", "和", "与")):
        return False
    return bool(_USED.search(before)) or start == sentence.start


# 由〔…中心〕, 成立〔…委员会〕: what a body stands behind that does something
_USED = re.compile(r"(?:^|[，；。、：]|由|会同|联合|依托|入驻|进驻|借助|发挥|组建|成立|设立|召开|组长的|成员的|与|和)$")


@cache
def _generic() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names of classes of bodies: those that are a class only alone, and those that a class's name ends in."""
    alone = frozenset(generic for generic, where, _ in lexicon("generic_bodies") if where == "alone")
    return alone, tuple(sorted(terms("generic_bodies") - alone))


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
    "大学": re.compile(r"(?:（[一-鿿]{2,4}）)?[一-鿿]{1,6}?学院(?!教授|副教授|老师|师生)"),
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
        or _UNNAMED.search(before)
        or _UNNAMED.search(modifier)
    ):
        return None
    if place is not None:
        return start + place.start()
    if REGION_MASK in context.masked[start:at]:
        return start
    opens = (
        start == floor
        or context.text[start - 1] in "，。；、由与和"
        or before.endswith(("会同", "联合", "约谈", "邀请", "服务", "支持", "指导"))
    )
    opens = opens or (context.text[start - 1] in "及" and start > floor)
    group = context.text.startswith("集团", at) and opens and 2 <= len(modifier) <= 6
    firm = group or (context.text.startswith(("有限公司", "有限责任公司"), at) and len(modifier) >= 4)
    return start if (firm or (opens and len(modifier) <= 3)) and modifier[:1] not in "各某" else None


_FUNCTIONS = {
    "own_body": own_body,
    "own_party": own_party,
    "own_office": own_office,
    "town_own_office": town_own_office,
    "acting_regions": acting_regions,
    "listed_fields": listed_fields,
    "listed_towns": listed_towns,
    "inspected_regions": inspected_regions,
    "named_body": named_body,
    "town_office": town_office,
    "listed_members": listed_members,
    "institution": institution,
}
