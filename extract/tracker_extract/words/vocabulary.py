"""The word lists of a pack that the finders ask for, folded once for all articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..packs import BodyHead, Features
from ..text import fold
from .lexicon import Lexicon
from .phrases import Node, add_phrase

# Letters of the ending of a dual.
_DUAL = 2


class Vocabulary:
    """Folded word lists and settings of one pack; each attribute is a file of `words/` or a key of `pack.toml`."""

    def __init__(self, lexicon: Lexicon) -> None:
        settings = lexicon.pack.settings
        self._words = lexicon.pack.words
        self._names = lexicon.names.keys()  # the first words of listed names
        self._fill_lexical(lexicon)
        self._fill_lists()
        self._fill_particles(lexicon, settings)
        self._fill_endings(settings)
        self._fill_company(settings.get("company", {}))
        self._fill_clauses(settings)
        self._fill_documents(lexicon, settings)
        self._fill_times()
        self._fill_subject_first(settings)

    def _fill_lexical(self, lexicon: Lexicon) -> None:
        """What the lexicon has made of the pack."""
        # Where a pronoun is for things alone the others are for persons.
        self.neuter = any(features.gender == "n" for features in lexicon.pack.pronouns.values())
        self.given = lexicon.given
        self.feminine, self.feminine_plural = lexicon.people.feminine, lexicon.people.feminine_plural
        self.object_pronouns = lexicon.pronouns
        self.content_shapes = lexicon.content_shapes
        # The duals that are offices (الوزيران, the two ministers), each with the singular and its kind.
        self.singulars: dict[str, tuple[str, str]] = {
            dual: (fold(title.phrase), title.kind)
            for dual in self._folded("duals")
            for title in lexicon.pack.titles
            if dual[:-_DUAL] == fold(title.phrase)
        }

    def _fill_lists(self) -> None:
        """Lists that are asked for as they are."""
        self.blame = self._folded("blame")
        self.silences = self._folded("silences")
        self.occasions = self._folded("occasions")
        self.anonymity = self._folded("anonymity")
        self.identities = self._folded("identities")
        self.others = self._folded("others")
        self.homelands = self._folded("homelands")
        self.bare = self._folded("bare")
        self.questioned = self._folded("questioned")
        self.fronting = self._folded("fronting")
        self.several = self._folded("duals")
        self.former = self._folded("former")
        self.epithets = self._folded("epithets")
        self.honorifics = self._folded("honorifics")
        self.persons = self._folded("persons")
        self.sayings = self._folded("sayings")
        self.events = self._folded("events")
        self.giving = self._folded("giving")

    def _fill_particles(self, lexicon: Lexicon, settings: Mapping[str, Any]) -> None:
        """Prepositions, conjunctions, the article, what opens a reported clause."""
        clitics = settings["clitics"]
        self.that = _folds(settings["that"]["words"])
        self.again = _folds(settings["that"].get("again", ()))
        self.prepositions = frozenset(self._words.get("prepositions", ()))
        # Those of one letter are also the first letters of names (بحسب مايك بيترز).
        self.governors = frozenset(word for word in self._folded("prepositions") if len(word) > 1)
        self.written_as: dict[str, frozenset[str]] = {
            folded: frozenset(word for word in self.prepositions if fold(word) == folded)
            for folded in map(fold, self.prepositions)
        }
        self.conjunctions: tuple[str, ...] = tuple(clitics["conjunctions"])
        self.article: str = fold(clitics["article"]) or "\0"
        self.fused: tuple[tuple[str, str], ...] = tuple(
            (word, article) for word, (_, article) in clitics.get("fused", {}).items()
        )
        self.glued = frozenset(clitics.get("prepositions", ()))
        self.resumes: tuple[str, ...] = tuple(clitics.get("resumes", ()))
        self.blank = " " + "".join(settings["sentence"]["commas"])
        self.own_words = frozenset(w + fold(p) for w in self.sayings for p in clitics.get("pronouns", {}))
        self.governed = {fold(word): fold(p) for word, p in clitics.get("governed", {}).items()}
        self.abbreviations = frozenset(settings["sentence"]["abbreviations"])
        self.addresses = _folds(settings["sentence"].get("addresses", ()))
        self.kept_ends = frozenset(settings["sentence"]["kept"])
        # Particles with what is written before them (لتلك – "for those", فسوف – "so … will"): whole words, and no names.
        particles = (
            lexicon.pack.pronouns.keys()
            | self._words.get("prepositions", ())
            | set(settings.get("company", {}).get("before_verbs", ()))
        )
        self.dressed = frozenset(
            before + fold(word) for before in {*self.conjunctions, *self.glued} for word in particles
        )
        self.verb_first: bool = settings["verb_comes_first"]

    def _fill_endings(self, settings: Mapping[str, Any]) -> None:
        """What the end of a word tells of it."""
        endings = [(fold(e), Features.parse(mark)) for e, mark in settings["adjective_endings"] if e]
        self.endings = tuple(sorted(endings, key=lambda pair: -len(pair[0])))
        past = [
            e for p in settings["paradigm"] if p.get("tense", p["column"]) == "past" for _, e, _ in p["forms"]
        ]
        self.past = tuple(fold(e) for e in past if e) or ("\0",)
        self.owned_written = tuple(settings.get("owned_endings", ())) or ("\0",)
        self.owned = tuple(fold(e) for e in settings.get("owned_endings", ())) or ("\0",)
        self.plural = fold(settings.get("plural_of_persons", ""))
        self.owner: str = settings.get("owner_ending", "") or "\0"
        self.surname = fold(settings.get("surname_ending", ""))
        self.accusative = fold(settings.get("accusative", ""))
        self.accusative_sign: str = settings.get("accusative_sign", "") or "\0"
        self.doubled: str = settings.get("doubled_sign", "") or "\0"
        shapes = settings.get("first_person_shapes")
        self.first_person = re.compile("|".join(shapes)) if shapes else None
        self.masculine = _folds(settings.get("masculine_countries", ()))
        self.rank_words = _folds(settings.get("rank_words", ()))
        self.ranks = {fold(word): _folds(told) for word, told in settings.get("ranks", {}).items()}
        self.ranking_titles = frozenset().union(*self.ranks.values())
        self.compounds = _folds(settings.get("compound_endings", ()))

    def _fill_company(self, company: Mapping[str, Sequence[str]]) -> None:
        """Words that decide what the word beside them is (`[company]`)."""
        self.verb_particles = _folds(company.get("before_verbs", ()))
        self.clause_openers = _folds(company.get("clause_openers", ()))
        self.lineage = _folds(company.get("lineage", ()))
        self.counts = _folds(company.get("counts", ()))
        self.also = _folds(company.get("also", ()))
        self.leads = _pairs(company.get("leads", ()))
        self.about_numbers = _pairs(company.get("about", ()))
        self.about = _folds(phrase for phrase in company.get("about", ()) if " " not in phrase)
        self.attached = _folds(company.get("attached", ()))
        self.undertakings = _folds(company.get("undertakings", ()))
        self.takes_name = _folds(company.get("takes_name", ()))
        self.administrations = _folds(company.get("administrations", ()))
        self.shares = _folds(company.get("shares", ()))
        self.receiving = _folds(company.get("receiving", ()))
        self.senders = _folds(company.get("senders", ()))
        self.numerals = _folds(company.get("numerals", ()))
        self.naming = _folds(company.get("naming", ()))
        self._fill_unsaid(company)
        self.told = _folds(company.get("told", ()))
        self.meeting = _folds(company.get("meeting", ()))
        self.service = _folds(company.get("service", ()))
        self.of_things = _folds(company.get("of_things", ()))
        self.gatherings = _folds(company.get("gatherings", ()))
        self.given_as_well = _folds(company.get("given_as_well", ()))
        self.bodies_as_well = _folds(company.get("bodies_as_well", ()))

    def _fill_unsaid(self, company: Mapping[str, Sequence[str]]) -> None:
        """Of these, words by which something is asked, supposed, left unsaid or nobody's."""
        self.which = _folds(company.get("which", ()))
        self.who = _folds(company.get("who", ()))
        self.being = _folds(company.get("being", ()))
        self.quantifiers = _folds(company.get("quantifiers", ()))
        self.supposed = _folds(company.get("supposed", ()))
        self.perhaps = _folds(company.get("perhaps", ()))
        self.looks_verbal = _folds(company.get("looks_verbal", ()))
        self.ranking = _folds(company.get("ranking", ()))
        self.where = _folds(company.get("where", ()))
        self.referring = _folds(company.get("referring", ()))
        self.praised = _folds(company.get("praised", ()))
        self.standards = _folds(company.get("standards", ()))
        self.compound_prepositions = _folds(company.get("compounds", ()))
        self.predicates = _folds(company.get("predicates", ()))
        self.asserting = frozenset(company.get("asserting", ()))
        self.without = _folds(company.get("without", ()))
        self.besides = _pairs(company.get("besides", ()))
        self.until = _folds(company.get("until", ()))
        self.exalted = _folds(word for word in company.get("exalted", ()) if " " not in word)
        self.exalted_by_two = _pairs(phrase for phrase in company.get("exalted", ()) if " " in phrase)
        self.happenings = _folds(company.get("happenings", ()))
        telling, pronouns = _folds(company.get("telling", ())), ("", *map(fold, self.object_pronouns))
        self.telling = frozenset(verb + pronoun for verb in telling for pronoun in pronouns)
        self.this = _folds(company.get("this", ()))

    def _fill_clauses(self, settings: Mapping[str, Any]) -> None:
        """What opens a clause, and what moves it (`[clauses]`)."""
        clauses = settings.get("clauses", {})
        self.that_not = _folds(settings["that"]["no_pronoun"])
        self.subject_markers = tuple(fold(word) for word in clauses.get("with_pronoun", ())) or ("\0",)
        self.moves = _folds(clauses.get("moves", ()))
        kinds = {kind: clauses.get(kind, ()) for kind in ("beside", "verb", "under")}
        pronouns = settings["clitics"].get("pronouns", {})
        self.connectives = self._connectives(kinds, pronouns)
        self.taken_up = _folds(word + p for word in clauses.get("taken_up_by", ()) for p in pronouns)

    def _fill_documents(self, lexicon: Lexicon, settings: Mapping[str, Any]) -> None:
        """Who issued a document, and what is in it (`[documents]`)."""
        documents = settings.get("documents", {})
        self.issued_by = _folds(documents.get("by", ()))
        self.issued = _folds(documents.get("issued", ()))
        self.in_it = _folds(
            word + pronoun
            for word in documents.get("in", ())
            for pronoun in settings["clitics"].get("pronouns", {})
        )
        self.own_documents = _own_documents(lexicon.pack.bodies, settings["clitics"])

    def _connectives(self, kinds: Mapping[str, Sequence[str]], pronouns: Mapping[str, str]) -> Node:
        """What opens a clause, with its kind and the features of the pronoun written onto its last word, if any."""
        root: Node = {}
        joined = ("", *(c for c in self.conjunctions if c not in self.resumes))
        for kind, phrases in kinds.items():
            for phrase in (conjunction + phrase for phrase in phrases for conjunction in joined):
                add_phrase(root, phrase, (kind, None))
                if kind == "beside" and fold(phrase.split()[-1]).endswith(self.subject_markers):
                    for pronoun, mark in pronouns.items():
                        add_phrase(root, phrase + pronoun, (kind, Features.parse(mark)))
        return root

    def _fill_times(self) -> None:
        """What tells the day of a statement without one."""
        self.earlier = self._folded("earlier")
        self.perfect = self._folded("perfect")
        self.habitual = self._folded("habitual")
        self.assemblies = self._folded("assemblies")
        self.assembling = self._folded("assembling")
        self.turns = frozenset(tuple(phrase.split()) for phrase in self._folded("turns"))
        self.turning = frozenset(phrase[0] for phrase in self.turns)  # their first words

    def _fill_subject_first(self, settings: dict[str, Any]) -> None:
        """What only languages need whose subjects come first."""
        self.bynames = self._folded("bynames")
        self.companies = self._folded("companies")
        self.collectives = self._folded("collectives")
        self.generic_bodies = self._folded("generic_bodies")
        self.embedders = self._folded("embedders")
        self.concessions = self._folded("concessions")
        self.nominatives = self._folded("nominatives")
        self.plurals = self._folded("plurals")
        self.quantities = self._folded("quantities")
        self.taken_up_as: dict[str, tuple[str, ...]] = {
            fold(noun): tuple(map(fold, others)) for noun, others in settings.get("taken_up_as", {}).items()
        }
        self.articles = _folds(settings.get("articles", ()))
        self.sequels = self._folded("sequels")
        self.conjunctional = self._folded("conjunctional")
        self.unlike_persons = self._folded("unlike_persons")
        self.emphatic = self._folded("emphatic")
        self.purposive = self._folded("purposive")
        self.issuing = self._folded("issuing")
        self.hearsay = self._folded("hearsay")
        self.accompanying = frozenset(settings.get("accompanying", ()))
        self.agents = frozenset(settings.get("agents", ()))
        self.infinitive_marks = frozenset(settings.get("infinitive_marks", ()))
        self.asides_before_subjects: bool = settings.get("asides_before_subjects", False)
        self.commas_interrupt: bool = settings["quotation"].get("commas_interrupt", False)
        self.told_pronouns = _folds(settings.get("told_pronouns", ()))
        self.gerund_marks = _folds(settings.get("gerund_marks", ()))
        self.gerunds: tuple[str, ...] = tuple(settings.get("gerunds", ()))
        self.genitives: tuple[str, ...] = tuple(settings.get("genitive_endings", ()))
        self.datives: tuple[str, ...] = tuple(settings.get("dative_endings", ()))
        self.infinitives: tuple[str, ...] = tuple(settings.get("infinitives", ()))
        self.plural_nouns = _shapes(settings, "plural_nouns")
        self.person_nouns = _shapes(settings, "person_nouns")
        self.verbs_may_come_first: bool = settings.get("verbs_may_come_first", False)
        self.subjects_are_dropped: bool = settings.get("subjects_are_dropped", False)

    def joins_name(self, folded: str) -> bool:
        """Whether a form is a listed name with and before it (وماكرون), not one that begins so (واشنطن)."""
        joined = folded[0] in self.conjunctions and folded[0] not in self.resumes
        return joined and folded not in self._names and folded[1:] in self._names

    def _folded(self, name: str) -> frozenset[str]:
        return _folds(self._words.get(name, ()))


def _own_documents(bodies: Iterable[BodyHead], clitics: Mapping[str, Any]) -> frozenset[str]:
    """The nouns of statements with the pronoun of whoever issued one (بيانها, رسالته)."""
    joining = {fold(end): end_before for end, end_before in clitics.get("joining", {}).items()}
    nouns = {fold(head.word) for head in bodies if head.kind == "document" and " " not in head.word}
    joined = (noun[:-1] + joining.get(noun[-1], noun[-1]) for noun in nouns)
    return frozenset(noun + fold(p) for noun in joined for p in clitics.get("possessors", ()))


def _pairs(phrases: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The phrases of two words, folded."""
    folded = (tuple(map(fold, phrase.split())) for phrase in phrases)
    return frozenset((words[0], words[1]) for words in folded if len(words) == 2)


def _folds(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _shapes(settings: dict[str, Any], name: str) -> re.Pattern[str] | None:
    """The shapes of words under a key of `pack.toml`, as one expression; None where there are none."""
    shapes = settings.get(name)
    return re.compile("|".join(shapes)) if shapes else None
