"""What commands share: arguments and options, one line for each problem, and how a command ends."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from kg.read import InputProblem, ReadOptions

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
OUTPUTS = click.option(
    "--outputs",
    "folder",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that kg build wrote.",
)
LIMITS = click.option(
    "--limit",
    "limits",
    metavar="NAME=NUMBER",
    multiple=True,
    help="Read up to so much: file, unpacked, memory (bytes), characters (of a report), entries, ratio (of archives), seconds.",
)
COLUMNS = click.option(
    "--column",
    "columns",
    metavar="KEY=NAME",
    multiple=True,
    help="Which column of a table is the text, title, issuer, region, year or date.",
)


def read_options(limits: Sequence[str], columns: Sequence[str]) -> "ReadOptions":
    """What ``--limit`` and ``--column`` set; a usage error where they are not of their form."""
    from kg.model import InputError
    from kg.read import ReadOptions

    numbers = {}
    for name, value in _pairs(limits, "--limit seconds=120"):
        if not (value.isascii() and value.isdecimal() and len(value) < 16):
            raise click.UsageError(f"--limit {name}={value}: not a whole number. Write, for example, --limit {name}=120.")
        numbers[name] = int(value)
    try:
        return ReadOptions.of(numbers, dict(_pairs(columns, "--column text=正文")))
    except InputError as error:
        raise click.UsageError(str(error)) from None


def _pairs(given: Sequence[str], example: str) -> list[tuple[str, str]]:
    pairs = [each.partition("=") for each in given]
    for name, _, value in pairs:
        if not value:
            raise click.UsageError(f"{name}: not of the form NAME=VALUE. Write, for example, {example}.")
    return [(name, value) for name, _, value in pairs]


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


def fail(message: str, code: int) -> NoReturn:
    """Ends with one line on stderr."""
    click.echo(f"kg: {message}", err=True)
    sys.exit(code)


def tell(problems: Iterable["InputProblem"]) -> None:
    """One line on stderr for each problem."""
    for problem in problems:
        click.echo(f"kg: {'note: ' if problem.note else ''}{problem}", err=True)


def tell_loading(folder: Path) -> None:
    """A note on stderr where the graph of ``folder`` is in partitions: how much is loaded, which takes its time."""
    from kg.query import partitions

    if parts := partitions(folder):
        click.echo(f"kg: note: {folder}: {parts}", err=True)


def tell_unread(problems: Iterable["InputProblem"]) -> None:
    """The closing list: what was not read, or not as asked, and why; after it, what was left out on purpose."""
    wrong = sorted(filter(lambda each: not each.note, problems), key=lambda each: (each.path, each.message))
    notes = [each for each in problems if each.note]
    if wrong:
        click.echo(f"kg: not read, or not as asked: {len(wrong)}", err=True)
    tell((*wrong, *notes))


def finish(problems: Iterable["InputProblem"]) -> None:
    """Ends with exit code 1 where an input was not built, or not as asked."""
    if any(not problem.note for problem in problems):
        sys.exit(1)
