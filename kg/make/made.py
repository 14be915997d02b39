"""One report made: extracted, resolved, corrected, and kept; or, where that is kept already, found again."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from kg.correct import Correction, correct
from kg.export import Said
from kg.make.codec import dumps
from kg.make.places import place_of
from kg.make.store import Result, Store
from kg.make.versions import fingerprint
from kg.model import KgError, SourceText
from kg.read import InputProblem
from kg.view import Sheet

if TYPE_CHECKING:
    from kg.model import Resolved


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker must know to make results: the base of all IRIs, the corrections, the folder of results.

    ``version`` is the :func:`fingerprint` of who wrote the recipe: a worker with another would make other results.
    """

    base: str
    folder: str
    version: str
    corrections: tuple[Correction, ...] = ()

    def key(self, source: SourceText) -> str:
        """The key of a source's result: a hash of all that it is made from."""
        own = [each for each in self.corrections if each.is_of(source.name, source.sha256)]
        said = [[each.action, each.file, each.sha256, each.by, each.why, each.about, each.place] for each in own]
        about = [source.name, source.sha256, source.text, sorted(source.metadata.items()), sorted(source.properties.items())]
        place = [source.format, source.part, source.begin, source.pages]
        return sha256(dumps([self.version, self.base, about, place, said])).hexdigest()[:40]


class Made(NamedTuple):
    """A result that is kept: its key, the name and hash of its source, what is told of it, and whether it was there already."""

    key: str
    name: str
    sha256: str
    problems: tuple[str, ...]
    kept: bool
    notes: tuple[str, ...] = ()


def make_batch(recipe: Recipe, sources: Sequence[SourceText]) -> list[Made | InputProblem]:
    """The results of ``sources``, one by one in their order: made and kept where they are not there, or what went wrong.

    Raises KgError where this is another version of kg than the recipe's.
    """
    if recipe.version != fingerprint():
        raise KgError("a worker runs another version of kg than the build: install the same on all machines")
    return [_make(recipe, source) for source in sources]


def _make(recipe: Recipe, source: SourceText) -> Made | InputProblem:
    store, key = Store(place_of(recipe.folder)), recipe.key(source)
    told = store.told(key)
    if told is not None:
        return Made(key, source.name, source.sha256, told[0], kept=True, notes=told[1])
    result = _guarded(source, recipe)
    if isinstance(result, InputProblem):
        return result
    store.save(key, result)
    return Made(key, source.name, source.sha256, result.problems, kept=False, notes=result.notes)


def _guarded(source: SourceText, recipe: Recipe) -> Result | InputProblem:
    """The result of a source; a fault of ours in one report takes no other with it."""
    try:
        corrected = correct(_resolve(source), recipe.corrections)
        applied = [
            {"action": each.action, "file": each.file, "target": each.text("target") or each.text("text")}
            | {"by": each.by, "why": each.why}
            for each in corrected.applied
        ]
        said = Said.of(corrected.resolved, recipe.base, applied)
        notes = tuple(str(each) for each in corrected.resolved.extraction.metadata.conflicts)
        return Result(said, Sheet.of(corrected.resolved, recipe.base), corrected.problems, notes)
    except Exception as error:
        return _problem(source, error)


def resolved_of(source: SourceText) -> "Resolved | InputProblem":
    """The resolved report of a source, or what went wrong with it."""
    try:
        return _resolve(source)
    except Exception as error:
        return _problem(source, error)


def _resolve(source: SourceText) -> "Resolved":
    from kg.extract import extract
    from kg.resolve import resolve
    from kg.text import parse

    return resolve(extract(parse(source)))


def _problem(source: SourceText, error: Exception) -> InputProblem:
    if isinstance(error, KgError):
        return InputProblem(source.name, str(error))
    logging.getLogger("kg").debug("%s: a fault of kg", source.name, exc_info=error)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return InputProblem(source.name, f"not built, by a fault of kg ({what:.200}): see where with --verbose, and report it")
