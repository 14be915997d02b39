"""What became of promises: each of one year's report with what the next year's report says of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from kg.compare.account import Account, Action, Figure
from kg.compare.matching import Match, Matcher, Said, said, verb_class
from kg.model import KgError
from kg.query import Answer, UnclearNameError
from kg.view import Links

#: ``done``: the next report tells it as done; ``changed``: it tells less or other than was promised; ``repeated``: it promises it
#: again; ``not mentioned``: no measure of it was matched, which does not say that nothing was done.
Outcome = Literal["done", "changed", "repeated", "not mentioned"]
#: ``named``: both name the same document or programme; ``likely``: they agree in words; ``possible``: in few, or in part.
Confidence = Literal["named", "likely", "possible", ""]
OUTCOMES: tuple[Outcome, ...] = ("done", "changed", "repeated", "not mentioned")

#: Below, nothing is called an answer. Set between what answers and what does not in the first two years of tests/promises
#: (answers from 0.55, others to 0.39), and checked there on the next year and on another district.
ANSWERS = 0.45
#: From here words alone make an answer likely; below it is possible.
LIKELY = 0.7
#: Among answers so close to the best, one that gives the promised figure is taken.
_CLOSE = 0.15
#: Getting ready is not doing: 谋划建设 does not answer 建设.
_PREPARING = frozenset({"研究", "谋划", "筹备", "筹划", "酝酿", "起草", "草拟", "论证", "启动", "探索", "着手", "拟定"})
#: What is said not to have been done, 尚未出台《…》, answers a promise, and not by keeping it.
_DENIED = re.compile(r"[尚仍暂还]未|未能|未完成|没有|推迟|暂缓|延期|取消|停止")


class Followed(NamedTuple):
    """A promise and what became of it.

    ``answer`` is the measure that says so, and of what is not mentioned the nearest, if any; ``other`` the best measure of the
    other status, where that is an answer too (a promise that is told as begun and promised again); ``target`` the promised figure
    and the one told; ``why`` says of what is changed what differs: ``denied``, ``figure``, ``preparing`` or ``verb``.
    """

    promise: Action
    outcome: Outcome
    confidence: Confidence
    answer: Match | None
    other: Match | None
    target: tuple[Figure, Figure] | None
    why: str


@dataclass(frozen=True)
class Year:
    """Two reports that follow each other, and what became of the promises of the earlier, in the order of its text."""

    earlier: Account
    later: Account
    promises: tuple[Followed, ...]

    def counts(self) -> dict[Outcome, int]:
        """How many promises came to what."""
        return {outcome: sum(each.outcome == outcome for each in self.promises) for outcome in OUTCOMES}


@dataclass(frozen=True)
class Following:
    """A region's reports from year to year."""

    region: str
    years: tuple[Year, ...]

    @cached_property
    def title(self) -> str:
        """The region, and from which year to which."""
        first, last = self.years[0].earlier, self.years[-1].later
        return f"{self.region} {first.year}→{last.year}"

    def rows(self) -> Answer:
        """A row for each promise, with both quotes and their places."""
        from kg.compare.promise_texts import promise_rows

        return promise_rows(self)

    def markdown(self) -> str:
        """All of it as Markdown."""
        from kg.compare.promise_texts import promise_markdown

        return promise_markdown(self)

    def page(self, links: Links = Links()) -> str:  # noqa: B008
        """All of it as a page of HTML, whose quotes lead to the reading pages that ``links`` name."""
        from kg.compare.page import following_page

        return following_page(self, links)

    def _repr_html_(self) -> str:
        from kg.view.frame import framed

        return framed(self.page(), self.title)


def follow(found: Sequence[Account], region: str | None = None) -> Following:
    """The reports of ``region`` (its full name or the end of it; None where only one has several years), year after year.

    Raises UnclearNameError where the name means several regions or none, KgError where the region has not two years' reports.
    """
    by_region: dict[str, list[Account]] = {}
    for account in found:
        if account.year is not None and account.region:
            by_region.setdefault(account.region, []).append(account)
    name = _region(by_region, region)
    ordered = sorted(by_region[name], key=lambda each: (each.year or 0, each.file))
    years = tuple(Year(one, other, tuple(followed(one, other))) for one, other in _successive(ordered))
    if not years:
        raise KgError(f"{name}: the graph has no reports of two years: build more of its years together")
    return Following(name, years)


