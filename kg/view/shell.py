"""What all pages have in common: styles, scripts and data inside the file, and a policy that lets nothing else in."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.view.assets import colours, source_hash, template
from kg.view.safety import inline_script, json_for_script

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

SHELL = "shell.html.j2"


def environment(name: str, scripts: Sequence[str], styles: Sequence[str], data: Any, **more: Any) -> "Environment":
    """The Jinja environment for the template ``name``: everything escaped unless made safe here.

    ``scripts`` and ``styles`` are the texts that the page holds, ``data`` what its scripts read, ``more`` what the template asks
    for besides; a name that the template uses and nobody gave is an error.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    kept = [inline_script(text) for text in scripts]
    style = inline_script("\n".join((colours(), *styles)))
    made = Environment(
        loader=DictLoader({each: template(each) for each in (SHELL, name)}),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        policy=policy(kept, style),
        style=Markup(style),
        scripts=[Markup(script) for script in kept],
        data=Markup(json_for_script(data)),
        **more,
    )
    return made


@cache
def _compiled() -> "BytecodeCache":
    """Keeps what templates are compiled to, so that a thousand reading pages compile theirs once."""
    from jinja2.bccache import Bucket, BytecodeCache

    class Memory(BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[str, bytes] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            if bucket.key in self.kept:
                bucket.bytecode_from_string(self.kept[bucket.key])

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.kept[bucket.key] = bucket.bytecode_to_string()

    return Memory()


def policy(scripts: Sequence[str], style: str) -> str:
    """Nothing may be loaded and nothing run but what the page was written with."""
    allowed = " ".join(source_hash(script) for script in scripts)
    rest = "img-src data: blob:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {source_hash(style)}; {rest}"


def write_page(path: Path, html: str) -> None:
    """Writes a page to ``path`` whole or not at all; what the file system refuses is an OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(html.encode("utf-8", "replace"))
    unfinished.replace(path)
