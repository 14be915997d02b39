"""Rules files and lexicons: all load, and a fault is told with file and entry."""

from importlib import resources
from typing import Any

import pytest

from kg.extract import data_files
from kg.extract.automaton import RULE_FILES
from kg.extract.data_files import lexicon, read_data, read_toml
from kg.extract.lexicons import VERB_CLASSES, verbs, vocabulary
from kg.extract.rules import check_rules, load_rules
from kg.model import DataFileError

LEXICONS = [
    (package, path.name.removesuffix(".tsv"))
    for package in ("kg.extract", "kg.resolve")
    for path in sorted((resources.files(package) / "data" / "lexicons").iterdir(), key=lambda each: each.name)
]
GOOD = """
[fragments.HEAD]
pattern = '局|委'
sample = '局'

[[rule]]
id = 'org.bureau'
emits = 'ORG'
anchors = ['局']
pattern = '(?P<span>区司法{HEAD})'
examples = ['⟦区司法局⟧印发']
counter = ['各局']
"""


@pytest.fixture
def rules_file(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that loads a rules file of the given text, named test.toml."""

    def load(text: str) -> Any:
        monkeypatch.setattr(data_files, "read_data", lambda name, package="": text)
        load_rules.cache_clear()
        try:
            check_rules("test")
            return load_rules("test")
        finally:
            load_rules.cache_clear()

    return load


@pytest.fixture
def lexicon_file(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that loads a lexicon of the given text, named test.tsv."""

    def load(text: str) -> Any:
        monkeypatch.setattr(data_files, "read_data", lambda name, package="": text)
        return lexicon.__wrapped__("test")

    return load


@pytest.mark.parametrize(("package", "name"), LEXICONS)
def test_every_lexicon_loads(package: str, name: str) -> None:
    assert all(row[0] for row in lexicon(name, package))
    assert lexicon(name, package)


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_rules_file_loads_and_its_rules_show_what_they_do(name: str) -> None:
    check_rules(name)
    rules = load_rules(name)
    assert rules
    assert [rule.id for rule in rules if not rule.examples] == []
    assert len({rule.id for rule in rules}) == len(rules)


def test_verbs_have_known_classes_and_are_kept_whole() -> None:
    assert {verb.cls for verb in verbs().values()} <= set(VERB_CLASSES)
    assert {word for word in verbs() if len(word) > 1} <= set(vocabulary())


def test_a_good_file_loads(rules_file: Any) -> None:
    (rule,) = rules_file(GOOD)
    assert rule.pattern.search("由区司法委印发").group("span") == "区司法委"


def test_an_anchor_can_be_all_terms_of_a_lexicon() -> None:
    anchors = next(rule.anchors for rule in load_rules("organisations") if rule.id == "org.central")
    assert {row[0] for row in lexicon("central")} < set(anchors)
    assert [anchor for rules in map(load_rules, RULE_FILES) for rule in rules for anchor in rule.anchors if "@" in anchor] == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (GOOD + "colour = 'red'\n", "org.bureau.*unknown key 'colour'"),
        ("[colours]\nred = 1\n" + GOOD, "unknown key 'colours'"),
        (GOOD.replace("{HEAD})", "{TAIL})"), r"org\.bureau.*unknown fragment \{TAIL\}"),
        (GOOD.replace("{HEAD})", "{HEAD}"), r"org\.bureau.*mend its pattern"),
        (GOOD.replace("区司法{HEAD}", "{REGION}*{HEAD}"), r"org\.bureau.*\{REGION\}\* repeats what repeats itself"),
        (GOOD.replace("区司法{HEAD}", "{DOC}+{HEAD}"), r"org\.bureau.*\{DOC\}\+ repeats what repeats itself"),
        (GOOD.replace("'局|委'", "'{REGION}*局|委'"), r"fragment HEAD.*\{REGION\}\* repeats what repeats itself"),
        (GOOD + GOOD[GOOD.index("[[rule]]") :], "'org.bureau' stands twice"),
        (GOOD.replace("examples = ['⟦区司法局⟧印发']\n", ""), "org.bureau.*no 'examples'"),
        (GOOD.replace("anchors = ['局']\n", ""), "org.bureau.*no 'anchors'"),
        (GOOD.replace("id = 'org.bureau'\n", ""), "rule number 1.*no 'id'"),
        (GOOD + "function = 'named_body'\n", "org.bureau.*either a pattern or a function"),
        (GOOD.replace("sample = '局'", "sample = '厅'"), "fragment HEAD.*sample must match"),
        (GOOD.replace("sample = '局'\n", ""), "fragment HEAD.*sample must match"),
        ("[[rule]\nid = 1\n", "line 1"),
    ],
)
def test_a_fault_in_a_rules_file_names_file_and_entry(rules_file: Any, broken: str, said: str) -> None:
    with pytest.raises(DataFileError, match=rf"test\.toml.*{said}"):
        rules_file(broken)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("司法\t司法\n", r":1: the first line must be"),
        ("", r":1: the first line must be"),
        ("# columns: short, full, note\n司法\t司法\t\t\t多\n", r":2: 5 cells where 3 are named"),
        ("# columns: short, full, note\n\t司法\n", r":2:"),
        ("# columns: short, full, note\n司法\t司法\n# 住建\n司法\t司法\tagain\n", r":4: 司法 stands twice"),
    ],
)
def test_a_fault_in_a_lexicon_names_file_and_line(lexicon_file: Any, broken: str, said: str) -> None:
    with pytest.raises(DataFileError, match=rf"lexicons/test\.tsv{said}"):
        lexicon_file(broken)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(DataFileError, match=r"kg\.extract/data/nowhere\.tsv: no such data file"):
        read_data("nowhere.tsv")
    with pytest.raises(DataFileError, match=r"lexicons/nowhere\.tsv"):
        lexicon("nowhere")
    with pytest.raises(DataFileError, match=r"nowhere\.toml"):
        read_toml("nowhere.toml")


def test_missing_cells_of_a_lexicon_are_empty(lexicon_file: Any) -> None:
    assert lexicon_file("# columns: short, full, note\n司法\n住建\t住房和城乡建设\t\n") == (
        ("司法", "", ""),
        ("住建", "住房和城乡建设", ""),
    )
