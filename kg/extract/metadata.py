"""What a report says of itself: title, issuer, region, year, signing date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract import gazetteer
from kg.extract.gazetteer import Division
from kg.extract.origins import Told, settle
from kg.model import Conflict, Metadata, Report, SourceText

_YEAR = re.compile(r"(20\d\d)\s*年(?!\d{0,2}月)")
_ANY_YEAR = re.compile(r"(20\d\d)年")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_CJK_DATE = re.compile(r"([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_SPOKEN = re.compile(r"(20\d\d)年\d{1,2}月\d{1,2}日在")
_REPORT_WORDS = re.compile(r"(?:关于|20\d\d|法治|依法|政府工作|年度|工作|情况|推进|落实|贯彻).*$")
# 2023年延庆区…报告, 中共天津市河东区委员会…: what stands before the place
_LEADS = re.compile(r"^(?:20\d\d年(?:度)?|中共)")
_CONGRESS = re.compile(r"在([一-鿿]{2,11}?)第[一二三四五六七八九十]{1,3}届\n?人民代表大会")
_CHAIN = re.compile(r"[一-鿿]{1,11}?(?:特别行政区|自治[区州县旗]|[省市区县旗盟州镇乡]|街道|地区)")


@dataclass(frozen=True, slots=True)
class Place:
    """The report's own division, and the name of its issuer where the text gives one."""

    division: Division | None
    issuer: str | None


def read_metadata(report: Report) -> tuple[Metadata, Place]:
    """Title, issuer, region, year and date of a report, with its place as a division.

    >>> from kg.model import SourceText
    >>> from kg.text import parse
    >>> r = parse(SourceText("a", "余杭区径山镇人民政府2023年度法治政府建设工作报告\\n开展检查3次。\\n2024年1月29日\\n", "0"))
    >>> m, place = read_metadata(r)
    >>> m.issuer, m.year, m.signed, place.division.code
    ('浙江省杭州市余杭区径山镇人民政府', 2023, '2024-01-29', '330110109')
    """
    given, keeper = report.source.metadata, _keeper(report.source)
    heads, tails = _heads_and_tails(report)
    title, of_title = settle("title", _titles(report, "".join(heads), keeper))
    signed, of_date = settle("date", [Told(_dated(heads, tails), "signature"), Told(_date(given.get("date", "")), keeper)])
    year, of_year = _settled_year(title.value or "", "".join(heads), report, signed.value)
    signatures = [line for line in tails if not _date(line)]
    place = locate(title.value or "", signatures, report.text, given.get("region"))
    lines = {"signature": signatures, "title": [title.value or ""], keeper: [given.get("region", "")]}
    issuer, of_issuer = settle("issuer", [Told(given.get("issuer"), keeper), _issuer_told(place, lines)])
    region, of_region = settle("region", [_region_told(place, lines), Told(given.get("region"), keeper)])
    settled = {"title": title, "issuer": issuer, "region": region, "year": year, "signed": signed}
    origins = {key: each.by for key, each in settled.items() if each.value}
    conflicts = (*of_title, *of_issuer, *of_region, *of_year, *of_date)
    number = int(year.value) if year.value else None
    return Metadata(title.value or "", issuer.value, region.value, number, signed.value, origins, conflicts), place


def _heads_and_tails(report: Report) -> tuple[list[str], list[str]]:
    """The lines of the title and those of the signature."""
    first_body = next((s.start for s in report.sentences if not s.is_heading), len(report.text))
    heads = [report.text[a:b] for a, b in report.title_lines if a < first_body]
    return heads, [report.text[a:b] for a, b in report.title_lines[len(heads) :]]


def _titles(report: Report, printed: str, keeper: str) -> list[Told]:
    """What is said of the title; the report's first words where nothing is."""
    named = _telling(report.source.properties.get("title", ""))
    told = [Told(report.source.metadata.get("title"), keeper), Told(printed, "title"), Told(named, "properties")]
    return told if any(each.value for each in told) else [Told(_first_words(report), "text")]


def _dated(heads: list[str], tails: list[str]) -> str | None:
    """The date of signing, at the end or in brackets under the title."""
    under_title = [line for line in heads if re.fullmatch(r"（[^（）]{8,14}）", line)]
    return next((date for date in map(_date, [*reversed(tails), *under_title]) if date), None)


def _keeper(source: SourceText) -> str:
    """What the origin of the keeper's values is called."""
    return "column" if source.format in ("csv", "jsonl") else "manifest"


def _telling(title: str) -> str:
    """A title that a page or a document gives itself, where it is one of a report and not of a form or a site.

    >>> _telling("东丽区2024年法治政府建设年度报告"), _telling("untitled"), _telling("Microsoft Word - 1.doc")
    ('东丽区2024年法治政府建设年度报告', '', '')
    """
    return title if re.search(r"[一-鿿]{4}", title) and re.search(r"报告|总结|情况|要点|年报|公报", title) else ""


