"""Which division a name or a level (区, 我市) means in a report of a given place."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract import gazetteer
from kg.extract.gazetteer import Division

# words for a level; 市 is a city, a municipality or a county-level city, as the report's own chain has it
_LEVEL_WORDS = frozenset(
    ["省", "自治区", "市", "州", "盟", "地区", "地", "区", "县", "旗", "镇", "乡", "街道", "自治县", "自治州", "自治旗"]
)
_WORD = re.compile(r"(?:我|本)?(自治[区州县旗]|街道|地区|镇街|街镇|[省市区县旗州盟镇乡]|地(?=委|直|纪))级?")


# what a division's name ends in: nothing else need be looked up
_ENDINGS = frozenset("省市区县旗州盟镇乡道会岛域城场木园处团")


@lru_cache(maxsize=4096)
def _chain(division: Division | None) -> tuple[Division, ...]:
    return () if division is None else (division, *_chain(gazetteer.above(division)))


@dataclass(frozen=True)
class Places:
    """The divisions around a report, its own first, then upward."""

    own: Division | None

    @property
    def chain(self) -> tuple[Division, ...]:
        """The report's division and those above it."""
        return _chain(self.own)

    def of_level(self, word: str) -> Division | None:
        """The division that a level word means here, or None where that is open.

        >>> here = Places(gazetteer.division("120102"))
        >>> here.of_level("区").path, here.of_level("市").path, here.of_level("县")
        ('天津市河东区', '天津市', None)
        """
        if word in ("镇街", "街镇"):
            return next((d for d in self.chain if len(d.code) == 9), None)
        if word not in _LEVEL_WORDS:
            return None
        word = "地区" if word == "地" else word
        found = [
            d
            for d in self.chain
            if d.name.endswith(word) and not (word == "区" and d.name.endswith("自治区") and len(self.chain) > 1)
        ]
        return found[0] if found else None

    def of_name(self, name: str) -> Division | None:
        """The one division of that name that the report's place leaves; None where none or several do.

        >>> Places(gazetteer.division("120110")).of_name("河东区").path
        '天津市河东区'
        >>> Places(None).of_name("河东区") is None
        True
        """
        candidates = [*gazetteer.named(name), *self._towns(name)]
        if len({d.path for d in candidates}) <= 1:
            return min(candidates, key=lambda d: d.code) if candidates else None
        for scope in [self.own, *self.chain[1:]] if self.own else []:
            near = [d for d in candidates if scope is not None and (d.code.startswith(scope.code) or d in self.chain)]
            if len(near) == 1:
                return near[0]
        return None

    def _towns(self, name: str) -> list[Division]:
        county = self.own.code[:6] if self.own and len(self.own.code) >= 6 else ""
        own = [self.own] if self.own and not self.own.code and self.own.name == name else []
        return own + ([town for town in gazetteer.towns(county) if town.name == name] if county else [])

    def leading(self, surface: str) -> tuple[Division | None, str, bool]:
        """The division that a name begins with, the rest of it, and whether it begins with one at all.

        >>> here = Places(gazetteer.division("120102"))
        >>> division, rest, found = here.leading("区司法局")
        >>> division.path, rest, found
        ('天津市河东区', '司法局', True)
        >>> here.leading("天津市河东区司法局")[1]
        '司法局'
        """
        at = 0
        division: Division | None = None
        found = False
        while (step := self._step(surface, at, division)) is not None:
            division, at = step
            found = True
        if not found and (match := _WORD.match(surface)):
            return self.of_level(match.group(1)), surface[match.end() :], True
        return division, surface[at:], found

    def _step(self, surface: str, at: int, above: Division | None) -> tuple[Division | None, int] | None:
        for end in range(min(len(surface), at + 12), at + 1, -1):
            if surface[end - 1] not in _ENDINGS:
                continue
            name = surface[at:end]
            if above is not None:
                below = [d for d in gazetteer.named(name) if d.code.startswith(above.code) and d.code != above.code]
                below += [t for t in (gazetteer.towns(above.code) if len(above.code) == 6 else ()) if t.name == name]
                if len(below) == 1:
                    return below[0], end
            elif gazetteer.named(name) or self._towns(name):
                return self.of_name(name), end
        return None

    def own_mention(self, surface: str) -> Division | None:
        """我区, 本县 as a division."""
        match = _WORD.fullmatch(surface)
        return self.of_level(match.group(1)) if match else None
