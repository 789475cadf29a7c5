"""The register of openings where subjects come first: what shows where content begins behind a reporting word."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...packs import CueForm
from ...rules import AnyCascade, Cascade, Example, Rule
from . import complements, openers
from .opening import Opening

# Frames whose object comes first, by their name in cues.csv, in the order tried.
OBJECT_FIRST: tuple[tuple[str, Cascade[Opening | None, Reading, int, CueForm, int]], ...] = (
    ("describe", Cascade("opening", (
        Rule("complement/described", "described X as: the content stands behind the preposition", complements.described,
        (
            Example("en", "Peskov described the reports as a crude attempt to influence the vote."),
            Example("fr", "Sergueï Riabkov a qualifié le rapport de « roman policier ».", "Sergey Ryabkov called the report a \"detective novel\""),
        ),
        (
            Example("en", "Peskov described the reports."),
        )),))),
    ("blame", Cascade("opening", (
        Rule("complement/blamed", "blamed X for: the content begins with who is blamed", complements.blamed,
        (
            Example("en", "Lavrov accused Washington of protecting the Nusra Front from Russian air strikes."),
            Example("ru", "Анкара обвинила курдские отряды в обстреле города Килис.", "Ankara accused Kurdish units of shelling the town of Kilis"),
        ),
        (
            Example("en", "The horse charged ahead while the crowd pressed against the fence."),
        )),))),
    ("urge", Cascade("opening", (
        Rule("complement/urged", "urged X to: the content stands behind the preposition", complements.urged,
        (
            Example("en", "Moscow warned Ankara against sending armour across the border."),
            Example("fr", "Jens Stoltenberg a demandé à Ankara de coopérer.", "Jens Stoltenberg asked Ankara to cooperate"),
        ),
        (
            Example("en", "Lavrov asked not to be named."),
        )),))),
    ("bid", Cascade("opening", (
        Rule("complement/bidden", "called on X, and then an infinitive", complements.bidden,
        (
            Example("ru", "Лавров призвал стороны допустить конвои.", "Lavrov called on the parties to admit convoys"),
        ),
        (
            Example("ru", "Федерика Могерини призвала к немедленному прекращению огня.", "Federica Mogherini called for an end to the fire at once"),
        )),))),
    ("dub", Cascade("opening", (
        Rule("complement/dubbed", "called X by words in marks: the content begins with what is called so", complements.dubbed,
        (
            Example("en", "Netanyahu called the agreement \"a historic mistake that will haunt the whole region\"."),
            Example("ru", "Джон Керри назвал перемирие «хрупким, как стекло в старом окне».", "John Kerry called the truce \"brittle like the glass of an old window\""),
        ),
        (
            Example("en", "Netanyahu called for an end to the \"talks\"."),
        )),))),
)  # fmt: skip

# Behind the word's adverbs and days: first a preposition, then a clause, then an object.
GOVERNED = Cascade("opening", (
    Rule("complement/governed", "a preposition that the word takes", complements.governed,
        (
            Example("fr", "Le pape François a appelé au calme.", "Pope Francis called for calm"),
            Example("ru", "Рябков предупредил об ответных мерах.", "Ryabkov warned of measures in return"),
            Example("en", "Putin called for a truce of two days, Interfax reported."),
        ),
        (
            Example("en", "Kerry said in 2016 the truce had begun."),
        )),
))  # fmt: skip
OPENERS = Cascade("opening", (
    Rule("clause/that", "said that, said, that", openers.by_that,
        (
            Example("en", "The union said that the engine broke last week."),
            Example("fr", "L'Iran a affirmé que le missile était défensif.", "Iran stated that the missile was for defence"),
            Example("ru", "В Белом доме заявили, что звонок был коротким.", "in the White House they stated that the call was short"),
        ),
        (
            Example("en", "Kerry said talks would resume in Geneva."),
        )),
    Rule("clause/colon", "said: words or a quotation", openers.by_colon,
        (
            Example("en", "Haley tweeted: \"The council met, the council talked, the council went home.\""),
            Example("ru", "Песков ответил: «Дата визита пока не определена».", "Peskov answered: \"The day of the visit is not settled yet\""),
        ),
        (
            Example("en", "Lavrov said, \"We shall see.\""),
        )),
    Rule("clause/quotation", "said and a quotation", openers.by_quotation,
        (
            Example("en", "Lavrov said, \"We shall see.\""),
            Example("en", "Kerry said \"the road will be open by the end of the week\"."),
        ),
        (
            Example("en", "Kerry said the road will be open by the end of the week."),
        )),
))  # fmt: skip
BARE_CLAUSE = Cascade("opening", (
    Rule("clause/bare", "a clause with a finite verb that nothing opens", openers.bare_clause,
        (
            Example("en", "Kerry said talks would resume in Geneva."),
        ),
        (
            Example("en", "Kerry said that talks would resume in Geneva."),
        )),
))  # fmt: skip
OBJECT = Cascade("opening", (
    Rule("complement/object", "an object that is content by itself, or an infinitive", complements.an_object,
        (
            Example("ru", "Кремль опроверг сообщения о встрече в Сочи.", "the Kremlin denied reports of a meeting in Sochi"),
            Example("fr", "Hassan Rohani a exigé la levée des sanctions.", "Hassan Rouhani demanded that the sanctions be lifted"),
            Example("en", "Lavrov rejected the offer."),
        ),
        (
            Example("en", "Kerry said talks would resume in Geneva."),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (
    *(cascade for _, cascade in OBJECT_FIRST),
    GOVERNED,
    OPENERS,
    BARE_CLAUSE,
    OBJECT,
)
