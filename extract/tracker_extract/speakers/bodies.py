"""Bodies, countries, documents and unnamed sources as speakers."""

from __future__ import annotations

from abc import abstractmethod

from ..mentions.mention import Mention
from ..models import Speaker
from ..names import romanise
from ..packs import Features
from ..reports.report import Report
from ..words import classes as lx
from ..words.phrases import phrase_words
from .attribution import UNRESOLVED, Attribution, slug
from .discourse import Entity
from .scene import Scene

# Words of a body that is told in full: the noun, two of its name, and another that describes it.
FULL = 4


class BodyResolver(Scene):
    """Resolves source phrases that name no person."""

    @abstractmethod
    def _source(self, p: Mention, report: Report | None) -> Attribution:
        """Whoever a source phrase stands for."""

    @abstractmethod
    def _spoken_for(self, p: Mention) -> Entity | None:
        """The body that a spokesperson's title names."""

    def _body(self, p: Mention) -> Attribution:
        written = self._text(p)
        if (
            p.named_bodies
            and all(p.start <= i < p.named_bodies[0][0] for i, _ in p.bodies[:1])
            and self._leads_to_name(p)
        ):
            entity = self._registered_body(p.named_bodies[0][2])
            entity.heads |= self._heads(p)
            return Attribution((entity,), "name", written)
        if p.bodies and p.bodies[0][1].kind in ("document", "report"):
            return self._document(p, written)
        by_kind = self._regular_body(p)
        if by_kind is not None:
            by_kind.heads |= self._heads(p)
            return Attribution((by_kind,), "name", written)
        taken = self._taken_up(p)
        if taken is not None:
            return taken
        if p.end - p.start == 1:
            return Attribution((), "unresolved", f"{written}: which one, the article does not say")
        return Attribution(
            (self._described_body(p, p.start, p.joined[0].start if p.joined else p.end),), "name", written
        )

    def _leads_to_name(self, p: Mention) -> bool:
        """Whether only the head noun of a body stands before its listed name (منظمة هيومن رايتس ووتش).

        Or it stands in marks behind a description (وكالة الأنباء الرسمية «إرنا»), or is an outlet with words for its
        nation and kind before it (Syria's state news agency SANA).
        """
        at = p.named_bodies[0][0]
        if p.kind == "body" and self._is_outlet(p) and not self._complemented(p):
            return True
        marked = bool(
            self.t.bits[at - 1] & lx.OPEN or self.t.text[self.t.ends[at - 1] : self.t.starts[at]].strip()
        )
        if p.bodies and at > p.start and marked:
            return True
        lead = [i for i in range(p.start, p.named_bodies[0][0]) if not self.t.bits[i] & lx.DETERMINER]
        return len(lead) <= (1 if p.bodies else 0)

    def _is_outlet(self, p: Mention) -> bool:
        listed = self.registry.bodies.get(p.named_bodies[0][2][0])
        kinds = {body.kind for _, body in p.bodies}
        return listed is not None and listed.speaker_class == "media" and kinds <= {"media"}

    def _complemented(self, p: Mention) -> bool:
        """Whether a preposition stands before the listed name (the owner of CNN)."""
        return any(self.t.bits[i] & lx.PREPOSITION for i in range(p.start, p.named_bodies[0][0]))

    def _regular_body(self, p: Mention) -> Entity | None:
        """A ministry, government or army with a nationality: the registry knows it by kind and country."""
        country = self._country_of(p)
        if not country or not p.bodies:
            return None
        kind = (
            p.bodies[-1][1].kind
            if len(p.bodies) > 1 and p.bodies[0][1].kind == "ministry"
            else p.bodies[0][1].kind
        )
        body = self.registry.body_for(kind, country) if kind else None
        return self._registered_body((body,)) if body is not None else None

    def _described_body(self, p: Mention, start: int, end: int) -> Entity:
        written = self._free(start, end)
        name = self._office_name(p) or romanise(written)
        speaker = Speaker(
            slug(name) or self.digest, name, written, "organization", None, self._country_of(p) or None
        )
        gender = p.bodies[0][1].gender if p.bodies else "-"
        entity = Entity(
            speaker, Features(gender, "sg"), frozenset(self._name_words(start, end)), heads=self._heads(p)
        )
        entity.heads.add(self.t.words[start].stem)
        return self.discourse.introduce(entity)

    def _office_name(self, p: Mention) -> str | None:
        """مكتب رئيس الحكومة التركية: the office of a holder whose title the phrase gives, with the country's adjective."""
        country, inner = self._country_of(p), None
        if p.bodies and p.bodies[0][1].kind == "office":
            inner = self.reader.read(p.bodies[0][0] + 1, p.end)
        if inner is None or not inner.titles or not country:
            return None
        kinds = {t.kind for _, _, t in inner.titles}
        office = next(
            (o for o in self.registry.offices.values() if o.country == country and o.kind in kinds), None
        )
        adjective = self.countries.get(country, ("", "", ""))[2]
        return f"{adjective} {office.name.split(' of ')[0]}'s Office" if office and adjective else None

    def _document(self, p: Mention, written: str) -> Attribution:
        """A statement or report speaks for whoever issued it: named in the phrase, else whoever spoke last."""
        for j in range(p.start + 1, p.end):
            inner = self.reader.read(j, p.end, governed=bool(self.t.words[j].prefix))
            if inner is not None and inner.kind in ("body", "country", "person") and inner.start > p.start:
                answer = self._source(inner, None)
                if answer.entities:
                    return Attribution(
                        answer.entities, "title", f"{written}: issued by {answer.entities[0].speaker.name}"
                    )
        if p.end - p.start == 1 and self.issuer is not None and p.bodies[0][1].kind == "document":
            return Attribution((self.issuer,), "title", f"{written}: of whoever issued one before")
        if p.bodies[0][1].kind == "report":  # a report, agreement or count is nobody's speech by itself
            return Attribution((), "unresolved", f"{written}: whose it is, the article does not say")
        for entity in self.discourse.recent():
            if entity.spoke_at >= 0:
                return Attribution((entity,), "title", f"{written}: of whoever spoke last")
        return UNRESOLVED

    def _country(self, p: Mention) -> Attribution:
        place = p.places[0][1]
        listed = self.registry.body_for("country", place.country)
        latin, arabic, _ = self.countries.get(place.country, (place.name, place.name, ""))
        speaker = (
            self.registry.speaker(listed)
            if listed
            else Speaker(slug(latin), latin, arabic, "organization", None, place.country, True)
        )
        entity = self.discourse.introduce(
            Entity(speaker, Features("-", "sg"), frozenset(phrase_words(speaker.name_ar or arabic)))
        )
        return Attribution((entity,), "name" if place.form == "name" else "alias", self._text(p))

    def _unnamed(self, p: Mention) -> Attribution:
        written = self._text(p)
        if p.kind == "unnamed" and p.titles and p.titles[0][2].kind == "spokesperson":
            body = self._spoken_for(p)
            if body is not None:
                self.through.add(body.speaker.id)
                return Attribution((body,), "title", f"{written}: unnamed, so the body it speaks for")
        if p.joined:
            written = self.t.text_of(p.start, p.joined[-1].end)
        speaker = Speaker(
            f"{slug(romanise(written))}-{self.digest}",
            written,
            written,
            "group" if p.kind == "group" else "unnamed",
            None,
            self._country_of(p) or None,
        )
        entity = Entity(speaker, p.features, heads=self._heads(p))
        p.joined = []
        return Attribution((self.discourse.introduce(entity),), "name", written)

    def _takes_up_two(self, p: Mention) -> bool:
        """الوزيران, الجانبان: a definite dual alone."""
        word = self.t.words[p.start]
        return word.article and word.stem in self.s.vocabulary.several and p.end - p.start == 1

    def _two(self, p: Mention) -> Attribution:
        """The two who spoke together last, else the only two persons named in this sentence and the one before."""
        written = self._text(p)
        last = self.discourse.turns[-1] if self.discourse.turns else ()
        if len(last) == 2:
            return Attribution(last, "title", f"{written}: the two who spoke last")
        near = [
            e
            for e in self.discourse.entities
            if e.speaker.speaker_class == "person" and e.named_at >= self.nearby
        ]
        if len(near) == 2:
            return Attribution(tuple(near), "title", f"{written}: the two named nearby")
        return Attribution((), "unresolved", f"{written}: which two, the article does not say")

    def _has_own_name(self, p: Mention) -> bool:
        """حزب الشعب الديموقراطي التركي الموالي للأكراد: told in full, so not whichever party spoke before."""
        if p.kind != "body" or not p.bodies or p.bodies[0][1].kind or self.t.words[p.start].article:
            return False
        whose = any(self.t.bits[i] & lx.TITLE for i in range(p.start, p.end))  # نظام الرئيس بشار الأسد
        return p.end - p.start >= FULL and not whose

    def _has_marks(self, p: Mention) -> bool:
        """Whether words of the phrase stand in marks, left out of the tokens where they are those of a name."""
        starts, ends = self.t.starts, self.t.ends
        return any(
            self.t.bits[i - 1] & lx.QUOTE or self.t.text[ends[i - 1] : starts[i]].strip()
            for i in range(p.start + 1, p.end)
            if not self.t.words[i].prefix  # «للمدينة»: to whom
        )

    def _taken_up(self, p: Mention) -> Attribution | None:
        """A definite noun that takes up somebody introduced before: المصدر, المسؤول, الوزارة, المتحدث."""
        if not (p.definite or self._head_word(p).article or self.t.words[p.start].article):
            return None  # وكالة سفر
        if self._has_marks(p):
            return None  # وكالة «فارس» الإيرانية: one of that name
        head = self._head_word(p)
        same = self.discourse.headed(head.stem)
        if self._has_own_name(p):
            words = frozenset(self._name_words(p.start, p.end))
            same = [e for e in same if words <= e.words]
        country = self._country_of(p)
        if country:
            same = [e for e in same if e.speaker.country in (None, country)]
        if same and (len(same) == 1 or same[0].spoke_at >= 0):
            return Attribution(
                (same[0],),
                "title",
                f"{self._text(p)}: takes up {same[0].speaker.name_ar or same[0].speaker.name}",
            )
        return None