def _settled_year(title: str, heads: str, report: Report, signed: str | None) -> tuple[Told, list[Conflict]]:
    """The year: as the keeper says, or as the title, the text or the signature tell; it is a conflict with the title alone."""
    given = report.source.metadata.get("year", "")
    keeper = Told(given if given.isascii() and given.isdigit() and len(given) <= 4 else None, _keeper(report.source))
    if keeper.value:
        printed = _year(heads, report.text, None) if _YEAR.search(heads) else None
        return settle("year", [keeper, Told(str(printed) if printed else None, "title")])
    year = _year(title, report.text, signed)
    by = "title" if _YEAR.search(title) else "signature" if signed and not _SPOKEN.search(report.text[:600]) else "text"
    return Told(str(year) if year else None, by), []


def _issuer_told(place: Place, lines: Mapping[str, list[str]]) -> Told:
    """The issuer of a place, and which lines name it."""
    by = (by for by, found in lines.items() if any(_issuer(line, place.division) == place.issuer for line in found))
    return Told(place.issuer, next(by, "text"))


def _region_told(place: Place, lines: Mapping[str, list[str]]) -> Told:
    """The division of a place, and which lines name it and no other."""
    path = place.division.path if place.division else None
    by = (by for by, found in lines.items() if any({each.path for each in candidates(line)} == {path} for line in found))
    return Told(path, next(by, "text"))


def _first_words(report: Report) -> str:
    return report.text[:40].split("\n")[0].split("。")[0]


def _date(line: str) -> str | None:
    if match := _DATE.search(line):
        year, month, day = (int(g) for g in match.groups())
    elif match := _CJK_DATE.search(line):
        year = int("".join(_DIGITS.get(c, "2" if c == "二" else "") for c in match.group(1)))
        month, day = _small(match.group(2)), _small(match.group(3))
    else:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _small(text: str) -> int:
    """一 to 三十一 as a number."""
    ones = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
    if "十" not in text:
        return ones.get(text, 0)
    left, _, right = text.partition("十")
    return ones.get(left, 1) * 10 + ones.get(right, 0)


def _year(title: str, text: str, signed: str | None) -> int | None:
    if match := _YEAR.search(title):
        # a government work report of January looks back on the year before
        return int(match.group(1)) - ("政府工作报告" in title and _CONGRESS.search(text[:600]) is not None)
    if "政府工作报告" in title and (spoken := _SPOKEN.search(text[:600])):
        return int(spoken.group(1)) - 1
    if signed:
        return int(signed[:4]) - (1 if int(signed[5:7]) <= 6 else 0)
    match = _ANY_YEAR.search(text)
    return int(match.group(1)) if match else None


def locate(title: str, signatures: list[str], text: str, given: str | None = None) -> Place:
    """The report's place, by its signature, title or text, the first that names exactly one division.

    >>> locate("河东区人民政府2022年报告", [], "按照天津市要求").division.path
    '天津市河东区'
    >>> locate("河东区2022年报告", [], "").division is None
    True
    """
    issuers = [*signatures, title, *([given] if given else [])]
    found = None
    for line in issuers:
        found = found or next(iter(_decided(candidates(line), text)), None)
    if found is None:
        found = _by_text(text)
        if found and (congress := _CONGRESS.search(text)) and gazetteer.named(congress.group(1)):
            return Place(found, gazetteer.government_of(found))
    found = found or next((place for line in issuers if (place := _unlisted(line, text))), None)
    issuer = next((name for line in issuers if (name := _issuer(line, found))), None)
    return Place(found, issuer)


_UNLISTED = re.compile(
    r"(?:关于)?([一-鿿]{2,12}?(?:开发区|高新区|新区|园区|保税区|示范区|度假区|景区|管理区|街道|[省市区县旗州镇乡])"
    r"(?=人民政府|管委会|管理委员会|党工委|办事处|20\d\d|法治|政府工作|司法局|$)|[一-鿿]{2,14}?(?=管委会|管理委员会|党工委))"
)


def _unlisted(line: str, text: str) -> Division | None:
    """A place that the table does not have, as a title or signature names it: a development zone, a new name.

    A name that the table has more than once stays open.
    """
    match = _UNLISTED.match(_LEADS.sub("", line))
    if match is None or gazetteer.named(match.group(1)) or gazetteer.towns_named(match.group(1)):
        return None
    name = match.group(1)
    host = gazetteer.widest_named(name) or _province_told(text)
    return Division("", name, host.path + name, host.code) if host else Division("", name, name)


