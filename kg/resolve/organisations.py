"""Full names of organisations: the place put before, short names of bodies spelled out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.extract import gazetteer
from kg.extract.data_files import lexicon
from kg.extract.gazetteer import Division
from kg.resolve.places import Places


@dataclass(frozen=True, slots=True)
class Name:
    """A full name with what it tells; ``open`` where the place is not sure, ``parent`` the body above it."""

    full: str
    kind: str
    division: Division | None
    parent: str | None = None
    open: bool = False

    @property
    def level(self) -> str | None:
        """The level of its division, or national for a central body."""
        if self.division is None:
            return "national" if self.kind == "central" else None
        return self.division.level


@cache
def _central() -> dict[str, tuple[str, str]]:
    return {surface: (full, kind) for surface, full, kind, _ in lexicon("central")}


@cache
def _fields() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for short, full, scope, _ in lexicon("departments"):
        found.setdefault(short, []).append((scope, full))
    return found


def full_name(expanded: str, rule: str, places: Places) -> Name:
    """The full name of an organisation as a report of a given place means it.

    >>> from kg.extract import gazetteer
    >>> here = Places(gazetteer.division("120102"))
    >>> full_name("区司法局", "org.department", here).full
    '天津市河东区司法局'
    >>> full_name("区委", "org.party", here).full, full_name("市政府", "org.government", here).full
    ('中共天津市河东区委员会', '天津市人民政府')
    """
    if rule.startswith("org.own."):  # told whole by the report's issuer
        return Name(expanded, _kind(expanded, rule), places.own)
    if expanded in _central():
        full, kind = _central()[expanded]
        return Name(full, kind, None)
    if rule == "org.corps":
        return Name("新疆生产建设" + expanded.removeprefix("新疆生产建设"), _kind(expanded, rule), None)
    if corps := re.match(r"第[一二三四五六七八九十]{1,3}师", expanded):
        return Name(f"新疆生产建设兵团{corps.group()}{expanded[corps.end() :]}", _kind(expanded, rule), None)
    if expanded.endswith("司") and (
        ministry := next((s for s in _central() if expanded.startswith(s + "") and s.endswith("部")), None)
    ):
        return Name(_central()[ministry][0] + expanded.removeprefix(ministry), "department", None, _central()[ministry][0])
    if expanded == "中央":
        return Name("中共中央", "party", None)
    division, rest, placed = (None, expanded, False) if _begins_with_its_field(expanded) else places.leading(expanded)
    if placed and rule.startswith(("org.room", "org.team")) and not (division and expanded.startswith(division.name)):
        division, rest, placed = None, expanded, False
    if placed and division is None:
        return Name(expanded, _kind(expanded, rule), None, open=True)
    for prefix, build in _BUILDERS:
        if rule.startswith(prefix):
            made = build(rest if placed else expanded, division if placed else places.own, places, placed)
            if made is not None:
                return made
    return _plain(rest if placed else expanded, division, places, placed, expanded, rule)


# 乡村振兴局, 市政园林局, 区域合作办: words whose 乡, 市 or 区 is no level
_NO_LEVEL = re.compile(r"市(?:场|政(?![府协务法])|容|域)|乡村|区域|县域|镇域|地(?:方|震|质|名|铁)")


def _begins_with_its_field(name: str) -> bool:
    """市场监管局 has no place before it: its 市 is a part of 市场."""
    if name in _fields() or _NO_LEVEL.match(name):
        return True
    match = _DEPARTMENT.fullmatch(name)
    return match is not None and (match["field"] in _fields() or f"{match['field']}{match['link'] or ''}" in _fields())


# offices that stand in a town or street and belong to a body of its county
_COUNTY_OFFICES = {
    "司法所": ("司法局", "司法所"),
    "派出所": ("公安局", "派出所"),
    "法庭": ("人民法院", "人民法庭"),
    "人民法庭": ("人民法院", "人民法庭"),
    "市场监管所": ("市场监督管理局", "市场监督管理所"),
    "市场监督管理所": ("市场监督管理局", "市场监督管理所"),
    "自然资源所": ("自然资源局", "自然资源所"),
}


def _town_office(rest: str, town: Division) -> Name | None:
    """司法所 of a town belongs to the county's bureau: …金东区司法局澧浦司法所."""
    county = gazetteer.above(town)
    if rest not in _COUNTY_OFFICES or county is None:
        return None
    body, office = _COUNTY_OFFICES[rest]
    city = gazetteer.above(county)
    if body == "公安局" and county.name.endswith("区") and city is not None:
        parent = f"{city.path}公安局{gazetteer.short_name(county.name)}分局"  # a district's police is its city's branch
    else:
        parent = county.path + body
    return Name(parent + gazetteer.short_name(town.name) + office, _kind(office, ""), town, parent)


