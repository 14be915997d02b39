"""README.md says what is so: its commands, Python and SPARQL work, what it names exists, and both languages say the same."""

import re
import shlex
import shutil
import struct
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import kg
from kg.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGLISH, CHINESE = README.split("## 中文说明", 1)
PICTURES = ROOT / ".github" / "pictures"
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"(?:^|\s+)# .*$", re.MULTILINE)
SHOWN = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
FILE = re.compile(r"[\w.*/-]+/|[\w.*-]*(?:/[\w.*-]+)+|[\w*-]+\.(?:html|ttl|jsonld|nq|graphml|gexf|jsonl|json|csv)")


def blocks(language: str, text: str = README) -> list[str]:
    return [block for found, block in FENCED.findall(text) if found == language]


def quoted(text: str = README) -> list[str]:
    """What stands between backticks outside the fenced blocks."""
    return re.findall(r"`([^`]+)`", FENCED.sub("", text))


def kg_lines(text: str = ENGLISH) -> list[list[str]]:
    """The kg commands of the fenced blocks, as lists of arguments."""
    lines = [shlex.split(line, comments=True) for block in blocks("sh", text) for line in block.splitlines()]
    return [line[1:] for line in lines if line[0] == "kg"]


def folder_with_inputs(folder: Path) -> Path:
    """``folder``, with what the README's commands and Python need."""
    for name in ("seeds", "outputs", "tests/gold", "tests/promises"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_with_inputs(tmp_path_factory.mktemp("readme"))


@pytest.fixture(scope="module")
def done(place: Path) -> list[tuple[str, int, str]]:
    """What each of the README's commands ended with, run one after the other in ``place``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        results = [(" ".join(line), CliRunner().invoke(main, line, prog_name="kg")) for line in kg_lines()]
    return [(line, result.exit_code, result.stderr) for line, result in results]


def test_the_commands_work(done: list[tuple[str, int, str]]) -> None:
    assert [line for line in done if line[1:] != (0, "")] == []
    assert {line.split()[0] for line, *_ in done} == set(main.commands) - {"push", "serve"}  # which need a server, or are one


def test_the_answers_shown_are_those_given(
    place: Path, done: list[tuple[str, int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert done
    monkeypatch.chdir(place)
    shown = re.findall(r"```sh\nkg ([^\n]+)\n```\n\n```text\n(.*?)```", ENGLISH, re.DOTALL)
    assert len(shown) == 3
    for line, answer in shown:
        assert CliRunner().invoke(main, shlex.split(line), prog_name="kg").stdout == answer


def test_the_python_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder_with_inputs(tmp_path))
    names: dict[str, object] = {}
    exec(blocks("python", ENGLISH)[0], names)
    assert (tmp_path / "enforcement.html").is_file()
    assert names["resolved"]


def test_the_attributes_named_are_those_of_networkx() -> None:
    graph = kg.load(ROOT / "outputs").to_networkx()
    known = {key for _, about in graph.nodes(data=True) for key in about}
    known |= {key for *_, about in graph.edges(data=True) for key in about}
    for start in ("In networkx and GraphML each", "在 networkx 和 GraphML 中"):
        named = set(quoted(README[README.index(start) :].split("\n\n", 1)[0]))
        assert len(named) > 15
        assert named <= known


def test_the_query_has_an_answer() -> None:
    assert all(kg.load(ROOT / "outputs").select(query) for query in blocks("sparql"))


def test_the_test_command_is_the_one_that_is_run() -> None:
    command = next(block.strip() for block in blocks("sh") if "-m tests" in block)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_each_command_named_in_the_text_exists() -> None:
    lines = [shlex.split(words.partition(" && ")[0]) for words in quoted() if re.match(r"(?:time )?kg \w", words)]
    assert len(lines) > 10
    for line in lines:
        words = line[line.index("kg") + 1 :]
        command = main.commands[words[0]]
        assert isinstance(command, click.Command)
        options = {name for each in command.params for name in each.opts}
        assert {word for word in words if word.startswith("-")} <= options


def test_each_file_named_exists(place: Path, done: list[tuple[str, int, str]]) -> None:
    assert done
    words = [word for phrase in quoted() for word in phrase.split() if not word.startswith(".venv")]
    named = {word.rstrip("/") for word in words if FILE.fullmatch(word)}
    named |= set(re.findall(r"\]\(([^)#]+)\)", README))
    assert {"graph.html", "reports/*.html", "kg/model", "outputs/views", "tests/benchmarks/run.py"} <= named
    bases = (ROOT, place, place / "outputs", place / "seeds")
    assert [name for name in sorted(named) if not any(any(base.glob(name)) for base in bases)] == []


def test_each_extra_named_exists() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for text in (ENGLISH, CHINESE):
        assert {name for name in extras if f"`{name}`" in text} == set(extras)
        assert set(re.findall(r"'\.\[(\w+)\]'", text)) <= set(extras)


def test_the_layout_is_that_of_the_import_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = [layer.split(" | ") for layer in settings["tool"]["importlinter"]["contracts"][0]["layers"]]
    from_below = [set(layer) for layer in reversed(layers)]
    for text in (ENGLISH, CHINESE):
        rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `kg/")]
        rooms = [re.findall(r"`kg/(\w+)", row) for row in rows]
        ranks = [next(rank for rank, layer in enumerate(from_below) if room in layer) for row in rooms for room in row]
        assert ranks == sorted(ranks)
        assert {room for row in rooms for room in row} == {room for layer in layers for room in layer}


def test_the_pictures_are_there_and_shown() -> None:
    files = sorted(PICTURES.iterdir())
    assert [file.name for file in files] == ["graph.png", "index.png", "panel.png", "reading.png"]
    for file in files:
        head = file.read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", head[16:24]) == (1280, 800)
        assert file.stat().st_size < 250_000
    for text in (ENGLISH, CHINESE):
        shown = [target for _, target in SHOWN.findall(text)]
        assert sorted(shown) == [file.relative_to(ROOT).as_posix() for file in files]
        assert shown[0] == ".github/pictures/panel.png"
        assert text.index(shown[0]) < text.index("```sh") < text.index(shown[1])


def test_both_languages_have_the_same_blocks() -> None:
    english, chinese = ([(word, COMMENT.sub("", block)) for word, block in FENCED.findall(text)] for text in (ENGLISH, CHINESE))
    assert english == chinese
    assert len(english) == 12


def test_the_guide_has_the_same_parts_in_both_languages_and_names_what_there_is() -> None:
    english, chinese = (ROOT / "GUIDE.md").read_text(encoding="utf-8").split("# 指南", 1)
    assert len(re.findall(r"^#{2,3} ", english, re.MULTILINE)) == len(re.findall(r"^#{2,3} ", chinese, re.MULTILINE)) > 6
    lines = [shlex.split(line, comments=True) for block in blocks("sh", english + chinese) for line in block.splitlines()]
    for words in (line[line.index("kg") + 1 :] for line in lines if "kg" in line):
        options = {name for each in main.commands[words[0]].params for name in each.opts}
        assert {word for word in words if word.startswith("--")} <= options
    assert {"push", "serve", "verify", "diff"} <= set(re.findall(r"kg (\w+)", english)) & set(main.commands)


def sections(text: str) -> list[str]:
    return re.split(r"^#{2,4} .*$", FENCED.sub("", text), flags=re.MULTILINE)


def figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", text))


def test_both_languages_have_the_same_sections_figures_and_names() -> None:
    english, chinese = sections(ENGLISH), sections(CHINESE)
    assert [figures(part) for part in english] == [figures(part) for part in chinese]
    assert [sorted(quoted(part)) for part in english] == [sorted(quoted(part)) for part in chinese]
    assert [part.count("\n| ") for part in english] == [part.count("\n| ") for part in chinese]
