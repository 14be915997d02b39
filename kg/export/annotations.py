"""annotations.jsonl: the standoff line of each report."""

from pathlib import Path

from kg.export.base import Export, write_text


def write_annotations(export: Export, path: Path) -> None:
    """Write one line a report."""
    write_text(path, "".join(f"{each.line}\n" for each in export.reports))