# what the committees for the rule of law of every level have
_RULE_OF_LAW_GROUPS = frozenset(("立法协调小组", "执法协调小组", "司法协调小组", "守法普法协调小组"))


_ZONES = {"经开区": "经济开发区", "高新区": "高新技术产业开发区"}


def _plain(rest: str, division: Division | None, places: Places, placed: bool, surface: str, rule: str) -> Name:
    """A name kept as it is, after its place."""
    kind = _kind(surface, rule)
    if rule == "org.village":
        own = places.own.path if places.own and places.own.level == "township" and not placed else ""
        return Name(own + surface if own else _placed_name(rest, division, surface), kind, division or places.own)
    if rule in ("org.institution", "org.media", "org.firm.state"):
        # 区人民医院 is the district's; 天津师范大学 keeps its name
        by_level = placed and division is not None and not surface.startswith(division.name)
        school = placed and division is not None and surface.endswith(("中学", "小学", "幼儿园"))
        return Name(division.path + rest, kind, division) if (by_level or school) and division else Name(surface, kind, None)
    where = division if placed else places.own
    if not placed and re.match(r"国家|中国|中华|全国|国际|中央|教育部|香港|澳门", surface):
        return Name(surface, kind, None)
    named = next((d for d in places.chain if surface.startswith(gazetteer.short_name(d.name))), None)
    if not placed and named is not None:
        zone = re.fullmatch(r"(.{2,8}?)(经开区|高新区|开发区|工业园区|工业园|产业园区)管委会", surface)
        if zone is not None:  # 醴陵经开区管委会
            above = gazetteer.above(named)
            name = zone.group(1) + _ZONES.get(zone.group(2), zone.group(2))
            return Name(f"{above.path if above else ''}{name}管理委员会", "government", named)
        return Name(surface, kind, places.own)
    if not placed and surface.startswith(_cities()) and _OF_A_CITY.search(surface):
        return Name(surface, kind, None)  # 深圳国际仲裁院: another place stands in its name
    rest = _spelled(rest)
    if where is not None and rest in _RULE_OF_LAW_GROUPS:
        return Name(f"中共{where.path}委全面依法治{where.name[-1]}委员会{rest}", "party", where, f"中共{where.path}委员会")
    if where is not None and where.level == "township" and (office := _town_office(rest, where)):
        return office
    if where is None:
        return Name(surface, kind, None, open=True)
    if not rest:
        return Name(
            where.path if where.name.endswith("街道") else gazetteer.government_of(where),
            "subdistrict" if where.name.endswith("街道") else "government",
            where,
        )
    return Name(where.path + rest, kind, where, _government(where))


# bodies called after a city wherever they act; 安康调解中心 may be called after the word
_OF_A_CITY = re.compile(r"仲裁(?:院|委员会|委|中心)$|交易(?:所|中心)$|大学|学院$|研究院$|科学院$|国际")


@cache
def _cities() -> tuple[str, ...]:
    """The short names of provinces and cities, which a body's proper name may begin with."""
    every = (gazetteer.named(name)[0] for name in sorted(gazetteer.names()))
    return tuple(
        sorted(
            {
                gazetteer.short_name(d.name)
                for d in every
                if d.level in ("province", "city") and len(gazetteer.short_name(d.name)) > 1
            }
        )
    )


