"""Several reports in one text file: where each begins."""

import re

_BLANK = r"[ \t\u3000\ufeff\r]*"
# 东丽区2024年法治政府建设年度报告（摘要）: a line of its own with a year, that ends as a title does
_TITLE = re.compile(
    rf"^{_BLANK}(?=[^\n。；]{{0,60}}(?:20\d\d|二[〇○零]..)年)"
    rf"[^\n。；]{{6,60}}(?:报告|总结|要点|计划|公报)(?:（[^\n）]{{1,12}}）)?{_BLANK}$",
    re.MULTILINE,
)
# 2024年1月29日 | 二〇二四年一月二十九日: a line of its own, which closes a report
_NUMBER = "[一二三四五六七八九十]"
_SIGNED = re.compile(
    rf"^{_BLANK}(?:\d{{4}}|[二〇○零一三四五六七八九]{{4}})年(?:\d{{1,2}}|{_NUMBER}{{1,2}})月(?:\d{{1,2}}|{_NUMBER}{{1,3}})日{_BLANK}$",
    re.MULTILINE,
)
_FIRST_HEADING = re.compile(rf"^{_BLANK}一、", re.MULTILINE)
# a report has at least so many characters; a list of titles, or a table of contents, has less between them
_LEAST = 200


def starts(text: str) -> list[int]:
    """Offsets at which the reports of a text begin: one, at 0, where nothing says that there are several.

    A title opens another report where the one before it is closed, by a date of signing or by a second 一、 after it.

    >>> one = "甲区2023年法治政府建设报告\\n一、做法\\n" + "开展检查。\\n" * 40 + "甲区人民政府\\n2024年1月2日\\n"
    >>> starts(one), starts(one + one.replace("甲", "乙")) == [0, len(one)]
    ([0], True)
    """
    found = [0]
    titles = [match.start() for match in _TITLE.finditer(text)]
    if len(titles) < 2:
        return found
    before = titles[0]
    for at, after in zip(titles[1:], [*titles[2:], len(text)], strict=True):
        closed = _SIGNED.search(text, before, at) or _FIRST_HEADING.search(text, before, at)
        opens = _FIRST_HEADING.search(text, at, after)
        if closed and opens and at - before >= _LEAST and after - at >= _LEAST:
            found.append(at)
            before = at
    return found
