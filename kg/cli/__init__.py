"""The command ``kg``: arguments in, exit codes out; what it does is done elsewhere.

A command is a file of this package and an entry in ``COMMANDS``. Exit codes: 0, all well; 1, it ran and something is wrong with
the data; 2, it was asked wrongly or nothing could be done.
"""

import os
import sys
from typing import Any

import click

import kg
from kg.cli.annotate import annotate
from kg.cli.build import build
from kg.cli.compare import compare
from kg.cli.coverage import coverage
from kg.cli.diff import diff
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.follow import follow
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.serve import serve
from kg.cli.shared import fail, tell
from kg.cli.verify import verify
from kg.cli.view import view
from kg.garbage import collect_seldom

COMMANDS = (annotate, build, compare, coverage, diff, evaluate, explain, follow, push, query, serve, verify, view)


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

    collect_seldom()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is half written is removed
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty():  # what is piped or kept is UTF-8 in any locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


for _command in COMMANDS:
    main.add_command(_command)
