"""The corpora that the benchmarks measure on: varied, the same for one seed, and read as reports are."""

from collections.abc import Sequence
from pathlib import Path

import kg
from kg.model import Resolved, SourceText
from tests.benchmarks.generate import counties, generate, report


def test_a_larger_corpus_begins_with_the_smaller(tmp_path: Path) -> None:
    generate(3, tmp_path / "three")
    generate(5, tmp_path / "five")
    three, five = (sorted((tmp_path / name).rglob("*.txt")) for name in ("three", "five"))
    assert (len(three), len(five)) == (3, 5)
    assert [path.read_bytes() for path in three] == [path.read_bytes() for path in five[:3]]


def test_reports_differ_in_all_that_reports_differ_in() -> None:
    texts = [report(number) for number in range(200)]
    assert len(set(texts)) == 200
    lengths = sorted(map(len, texts))
    assert lengths[10] * 2 < lengths[-10]
    assert len(counties()) > 2500
    sentences = [sentence for text in texts for sentence in text.split("。") if len(sentence) > 20]
    assert len(set(sentences)) > 0.9 * len(sentences)
    assert "{" not in "".join(texts)


def _density(texts: Sequence[str]) -> tuple[float, float]:
    """Characters for each measure, and for each observation."""
    made = [kg.extract(kg.parse(SourceText(f"{number}.txt", text, "0" * 64))) for number, text in enumerate(texts)]
    characters = sum(map(len, texts))
    return characters / sum(len(each.measures) for each in made), characters / sum(len(each.observations) for each in made)


def test_they_say_as_much_a_character_as_real_reports() -> None:
    real = _density([path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt"))])
    generated = _density([report(number) for number in range(40)])
    assert [abs(one / other - 1) < 0.1 for one, other in zip(generated, real, strict=True)] == [True, True]


def test_what_they_say_is_found() -> None:
    for number in range(10):
        made: Resolved = kg.resolve(kg.extract(kg.parse(SourceText(f"{number}.txt", report(number), "0" * 64))))
        assert made.issuer is not None
        assert made.extraction.metadata.year is not None
        assert made.extraction.metadata.signed is not None
        assert len(made.extraction.measures) > 40
        assert len(made.extraction.observations) > 10
        assert len(made.indicators) > 5
