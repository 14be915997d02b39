"""IRIs: readable, one a key, valid everywhere."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.iris import PREFIX_OF, Iris, check_base, part
from kg.model import KgError, UnknownTermError

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("key", "iri_part"),
    [
        ("天津市河东区司法局", "天津市河东区司法局"),
        ("“放管服”改革", "“放管服”改革"),
        ("《法治政府建设实施纲要（2021-2025年）》", "《法治政府建设实施纲要（2021-2025年）》"),
        ("A/B", "A%2FB"),
        ("100%", "100%25"),
        ("行政执法\u3000平台", "行政执法%E3%80%80平台"),
        ("<a>", "%3Ca%3E"),
        ("..", "%2E%2E"),
        ("", "_"),
    ],
)
def test_part(key: str, iri_part: str) -> None:
    assert part(key) == iri_part


@given(texts)
def test_any_key_gives_a_valid_iri(key: str) -> None:
    iri = Iris().mint("Organisation", key)
    statement = f'<{iri}> <http://www.w3.org/2000/01/rdf-schema#label> "x" .'
    [triple] = pyoxigraph.parse(statement, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert triple.subject == pyoxigraph.NamedNode(iri)


@given(st.lists(texts, min_size=1, max_size=3), st.lists(texts, min_size=1, max_size=3))
def test_different_keys_give_different_iris(one: list[str], other: list[str]) -> None:
    iris = Iris()
    assert (iris.mint("Report", *one) == iris.mint("Report", *other)) == (one == other or _blank(one) == _blank(other))


def _blank(key: list[str]) -> list[str]:
    """Keys that mean the same: a part that is not known is written _."""
    return [each or "_" for each in key]


@given(st.sampled_from(sorted(PREFIX_OF)), texts)
def test_compress_and_expand_are_a_pair(type_: str, key: str) -> None:
    iris = Iris("https://example.org/x/")
    assert iris.expand(iris.compress(iris.mint(type_, key))) == iris.mint(type_, key)


@pytest.mark.parametrize("wrong", ["org", "nobody:天津市", "https://example.org/org/a"])
def test_expand_refuses_what_is_no_name(wrong: str) -> None:
    with pytest.raises(UnknownTermError):
        Iris().expand(wrong)


@pytest.mark.parametrize(
    "wrong", ["", "example.org", "https://example.org/?q=", "https://exa mple.org/", "https://example.org/#"]
)
def test_check_base_refuses(wrong: str) -> None:
    with pytest.raises(KgError, match="base IRI"):
        check_base(wrong)
