"""``python -m kg.cli``: the command where it is not on the path."""

from kg.cli import main

main(prog_name="kg")
