"""Which encoding a file's bytes are in, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_extract.errors import EncodingError
from tracker_extract.read.encoding import decode, is_misread

ARABIC = "قال وزير الخارجية في مؤتمر صحافي إن الهدنة صامدة، وإن المحادثات ستستأنف قريبا."
QUOTED = "قال «لن نوقع» الـUN ثم غادر"
ENGLISH = "The minister said the deal’s terms were “final” — a café talk."
RUSSIAN = "Министр заявил, что перемирие соблюдается и что переговоры скоро возобновятся."
FRENCH = "« Nous avons été très clairs », a-t-il affirmé."
VOCALISED = "إِنَّ السَّلامَ مُمْكِنٌ، قالَ الوَزيرُ، وَالْهُدْنَةُ صامِدَةٌ"


@pytest.mark.parametrize(
    ("text", "written_in", "named"),
    [
        pytest.param(ARABIC, "utf-8", "utf-8", id="utf-8"),
        pytest.param("plain ascii", "ascii", "utf-8", id="ascii"),
        pytest.param(ARABIC, "utf-8-sig", "utf-8-sig", id="utf-8 with mark"),
        pytest.param(ARABIC, "utf-16", "utf-16", id="utf-16 with mark"),
        pytest.param(ARABIC, "utf-16-le", "utf-16-le", id="utf-16 little end without mark"),
        pytest.param(ARABIC, "utf-16-be", "utf-16-be", id="utf-16 big end without mark"),
        pytest.param(ENGLISH, "utf-16-le", "utf-16-le", id="English utf-16 without mark"),
        pytest.param(VOCALISED, "utf-16-le", "utf-16-le", id="vocalised utf-16"),
        pytest.param(ARABIC, "cp1256", "cp1256", id="Windows-1256"),
        pytest.param("روسيا", "cp1256", "cp1256", id="one word of Windows-1256"),
        pytest.param(QUOTED, "cp1256", "cp1256", id="Windows-1256 with guillemets and Latin"),
        pytest.param(VOCALISED, "cp1256", "cp1256", id="vocalised Windows-1256"),
        pytest.param(
            "id,name\n1,abc\n2,def\n3,روسيا\n" * 3, "cp1256", "cp1256", id="a table with little Arabic"
        ),
        pytest.param(ARABIC, "iso8859-6", "iso8859-6", id="ISO 8859-6"),
        pytest.param(ENGLISH, "cp1252", "cp1252", id="Windows-1252"),
        pytest.param("naïve résumé", "latin-1", "cp1252", id="two accented words"),
        pytest.param(FRENCH, "cp1252", "cp1252", id="few accents between guillemets"),
        *[
            pytest.param(RUSSIAN, name, name, id=f"Russian {name}")
            for name in ("cp1251", "koi8-r", "iso8859-5", "cp866")
        ],
        pytest.param(ARABIC.replace("،", ""), "cp720", "cp720", id="DOS Arabic"),
    ],
)
def test_the_encoding_is_told_by_the_bytes(text: str, written_in: str, named: str) -> None:
    assert decode(text.encode(written_in), "a.txt") == (text, named)


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        pytest.param(
            ARABIC.encode()[:20] + b"\xff\xd8\xe2" * 9 + ARABIC.encode()[20:],
            20,
            id="many bad bytes in UTF-8",
        ),
        pytest.param(ARABIC.encode()[:-2], len(ARABIC.encode()) - 3, id="cut in the middle of a letter"),
        pytest.param(bytes(range(256)) * 4, 128, id="all bytes there are"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(0, 251, 7)) * 40, 0, id="a picture"),
        pytest.param(b"\x01\x0e\x0f\x11\x12\x13" * 50, 0, id="control characters"),
        pytest.param(
            b"\xff\xfe" + ARABIC.encode("utf-16-le") + b"\x00",
            2 + 2 * len(ARABIC),
            id="UTF-16 with half a unit",
        ),
    ],
)
def test_implausible_bytes_are_refused_with_their_offset(data: bytes, offset: int) -> None:
    with pytest.raises(EncodingError) as refusal:
        decode(data, "folder/a.txt")
    assert (refusal.value.path, refusal.value.offset) == ("folder/a.txt", offset)


def test_utf8_read_as_windows_1256_never_happens() -> None:
    broken = ARABIC.encode().replace("،".encode(), b"\xd8")
    assert decode(broken, "a.txt") == (ARABIC.replace("،", "\ufffd"), "utf-8")


@pytest.mark.parametrize("encoding", [None, "utf-8"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["unmarked", "marked"])
def test_a_stray_byte_in_utf8_is_shown_where_it_stands(start: bytes, encoding: str | None) -> None:
    data = start + ARABIC[:11].encode() + b"\xe9" + ARABIC[11:].encode()
    assert decode(data, "a.txt", encoding).text == f"{ARABIC[:11]}\ufffd{ARABIC[11:]}"


def test_one_letter_beyond_ascii_in_a_long_text() -> None:
    text = "Lamps are lit along the coast of the island at six. " * 20 + "The Zo\xeb sails."
    assert decode(text.encode("latin-1"), "a.txt") == (text, "cp1252")
    assert decode(text.encode("latin-1"), "a.txt", declared="utf-8").encoding == "utf-8"


@pytest.mark.parametrize(
    ("label", "written_in", "text"),
    [
        ("iso-8859-1", "cp1252", "“Yes,” she said – it’s lit."),
        ("US-ASCII", "cp1252", "“Yes,” she said – it’s lit."),
        ("x-cp1256", "cp1256", ARABIC),
        ("iso-8859-6-i", "iso8859-6", "قال الوزير إن الهدنة صامدة"),
        ("gb2312", "gb18030", "灯塔将于周五重新点亮，镕"),
        ("x-sjis", "cp932", "灯台は金曜日に再び点灯する①"),
        ("ks_c_5601-1987", "cp949", "등대는 금요일에 다시 켜진다 똠"),
        ("dos-874", "cp874", "ประภาคารจะสว่างอีกครั้ง"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, written_in: str, text: str) -> None:
    assert decode(text.encode(written_in), "a.html", declared=label).text == text


def test_a_given_encoding_is_final() -> None:
    assert decode(ARABIC.encode("cp1256"), "a.txt", "windows-1256").text == ARABIC
    assert decode(ARABIC.encode("utf-8-sig"), "a.txt", "utf8") == (ARABIC, "utf-8-sig")
    with pytest.raises(EncodingError, match="cannot be read as ascii at byte 0"):
        decode(ARABIC.encode(), "a.txt", "ascii")
    with pytest.raises(EncodingError, match="unknown encoding 'no-such'"):
        decode(b"x", "a.txt", "no-such")
    with pytest.raises(EncodingError, match="unknown encoding 'hex'"):
        decode(b"00", "a.txt", "hex")


def test_what_a_file_declares_counts_only_where_it_fits() -> None:
    data = ARABIC.encode("cp1256")
    assert decode(data, "a", declared="windows-1256").encoding == "cp1256"
    assert decode(data, "a", declared="iso-8859-6").text == ARABIC
    assert decode("Привет всем, как дела".encode("koi8-r"), "a", declared="koi8-r").encoding == "koi8-r"
    assert decode(ARABIC.encode(), "a", declared="windows-1256").encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("أ\0ب ج د هـ".encode(), "أ\ufffdب ج د هـ", id="NUL"),
        pytest.param(b"abc \xed\xa0\x80 def", "abc \ufffd def", id="lone surrogate in UTF-8"),
        pytest.param("سلام".encode("utf-16") + b"\x00\xd8", "سلام\ufffd", id="lone surrogate in UTF-16"),
    ],
)
def test_what_databases_refuse_is_replaced_one_for_one(data: bytes, text: str) -> None:
    assert decode(data, "a.txt").text == text


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "a.txt").text == text


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except EncodingError as error:
        assert error.offset is not None and error.offset <= len(data)
    else:
        assert "\0" not in decoded.text
        decoded.text.encode("utf-8")


@pytest.mark.parametrize(
    "text", [ARABIC, RUSSIAN, "“The lamp burns,” she said – it’s lit.", "Zoë ate crêpes."]
)
def test_a_text_read_wrongly_before_is_known(text: str) -> None:
    assert is_misread("Lamp. " * 50 + text.encode().decode("latin-1"))
    assert not is_misread(text)


def test_letters_that_only_look_so() -> None:
    assert not is_misread(
        "Ã© is how a word with é looks; São Tomé, Ångström, señor, naïveté, crème brûlée, Ørsted"
    )
