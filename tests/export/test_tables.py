"""CSV tables."""

import csv
from pathlib import Path

import pytest

from kg.export import write_all
from kg.export.tables import TABLES, Cell, guarded
from tests.graph.sample import samples


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outputs")
    write_all(samples(), path)
    return path / "tables"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", [*TABLES, "edges", "mentions"])
def test_each_table_has_a_bom_rows_and_evidence_columns(folder: Path, name: str) -> None:
    assert (folder / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    found = rows(folder / f"{name}.csv")
    assert found
    assert {"report", "start", "end", "quote", "rule"} <= found[0].keys()


@pytest.mark.parametrize(
    ("table", "id_", "wanted"),
    [
        (
            "organisations",
            "org:天津市河东区司法局",
            {"kind_zh": "政府部门", "subOrganizationOf": "天津市河东区人民政府", "short_names": "区司法局", "quote": "区司法局"},
        ),
        ("documents", "doc:《法治政府建设实施纲要（2021-2025年）》", {"kind": "plan", "years": "2021-2025", "mentions": "1"}),
        ("programmes", "prog:放管服改革", {"reports": "东丽区2024.txt | 河东区2022.txt", "mentions": "2"}),
        ("regions", "region:天津市河东区", {"code": "120102", "containedInPlace": "天津市"}),
        ("persons", "person:天津市河东区%2F范少军", {"name": "范少军", "memberOf": "中共天津市河东区委员会"}),
    ],
)
def test_a_row(folder: Path, table: str, id_: str, wanted: dict[str, str]) -> None:
    row = next(each for each in rows(folder / f"{table}.csv") if each["id"] == id_)
    assert {key: row[key] for key in wanted} == wanted


def test_measures_and_observations(folder: Path) -> None:
    [measure] = [each for each in rows(folder / "measures.csv") if each["verb"] == "落实"]
    assert (measure["actor"], measure["implements"], measure["status"]) == (
        "天津市河东区司法局",
        "《中华人民共和国行政处罚法》",
        "reported",
    )
    found = {
        each["of"]: (each["value"], each["upper"], each["unit"], each["bound"]) for each in rows(folder / "observations.csv")
    }
    indicators = {each["of"]: (each["indicator"], each["indicator_zh"]) for each in rows(folder / "observations.csv")}
    assert indicators == {"案件": ("", ""), "好评率": ("service-praise-rate", "好评率")}
    assert found == {"案件": ("1", "2", "件", "range"), "好评率": ("99.99", "", "%", "exact")}


def test_each_edge_between_entities_has_its_words(folder: Path) -> None:
    [row] = [each for each in rows(folder / "edges.csv") if each["predicate"] == "issued"]
    assert (row["source_name"], row["target_name"], row["quote"]) == (
        "天津市河东区司法局",
        "《河东区依法行政考核办法（试行）》",
        "制定《河东区依法行政考核办法（试行）》",
    )


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-放管服", "'-放管服"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("区司法局", "区司法局"),
        ("", ""),
        (-1, -1),
        (-0.5, -0.5),
    ],
)
def test_no_cell_is_a_formula(cell: Cell, written: Cell) -> None:
    assert guarded(cell) == written
