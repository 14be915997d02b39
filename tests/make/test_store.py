"""What is kept of a report comes back as it went in, and what is not whole counts as not there."""

import random
from pathlib import Path

import pytest

from kg.export import Said
from kg.graph import DEFAULT_BASE
from kg.make import Recipe, Result, Store, fingerprint
from kg.make.made import make_batch
from kg.model import KgError, SourceText
from kg.view import Sheet
from tests.graph.sample import samples

KEY = "ab" * 20


def result(number: int = 0) -> Result:
    resolved = samples()[number]
    return Result(Said.of(resolved, DEFAULT_BASE, [{"action": "drop"}]), Sheet.of(resolved), ("a.toml:1: stale",))


@pytest.mark.parametrize("number", [0, 1])
def test_a_result_comes_back_as_it_went_in(number: int, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save(KEY, result(number))
    assert store.load(KEY) == result(number)
    assert store.told(KEY) == (("a.toml:1: stale",), ())


def test_what_is_cut_or_changed_anywhere_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save(KEY, result())
    [path] = [path for path in tmp_path.rglob("*") if path.is_file()]
    whole, chance = path.read_bytes(), random.Random(1)
    for at in (0, 1, 50, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at])
        assert store.told(KEY) is None
    for _ in range(50):
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert store.told(KEY) is None


def test_a_result_that_is_not_whole_is_made_anew(tmp_path: Path) -> None:
    recipe = Recipe(DEFAULT_BASE, str(tmp_path), fingerprint())
    source = SourceText("a.txt", "东丽区2024年法治政府建设年度报告\n一、主要做法\n区司法局印发《甲办法》3份。\n", "0" * 64)
    [first] = make_batch(recipe, [source])
    [path] = [path for path in tmp_path.rglob("*") if path.is_file()]
    whole = path.read_bytes()
    assert [each.kept for each in make_batch(recipe, [source])] == [True]  # type: ignore[union-attr]
    path.write_bytes(whole[:-3])
    assert make_batch(recipe, [source]) == [first]
    assert path.read_bytes() == whole


def test_only_the_results_of_a_build_stay(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in ("ab" * 20, "cd" * 20, "ce" * 20):
        store.save(key, result())
    store.prune(["cd" * 20])
    assert [store.told(key) is None for key in ("ab" * 20, "cd" * 20, "ce" * 20)] == [True, False, True]


def test_the_key_tells_all_that_a_result_is_made_of() -> None:
    source = SourceText("a.txt", "甲", "0" * 64)
    recipe = Recipe(DEFAULT_BASE, "results", "v")
    others = [
        (recipe, SourceText("b.txt", "甲", "0" * 64)),
        (recipe, SourceText("a.txt", "乙", "0" * 64)),
        (recipe, SourceText("a.txt", "甲", "1" * 64)),
        (recipe, SourceText("a.txt", "甲", "0" * 64, metadata={"year": "2024"})),
        (Recipe("https://example.org/", "results", "v"), source),
        (Recipe(DEFAULT_BASE, "results", "w"), source),
    ]
    keys = [recipe.key(source), *(each.key(of) for each, of in others)]
    assert len(set(keys)) == len(keys)
    assert Recipe(DEFAULT_BASE, "elsewhere", "v").key(source) == recipe.key(source)


def test_a_worker_of_another_version_says_so(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="another version of kg"):
        make_batch(Recipe(DEFAULT_BASE, str(tmp_path), "another"), [])
