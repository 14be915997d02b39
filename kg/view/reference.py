"""The ontology as a page: classes, properties and vocabularies, what each means, and what it is called elsewhere."""

from pathlib import Path

from kg.graph.reference import scheme_entries, term_entries
from kg.graph.vocabulary import ONTOLOGY_VERSION, VOCABULARY_PREFIXES
from kg.view.addresses import INDEX
from kg.view.assets import asset
from kg.view.shell import environment, write_page

TEMPLATE = "ontology.html.j2"
SCRIPTS = ("interface.js", "switches.js")
STYLES = ("base.css", "ontology.css")
_SORTS = (
    ("class", "类", "Classes"),
    ("object", "通向事物的属性", "Properties that lead to things"),
    ("value", "通向数值与文字的属性", "Properties that lead to values"),
)


def reference_page() -> str:
    """The HTML of the reference; it says what the ontology's files say, and nothing of any graph.

    >>> '<dt id="issuer">' in reference_page()
    True
    """
    made = environment(TEMPLATE, [asset(name) for name in SCRIPTS], [asset(name) for name in STYLES], None, home=INDEX)
    terms = term_entries()
    html: str = made.get_template(TEMPLATE).render(
        title="政府报告知识图谱本体 Ontology",
        version=ONTOLOGY_VERSION,
        groups=[(sort, zh, en, [each for each in terms if each.sort == sort]) for sort, zh, en in _SORTS],
        named={each.name for each in terms},
        schemes=scheme_entries(),
        prefixes=sorted(VOCABULARY_PREFIXES.items()),
    )
    return html


def write_reference(path: Path) -> None:
    """Writes the reference to ``path``; what the file system refuses is an OSError."""
    write_page(path, reference_page())
