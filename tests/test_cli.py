"""The command: exit codes, what goes to which stream, and that no user's mistake is a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

SEED = "seeds/000_519dceed93fb7c9a.txt"
GOLD = "tests/gold/seeds.jsonl"
COMMANDS = [
    "annotate",
    "build",
    "compare",
    "coverage",
    "diff",
    "evaluate",
    "explain",
    "follow",
    "push",
    "query",
    "serve",
    "verify",
    "view",
]


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="kg")


def test_these_are_all_commands() -> None:
    assert sorted(main.commands) == COMMANDS


@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)])
def test_help_has_examples_and_loads_nothing_heavy(command: list[str]) -> None:
    arguments = [sys.executable, "-X", "importtime", "-m", "kg.cli", *command, "--help"]
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "Examples:\n" in done.stdout
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert (
        loaded
        & {
            "networkx",
            "rdflib",
            "oxrdflib",
            "pyoxigraph",
            "pyvis",
            "igraph",
            "jieba",
            "pandas",
            "rich",
            "ahocorasick_rs",
            "lxml",
            "docx",
            "starlette",
            "uvicorn",
        }
        == set()
    )


def test_build_tells_what_it_built_and_where(tmp_path: Path) -> None:
    done = kg("build", "seeds", "-o", str(tmp_path / "outputs"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "报告 report" in done.stdout
    assert str(tmp_path / "outputs" / "index.html") in done.stdout


def test_a_bad_input_is_exit_code_1_and_one_line_and_the_others_are_built(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = kg("build", SEED, str(tmp_path / "empty.txt"), "no.txt", "-o", str(tmp_path / "outputs"))
    assert done.exit_code == 1
    heading, *lines = done.stderr.splitlines()
    assert heading == "kg: not read, or not as asked: 2"
    assert [line.split(": ")[1] for line in lines] == [str(tmp_path / "empty.txt"), "no.txt"]
    manifest = json.loads((tmp_path / "outputs" / "manifest.json").read_bytes())
    assert len(manifest["inputs"]) == 1
    assert [problem["input"] for problem in manifest["problems"]] == ["empty.txt", "no.txt"]


WRONG = [
    (["build"], "Missing argument"),
    (["build", "no.txt"], "nothing to build"),
    (["build", SEED, "-o", "kg"], "did not write"),
    (["build", SEED, "-o", SEED], "is a file"),
    (["build", SEED, "--base-iri", "not an iri"], "base IRI"),
    (["build", SEED, "--limit", "seconds"], "not of the form NAME=VALUE"),
    (["build", SEED, "--limit", "seconds=long"], "not a whole number"),
    (["build", SEED, "--limit", "hours=3"], "no limit is called hours"),
    (["build", SEED, "--limit", "seconds=0"], "lets nothing through"),
    (["build", SEED, "--column", "author=作者"], "no column is called author"),
    (["annotate", SEED, "--limit", "characters=9"], "set --limit characters="),
    (["annotate", "no.txt"], "nothing to build"),
    (["annotate", SEED, "-o", "no/such/folder/a.jsonl"], "No such file or directory"),
    (["query"], "Missing argument"),
    (["query", "no-such-query"], "nor a named query"),
    (["query", "SELECT"], "neither SPARQL"),
    (["query", "SELECT ?s { ?s"], "line 1, column"),
    (["query", "INSERT DATA { <urn:a> <urn:b> 1 }"], "only reads"),
    (["query", "ASK { }", "--outputs", "kg"], "run kg build first"),
    (["query", "ASK { }", "--format", "xml"], "Invalid value"),
    (["query", "measures", "--param", "theme"], "has no value"),
    (["query", "measures", "-p", "verb=a", "-p", "verb=b"], "given twice"),
    (["query", "measures", "-p", "colour=red"], "measures has actor"),
    (["query", "measures", "-p", "theme=red"], "not known: use"),
    (["query", "--list", "no-such-query"], "No named query"),
    (["query", "SELECT (1 AS ?n) {}", "--cite"], "nothing to cite"),
    (["explain", "司法局", "--outputs", "no"], "run kg build first"),
    (["evaluate", "no.jsonl", SEED], "no.jsonl"),
    (["evaluate", SEED, SEED], "line 2: not JSON"),
    (["evaluate", GOLD, SEED, "--errors", "-1"], "Invalid value"),
    (["evaluate", GOLD, SEED, "--against", "no.jsonl"], "no.jsonl"),
    (["evaluate", GOLD, SEED, "--against", SEED], "line 2: not JSON"),
    (["view"], "Nothing chosen"),
    (["view", "--focus", "天津市河东区司法局", "--outputs", "no"], "run kg build first"),
    (["serve", "kg"], "run kg build first"),
    (["serve", "--port", "99999"], "Invalid value"),
    (["serve", "--host", "256.0.0.1", "--port", "0"], "cannot be bound"),
    (["coverage"], "Missing argument"),
    (["coverage", "no.txt"], "nothing to build"),
    (["forget"], "No such command"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_what_is_asked_wrongly_is_exit_code_2_and_says_why(arguments: list[str], message: str, tmp_path: Path) -> None:
    if arguments[0] == "build" and "-o" not in arguments:
        arguments = [*arguments, "-o", str(tmp_path / "outputs")]
    done = kg(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert isinstance(done.exception, SystemExit)  # and so no traceback
    assert list(tmp_path.iterdir()) == []


def test_annotate_writes_a_line_a_report(tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    assert kg("annotate", "seeds", "-o", str(target)).exit_code == 0
    assert [json.loads(line)["doc"] for line in target.read_text(encoding="utf-8").splitlines()] == [
        "000_519dceed93fb7c9a.txt",
        "003_f2667748cd85794d.txt",
    ]
    assert kg("annotate", "seeds").stdout == target.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [target]


def test_explain_shows_quotes_places_and_rules() -> None:
    done = kg("explain", "天津市河东区司法局")
    assert done.exit_code == 0
    assert "003_f2667748cd85794d.txt:7268-7278  " in done.stdout
    assert "      区司法局发挥执法协调监督作用，⟦参与“街道吹哨”会议⟧，" in done.stdout


@pytest.mark.parametrize("name", ["区司法局", "没有这个机构", "org:没有这个机构", "https://example.org/"])
def test_explain_of_an_unclear_name_is_exit_code_1_and_one_line(name: str) -> None:
    done = kg("explain", name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert name in done.stderr


def test_query_takes_text_a_file_and_a_name(tmp_path: Path) -> None:
    text = "SELECT (COUNT(?r) AS ?n) { ?r a kg:Report }"
    (tmp_path / "reports.rq").write_text(text)
    assert kg("query", text, "--format", "csv").stdout == "n\n2\n"
    assert kg("query", str(tmp_path / "reports.rq"), "--format", "json").stdout == '[\n{"n": 2}\n]\n'
    listed = [line.split()[0] for line in kg("query", "--list").stdout.splitlines()]
    assert "honours" in listed
    assert "row" in kg("query", "honours").stdout


def test_query_binds_parameters_cites_and_tells_of_a_named_query() -> None:
    done = kg("query", "measures", "--param", "actor=河东区司法局", "-p", "verb=指导", "--cite", "--format", "json")
    [row] = json.loads(done.stdout)
    assert (row["file"], row["start"], row["end"], row["quote"]) == ("003_f2667748cd85794d.txt", 7279, 7285, "指导行政执法")
    assert row["reference"].startswith("天津市河东区人民政府. ")
    assert "--param region=  region" in kg("query", "--list", "measures").stdout
    unclear = kg("query", "measures", "-p", "actor=司法局")
    assert (unclear.exit_code, unclear.stdout, unclear.stderr.count("\n")) == (1, "", 1)


def test_query_of_a_named_query_takes_half_a_second_at_most() -> None:
    """Of processor time for the whole process, which other work on the machine changes little."""
    command = [sys.executable, "-m", "kg.cli", "query", "indicators", "-p", "region=河东区"]

    def seconds() -> float:
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(3)) <= 0.5


def test_evaluate_prints_figures_and_where_the_errors_are() -> None:
    done = kg("evaluate", GOLD, "seeds", "--errors", "1")
    assert done.exit_code == 0
    assert done.stdout.split()[:7] == ["layer", "P", "R", "F1", "right", "wrong", "missed"]
    assert {"REPORT", "ORG", "MEASURE", "REL"} <= {line.split()[0] for line in done.stdout.splitlines()}


def test_evaluate_shows_what_each_rule_is_worth() -> None:
    done = kg("evaluate", GOLD, "seeds", "--rules")
    assert done.exit_code == 0
    rows = [line.split() for line in done.stdout.split("\n\n")[1].splitlines()]
    assert rows[0] == ["rule", "layer", "hits", "right", "wrong", "P"]
    numbers = [[int(cell) for cell in row[2:5]] for row in rows[2:]]
    assert "OBS" in {row[1] for row in rows}
    assert all(hits == right + wrong for hits, right, wrong in numbers)
    assert [wrong for *_, wrong in numbers] == sorted((wrong for *_, wrong in numbers), reverse=True)


def test_evaluate_shows_what_a_change_gained_and_lost(tmp_path: Path) -> None:
    assert kg("annotate", "seeds", "-o", str(tmp_path / "old.jsonl")).exit_code == 0
    same = kg("evaluate", GOLD, "seeds", "--against", str(tmp_path / "old.jsonl"))
    assert (same.exit_code, same.stderr) == (0, "")
    assert same.stdout.split("\n\n")[1].split()[:5] == ["layer", "gained", "right", "lost", "right"]
    assert " gained" not in same.stdout.split("\n\n")[1].partition("\n")[2]
    reports = [json.loads(line) for line in (tmp_path / "old.jsonl").read_text(encoding="utf-8").splitlines()]
    dropped = reports[0]["observations"].pop()
    reports[1]["observations"] = []
    (tmp_path / "old.jsonl").write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    done = kg("evaluate", GOLD, "seeds", "--against", str(tmp_path / "old.jsonl"))
    assert done.exit_code == 0
    listed = [line for line in done.stdout.splitlines() if line.startswith("OBS gained")]
    assert len(listed) > 50
    assert f"{reports[0]['doc']}:{dropped['start']}-{dropped['end']} {dropped['text']}" in "\n".join(listed)
    few = kg("evaluate", GOLD, "seeds", "--against", str(tmp_path / "old.jsonl"), "--errors", "2")
    assert len([line for line in few.stdout.splitlines() if line.startswith("OBS gained")]) == 2


def test_evaluate_with_a_report_missing_is_exit_code_1() -> None:
    done = kg("evaluate", GOLD, SEED)
    assert done.exit_code == 1
    assert "003_f2667748cd85794d.txt is not among the inputs" in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m kg.cli annotate seeds | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "{", "")


def test_verbose_shows_where_a_fault_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kg.text.parse", faulty)
    quiet, told = kg("annotate", SEED), kg("annotate", SEED, "--verbose")
    assert (quiet.exit_code, told.exit_code) == (2, 2)
    assert "by a fault of kg (ZeroDivisionError" in quiet.stderr
    assert [record.levelname for record in caplog.records if record.exc_info] == ["DEBUG"]
