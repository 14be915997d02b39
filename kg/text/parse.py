"""A source text as a report: clean text, title, sections, sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.model import CleanText, Report, Section, Sentence, SourceText
from kg.text.clean import fold
from kg.text.headings import HEADING_MARK, ITEM_MARK, announces, mark, run_in_end
from kg.text.lines import Block, blocks
from kg.text.sentences import cut
from kg.text.themes import part_of, theme_of, turn_of, year_looked_back_on


def parse(source: SourceText) -> Report:
    """Clean a source text and cut it into title, sections and sentences.

    Offsets of the result index its clean text; ``report.clean.to_source`` leads back to the source.

    >>> r = parse(SourceText("a", "某区2023年报告\\n一、做法\\n（一）抓学习。开展培训5场。\\n", "0"))
    >>> [(s.level, s.heading, s.part) for s in r.sections]
    [(0, '', 'opening'), (1, '做法', 'reported'), (2, '抓学习', 'reported')]
    >>> [r.text[s.start:s.end] for s in r.sentences if not s.is_heading]
    ['开展培训5场。']
    """
    folded = fold(source.text)
    builder = _Builder()
    for block in blocks(folded):
        if block.kind != "furniture":
            builder.add(block, folded)
    clean = CleanText("".join(builder.text), tuple(builder.offsets))
    return Report(source, clean, tuple(builder.titles), tuple(_closed(builder)), tuple(builder.sentences))


@dataclass
class _Builder:
    """The report as it grows, block by block."""

    text: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    length: int = 0
    titles: list[tuple[int, int]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=lambda: [Section(0, 0, "", "", 0, 0, "opening", None, None)])
    latest: dict[int, Section] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    opened: bool = False
    year: int | None = None

    def add(self, block: Block, folded: str) -> None:
        start = self.length
        for left, right in block.pieces:
            self.text.append(folded[left:right])
            self.offsets.extend(range(left, right))
            self.length += right - left
        paragraph = "".join(self.text[-len(block.pieces) :])
        if block.kind == "body":
            self._body(paragraph, start)
        else:
            self.year = self.year or _year_in(paragraph)
            self.titles.append((start, self.length))
            self._sentence(start, self.length, True, True)
        self.text.append("\n")
        self.offsets.append(block.pieces[-1][1])
        self.length += 1

    def _body(self, paragraph: str, start: int) -> None:
        found = mark(paragraph)
        begin = 0
        if found is None:
            self._turn(paragraph, start)
        if found is not None:
            end = run_in_end(paragraph, found.end)
            heading = paragraph[found.end : end].rstrip("。") if end else ""
            self._open(found.level, found.number, heading, start)
            begin = end if end is not None else found.end
            if end:
                self._sentence(start, start + end, True, True)
        self._running(paragraph, start, begin, opens=begin == 0, level=found.level if found is not None and end else None)

    def _turn(self, paragraph: str, start: int) -> None:
        """Open a section without heading where a paragraph turns to shortcomings, to plans, or from the opening to the report."""
        now = self.sections[-1]
        part = turn_of(paragraph, now.part, self.year)
        if part is None and now.part == "opening" and self.opened:
            part = "reported"
        if part is not None and part != now.part:
            self._section(Section(len(self.sections), 1, "", "", start, start, part, None, None))
        # 省委依法治省办： is whom the report is for
        self.opened = self.opened or "。" in paragraph or len(paragraph) > 40

    def _running(self, paragraph: str, start: int, begin: int, opens: bool, level: int | None) -> None:
        """The sentences of a paragraph from ``begin`` on; where a heading of a ``level`` was run in before, others may be."""
        spans = list(cut(paragraph, begin))
        for index, (left, right) in enumerate(spans):
            if level is not None and index and self._run_in(paragraph, start, left, right, level):
                continue
            now = self.sections[-1].part
            if now == "shortcomings" and turn_of(paragraph[left:right], now, self.year) == "planned":
                at = start + left
                self._section(Section(len(self.sections), 1, "", "", at, at, "planned", None, None))
            item = _is_item(paragraph, left)
            first = opens and index == 0
            alone = index == len(spans) - 1 or (item and _is_item(paragraph, right))
            heading = (item or first) and not alone and announces(paragraph[left:right], item)
            self._sentence(start + left, start + right, index == 0, heading)

    def _run_in(self, paragraph: str, start: int, left: int, right: int, level: int) -> bool:
        """Open the section of a heading that is run in within a paragraph: （一）抓学习。…。（二）压实责任。…。"""
        found = mark(paragraph[left:])
        if found is None or found.level != level or run_in_end(paragraph[left:], found.end) != right - left:
            return False
        self._open(level, found.number, paragraph[left + found.end : right].rstrip("。"), start + left)
        self._sentence(start + left, start + right, True, True)
        return True

    def _sentence(self, start: int, end: int, opens: bool, heading: bool) -> None:
        if end > start:
            self.sentences.append(Sentence(start, end, len(self.sections) - 1, opens, heading))

    def _open(self, level: int, number: str, heading: str, start: int) -> None:
        above = (self.latest[each] for each in range(1, level) if each in self.latest)
        parent = max(above, key=lambda section: section.ordinal, default=None)
        theme = theme_of(heading) or (parent.theme if parent else None)
        if parent is None:  # （一）2020年度考核工作情况 does not tell what year the report is of
            self.year = year_looked_back_on(heading) or self.year
        part = part_of(heading, parent.part if parent else None, self.year, parent.heading if parent else "")
        ordinal = parent.ordinal if parent else None
        self._section(Section(len(self.sections), level, number, heading, start, start, part, theme, ordinal))

    def _section(self, section: Section) -> None:
        self.sections.append(section)
        self.latest[section.level] = section


def _is_item(paragraph: str, at: int) -> bool:
    """Whether an item of a running list begins at an offset: 二是, （二）."""
    if ITEM_MARK.match(paragraph, at) is not None:
        return True
    found = HEADING_MARK.match(paragraph, at) if at else None
    return found is not None and found.lastgroup in ("l2", "l4")


def _year_in(title: str) -> int | None:
    match = re.search(r"20\d\d(?=年)", title)
    return int(match.group()) if match else None


def _closed(builder: _Builder) -> Iterator[Section]:
    """Sections with their ends: a section ends where the next of its level or above begins."""
    ends: list[int] = []
    begins: dict[int, int] = {}  # level -> where the next section of that level begins
    for section in reversed(builder.sections):
        ends.append(min((at for level, at in begins.items() if level <= (section.level or level)), default=builder.length))
        begins[section.level] = section.start
    for section, end in zip(builder.sections, reversed(ends), strict=True):
        yield replace(section, end=end)
