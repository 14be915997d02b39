"""How the command shows what was done: tables and lines to read, and a bar while it runs."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.evaluate import Change, RuleFigures, Verdict
    from kg.evaluate.coverage import Coverage, Item
    from kg.pipeline import Progress
    from kg.query import Explanation, Line
    from kg.verify import Difference, Verification


@contextmanager
def progress_bar(what: str) -> Iterator["Progress | None"]:
    """A bar on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def summary(counts: Mapping[str, int], seconds: float) -> str:
    """The closing table: how many things of each class, how many statements (triples), how long it took.

    >>> print(summary({"Report": 2, "Evidence": 7, "statements": 90}, 1.234), end="")
    报告 report      2
    陈述 statements  90
    秒 seconds       1.2
    """
    from kg.graph.vocabulary import term
    from kg.query import columns_text

    classes = "Report Organisation Document Programme Region Person Measure Observation Honour Shortcoming"
    rows = [[f"{term(name).zh} {term(name).en}", str(counts[name])] for name in classes.split() if name in counts]
    said = ["陈述 statements", "statements"] if "statements" in counts else ["四元组 quads", "quads"]
    return columns_text([*rows, [said[0], str(counts[said[1]])], ["秒 seconds", f"{seconds:.1f}"]])


def explanation_text(explanation: "Explanation") -> str:
    """An explanation to read."""
    about = [("类 class", explanation.type), ("IRI", explanation.iri), *explanation.values]
    if explanation.names:
        about.append(("又称 also", "、".join(explanation.names)))
    groups: dict[str, list[Line]] = {}
    for line in explanation.lines:
        groups.setdefault(line.relation, []).append(line)
    text = f"{explanation.name}\n" + "".join(f"  {label}: {value}\n" for label, value in about)
    return text + "".join(f"\n{relation} ({len(lines)})\n{''.join(map(line_text, lines))}" for relation, lines in groups.items())


def line_text(line: "Line") -> str:
    """One line of an explanation, with its evidence beneath it."""
    other = " ".join(line.other.split())
    if not line.file:
        return f"  {other}\n"
    return f"  {other}\n      {_quoted(line)}\n      {line.place}  {line.rule}\n"


def _quoted(line: "Line") -> str:
    """The sentence on one line, the words that say so between ⟦ and ⟧."""
    before, after = line.sentence[: line.at], line.sentence[line.at + len(line.quote) :]
    return " ".join(f"{before}⟦{line.quote}⟧{after}".split())


def figures_table(verdicts: Sequence["Verdict"]) -> str:
    """Precision, recall and F1 of each layer, and what they are counted from."""
    from kg.evaluate import figures
    from kg.query import columns_text

    rows = [["layer", "P", "R", "F1", "right", "wrong", "missed"]]
    for row in figures(verdicts):
        rates = (f"{rate:.3f}" for rate in (row.precision, row.recall, row.f1))
        rows.append([row.layer, *rates, str(row.right), str(row.wrong), str(row.missed)])
    return columns_text(rows, rule=True)


def rules_table(found: Iterable["RuleFigures"]) -> str:
    """How often each rule hits, is right and is wrong."""
    from kg.query import columns_text

    rows = [["rule", "layer", "hits", "right", "wrong", "P"]]
    rows += [[row.rule, row.layer, str(row.hits), str(row.right), str(row.wrong), f"{row.precision:.3f}"] for row in found]
    return columns_text(rows, rule=True)


def changes_table(found: Sequence["Change"]) -> str:
    """How many items of each layer were gained and lost, and how many of these are right."""
    from kg.evaluate import balance
    from kg.query import columns_text

    rows = [["layer", "gained", "right", "lost", "right"]]
    rows += [[row.layer, str(row.gained), str(row.gained_right), str(row.lost), str(row.lost_right)] for row in balance(found)]
    return columns_text(rows, rule=True)


def change_lines(found: Sequence["Change"], most: int | None) -> Iterator[str]:
    """The gained and lost items with their place, up to ``most`` of each layer and outcome, or all where that is None."""
    shown: Counter[tuple[str, str]] = Counter()
    for each in found:
        shown[each.layer, each.outcome] += 1
        if most is None or shown[each.layer, each.outcome] <= most:
            item = each.item
            verdict = {True: " right", False: " wrong", None: ""}[each.right]
            said = [item.get(key) for key in ("verb", "status", "actor", "value", "unit", "of", "kind", "canonical")]
            text = " · ".join(str(value) for value in (item.get("text", ""), *said) if value not in (None, ""))
            yield f"{each.layer} {each.outcome}{verdict}: {each.doc}:{item['start']}-{item['end']} {text}"


