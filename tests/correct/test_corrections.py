"""Corrections as data: what each does to a report, and what is said of those that cannot be applied."""

import csv
import json
import shutil
from pathlib import Path

import pytest

import kg
from kg.correct import Correction, correct, read_corrections
from kg.graph import quads
from kg.model import InputError, Resolved
from kg.pipeline import build
from tests.test_properties import check_references, check_spans

SEED = Path("seeds/000_519dceed93fb7c9a.txt")
HASH = "5e7417e9154345a467c163a9dfbe3b5a9ed59d4cbcd714e18eab54ab2651a3e7"
REPORT = "天津市东丽区人民政府/2024/5e7417e9"


@pytest.fixture(scope="module")
def found() -> Resolved:
    resolved: Resolved = kg.resolve(kg.extract(kg.parse(kg.read(SEED))))
    return resolved


def correction(action: str, **about: str | list[str]) -> Correction:
    said = tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in about.items())
    return Correction("corrections.toml:1", action, SEED.name, HASH[:8], "校对", "试验", said)


def summary(resolved: Resolved) -> dict[str, set[str]]:
    """Names by type, and the words of measures and observations, of what the report leads to."""
    names: dict[str, set[str]] = {}
    for type_, key in resolved.entity_of.values():
        names.setdefault(type_, set()).add(resolved.entities[type_, key].name)
    names["measures"] = {each.text for each in resolved.extraction.measures}
    names["observations"] = {each.text for each in resolved.extraction.observations}
    return names


#: what is corrected -> of which type things go, and which come
CASES = {
    "a mention that names nothing": (
        correction("drop", target=f"mention:{REPORT}/406-424/Document"),
        "Document",
        {"处置长期无人认领无主“僵尸车”案"},
        set(),
    ),
    "all mentions of an entity": (correction("drop", target="prog:机构改革"), "Programme", {"机构改革"}, set()),
    "a measure": (
        correction("drop", target=f"measure:{REPORT}/1202-1212"),
        "measures",
        {"提出审核意见374条"},
        set(),
    ),
    "a figure": (correction("drop", target=f"obs:{REPORT}/1208-1212/审核意见"), "observations", {"374条"}, set()),
    "a name": (
        correction("rename", target="org:天津市东丽区华新街道", to="天津市东丽区人民政府华新街道办事处"),
        "Organisation",
        {"天津市东丽区华新街道"},
        {"天津市东丽区人民政府华新街道办事处"},
    ),
    "two that are one": (
        correction("merge", target="org:天津市东丽区司法局", into="org:天津市东丽区人民政府"),
        "Organisation",
        {"天津市东丽区司法局"},
        set(),
    ),
    "one that is two": (
        correction("split", target="org:中共天津市委员会", spans=["569-571"], to="中共天津市东丽区委员会办公室"),
        "Organisation",
        set(),
        {"中共天津市东丽区委员会办公室"},
    ),
    "a type": (correction("retype", target="prog:机构改革", type="Document", kind="plan"), "Programme", {"机构改革"}, set()),
    "a mention that no rule finds": (
        correction(
            "add", type="Programme", span="119-132", text="将政府工作全面纳入法治轨道", to="政府工作法治化", kind="reform"
        ),
        "Programme",
        set(),
        {"政府工作法治化"},
    ),
    "a measure that no rule finds": (
        correction(
            "add",
            type="Measure",
            span="343-376",
            text="区司法局《“当法治宣传‘邂逅’非遗剪纸”东丽区打造法治文化新品牌》",
            verb="打造",
            actor="org:天津市东丽区司法局",
            issues=["doc:“当法治宣传‘邂逅’非遗剪纸”东丽区打造法治文化新品牌"],
        ),
        "measures",
        set(),
        {"区司法局《“当法治宣传‘邂逅’非遗剪纸”东丽区打造法治文化新品牌》"},
    ),
}


@pytest.mark.parametrize(("entry", "type_", "gone", "come"), CASES.values(), ids=CASES.keys())
def test_a_correction_changes_what_it_says_and_nothing_else(
    entry: Correction, type_: str, gone: set[str], come: set[str], found: Resolved
) -> None:
    corrected = correct(found, [entry])
    assert (corrected.applied, corrected.problems) == ((entry,), ())
    before, after = summary(found), summary(corrected.resolved)
    assert (before[type_] - after[type_], after[type_] - before[type_]) == (gone, come)
    if entry.action != "retype":
        assert {key: after[key] for key in after if key != type_} == {key: before[key] for key in before if key != type_}
    check_spans(found.extraction.report.source.text, corrected.resolved.extraction)
    check_references(corrected.resolved.extraction)
    assert len(list(quads(corrected.resolved))) > 1000


def test_a_renamed_issuer_is_the_issuer_everywhere(found: Resolved) -> None:
    entry = correction("rename", target="org:天津市东丽区人民政府", to="东丽区政府")
    made = correct(found, [entry]).resolved
    assert made.issuer is not None
    assert (made.issuer.name, made.extraction.metadata.issuer) == ("东丽区政府", "东丽区政府")
    assert {actor.name for actors in made.actors.values() for actor in actors} >= {"东丽区政府"}
    assert "org:天津市东丽区人民政府" not in {f"org:{key}" for _, key in made.entities}
    assert made.entities["Organisation", "天津市东丽区司法局"].parent == "东丽区政府"


