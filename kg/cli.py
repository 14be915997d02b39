"""The command ``kg``: arguments in, exit codes out; what it does is done elsewhere.

Exit codes: 0, all well; 1, it ran and something is wrong with the data; 2, it was asked wrongly or nothing could be done.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

import kg
from kg.show import (
    change_lines,
    changes_table,
    coverage_lines,
    coverage_tables,
    error_lines,
    explanation_text,
    figures_table,
    progress_bar,
    rules_table,
    summary,
)

if TYPE_CHECKING:
    from kg.read import InputProblem

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
OUTPUTS = click.option(
    "--outputs",
    "folder",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that kg build wrote.",
)


def _set_up_logging(context: click.Context, option: click.Parameter, verbose: bool) -> None:
    import logging

    logging.basicConfig(format="%(name)s: %(message)s")
    logging.getLogger("kg").setLevel(logging.DEBUG if verbose else logging.WARNING)


VERBOSE = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_set_up_logging,
    help="Tell more on stderr, with a fault's traceback.",
)


class Commands(click.Group):
    """Turns what kg raises on purpose, and what the file system refuses, into one line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was asked for."""
        from kg.model import KgError

        try:
            return super().invoke(ctx)
        except KgError as error:
            tell(getattr(error, "problems", ()))
            fail(str(error), 2)
        except BrokenPipeError:  # kg query ... | head
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or closing it would complain
            sys.exit(0)
        except OSError as error:
            fail(f"{error.filename or 'the file system'}: {error.strerror or error}: check the place and its permissions", 2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(kg.__version__, prog_name="kg", message="%(prog)s %(version)s")
def main() -> None:
    """Knowledge graphs from Chinese government reports, each statement traced to the characters that say it.

    \b
    Examples:
      kg build seeds -o outputs
      kg explain 天津市河东区司法局
      kg view --focus 天津市河东区司法局 --steps 2
      kg query 'SELECT ?text { ?m a kg:Measure ; rdfs:label ?text } LIMIT 5'

    Exit codes: 0, all well; 1, it ran and something is wrong with the data (told on stderr); 2, it was asked wrongly or nothing
    could be done.
    """
    import signal

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is half written is removed
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty():  # what is piped or kept is UTF-8 in any locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


@main.command()
@INPUTS
@click.option(
    "-o",
    "--outputs",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to write, new or written by kg.",
)
@click.option("--base-iri", metavar="IRI", help="The IRI that all IRIs of the data begin with.")
@VERBOSE
def build(inputs: Sequence[Path], outputs: Path, base_iri: str | None) -> None:
    """Build the graph of reports.

    The outputs are RDF, tables, annotations and a page to look at.

    INPUT is a report (plain text in UTF-8) or a folder, which stands for the .txt files in it and beneath it; a manifest.csv
    beside the files (file, title, issuer, region, year, sha256) adds what their text doesn't say. Inputs that cannot be read are
    told, and the others are built.

    \b
    Examples:
      kg build seeds
      kg build reports/2023 reports/2024/east.txt -o east --base-iri https://example.org/east/
    """
    from time import perf_counter

    from kg import pipeline

    started = perf_counter()
    with progress_bar("reports") as progress:
        result = pipeline.build(inputs, outputs, base_iri, progress)
    tell(result.problems)
    click.echo(summary(result.counts, perf_counter() - started), nl=False)
    click.echo(f"written to {result.folder}; open {result.folder / pipeline.PAGE} in a browser")
    finish(result.problems)


@main.command()
@INPUTS
@click.option("-o", "--output", default="-", show_default=True, help="The file to write; - is standard output.")
@VERBOSE
def annotate(inputs: Sequence[Path], output: str) -> None:
    """Annotate reports in the standoff format.

    One JSON object a line, one line a report.
    Offsets count Unicode code points of the file as decoded, from 0, the end exclusive.

    \b
    Examples:
      kg annotate seeds -o annotations.jsonl
      kg annotate seeds/000_519dceed93fb7c9a.txt | jq '.measures[].text'
    """
    from kg import pipeline
    from kg.whole import write_whole

    with progress_bar("reports") as progress:
        lines, problems = pipeline.annotate(inputs, progress)
    tell(problems)
    text = "".join(f"{line}\n" for line in lines)
    if output == "-":
        click.echo(text, nl=False)
    else:
        write_whole(Path(output), text)
    finish(problems)


@main.command()
@click.argument("query", metavar="TEXT|FILE|NAME", required=False)
@OUTPUTS
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--list", "listed", is_flag=True, help="List the named queries and what each answers.")
@VERBOSE
def query(query: str | None, folder: Path, form: Any, listed: bool) -> None:
    """Ask a built graph in SPARQL.

    The query is text, a file or a named query; nothing is ever changed.
    The prefixes of the project (kg: org: doc: prog: region: measure: ... rdfs: skos: oa: ...) are declared already. The default
    graph is that of all reports; GRAPH ?report { ... } asks for one report's.

    \b
    Examples:
      kg query --list
      kg query 'SELECT ?text { ?m kg:actor org:天津市河东区司法局 ; rdfs:label ?text }'
      kg query my-question.rq --outputs outputs --format csv > answer.csv
    """
    from kg.query import columns_text, named_queries, open_engine, query_text

    if listed:
        click.echo(columns_text(list(named_queries().items())), nl=False)
    elif query is None:
        raise click.UsageError("Missing argument 'TEXT|FILE|NAME'. See 'kg query --list' for the named queries.")
    else:
        click.echo(open_engine(folder).text(query_text(query), form), nl=False)


@main.command()
@click.argument("name", metavar="NAME-OR-IRI")
@OUTPUTS
@VERBOSE
def explain(name: str, folder: Path) -> None:
    """Show what a built graph says of one thing.

    Below each line stand the quoted words, their place (file:start-end, in Unicode code points, the end exclusive) and the rule
    that read them; a mention is shown in (见 in) the clause of a statement where one has it. NAME may be a full name, a
    short one, or a part of one where only one thing has it.

    \b
    Examples:
      kg explain 天津市河东区司法局
      kg explain org:天津市东丽区人民政府 --outputs outputs
    """
    from kg.query import Names, UnclearNameError, open_engine
    from kg.query import explain as explanation_of

    engine = open_engine(folder)
    try:
        explanation = explanation_of(engine, Names.of(engine).find(name))
    except UnclearNameError as error:
        fail(str(error), 1)
    click.echo(explanation_text(explanation), nl=False)


@main.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...", type=click.Path(path_type=Path))
@OUTPUTS
@click.option("--focus", metavar="NAME-OR-IRI", help="What stands around one thing.")
@click.option("--steps", default=1, show_default=True, type=click.IntRange(0, 9), help="How far around --focus to go.")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE", help="Only this type, such as Organisation or 机构; may be repeated."
)
@click.option("--report", metavar="FILE|TITLE", help="Only what this report says.")
@click.option("--theme", metavar="THEME", help="Only this theme, such as enforcement or 行政执法, and what is linked with it.")
@click.option("--query", metavar="FILE.rq", help="What a query answers: a CONSTRUCT's statements, or the things a SELECT names.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The page to write  [default: views/....html in --outputs]")
@VERBOSE
def view(
    inputs: Sequence[Path],
    folder: Path,
    focus: str | None,
    steps: int,
    types: Sequence[str],
    report: str | None,
    theme: str | None,
    query: str | None,
    output: Path | None,
) -> None:
    """Write a page of a part of the graph.

    What fits all that is asked for is shown, from a built folder, or from INPUT, reports and folders as kg build takes them. The
    page leads to the reading pages of the folder. A page in the views of a folder goes when the folder is built again.

    \b
    Examples:
      kg view --focus 天津市河东区司法局 --steps 2
      kg view --theme 行政执法 --type Measure --type Document -o enforcement.html
      kg view --report 000_519dceed93fb7c9a.txt --query issued.rq
      kg view seeds --focus 天津市河东区司法局 -o bureau.html
    """
    from kg.query import UnclearNameError
    from kg.views import graph_of, save_view

    if not (inputs or focus or types or report or theme or query):
        raise click.UsageError("Nothing chosen. Give --focus, --type, --report, --theme or --query; graph.html shows the whole.")
    problems: list[InputProblem] = []
    try:
        with graph_of(inputs, folder, problems) as graph:
            chosen = graph.view(focus, steps, types, report, theme, query)
    except UnclearNameError as error:
        tell(problems)
        fail(str(error), 1)
    tell(problems)
    place = save_view(chosen, None if inputs else folder, output)
    click.echo(f"written to {place}: {chosen}")
    finish(problems)


@main.command()
@click.argument("gold", type=click.Path(path_type=Path))
@INPUTS
@click.option("--rules", is_flag=True, help="Show how often each rule hits, is right and is wrong.")
@click.option(
    "--against",
    metavar="OLD.JSONL",
    type=click.Path(path_type=Path),
    help="Show what was gained and lost since annotations that kg annotate wrote before a change.",
)
@click.option(
    "--errors",
    metavar="N",
    type=click.IntRange(min=0),
    help="Show up to N missed and wrong items of each layer; with --against, list up to N gained and lost ones and not all.",
)
@VERBOSE
def evaluate(gold: Path, inputs: Sequence[Path], rules: bool, against: Path | None, errors: int | None) -> None:
    """Compare what is found with gold annotations.

    Prints precision, recall and F1 of each layer.
    GOLD is a file in the standoff format; a report is paired with its annotations by its file's name. A gained or lost item is
    right where all that is said of it (a name or kind, a measure's verb, status and actor) agrees with GOLD.

    \b
    Examples:
      kg evaluate tests/gold/seeds.jsonl seeds
      kg evaluate tests/gold/seeds.jsonl seeds --errors 5 --rules
      kg annotate seeds -o old.jsonl
      kg evaluate tests/gold/seeds.jsonl seeds --against old.jsonl
    """
    from kg import pipeline
    from kg.evaluate import by_rule, changes, read_standoff

    old = read_standoff(against) if against else None
    with progress_bar("reports") as progress:
        done = pipeline.evaluate(gold, inputs, progress)
    tell(done.problems)
    click.echo(figures_table(done.verdicts), nl=False)
    for line in error_lines(done.verdicts, errors or 0):
        click.echo(line)
    if rules:
        click.echo("\n" + rules_table(by_rule(done.gold, done.found, done.verdicts)), nl=False)
    if old is not None:
        found = changes(old, done.found, done.gold)
        click.echo("\n" + changes_table(found), nl=False)
        for line in change_lines(found, errors):
            click.echo(line)
    finish(done.problems)


@main.command()
@INPUTS
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.option(
    "--list",
    "most",
    metavar="N",
    type=click.IntRange(min=0),
    help="In text, list up to N items of each place and reason and not all; 0 leaves the figures.",
)
@VERBOSE
def coverage(inputs: Sequence[Path], form: str, most: int | None) -> None:
    """List what of reports reached the graph, and why the rest did not.

    Told of each sentence, clause, number and title in 《》: what of the graph it lies in, or the class of the reason why in none
    (a heading, a result, a date, a set phrase ...). What has neither comes first and whole, and makes the exit code 1: a rule
    missed it, or its class has no name yet. A clause that tells no measure has its reason also where its number is in the graph.

    \b
    Examples:
      kg coverage seeds --list 3
      kg coverage seeds/000_519dceed93fb7c9a.txt --list 0
      kg coverage seeds --format csv > coverage.csv
    """
    from kg import pipeline
    from kg.evaluate.coverage import items, to_csv, to_json

    if most is not None and form != "text":
        raise click.UsageError(f"--list is for text: --format {form} has every item; leave one of the two out.")
    with progress_bar("reports") as progress:
        found, problems = pipeline.coverage(inputs, progress)
    tell(problems)
    if form == "text":
        for line in coverage_lines(found, most):
            click.echo(line)
        click.echo(coverage_tables(found), nl=False)
    else:
        click.echo((to_csv if form == "csv" else to_json)(found), nl=False)
    if open_items := sum(item.unexplained for item in items(found)):
        fail(f"{open_items} without place or reason: see the first lines", 1)
    finish(problems)


# --- what commands share


def fail(message: str, code: int) -> NoReturn:
    """Ends with one line on stderr."""
    click.echo(f"kg: {message}", err=True)
    sys.exit(code)


def tell(problems: Iterable["InputProblem"]) -> None:
    """One line on stderr for each problem."""
    for problem in problems:
        click.echo(f"kg: {'note: ' if problem.note else ''}{problem}", err=True)


def finish(problems: Iterable["InputProblem"]) -> None:
    """Ends with exit code 1 where an input was not built, or not as asked."""
    if any(not problem.note for problem in problems):
        sys.exit(1)


if __name__ == "__main__":
    main(prog_name="kg")
