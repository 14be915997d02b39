"""The dictionary that is searched against jieba's own, and as it is kept between runs."""

from collections.abc import Callable
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.dictionary import _SEARCHED, OWN_FREQUENCY, Dictionary, _keep, _kept_file, _read, as_text, jiebas

FREQUENCIES = {"司": 0, "司法": 7, "司法局": 3, "区": 4}


def prefixes(words: dict[str, int]) -> dict[str, int]:
    """The words with each prefix of theirs, as jieba holds them."""
    return {word[:end]: 0 for word in words for end in range(1, len(word))} | words


@given(
    st.dictionaries(st.text("一二三", min_size=1, max_size=4), st.integers(1, 9), min_size=1),
    st.lists(st.text("一二三四", min_size=1, max_size=5), max_size=40),
    st.lists(st.text("一二三", min_size=2, max_size=4), max_size=3),
)
def test_it_holds_what_it_was_made_of(words: dict[str, int], pieces: list[str], own: list[str]) -> None:
    found = Dictionary(as_text(prefixes(words), sum(words.values())), own)
    terms = dict.fromkeys(own, OWN_FREQUENCY)
    wanted = prefixes(terms) | prefixes(words) | terms
    for piece in (*pieces, *wanted) * (_SEARCHED // 8):  # some often enough to be held as a dict
        assert found.frequency(piece) == wanted.get(piece)
    assert found.total == sum(words.values()) + OWN_FREQUENCY * len(own)


def test_it_is_jiebas() -> None:
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    found = jiebas()
    assert found.total == tokenizer.total
    every = list(tokenizer.FREQ)[::7]
    assert [found.frequency(word) for word in every if word] == [tokenizer.FREQ[word] for word in every if word]
    assert found.frequency("司机们说") is None


def test_a_dictionary_kept_is_the_dictionary_read(tmp_path: Path) -> None:
    _keep(tmp_path / "kept", as_text(FREQUENCIES, 14))
    found = _read(tmp_path / "kept", ["司机"])
    assert found is not None
    assert [found.frequency(piece) for piece in ("司", "司法", "区", "司机", "法")] == [0, 7, 4, OWN_FREQUENCY, None]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-5],
        lambda data: data[:-3],
        lambda data: data[3:],
        lambda data: b"\xff" * 40,
        lambda data: data + b"\nmore",
        lambda data: data.replace(b"\n14\n", b"\nmany\n"),
    ],
)
def test_a_spoilt_file_is_no_dictionary(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    _keep(tmp_path / "kept", as_text(FREQUENCIES, 14))
    (tmp_path / "kept").write_bytes(spoil((tmp_path / "kept").read_bytes()))
    assert _read(tmp_path / "kept", []) is None


def test_no_folder_no_file(tmp_path: Path) -> None:
    assert _read(tmp_path / "none", []) is None
    _keep(tmp_path / "none" / "kept", as_text(FREQUENCIES, 14))
    assert not (tmp_path / "none").exists()


def test_without_a_place_to_keep_it_jiebas_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert _kept_file("1") is None
    assert jiebas(["办结"]).frequency("办结") == OWN_FREQUENCY
