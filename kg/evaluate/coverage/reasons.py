"""Every reason that coverage gives, and what it means."""

from collections.abc import Mapping

from kg.evaluate.coverage import number_reasons, numbers, sentences, titles
from kg.evaluate.coverage.items import Kind
from kg.extract.judgement import REASONS as OF_CLAUSES


def reasons(kind: Kind) -> Mapping[str, str]:
    """The reasons of a kind of item, each with what it means.

    >>> reasons("title")["unclosed"]
    '没有后半书名号 a mark that nothing closes within its paragraph'
    """
    return {
        "sentence": {**sentences.REASONS, **OF_CLAUSES},
        "clause": OF_CLAUSES,
        "number": {**number_reasons.meanings(), **numbers.REASONS},
        "title": titles.REASONS,
    }[kind]
