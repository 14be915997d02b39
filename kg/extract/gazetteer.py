"""Administrative divisions of China, from data/divisions.tsv (National Bureau of Statistics, codes of GB/T 2260)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.extract.data_files import read_data

LEVELS = {2: "province", 4: "city", 6: "county", 9: "township"}
_LEVEL_OF_ENDING = {"省": "province", "市": "city", "州": "city", "镇": "township", "乡": "township", "道": "township"}


@dataclass(frozen=True, slots=True)
class Division:
    """A division: code, name, and the path of names from the province (天津市河东区).

    A place that the table does not have (a development zone, a new name) has an empty code, and the code of the division
    ``within`` which it lies where that is known.
    """

    code: str
    name: str
    path: str
    within: str = ""

    @property
    def level(self) -> str:
        """province, city, county or township; a place that has no code is told by its last character."""
        return LEVELS.get(len(self.code)) or _LEVEL_OF_ENDING.get(self.name[-1], "county")


@dataclass(frozen=True)
class _Table:
    by_code: dict[str, Division]
    by_name: dict[str, tuple[Division, ...]]
    towns: dict[str, str]


@cache
def _table() -> _Table:
    by_code: dict[str, Division] = {}
    by_name: dict[str, list[Division]] = {}
    towns: dict[str, str] = {}
    for line in read_data("divisions.tsv").splitlines():
        if line.startswith("#"):
            continue
        code, name, *rest = line.split("\t")
        above = parent_of(code, by_code)
        # 东莞市 stands at both levels: its county row adds nothing to the path
        path = above.path if above and above.name == name else (above.path if above else "") + name
        division = by_code[code] = Division(code, name, path)
        for way in names_of(name):
            by_name.setdefault(way, []).append(division)
        if rest:
            towns[code] = rest[0]
    return _Table(by_code, {name: tuple(found) for name, found in by_name.items()}, towns)


# the peoples after whom autonomous divisions are named, as their names print them
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|"
    "仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺"
)
_AUTONOMOUS = re.compile(rf"([一-鿿]{{2,}}?)(?:(?:{_PEOPLES})族?|各族)+自治([州县旗])")


def names_of(name: str) -> tuple[str, ...]:
    """A division's name, and for an autonomous one the short name that reports print beside it.

    >>> names_of("楚雄彝族自治州"), names_of("双江拉祜族佤族布朗族傣族自治县"), names_of("河东区")
    (('楚雄彝族自治州', '楚雄州'), ('双江拉祜族佤族布朗族傣族自治县', '双江县'), ('河东区',))
    """
    match = _AUTONOMOUS.fullmatch(name)
    return (name, match.group(1) + match.group(2)) if match else (name,)


def parent_of(code: str, by_code: dict[str, Division] | None = None) -> Division | None:
    """The division above the one with ``code``; a municipality's district stands right under it.

    >>> parent_of("120102").name, parent_of("330110").path
    ('天津市', '浙江省杭州市')
    """
    table = _table().by_code if by_code is None else by_code
    for length in (6, 4, 2):
        if length < len(code) and code[:length] in table:
            return table[code[:length]]
    return None


def above(place: Division) -> Division | None:
    """The division above a place, listed or not.

    >>> above(division("120102")).name, above(Division("", "宁东能源化工基地", "宁夏回族自治区宁东能源化工基地", "64")).name
    ('天津市', '宁夏回族自治区')
    """
    return division(place.within) if place.within else parent_of(place.code)


_ZONE = re.compile(r"(?:开发区|高新区|园区|保税区|度假区|港务区|管理区|基地)$")


def government_of(place: Division) -> str:
    """The full name of a place's government; a league and a prefecture have an office, a zone a committee, a street its own.

    >>> government_of(division("1525")), government_of(division("120102"))
    ('内蒙古自治区锡林郭勒盟行政公署', '天津市河东区人民政府')
    """
    if place.name.endswith("街道"):
        return place.path + "办事处"
    if place.name.endswith(("盟", "地区")):
        return place.path + "行政公署"
    return place.path + ("管理委员会" if _ZONE.search(place.name) else "人民政府")


@cache
def widest_named(text: str) -> Division | None:
    """The province or city whose name, or name without its class, a text begins with: 西安国际港务区 lies in 西安市.

    >>> widest_named("天津经济技术开发区").name, widest_named("海河教育园区")
    ('天津市', None)
    """
    found = [d for d in _table().by_code.values() if len(d.code) <= 4 and text.startswith((d.name, short_name(d.name)))]
    return min(found, key=lambda d: (len(d.code), d.code)) if found else None


def provinces() -> tuple[Division, ...]:
    """The provinces, in the order of their codes."""
    return tuple(d for d in _table().by_code.values() if len(d.code) == 2)


def named(name: str) -> tuple[Division, ...]:
    """The provinces, cities and counties of that name.

    >>> [d.path for d in named("河东区")]
    ['天津市河东区', '山东省临沂市河东区']
    """
    return _table().by_name.get(name, ())


def division(code: str) -> Division:
    """The division with that code; :class:`KeyError` where there is none."""
    return _table().by_code[code]


def names() -> tuple[str, ...]:
    """All names of provinces, cities and counties."""
    return tuple(_table().by_name)


@cache
def towns(county_code: str) -> tuple[Division, ...]:
    """The townships and subdistricts of a county.

    >>> [d.path for d in towns("330110") if d.name == "径山镇"]
    ['浙江省杭州市余杭区径山镇']
    """
    row = _table().towns.get(county_code, "")
    above = _table().by_code[county_code].path if row else ""
    return tuple(Division(county_code + item[:3], item[3:], above + item[3:]) for item in row.split(" ") if item)


def towns_named(name: str) -> tuple[Division, ...]:
    """All townships and subdistricts of that name, in the order of their codes.

    >>> towns_named("径山镇")[0].code
    '330110109'
    """
    return tuple(town for code, row in _table().towns.items() if name in row for town in towns(code) if town.name == name)


@cache
def children(code: str) -> tuple[Division, ...]:
    """Cities and counties right under a division."""
    return tuple(
        d
        for d in _table().by_code.values()
        if d.code != code and d.code.startswith(code) and (p := parent_of(d.code)) and p.code == code
    )


@cache
def below(code: str) -> tuple[Division, ...]:
    """All cities and counties under a division, the nearer levels last, so that a name of theirs stands for them.

    >>> [d.name for d in below("3707")][:2]
    ['潍城区', '寒亭区']
    """
    found = (d for d in _table().by_code.values() if d.code != code and d.code.startswith(code) and len(d.code) <= 6)
    return tuple(sorted(found, key=lambda d: (-len(d.code), d.code)))


@cache
def short_names_below(code: str) -> Mapping[str, Division]:
    """The cities and counties under a division, a county's towns, by their names without class (蜀山 for 蜀山区)."""
    return {short_name(d.name): d for d in (*towns(code), *below(code))}


def short_name(name: str) -> str:
    """A division's name without its class: 天津市 is 天津, 宁夏回族自治区 is 宁夏, 径山镇 is 径山.

    >>> short_name("河东区"), short_name("宁夏回族自治区"), short_name("内蒙古自治区"), short_name("赵县")
    ('河东', '宁夏', '内蒙古', '赵县')
    """
    special = {
        "内蒙古自治区": "内蒙古",
        "广西壮族自治区": "广西",
        "西藏自治区": "西藏",
        "宁夏回族自治区": "宁夏",
        "新疆维吾尔自治区": "新疆",
    }
    if name in special:
        return special[name]
    for tail in ("特别行政区", "街道", "地区", "自治县", "自治州", "省", "市", "区", "县", "旗", "镇", "乡", "盟"):
        if name.endswith(tail) and len(name) - len(tail) >= 2:
            return name[: -len(tail)]
    return name