def _province_told(text: str) -> Division | None:
    """The province that a text names more than once and than any other: 宁夏 of 《宁夏回族自治区…条例》, 宁夏大学."""
    told = sorted(((text.count(gazetteer.short_name(d.name)), d.code) for d in gazetteer.provinces()), reverse=True)
    return gazetteer.division(told[0][1]) if told[0][0] > max(1, told[1][0]) else None


def candidates(line: str) -> list[Division]:
    """The divisions that the names at the beginning of a line can mean, the deepest of each chain.

    >>> [d.path for d in candidates("杭州市余杭区径山镇人民政府")]
    ['浙江省杭州市余杭区径山镇']
    """
    chains: list[Division] = []
    line = _LEADS.sub("", line)
    at = 0
    while (step := _next_name(line, at, chains)) is not None:
        at, chains = step
    return chains


def _next_name(line: str, at: int, chains: list[Division]) -> tuple[int, list[Division]] | None:
    """The next division name of a line and the chains that it leaves, or None."""
    for end in range(min(len(line), at + 12), at + 1, -1):
        name = line[at:end]
        if not chains:
            found = list(gazetteer.named(name)) or (
                list(gazetteer.towns_named(name)) if name.endswith(("街道", "镇", "乡")) else []
            )
        else:
            found = [d for d in gazetteer.named(name) if any(d.code.startswith(c.code) and d.code != c.code for c in chains)]
            found += [
                t
                for c in chains
                if len(c.code) in (4, 6)
                for t in gazetteer.towns(c.code if len(c.code) == 6 else "")
                if t.name == name
            ]
        if found:
            return end, found
    # 天河区人民政府石牌街道办事处: the government's name stands between
    if chains and line.startswith("人民政府", at) and (step := _next_name(line, at + 4, chains)):
        return step
    return None


def _decided(chains: list[Division], text: str) -> list[Division]:
    """The one division that the text's other names support, or nothing."""
    if len({chain.path for chain in chains}) <= 1:
        return sorted(chains, key=lambda chain: chain.code)[:1]
    scored = sorted(((_support(d, text), d) for d in chains), key=lambda row: (-row[0], row[1].code))
    return [scored[0][1]] if scored[0][0] > scored[1][0] else []


def _support(division: Division, text: str) -> int:
    """How often a text names the divisions above the one given."""
    count = 0
    above = gazetteer.above(division)
    while above is not None:
        count += text.count(gazetteer.short_name(above.name))
        above = gazetteer.above(above)
    return count


def _by_text(text: str) -> Division | None:
    """The division that opens the text's first sentences with its full chain."""
    # ——2026年1月26日在广东省第十四届人民代表大会第四次会议上
    if (congress := _CONGRESS.search(text[:600])) and (found := _decided(candidates(congress.group(1)), text)):
        return found[0]
    for match in _CHAIN.finditer(text[:400]):
        found = _decided(candidates(text[match.start() : match.end() + 24]), text)
        if found:
            return found[0]
    return None


def _issuer(line: str, place: Division | None) -> str | None:
    """The full name of the body that a title or signature begins with."""
    words = _REPORT_WORDS.sub("", _LEADS.sub("", line).removeprefix("关于")).strip("—-―（）")
    if match := re.fullmatch(r".+?委(?:员会)?、(.+政府)", words):
        words = match.group(1)
    if place is None:
        if re.search(r"[盟]$|地区$", words):
            return words + "行政公署"
        if re.search(r"[省市区县旗州]$", words):
            return words + "人民政府"
        return words if re.search(r"(?:政府|局|委员会|厅|办事处|办公室|管委会|公署|行署)$", words) else None
    own = max((n for n in _ending_names(place) if words.startswith(n)), key=len, default="")
    rest = words[len(own) :]
    if len(place.code) == 9 and rest.startswith("人民政府" + place.name):
        rest = rest[len("人民政府" + place.name) :]
    if not own and not re.match(r"[省市区县镇乡]", words):
        return None
    if not rest:
        return gazetteer.government_of(place)
    rest = {"管委会": "管理委员会", "行署": "行政公署"}.get(rest, rest)
    if rest in ("政府", "人民政府"):
        return place.path + "人民政府"
    return (
        place.path + rest
        if re.search(r"(?:局|委员会|委|厅|院|办事处|办公室|管委会|公署|中心|部|队|分局|总队|支队)$", rest)
        else None
    )


def _ending_names(place: Division) -> list[str]:
    """The ways to write a division's chain: 河东区, 天津市河东区; 径山镇, 余杭区径山镇, 余杭区人民政府径山镇 …."""
    ways = list(gazetteer.names_of(place.name))
    above = gazetteer.above(place)
    while above is not None:
        names = gazetteer.names_of(above.name)
        ways += [name + way for name in names for way in ways] + [name + "人民政府" + ways[0] for name in names]
        above = gazetteer.above(above)
    return ways
