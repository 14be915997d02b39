"""Graphs made by hand after the contract of ``kg.graph.network``, and a browser."""

from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from playwright.sync_api import Browser

from kg.pipeline import build
from tests.view.opened import Opener
from tests.view.screenshot import open_browser

REPORT = "003_f2667748cd85794d.txt"
DEPARTMENT = {"kind": "department", "kind_zh": "政府部门", "level": "county"}
MECHANISM = {"kind": "mechanism", "kind_zh": "机制"}
LAW = {"kind": "law", "kind_zh": "法律"}
THINGS = (
    ("org:天津市河东区司法局", "Organisation", "天津市河东区司法局", 6169, "区司法局", DEPARTMENT),
    ("org:天津市河东区住房和建设委员会", "Organisation", "天津市河东区住房和建设委员会", 7000, "区住建委", DEPARTMENT),
    ("prog:行政执法“三项制度”", "Programme", "行政执法“三项制度”", 6190, "行政执法“三项制度”", MECHANISM),
    ("doc:《行政处罚法》", "Document", "《中华人民共和国行政处罚法》", 6300, "《行政处罚法》", LAW),
    ("region:天津市河东区", "Region", "天津市河东区", 20, "河东区", {"level": "county"}),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def opener(browser: Browser) -> Iterator[Opener]:
    """Opens pages; at the end nothing may have been asked for and nothing complained of."""
    with Opener(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What building the seeds gives."""
    folder = tmp_path_factory.mktemp("site") / "outputs"
    build(["seeds"], folder)
    return folder


def evidence(start: int, quote: str, rule: str) -> dict[str, object]:
    return {"report": REPORT if quote else "", "start": start, "end": start + len(quote), "quote": quote, "rule": rule}


def node(graph: networkx.MultiDiGraph, name: str, type_: str, full: str, start: int, quote: str, **more: object) -> None:
    said = evidence(start, quote, f"{type_.lower()}.test")
    graph.add_node(name, type=type_, label=full, name=full, reports=REPORT, mentions=1, **said, **more)


def edge(graph: networkx.MultiDiGraph, source: str, target: str, predicate: str, zh: str, start: int, quote: str) -> None:
    said = evidence(start, quote, "edge.test")
    graph.add_edge(source, target, key=predicate, predicate=predicate, label_zh=zh, label_en=predicate, **said)


@pytest.fixture
def graph() -> networkx.MultiDiGraph:
    """A small part of what the report of 河东区 for 2022 says."""
    made: networkx.MultiDiGraph = networkx.MultiDiGraph()
    said = "指导行政执法单位严格落实行政执法“三项制度”"
    for name, type_, full, start, quote, more in THINGS:
        node(made, name, type_, full, start, quote, **more)
    node(made, "measure:河东/6175-6196", "Measure", said, 6175, said, status="reported", theme="enforcement")
    for number, what in enumerate(("行政复议申请", "行政应诉案件", "法律援助案件")):
        name, start, quote = f"obs:河东/{number}", 6400 + number, f"{number + 1}件"
        node(made, name, "Observation", what + quote, start, quote, value=number + 1.0, unit="件")
        edge(made, "measure:河东/6175-6196", name, "observation", "所含数据", start, quote)
    edge(made, "measure:河东/6175-6196", "org:天津市河东区司法局", "actor", "行为机构", 6175, said)
    edge(made, "measure:河东/6175-6196", "prog:行政执法“三项制度”", "programme", "涉及项目", 6175, said)
    edge(made, "org:天津市河东区司法局", "prog:行政执法“三项制度”", "tookPartIn", "参与", 6175, said)
    edge(made, "org:天津市河东区司法局", "region:天津市河东区", "region", "所属区划", -1, "")
    edge(made, "org:天津市河东区司法局", "doc:《行政处罚法》", "actedUnder", "依据其行事", 6300, "依据《行政处罚法》")
    return made


HOSTILE = (
    "</script><img src=x onerror=\"globalThis.harmed='img'\">",
    "<svg onload=globalThis.harmed='svg'>",
    "{{7*7}}{% raw %}",
    "javascript:globalThis.harmed='link'",
    "<!--<script>globalThis.harmed='comment'",
    "\"'`;globalThis.harmed='quote'//",
    "区司\u202e局法\u2066",
    "a\u2028b\u2029c\x00d",
    "<a href='http://example.invalid/x'>href</a>",
    "__proto__",
    "长" * 3000,
)


@pytest.fixture
def hostile_graph() -> networkx.MultiDiGraph:
    """Hostile text in every field that reaches a page: ids, names, kinds, evidence, rules, report names, predicates."""
    made: networkx.MultiDiGraph = networkx.MultiDiGraph()
    fields = (
        "label",
        "name",
        "short_names",
        "kind",
        "kind_zh",
        "level",
        "theme",
        "status",
        "year",
        "unit",
        "of",
        "bound",
        "indicator",
    )
    for number, text in enumerate(HOSTILE):
        page = {"type": "Report", "label": text, "name": text, "reports": f"{text}{number}", "year": text}
        made.add_node(f"report:{text}#{number}", **page)
        said = {"report": f"{text}{number}", "start": number, "end": number + 1, "quote": text, "rule": text}
        made.add_node(
            f"{text}#{number}", type="Organisation", mentions=1, reports=f"{text}{number}", **dict.fromkeys(fields, text), **said
        )
        made.add_edge(f"{text}#{number}", f"{HOSTILE[0]}#0", key=text, predicate=text, label_zh=text, label_en=text, **said)
    return made


@pytest.fixture
def hostile_texts() -> tuple[str, ...]:
    return HOSTILE
