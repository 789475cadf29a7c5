"""Everybody an article names, as the resolver comes to know them: the ground the answers stand on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from ..mentions.mention import Mention
from ..mentions.reading import Reading
from ..models import Speaker
from ..names import given_gender, romanise
from ..packs import Features, Place
from ..registry import Registry, Role
from ..reports.report import Report
from ..text import STRETCH
from ..words import classes as lx
from ..words.classes import Word
from ..words.phrases import longest, phrase_words
from .attribution import slug
from .discourse import Discourse, Entity


class Scene:
    """One article's people and bodies, fed in text order."""

    def __init__(
        self, reading: Reading, registry: Registry, country_names: dict[str, tuple[str, str, str]]
    ) -> None:
        self.s = reading.outline
        self.reader = reading.mentions
        self.t = reading.outline.tokens
        self.registry = registry
        self.countries = country_names
        self.on: date | None = reading.outline.article.published
        self.discourse = Discourse()
        # Told once and only when asked for; kept by hand, as the compiled engine has no cached_property.
        self._mentions: list[Mention] | None = None
        self._digest = ""
        self.scan = self._scan()
        self.coming = next(self.scan, None)
        self.previous: Report | None = None
        self.issuer: Entity | None = None  # whoever last issued a statement in writing
        self.through: set[str] = set()  # bodies that spoke last through an unnamed spokesperson
        self.nearby = 0  # the token from which on somebody counts as named near the report

    @property
    def digest(self) -> str:
        """What makes an id of an unlisted source the article's own."""
        if not self._digest:
            self._digest = hashlib.sha256(self.s.article.text.encode("utf-8", "replace")).hexdigest()[:8]
        return self._digest

    def _roles(self, person: str) -> tuple[Role, ...]:
        return self.registry.roles_of(person, self.on) if self.on else ()

    def _holders(self, country: str, kind: str) -> tuple[Role, ...]:
        return self.registry.holders(country, kind, self.on) if self.on else ()

    def _scan(self) -> Iterator[Mention]:
        """The phrases of the text that name persons (listed, or with a title) or listed bodies, in text order."""
        taken = 0
        sentences = iter(self.s.sentences)
        sentence = next(sentences, None)
        for i in [i for i, word in enumerate(self.t.words) if word.names]:
            if i < taken or not self._may_name(i, self.t.words[i]):
                continue
            while sentence is not None and sentence.end <= i:
                sentence = next(sentences, None)
            limit = sentence.end if sentence is not None else len(self.t)
            phrase = self.reader.read(i, limit, governed=True)
            if phrase is None or not (phrase.persons or phrase.named_bodies or phrase.titles and phrase.name):
                continue
            taken = phrase.end
            yield phrase

    def _may_name(self, i: int, word: lx.Word) -> bool:
        """Whether a title, or the whole name of a person or body other than a country, begins at token `i`."""
        if word.titles or word.prefixed_titles:
            return True
        heads = word.heads + word.prefixed_heads
        found = longest(heads, self.t.folds, i, len(self.t)) if heads else None
        return found is not None and any(not isinstance(x, Place) for x in found.payload)

    @property
    def mentions(self) -> list[Mention]:
        """All phrases that name somebody; read only where a name could be several people's."""
        if self._mentions is None:
            self._mentions = list(self._scan())
        return self._mentions

    def _feed(self, until: int) -> None:
        """Introduce whoever the text names before token `until`."""
        while self.coming is not None and self.coming.start < until:
            entity = self._mentioned(self.coming)
            if entity is not None:
                if entity.speaker.speaker_class == "person":
                    self._give_title(entity, self.coming)
                    self._introduce_body(self.coming)
                entity.named_at = self.coming.start
            self.coming = next(self.scan, None)

    def _introduce_body(self, p: Mention) -> None:
        """The body that a title names with a person (الناطق باسم حركة حماس فلان): a noun may take it up later."""
        if p.titles and p.named_bodies and p.titles[0][2].kind == "spokesperson":
            entity = self._registered_body(p.named_bodies[0][2])
            entity.heads |= {self.t.words[p.named_bodies[0][0]].stem} | {
                self.t.words[i].stem for i, _ in p.bodies
            }

    def _give_title(self, entity: Entity, p: Mention) -> None:
        """Note the titles that stand with a name: the article may use them alone later."""
        if not p.titles or self._is_of_another(entity, p):
            return
        entity.offices |= self._offices(p)
        entity.heads |= {self.t.words[start].stem for start, _, _ in p.titles}
        entity.titled.append(self._title_words(p))

    def _is_of_another(self, entity: Entity, p: Mention) -> bool:
        """Whether the title behind a listed name is an office that somebody else holds.

        كان في استقبال دي ميستورا وزير الخارجية الإيراني، محمد جواد ظريف: two people stand side by side.
        """
        if not p.persons or p.bodies or p.named_bodies or p.titles[0][0] < p.persons[0][1]:
            return False
        holders = {
            role.person
            for kind, country in self._offices(p)
            if country
            for role in self._holders(country, kind)
        }
        return bool(holders) and entity.speaker.id not in holders

    def _title_words(self, p: Mention) -> frozenset[str]:
        named = (
            range(*p.name) if p.name else range(p.persons[0][0], p.persons[0][1]) if p.persons else range(0)
        )
        return frozenset(
            self.t.words[i].stem for i in range(p.start, p.end) if i not in named and self.t.bits[i] & lx.WORD
        )

    def _mentioned(self, p: Mention) -> Entity | None:
        if p.persons:
            start, end, ids = p.persons[0]
            # A single word may be a common noun: it introduces nobody, unless a title stands by it.
            sure = end - start > 1 or p.titles or ids[0] in self.discourse.by_id
            return self._person(ids[0]) if len(set(ids)) == 1 and sure else None
        if p.name is not None and p.titles:
            words = frozenset(self._name_words(*p.name))
            known = self.discourse.named(words)
            return known[0] if known else self._new_person(*p.name, p, None)
        if p.named_bodies:
            entity = self._registered_body(p.named_bodies[0][2])
            at = p.named_bodies[0][0]
            entity.heads |= {self.t.words[at].stem} | {
                self.t.words[i].stem for i, _ in p.bodies[:1] if i <= at
            }
            return entity
        return None

    def _person(self, entity_id: str) -> Entity:
        speaker = self.registry.speaker(entity_id)
        gender = self.registry.gender_of(entity_id) or "-"
        words = frozenset(w for alias in self.registry.aliases_of(entity_id) for w in phrase_words(alias))
        return self.discourse.introduce(Entity(speaker, Features(gender, "sg"), words))

    def _text(self, p: Mention) -> str:
        end = p.joined[0].start if p.joined else p.described or p.end
        if p.cut:
            return self.t.text_of(p.start, end)[p.cut :]
        return self._free(p.start, end)

    def _free(self, start: int, end: int) -> str:
        """The words of a phrase without the preposition written onto the first (لنقابة المعلمين, للاتحاد)."""
        text, word, vocabulary = self.t.text_of(start, end), self.t.words[start], self.s.vocabulary
        if not word.prefix or word.heads:
            return text
        text = text[len(word.conjunction) :]
        for fused, article in vocabulary.fused:
            if word.article and text.startswith(fused):
                return article + text[len(fused) :]
        return text[len(word.prefix) :].lstrip(STRETCH)

    def _country_of(self, p: Mention) -> str:
        codes = [place.country for i, place in p.places if not self._stationed(p, i)]
        if any(place.form == "adjective" for _, place in p.places):  # الأممي إلى اليمن: of the UN
            codes = [place.country for _, place in p.places if place.form == "adjective"]
        if not codes and p.named_bodies:
            codes = [self.registry.speaker(ids[0]).country or "" for _, _, ids in p.named_bodies]
        return codes[-1] if codes else ""

    def _stationed(self, p: Mention, i: int) -> bool:
        """Whether the place at token `i` is where somebody of the first place serves (مندوب سوريا لدى الأمم المتحدة)."""
        first = p.places[0][0]
        return i > first and any(self.t.bits[j] & lx.PREPOSITION for j in range(first + 1, i))

    def _offices(self, p: Mention) -> set[tuple[str, str]]:
        country = self._country_of(p)
        return {(title.kind, country) for _, _, title in p.titles if title.kind}

    def _name_words(self, start: int, end: int) -> list[str]:
        return [self.t.folds[i] for i in range(start, end) if self.t.bits[i] & lx.WORD]

    def _new_person(self, start: int, end: int, p: Mention, report: Report | None) -> Entity:
        written = self.t.text_of(start, end)[p.cut if p.name and start == p.name[0] else 0 :]
        gender = next((t.gender for _, _, t in p.titles if t.gender), "") or given_gender(written)
        if (
            not gender
            and report is not None
            and report.frame is not None
            and report.frame.channel is None
            and report.frame.form.part == "verb"
            and p is report.source
        ):
            gender = report.frame.form.features.gender
        name = romanise(written)
        offices = self._offices(p)
        speaker = Speaker(
            slug(name) or self.digest,
            name,
            written,
            "person",
            self._role_text(p),
            self._country_of(p) or None,
        )
        words = frozenset(phrase_words(written))
        entity = Entity(speaker, Features(gender or "-", "sg"), words, offices)
        self._give_title(entity, p)
        return self.discourse.introduce(entity)

    def _role_text(self, p: Mention) -> str | None:
        if not p.titles:
            return None
        start, end = p.titles[0][0], p.end
        name = p.name or p.persons[0][:2] if p.name or p.persons else None
        if name is not None and name[0] > start:
            end = name[0]
        elif name is not None:
            start = max(start, name[1])
        return self.t.text_of(start, end).strip(self.s.vocabulary.blank) or None

    def _heads(self, p: Mention) -> set[str]:
        """Definite nouns that may take this source up later."""
        if p.titles and p.kind in ("person", "unnamed", "name"):
            if p.noun is not None:  # the head noun of a title stands last where its phrase says so
                return {self.t.words[end - 1].stem for _, end, _ in p.titles} | {self._head_word(p).stem}
            first = {self.t.words[p.start].stem} if p.kind == "unnamed" else set()
            return first | {self.t.words[start].stem for start, _, _ in p.titles}
        heads = {self.t.words[i].stem for i, _ in p.bodies[:1]}
        if p.kind in ("unnamed", "body", "group"):
            heads.add(self._head_word(p).stem)
        for start, _, _ in p.named_bodies[:1]:
            heads.add(self.t.words[start].stem)
        return heads

    def _head_word(self, p: Mention) -> Word:
        """The word a phrase is about: its head noun, else its first."""
        return self.t.words[p.start if p.noun is None else p.noun]

    def _registered_body(self, ids: tuple[str, ...]) -> Entity:
        speaker = self.registry.speaker(ids[0])
        entity = Entity(speaker, Features(self.registry.gender_of(ids[0]) or "-", "sg"))
        entity.words = frozenset(phrase_words(speaker.name_ar or speaker.name))
        return self.discourse.introduce(entity)
