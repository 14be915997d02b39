"""Answers that can be cited: for each row the words, their place, and the report as GB/T 7714 refers to one."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from kg.query.answer import Answer
from kg.query.engine import Engine
from kg.query.named import EVIDENCE
from kg.query.sparql import QueryError


class Citation(NamedTuple):
    """Where a report says something: the quoted words, their sentence, section, report, file and offsets, and the rule.

    ``[start, end)`` counts Unicode code points of the file as decoded. ``reference`` is the report in the form of GB/T 7714.
    """

    quote: str
    sentence: str
    section: str
    report: str
    file: str
    start: int
    end: int
    rule: str
    reference: str


def cited(engine: Engine, answer: Answer) -> Answer:
    """``answer`` with the citation of each row in further columns, empty for a row that only structure bears out.

    The evidence is what the column ``evidence`` leads to, else the first thing in the row that has evidence. Raises QueryError
    where no row has any.
    """
    of = Citer(engine)
    kept = [at for at, column in enumerate(answer.columns) if column not in Citation._fields and column != EVIDENCE]
    own = [answer.columns.index(name) if name in answer.columns else None for name in Citation._fields]
    sought = [answer.columns.index(EVIDENCE)] if EVIDENCE in answer.columns else range(len(answer.columns))
    rows, found = [], False
    for row in answer.rows:
        citation = next(filter(None, (of(str(row[at])) for at in sought if isinstance(row[at], str))), None)
        found = found or citation is not None
        rows.append((*(row[at] for at in kept), *(citation or (None if at is None else row[at] for at in own))))
    if rows and not found:
        raise QueryError(
            "nothing to cite: select a thing with evidence (a measure, an observation, …), or its evidence as ?evidence"
        )
    return Answer((*(answer.columns[at] for at in kept), *Citation._fields), tuple(rows))


class Citer:
    """Finds citations; what is said of sections and reports is looked up once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._section = cache(self._section_path)
        self._report = cache(self._referred)

    def __call__(self, iri: str) -> Citation | None:
        """The citation of the evidence ``iri``, or of the first evidence of the thing ``iri``."""
        about = self._engine.about(iri)
        if "oa:exact" not in about or "rule" not in about:
            evidence = sorted(about.get("evidence", ()), key=lambda each: ("/mention/" in each, each))
            return self(evidence[0]) if evidence else None
        [quote], [start], [end], [rule] = (about[name] for name in ("oa:exact", "oa:start", "oa:end", "rule"))
        sentence, section = self._sentence(about.get("inSentence", ()))
        title, file, reference = self._report(about["inReport"][0])
        return Citation(quote, sentence or quote, section, title, file, int(start), int(end), rule, reference)

    def _sentence(self, iris: Iterable[str]) -> tuple[str, str]:
        for iri in iris:
            about = self._engine.about(iri)
            return about["oa:exact"][0], self._section(about["section"][0])
        return "", ""

    def _section_path(self, iri: str) -> str:
        """The headings down to a section: 一、依法全面履行政府职能 › （一）…"""
        about = self._engine.about(iri)
        above = [self._section(parent) for parent in about.get("parentSection", ())]
        return " › ".join((*above, about["rdfs:label"][0]))

    def _referred(self, iri: str) -> tuple[str, str, str]:
        about = self._engine.about(iri)
        issuers = [self._engine.about(body)["rdfs:label"][0] for body in about.get("issuer", ())]
        title, signed = about["rdfs:label"][0], about.get("signed", [""])[0]
        return title, about["sourceFile"][0], reference(title, issuers[0] if issuers else "", signed)


def reference(title: str, issuer: str = "", signed: str = "") -> str:
    """A report as GB/T 7714 refers to one: who gives it, its title, [R] for a report, its date; what is not known is said so.

    >>> reference("河东区人民政府2022年法治政府建设情况报告", "天津市河东区人民政府", "2023-02-27")
    '天津市河东区人民政府. 河东区人民政府2022年法治政府建设情况报告[R]. 2023-02-27.'
    >>> reference("某区2024年报告")
    '佚名. 某区2024年报告[R]. [日期不详].'
    """
    return f"{issuer or '佚名'}. {title}[R]. {signed or '[日期不详]'}."
