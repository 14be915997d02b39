"""What is promised of any bytes and of any text, as functions that raise where it is not kept."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from kg.extract import extract
from kg.graph import nquads
from kg.model import InputError, SourceText
from kg.read import Content, InputProblem, Limits, reader_of
from kg.read.content import Extracted, checked, scalar
from kg.read.documents import html, pdf
from kg.read.problem import shown
from kg.read.run import Run
from kg.read.worker import answer
from kg.resolve import resolve
from kg.text import parse
from kg.text.clean import squash
from tests.read import making

LIMITS = Limits(file=1_000_000, characters=200_000, entries=200, unpacked=20_000_000)


def one_line(told: object) -> bool:
    """Whether a message, as a problem of an input tells it, is one line that a terminal shows as it is."""
    line = str(told if isinstance(told, InputProblem) else InputProblem("a", str(told)))
    return shown(line) == line


def reads(data: bytes) -> None:
    """Readers that need no library: every source has a text that can be written, every problem is one line."""
    content = Content("a", "a", data)
    try:
        reader = reader_of(content)
        if reader.format in ("pdf", "docx", "doc", "html"):
            return
        items = list(reader.read(content, Run()))
    except InputError as error:
        assert one_line(error), error
        return
    for item in items:
        if isinstance(item, SourceText):
            item.text.encode("utf-8")
            assert item.text.strip()
        else:
            assert one_line(item), item


def extracts(extractor: Callable[[bytes, Limits], Extracted]) -> Callable[[bytes], None]:
    """A document's text can be written, its pages are in order; what a library raises the reader's process tells in a line."""

    def check(data: bytes) -> None:
        try:
            found = extractor(data, LIMITS)
            checked(scalar(found.text), LIMITS).encode("utf-8")
        except InputError as error:
            assert one_line(error), error
            return
        assert all(left <= right for left, right in pairwise(found.pages))
        assert all(0 <= page <= len(found.text) for page in found.pages)

    return check


def means(data: bytes) -> None:
    """What is found in any text says what it covers, and can be written."""
    text = data.decode("utf-8", "replace")
    resolved = resolve(extract(parse(SourceText("a.txt", text, "0" * 64))))
    found = resolved.extraction
    clean = found.report.clean
    assert all(left < right for left, right in pairwise(clean.offsets))
    for kind in ("mentions", "measures", "observations", "honours", "shortcomings"):
        for each in getattr(found, kind):
            assert 0 <= each.start < each.end <= len(text), each
            assert squash(text[each.start : each.end]) == each.text, each
    assert all(left.end <= right.start for left, right in pairwise(found.mentions))
    nquads(resolved)


def answers(data: bytes) -> None:
    """The reader's process answers, whatever it is given."""
    from io import BytesIO

    for format in ("html", "docx", "pdf"):
        told = answer({"format": format, "size": len(data), "limits": {"characters": 200_000}}, BytesIO(data))
        assert told.keys() & {"text", "error"}, told
        assert one_line(told.get("error", "")), told


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "reader": reads,
    "html": extracts(html.extract),
    "docx": answers,
    "pdf": extracts(pdf.extract),
    "text": means,
}


def seeds(target: str) -> Iterator[bytes]:
    """Files to begin with."""
    made = {
        "html": [making.html()],
        "docx": [making.docx(making.LINES, [["指标", "数"], ["案件", "3件"]])],
        "pdf": [making.pdf()],
    }
    texts = [path.read_bytes()[:9000] for path in sorted(Path("seeds").glob("*.txt"))]
    rest = [making.REPORT.encode(), *(make() for make in making.SAME.values())] if target == "reader" else []
    yield from made.get(target, [making.REPORT.encode(), *texts, *rest])
