"""Outputs tampered with, one thing at a time: each is found, with the line that says what and where."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.model import InputError, UnknownTermError
from kg.pipeline import build
from kg.verify import CHECKS, verify
from tests.small import write_reports

BUREAU = "天津市河西区司法局"
ISSUED = "天津市河西区重大行政决策目录管理办法"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sources in ``in`` and their outputs in ``out``."""
    place = tmp_path_factory.mktemp("made")
    build([write_reports(place / "in", "hexi-2023.txt", "nankai-2024.txt")], place / "out")
    return place


def edit(file: str, old: str, new: str, most: int = 1) -> Callable[[Path], None]:
    """Replaces text in a file, of which there must be some."""

    def tamper(place: Path) -> None:
        path = place / file
        text = path.read_bytes().decode("utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, most).encode("utf-8"))

    return tamper


def edit_line(file: str, line: str, old: str, new: str) -> Callable[[Path], None]:
    """Replaces text in the first line that fits a pattern; an empty ``old`` takes the whole line away."""

    def tamper(place: Path) -> None:
        path = place / file
        lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
        number = next(i for i, each in enumerate(lines) if re.search(line, each))
        assert old in lines[number]
        lines[number] = lines[number].replace(old, new, 1) if old else ""
        path.write_bytes("".join(lines).encode("utf-8"))

    return tamper


def drop(file: str, pattern: str) -> Callable[[Path], None]:
    """Takes all lines away that fit a pattern."""

    def tamper(place: Path) -> None:
        path = place / file
        lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not re.search(pattern, line)]
        assert len(kept) < len(lines)
        path.write_bytes("".join(kept).encode("utf-8"))

    return tamper


def add(file: str, line: str) -> Callable[[Path], None]:
    """Adds a line, in which REPORT is the IRI of the report of 河西区."""

    def tamper(place: Path) -> None:
        found = re.search(r"<(\S+/report/天津市河西区[^>]+)>", (place / "out/graph.nq").read_text(encoding="utf-8"))
        assert found is not None
        with (place / file).open("a", encoding="utf-8") as opened:
            opened.write(line.replace("REPORT", found[1]) + "\n")

    return tamper


def remove(file: str) -> Callable[[Path], None]:
    return lambda place: (place / file).unlink()


def new_manifest(change: Callable[[dict], None]) -> Callable[[Path], None]:
    def tamper(place: Path) -> None:
        path = place / "out/manifest.json"
        manifest = json.loads(path.read_bytes())
        change(manifest)
        path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2), encoding="utf-8")

    return tamper


def new_data(file: str, change: Callable[[dict], None]) -> Callable[[Path], None]:
    """Changes the data inside a page."""

    def tamper(place: Path) -> None:
        path = place / file
        html = path.read_text(encoding="utf-8")
        head, mark, rest = html.partition('id="data">')
        data, _, tail = rest.partition("</script>")
        made = json.loads(data)
        change(made)
        text = json.dumps(made, ensure_ascii=False).replace("<", "\\u003c")
        path.write_text(f"{head}{mark}{text}</script>{tail}", encoding="utf-8")

    return tamper


class Case(NamedTuple):
    """What is done, the line that must come, and the checks that see it; ``…`` in a line stands for anything."""

    tamper: Callable[[Path], None]
    line: str
    checks: str


