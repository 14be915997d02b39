"""The benchmarks' table: rows of one form, which README.md can take as they are."""

import re

import pytest

from tests.benchmarks import measure, readme, run

ROW = re.compile(r"\| [^|]+ \| [^|]+ \| [^|]* \| [^|]* \|")


def test_a_small_country_is_built_verified_and_told_in_rows(capsys: pytest.CaptureFixture[str]) -> None:
    measure.head()
    run.country(4)
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not ROW.fullmatch(line)] == []
    assert [re.sub(r".*: ([^|]+) \|.*", r"\1", line.partition("|")[2].partition(" | ")[0] + " |") for line in lines[2:]] == [
        "time",
        "most memory",
        "statements",
        "written",
        "`kg verify`, 1 of 1 partitions, without shapes",
    ]
    assert "all stands: 4 reports" in lines[-1]
    assert list(readme.missing("\n".join(lines), "\n".join(lines))) == []
    assert list(readme.missing("\n".join(lines), "\n".join(lines[:-1]))) == [lines[-1]]