def _region(by_region: dict[str, list[Account]], wanted: str | None) -> str:
    several = [name for name, own in by_region.items() if len({each.year for each in own}) > 1]
    if wanted is None:
        kept = several
    else:
        kept = [name for name in by_region if name == wanted] or [name for name in by_region if name.endswith(wanted) and wanted]
    if len(kept) == 1:
        return kept[0]
    if wanted is None:
        told = f"{len(kept)} regions have reports of several years" if kept else "no region has reports of two years"
        raise UnclearNameError(f"{told}: give one of {', '.join(sorted(kept or by_region)) or 'more reports'}")
    told = f"means {len(kept)} regions" if kept else "no region of the reports"
    raise UnclearNameError(f"{wanted}: {told}: give one of {', '.join(sorted(kept or by_region))}")


def _successive(ordered: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of successive years, each by one body; where no body has two, by whoever reports."""
    issuers = dict.fromkeys(each.issuer for each in ordered)
    groups = [[each for each in ordered if each.issuer == issuer] for issuer in issuers]
    if all(len({each.year for each in group}) < 2 for group in groups):
        groups = [list(ordered)]
    for group in groups:
        yield from ((one, other) for one, other in pairwise(group) if one.year != other.year)


def followed(earlier: Account, later: Account) -> Iterator[Followed]:
    """Each promise of a report with what the next report says of it, as :mod:`kg.compare.matching` scores it."""
    told, answers = said(earlier), said(later)
    matcher = Matcher(told, answers)
    for each in told:
        if each.action.status == "planned":
            yield _followed(each, matcher.matches(each), earlier, later)


def _followed(promise: Said, matches: Sequence[Match], earlier: Account, later: Account) -> Followed:
    targets = [earlier.figure_of[iri] for iri in promise.action.figures if iri in earlier.figure_of]
    kept = [match for match in matches if match.score >= ANSWERS]
    if not kept:
        return Followed(promise.action, "not mentioned", "", matches[0] if matches else None, None, None, "")
    done, again = (
        _best([match for match in kept if match.action.status == status], targets, later) for status in ("reported", "planned")
    )
    answer, other = (again, done) if _is_repeated(promise.action, done, again) else (done, again)
    assert answer is not None
    target = _target(targets, answer.action, later)
    why = _difference(promise.action, answer.action, target)
    outcome: Outcome = "changed" if why else "done" if answer is done else "repeated"
    return Followed(promise.action, outcome, _confidence(answer), answer, other, target, why)


def _best(matches: Sequence[Match], targets: Sequence[Figure], later: Account) -> Match | None:
    """The best match, or one nearly as good that gives the promised figure."""
    close = [match for match in matches if match.score >= matches[0].score - _CLOSE]
    with_figure = (match for match in close if _target(targets, match.action, later))
    return next(with_figure, next(iter(matches), None))


def _is_repeated(promise: Action, done: Match | None, again: Match | None) -> bool:
    """A promise that is made again is repeated, unless something done answers it as well or better and is more than a start."""
    if done is None or again is None:
        return done is None
    return _is_preparing(promise, done.action) or again.score > done.score + _CLOSE


def _is_preparing(promise: Action, answer: Action) -> bool:
    started = {verb for verb in _PREPARING if answer.text.startswith(verb) or answer.verb == verb}
    return bool(started) and not any(verb in promise.text for verb in started)


def _target(targets: Sequence[Figure], answer: Action, later: Account) -> tuple[Figure, Figure] | None:
    """A promised figure and that of the answer in the same unit, of the same indicator or of a thing with the same name in it."""
    for wanted in targets:
        for given in (later.figure_of[iri] for iri in answer.figures if iri in later.figure_of):
            same = wanted.of in given.of or given.of in wanted.of or (wanted.indicator and wanted.indicator == given.indicator)
            if wanted.unit == given.unit and same:
                return wanted, given
    return None


def _difference(promise: Action, answer: Action, target: tuple[Figure, Figure] | None) -> str:
    """What an answer says less or other than was promised; a promise that is merely made again has the verb that it likes."""
    if _DENIED.search(answer.clause.text) and not _DENIED.search(promise.clause.text):
        return "denied"
    if target is not None and (target[1].upper or target[1].value) < target[0].value:
        return "figure"
    if answer.status == "planned":
        return "figure" if target is not None and target[1].value != target[0].value else ""
    if _is_preparing(promise, answer):
        return "preparing"
    return "verb" if verb_class(promise.verb) == "issue" != verb_class(answer.verb) else ""


def _confidence(answer: Match) -> Confidence:
    if answer.score >= LIKELY and answer.names:
        return "named"
    return "likely" if answer.score >= LIKELY and len(answer.words) > 1 else "possible"
