"""That the partitions of a large corpus are those that the manifest lists, byte for byte."""

from collections.abc import Iterator
from hashlib import sha256

from kg.verify.finding import Finding
from kg.verify.outputs import Outputs


def check_parts(outputs: Outputs) -> Iterator[Finding]:
    """Each file of a partition has the hash that the manifest gives, and each file in a partition's place is listed."""
    listed = {}
    for row in outputs.manifest.get("partitions", ()):
        for name, wanted in row["sha256"].items():
            listed[name] = wanted
            path = outputs.folder / name
            if not path.is_file():
                yield Finding("parts", name, "the file is missing: build again")
            elif (found := sha256(path.read_bytes()).hexdigest()) != wanted:
                yield Finding("parts", name, f"sha256 {wanted:.12} was built, {found:.12} is there")
    for path in sorted(outputs.folder.glob("**/part-*")) if listed else ():
        name = path.relative_to(outputs.folder).as_posix()
        if name not in listed:
            yield Finding("parts", name, "a file of a partition that the manifest does not list")
