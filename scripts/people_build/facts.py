"""The rows of the facts folder that the registry keeps: which office they are about, under which licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from people_build.tables import Row, read

# What an office's English label says it is; the first pattern that matches decides, None drops the row.
_KINDS: tuple[tuple[str, str | None], ...] = (
    (
        r"United Nations, New York|Permanent (Rep|Obs).*United Nations$|to the United Nations( of|$)",
        "un-ambassador",
    ),
    (
        r"Council of Europe|Disarmament|Political and Security|to the European Union|OECD|Co-operation in Europe",
        None,
    ),
    (
        r"OPCW|Prohibition|Geneva|Vienna|to NATO|Western European|Arab League of Palestine|mbassad|délégué|посол",
        None,
    ),
    (
        r"Commissioner|Attorney|Prosecutor|Comptroller|Educational|Economic Growth|Indo-Pacific|African Aff",
        None,
    ),
    (
        r"Media and Data|Cabinet Affairs|Secretary General of the Government|Military Intelligence|Branch 251",
        None,
    ),
    (
        r"Secretary-General of the State Council|Counselor|Homeland Security Advisor|Special Advisor|Advisor to",
        None,
    ),
    (
        r"Deputy Secretary of the Treasury|State Councilor|Deputy Head of the Office|Head of the Secretariat",
        None,
    ),
    (
        r"Deputy Kremlin|European and Euro|Vice Chief|Vice Chairman of the Joint|Foreign Trade|European Affairs",
        None,
    ),
    (
        r"Deputy Chief of the|Deputy Director|State for Europe of|Arms Control|Senior Advisor|Supreme Commander",
        None,
    ),
    (r"Army \(|Staff of the United States Army|Revolutionary Guard|First Deputy Chairman of the Verk", None),
    (r"Expediency|Strategic Affairs|Assistant Secretary|External|Communist Party|Commander-in-Chief", None),
    (r"Deputy National Security Advisor", "deputy-national-security-adviser"),
    (
        r"National Security Adv|Security Council|National Security and Defense Council|National Security Bureau",
        "national-security-adviser",
    ),
    (
        r"Foreign Ministry Spokesperson|Spokesperson for the United States Department of State",
        "foreign-ministry-spokesperson",
    ),
    (r"Deputy Press Secretary", "deputy-government-spokesperson"),
    (r"Spokesperson|Press Secretary", "government-spokesperson"),
    (r"Supreme Leader", "supreme-leader"),
    (r"Crown Prince", "crown-prince"),
    (r"senator", "legislator"),
    (r"Senate\b|Federation Council|National Council$", "upper-house-speaker"),
    (r"[Ss]peaker|National Assembly|State Duma|Verkhovna", "speaker-of-parliament"),
    (
        r"Deputy.*Foreign Aff|Minister of State for (Foreign|Middle East)|Deputy Secretary of State",
        "deputy-foreign-minister",
    ),
    (r"Deputy.*Defen[cs]e", "deputy-defence-minister"),
    (
        r"States Secretary of State$|Foreign (Minister|Affairs)|[Ff]oreign minister|for Foreign|International Relations",
        "foreign-minister",
    ),
    (
        r"White House Chief of Staff|Presidential Executive Office|Chief of Staff \(Iran",
        "presidential-chief-of-staff",
    ),
    (r"Chief of (the )?(General|Joint|Armed|Defence|Staff)|Joint Chiefs|General Staff", "chief-of-staff"),
    (r"Defen[cs]e|Armed Forces \(F", "defence-minister"),
    (r"Minister of (Intelligence|State Security)", "intelligence-minister"),
    (r"FBI", "federal-police-chief"),
    (r"National Intelligence \(", "intelligence-director"),
    (r"Intelligence|CIA|SVR|Mossad|Security Service", "intelligence-chief"),
    (r"Public Security of Israel", "public-security-minister"),
    (r"Interior|Internal Aff|Home Secretary|Public Security|Homeland Security", "interior-minister"),
    (r"Media|Information", "information-minister"),
    (r"[Oo]il|Petrol", "oil-minister"),
    (r"[Ff]inance|Exchequer|Treasury", "finance-minister"),
    (
        r"(Deputy|Vice|First|Alternate) .*(Prime|Premier|Council of Ministers|Government of|Secretary of State)",
        "deputy-head-of-government",
    ),
    (r"Iraqi Kurdistan", None),
    (r"Prime Minister|Premier|Chancellor", "head-of-government"),
    (r"Vice.President|Deputy Chairman of the (Sov|Tran)", "vice-president"),
    (
        r"^President of (the |[A-Z])(?!.*(Commission|Council|Assembly|Intelligence))|^King|mir of|onarch|Sultan|Chairman of the (Pres|Sov|Trans)",
        "head-of-state",
    ),
)

# Offices of international bodies: their label in the facts -> office id of the hand-made table.
_INTERNATIONAL = {
    "Secretary General of NATO": "nato-secretary-general",
    "Secretary-General of the Arab League": "arab-league-secretary-general",
    "High Representative for Foreign Affairs and Security Policy of the European Union": "eu-foreign-policy-chief",
    "President of the European Commission": "eu-commission-president",
    "President of the European Council": "eu-council-president",
    "Deputy Secretary-General of the United Nations": "un-deputy-secretary-general",
    "President of the United Nations General Assembly": "un-general-assembly-president",
    "Spokesman for the UN Secretary-General": "un-spokesperson",
    "UN Acting Special Representative for Libya": "un-libya-envoy",
    "UN Special Adviser for Yemen": "un-yemen-envoy",
    "UN Special Envoy for Libya": "un-libya-envoy",
    "UN Special Envoy for Syria": "un-syria-envoy",
    "UN Special Envoy for Yemen": "un-yemen-envoy",
    "UN Special Representative for Libya": "un-libya-envoy",
    "UN Under-Secretary-General for Humanitarian Affairs": "un-humanitarian-chief",
    "UN and Arab League Joint Special Envoy for Syria": "un-syria-envoy",
    "UN and Arab League Joint Special Representative for Syria": "un-syria-envoy",
    "United Nations Secretary-General": "un-secretary-general",
    "United States Special Envoy for Syria": "us-syria-envoy",
    "United States Special Envoy for Yemen": "us-yemen-envoy",
    "United States Special Presidential Envoy for the coalition against ISIL": "us-coalition-envoy",
    "United States Special Representative for Syria Engagement": "us-syria-envoy",
    "President of Iraqi Kurdistan of Iraq": "iq-kurdistan-president",
    "Prime Minister of Iraqi Kurdistan of Iraq": "iq-kurdistan-prime-minister",
}

# Whose rows may be passed on, by the start of their source column; rows of any other source are left out.
_LICENSED = {
    "every-politician-scrapers/": "wikidata-cc0",
    "unitedstates/congress-legislators": "us-legislators-pd",
    "factbook/": "factbook-pd",
    "hand-entered": "general-knowledge",
}

# The day the source of a country's rows was read; an open row says nothing about later days.
_READ_ON = {
    "RU": "2022-08-03", "US": "2022-08-03", "SY": "2023-01-12", "YE": "2023-01-12", "IQ": "2022-08-02",
    "SA": "2022-07-26", "TR": "2022-08-03", "IR": "2022-07-25", "IL": "2022-07-30", "FR": "2022-07-23",
    "GB": "2022-07-23", "UA": "2022-07-23", "KW": "2022-07-25", "AE": "2022-07-30", "CN": "2022-07-23",
    "EG": "2022-08-03", "IT": "2022-07-23", "JO": "2022-07-23", "LY": "2023-01-13", "OM": "2023-01-10",
    "BH": "2023-01-13", "SD": "2022-07-29", "LB": "2023-01-13", "QA": "2022-07-23", "PS": "2023-03-12",
    "TN": "2022-07-23", "DZ": "2022-08-01", "MA": "2022-07-25",
}  # fmt: skip
_READ_ON_WORLD = "2023-01-10"
_CARRIED_ON = {"head-of-state", "head-of-government"}


@dataclass(frozen=True)
class Term:
    """One person in one office: dates as the facts give them, `until` the last day an open end vouches for."""

    person: str
    wikidata: str
    office: str
    kind: str
    country: str
    start: str
    end: str
    until: str
    source: str


def terms(folder: Path, since: str, dropped: Path) -> list[Term]:
    """The terms of the facts folder that end in or after the year `since`, of offices and licences we keep.

    Rows that the table `dropped` names are left out.
    """
    wrong = {(row["person"], row["office"]) for row in read(dropped)}
    found = (_term(row) for row in read(folder / "offices.csv") if not row["end"] or row["end"][:4] >= since)
    return [term for term in found if term and not {(term.person, term.office), (term.person, "")} & wrong]


def arabic_names(folder: Path) -> dict[str, str]:
    """Wikidata item -> Arabic name, for the names that come under CC0 (labels of Wikidata)."""
    rows = (row for row in read(folder / "names_ar.csv") if "every-politician-scrapers" in row["source"])
    return {row["wikidata"]: row["ar"] for row in rows if row["wikidata"]}


def _term(row: Row) -> Term | None:
    licence = next((tag for start, tag in _LICENSED.items() if row["source"].startswith(start)), None)
    office, kind = _office(row)
    if licence is None or kind is None:
        return None
    return Term(
        person=row["person_en"], wikidata=row["person_wikidata"], office=office, kind=kind, country=row["country"],
        start=row["start"], end=row["end"], until=_until(row, kind, licence), source=licence,
    )  # fmt: skip


def _office(row: Row) -> tuple[str, str | None]:
    label = row["office_en"]
    if label in _INTERNATIONAL:
        return _INTERNATIONAL[label], "international"
    if row["country"] in ("", "UN", "EU"):
        return "", None
    kind = next((kind for pattern, kind in _KINDS if re.search(pattern, label)), None)
    return f"{row['country'].lower()}-{kind}", kind


def _until(row: Row, kind: str, licence: str) -> str:
    trusted = kind in _CARRIED_ON or licence in ("general-knowledge", "factbook-pd")
    return "" if row["end"] or trusted else _READ_ON.get(row["country"], _READ_ON_WORLD)
