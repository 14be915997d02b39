"""README.md says what is so: its commands are those that are run, its Python and SPARQL work."""

import re
from pathlib import Path

import kg

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_test_command_is_the_one_that_is_run() -> None:
    command = next(block.strip() for block in blocks("sh") if "-m tests" in block)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_both_languages_give_the_same_commands() -> None:
    english, chinese = README.split("## 中文说明", 1)
    shell = re.compile(r"^(?:python3|kg) [^#\n]*", re.MULTILINE)
    assert [found.strip() for found in shell.findall(english)] == [found.strip() for found in shell.findall(chinese)]


def test_the_query_has_an_answer() -> None:
    assert all(kg.load(ROOT / "outputs").select(query) for query in blocks("sparql"))
