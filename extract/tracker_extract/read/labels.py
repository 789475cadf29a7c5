"""The label of an encoding, as browsers read it (the WHATWG Encoding Standard, section 4.2): `iso-8859-1` is windows-1252.

The table holds the labels that mean another encoding on the web than to Python, and those that Python does not know; every
other label means to both the same. (webencodings, the library that holds the whole table, has had no release since 2017.)
"""

from __future__ import annotations

import codecs

# Python's name of an encoding -> the labels of the standard that mean it.
_MEANT = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "cp1252": "ansi_x3.4-1968 ascii cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1"
    " iso_8859-1:1987 l1 latin1 latin-1 us-ascii x-cp1252",
    "cp1254": "csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "iso8859-2": "iso88592",
    "iso8859-5": "iso88595",
    "iso8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i iso88596",
    "iso8859-7": "iso88597 sun_eu_greek",
    "iso8859-8": "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i iso88598 logical visual",
    "iso8859-15": "csisolatin9 iso885915 l9",
    "koi8-r": "koi koi8 koi8_r",
    "koi8-u": "koi8-ru",
    "mac-roman": "csmacintosh mac macintosh x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp1250": "x-cp1250",
    "cp1251": "x-cp1251",
    "cp1253": "x-cp1253",
    "cp1255": "x-cp1255",
    "cp1256": "x-cp1256",
    "cp1257": "x-cp1257",
    "cp1258": "x-cp1258",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese x-euc-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
    "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16",
    "utf-16-be": "unicodefffe",
}
_LABELS = {label: name for name, labels in _MEANT.items() for label in labels.split()}


def codec_of(label: str) -> str | None:
    """The name by which Python knows the encoding that a label means on the web; None for one that nobody knows."""
    label = label.strip(" \t\r\n\f\"'").lower()
    try:
        found = codecs.lookup(_LABELS.get(label, label))
    except (LookupError, ValueError):  # a label with NUL in it
        return None
    return found.name if found._is_text_encoding else None
