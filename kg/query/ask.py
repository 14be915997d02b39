"""A query asked: its parameters bound, its rows with what a reader wants to see, and cited where that is asked for."""

from collections.abc import Mapping

from kg.query.answer import Answer, Value
from kg.query.cite import cited
from kg.query.engine import Engine
from kg.query.formats import Format, to_text
from kg.query.named import EVIDENCE, GIVEN, NamedQuery
from kg.query.parameters import bind
from kg.query.sparql import QueryError

_NOTHING: Mapping[str, object] = {}


def ask(
    engine: Engine,
    query: NamedQuery,
    given: Mapping[str, object] = _NOTHING,
    cite: bool = False,
    most: int | None = None,
) -> Answer:
    """The rows of ``query`` with the values ``given`` to its parameters; ``cite`` adds the columns of a citation.

    More rows than ``most`` are refused.

    Of a named query concepts come as codes, and the evidence only where it is cited. Raises QueryError and, for a name that is
    not clear, UnclearNameError.

    >>> from kg.query import named_queries, open_engine
    >>> ask(open_engine("outputs"), named_queries()["honours"], {"recipient": "河东区司法局"}).records()[0]["giver"]
    '中华人民共和国司法部'
    """
    answer = engine.select(query.text, bind(query, given, engine), most)
    if query.name:
        answer = _with_codes(engine, answer)
    if cite:
        answer = cited(engine, answer)
    hidden = {EVIDENCE} if query.name else set()
    kept = [at for at, column in enumerate(answer.columns) if column not in hidden and not column.startswith(GIVEN)]
    return Answer(tuple(answer.columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in answer.rows))


def answer_text(
    engine: Engine, query: NamedQuery, form: Format, given: Mapping[str, object] = _NOTHING, cite: bool = False
) -> str:
    """The answer as text: rows as ``form`` says, a graph (of CONSTRUCT or DESCRIBE) as Turtle, or as JSON-LD for ``json``."""
    if not engine.is_graph(query.text):
        return to_text(ask(engine, query, given, cite), form, engine.namespaces, " ".join(query.title).strip())
    if form not in ("table", "json") or given or cite:
        raise QueryError("the query: it makes a graph, which is no table: leave --format out (Turtle) or use json (JSON-LD)")
    return engine.graph_text(query.text, json=form == "json")


def _with_codes(engine: Engine, answer: Answer) -> Answer:
    """Concepts by their ids, which know their names: enforcement for <…/ontology/theme#enforcement>."""
    codes = engine.codes

    def coded(value: Value) -> Value:
        return codes.get(value, value) if isinstance(value, str) else value

    return Answer(answer.columns, tuple(tuple(map(coded, row)) for row in answer.rows))
