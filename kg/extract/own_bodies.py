"""Bodies that a report names by its own place in the order of offices: 我局, 省厅, 局党组; in a town's report 司法所, 派出所."""

import re
from collections.abc import Iterator

from kg.extract import gazetteer
from kg.extract.context import Candidate, Context, inside
from kg.extract.lexicons import adverbs, function_words, prepositions, verbs
from kg.extract.rules import REGION_MASK, Rule
from kg.model import Sentence

# what the name of a department ends in, and what it calls itself by
_HEADS = (
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("管委会", "管委会"),
    ("办公室", "办"),
    ("中心", "中心"),
    ("支队", "队"),
    ("局", "局"),
    ("厅", "厅"),
    ("署", "署"),
)


def department(context: Context) -> tuple[str, str, str] | None:
    """The issuer's full name, field and short head where the report is a department's: …生态环境局, 生态环境, 局."""
    issuer, own = context.place.issuer, context.place.division
    if issuer is None or own is None:
        return None
    for head, short in _HEADS:
        if issuer.endswith(head) and not issuer.endswith("政府" + head):
            return issuer, issuer.removeprefix(own.path).removesuffix(head), short
    return None


_ABOVE = re.compile(r"(?<![各全级地城超夜集早股门都])(省|自治区|市|州|区|县)(厅|局)(?![长级属面部域限])")


