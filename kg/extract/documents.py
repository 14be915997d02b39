"""Documents: each outermost 《…》 with its kind, told by the words that its title ends in and by what stands around it."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.context import Candidate, Context
from kg.extract.data_files import lexicon
from kg.model import DataFileError

_VERSION = re.compile(r"[（(【〔\[][^（）()【】]{1,24}[）)】〕\]]$")


@cache
def _heads() -> tuple[tuple[re.Pattern[str], str, re.Pattern[str] | None], ...]:
    rows = []
    for pattern, kind, around, _ in lexicon("document_kinds"):
        try:
            rows.append((re.compile(pattern), kind, re.compile(around) if around else None))
        except re.error as error:
            raise DataFileError(f"document_kinds.tsv: {pattern}: {error}; mend the pattern") from None
    return tuple(rows)


def kind_of(title: str, around: str = "") -> str:
    """The kind of a document, by the first row of lexicons/document_kinds.tsv that fits its title and the words around it.

    >>> kind_of("《行政处罚法》"), kind_of("《河东区证明事项清单》"), kind_of("《党政领导干部选拔任用工作条例》")
    ('law', 'list', 'party-rule')
    >>> kind_of("《大郑剪纸》", around="◇普法宣传片入选")
    'work'
    """
    name = title.strip("《》")
    name = _VERSION.sub("", name)
    for pattern, kind, context in _heads():
        if pattern.search(name) and (context is None or context.search(around)):
            return kind
    return "other"


def find_documents(context: Context) -> Iterator[Candidate]:
    """A candidate for each title of the report."""
    text = context.text
    for start, end in context.documents:
        around = text[max(0, start - 12) : start] + "◇" + text[end : end + 30]
        yield Candidate("DOC", start, end, "doc.title", kind_of(text[start:end], around), text[start:end])
