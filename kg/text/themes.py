"""Themes of sections by the words of their headings, after the fields of the national outline (法治政府建设实施纲要)."""

import re
from functools import cache
from importlib import resources

from kg.model import DataFileError, UnknownTermError

PARTS = ("opening", "reported", "planned", "shortcomings", "duty")
_PLANNED = re.compile(
    r"(?:工作)?(?:安排|打算|计划|思路|谋划|目标)$|下一步|下步|下一年|下年度|下一阶段|下阶段|来年|明年|新一年|新的一年|今后|努力方向|改进措施$|下半年(?:主要|重点)?工作|\d{4}年(?:主要)?(?:工作|目标|任务)(?:安排|打算|计划|重点|任务|思路|谋划)"
    r"|“[一二三四五六七八九十]{1,3}五”(?:时期)?(?:的)?(?:主要)?(?:目标)?(?:和)?(?:主要|重点)?任务$"
)
# not 有效解决突出问题, 破解企业困难: what was done about them
_SHORT = re.compile(r"不足|(?<!突出)(?<!热点)(?<!难点)问题|短板|(?<!企业)(?<!群众)困难|差距|薄弱|存在[^。]{0,6}突出问题")
# （一）法治意识有待提升: a shortcoming, where a heading above announces shortcomings and plans
_FALLS_SHORT = re.compile(rf"{_SHORT.pattern}|问题|不[够高强到平均严充完]|有待|欠缺|滞后|存在|仍|还|难|缺")
# 针对存在问题的改进措施
_ANSWERS = re.compile(r"(?:针对|围绕)[^。]*(?:改进|整改)(?:措施|举措)$")
_DUTY = re.compile(r"主要负责人.*(?:职责|责任)")
# 一、2025年工作回顾 of a report that is read in 2026
_YEAR_LOOKED_BACK_ON = re.compile(r"(20\d\d)年(?:度)?[^，。]{0,12}(?:回顾|总结|完成情况|工作情况|开展情况)")
_LOOKING_BACK = re.compile(r"成效|情况|回顾|亮点|开展|完成")


def part_of(heading: str, parent: str | None, year: int | None = None, above: str = "") -> str:
    """What a section speaks of: reported, planned, shortcomings or duty (第一责任人).

    ``parent`` is the part of the section above, ``above`` its heading, ``year`` the one reported on.

    >>> part_of("2025年工作安排", None), part_of("存在的不足", None), part_of("主要举措和成效", None)
    ('planned', 'shortcomings', 'reported')
    """
    if parent == "shortcomings" and _PLANNED.search(heading):
        return "planned"  # 三、存在问题及下一步工作 … （二）下一步工作
    if parent == "shortcomings" and _PLANNED.search(above) and not _FALLS_SHORT.search(heading):
        return "planned"  # 三、存在问题及下一步工作 … （一）强化学习培训
    if parent in ("planned", "shortcomings", "duty"):
        return parent
    if parent is None:
        if _DUTY.search(heading):
            return "duty"
        if _ANSWERS.match(heading):
            return "planned"
        if _SHORT.search(heading):
            return "shortcomings"  # 存在的问题及2026年工作计划 too: the plans are what it turns to
        if _PLANNED.search(heading) and not _LOOKING_BACK.search(heading):
            return "planned"
        # 三、2024年重点工作 in a report of 2023
        named = re.search(r"20\d\d(?=年)", heading)
        if named and year is not None and int(named.group()) > year:
            return "planned"
    return "reported"


def year_looked_back_on(heading: str) -> int | None:
    """The year that a heading looks back on.

    >>> year_looked_back_on("2025年工作回顾"), year_looked_back_on("2026年重点工作")
    (2025, None)
    """
    found = _YEAR_LOOKED_BACK_ON.search(heading)
    return int(found.group(1)) if found else None


