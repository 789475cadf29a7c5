"""Who spoke: from the words of a source to a speaker, through the article and then the registry.

Every answer carries its way: full name, short name, title, role on the date, pronoun, elided subject. What leaves
more than one candidate, or none, stays unresolved.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from .. import lexicon as lx
from ..find.finder import Finding
from ..find.sources import SourcePhrase
from ..find.structure import Structure
from ..models import Evidence, Resolution, Speaker
from ..names import match_key, romanise
from ..packs import Features
from ..registry import Registry, Role
from .discourse import Discourse, Entity

# How far back an elided subject may reach, in statements: the longest chain seen in the development articles is 6.
REACH = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """Entities (none where unresolved), how they were found, and what the reader should know of it."""

    entities: tuple[Entity, ...]
    by: Resolution
    note: str = ""


UNRESOLVED = Answer((), "unresolved")


class Resolver:
    """Resolves the findings of one article in order."""

    def __init__(self, structure: Structure, registry: Registry, country_names: dict[str, tuple[str, str, str]]) -> None:
        self.s = structure
        self.t = structure.tokens
        self.registry = registry
        self.countries = {code: (latin, arabic) for code, (latin, arabic, _) in country_names.items()}
        self.adjectives = {code: adjective for code, (_, _, adjective) in country_names.items()}
        self.on: date | None = structure.article.published
        self.discourse = Discourse()
        self.digest = hashlib.sha256(structure.article.text.encode("utf-8", "replace")).hexdigest()[:8]
        self.mentions = self._mentions()
        self.fed = 0
        self.previous: Finding | None = None
        self.nearby = 0  # the token from which on somebody counts as named near the finding

    def resolve(self, finding: Finding) -> tuple[tuple[Speaker, ...], Resolution, tuple[Evidence, ...]]:
        """The speakers of a finding with the role they held, how they were found, and the steps of it."""
        at = finding.parts[0][0] if finding.cue is None else finding.cue[0]
        self._feed(at)
        before = self.s.sentence_before(finding.sentence)
        self.nearby = before.start if before is not None else finding.sentence.start
        answer = self._answer(finding)
        if finding.kind == "headline" and answer.entities:
            answer = Answer(answer.entities, "headline", answer.note)
        self.discourse.spoke(answer.entities)
        for entity in answer.entities:
            entity.said_at = at
        self.previous = finding
        speakers = tuple(self._with_role(e.speaker) for e in answer.entities)
        return speakers, answer.by, (Evidence("speaker", answer.by, answer.note),)

    def _with_role(self, speaker: Speaker) -> Speaker:
        if not speaker.registered or speaker.id not in self.registry.persons:
            return speaker
        return self.registry.speaker(speaker.id, self.on)

    def _roles(self, person: str) -> tuple[Role, ...]:
        return self.registry.roles_of(person, self.on) if self.on else ()

    def _holders(self, country: str, kind: str) -> tuple[Role, ...]:
        return self.registry.holders(country, kind, self.on) if self.on else ()

    # -- who is mentioned ----------------------------------------------------------------------------------------

    def _mentions(self) -> list[SourcePhrase]:
        """The phrases of the text that name persons (listed, or with a title) or listed bodies, in text order."""
        found = []
        taken = 0
        sentences = iter(self.s.sentences)
        sentence = next(sentences, None)
        for i, word in enumerate(self.t.words):
            if i < taken or not (word.heads or word.titles or word.prefixed_heads or word.prefixed_titles):
                continue
            while sentence is not None and sentence.end <= i:
                sentence = next(sentences, None)
            limit = sentence.end if sentence is not None else len(self.t)
            phrase = self.s.reader.read(i, limit, governed=True)
            if phrase is None or not (phrase.persons or phrase.named_bodies or phrase.titles and phrase.name):
                continue
            found.append(phrase)
            taken = phrase.end
        return found

    def _feed(self, until: int) -> None:
        """Introduce whoever the text names before token `until`."""
        while self.fed < len(self.mentions) and self.mentions[self.fed].start < until:
            phrase = self.mentions[self.fed]
            self.fed += 1
            entity = self._mentioned(phrase)
            if entity is not None:
                entity.offices |= self._offices(phrase)
                entity.named_at = phrase.start

    def _mentioned(self, p: SourcePhrase) -> Entity | None:
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
            entity.heads |= {self.t.words[p.named_bodies[0][0]].stem} | {self.t.words[i].stem for i, _ in p.bodies[:1]}
            return entity
        return None

    def _person(self, entity_id: str) -> Entity:
        speaker = self.registry.speaker(entity_id)
        gender = self.registry.gender_of(entity_id) or "-"
        words = frozenset(w for alias in self.registry.aliases_of(entity_id) for w in lx.phrase_words(alias))
        return self.discourse.introduce(Entity(speaker, Features(gender, "sg"), words))

    # -- one finding ---------------------------------------------------------------------------------------------

    def _answer(self, finding: Finding) -> Answer:
        source = finding.source
        if source is None:
            return self._elided(finding)
        first = self._source(source, finding)
        if not source.joined or not first.entities:
            return first
        answers = [first] + [self._source(other, finding) for other in source.joined]
        if all(a.entities for a in answers):
            entities = tuple(dict.fromkeys((e.speaker.id for a in answers for e in a.entities)))
            return Answer(tuple(self.discourse.by_id[i] for i in entities), first.by, "several speakers")
        return first

    def _source(self, p: SourcePhrase, finding: Finding) -> Answer:
        if p.head == "pronoun":
            return self._pronoun(p.features, finding)
        if p.persons:
            return self._listed(p, finding)
        if p.name is not None:
            return self._named(p, finding)
        if p.head == "unnamed" and not self.t.words[p.start].article:
            return self._unnamed(p)
        if p.titles and p.head in ("person", "unnamed"):
            return self._titled(p, finding)
        if p.head == "unnamed":
            return self._taken_up(p) or self._generic(p, self._text(p)) or self._unnamed(p)
        if p.head == "country":
            return self._country(p)
        if p.head == "body":
            return self._body(p)
        if p.head == "group":
            return self._unnamed(p)
        return UNRESOLVED

    def _text(self, p: SourcePhrase) -> str:
        end = p.joined[0].start if p.joined else p.end
        return self.t.text_of(p.start, end)[p.cut:]

    def _country_of(self, p: SourcePhrase) -> str:
        codes = [place.country for _, place in p.places]
        if not codes and p.named_bodies:
            codes = [self.registry.speaker(ids[0]).country or "" for _, _, ids in p.named_bodies]
        return codes[-1] if codes else ""

    def _offices(self, p: SourcePhrase) -> set[tuple[str, str]]:
        country = self._country_of(p)
        return {(title.kind, country) for _, _, title in p.titles if title.kind}

    # -- named ---------------------------------------------------------------------------------------------------

    def _listed(self, p: SourcePhrase, finding: Finding) -> Answer:
        start, end, ids = p.persons[0]
        chosen = self._choose(ids, p)
        written = self.t.text_of(start, end)
        if chosen is None:
            same = [e for e in self.discourse.recent() if e.speaker.id in ids]
            if len(same) == 1 or same and same[0].spoke_at >= 0:
                chosen = same[0].speaker.id
        if chosen is None:
            return Answer((), "unresolved", f"{written}: {len(ids)} people of that name")
        entity = self._person(chosen)
        entity.offices |= self._offices(p)
        full = end - start > 1
        return Answer((entity,), "name" if full else "alias", written)

    def _choose(self, ids: tuple[str, ...], p: SourcePhrase) -> str | None:
        """The one of several persons of a name whom the article, a title or the date points to."""
        ids = tuple(dict.fromkeys(ids))
        if len(ids) == 1:
            return ids[0]
        named = [i for i in ids if any(p.persons and set(p.persons[0][2]) == {i} for p in self.mentions)]
        if len(named) == 1:
            return named[0]
        offices = self._offices(p)
        if offices:
            fit = [i for i in ids if any((r.office.kind, r.office.country) in offices or (r.office.kind, "") in offices for r in self._roles(i))]
            if len(fit) == 1:
                return fit[0]
        country = self._country_of(p)
        if country:
            fit = [i for i in ids if self.registry.speaker(i).country == country]
            if len(fit) == 1:
                return fit[0]
        active = [i for i in ids if self._roles(i)]
        return active[0] if len(active) == 1 else None

    def _named(self, p: SourcePhrase, finding: Finding) -> Answer:
        assert p.name is not None
        start, end = p.name
        words = self._name_words(start, end)
        if words and p.cut:
            words[0] = words[0][p.cut:]
        if not words:
            return self._titled(p, finding)
        known = self.discourse.named(frozenset(words))
        if known:
            entity = known[0]
            entity.offices |= self._offices(p)
            return Answer((entity,), "name" if len(words) > 1 else "alias", self.t.text_of(start, end))
        by_office = self._same_as_holder(p, words)
        if by_office is not None:
            return by_office
        if not p.titles and len(words) == 1:
            fuller = self._fuller_name(words[0], start)
            if fuller is not None:
                start, end = fuller
                words = self._name_words(start, end)
            elif self.t.words[p.start].bits & (lx.CONTENT | lx.EVENT) or not self._looks_like_name(start):
                return UNRESOLVED
        return Answer((self._new_person(start, end, p, finding),), "name", self.t.text_of(start, end))

    def _looks_like_name(self, i: int) -> bool:
        return True

    def _name_words(self, start: int, end: int) -> list[str]:
        return [self.t.folds[i] for i in range(start, end) if self.t.bits[i] & lx.WORD]

    def _same_as_holder(self, p: SourcePhrase, words: list[str]) -> Answer | None:
        """A spelling the registry lacks, of the person who held the office given beside it."""
        for kind, country in self._offices(p):
            for role in self._holders(country, kind):
                keys = {match_key(w) for alias in self.registry.aliases_of(role.person) for w in alias.split()}
                if match_key(words[-1]) in keys - {""} and len(match_key(words[-1])) > 1:
                    entity = self._person(role.person)
                    entity.offices |= self._offices(p)
                    return Answer((entity,), "name", f"another spelling of {entity.speaker.name}, {kind} on that date")
        return None

    def _fuller_name(self, word: str, before: int) -> tuple[int, int] | None:
        """Where the article gives more of a name of which only one word is used here."""
        for i, fold in enumerate(self.t.folds):
            if i >= before:
                return None
            if fold != word or not i:
                continue
            for start in range(i - 1, max(-1, i - 4), -1):
                if self.t.bits[start] & lx.GIVEN:
                    return start, i + 1
                if not self._part_of_name(start):
                    break
        return None

    def _part_of_name(self, i: int) -> bool:
        word = self.t.words[i]
        return not word.bits & ~(lx.WORD | lx.PARTICLE) and not word.article and not word.titles and len(word.fold) > 1

    def _new_person(self, start: int, end: int, p: SourcePhrase, finding: Finding | None) -> Entity:
        written = self.t.text_of(start, end)[p.cut if p.name and start == p.name[0] else 0:]
        gender = next((t.gender for _, _, t in p.titles if t.gender), "")
        if not gender and finding is not None and finding.frame is not None and finding.frame.form.part == "verb" and p is finding.source:
            gender = finding.frame.form.features.gender
        name = romanise(written)
        offices = self._offices(p)
        speaker = Speaker(slug(name) or self.digest, name, written, "person", self._role_text(p), self._country_of(p) or None)
        words = frozenset(lx.phrase_words(written))
        entity = Entity(speaker, Features(gender or "-", "sg"), words, offices)
        entity.heads |= self._heads(p)
        return self.discourse.introduce(entity)

    def _role_text(self, p: SourcePhrase) -> str | None:
        if not p.titles:
            return None
        start, end = p.titles[0][0], p.end
        name = p.name or p.persons[0][:2] if p.name or p.persons else None
        if name is not None and name[0] > start:
            end = name[0]
        elif name is not None:
            start = max(start, name[1])
        return self.t.text_of(start, end).strip(" ،,") or None

    # -- titles --------------------------------------------------------------------------------------------------

    def _titled(self, p: SourcePhrase, finding: Finding) -> Answer:
        title = p.titles[-1][2] if p.titles else None
        if title is None:
            return UNRESOLVED
        first = p.titles[0][2]
        country = self._country_of(p)
        written = self._text(p)
        if first.kind == "spokesperson":
            return self._spokesperson(p, written)
        if first.takes == "none" and not first.kind:
            return self._honoured(p, written)
        for kind in dict.fromkeys(t.kind for _, _, t in p.titles if t.kind):
            answer = self._office(kind, country, written)
            if answer is not None:
                return answer
        taken = self._taken_up(p) or self._generic(p, written)
        if taken is not None:
            return taken
        if not any(t.kind for _, _, t in p.titles) and p.end - p.start > 1:
            return self._unnamed(p)
        return Answer((), "unresolved", f"{written}: nobody in the article or the registry holds this title alone")

    def _office(self, kind: str, country: str, written: str) -> Answer | None:
        told = self.discourse.in_office(kind if kind != "minister" else "", country) if kind != "minister" else [
            e for e in self.discourse.recent() if any(k.endswith("minister") and (not country or not c or c == country) for k, c in e.offices)]
        if told and (country or len({e.speaker.id for e in told}) == 1 or told[0].spoke_at >= 0):
            return Answer((told[0],), "title", f"{written}: introduced so in the article")
        if country and kind:
            holders = self._holders(country, kind)
            if len(holders) == 1:
                entity = self._person(holders[0].person)
                entity.offices.add((kind, country))
                return Answer((entity,), "role-on-date", f"{written}: {holders[0].office.name} on {self.on}")
        return self._mentioned_in_office(kind, country, written)

    def _mentioned_in_office(self, kind: str, country: str, written: str) -> Answer | None:
        """The only person named in the article so far who held such an office on the date."""
        fit = []
        for entity in self.discourse.recent():
            if entity.speaker.registered and entity.speaker.speaker_class == "person":
                roles = self._roles(entity.speaker.id)
                if any((r.office.kind == kind or kind == "minister" and r.office.kind.endswith("minister")) and country in ("", r.office.country) for r in roles):
                    fit.append(entity)
        if len(fit) == 1 or fit and fit[0].spoke_at >= 0 and all(e.spoke_at < 0 for e in fit[1:]):
            return Answer((fit[0],), "role-on-date", f"{written}: the only one named here who held it on {self.on}")
        return None

    def _honoured(self, p: SourcePhrase, written: str) -> Answer:
        """معاليه, الأخير, الوزير السابق: whoever spoke or was named last and agrees."""
        wanted = Features(p.titles[0][2].gender or "-", "sg")
        person = self._latest_person(wanted, self._country_of(p))
        return Answer((person,), "title", f"{written}: the person spoken of last") if person is not None else UNRESOLVED

    def _latest_person(self, wanted: Features, country: str) -> Entity | None:
        """The person who spoke last, else the only one named so far, or the one named last, that agrees."""
        fit = [e for e in self.discourse.recent() if e.speaker.speaker_class == "person" and e.agrees(wanted)
               and (not country or e.speaker.country in (None, country))]
        if not fit:
            return None
        spoke = [e for e in fit if e.said_at >= self.nearby]
        return max(spoke or fit, key=lambda e: max(e.named_at, e.said_at))

    def _generic(self, p: SourcePhrase, written: str) -> Answer | None:
        """المسؤول الأممي, الرجل: a noun that fits whoever was spoken of, with a country that agrees."""
        word = self.t.words[p.start]
        if not word.article or word.stem not in self.s.persons:
            return None
        wanted = word.features or Features(p.titles[0][2].gender if p.titles else "-", "sg")
        person = self._latest_person(wanted, self._country_of(p)) if wanted.number != "pl" else None
        return Answer((person,), "title", f"{written}: the person spoken of last") if person is not None else None

    def _spokesperson(self, p: SourcePhrase, written: str) -> Answer:
        heads = self._heads(p)
        body = self._spoken_for(p)
        for entity in self.discourse.recent():
            if ("spokesperson", self._country_of(p)) in entity.offices and (not body or heads & entity.heads or not entity.heads):
                if body is None or any(h in entity.heads for h in heads):
                    return Answer((entity,), "title", f"{written}: introduced so in the article")
        if body is not None:
            return Answer((body,), "title", f"{written}: unnamed, so the body it speaks for")
        told = [e for e in self.discourse.recent() if any(k == "spokesperson" for k, _ in e.offices)]
        if told:
            return Answer((told[0],), "title", f"{written}: introduced so in the article")
        if not p.definite:
            return self._unnamed(p)
        return Answer((), "unresolved", f"{written}: for whom it speaks is not known")

    def _spoken_for(self, p: SourcePhrase) -> Entity | None:
        if p.named_bodies:
            return self._registered_body(p.named_bodies[-1][2])
        start = p.titles[0][1]
        if start >= p.end:
            return None
        if p.bodies:
            return self._described_body(p, p.bodies[0][0], p.end)
        inner = self.s.reader.read(start, p.end)
        if inner is not None and inner.head in ("body", "country"):
            answer = self._body(inner) if inner.head == "body" else self._country(inner)
            return answer.entities[0] if answer.entities else None
        return None

    # -- bodies and countries ------------------------------------------------------------------------------------

    def _heads(self, p: SourcePhrase) -> set[str]:
        """Definite nouns that may take this source up later."""
        if p.titles and p.head in ("person", "unnamed", "name"):
            return {self.t.words[start].stem for start, _, _ in p.titles}
        heads = {self.t.words[i].stem for i, _ in p.bodies[:1]}
        if p.head in ("unnamed", "body", "group"):
            heads.add(self.t.words[p.start].stem)
        for start, _, _ in p.named_bodies[:1]:
            heads.add(self.t.words[start].stem)
        return heads

    def _registered_body(self, ids: tuple[str, ...]) -> Entity:
        speaker = self.registry.speaker(ids[0])
        entity = Entity(speaker, Features(self.registry.gender_of(ids[0]) or "-", "sg"))
        entity.words = frozenset(lx.phrase_words(speaker.name_ar or speaker.name))
        return self.discourse.introduce(entity)

    def _body(self, p: SourcePhrase) -> Answer:
        written = self._text(p)
        if p.named_bodies and all(p.start <= i < p.named_bodies[0][0] for i, _ in p.bodies[:1]) and self._leads_to_name(p):
            entity = self._registered_body(p.named_bodies[0][2])
            entity.heads |= self._heads(p)
            return Answer((entity,), "name", written)
        if p.bodies and p.bodies[0][1].kind == "document":
            return self._document(p, written)
        by_kind = self._regular_body(p)
        if by_kind is not None:
            by_kind.heads |= self._heads(p)
            return Answer((by_kind,), "name", written)
        taken = self._taken_up(p)
        if taken is not None:
            return taken
        if p.end - p.start == 1:
            return Answer((), "unresolved", f"{written}: which one, the article does not say")
        return Answer((self._described_body(p, p.start, p.joined[0].start if p.joined else p.end),), "name", written)

    def _leads_to_name(self, p: SourcePhrase) -> bool:
        """Whether only the head noun of a body stands before its listed name (منظمة هيومن رايتس ووتش)."""
        return p.named_bodies[0][0] - p.start <= (1 if p.bodies else 0)

    def _regular_body(self, p: SourcePhrase) -> Entity | None:
        """A ministry, government or army with a nationality: the registry knows it by kind and country."""
        country = self._country_of(p)
        if not country or not p.bodies:
            return None
        kind = p.bodies[-1][1].kind if len(p.bodies) > 1 and p.bodies[0][1].kind == "ministry" else p.bodies[0][1].kind
        body = self.registry.body_for(kind, country) if kind else None
        return self._registered_body((body,)) if body is not None else None

    def _described_body(self, p: SourcePhrase, start: int, end: int) -> Entity:
        written = self.t.text_of(start, end)
        name = self._office_name(p) or romanise(written)
        speaker = Speaker(slug(name) or self.digest, name, written, "organization", None, self._country_of(p) or None)
        gender = p.bodies[0][1].gender if p.bodies else "-"
        entity = Entity(speaker, Features(gender, "sg"), frozenset(self._name_words(start, end)), heads=self._heads(p))
        entity.heads.add(self.t.words[start].stem)
        return self.discourse.introduce(entity)

    def _office_name(self, p: SourcePhrase) -> str | None:
        """مكتب رئيس الحكومة التركية: the office of a holder whose title the phrase gives, with the country's adjective."""
        country, inner = self._country_of(p), None
        if p.bodies and p.bodies[0][1].kind == "office":
            inner = self.s.reader.read(p.bodies[0][0] + 1, p.end)
        if inner is None or not inner.titles or not country:
            return None
        kinds = {t.kind for _, _, t in inner.titles}
        office = next((o for o in self.registry.offices.values() if o.country == country and o.kind in kinds), None)
        adjective = self.adjectives.get(country)
        return f"{adjective} {office.name.split(' of ')[0]}'s Office" if office and adjective else None

    def _document(self, p: SourcePhrase, written: str) -> Answer:
        """A statement or report speaks for whoever issued it: named in the phrase, else whoever spoke last."""
        for j in range(p.start + 1, p.end):
            inner = self.s.reader.read(j, p.end)
            if inner is not None and inner.head in ("body", "country", "person") and inner.start > p.start:
                answer = self._source(inner, None)  # type: ignore[arg-type]
                if answer.entities:
                    return Answer(answer.entities, "title", f"{written}: issued by {answer.entities[0].speaker.name}")
        for entity in self.discourse.recent():
            if entity.spoke_at >= 0:
                return Answer((entity,), "title", f"{written}: of whoever spoke last")
        return UNRESOLVED

    def _country(self, p: SourcePhrase) -> Answer:
        place = p.places[0][1]
        listed = self.registry.body_for("country", place.country)
        latin, arabic = self.countries.get(place.country, (place.name, place.name))
        speaker = self.registry.speaker(listed) if listed else Speaker(
            slug(latin), latin, arabic, "organization", None, place.country, True)
        entity = self.discourse.introduce(Entity(speaker, Features("-", "sg"), frozenset(lx.phrase_words(speaker.name_ar or arabic))))
        return Answer((entity,), "name" if place.form == "name" else "alias", self._text(p))

    # -- unnamed -------------------------------------------------------------------------------------------------

    def _unnamed(self, p: SourcePhrase) -> Answer:
        written = self._text(p)
        if p.head == "unnamed" and p.titles and p.titles[0][2].kind == "spokesperson":
            body = self._spoken_for(p)
            if body is not None:
                return Answer((body,), "title", f"{written}: unnamed, so the body it speaks for")
        if p.joined:
            written = self.t.text_of(p.start, p.joined[-1].end)
        speaker = Speaker(f"{slug(romanise(written))}-{self.digest}", written, written, "group" if p.head == "group" else "unnamed", None, self._country_of(p) or None)
        entity = Entity(speaker, p.features, heads=self._heads(p))
        p.joined = []
        return Answer((self.discourse.introduce(entity),), "name", written)

    def _taken_up(self, p: SourcePhrase) -> Answer | None:
        """A definite noun that takes up somebody introduced before: المصدر, المسؤول, الوزارة, المتحدث."""
        head = self.t.words[p.start].stem
        same = [e for e in self.discourse.headed(head)]
        country = self._country_of(p)
        if country:
            same = [e for e in same if e.speaker.country in (None, country)]
        if same and (len(same) == 1 or same[0].spoke_at >= 0):
            return Answer((same[0],), "title", f"{self._text(p)}: takes up {same[0].speaker.name_ar or same[0].speaker.name}")
        return None

    # -- elided --------------------------------------------------------------------------------------------------

    def _features_of(self, finding: Finding) -> Features:
        return finding.frame.form.features if finding.frame is not None else Features()

    def _pronoun(self, wanted: Features, finding: Finding) -> Answer:
        answer = self._last_speaker(wanted)
        return Answer(answer.entities, "pronoun", answer.note) if answer.entities else answer

    def _elided(self, finding: Finding) -> Answer:
        wanted = self._features_of(finding)
        if finding.frame is not None and finding.frame.form.part == "noun":
            wanted = finding.frame.form.pronoun or Features()
        participle = finding.frame is not None and finding.frame.form.part == "participle"
        same_sentence = self.previous is not None and self.previous.sentence == finding.sentence
        if same_sentence and self.discourse.turns and self.discourse.turns[-1]:
            last = self.discourse.turns[-1]
            if len(last) > 1 or last[0].agrees(wanted) or participle and wanted.number == "sg" and wanted.gender == "m":
                return Answer(last, "elided", "the speaker of the same sentence")
        last = self._last_speaker(wanted)
        if participle or not last.entities:
            actor = self._actor(finding, wanted)
            if actor is not None:
                return actor
        return last

    def _actor(self, finding: Finding, wanted: Features) -> Answer | None:
        """The subject of the clause a participle hangs on."""
        if finding.cue is None:
            return None
        sentence = finding.sentence
        answer = self._subject(sentence.start, finding.cue[0], wanted, finding)
        if answer is None:
            before = self.s.sentence_before(sentence)
            if before is not None and before.paragraph == sentence.paragraph:
                answer = self._subject(before.start, before.end, wanted, finding)
        return answer

    def _subject(self, start: int, limit: int, wanted: Features, finding: Finding) -> Answer | None:
        """The source phrase among the first words of a clause: before its verb or right behind it."""
        for at in range(start, min(start + 4, limit)):
            phrase = self.s.reader.read(at, limit)
            if phrase is None or phrase.head in ("name", "pronoun") and not phrase.persons:
                continue
            answer = self._source(phrase, finding)
            if answer.entities and answer.entities[0].agrees(wanted):
                return Answer(answer.entities, "elided", "the actor of the clause")
        return None

    def _last_speaker(self, wanted: Features) -> Answer:
        turns = self.discourse.turns
        for back, entities in enumerate(reversed(turns[-REACH:])):
            if not entities:
                if back == 0:
                    break
                continue
            if len(entities) > 1:
                if wanted.number in ("pl", "du", "-"):
                    return Answer(entities, "elided", "those who spoke last")
                continue
            if entities[0].agrees(wanted):
                return Answer(entities, "elided", "the last speaker that agrees")
        return self._only_one_named(wanted)

    def _only_one_named(self, wanted: Features) -> Answer:
        """Nobody who spoke agrees: the only person named in this sentence or the one before that does."""
        near = [e for e in self.discourse.entities if e.speaker.speaker_class == "person" and e.named_at >= self.nearby
                and e.agrees(wanted) and e.features.gender != "-"]
        if len(near) == 1:
            return Answer((near[0],), "elided", "the only one named nearby that agrees")
        return Answer((), "unresolved", "no earlier speaker agrees with the verb")


def slug(name: str) -> str:
    """Lower-case words joined by hyphens."""
    return "-".join(lx.phrase_words(name))