NQ, BASE, KG = "out/graph.nq", "https://w3id.org/govreport-kg/", "https://w3id.org/govreport-kg/ontology#"
OA = "http://www.w3.org/ns/oa#"
MEASURE = r"evidence/天津市河西区人民政府/2023/\w+/122-132/"
CASES = {
    "a changed source": Case(
        edit("in/hexi-2023.txt", "规范性文件12件", "规范性文件13件"),
        "sources: hexi-2023.txt: the source has changed: sha256 … was built, … is there; 3 of … quotes stand no longer",
        "sources",
    ),
    "a source with a line more at its top": Case(
        edit("in/hexi-2023.txt", "天津市", "索引号\n天津市"),
        "sources: hexi-2023.txt: the source has changed: …quotes stand no longer",
        "sources",
    ),
    "a source that is gone": Case(
        remove("in/hexi-2023.txt"), "sources: hexi-2023.txt: the source is not found: give its place with --sources", "sources"
    ),
    "a source that is no text any more": Case(
        lambda place: (place / "in/hexi-2023.txt").write_bytes(b"\xff\x00\xfe"),
        "sources: hexi-2023.txt: the source is not found: …",
        "sources",
    ),
    "another hash in the manifest": Case(
        new_manifest(lambda manifest: manifest["inputs"][0].update(sha256="0" * 64)),
        "sources: hexi-2023.txt: the source has changed: sha256 000000000000 was built, …",
        "sources",
    ),
    "an input the graph does not have": Case(
        new_manifest(lambda manifest: manifest["inputs"].append({"file": "more.txt", "sha256": "1" * 64})),
        "sources: more.txt: an input of the manifest, and no report of graph.nq",
        "sources",
    ),
    "a count in the manifest": Case(
        new_manifest(lambda manifest: manifest["counts"].update(Measure=3)),
        "counts: manifest.json: counts 3 Measure, and graph.nq has …",
        "counts",
    ),
    "a moved offset": Case(
        edit_line(NQ, f"{MEASURE}.*oa#start", '"122"', '"121"'),
        "quotes: hexi-2023.txt:121-132: graph.nq quotes “审核规范性文件12件”, the source has “局审核规范性文件12件”",
        "quotes rules statements turtle jsonld tables annotations pages",
    ),
    "an offset outside the text": Case(
        edit_line(NQ, f"{MEASURE}.*oa#end", '"132"', '"9132"'),
        "quotes: hexi-2023.txt:122-9132: outside the source, which has … characters",
        "quotes rules statements turtle jsonld tables annotations pages",
    ),
    "an offset that is no number": Case(
        edit_line(NQ, f"{MEASURE}.*oa#end", '"132"', '"many"'),
        "quotes: evidence:天津市河西区人民政府/2023/…/122-132/…: its offsets are missing or no numbers",
        "quotes statements shapes turtle jsonld tables annotations pages",
    ),
    "a changed quote": Case(
        edit_line(NQ, f"{MEASURE}.*oa#exact", "规范性文件12件", "规范性文件72件"),
        "quotes: hexi-2023.txt:122-132: graph.nq quotes “审核规范性文件72件”, the source has “审核规范性文件12件”",
        "quotes statements turtle jsonld tables annotations",
    ),
    "a changed sentence": Case(
        edit_line(NQ, r"^<[^>]*sentence/天津市河西区人民政府/2023/[^>]*> .*oa#exact.*规范性文件12件", "12件", "72件"),
        "quotes: hexi-2023.txt:…: graph.nq quotes “…72件…”, the source has “…12件…”",
        "quotes statements turtle jsonld",
    ),
    "the sentence of something else": Case(
        edit_line(NQ, rf"{MEASURE}.*ontology#inSentence.*/95-133>", "/95-133>", "/134-146>"),
        "quotes: hexi-2023.txt:122-132: does not stand in its sentence, …",
        "quotes statements turtle jsonld",
    ),
    "another rule": Case(
        edit_line(NQ, f"{MEASURE}.*ontology#rule", '"measure.', '"honour.'),
        "rules: hexi-2023.txt:122-132: honour.… does not fire here; measure.… does",
        "rules statements turtle jsonld tables annotations pages",
    ),
    "an evidence of another report": Case(
        edit_line(NQ, f"{MEASURE}.*ontology#inReport", "report/天津市河西区人民政府/2023/", "report/天津市南开区人民政府/2024/"),
        "quotes: evidence:…: stands in the graph of hexi-2023.txt, and says it is in another report",
        "quotes statements shapes turtle jsonld tables",
    ),
    "a changed value": Case(
        edit_line(NQ, r"obs/天津市河西区人民政府/2023/\w+/129-132/.*ontology#value", '"12"', '"21"'),
        "statements: hexi-2023.txt obs:…/129-132/规范性文件: graph.nq says 21 and does not say 12 as its value, …",
        "statements turtle jsonld tables",
    ),
    "a promise told as done": Case(
        edit_line(NQ, r"measure/天津市河西区人民政府/2023/.*status#planned", "status#planned", "status#reported"),
        "statements: hexi-2023.txt measure:…: graph.nq says status#reported and does not say status#planned as …",
        "statements edges turtle jsonld tables",
    ),
    "a measure taken out of the graph": Case(
        drop(NQ, r"^<[^>]*(?:measure/天津市河西区人民政府/2023/\w+/122-132>|evidence/天津市河西区人民政府/2023/\w+/122-132/)"),
        "statements: hexi-2023.txt measure:天津市河西区人民政府/2023/…/122-132: the source gives it, and graph.nq has it not",
        "statements counts turtle jsonld graphml gexf tables annotations pages",
    ),
    "an edge without a measure": Case(
        add(NQ, f"<{BASE}org/{BUREAU}> <{KG}issued> <{BASE}doc/{ISSUED}> <REPORT> ."),
        f"edges: hexi-2023.txt org:{BUREAU} issued doc:{ISSUED}: no measure of this report with evidence states it",
        "statements edges counts turtle jsonld graphml gexf tables",
    ),
    "a missing edge": Case(
        drop(NQ, rf"org/天津市河西区人民政府> <{KG}issued> <{BASE}doc/{ISSUED}"),
        f"edges: hexi-2023.txt org:天津市河西区人民政府 issued doc:{ISSUED}: stated, and the edge is missing",
        "statements edges counts turtle jsonld graphml gexf tables",
    ),
    "a predicate of no vocabulary": Case(
        add(NQ, f'<{BASE}org/{BUREAU}> <{KG}bribed> "x" <REPORT> .'),
        f"terms: hexi-2023.txt org:{BUREAU}: {KG}bribed is no term of ontology/kg.ttl",
        "statements terms counts turtle jsonld",
    ),
    "a thing without what its shape asks for": Case(
        drop(NQ, rf"{MEASURE}[^>]*> <{OA}exact>"),
        "shapes: evidence:天津市河西区人民政府/2023/…/122-132/…: …Evidence: needs …",
        "quotes statements shapes counts turtle jsonld tables annotations",
    ),
    "a kind of another vocabulary": Case(
        edit_line(NQ, f"org/{BUREAU}> <{KG}kind>", "organisation-kind#", "document-kind#"),
        f"shapes: org:{BUREAU}: …may have a kind of organisation of the vocabulary",
        "statements shapes turtle jsonld",
    ),
    "a file that is no N-Quads any more": Case(
        edit_line(NQ, MEASURE, "<https", "https"), "files: graph.nq:…: not N-Quads (…): build again", "files"
    ),
    "Turtle of its own": Case(
        edit("out/graph.ttl", '"调解成功率98.5%"', '"调解成功率99.5%"'),
        "turtle: graph.ttl: has obs:…/240-245/调解成功率 rdfs:label “调解成功率99.5%”, which graph.nq has not",
        "turtle",
    ),
    "JSON-LD cut short": Case(
        lambda place: (place / "out/graph.jsonld").write_bytes((place / "out/graph.jsonld").read_bytes()[:-200]),
        "jsonld: graph.jsonld…: cannot be read (…): build again",
        "jsonld",
    ),
    "a name in GraphML": Case(
        edit("out/graph.graphml", f">{BUREAU}<", ">天津市河西区司法所<", -1),
        f"graphml: graph.graphml: names org:{BUREAU} “天津市河西区司法所”, graph.nq “{BUREAU}”",
        "graphml",
    ),
    "an edge in GEXF": Case(
        edit("out/graph.gexf", 'value="issued"', 'value="implemented"'),
        "gexf: graph.gexf: draws org:… implemented doc:…, which graph.nq does not state",
        "gexf",
    ),
    "a cell in a table": Case(
        edit_line("out/tables/observations.csv", "调解成功率98.5%", ",98.5,", ",97.5,"),
        "tables: tables/observations.csv:…: obs:…/240-245/调解成功率 has value “97.5”, in graph.nq “98.5”",
        "tables",
    ),
    "a quote in a table": Case(
        edit_line(
            "out/tables/shortcomings.csv", "培训不够经常", "一是行政执法人员培训不够经常,shortcoming", "一是培训不够,shortcoming"
        ),
        "tables: tables/shortcomings.csv:…: shortcoming:… has evidence hexi-2023.txt:283-297 “一是培训不够”, …",
        "tables",
    ),
    "a row more in a table": Case(
        add("out/tables/documents.csv", "doc:《甲办法》,《甲办法》,,,,,,,,,,,,,,,,"),
        "tables: tables/documents.csv:…: has doc:《甲办法》, which graph.nq has not",
        "tables",
    ),
    "a row less in the table of edges": Case(
        drop("out/tables/edges.csv", "人民政府,issued,.*,hexi-2023"),
        f"tables: tables/edges.csv: lacks org:天津市河西区人民政府 issued doc:{ISSUED}, which graph.nq states",
        "tables",
    ),
    "an annotation moved": Case(
        edit("out/annotations.jsonl", '"start": 122, "end": 132', '"start": 123, "end": 132'),
        "annotations: hexi-2023.txt:123-132: annotations.jsonl has measure.… here, and graph.nq has not",
        "annotations",
    ),
    "a word in a reading page": Case(
        edit("out/reports/hexi-2023.html", "将有关情况", "将无关情况"),
        "pages: reports/hexi-2023.html: shows “无关情况…” at …, the source has “有关情况…”",
        "pages",
    ),
    "a mark taken off a reading page": Case(
        new_data(
            "out/reports/hexi-2023.html", lambda data: data["items"].remove(next(i for i in data["items"] if i[:2] == [122, 132]))
        ),
        "pages: reports/hexi-2023.html: does not mark 122-132 by measure.…, which graph.nq has",
        "pages",
    ),
    "a node renamed in the graph's page": Case(
        new_data("out/graph.html", lambda data: next(n for n in data["nodes"] if n["name"] == BUREAU).update(name="某局")),
        f"pages: graph.html: names org:{BUREAU} “某局”, graph.nq “{BUREAU}”",
        "pages",
    ),
    "a script put into a page": Case(
        edit("out/index.html", "</body>", "<script>fetch('x')</script></body>"),
        "pages: index.html: holds a script that kg does not write: “fetch('x')”",
        "pages",
    ),
    "a policy that lets everything in": Case(
        edit("out/index.html", "default-src &#39;none&#39;", "default-src *"),
        "pages: index.html: its Content-Security-Policy is not that of its own scripts and styles",
        "pages",
    ),
    "a link out of the folder": Case(
        edit("out/index.html", 'href="graph.html"', 'href="https://example.org/"'),
        "pages: index.html: links out of the folder: https://example.org/",
        "pages",
    ),
    "a reading page that is gone": Case(
        remove("out/reports/hexi-2023.html"),
        "pages: reports/hexi-2023.html: the report has no reading page: build again",
        "pages",
    ),
    "a file that is gone": Case(remove("out/graph.gexf"), "files: graph.gexf: the file is missing: build again", "files pages"),
    "a file that no build writes": Case(
        lambda place: (place / "out/tables/note.txt").write_text("x", encoding="utf-8"),
        "files: out: holds files that kg build did not write (tables/note.txt)…",
        "files",
    ),
}


