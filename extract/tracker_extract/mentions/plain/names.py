"""Names nobody listed, told by their company: a title before, a given name, where the words around them end."""

from __future__ import annotations

from ...packs import Features, Title
from ...text import STRETCH
from ...words import classes as lx
from ...words.phrases import longest
from ...words.tokens import Tokens
from ...words.vocabulary import Vocabulary
from ..mention import Mention


class NameReader:
    """Rules for unlisted names on the tokens of one article."""

    def __init__(self, tokens: Tokens, quotation_ends: dict[int, int], vocabulary: Vocabulary) -> None:
        self.t = tokens
        self.plural = vocabulary.plural  # the ending that shows a plural of persons
        self.surname = vocabulary.surname  # the ending by which a definite word shows itself a surname
        self.quotation_ends = quotation_ends
        self.prepositions = vocabulary.prepositions  # as they are written
        self.endings = vocabulary.endings  # of adjectives, the longest first
        self.owned = vocabulary.owned  # endings that are pronouns
        self.shapes = vocabulary.content_shapes  # of verbal nouns
        self.conjunctions = vocabulary.conjunctions
        self.glued = vocabulary.glued  # prepositions written onto words
        self.stops: frozenset[str] = frozenset()
        self.governed = False
        self.behind_comma = False

    def _given_not_title(self, p: Mention, i: int, end: int) -> bool:
        """A title's word that is a given name here (سلطان المريخي), or a surname (فيصل القاضي)."""
        if end != i + 1:
            return False
        word = self.t.words[i]
        if p.name and p.name[1] == i and word.article and i + 1 < len(self.t):
            return bool(self.t.bits[i + 1] & (lx.THAT | lx.COLON | lx.QUOTE | lx.COMMA))
        return bool(word.bits & lx.GIVEN and p.titles and not p.named and not word.article)

    def _given_name(self, i: int, end: int, limit: int) -> bool:
        """Whether a listed surname serves as somebody else's first name: another name follows, then the phrase ends."""
        if end - i == 1 and end + 1 < limit and self._lineage(end):
            return True  # هادي بن علي اليامي
        if (
            end + 1 >= limit
            or self.t.words[end].prefix
            or self.t.words[end].conjunction
            or self.t.words[end].heads
            or self._governed_by_cue(end)
        ):
            return False
        surname = self.t.words[end].fold.endswith(self.surname) and not self.t.words[end].heads
        unknown = lx.WORD | lx.ADJECTIVE | (lx.COMMON if end - i > 1 else 0)
        definite = surname and not self.t.bits[end] & ~unknown and self.t.words[end].article
        closers = lx.THAT | lx.COLON | lx.QUOTE
        if (
            end - i == 1
            and self._plain(end)
            and end + 1 < limit
            and self.t.words[end + 1].titles
            and not self.t.words[end + 1].article
        ):
            return True  # سعيد بومدوحة مساعد مدير البرنامج
        if definite and end - i == 1:
            closers |= lx.COMMA | lx.PREPOSITION | lx.TIME
        return (definite or end - i == 1 and self._plain(end)) and bool(self.t.bits[end + 1] & closers)

    def _lineage(self, i: int) -> bool:
        """Whether token `i` is a particle within a name with the rest of a name behind it (بن علي)."""
        nxt = self.t.words[i + 1]
        if self.t.words[i].prefix:
            return False
        whole = self.t.bits[i] & lx.PARTICLE and not self.t.bits[i] & (lx.CUE | lx.PREPOSITION | lx.THAT)
        return bool(whole) and not nxt.prefix and not nxt.bits & (lx.MARK | lx.CUE | lx.PREPOSITION | lx.THAT)

    def _common_noun(self, p: Mention, i: int) -> bool:
        """An unknown definite noun: a plural (السائقون), or a title nobody listed with its adjective (المرشح الرئاسي)."""
        word = self.t.words[i]
        nxt = self.t.words[i + 1] if i + 1 < len(self.t) else None
        if word.bits & lx.COMMON:
            p.kind, p.definite, p.thing = "unnamed", word.article, True
            p.titles.append((i, i + 1, Title(word.stem, "", "", "place")))
            return True
        plural = word.fold.endswith(self.plural) if self.plural else False
        described = (
            nxt is not None
            and not nxt.conjunction
            and not nxt.prefix
            and nxt.article
            and not nxt.bits & lx.MARK
        )
        if not plural and not described:
            return False
        p.kind, p.definite = "unnamed", True
        p.features = Features("m", "pl") if plural else Features()
        if not plural:
            p.titles.append((i, i + 1, Title(word.stem, "", "", "place")))
        return True

    def _extends_name(self, p: Mention, i: int) -> bool:
        word = self.t.words[i]
        if word.bits & lx.ADJECTIVE and word.article or word.bits & lx.CITY:
            return self._nisba(p, i)
        if (
            word.bits & lx.VERB
            and i + 1 < len(self.t)
            and (self._ends_name(i + 1) or self.t.words[i + 1].titles)
        ):
            return True  # توماس بوسرت مستشار البيت الأبيض
        if word.bits & lx.PREPOSITION and word.heads and self.t.forms[i] not in self.prepositions:
            return i + 1 < len(self.t) and self._ends_name(i + 1)  # أحمد قرة علي
        if word.bits & lx.PARTICLE and self.t.bits[i - 1] & lx.PARTICLE and i + 1 < len(self.t):
            return self._plain(i + 1)  # دو لا فيرن
        if word.prefix and word.bits & lx.COMMON and p.name and p.name[1] - p.name[0] == 1:
            given = bool(self.t.bits[i - 1] & lx.GIVEN) and i + 1 < len(self.t)
            return given and bool(self.t.bits[i + 1] & (lx.THAT | lx.COLON | lx.CUE))  # عامر برهان
        if (
            word.bits & ~(lx.WORD | lx.GIVEN | lx.PARTICLE | lx.CUE | lx.TITLE | self._common_in_name(p, i))
            or word.prefix
        ):
            return False
        if any(cue.part == "noun" and (word.article or cue.pronoun) for cue in word.cues):
            return False
        if self._governed_by_cue(i) and not word.bits & lx.GIVEN and self._carries(i):
            return False
        assert p.name is not None
        particle_before = i - 2 >= p.name[0] and bool(self.t.bits[i - 2] & lx.PARTICLE)  # عبد الرحمن الحميدي
        if self.t.words[i - 1].article and not word.bits & (lx.GIVEN | lx.PARTICLE) and not particle_before:
            return self._surname_of_given(p, i)
        return i - p.name[0] < 6

    def _surname_of_given(self, p: Mention, i: int) -> bool:
        """A definite surname behind a given name that has the article itself (البشير الجويني): the phrase ends there."""
        given = p.name == (i - 1, i) and bool(self.t.bits[i - 1] & lx.GIVEN)
        return given and self.t.words[i].article and i + 1 < len(self.t) and self._ends_name(i + 1)

    def _nisba(self, p: Mention, i: int) -> bool:
        """An adjective of a place as surname: right before the phrase ends (مهند المصري, أحمد عبدالله التركي)."""
        if p.name is None or i + 1 >= len(self.t) or self.t.words[i - 1].article:
            return False
        nxt = self.t.bits[i + 1]
        if p.name[1] - p.name[0] > 1:
            return bool(nxt & (lx.THAT | lx.COLON)) and bool(p.titles)
        return bool(nxt & (lx.MARK | lx.THAT | lx.PREPOSITION | lx.TIME | lx.CUE))

    def _common_in_name(self, p: Mention, i: int) -> int:
        """A common noun may be a surname right behind a given name (أيمن حرب)."""
        given = p.name is not None and bool(self.t.bits[p.name[0]] & lx.GIVEN)
        right_behind = p.name is not None and p.name[1] - p.name[0] == 1
        described = i + 1 < len(self.t) and self.t.words[i + 1].article  # طوبجي المجتمع الدولي
        return (
            lx.COMMON
            if given
            and (right_behind or self.t.words[i].article and not described)
            or self.t.bits[i - 1] & lx.PARTICLE
            else 0
        )

    def _governed_by_cue(self, i: int) -> bool:
        """Whether a preposition the cue takes may be written onto the unknown word at `i`."""
        word = self.t.words[i]
        return (
            word.fold[0] in self.stops
            and not word.bits & ~(lx.WORD | lx.GIVEN | lx.CONTENT_NOUN)
            and (len(word.fold) > 4 or STRETCH in self.t.forms[i][:2])
        )

    def _carries(self, i: int) -> bool:
        """Whether the word at `i` carries a preposition of the cue, rather than the next word or two."""
        if STRETCH in self.t.forms[i][:2]:
            return True
        for j in range(i + 1, min(len(self.t), i + 3)):
            word = self.t.words[j]
            if word.bits & lx.MARK:
                break
            if word.fold[0] in self.stops and (
                word.bits & lx.THAT
                or STRETCH in self.t.forms[j][:2]
                or len(word.fold) > 4
                and not word.bits & lx.CUE
            ):
                return False
        return True

    def _starts_name(self, p: Mention, i: int) -> bool:
        """After a title: a word without an article behind a definite one, or a known given name."""
        if p.named or not p.titles or p.kind not in ("person", "unnamed"):
            return False
        word = self.t.words[i]
        if word.article and word.bits & (lx.CONTENT_NOUN | lx.EVENT):
            return False  # مقدم الاقتراح
        if p.titles[-1][2].takes == "none" and p.titles[-1][1] == i and not self._of_another(p, i):
            return not (word.article and i + 1 < len(self.t) and self._plain(i + 1))
        if word.article or word.prefix or self._of_another(p, i):
            return False
        if any(cue.part == "noun" and cue.pronoun is not None for cue in word.cues):
            return False  # تأكيده
        if word.bits & (lx.GIVEN | lx.PARTICLE):
            return True
        return p.definite and not word.bits & lx.COMMON and not word.conjunction

    def _of_another(self, p: Mention, i: int) -> bool:
        """Whether the titles right before `i` say whose kin, aide or spokesman it is (شقيق العقيد, متحدث باسم الوزير)."""
        at = i
        for start, end, title in reversed(p.titles):
            if end != at and not all(self.t.bits[k] & lx.ADJECTIVE for k in range(end, at)):
                return False
            bare = not self.t.words[start].article
            if title.takes == "person" and bare or title.takes == "body" and end != i:
                return True
            if bare and self._aide(p, start, end, i):
                return True
            at = start
        return False

    def _aide(self, p: Mention, start: int, end: int, i: int) -> bool:
        """A post without an article right before a listed surname (ممثل خامنئي, مستشار ترامب): not that person."""
        if start != p.start or end != i or end - start > 1 or not self.t.words[i].heads:
            return False
        return p.titles[0][2].takes == "place" and bool(self.t.bits[start] & lx.COMMON)

    def _plain(self, i: int) -> bool:
        """An unknown word without an article: a name may begin with it."""
        word = self.t.words[i]
        return not word.bits & ~(lx.WORD | lx.GIVEN | lx.PARTICLE) and not word.article and not word.prefix

    def _open_title(self, p: Mention, i: int) -> bool:
        """Whether a title without an article ends right before token `i`: what follows says of what (مديرة برنامج)."""
        return bool(p.titles) and p.titles[-1][1] == i and not self.t.words[i - 1].article

    def _given_like_preposition(self, p: Mention, i: int, limit: int) -> bool:
        """A given name that folds like a preposition (علي, على): not written as one, with a surname and the end behind.

        At the beginning of the phrase another given name may follow it instead (قال علي حسن رئيس اللجنة).
        """
        if p.named or not self.t.words[i].heads or self.t.forms[i] in self.prepositions or i + 2 >= limit:
            return False
        if not p.kind and self._plain(i + 1) and self.t.bits[i + 1] & lx.GIVEN:
            return True
        if not (p.titles or not p.kind and self.t.words[i].stem not in self.stops):
            return False
        if not (self.t.words[i + 1].article and p.titles or self._plain(i + 1)):
            return False
        return bool(self.t.bits[i + 2] & (lx.THAT | lx.COLON | lx.COMMA)) or i + 2 in self.quotation_ends

    def _nameless(self, i: int) -> bool:
        """A finite verb, or a noun with a pronoun: no name begins with it, unless the phrase ends right behind it."""
        if not self.t.bits[i] & (lx.VERB | lx.OWNED) or self.t.bits[i] & lx.GIVEN:
            return False
        nxt = i + 1
        if self.t.words[i].conjunction or nxt >= len(self.t) or self.t.bits[i] & lx.OWNED:
            return True
        return not (
            self._ends_name(nxt) or self._plain(nxt) and nxt + 1 < len(self.t) and self._ends_name(nxt + 1)
        )

    def _does(self, i: int) -> bool:
        """A finite verb with a listed name as its object (مسؤول يرافق بومبيو)."""
        known = i + 1 < len(self.t) and self.t.words[i + 1].heads and not self.t.bits[i + 1] & lx.THAT
        return bool(known) and bool(self.t.bits[i] & lx.VERB) and not self.t.bits[i] & lx.GIVEN

    def _governed_noun(self, i: int) -> bool:
        """An unknown word that is a verbal noun behind a preposition written onto it (اتهام الرئيس بافتقاد)."""
        fold = self.t.words[i].fold
        shaped = self.shapes is not None and self.shapes.fullmatch(fold[1:]) is not None
        return shaped and fold[0] in self.glued and not self.t.words[i].bits & ~lx.WORD

    def _ends_name(self, i: int) -> bool:
        """Whether a name surely ends before token `i`: at the content, a comma or a title without an article."""
        word = self.t.words[i]
        closers = lx.THAT | lx.COLON | lx.COMMA | lx.OPEN | lx.RELATIVE | lx.STOP | lx.BREAK
        if word.prefix and word.bits & (lx.UNNAMED | lx.BODY):
            return True  # قال فلان للصحافيين
        return bool(word.bits & closers or i in self.quotation_ends) or bool(word.titles) and not word.article

    def _begin_name(self, p: Mention, i: int) -> int | None:
        alone = len(self.t.words[i].fold) == 1
        if (
            alone
            or p.kind == "unnamed"
            and self._does(i)
            or self._nameless(i)
            or p.kind
            and self._governed_noun(i)
        ):
            return None
        p.name = (i, i + 1)
        if not p.kind:
            p.kind = "name"
        elif p.kind == "unnamed":
            p.kind = "person"
        features = self.t.words[i].features
        if self.t.bits[i] & lx.GIVEN and features and p.features.gender == "-":
            p.features = features
        return i + 1

    def _title_open(self, p: Mention) -> bool:
        return bool(p.titles) and p.titles[-1][0] >= (
            p.name[1] if p.name else p.persons[-1][1] if p.persons else 0
        )

    def _heads_something_else(self, i: int, end: int) -> bool:
        """رئيس أركان, رئيس بلدية: without the article and before a common noun it is no head of state."""
        if self.t.words[i].article or end >= len(self.t):
            return False
        word = self.t.words[end]
        return not word.heads and not word.bits & (lx.PLACE | lx.ADJECTIVE | lx.GIVEN | lx.MARK)

    def _complete(self, p: Mention) -> bool:
        return bool(p.places or p.named_bodies)

    def _names_time(self, i: int, limit: int) -> bool:
        """هذا الأسبوع: the demonstrative belongs to a time."""
        return i < limit and bool(self.t.bits[i] & (lx.TIME | lx.ADVERB)) and self.t.words[i].article

    def _names_place(self, i: int, limit: int) -> bool:
        """Whether a place or listed body begins at `i`: the preposition before it belongs to a title."""
        if i >= limit:
            return False
        heads = self.t.words[i].heads
        found = longest(heads, self.t.folds, i, limit) if heads else None
        persons = found is not None and all(
            isinstance(x, tuple) and x[1] not in ("body", "media") for x in found.payload
        )
        return bool(self.t.bits[i] & lx.PLACE or heads) and not persons

    def _another_noun(self, p: Mention, i: int) -> bool:
        """A noun that cannot belong to the body or people before it (الوزراء خطة, الحكومة الأوكرانية الانفصاليين)."""
        word, before = self.t.words[i], self.t.words[i - 1]
        if p.named or p.kind not in ("body", "unnamed") or before.bits & lx.PREPOSITION:
            return False
        if word.prefix or word.conjunction or not before.article:
            return False
        if not word.article:
            if p.kind == "body":  # الاتحاد الأوروبي سياسة
                return bool(p.named_bodies) and p.named_bodies[-1][1] == i and bool(word.bits & lx.COMMON)
            own = word.fold.endswith(self.owned)  # المصدر نفسه
            return p.kind == "unnamed" and self.t.words[p.start].article and not own and not self._plain(i)
        return self._complete(p) and p.features.number == "sg" and self._plural(word.stem)

    def _plural(self, stem: str) -> bool:
        """Whether the ending of a definite word shows several persons."""
        ending = next((e for e in self.endings if stem.endswith(e[0]) and len(stem) - len(e[0]) > 2), None)
        return ending is not None and ending[1] == Features("m", "pl")

    def _object_noun(self, p: Mention, i: int) -> bool:
        """An indefinite common noun behind a complete phrase (مندوب سوريا في جنيف استخدام): the object begins."""
        word = self.t.words[i]
        if not word.bits & lx.COMMON or word.article or word.prefix or self.t.bits[i - 1] & lx.PREPOSITION:
            return False
        if p.name and p.name[1] == i:
            return False
        return bool(p.titles) and (
            p.named or bool(self.t.bits[i - 1] & (lx.CITY | lx.PLACE)) or self._complete(p)
        )
