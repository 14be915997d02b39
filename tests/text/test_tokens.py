"""The cut into words against jieba's own, and the dictionary kept between runs."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.lexicons import vocabulary
from kg.text.tokens import _load, _save, _tokenizer, words

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
)


def jiebas(text: str) -> list[str]:
    return list(_tokenizer(vocabulary()).cut(text, HMM=False))


@pytest.mark.parametrize("text", [*SNIPPETS, "".join(SNIPPETS)])
def test_the_cut_is_jiebas(text: str) -> None:
    assert words(text, vocabulary()) == jiebas(text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=12))).map("".join))
def test_any_text_is_cut_into_what_it_is_made_of(text: str) -> None:
    assert "".join(words(text, vocabulary())) == text


def test_a_dictionary_kept_is_the_dictionary_read(tmp_path: Path) -> None:
    frequencies = {"司": 0, "司法": 7, "司法局": 3}
    _save(tmp_path / "kept", frequencies, 10)
    assert _load(tmp_path / "kept") == (frequencies, 10)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-5],
        lambda data: data[:-3],
        lambda data: data[3:],
        lambda data: b"\xff" * 40,
        lambda data: data + b"\nmore",
    ],
)
def test_a_spoilt_file_is_no_dictionary(tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    _save(tmp_path / "kept", {"司": 0, "司法": 7}, 10)
    (tmp_path / "kept").write_bytes(spoil((tmp_path / "kept").read_bytes()))
    assert _load(tmp_path / "kept") is None


def test_no_folder_no_file(tmp_path: Path) -> None:
    assert _load(tmp_path / "none") is None
    _save(tmp_path / "none" / "kept", {"司": 1}, 1)
    assert not (tmp_path / "none").exists()
