"""The cut into words against jieba's own."""

from functools import cache
from typing import Any

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.lexicons import vocabulary
from kg.text.dictionary import OWN_FREQUENCY
from kg.text.tokens import words

SNIPPETS = (
    "区市场监管局办结案件35件，",
    "“双随机、一公开”",
    "2022年VR展馆A栋3.6万元\n",
    "全面推进依法行政。",
    "《办法》（试行）",
    "100%",
    "先后3次，共5.5万。\n（一）",
    "的",
    " ",
    "，卡拉OK、C++、AT&T，",
    "“5G+A座”-4S 店\r\n",
)


@cache
def tokenizer() -> Any:
    found = jieba.Tokenizer()
    for term in vocabulary():
        found.add_word(term, OWN_FREQUENCY)
    return found


def jiebas(text: str) -> list[str]:
    return list(tokenizer().cut(text, HMM=False))


@pytest.mark.parametrize("text", [*SNIPPETS, "".join(SNIPPETS)])
def test_the_cut_is_jiebas(text: str) -> None:
    assert words(text, vocabulary()) == jiebas(text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=12))).map("".join))
def test_any_text_is_cut_into_what_it_is_made_of(text: str) -> None:
    assert "".join(words(text, vocabulary())) == text