IMPOSSIBLE = {
    "nothing of that name": (correction("drop", target="org:没有"), "the report has no org:没有"),
    "the issuer": (correction("drop", target="org:天津市东丽区人民政府"), "what the report itself is of"),
    "a name that is taken": (
        correction("rename", target="org:天津市东丽区司法局", to="天津市东丽区人民政府"),
        "use merge to make the two one",
    ),
    "two of two types": (correction("merge", target="prog:机构改革", into="org:中共中央"), "not two of one type"),
    "a span without the name": (
        correction("split", target="org:中共中央", spans=["1-2"], to="中共中央办公厅"),
        "not mentioned at 1-2",
    ),
    "an unknown type": (correction("retype", target="prog:机构改革", type="Plan"), "type Plan: use one of Organisation"),
    "an unknown kind": (correction("retype", target="prog:机构改革", kind="mood"), "Programme knows no kind mood"),
    "other words there": (correction("add", type="Programme", span="119-121", text="改革"), "reads “将政” and not “改革”"),
    "where a mention is": (correction("add", type="Programme", span="22-24", text="市委"), "crosses a mention"),
    "a verb that is not there": (
        correction("add", type="Measure", span="119-121", text="将政", verb="办"),
        "the verb “办” does not stand in 119-121",
    ),
}


@pytest.mark.parametrize(("entry", "reason"), IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_be_applied_is_told_and_changes_nothing(entry: Correction, reason: str, found: Resolved) -> None:
    corrected = correct(found, [entry])
    assert corrected.resolved == found
    [problem] = corrected.problems
    assert problem.startswith("corrections.toml:1: not applied: ")
    assert reason in problem


HEAD = f'[[correction]]\nfile = "{SEED.name}"\nsha256 = "{HASH}"\nby = "校对"\nwhy = "试验"\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[correction]\n", "at line 1"),
        ("[corrections]\n", "unknown key corrections"),
        (HEAD + 'action = "forget"\n', "corrections.toml:1: action 'forget': use one of drop"),
        (HEAD + 'action = "drop"\n', "corrections.toml:1: drop has no target"),
        (HEAD + 'action = "drop"\ntarget = "org:a"\n' + HEAD + 'action = "rename"\ntarget = "org:a"\n', ":8: rename has no to"),
        (HEAD + 'action = "drop"\ntarget = "org:a"\nto = "b"\n', "drop knows no to"),
        (HEAD + 'action = "split"\ntarget = "org:a"\nto = "b"\nspans = ["3"]\n', "spans '3': write start-end"),
        (HEAD + 'action = "split"\ntarget = "org:a"\nto = "b"\nspans = "1-2"\n', "spans is no list"),
        (HEAD.replace(HASH, "5e74") + 'action = "drop"\ntarget = "org:a"\n', "give eight or more"),
        (HEAD.replace("校对", "") + 'action = "drop"\ntarget = "org:a"\n', "drop has no by"),
    ],
)
def test_a_file_that_is_not_well_formed_is_an_error_with_its_line(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_corrections(path)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_a_build_applies_the_file_beside_its_reports_and_says_so(tmp_path: Path) -> None:
    reports, folder = tmp_path / "reports", tmp_path / "outputs"
    reports.mkdir()
    shutil.copy(SEED, reports)
    (reports / "corrections.toml").write_text(HEAD + 'action = "drop"\ntarget = "prog:机构改革"\n', encoding="utf-8")
    assert build([reports], folder).problems == ()
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert manifest["corrections"] == [
        {"action": "drop", "file": SEED.name, "target": "prog:机构改革", "by": "校对", "why": "试验"}
    ]
    with (folder / "tables" / "programmes.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert "prog:机构改革" not in {row["id"] for row in csv.DictReader(lines)}
    assert "prog:机构改革" not in (folder / "reports" / f"{SEED.stem}.html").read_text(encoding="utf-8")


def test_a_correction_of_bytes_that_changed_is_told_as_stale_on_every_build(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / SEED.name).write_text(SEED.read_text(encoding="utf-8") + "\n又及。\n", encoding="utf-8")
    (tmp_path / "mended.toml").write_text(HEAD + 'action = "drop"\ntarget = "prog:机构改革"\n', encoding="utf-8")
    for _ in range(2):  # the second finds the result kept
        [problem] = build([reports], tmp_path / "outputs", corrections=[tmp_path / "mended.toml"]).problems
        assert (problem.path, problem.note) == (SEED.name, False)
        assert "mended.toml:1: stale: made for other bytes (5e7417e9)" in problem.message
    assert "机构改革" in (tmp_path / "outputs" / "tables" / "programmes.csv").read_text(encoding="utf-8")


def test_a_correction_follows_a_file_that_was_renamed_and_waits_for_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "mended.toml").write_text(HEAD + 'action = "drop"\ntarget = "prog:机构改革"\n', encoding="utf-8")
    mended = [tmp_path / "mended.toml"]
    assert build([tmp_path / "new.txt"], tmp_path / "outputs", corrections=mended).problems == ()
    assert "机构改革" not in (tmp_path / "outputs" / "tables" / "programmes.csv").read_text(encoding="utf-8")
    [note] = build(["seeds/003_f2667748cd85794d.txt"], tmp_path / "outputs", corrections=mended).problems
    assert (note.note, note.message) == (True, f"not used: {SEED.name} is not among the reports")
