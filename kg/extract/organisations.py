"""Organisations: rules of data/organisations.toml and the functions that its entries name."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from kg.extract import automaton
from kg.extract.acting_regions import acting_regions, inspected_regions, own_or_above
from kg.extract.context import Candidate, Context, inside
from kg.extract.data_files import terms
from kg.extract.engine import outermost, propose
from kg.extract.lexicons import adverbs, verbs
from kg.extract.named_bodies import UNNAMED, institution, level_office, named_body
from kg.extract.names import name_start, region_start
from kg.extract.own_bodies import acts_next, own_body, own_office, own_party, town_own_office, units_again
from kg.extract.rules import REGION_MASK, Rule
from kg.model import Sentence

# 来源：市司法局 in what a page has around its text
_FURNITURE = re.compile(r"(?:来源|作者|发布机构|发布单位|供稿)[：:]\s*$")


def _printed(context: Context, candidate: Candidate) -> bool:
    return _FURNITURE.search(context.text, max(0, candidate.start - 8), candidate.start) is not None


_PLACED = re.compile(rf"{REGION_MASK}+")
_OF_LEVEL = re.compile(rf"^{REGION_MASK}+|^(?:[区市县省镇乡州旗盟]|街道|镇街|街镇)")
_AND = frozenset(("、", "和", "与", "及", "以及"))
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
        if candidate.rule not in ("org.department", "org.named"):
            continue
        place = _PLACED.match(context.masked, candidate.start, candidate.end)
        if place is None:
            continue
        rest, at = context.text[place.end() : candidate.end], candidate.start
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
        name = _OF_LEVEL.sub("", whole)
        if candidate.rule == "org.room.quoted" and len(whole) >= 5:
            names.setdefault(whole, candidate)
        if candidate.rule == "org.named" and name != whole and len(name) >= 5 and name not in terms("generic_bodies"):
            names.setdefault(name, candidate)
    for name, start, end in automaton.find(context.masked, names):
        if not UNNAMED.search(context.text[max(0, start - 6) : start]):
            yield names[name]._replace(start=start, end=end, order=names[name].order + 1)


# 领导小组办公室设在司法局: the office of the group named last
_GROUP_OFFICE = re.compile(r"(?<![一-鿿\ue001])领导小组办公室(?=设|负责|牵头|印发|组织|定期|召开|统筹|会同|开展|对)")


def _group_offices(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    groups = [c for c in found if c.type == "ORG" and context.text.endswith("领导小组", c.start, c.end)]
    ends = [c.end for c in groups]  # in order: none stands inside another
    for match in _GROUP_OFFICE.finditer(context.masked) if groups else ():
        if (at := bisect_right(ends, match.start())) > 0:
            group = groups[at - 1]
            name = (group.expanded or context.text[group.start : group.end]) + "办公室"
            yield Candidate("ORG", match.start(), match.end(), group.rule, expanded=name, order=group.order + 1)


def _completed(context: Context, found: list[Candidate]) -> list[Candidate]:
    """Members of a list take the level that its first member has: 区住建委、水务局 is 区住建委, 区水务局."""
    done: list[Candidate] = []
    for candidate in found:
        surface = context.text[candidate.start : candidate.end]
        expanded = candidate.expanded or surface
        before = done[-1] if done else None
        if before is not None and context.text[before.end : candidate.start] in _AND:
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
    "level_office": level_office,
    "town_office": town_office,
    "listed_members": listed_members,
    "institution": institution,
}
