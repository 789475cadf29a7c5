"""Persons given by a title alone: through the article, then the registry's holder of the office on the date."""

from __future__ import annotations

from ..mentions.mention import Mention
from ..packs import Features
from ..registry import Role
from ..reports.report import Report
from ..words import classes as lx
from ..words.phrases import longest
from .attribution import UNRESOLVED, Attribution
from .bodies import BodyResolver
from .discourse import Entity


class TitleResolver(BodyResolver):
    """Resolves titles, honorifics and spokespersons."""

    def _titled(self, p: Mention, report: Report | None) -> Attribution:
        title = p.titles[-1][2] if p.titles else None
        if title is None:
            return UNRESOLVED
        first = p.titles[0][2]
        bound = (
            self.discourse.titled_so(self._title_words(p), self.t.words[p.titles[0][0]].stem)
            if p.end - p.start > 1
            else []
        )
        if bound:
            return Attribution((bound[0],), "title", f"{self._text(p)}: introduced so in the article")
        country = self._country_of(p)
        written = self._text(p)
        if first.kind == "spokesperson":
            return self._spokesperson(p, written)
        if first.kind == "latter":
            return self._latter(p, written)
        if first.takes == "none" and not first.kind:
            return self._honoured(p, written)
        for kind in dict.fromkeys(t.kind for _, _, t in p.titles if t.kind):
            answer = self._office(kind, country, written, p)
            if answer is not None:
                return answer
        taken = self._taken_up(p) or self._generic(p, written)
        if taken is not None:
            return taken
        if not any(t.kind for _, _, t in p.titles) and p.end - p.start > 1 and not p.thing:
            return self._unnamed(p)
        return Attribution(
            (), "unresolved", f"{written}: nobody in the article or the registry holds this title alone"
        )

    def _bound(self, p: Mention) -> Attribution | None:
        """A title that a person was introduced with (نائب وزير الدفاع), used again without the name."""
        if not p.titles or p.end - p.start < 2 or not self.t.words[p.end - 1].article:
            return None
        bound = self.discourse.titled_so(self._title_words(p), self.t.words[p.titles[0][0]].stem)
        return (
            Attribution((bound[0],), "title", f"{self._text(p)}: introduced so in the article")
            if bound
            else None
        )

    def _surname(self, p: Mention) -> Attribution | None:
        """A single word that is a title or common noun, and the surname of somebody named before (المعلم, المسفر)."""
        if p.end - p.start != 1:
            return None
        named = self.discourse.named(frozenset({self.t.folds[p.start]}))
        return Attribution((named[0],), "alias", self._text(p)) if named else self._listed_surname(p)

    def _listed_surname(self, p: Mention) -> Attribution | None:
        """A definite word without an office that is the surname of one listed minister or head (المعلم)."""
        found = longest(self.t.words[p.start].heads, self.t.folds, p.start, p.end)
        if found is None or p.titles[0][2].kind or not self.t.words[p.start].article:
            return None
        ids = {x[0] for x in found.payload if isinstance(x, tuple) and x[1] == "short"}
        if len(ids) != 1 or len(found.payload) != 1:
            return None
        person = ids.pop()
        roles = self._roles(person) if self.on else self.registry.roles.get(person, ())
        if not any(r.office.kind.endswith("minister") or r.office.kind.startswith("head") for r in roles):
            return None
        return Attribution((self._person(person),), "alias", self._text(p))

    def _narrowed(self, roles: tuple[Role, ...], p: Mention) -> tuple[Role, ...]:
        """Of several offices of a kind those for a place the phrase names (المبعوث الأممي إلى اليمن)."""
        if len(roles) < 2:
            return roles
        codes = {place.country for _, place in p.places}
        fit = tuple(r for r in roles if r.office.place in codes)
        return fit or roles

    def _office(self, kind: str, country: str, written: str, p: Mention) -> Attribution | None:
        told = self._told(kind, country)
        if told and (country or len({e.speaker.id for e in told}) == 1 or told[0].spoke_at >= 0):
            return Attribution((told[0],), "title", f"{written}: introduced so in the article")
        if country and kind:
            holders = self._narrowed(self._holders(country, kind), p)
            if len(holders) == 1:
                entity = self._person(holders[0].person)
                entity.offices.add((kind, country))
                return Attribution(
                    (entity,), "role-on-date", f"{written}: {holders[0].office.name} on {self.on}"
                )
        former = any(self.t.words[i].stem in self.s.vocabulary.former for i in range(p.start, p.end))
        return self._mentioned_in_office(kind, country, written, former or not self.on)

    def _told(self, kind: str, country: str) -> list[Entity]:
        """Whom the article gave the office, or any ministry where the title says no more than minister."""
        if kind != "minister":
            return self.discourse.in_office(kind, country)
        ministers = {k for e in self.discourse.entities for k, _ in e.offices if k.endswith("minister")}
        found = [e for k in sorted(ministers) for e in self.discourse.in_office(k, country)]
        return sorted({e.speaker.id: e for e in found}.values(), key=lambda e: -e.spoke_at)

    def _mentioned_in_office(self, kind: str, country: str, written: str, ever: bool) -> Attribution | None:
        """The only person named in the article so far who held such an office on the date, or `ever`."""
        fit = []
        for entity in self.discourse.recent():
            if entity.speaker.registered and entity.speaker.speaker_class == "person":
                roles = (
                    self.registry.roles.get(entity.speaker.id, ()) if ever else self._roles(entity.speaker.id)
                )
                if any(
                    (r.office.kind == kind or kind == "minister" and r.office.kind.endswith("minister"))
                    and country in ("", r.office.country)
                    for r in roles
                ):
                    fit.append(entity)
        if len(fit) == 1 or fit and fit[0].spoke_at >= 0 and all(e.spoke_at < 0 for e in fit[1:]):
            return Attribution(
                (fit[0],), "role-on-date", f"{written}: the only one named here who held it on {self.on}"
            )
        return None

    def _honoured(self, p: Mention, written: str) -> Attribution:
        """معاليه, الأخير, الوزير السابق: whoever spoke or was named last and agrees."""
        if self._has_complement(p):
            return UNRESOLVED
        wanted = Features(p.titles[0][2].gender or "-", "sg")
        person = self._latest_person(wanted, self._country_of(p), honoured=True)
        return (
            Attribution((person,), "title", f"{written}: the person spoken of last")
            if person is not None
            else UNRESOLVED
        )

    def _latter(self, p: Mention, written: str) -> Attribution:
        """الأخير: whoever was named last before it."""
        wanted = Features(p.titles[0][2].gender, "sg")
        near = self._named_last(p, wanted)
        if near is not None:
            return Attribution((near,), "title", f"{written}: the person named last")
        fit = [
            e
            for e in self.discourse.entities
            if e.speaker.speaker_class == "person" and e.named_at >= self.nearby and e.agrees(wanted)
        ]
        if not fit:
            return UNRESOLVED
        return Attribution(
            (max(fit, key=lambda e: e.named_at),), "title", f"{written}: the person named last"
        )

    def _named_last(self, p: Mention, wanted: Features) -> Entity | None:
        """The last listed person named before a phrase in its clause and the sentence before, also by one word."""
        found = None
        for i in range(self.nearby, p.start):
            word = self.t.words[i]
            if word.heads or word.prefixed_heads:
                phrase = self.reader.read(i, p.start, governed=True)
                if phrase is not None and phrase.persons and len(set(phrase.persons[0][2])) == 1:
                    entity = self._person(phrase.persons[0][2][0])
                    found = entity if entity.agrees(wanted) else found
        return found

    def _serves(self, entity: Entity, country: str) -> bool:
        """Whether a person may be called after a country: their own, unknown, or one whose office they hold."""
        if not country or entity.speaker.country in (None, country):
            return True
        roles = self._roles(entity.speaker.id) if self.on else self.registry.roles.get(entity.speaker.id, ())
        return any(role.office.country == country for role in roles)

    def _latest_person(self, wanted: Features, country: str, honoured: bool = False) -> Entity | None:
        """The person who spoke last, else the only one named so far, or the one named last, that agrees."""
        fit = [
            e
            for e in self.discourse.recent()
            if e.speaker.speaker_class == "person" and e.agrees(wanted) and self._serves(e, country)
        ]
        if not fit:
            return None
        spoke = [e for e in fit if e.said_at >= self.nearby]
        met = [e for e in fit if e.named_at >= self.nearby]
        if honoured and not spoke and len(met) > 1:
            return min(met, key=lambda e: e.named_at)  # the host, not the guest
        return max(spoke or fit, key=lambda e: max(e.named_at, e.said_at))

    def _generic(self, p: Mention, written: str) -> Attribution | None:
        """المسؤول الأممي, الرجل: a noun that fits whoever was spoken of, with a country that agrees."""
        word = self._head_word(p)
        if not self.t.words[p.start].article or word.stem not in self.s.vocabulary.persons:
            return None
        if self._has_complement(p):
            return None
        wanted = word.features or Features(p.titles[0][2].gender if p.titles else "-", "sg")
        country = self._country_of(p)
        unnamed = [
            e
            for e in self.discourse.recent()
            if e.speaker.speaker_class == "unnamed"
            and e.spoke_at >= 0
            and e.agrees(wanted)
            and (not country or e.speaker.country in (None, country))
        ]
        if unnamed:
            return Attribution((unnamed[0],), "title", f"{written}: the unnamed source that spoke last")
        person = self._latest_person(wanted, country) if wanted.number != "pl" else None
        return (
            Attribution((person,), "title", f"{written}: the person spoken of last")
            if person is not None
            else None
        )

    def _has_complement(self, p: Mention) -> bool:
        """الباحث في العلاقات الدولية, المحلل وأستاذ …: a description of somebody new, not a noun that takes one up."""
        inside = range(p.start + 1, p.end)
        return any(
            self.t.bits[i] & lx.PREPOSITION and not self._of_place(i) or self.t.words[i].conjunction
            for i in inside
        )

    def _of_place(self, i: int) -> bool:
        return i + 1 < len(self.t) and bool(self.t.bits[i + 1] & lx.PLACE)

    def _spokesperson(self, p: Mention, written: str) -> Attribution:
        heads = self._heads(p)
        body = self._spoken_for(p)
        for entity in self.discourse.recent():
            same_post = ("spokesperson", self._country_of(p)) in entity.offices
            if same_post and (body is None or heads & entity.heads) and not self._governs(entity):
                return Attribution((entity,), "title", f"{written}: introduced so in the article")
        if body is not None:
            self.through.add(body.speaker.id)
            return Attribution((body,), "title", f"{written}: unnamed, so the body it speaks for")
        told = [
            e
            for e in self.discourse.recent()
            if any(k == "spokesperson" for k, _ in e.offices) and not self._governs(e)
        ]
        if told:
            return Attribution((told[0],), "title", f"{written}: introduced so in the article")
        if not p.definite:
            return self._unnamed(p)
        taken = self._taken_up(p)
        if taken is not None and taken.entities[0].speaker.speaker_class == "unnamed":
            return taken
        return Attribution((), "unresolved", f"{written}: for whom it speaks is not known")

    def _governs(self, entity: Entity) -> bool:
        """Whether somebody listed is a minister or head on the date: no spokesman, whatever title stands beside."""
        kinds = (
            {role.office.kind for role in self._roles(entity.speaker.id)}
            if entity.speaker.registered
            else set()
        )
        return any(kind.endswith("minister") or kind.startswith("head") for kind in kinds)

    def _spoken_for(self, p: Mention) -> Entity | None:
        if p.named_bodies:
            return self._registered_body(p.named_bodies[-1][2])
        start = p.titles[0][1]
        if start >= p.end:
            return None
        if p.bodies:
            return self._described_body(p, p.bodies[0][0], p.end)
        inner = self.reader.read(start, p.end)
        if inner is not None and inner.kind in ("body", "country"):
            answer = self._body(inner) if inner.kind == "body" else self._country(inner)
            return answer.entities[0] if answer.entities else None
        return None
