"""What lists know within a source phrase: persons, bodies, places and titles, and the complements of titles."""

from __future__ import annotations

from typing import Any

from ...packs import Features, Place, Title
from ...words import classes as lx
from ..mention import Mention
from .appositions import AppositionReader


class ListedReader(AppositionReader):
    """Rules for listed names and titles on the tokens of one article."""

    def _listed(self, p: Mention, i: int, end: int, payload: tuple[Any, ...]) -> int | None:
        places = [x for x in payload if isinstance(x, Place)]
        ids = tuple(x[0] for x in payload if not isinstance(x, Place))
        persons = tuple(x[0] for x in payload if not isinstance(x, Place) and x[1] not in ("body", "media"))
        word = self.t.words[i]
        if p.kind and word.prefix and not self._complement(p, i, word.prefix):
            return None
        if (
            p.kind
            and word.prefixed_heads
            and any(not isinstance(x, Place) and x[1] == "media" for x in payload)
        ):
            return None  # the outlet somebody speaks to
        if persons and not (word.prefix and p.kind):
            return self._listed_person(p, i, end, persons)
        if (
            p.named
            and not self._title_open(p)
            or p.kind == "country"
            or (p.kind == "body" and self._complete(p))
        ):
            return None
        behind_preposition = i > p.start and bool(self.t.bits[i - 1] & lx.PREPOSITION)
        if (
            p.kind == "unnamed"
            and not word.prefix
            and not p.titles
            and not p.definite
            and not behind_preposition
        ):
            return None
        if ids and p.kind == "unnamed" and not word.prefix and self._definite_noun(p, i - 1):
            return None  # اتهم المسلحون الحكومة السورية
        if not ids and not p.kind and self._given_place(i, end):
            p.name, p.kind = (i, end + 1), "name"
            return end + 1
        if self._another_begins(p, i) or self._another_nation(p, i):
            return None
        if ids:
            p.named_bodies.append((i, end, ids))
            p.kind = p.kind or "body"
            gender = word.body.gender if word.body is not None and i == p.start else "-"
            p.features = p.features if p.kind != "body" else Features(gender, "sg")
        else:
            p.places.append((i, places[0]))
            if not p.kind:
                p.kind, p.features = "country", self._as_written(i, places[0].features)
        p.definite = True
        return end

    def _definite_noun(self, p: Mention, i: int) -> bool:
        """Whether the phrase so far is one noun with the article, which no other noun can be joined to."""
        return i == p.start and self.t.words[i].article and not self.t.words[i].prefix

    def _given_place(self, i: int, end: int) -> bool:
        """A place whose name is a man's as well (صلاح الدين): a surname follows, then the phrase surely ends."""
        ends = end + 1 < len(self.t) and self._ends_name(end + 1)
        return end - i > 1 and ends and self._plain(end)

    def _another_begins(self, p: Mention, i: int) -> bool:
        """Whether a name at `i` begins another phrase: behind one that is whole (الوزراء إيران, الخليج العربية طهران)."""
        word, before = self.t.words[i], self.t.words[i - 1]
        if p.kind == "body" and word.prefix and self._complete(p):
            return True  # قالت دول الخليج لوزير الخارجية
        if not p.kind or word.prefix or before.bits & lx.PREPOSITION or p.kind == "person":
            return False
        if word.article or word.place and any(x.country == word.place.country for _, x in p.places):
            return False  # العاصمة الأفغانية كابل; a paper's name may be an adjective here (التجارة الحرة)
        marked = self.t.ends[i - 1] < self.t.starts[i] - 1  # marks around a name stand there («حماس»)
        return before.article and i > p.start and not marked

    def _as_written(self, i: int, features: Features) -> Features:
        """المملكة المغربية, الجمهورية اليمنية: the word that stands for the country has a gender of its own."""
        stem = self.t.words[i].stem
        ending = next(
            (shown for end, shown in self.endings if stem.endswith(end) and len(stem) - len(end) > 2), None
        )
        return ending if ending == Features("f", "sg") else features

    def _another_nation(self, p: Mention, i: int) -> bool:
        """اتهم جنرال أمريكي كبير موسكو: behind a person told by a nation, a place or body begins a phrase of its own."""
        told = p.kind in ("person", "unnamed") and not self.t.words[p.start].article
        nation = bool(p.places) and p.places[-1][1].form == "adjective"
        place = self.t.words[i].place
        name = place is None or place.form != "adjective"
        return (
            told and nation and name and not (self.t.words[i].prefix or self.t.bits[i - 1] & lx.PREPOSITION)
        )

    def _belongs_to_another(self, p: Mention, i: int) -> bool:
        """A person named only to say whose kin or whose sources speak (شقيق فلان, مصادر في مكتب فلان)."""
        if self._of_another(p, i):
            return True
        return p.kind == "unnamed" and not p.thing and not self._headed_by_person(p)

    def _listed_person(self, p: Mention, i: int, end: int, persons: tuple[str, ...]) -> int | None:
        if p.kind and self._belongs_to_another(p, i):
            p.definite = True
            return end
        if p.kind in ("body", "country", "unnamed") and not (p.titles or self._headed_by_person(p)):
            article = p.bodies and self.t.words[p.bodies[-1][0]].article
            # حزب الشعب الموالي للأكراد أردوغان: whom it is loyal to stands between
            owned = p.kind == "body" and not article and not self.t.words[i - 1].prefix
            if not owned:
                return None
            p.definite = (
                True  # حكومة الرئيس بشار الأسد: a body named by whom it belongs to, who is no speaker
            )
            return end
        if p.persons or (p.name and p.name[1] != i):
            return None
        if p.name and p.name[1] == i:  # a given name nobody listed before a listed surname
            p.name = (p.name[0], end)
            return end
        if self._given_name(i, end, limit=len(self.t)):
            p.name, p.kind = (i, end), p.kind or "name"
            return end
        p.persons.append((i, end, persons))
        p.kind = "person"
        return end

    def _headed_by_person(self, p: Mention) -> bool:
        word = self.t.words[p.start]
        two = p.features.number == "du" and word.article  # الرئيسان الفرنسي ماكرون والأميركي ترامب
        return p.kind == "unnamed" and (two or bool(p.features.gender in "mf" and word.bits & lx.TITLE))

    def _title(self, p: Mention, i: int, end: int, title: Title) -> int | None:
        word = self.t.words[i]
        if p.kind == "body" and not word.prefix and not word.article and not p.places and not p.named_bodies:
            p.definite = True  # مكتب رئيس الحكومة
            return end
        if self._object_begins(p, i, title) or self._another_title(p, i, title):
            return None
        if p.kind == "country" or p.kind == "body" and (not word.article or self._complete(p)):
            return None
        if p.kind == "body":
            return end
        if p.named and p.titles:
            return None
        if title.takes == "state" and self._heads_something_else(i, end):
            title = Title(title.phrase, "", title.gender, "place")
        unnamed = bool(word.bits & lx.UNNAMED) and not word.article and not p.kind
        p.titles.append((i, end, title))
        if not p.kind:
            p.kind = "unnamed" if unnamed else "person"
            p.features = Features(title.gender, word.features.number if unnamed and word.features else "sg")
        p.definite = self.t.words[end - 1].article or title.takes == "none"
        return end

    def _another_title(self, p: Mention, i: int, title: Title) -> bool:
        """A title of another gender behind a whole one (السفيرة الأميركية الرئيس), or of whom a body speaks to."""
        word = self.t.words[i]
        if p.kind == "body" and word.prefix:
            return self._complete(p)
        whole = p.titles and not p.named and self.t.bits[i - 1] & (lx.ADJECTIVE | lx.PLACE | lx.CITY)
        genders = {p.titles[0][2].gender, title.gender} if p.titles else set()
        return bool(whole) and word.article and not word.prefix and genders == {"m", "f"}

    def _object_begins(self, p: Mention, i: int, title: Title) -> bool:
        """An office behind an unnamed plural or source: أبلغت دول الخليج وزير الخارجية."""
        unnamed = p.kind == "unnamed" and not p.titles and bool(title.kind)
        return unnamed and not self.t.words[i].prefix and not self.t.bits[i - 1] & lx.PREPOSITION

    def _complement(self, p: Mention, i: int, preposition: str) -> bool:
        """Whether a preposition at `i` still belongs to the title, body or unnamed head before it."""
        if p.named:
            return bool(p.titles and p.titles[-1][0] > (p.name or p.persons[0])[0])
        if not p.kind or p.kind in ("country", "pronoun"):
            return False
        at = i if self.t.words[i].prefix else i + 1
        if at >= len(self.t):
            return False
        word = self.t.words[at]
        if word.bits & (
            lx.EVENT
            | lx.TIME
            | lx.THAT
            | lx.MARK
            | lx.PREPOSITION
            | lx.RELATIVE
            | lx.NUMBER
            | lx.CONTENT_NOUN
        ):
            return False
        if p.titles and p.titles[-1][2].kind and p.titles[-1][1] == i and self.t.words[i - 1].article:
            place = lx.PLACE | lx.CITY | lx.BODY | lx.ADJECTIVE | lx.TITLE
            if word.bits & lx.COMMON and not word.bits & place and not word.heads:
                return False  # الوزير في المطار
        counted = p.kind == "unnamed" and i == p.start + 1 and at == i + 1  # عدد من الدبلوماسيين
        return counted or not (word.bits & lx.UNNAMED and not word.bits & lx.TITLE)
