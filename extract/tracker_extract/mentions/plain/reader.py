"""The noun phrase that names a source: titles, names, bodies, countries, unnamed people, pronouns.

A phrase is read from its first word on and ends at the first word that cannot belong to it. Names nobody listed
are told by their company: after a title and its complement, the first word without an article begins a name.
"""

from __future__ import annotations

from typing import Any

from ...packs import Features
from ...text import STRETCH
from ...words import classes as lx
from ...words.phrases import Found, longest
from ..mention import Mention, is_outlet
from .listed import ListedReader

# A source phrase longer than this many tokens is a sentence read wrongly; the longest real one seen has 19.
LONGEST = 26
_NEVER = (
    lx.RELATIVE
    | lx.AUXILIARY
    | lx.NEGATION
    | lx.THAT
    | lx.STOP
    | lx.BREAK
    | lx.COLON
    | lx.DOTS
    | lx.TIME
    | lx.ADVERB
    | lx.EVENT
    | lx.SUBORDINATOR
)


class PlainMentions(ListedReader):
    """Reads source phrases off the tokens of one article."""

    def read(
        self, start: int, limit: int, stops: frozenset[str] = frozenset(), governed: bool = False
    ) -> Mention | None:
        """The source phrase that begins at `start`, or None where none can begin there.

        `stops` are one-letter prepositions the cue takes: a word that may carry one ends a name. `governed`: a
        preposition written onto the first word belongs to the cue, so the phrase may begin with it.
        """
        self.stops = stops
        limit = min(limit, start + LONGEST)
        if start >= limit or not (governed or self._may_begin(start)):
            return None
        phrase = Mention(start, start)
        self.governed = governed
        while phrase.end < limit:
            step = self._step(phrase, phrase.end, limit)
            if step is None:
                break
            phrase.end = step
        while (
            phrase.end > start + 1
            and self.t.bits[phrase.end - 1] & lx.PREPOSITION
            and not self.t.bits[phrase.end - 1] & lx.GIVEN
        ):
            phrase.end -= 1  # its complement could not be read
        if phrase.end == start or not phrase.kind:
            return None
        return phrase

    def _may_begin(self, i: int) -> bool:
        word = self.t.words[i]
        if word.prefixed_heads and not word.heads and not word.bits & ~lx.WORD:
            return False  # لرويترز
        if word.bits & lx.MARK and not word.bits & lx.QUOTE:
            return False
        if (
            word.bits & (_NEVER | lx.PREPOSITION | lx.NUMBER)
            and not word.heads
            and not word.bits & (lx.BODY | lx.PRONOUN)
        ):
            return False
        if (
            word.prefix
            and not word.heads
            or word.bits & lx.CONTENT_NOUN
            and not word.article
            and not word.heads
            and not word.bits & lx.PRONOUN
        ):
            return False
        return self.behind_comma or not (
            word.bits & lx.CUE
            and self._reports(i)
            and not word.bits & (lx.TITLE | lx.UNNAMED)
            and not word.heads
        )

    def _step(self, p: Mention, i: int, limit: int) -> int | None:
        """The token after what belongs to the phrase at `i`, None where the phrase ends."""
        bits = self.t.bits[i]
        if bits & lx.MARK:
            return self._mark(p, i, limit)
        word = self.t.words[i]
        if p.kind and len(word.fold) == 1 and i + 1 < limit and self.t.bits[i + 1] & lx.STOP:
            return i + 2  # وزير الإعلام د.محمد المومني
        alone = word.fold in self.conjunctions and i + 1 < limit
        if alone and p.titles and not p.named and self.t.words[i + 1].titles:
            return i + 1  # مساعد الوزير و كبير المفاوضين
        if i > p.start and word.conjunction and word.bits & (lx.CUE | lx.AUXILIARY | lx.PREPOSITION):
            return None
        name, title = self._names_at(i, limit, governed=bool(p.kind or self.governed))
        if i > p.start and self._joins(p, i, name, title):
            return None
        if (
            name is not None
            and name.end == i + 1
            and word.bits & (lx.ADJECTIVE | lx.TITLE)
            and (p.kind or word.bits & lx.TITLE)
        ):
            name = None  # المهندس, السوداني: a surname by itself only where nothing else fits
        if name is not None and (
            title is None or name.end > title.end or not p.kind and name.end == title.end
        ):
            return self._listed(p, i, name.end, name.payload)
        if title is not None and self._given_not_title(p, i, title.end):
            title = None
        if title is not None and title.end == i + 1 and word.bits & lx.BODY and self._open_title(p, i):
            title = None  # مدير مؤسسة المياه
        if title is not None and (
            not word.prefix or self.governed and not p.kind or self._complement(p, i, word.prefix)
        ):
            return self._title(p, i, title.end, title.payload[0])
        return self._word(p, i, limit)

    def _names_at(self, i: int, limit: int, governed: bool) -> tuple[Found | None, Found | None]:
        """The listed name and the title that begin at token `i`; where `governed`, behind a preposition written on, too."""
        word = self.t.words[i]
        if not word.names:
            return None, None
        heads, titles = word.heads, word.titles
        if governed:
            heads, titles = heads + word.prefixed_heads, titles + word.prefixed_titles
        folds = self.t.folds
        return longest(heads, folds, i, limit), longest(titles, folds, i, limit)

    def _joins(self, p: Mention, i: int, name: Any, title: Any) -> bool:
        """A conjunction that begins a second source: after a name, a body or an unnamed group."""
        word = self.t.words[i]
        if p.named and word.conjunction and word.adjective and word.article:
            return True  # بوتين والإيراني روحاني
        if not word.conjunction or not (name or title or word.bits & (lx.UNNAMED | lx.PLACE | lx.BODY)):
            return False
        of_note = p.kind == "body" and bool(p.places or p.named_bodies)
        return p.named or p.kind in ("country", "unnamed") or of_note

    def _word(self, p: Mention, i: int, limit: int) -> int | None:
        word = self.t.words[i]
        bits = word.bits
        if bits & lx.PRONOUN and not p.kind and not self._names_time(i + 1, limit):
            p.kind, p.features = "pronoun", word.pronoun or Features()
            return i + 1
        if bits & lx.PRONOUN and p.kind and (p.named or self._complete(p)):
            return None  # رفض المتحدث هذه الرواية
        heads_body = bits & lx.BODY and (i == p.start or self._open_title(p, i))
        if bits & _NEVER and not heads_body:
            return None
        if bits & lx.PREPOSITION and not word.prefix and self._given_like_preposition(p, i, limit):
            p.name, p.kind = (i, i + 2), "person" if p.titles else "name"
            return i + 2
        if bits & lx.PREPOSITION and p.name is not None and p.name[1] == i and self._extends_name(p, i):
            p.name = (p.name[0], i + 1)
            return i + 1
        if p.kind and len(word.fold) == 1 and self._outlet(i + 1, limit):
            return None
        if bits & lx.PREPOSITION and not word.prefix:
            if word.stem in self.stops and not (
                self._names_place(i + 1, limit) or self._of_field(p, i, limit)
            ):
                return None
            return i + 1 if i > p.start and self._complement(p, i, word.fold) else None
        if (
            bits & lx.CUE
            and not bits & lx.GIVEN
            and not ((self.behind_comma or bits & lx.UNNAMED) and i == p.start)
            and self._reports(i)
        ):
            return None
        if word.prefix and p.kind and not self._complement(p, i, word.prefix):
            return None
        if word.prefix in self.stops and word.prefix and bits & lx.COMMON and (self._complete(p) or p.named):
            return None  # الحكومة اليمنية بصرف, الأمم المتحدة بالهدنة
        if bits & lx.CUE and p.kind and self._act_of_saying(i):
            return None
        if bits & lx.CONTENT_NOUN and p.kind and not word.article and not word.prefix:
            return None
        if bits & lx.ADJECTIVE and word.adjective and not bits & lx.PLACE:
            if p.name is not None and p.name[1] == i and self._extends_name(p, i):
                p.name = (p.name[0], i + 1)
                return i + 1
            return self._adjective(p, i)
        if bits & lx.PLACE and word.place:
            return self._place(p, i)
        if bits & lx.CITY and p.kind and not p.named:
            p.definite = True
            return i + 1
        if bits & lx.UNNAMED and not p.kind and (word.fold == word.stem or word.conjunction or word.article):
            p.kind, p.features, p.definite = "unnamed", word.features or Features(), word.article
            return i + 1
        if word.prefix and word.body and word.body.kind == "media" and p.kind:
            return None  # قال لوكالة …: to whom
        if bits & lx.BODY and word.body:
            return self._body(p, i)
        if bits & lx.NUMBER:
            return i + 1 if p.kind == "body" else None
        return self._unknown(p, i)

    def _act_of_saying(self, i: int) -> bool:
        """A verbal noun that is no part of the phrase: with a pronoun, or definite behind a definite word.

        الخارجية الفرنسية مطالبتها, أعاد الوزير التأكيد
        """
        word = self.t.words[i]
        definite = word.article and not word.prefix and self.t.words[i - 1].article
        return any(cue.part == "noun" and (cue.pronoun is not None or definite) for cue in word.cues)

    def _of_field(self, p: Mention, i: int, limit: int) -> bool:
        """الباحثة في الشؤون الليبية: behind a calling, which is no office, the preposition leads to its field."""
        calling = (
            bool(p.titles)
            and p.titles[-1][1] == i
            and not p.titles[-1][2].kind
            and self.t.words[i - 1].article
        )
        return (
            calling and i + 1 < limit and self.t.words[i + 1].article and bool(self.t.bits[i + 1] & lx.COMMON)
        )

    def _outlet(self, i: int, limit: int) -> bool:
        """Whether a listed paper or broadcaster begins at `i`: whom somebody spoke to (مصادر مطلعة لـ الحياة)."""
        found = longest(self.t.words[i].heads, self.t.folds, i, limit) if i < limit else None
        return is_outlet(found)

    def _reports(self, i: int) -> bool:
        return any(
            cue.part in ("verb", "participle") and not cue.frames.has("weak") for cue in self.t.words[i].cues
        )

    def _adjective(self, p: Mention, i: int) -> int | None:
        word = self.t.words[i]
        assert word.adjective is not None
        if p.named and not p.titles:
            return None
        if not p.kind:
            if not word.article:
                return None
            p.kind, p.features = "group", word.adjective.features
        p.places.append((i, word.adjective))
        if word.article:
            p.definite = True
        return i + 1

    def _place(self, p: Mention, i: int) -> int | None:
        word = self.t.words[i]
        assert word.place is not None
        if (
            p.kind == "body"
            and p.places
            and word.adjective
            and word.article
            and self.t.bits[i - 1] & lx.ADJECTIVE
        ):
            return self._adjective(p, i)  # الجمعية الأمريكية السورية
        if p.kind == "country" or (p.named and not self._title_open(p)) or (p.kind == "body" and p.places):
            return None
        if self._another_begins(p, i) or self._another_nation(p, i):
            return None
        if not p.kind:
            p.kind, p.features = "country", Features("f", "sg")
        p.places.append((i, word.place))
        p.definite = True
        return i + 1

    def _body(self, p: Mention, i: int) -> int | None:
        word = self.t.words[i]
        assert word.body is not None
        if p.kind in ("country", "pronoun") or (p.named and not self._title_open(p)):
            return None
        if p.kind in ("body", "unnamed") and not word.prefix and self._complete(p) and not word.article:
            return None
        if p.kind == "unnamed" and word.article and not word.prefix and self._definite_noun(p, i - 1):
            return None  # اتهم المسلحون الحكومة
        p.bodies.append((i, word.body))
        if not p.kind:
            p.kind, p.features = "body", Features(word.body.gender, "sg")
        p.definite = word.article
        return i + 1

    def _unknown(self, p: Mention, i: int) -> int | None:
        word = self.t.words[i]
        if p.kind and word.bits & lx.VERB and self._nameless(i) and not p.name:
            return None
        if self._object_noun(p, i) or self._another_noun(p, i):
            return None
        if p.kind and self._governed_by_cue(i) and (not p.titles or STRETCH in self.t.forms[i][:2]):
            return None
        if word.bits & lx.PARTICLE and p.name is None and (not p.kind or p.titles or p.kind == "person"):
            return self._begin_name(p, i)
        if not p.kind:
            if (word.article or word.bits & lx.COMMON) and self._common_noun(p, i):
                return i + 1
            return self._begin_name(p, i)
        if p.name is not None and p.name[1] == i:
            if not self._extends_name(p, i):
                return None
            p.name = (p.name[0], i + 1)
            return i + 1
        if p.persons and p.persons[-1][1] == i and not self._title_open(p):
            return None
        if self._starts_name(p, i):
            return self._begin_name(p, i)
        if p.named and not self._title_open(p):
            return None
        if p.kind == "country" or (p.kind == "group"):
            return None
        p.definite = word.article
        return i + 1