# 虽然我区法治政府建设取得了一定成效，但…还存在差距。 / 肯定成绩的同时，也清醒地看到，还存在一些不足：
_TURN_SHORT = re.compile(r"(?:存在|还有|仍有)[^。]{0,20}(?:不足|差距|问题|短板|薄弱|困难)")
_CONCEDES = re.compile(r"虽然|同时|但|清醒|对照|对标|不容忽视|与.{2,12}相比")
_SEES = re.compile(r"清醒(?:地)?(?:认识|看|意识)到")
# 2024年，我镇将重点做好以下工作： / 下一步，将…; not 2020年是《法治政府建设实施纲要》的收官之年
_TURN_PLAN = re.compile(
    r"^(?:20\d\d年(?:度)?|下一步(?:工作中)?|下步|明年|新的一年(?:里)?|今后|下一阶段)，?[^。]{0,12}?(?:将|(?<![纲需主重])要(?!求)|计划|拟)"
)
# 下一步，重点做好…: behind shortcomings, with or without 将
_TURN_NEXT = re.compile(
    r"(?:[一二三四五六七八九十]是)?(?:下一步|下步|下一阶段|接下来|(?:今后|明年|新的一年)(?=，|[^。，]{0,12}(?:将|重点|努力|继续))|针对(?:以上|上述|这些|存在的)|为此，)"
)
# 2025年是《…》的收官之年。我市将…: a year to come, or the one reported on
_TURN_YEAR = re.compile(r"^(20\d\d)年(?:度)?(是)?")


def looks_ahead(sentence: str) -> bool:
    """Whether a sentence among shortcomings turns to what will be done about them.

    >>> looks_ahead("下一步，重点做好三个方面工作。"), looks_ahead("执法力量不足。")
    (True, False)
    """
    return _TURN_NEXT.match(sentence) is not None


def turn_of(paragraph: str, part: str, year: int | None = None) -> str | None:
    """The part that an unmarked paragraph turns to, if its opening words say so; ``year`` is the one reported on.

    >>> turn_of("2024年，我镇将重点做好以下工作：一是抓学习；", "reported")
    'planned'
    >>> turn_of("肯定成绩的同时，也看到，还存在一些不足：一是少数干部观念不强。", "reported")
    'shortcomings'
    >>> turn_of("2021年是十四五开局之年。", "shortcomings", 2020), turn_of("2020年是收官之年。", "reported", 2020)
    ('planned', None)
    """
    if part == "planned":
        return None
    if part == "shortcomings" and looks_ahead(paragraph):
        return "planned"
    opening = paragraph[:90]
    named = _TURN_YEAR.match(opening) if year is not None else None
    if part == "shortcomings" and named is not None and year is not None and int(named.group(1)) > year:
        return "planned"  # 2021年，重点抓好以下工作：
    if named is not None and year is not None and (named.group(2) or int(named.group(1)) <= year):
        return "planned" if int(named.group(1)) > year else None
    if _TURN_PLAN.match(opening):
        return "planned"
    if (_TURN_SHORT.search(opening) and _CONCEDES.search(opening)) or _SEES.search(opening[:40]):
        return "shortcomings"
    return None


@cache
def _lexicon() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = []
    path = resources.files("kg.text") / "data" / "themes.tsv"
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            theme, tab, pattern = line.partition("\t")
            if not tab:
                raise DataFileError(f"themes.tsv:{number}: no tab between theme and pattern; write theme<TAB>pattern")
            rows.append((theme, re.compile(pattern)))
    return tuple(rows)


def theme_of(heading: str) -> str | None:
    """The theme whose words a heading uses; the first of themes.tsv that fits.

    >>> theme_of("深化体制改革，推进严格规范公正文明执法")
    'enforcement'
    >>> theme_of("主要举措和成效") is None
    True
    """
    return next((theme for theme, pattern in _lexicon() if pattern.search(heading)), None)


def check_theme(theme: str) -> str:
    """The theme itself, where the lexicon knows it; :class:`UnknownTermError` otherwise."""
    if theme not in {name for name, _ in _lexicon()}:
        raise UnknownTermError(f"theme {theme!r} is not in themes.tsv; add it there or use one of its names")
    return theme
