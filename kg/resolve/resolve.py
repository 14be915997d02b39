"""Each mention of a report led to its entity; what stays open is kept as its surface and marked."""

import re
from collections import Counter
from dataclasses import replace

from kg.extract import gazetteer
from kg.extract.gazetteer import Division
from kg.extract.metadata import read_metadata
from kg.model import Entity, EntityType, Extraction, Mention, Resolved
from kg.resolve.documents import Title, canonical_title
from kg.resolve.indicators import find_indicators
from kg.resolve.organisations import Name, full_name
from kg.resolve.places import Places

_Key = tuple[EntityType, str]


def resolve(extraction: Extraction) -> Resolved:
    """Lead each mention to its entity, complete actors, and add the divisions and bodies above those named.

    >>> from kg.extract import extract
    >>> from kg.model import SourceText
    >>> from kg.text import parse
    >>> text = "天津市河东区2022年报告\\n一、做法\\n（一）学习\\n区司法局印发《甲办法》3份。\\n"
    >>> r = resolve(extract(parse(SourceText("a", text, "0"))))
    >>> sorted(name for kind, name in r.entities if kind == "Organisation")
    ['天津市河东区人民政府', '天津市河东区司法局']
    """
    _, place = read_metadata(extraction.report)
    return _Resolver(extraction, Places(place.division)).resolved()