def error_lines(verdicts: Sequence["Verdict"], most: int) -> Iterator[str]:
    """Up to ``most`` missed and as many wrong items of each layer, with their place."""
    from kg.evaluate import LAYERS

    for layer in LAYERS if most else ():
        for outcome in ("missed", "wrong"):
            found = [verdict for verdict in verdicts if (verdict.layer, verdict.outcome) == (layer, outcome)]
            for verdict in found[:most]:
                place = f":{verdict.item['start']}-{verdict.item['end']}" if "start" in verdict.item else ""
                yield f"{layer} {outcome}: {verdict.doc}{place} {verdict.item.get('text', '')} {verdict.detail}".rstrip()


def coverage_lines(found: Sequence["Coverage"], most: int | None) -> Iterator[str]:
    """What has neither place nor reason; then the items of each place and reason, up to ``most`` or all where that is None."""
    from kg.evaluate.coverage import classes, items, reasons

    groups: dict[tuple[str, bool, str], list[Item]] = {}
    for item in items(found):
        groups.setdefault((item.kind, not item.reason, item.reason or item.place), []).append(item)
    for (kind, _, name), there in groups.items():
        if not name:
            yield f"{kind}: no place and no reason ({len(there)})"
            yield from (f"  {item.doc}:{item.start}-{item.end}  {item.context or item.text}" for item in there)
    for row in classes(found) if most != 0 else ():
        meaning = "" if row.is_place else f": {reasons(row.kind)[row.name]}"
        yield f"{row.kind} · {row.name} ({row.count}){meaning}"
        for item in groups[row.kind, row.is_place, row.name][:most]:
            yield f"  {item.doc}:{item.start}-{item.end}  {_short(item.context or item.text)}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def coverage_tables(found: Sequence["Coverage"]) -> str:
    """The figures: by kind, the characters of running text, and by place and reason."""
    from kg.evaluate.coverage import characters, classes, shares
    from kg.query import columns_text

    rows = [["", "all", "in the graph", "share", "with a reason", "neither"]]
    for share in shares(found):
        counts = (share.total, share.reached, f"{share.part:.3f}", share.passed, share.unexplained)
        rows.append([f"{share.kind}s", *map(str, counts)])
    text = columns_text(rows, rule=True)
    total = characters(found)
    parts = [["characters of running text", "count", "share"]]
    parts += [[name, str(count), f"{count / max(1, total['all']):.3f}"] for name, count in total.items()]
    by_class = [["", "place or reason", "count", "of these in the graph"]]
    by_class += [[f"{row.kind}s", row.name, str(row.count), str(row.reached)] for row in classes(found)]
    return f"{columns_text(by_class, rule=True)}\n{columns_text(parts, rule=True)}\n{text}"


def verification_lines(found: "Verification", most: int) -> Iterator[str]:
    """The findings, up to ``most`` of each check or all where that is 0; last, how many there are, or what was looked at."""
    counts = Counter(each.check for each in found.findings)
    shown: Counter[str] = Counter()
    for each in found.findings:
        shown[each.check] += 1
        if not most or shown[each.check] <= most:
            yield str(each)
        elif shown[each.check] == counts[each.check]:
            yield f"{each.check}: … and {counts[each.check] - most} more (--most 0 shows all)"
    looked_at = ", ".join(f"{count} {name}" for name, count in found.counts.items())
    if found.findings:
        yield f"{len(found.findings)} findings ({', '.join(f'{name} {count}' for name, count in counts.items())})"
    else:
        yield f"all stands: {looked_at}"


def difference_lines(found: "Difference", most: int) -> Iterator[str]:
    """The changes, up to ``most`` of each cause or all where that is 0; last, how many statements came and went, by cause."""
    counts, shown = Counter(each.cause for each in found.changes), Counter[str]()
    for each in found.changes:
        shown[each.cause] += 1
        if not most or shown[each.cause] <= most:
            yield str(each)
        elif shown[each.cause] == counts[each.cause]:
            yield f"… and {counts[each.cause] - most} more [{each.cause}] (--most 0 shows all)"
    for cause, (came, went) in found.counts.items():
        yield f"{cause}: {came} statements came, {went} went"
    if not found.counts:
        yield "no statement came or went"
