"""Tables of documents as lines of text."""

from collections.abc import Iterator, Sequence


def lines_of(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """The lines for a table: rows of cells of paragraphs.

    A row of short cells is one line, with a tab between cells. A cell that holds running text, as where a table lays out the
    page, gives its paragraphs.

    >>> list(lines_of([[["指标"], ["2022年"]], [["办案"], ["355件"]], [["一、做法", "开展检查。"]]]))
    ['指标\\t2022年', '办案\\t355件', '一、做法', '开展检查。']
    """
    for row in rows:
        cells = [[text for text in cell if text.strip()] for cell in row]
        if len(cells) > 1 and all(len(cell) <= 1 and not any("。" in text for text in cell) for cell in cells):
            yield "\t".join(cell[0].strip() if cell else "" for cell in cells).strip("\t")
        else:
            yield from (text for cell in cells for text in cell)