def own_body(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """我局, 局主要负责人: the department that reports; 省厅, 市局: the one of its field above."""
    if (own := department(context)) is None:
        return
    issuer, field, head = own
    alone = r"(?!主任|书记|副|领导班子|机关各)" if head == "管委会" else r"(?=(?:主要)?(?:负责|领导))"
    itself = re.compile(rf"[我本]{head}|(?<![一-鿿])(?:机关)?{head}{alone}")
    for match in itself.finditer(context.masked, sentence.start, sentence.end):
        yield Candidate("ORG", match.start(), match.end(), rule.id, expanded=issuer, order=rule.order)
    if head == "管委会":
        yield from _zone_bodies(context, sentence, rule, issuer)
    for match in _ABOVE.finditer(context.masked, sentence.start, sentence.end):
        if inside(context.documents, match.start()):
            continue
        where = _of_level(context.place.division, match.group(1))
        if where is not None:
            name = f"{where.path}{field}{match.group(2)}"
            yield Candidate("ORG", match.start(), match.end(), rule.id, expanded=name, order=rule.order)


# 高区管委, 开发区人民法院: a zone by the class that it is of
_ZONE_BY_CLASS = r"(?:(?<![一-鿿])|(?<=[与和由到在向])|(?<=会同|联合))(?:高新|经开|开发|高)区"
_ZONE_COMMITTEE = re.compile(rf"(?:{_ZONE_BY_CLASS})管委会?(?!主任|副)|(?<![一-鿿])管委(?!会|主任|副|托|派)")
_ZONE_PARTY = re.compile(r"(?:(?<![一-鿿])|(?<=[和与]))工委(?=、|和|会议|主要|理论|召开)")
_ZONE_BODY = re.compile(rf"(?:{_ZONE_BY_CLASS})((?:人民)?(?:法院|检察院)|公安分局)")


def _zone_bodies(context: Context, sentence: Sentence, rule: Rule, issuer: str) -> Iterator[Candidate]:
    """工委, 高区管委, 开发区人民法院: the bodies of the zone whose committee reports."""
    zone = issuer.removesuffix("管理委员会").removesuffix("管委会")
    span = (context.masked, sentence.start, sentence.end)
    found = [(match.span(), issuer) for match in _ZONE_COMMITTEE.finditer(*span)]
    found += [(match.span(), f"中共{zone}工作委员会") for match in _ZONE_PARTY.finditer(*span)]
    for match in _ZONE_BODY.finditer(*span):
        found.append((match.span(), zone + re.sub(r"^(?=法院|检察院)", "人民", match.group(1))))
    for (start, end), name in found:
        yield Candidate("ORG", start, end, rule.id, expanded=name, order=rule.order)


def _of_level(division: gazetteer.Division | None, level: str) -> gazetteer.Division | None:
    """The division itself or the one above it whose name ends in a level word: 省 for 省厅."""
    while division is not None and not division.name.endswith(level):
        division = gazetteer.above(division)
    return division


def own_party(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """局党组, 委党委会, 厅党委理论学习中心组: the department's own Party group or committee."""
    if (own := department(context)) is None:
        return
    issuer, _, head = own
    pattern = re.compile(
        rf"(?:{head}(?=党)|(?=党[组委](?:理论|会|（扩大）会)))(党组|党委)(理论学习中心组|(?:（?扩大）?)?会议?(?!前))?(?!成员|书记|副书记|委员|班子)"
    )
    for match in re.finditer("(?<![一-鿿])理论学习中心组", context.masked[sentence.start : sentence.end]):
        start = sentence.start + match.start()
        yield Candidate("ORG", start, start + 7, rule.id, expanded=f"中共{issuer}党组理论学习中心组", order=rule.order)
    for match in pattern.finditer(context.masked, sentence.start, sentence.end):
        if not _free(context, match.start()):
            continue
        name = f"中共{issuer}" + ("党组" if match.group(1) == "党组" else "委员会")
        group = match.group(2) if match.group(2) == "理论学习中心组" else ""
        yield Candidate("ORG", match.start(), match.end(), rule.id, expanded=name + group, order=rule.order)


_BRINGS_IN = frozenset(["由", "经", "向", "对", "将", "把", "和", "与", "在", "会同", "联合"])


def _free(context: Context, at: int) -> bool:
    """Whether no name runs into what begins at an offset: a mark, a verb or a word that brings a body in stands before it."""
    if not re.match(r"[一-鿿]", context.text[at - 1 : at]):
        return True
    before = context.words_in(at - 4, at)
    word = before[-1][1] if before else ""
    return _governs(word) or word in _BRINGS_IN or word in ("全年", "先后", "年内")


_OFFICE = re.compile(
    r"[一-鿿]{2,12}?(?:处(?![罚理置分])|科(?![室技学])|股(?![权份])|室|(?:监管|监督管理|管理|税务)所|分局|大队|支队|监督局|委员会|领导小组)"
)
# 政策法规股、市场管理股、文物股: offices in one list
_LISTED_OFFICES = re.compile(r"(?<![一-鿿])(?!各)[一-鿿]{2,7}(?:股|科)(?:[、和][一-鿿]{2,7}(?:股|科))+")
_OFFICE_ACTS = re.compile(r"(?=获评|荣获|率先|在|被|牵头|会同|负责|联合|具体|报送|查办|办理|[、和与对])")
_PARTY_OFFICE = re.compile(r"(?:(?<![一-鿿])|(?<=会同)|(?<=联合)|(?<=[和与由]))机关(纪委|党委)(?!书记|委员)")


def own_office(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """由厅政策法规处会同机关纪委: an office inside the department that reports."""
    if (own := department(context)) is None:
        return
    issuer, _, head = own
    begins = re.compile(
        rf"(?P<led>(?<=由)|(?<=会同)|(?<=联合)|(?<=组建)|(?<=设在)){head}?|(?P<own>[省市区县旗州]?{head})(?!党)"
        r"|(?<![一-鿿])(?=[一-鿿]{2,6}(?:分局|大队|支队)|[一-鿿]{2,4}(?:市场监管|监督管理|税务)所)"
    )
    for begin in begins.finditer(context.masked, sentence.start, sentence.end):
        match = _OFFICE.match(context.masked, begin.end(), sentence.end)
        free = begin.group("own") is None or _free(context, begin.start())
        led = begin.group("led") is not None or begin.group("own") is not None
        if match is None or not free or not _is_office(context, match, led=led):
            continue
        order = rule.order - 400 * bool(begin.group())
        yield Candidate("ORG", begin.start(), match.end(), rule.id, expanded=issuer + match.group(), order=order)
    for match in _LISTED_OFFICES.finditer(context.masked, sentence.start, sentence.end):
        for member in re.finditer(r"[^、和]+", match.group()):
            start = match.start() + member.start()
            end = match.start() + member.end()
            yield Candidate("ORG", start, end, rule.id, expanded=issuer + member.group(), order=rule.order)
    for match in _PARTY_OFFICE.finditer(context.masked, sentence.start, sentence.end):
        name = "纪律检查委员会" if match.group(1) == "纪委" else "委员会"
        yield Candidate("ORG", match.start(), match.end(), rule.id, expanded=f"中共{issuer}机关{name}", order=rule.order)


def _is_office(context: Context, match: re.Match[str], *, led: bool) -> bool:
    """Whether the words are one office's name: no class (各科室), no word that governs, and told by 由 or by what it does."""
    if re.search(r"[各全等某]|机关|\d", match.group()):
        return False
    words = context.words_between(match.start(), match.end())[:-1]
    if re.search(r"(?:公安|税务|交警|消防救援)(?:分局|大队)$", match.group()):
        return False
    plain = not any(word in function_words("stop") - {"和", "与"} or _governs(word) for word in words)
    acts = _OFFICE_ACTS.match(context.masked, match.end()) is not None or acts_next(context, match.end())
    return plain and (led or acts)


def _governs(word: str) -> bool:
    verb = verbs().get(word)
    return verb is not None and not verb.nominal


# 镇司法所 without 镇, in a list, after a word that brings it in, or as a subject
_TOWN_OFFICE = re.compile(
    r"(?:(?<![一-鿿0-9])|(?<=会同)|(?<=联合)|(?<=整合)|(?<=组织)|(?<=推动)|(?<=完成)|(?<=督促)|(?<=设在)|(?<=[和与由经把将]))"
    r"(司法所|派出所|法庭|财政所|(?:镇街)?综合(?:行政)?执法[大]?队|市场监管所|市场监督管理所|自然资源所|房管所|财政所|卫生院|社区卫生服务中心)(?=[、和与及等，；。]|[一-鿿])"
)


# 综合治理办、应急管理办等科室: the offices of a street in one list
_LISTED = re.compile(r"[^、]+")
# 综合行政执法办严格落实…: the offices that the institutional schemes give every town
_TOWN_ROOM = re.compile(
    r"(?<![一-鿿])(?:综合行政执法|平安建设|综合治理|党政(?:综合)?|党建(?:工作)?|社会事务|应急管理|城市管理|经济发展|公共服务|社区建设|城乡建设)办(?:公室)?"
)
_TOWN_ROOMS = re.compile(r"((?!各)[一-鿿]{2,8}办(?:、[一-鿿]{2,8}办)+)(?=等(?:科室|部门|办公室|站所))")


def town_own_office(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """司法所, 派出所 in a town's own report; 街道 as the one that acts in a street's."""
    own = context.place.division
    if own is None or own.level != "township":
        return
    for match in _TOWN_OFFICE.finditer(context.masked, sentence.start, sentence.end):
        listed = re.match(r"[、和与及等，]", context.masked[match.end()]) or context.masked[match.start() - 1] in "、和与"
        brought = re.search(r"(?:会同|联合|整合|推动|完成|督促)$", context.text[max(0, match.start() - 2) : match.start()])
        if listed or brought or acts_next(context, match.end()):
            yield Candidate("ORG", match.start(), match.end(), rule.id, expanded=own.path + match.group(1), order=rule.order)
    for match in _TOWN_ROOMS.finditer(context.masked, sentence.start, sentence.end):
        for member in _LISTED.finditer(context.masked, *match.span(1)):
            name = own.path + member.group() + "公室"
            yield Candidate("ORG", *member.span(), rule.id, expanded=name, order=rule.order)
    for match in _TOWN_ROOM.finditer(context.masked, sentence.start, sentence.end):
        if acts_next(context, match.end()):
            name = own.path + match.group().removesuffix("公室") + "公室"
            yield Candidate("ORG", *match.span(), rule.id, expanded=name, order=rule.order)
    short = gazetteer.short_name(own.name)
    for match in re.finditer(
        rf"{short}(司法所|派出所|法庭|人民法庭|市场监管所|市场监督管理所)", context.text[sentence.start : sentence.end]
    ):
        start = sentence.start + match.start()
        name = own.path + match.group(1)
        yield Candidate("ORG", start, start + len(match.group()), rule.id, expanded=name, order=rule.order)
    if own.name.endswith("街道"):
        yield from _own_street(context, sentence, rule, own)


# 街道党工委、街道办事处主要负责人: the body stands in the post
_LED_BY = re.compile(r"(?:党政)?主要(?:负责人|负责同志|领导)|负责人")


def _own_street(context: Context, sentence: Sentence, rule: Rule, own: gazetteer.Division) -> Iterator[Candidate]:
    """曲阳路街道 in its own title or as the one that acts, 街道, 本街道: the street's office."""
    name = rf"{REGION_MASK}*{REGION_MASK}{{{len(own.name)}}}|[我本]?街道(?:办事处)?"
    for match in re.finditer(rf"(?<![一-鿿{REGION_MASK}])(?:{name})", context.masked[sentence.start : sentence.end]):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        surface = context.text[start:end]
        itself = surface.endswith((own.name, "街道办事处")) or surface in ("街道", "我街道", "本街道")
        leads = surface == "街道办事处" and _LED_BY.match(context.text, end) is not None
        if itself and (surface[0] in "我本" or leads or (sentence.is_heading and surface != "街道") or acts_next(context, end)):
            yield Candidate("ORG", start, end, rule.id, expanded=own.path + "办事处", order=rule.order)


_UNIT = re.compile(r"(?:综合)?(?:行政)?(?:执法)?(?:支队|总队|大队)(?!长|伍)")


def units_again(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """支队, 执法支队 alone: the one unit named before whose name ends so."""
    rules = ("org.department", "org.named", "org.police")
    units = [c for c in found if c.rule in rules and _UNIT.search(context.text, c.start, c.end)]
    if not units:
        return
    for match in _UNIT.finditer(context.masked):
        whole = [c for c in units if c.end <= match.start() and context.text[c.start : c.end].endswith(match.group())]
        names = {context.text[c.start : c.end] for c in whole}
        if len(names) == 1 and _free(context, match.start()):
            name = whole[0].expanded or context.text[whole[0].start : whole[0].end]
            yield whole[0]._replace(start=match.start(), end=match.end(), expanded=name, order=whole[0].order + 1)


def acts_next(context: Context, at: int) -> bool:
    """Whether a verb of doing follows, adverbs passed over; one that is as often a noun does not tell."""
    if not context.boundary(at):
        return False
    for word in context.words_between(at, at + 12):
        verb = verbs().get(word)
        if verb is None and word in adverbs():
            continue
        does = verb is not None and not verb.nominal and word != "实现"  # 隆德县实现脱贫摘帽 tells what came of it
        return does or word in prepositions("object", "ground") or word == "在"
    return False