def fits(line: str, found: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, line.split("…"))), found) is not None


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_tampering_is_found_with_its_line(name: str, made: Path, tmp_path: Path) -> None:
    place = shutil.copytree(made, tmp_path / "place")
    CASES[name].tamper(place)
    found = verify(place / "out")
    lines = [str(each) for each in found.findings]
    assert any(fits(CASES[name].line, line) for line in lines), "\n".join(lines)
    assert " ".join(check for check in CHECKS if check in {each.check for each in found.findings}) == CASES[name].checks
    assert all("\n" not in line for line in lines)


def test_what_a_build_wrote_stands(made: Path) -> None:
    found = verify(made / "out")
    assert (found.findings, found.notes) == ((), ())
    assert found.counts["reports"] == 2


def test_without_pyshacl_all_but_the_shapes_is_checked(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["kg.verify.verify"], "find_spec", lambda name: None)  # its function has the same name
    found = verify(made / "out")
    assert found.findings == ()
    assert [note.partition(":")[0] for note in found.notes] == ["the check shapes was left out"]


def test_each_check_is_among_the_cases() -> None:
    elsewhere = {"corrections", "parts"}  # test_corrections_and_parts.py
    assert {case.line.partition(":")[0] for case in CASES.values()} == CHECKS.keys() - elsewhere


