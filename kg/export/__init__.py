"""One writer a format, behind one interface: a writer takes an export and a path."""

from kg.export.base import Export, Said, Writer
from kg.export.manifest import counts, manifest, rules_version
from kg.export.standoff import standoff
from kg.export.write import WRITERS, write_all, write_export

__all__ = ["WRITERS", "Export", "Said", "Writer", "counts", "manifest", "rules_version", "standoff", "write_all", "write_export"]