def _placed_name(rest: str, division: Division | None, surface: str) -> str:
    return division.path + rest if division and rest else surface


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((short, full) for short, full, _ in lexicon("body_names", "kg.resolve"))


def _spelled(rest: str) -> str:
    rest = re.sub(r"^人大常委会(?=[一-鿿])", "人民代表大会常务委员会", rest)
    rest = re.sub(r"管委会$", "管理委员会", rest)
    rest = re.sub(r"^(?:人民)?(法院|检察院)(?=[一-鿿])", r"人民\1", re.sub(r"^级", "", rest))
    for short, full in _spellings():
        if rest == short:
            return full
    return rest


def _government(division: Division) -> str | None:
    return None if division.name.endswith("街道") else gazetteer.government_of(division)


def _party(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if division is None:
        return None
    path = division.path
    if rest.startswith(("党工委", "工委")):
        tail = rest.removeprefix("党").removeprefix("工委")
        return Name(f"中共{path}工作委员会{tail}", "party", division)
    if rest.startswith("党委") and division.level != "township":
        rest = rest[1:]  # 自治区党委依法治区办
    if rest.startswith("党委"):
        rest = re.sub(r"^党委(?:会|（扩大）会议)$", "党委", rest)  # the committee as it sits
        return Name(f"中共{path}委员会{rest[2:]}", "party", division, f"中共{path}委员会" if rest[2:] else None)
    tail = re.sub(r"^委(?:员会)?", "", rest)
    committee = f"中共{path}委员会"
    if not tail:
        return Name(committee, "party", division)
    if tail in ("常委会", "常务委员会"):
        return Name(committee + "常务委员会", "party", division, committee)
    if tail in ("理论学习中心组", "中心组"):
        return Name(f"{committee}理论学习中心组", "party", division, committee)
    if match := re.fullmatch(r"(?:全面)?(依法治[省市区县旗州盟镇乡])(委员会(?:办公室|.*小组)?|办(?:公室)?|委)", tail):
        suffix = {"办": "委员会办公室", "办公室": "委员会办公室", "委": "委员会"}.get(match.group(2), match.group(2))
        return Name(f"中共{path}委全面{match.group(1)}{suffix}", "party", division, committee)
    spelled = {
        "办": "办公室",
        "政法委": "政法委员会",
        "编办": "机构编制委员会办公室",
        "网信办": "网络安全和信息化委员会办公室",
        "巡察办": "巡察工作领导小组办公室",
        "社工部": "社会工作部",
        "改革办": "全面深化改革委员会办公室",
    }
    return Name(f"中共{path}委{spelled.get(tail, tail)}", "party", division, committee)


def _state(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if division is None:
        return None
    government = gazetteer.government_of(division)
    if (own := re.match(r"行政公署|行署", rest)) is not None:
        league = next((d for d in (division, *places.chain) if d.name.endswith(("盟", "地区"))), None)
        if league is None:
            return None
        division, rest, government = league, rest[own.end() :], gazetteer.government_of(league)
    tail = re.sub(r"^(?:人民)?政府|^府(?=办)", "", rest)
    tail = re.sub(r"^第\d+次", "", tail)
    if not tail:
        return Name(government, "government", division)
    if tail in ("办事处", "管委会"):
        body = "办事处" if tail == "办事处" else "管理委员会"
        return Name(division.path + body, "subdistrict" if tail == "办事处" else "government", division)
    if tail.startswith("党组"):
        group = "理论学习中心组" if tail.endswith("理论学习中心组") else ""
        return Name(f"中共{government}党组{group}", "party", division, government)
    if re.fullmatch(r"(?:常务|全体)会议?", tail):
        return Name(government + tail[:2] + "会议", "government", division, government)
    if tail in ("办", "办公室", "办公厅"):
        return Name(government + ("办公厅" if len(division.code) == 2 else "办公室"), "government", division, government)
    return Name(government + tail, "government", division, government)


def _advisers(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if division is None:
        return None
    return Name(
        f"中共{division.path}委员会、{gazetteer.government_of(division)}法律顾问团",
        "legal-service",
        division,
        gazetteer.government_of(division),
    )


def _mass(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    """团区委 is the Communist Youth League's committee; the others keep their name, spelled out, after their place."""
    match = re.fullmatch(r"(?:共青)?团([省市区县旗州盟镇乡]|自治区)委", rest)
    if match is None:
        return None if division is None else Name(division.path + _spelled(rest), "association", division)
    where = places.of_level(match.group(1))
    return Name(f"共青团{where.path}委员会", "association", where) if where else None


def _congress(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if division is None:
        return None
    if rest.endswith("政协"):  # 人民政协 too
        return _consultative(rest, division, places, placed)
    if rest.endswith("人大工委"):
        return Name(division.path + rest, "congress", division)  # of the county's standing committee, for a street
    body = division.path + "人民代表大会"
    if rest.endswith("主席团"):
        return Name(body + "主席团", "congress", division, body)
    if (standing := re.search(r"常委会|常务委员会", rest)) is not None:
        body += "常务委员会"
        return Name(
            body + rest[standing.end() :].replace("法工委", "法制工作委员会"),
            "congress",
            division,
            body.removesuffix("常务委员会"),
        )
    return Name(body, "congress", division)


def _consultative(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if division is None:
        return None
    body = f"中国人民政治协商会议{division.path}委员会"
    return Name(body + ("常务委员会" if "常委会" in rest else ""), "consultative", division)


_SPECIAL_COURT = re.compile(r"[一-鿿]{2}(?:铁路运输|海事|知识产权|互联网|金融)(?:中级)?法院$")


def _court(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if division is None:
        return None
    if not placed and _SPECIAL_COURT.search(rest):
        return Name(rest, "court", None)  # 西安铁路运输法院 is called after a city and is none of its district's
    tail = re.sub(r"^(?:人民)?(法院|检察院)", r"人民\1", rest)
    tail = re.sub(r"^([中高]级)法院", r"\1人民法院", tail)
    if len(division.code) == 4 and tail.startswith("人民法院"):
        tail = "中级" + tail
    if len(division.code) == 2 and tail.startswith("人民法院"):
        tail = "高级" + tail
    tail = tail.replace("中院", "中级人民法院") if tail == "中院" else tail
    tail = re.sub(r"(?<!人民)法庭$", "人民法庭", tail)
    return Name(division.path + tail, "procuratorate" if "检察院" in tail else "court", division)


def _supervision(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if division is None:
        return None
    discipline, commission = f"中共{division.path}纪律检查委员会", f"{division.path}监察委员会"
    if rest in ("监委", "监察委员会"):
        return Name(commission, "supervision", division)
    if "监委" in rest:
        return Name(f"{discipline}、{commission}", "supervision", division)
    return Name(discipline, "supervision", division)


# fields whose departments are commissions at every level
_COMMISSIONS = frozenset(("卫健", "卫生健康", "发改", "发展改革", "发展和改革", "国资", "民委"))
_DEPARTMENT = re.compile(
    r"(?P<field>.+?)(?P<link>管理|监督管理|服务|事务)?(?P<head>局|委员会|委|厅|管理办|办公室|办|分局|支队|总队|大队)(?P<tail>.*)"
)
_HEADS = {"委": "委员会", "办": "办公室", "管理办": "管理办公室"}


def _department(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    if rest in ("法院", "检察院"):
        return _court(rest, division, places, placed)
    if rest in _fields():
        rest += "委员会" if rest in _COMMISSIONS else "局"
    match = _DEPARTMENT.fullmatch(rest)
    if division is None or match is None:
        return None
    field, head = match["field"] + (match["link"] or ""), _HEADS.get(match["head"], match["head"])
    if field not in _fields() and match["link"] and match["field"] in _fields():
        spelled = match["field"] + match["link"]
    else:
        spelled = _field(field, head, len(division.code))
    full = division.path + spelled + head + match["tail"]
    return Name(full, "department", division, _government(division))


def _field(field: str, head: str, length: int) -> str:
    """The full name of a department's field, by the head and level that the lexicon's scope names."""
    options = _fields().get(field, [("", field)])
    scoped = f"{head}:{gazetteer.LEVELS.get(length)}"
    return next((full for scope, full in options if scope == scoped), next((full for scope, full in options if not scope), field))


def _branch(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    """湖里公安分局 is the city's police in a district; 湖里消防救援大队 the district's brigade."""
    county = next((d for d in places.chain if len(d.code) == 6), None)
    if county is not None and (court := re.fullmatch(r"(.{2,3}?)(?:人民)?法庭", rest)) is not None:
        return Name(f"{county.path}人民法院{court.group(1)}人民法庭", "court", county, f"{county.path}人民法院")
    rest = re.sub(r"^公安(.{2,3})分局$", r"\1公安分局", rest)  # 公安雁塔分局
    match = re.fullmatch(r"(.{2,3}?)(公安分局|税务分局|消防救援大队|交警大队)", rest)
    own = next((d for d in places.chain if match and gazetteer.short_name(d.name) == match.group(1)), None)
    city = gazetteer.above(own) if own else None
    if match is None or own is None or city is None:
        return None
    short, head = match.groups()
    if head == "公安分局":
        return Name(f"{city.path}公安局{short}分局", "department", own)
    return Name(own.path + head, "department", own)


def _town(rest: str, division: Division | None, places: Places, placed: bool) -> Name | None:
    """A street's or town's office: 华新街道 under the county, 天铁街道办事处."""
    county = next((d for d in places.chain if len(d.code) == 6), None)
    where = division if placed and division is not None else county
    if where is None:
        return None
    if placed and not rest and not where.name.endswith("街道"):
        return Name(gazetteer.government_of(where), "government", where)
    if len(where.code) == 9:
        tail = re.sub(r"^(?:街道)?(?:人民)?政府", "人民政府", rest)
        return Name(where.path + tail, "subdistrict" if where.name.endswith("街道") else "government", where)
    full = where.path + rest
    return Name(full, "subdistrict" if "街道" in rest else "government", where, _government(where))


_Builder = Callable[[str, Division | None, Places, bool], Name | None]
_BUILDERS: tuple[tuple[str, _Builder], ...] = (
    ("org.party", _party),
    ("org.joint.advisers", _advisers),
    ("org.government", _state),
    ("org.congress", _congress),
    ("org.consultative", _consultative),
    ("org.court", _court),
    ("org.supervision", _supervision),
    ("org.department", _department),
    ("org.fields", _department),
    ("org.subdistrict", _town),
    ("org.mass", _mass),
    ("org.branch", _branch),
)
_KINDS = (
    (re.compile(r"委员会$"), "committee"),
    (re.compile(r"领导小组$"), "leading-group"),
    (re.compile(r"联席会议$"), "meeting"),
    (re.compile(r"(?:调解室|工作室|调解委员会|调解中心)$"), "mediation"),
    (re.compile(r"司法所$"), "judicial-office"),
    (re.compile(r"(?:队|组|团|专班)$"), "team"),
    (re.compile(r"(?:中心|指挥室)$"), "centre"),
    (re.compile(r"(?:律师事务所|公证处|顾问团)$"), "legal-service"),
    (re.compile(r"(?:公司|集团|银行)$"), "enterprise"),
    (re.compile(r"(?:大学|学院)$"), "university"),
    (re.compile(r"医院$"), "hospital"),
    (re.compile(r"(?:协会|商会|学会|联合会|研究会|工会|妇联)$"), "association"),
    (re.compile(r"(?:日报|晚报|电视台|电台|网|融媒体中心)$"), "media"),
    (re.compile(r"村$"), "village"),
    (re.compile(r"(?:政府|管委会)$"), "government"),
    (re.compile(r"(?:街道|街道办事处)$"), "subdistrict"),
    (re.compile(r"(?:局|厅|委|办|办公室)$"), "department"),
    (re.compile(r"院$"), "institution"),
)


def _kind(name: str, rule: str) -> str:
    if rule.startswith("org.room"):
        return "mediation"
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), "other")
