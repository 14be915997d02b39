"""What a build leaves behind, when all is well and when it is not."""

import json
import re
from pathlib import Path

import pytest

import kg
from kg import pipeline
from kg.export import WRITERS
from kg.model import InputError, OutputError, SourceText
from kg.pipeline import NothingToBuildError, build, check_replaceable
from tests.read import making

SEED = Path("seeds/000_519dceed93fb7c9a.txt")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "outputs"
    build([SEED], folder)
    return folder


def test_a_build_writes_what_it_should_and_leaves_nothing_else(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {*WRITERS, "index.html", "graph.html", "ontology.html", "reports"}
    assert [path.name for path in (built / "reports").iterdir()] == [f"{SEED.stem}.html"]
    assert (built / pipeline.PAGE).is_file()
    assert sorted(path.name for path in built.parent.iterdir()) == [".outputs.kg-cache", "outputs"]


def test_an_earlier_build_is_replaced_whole(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    build(["seeds"], folder)
    build([SEED], folder)
    assert contents(folder) == contents(built)


def test_a_failure_leaves_the_earlier_build_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "outputs"
    build([SEED], folder)
    before = contents(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.view.write_pages", full)
    with pytest.raises(OutputError, match=r"outputs: No space left on device: make room"):
        build(["seeds"], folder)
    assert contents(folder) == before
    assert {path.name for path in (tmp_path / ".outputs.kg-cache").iterdir()} == {"CACHEDIR.TAG", "lock", "results"}


def test_a_failed_move_brings_the_earlier_build_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "outputs"
    build([SEED], folder)
    before = contents(folder)
    rename = Path.rename

    def no_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr("kg.whole._exchange", lambda *_: False)  # as on a file system that cannot
    monkeypatch.setattr(Path, "rename", no_new)
    with pytest.raises(OutputError, match="Permission denied: give a folder"):
        build(["seeds"], folder)
    assert contents(folder) == before


@pytest.mark.parametrize(
    "name", ["notes.md", "tables/mine.xlsx", "tables/more/a.csv", "sub/graph.nq", "reports/mine.txt", "views/mine.png"]
)
def test_a_folder_with_anything_else_in_it_is_left_alone(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    build([SEED], folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("mine")
    with pytest.raises(InputError, match="did not write"):
        build([SEED], folder)
    assert (folder / name).read_text() == "mine"


@pytest.mark.parametrize("manifest", ["{", "[]", '{"name": "another program\'s"}'])
def test_a_manifest_that_is_not_ours_gives_no_leave(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(InputError, match=r"did not write \(manifest\.json\)"):
        check_replaceable(tmp_path)


def test_a_new_or_empty_folder_will_do_and_a_file_will_not(tmp_path: Path) -> None:
    check_replaceable(tmp_path)
    check_replaceable(tmp_path / "new")
    with pytest.raises(InputError, match="is a file"):
        check_replaceable(SEED)


def test_nothing_to_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuildError) as nothing:
        build([tmp_path / "no.txt"], tmp_path / "outputs")
    assert [problem.path for problem in nothing.value.problems] == [str(tmp_path / "no.txt")]
    assert list(tmp_path.iterdir()) == []


def test_a_fault_in_one_report_is_one_line_and_the_others_are_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = kg.parse

    def faulty(source: SourceText) -> object:
        if source.name == SEED.name:
            raise ZeroDivisionError("a fault\nof two lines")
        return parse(source)

    monkeypatch.setattr("kg.text.parse", faulty)
    result = build(["seeds"], tmp_path / "outputs")
    assert result.counts["Report"] == 1
    [problem] = result.problems
    assert problem.path == SEED.name
    assert "ZeroDivisionError: a fault of two lines" in problem.message


def test_what_a_manifest_says_otherwise_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "manifest.csv").write_text("file,year\na.txt,2021\n", encoding="utf-8")
    result = build([tmp_path], tmp_path / "outputs")
    assert [(str(each), each.note) for each in result.problems] == [
        ("a.txt: the year is 2021 by the manifest and 2024 by the title: built with 2021", True)
    ]
    assert json.loads((tmp_path / "outputs" / "manifest.json").read_bytes())["inputs"][0]["conflicts"]


def test_text_that_was_taken_out_is_kept_with_its_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(making.pdf())
    build([tmp_path / "a.pdf"], tmp_path / "outputs")
    [line] = (tmp_path / "outputs" / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    kept = json.loads(line)
    assert (kept["format"], kept["pages"][0], kept["text"].splitlines()) == ("pdf", 0, making.LINES)
    assert all(kept["text"][each["start"] : each["end"]] == each["text"] for each in kept["mentions"])
    page = (tmp_path / "outputs" / "reports" / "a.pdf.html").read_text(encoding="utf-8")
    assert "区司法局将制定" in re.sub(r"<[^>]*>", "", page)


def test_progress_is_told_input_by_input(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(["seeds", tmp_path / "no.txt"], tmp_path / "outputs", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_base_of_all_iris_can_be_chosen(tmp_path: Path) -> None:
    build([SEED], tmp_path / "outputs", base_iri="https://example.org/east")
    graph = kg.load(tmp_path / "outputs")
    others = "FILTER (!STRSTARTS(STR(?s), 'https://example.org/east/'))"
    [row] = graph.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {others} }}")
    assert row["n"] == 0
    assert graph.select("ASK { org:天津市东丽区人民政府 ?p ?o }") == [{"answer": True}]


def test_the_verbs_are_functions_and_packages() -> None:
    from kg.read import read_inputs

    extraction = kg.extract(kg.parse(kg.read(SEED)))
    assert extraction.metadata.year == 2024
    assert kg.resolve(extraction).issuer is not None
    assert kg.read.read_inputs is read_inputs  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        kg.reed  # type: ignore[attr-defined]  # noqa: B018
