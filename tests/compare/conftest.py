"""The graph of the small reports."""

from pathlib import Path

import pytest

from kg.pipeline import build
from kg.views import Graph, load
from tests.small import write_reports


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    place: Path = tmp_path_factory.mktemp("small")
    build([write_reports(place / "in")], place / "out")
    return load(place / "out")
