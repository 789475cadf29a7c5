"""Reading text files: what is stored, and one clear reason where nothing can be."""

from __future__ import annotations

import hashlib
import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from tracker_extract.errors import EncodingError, ReadError
from tracker_extract.read import read_file

TEXT = "عنوان المقال\r\n\r\n27 أغسطس 2016\r\nقال الوزير: «نعم».\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_the_text_is_stored_as_decoded(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "خبر.txt"
    file.write_bytes(TEXT.encode(encoding))
    (article,) = read_file(file)
    assert article.text == TEXT
    assert article.encoding == encoding
    assert article.title == "عنوان المقال"
    assert article.published == date(2016, 8, 27)
    assert article.path == str(file)
    assert article.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert pickle.loads(pickle.dumps(article)) == article


def test_a_given_encoding_wins(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("نعم".encode("iso8859-6"))
    (article,) = read_file(file, encoding="iso8859-6")
    assert (article.text, article.encoding) == ("نعم", "iso8859-6")


def test_bytes_nothing_explains(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("سلام ".encode() + b"\xff" + " سلام".encode())
    with pytest.raises(EncodingError, match=r"a\.txt: .*--encoding.* at byte 9"):
        list(read_file(file))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.txt: No such file"):
        list(read_file(tmp_path / "gone.txt"))


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n\n")
    with pytest.raises(ReadError, match="no text in it"):
        list(read_file(tmp_path / "a.txt"))


def test_a_fifo_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="not a regular file"):
        list(read_file(tmp_path / "pipe"))


def test_an_unreadable_file(unprivileged: Path) -> None:
    file = unprivileged / "a.txt"
    file.write_text("x")
    file.chmod(0)
    with pytest.raises(ReadError, match="Permission denied"):
        list(read_file(file))


def test_a_name_no_system_allows() -> None:
    with pytest.raises(ReadError, match="not a possible file name"):
        list(read_file("a\0b"))