def test_the_command_lists_what_is_wrong_and_ends_with_1(made: Path, tmp_path: Path) -> None:
    place = shutil.copytree(made, tmp_path / "place")
    good = CliRunner().invoke(main, ["verify", str(place / "out"), "--sources", str(place / "in")])
    assert (good.exit_code, good.stderr) == (0, "")
    assert good.stdout.startswith("all stands: 2 reports, ")
    CASES["a moved offset"].tamper(place)
    bad = CliRunner().invoke(main, ["verify", str(place / "out"), "--skip", "shapes", "--most", "1"])
    assert (bad.exit_code, bad.stderr) == (1, "kg: note: the check shapes was left out, as asked\n")
    assert "turtle: … and 1 more (--most 0 shows all)" in bad.stdout.splitlines()
    assert bad.stdout.splitlines()[-1].startswith("14 findings (quotes 1, rules 1, statements 1,")


def test_other_rules_are_told_and_nothing_is_called_a_fault_for_them(made: Path, tmp_path: Path) -> None:
    place = shutil.copytree(made, tmp_path / "place")
    new_manifest(lambda manifest: manifest["versions"].update(rules="0" * 12))(place)
    found = verify(place / "out")
    assert found.findings == ()
    assert len(found.notes) == 1 and "built with rules 000000000000" in found.notes[0]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for year, name in (("2023", "hexi-2023.txt"), ("2024", "hexi-2024.txt")):
        write_reports(tmp_path / "in" / year, name)
        (tmp_path / "in" / year / name).rename(tmp_path / "in" / year / "report.txt")
    build([tmp_path / "in"], tmp_path / "out")
    assert verify(tmp_path / "out").findings == ()
    edit("in/2024/report.txt", "118件", "119件")(tmp_path)
    [found] = verify(tmp_path / "out").findings
    assert str(found).startswith("sources: 2024/report.txt: the source has changed")


def test_what_is_no_folder_of_outputs_is_an_error(tmp_path: Path, made: Path) -> None:
    with pytest.raises(InputError, match="name the folder that kg build wrote"):
        verify(tmp_path)
    with pytest.raises(UnknownTermError, match="check spelling: not known"):
        verify(made / "out", skip=["spelling"])
