"""Persons given by name: listed ones, other spellings of them, and those known only from the text."""

from __future__ import annotations

from ..mentions.mention import Mention
from ..names import match_key
from ..reports.report import Report
from ..words import classes as lx
from .attribution import NO_SPEAKER, UNRESOLVED, Attribution
from .titles import TitleResolver


class PersonResolver(TitleResolver):
    """Resolves named persons."""

    def _listed(self, p: Mention, report: Report | None) -> Attribution:
        start, end, ids = p.persons[0]
        written = self.t.text_of(start, end)
        chosen = self._choose(ids, written, p)
        if end - start == 1 and not any(e.speaker.id in ids for e in self.discourse.entities):
            own = self.discourse.named(frozenset({self.t.folds[start]}))
            if own:  # the article's own man of that surname comes before the registry's
                return Attribution((own[0],), "alias", written)
        if chosen is None:
            same = [e for e in self.discourse.recent() if e.speaker.id in ids]
            if len(same) == 1 or same and same[0].spoke_at >= 0:
                chosen = same[0].speaker.id
        if chosen is None:
            return Attribution((), "unresolved", f"{written}: {len(ids)} people of that name")
        entity = self._person(chosen)
        self._give_title(entity, p)
        full = end - start > 1
        return Attribution((entity,), "name" if full else "alias", written)

    def _choose(self, ids: tuple[str, ...], written: str, p: Mention) -> str | None:
        """The one of several persons of a name whom the article, a title or the date points to."""
        ids = tuple(dict.fromkeys(ids))
        if len(ids) == 1:
            return ids[0]
        named = [i for i in ids if any(p.persons and set(p.persons[0][2]) == {i} for p in self.mentions)]
        if len(named) == 1:
            return named[0]
        offices = self._offices(p)
        if offices:
            fit = [
                i
                for i in ids
                if any(
                    (r.office.kind, r.office.country) in offices or (r.office.kind, "") in offices
                    for r in self._roles(i)
                )
            ]
            if len(fit) == 1:
                return fit[0]
        country = self._country_of(p)
        if country:
            fit = [i for i in ids if self.registry.speaker(i).country == country]
            if len(fit) == 1:
                return fit[0]
        active = [i for i in ids if self._roles(i)]
        if len(active) == 1:
            return active[0]
        return self.registry.default_of(written)

    def _named(self, p: Mention, report: Report | None) -> Attribution:
        assert p.name is not None
        start, end = p.name
        words = self._name_words(start, end)
        if words and p.cut:
            words[0] = words[0][p.cut :]
        if not words:
            return self._titled(p, report)
        known = self.discourse.named(frozenset(words))
        if known:
            entity = known[0]
            self._give_title(entity, p)
            return Attribution((entity,), "name" if len(words) > 1 else "alias", self.t.text_of(start, end))
        if self._is_thing(p, words, report):
            return NO_SPEAKER
        by_office = self._same_as_holder(p, words)
        if by_office is not None:
            return by_office
        if not p.titles and len(words) == 1:
            fuller = self._fuller_name(words[0], start)
            if fuller is not None:
                start, end = fuller
                words = self._name_words(start, end)
            elif self.t.words[p.start].bits & (lx.CONTENT_NOUN | lx.EVENT):
                return UNRESOLVED
        if self._doubtful(p, words):
            return Attribution((), "unresolved", f"{self._text(p)}: nobody else in the article has this name")
        return Attribution((self._new_person(start, end, p, report),), "name", self.t.text_of(start, end))

    def _doubtful(self, p: Mention, words: list[str]) -> bool:
        """A single definite word without a title that the article uses once: a thing as likely as a surname."""
        alone = len(words) == 1 and not p.titles
        return alone and self.t.words[p.start].article and self.t.folds.count(words[0]) < 2

    def _is_thing(self, p: Mention, words: list[str], report: Report | None) -> bool:
        """A word no title stands by and nothing else in the article names, where a name is not the only reading.

        Behind an attribution (بحسب التوقيت) and before a noun phrase (كشفت الأمطار عن) things stand as often as persons.
        """
        if report is None:
            return False
        weak = (
            report.rule.startswith("attribution")
            or report.frame is not None
            and report.frame.opener == "noun"
        )
        if not weak or p.thing:
            return weak and (p.end - p.start == 1 or p.noun is not None)
        several = len(words) > 1 and p.name is not None and not self.t.words[p.name[0]].article
        if p.titles or several and not p.cut:
            return False
        return not self.t.bits[p.start] & lx.GIVEN and self.t.folds.count(words[-1]) < 2

    def _same_as_holder(self, p: Mention, words: list[str]) -> Attribution | None:
        """A spelling the registry lacks, of the person who held the office given beside it."""
        for kind, country in self._offices(p):
            for role in self._holders(country, kind):
                keys = {
                    match_key(w) for alias in self.registry.aliases_of(role.person) for w in alias.split()
                }
                if match_key(words[-1]) in keys - {""} and len(match_key(words[-1])) > 1:
                    entity = self._person(role.person)
                    entity.words |= frozenset(words)
                    self._give_title(entity, p)
                    return Attribution(
                        (entity,), "name", f"another spelling of {entity.speaker.name}, {kind} on that date"
                    )
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
        return (
            not word.bits & ~(lx.WORD | lx.PARTICLE | lx.CUE)
            and not word.article
            and not word.titles
            and len(word.fold) > 1
        )