class _Resolver:
    def __init__(self, extraction: Extraction, places: Places) -> None:
        self.extraction = extraction
        self.places = places
        self.entities: dict[_Key, Entity] = {}
        self.entity_of: dict[str, _Key] = {}
        self.surfaces: dict[_Key, Counter[str]] = {}
        self.titles: dict[str, Title] = {}

    def resolved(self) -> Resolved:
        region = self._division(self.places.own) if self.places.own else None
        issuer = self._issuer(region)
        names = self._names()
        alike: dict[tuple[str | None, ...], _Key] = {}
        for mention in self.extraction.mentions:
            # what is printed, read and told alike is one thing
            told = (mention.type, mention.text, mention.expanded, mention.rule, mention.kind)
            if (key := alike.get(told)) is None:
                key = alike[told] = self._put(self._entity(mention, names))
            self.entity_of[mention.id] = key
            self.surfaces.setdefault(key, Counter())[mention.text] += 1
        self._with_short_names()
        actors = {m.id: self._actors(m.actors, issuer) for m in self.extraction.measures}
        if issuer is not None:
            issuer = self.entities[(issuer.type, issuer.key)]
        indicators = find_indicators(self.extraction, self.places)
        return Resolved(self.extraction, issuer, region, self.entities, self.entity_of, actors, indicators)

    def _put(self, entity: Entity) -> _Key:
        key: _Key = (entity.type, entity.key)
        known = self.entities.get(key)
        if known is None or (known.kind is None and entity.kind is not None):
            self.entities[key] = entity
        return key

    def _division(self, division: Division) -> Entity:
        """A division's entity, and those of the divisions above it."""
        above = gazetteer.above(division)
        parent = self._division(above).key if above else None
        entity = Entity("Region", division.path, division.path, level=division.level, parent=parent, code=division.code or None)
        self._put(entity)
        return entity

    def _issuer(self, region: Entity | None) -> Entity | None:
        name = self.extraction.metadata.issuer
        if name is None:
            return None
        own = self.places.own
        governs = name.endswith("政府") or (
            own is not None and name == gazetteer.government_of(own) and not name.endswith("办事处")
        )
        kind = "government" if governs else "subdistrict" if name.endswith("办事处") else "department"
        parent = gazetteer.government_of(own) if own and kind == "department" else None
        entity = Entity(
            "Organisation", name, name, kind, own.level if own else None, parent, own.path if own else None, open=own is None
        )
        self._put(entity)
        if parent and own:
            self._put(Entity("Organisation", parent, parent, "government", own.level, None, own.path))
        return entity

    def _names(self) -> dict[str, Name]:
        """Full names of the ORG mentions by id; a name without a place that ends one full name is that body."""
        organisations = [m for m in self.extraction.mentions if m.type == "ORG"]
        known = {(m.expanded, m.rule): m for m in organisations}
        full = {key: full_name(*key, self.places) for key in known}
        for key in known:
            full[key] = self._inside_issuer(key, full[key])
        names = {m.id: full[m.expanded, m.rule] for m in organisations}
        placed = {full[key].full for key in known if self.places.leading(key[0])[2]}
        for mention in organisations:
            if mention.rule != "org.named" or self.places.leading(mention.expanded)[2]:
                continue
            longer = {full for full in placed if full.endswith(mention.expanded) and full != names[mention.id].full}
            if len(longer) == 1:
                names[mention.id] = replace(names[mention.id], full=min(longer))
        return names

    def _inside_issuer(self, key: tuple[str, str], name: Name) -> Name:
        """法治政府建设工作领导小组 in a department's report is the department's."""
        issuer, own = self.extraction.metadata.issuer, self.places.own
        within = issuer and own and not issuer.endswith(("政府", "办事处")) and key[1] == "org.named"
        if not within or not key[0].endswith(("领导小组", "工作专班", "领导小组办公室")) or self.places.leading(key[0])[2]:
            return name
        return replace(name, full=f"{issuer}{key[0]}", parent=issuer)

    def _entity(self, mention: Mention, names: dict[str, Name]) -> Entity:
        if mention.type == "ORG":
            return self._organisation(names[mention.id])
        if mention.type == "DOC":
            title = self._title(mention.expanded)
            return Entity("Document", title.name, title.name, mention.kind, years=title.years, trial=title.trial)
        if mention.type == "REGION":
            return self._region(mention)
        if mention.type == "PERSON":
            where = self.places.own.path if self.places.own else ""
            return Entity("Person", f"{where}/{mention.text}", mention.text, region=where or None)
        return Entity("Programme", programme_key(mention.expanded), programme_key(mention.expanded), mention.kind)

    def _title(self, text: str) -> Title:
        if text not in self.titles:
            self.titles[text] = canonical_title(text, self.places)
        return self.titles[text]

    def _organisation(self, name: Name) -> Entity:
        region = self._division(name.division).key if name.division else None
        parent = name.parent if name.parent != name.full else None
        if parent is not None and name.division is not None:
            kind = "party" if parent.startswith("中共") else "congress" if parent.endswith("代表大会") else "government"
            self._put(Entity("Organisation", parent, parent, kind, name.level, None, region))
        level = name.level or ("national" if re.match(r"中共中央|中华人民共和国|国家|全国|中央|最高", name.full) else None)
        return Entity("Organisation", name.full, name.full, name.kind, level, parent, region, open=name.open)

    def _region(self, mention: Mention) -> Entity:
        division = self.places.own_mention(mention.expanded)
        own = self.places.own
        if division is None and mention.rule == "region.village" and own is not None and own.level == "township":
            name = own.path + mention.text
            return Entity("Region", name, name, level="village", parent=self._division(own).key)
        if division is None:
            division, rest, _ = self.places.leading(mention.expanded)
            division = None if rest else division
        if division is None:
            return Entity("Region", mention.text, mention.text, open=True)
        return self._division(division)

    def _actors(self, mentions: tuple[str, ...], issuer: Entity | None) -> tuple[Entity, ...]:
        found = tuple(dict.fromkeys(self.entities[self.entity_of[m]] for m in mentions))
        return found or ((issuer,) if issuer else ())

    def _with_short_names(self) -> None:
        for key, counted in self.surfaces.items():
            entity = self.entities[key]
            short = tuple(sorted(s for s in counted if s not in (entity.name, f"《{entity.name}》")))
            if short and entity.type in ("Organisation", "Region", "Document"):
                self.entities[key] = replace(entity, short_names=short)


def programme_key(surface: str) -> str:
    """A programme's canonical key: its name without white space and, where they enclose all of it, without quotes.

    >>> programme_key("“一网通办”"), programme_key("“证照分离”改革")
    ('一网通办', '“证照分离”改革')
    """
    name = "".join(surface.split())
    return name[1:-1] if _QUOTED.fullmatch(name) else name


_QUOTED = re.compile(r"“[^“”]+”")
