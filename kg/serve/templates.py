"""The pages of the server, made from templates in which everything is escaped."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.view.assets import asset, colours

if TYPE_CHECKING:
    from jinja2 import Environment


def render(name: str, **about: Any) -> str:
    """The page of the template ``name``; a name that it uses and nobody gave is an error."""
    return _environment().get_template(name).render(**about)


@cache
def style() -> str:
    """The style sheet of all pages of the server."""
    return "\n".join((colours(), asset("base.css"), files("kg.serve").joinpath("pages", "serve.css").read_text(encoding="utf-8")))


@cache
def _environment() -> "Environment":
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = files("kg.serve").joinpath("pages")
    texts = {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir() if each.name.endswith(".j2")}
    made = Environment(loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    for each in texts:  # read and compiled now: a process that answers can open nothing
        made.get_template(each)
    return made
