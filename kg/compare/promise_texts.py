"""Followed promises as rows and as Markdown."""

from collections.abc import Iterator

from kg.compare.account import Figure
from kg.compare.comparison import figure_text
from kg.compare.promises import OUTCOMES, Followed, Following, Year
from kg.compare.texts import escaped, table
from kg.query import Answer

COLUMNS = (
    *("earlier", "later", "promise", "outcome", "confidence", "score", "answer", "why", "target", "told"),
    *("shared", "promise_place", "promise_quote", "answer_place", "answer_quote", "nearest_quote"),
)
#: outcomes, what sets them off and how sure they are, in zh and en
NAMES = {
    "done": ("报告称已做", "told as done"),
    "changed": ("有变化", "changed"),
    "repeated": ("再次承诺", "promised again"),
    "not mentioned": ("未见提及", "not mentioned"),
    "denied": ("称未做", "told as not done"),
    "figure": ("数字不同", "another figure"),
    "preparing": ("尚在准备", "being prepared"),
    "verb": ("做法不同", "another act"),
    "named": ("名称相同", "same name"),
    "likely": ("很可能", "likely"),
    "possible": ("可能", "possible"),
    "": ("", ""),
}
CAUTION = (
    "“报告称已做”只说明下一份报告这样写；“未见提及”只说明没有找到相应的举措。匹配由规则给出，请对照两处原文。",
    "“Told as done” says what the next report says, and “not mentioned” that no measure was matched. Read both quotes.",
)


def promise_rows(following: Following) -> Answer:
    """A row for each promise; ``shared`` are the words and names that matched it, the rarest first.

    Of what is not mentioned there is no answer; ``nearest_quote`` is what came nearest to one.
    Places are ``file:start-end`` in code points of the source, the end exclusive.
    """
    return Answer(COLUMNS, tuple(_row(year, each) for year in following.years for each in year.promises))


def _row(year: Year, each: Followed) -> tuple[str | int | float | None, ...]:
    promise, found = each.promise, each.answer
    answer = found if each.outcome != "not mentioned" else None
    figures = tuple(map(figure_text, each.target)) if each.target else ("", "")
    said = answer.action.clause if answer else None
    return (
        *(year.earlier.year, year.later.year, promise.clause.text, each.outcome, each.confidence),
        *(answer.score if answer else None, said.text if said else "", each.why, *figures),
        *(" ".join(shared(each)) if answer else "", promise.clause.place, promise.clause.text),
        *(said.place if said else "", said.text if said else "", found.action.clause.text if found and not answer else ""),
    )


def shared(each: Followed) -> tuple[str, ...]:
    """The names and words that a promise and its answer have in common, the rarest first.

    A name is told by the end of its IRI, which is its key.
    """
    if each.answer is None:
        return ()
    return (*(name.rpartition("/")[2] for name in each.answer.names), *each.answer.words)


def promise_markdown(following: Following) -> str:
    """The promises as Markdown, year by year, headed in both languages; every quote is escaped."""
    parts = [f"# {escaped(following.title)}", *CAUTION, *(part for year in following.years for part in _year(year))]
    return "\n\n".join(parts) + "\n"


def _year(year: Year) -> Iterator[str]:
    yield f"## {escaped(year.earlier.title)} → {escaped(year.later.title)}"
    counts = year.counts()
    yield "，".join(f"{NAMES[outcome][0]} {NAMES[outcome][1]} {counts[outcome]}" for outcome in OUTCOMES)
    head = ("承诺 Promise", "结果 Outcome", "分 Score", "下一份报告 The next report")
    yield table(head, [_cells(each) for each in year.promises])


def _cells(each: Followed) -> tuple[str, ...]:
    promise, answer = each.promise.clause, each.answer
    outcome = " · ".join(filter(None, (NAMES[each.outcome][0], NAMES[each.why][0], NAMES[each.confidence][0], told(each.target))))
    if answer is None or each.outcome == "not mentioned":
        return f"“{promise.text}” ({promise.place})", outcome, "", "–"
    said = answer.action.clause
    return f"“{promise.text}” ({promise.place})", outcome, f"{answer.score:.2f}", f"“{said.text}” ({said.place})"


def told(target: tuple[Figure, Figure] | None) -> str:
    """The promised figure and the one told."""
    return " → ".join(map(figure_text, target)) if target else ""
