"""What bytes are taken for text, in which encoding, and what is said of those that are not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.model import InputError
from kg.read.decode import Decoded, decode

TEXT = "东丽区2024年法治政府建设年度报告\r\n一、主要举措和成效\r\n"
TRADITIONAL = "東麗區2024年法治政府建設年度報告\r\n一、主要工作，辦理案件3件。\r\n"

ENCODED = [
    (TEXT.encode(), TEXT, "utf-8"),
    (TEXT.encode("utf-8-sig"), TEXT, "utf-8-sig"),
    (TEXT.encode("gb18030"), TEXT, "gb18030"),
    (TRADITIONAL.encode("big5"), TRADITIONAL, "big5hkscs"),
    (TEXT.encode("utf-16"), TEXT, "utf-16"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16"),
    (TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
    (TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
    (TEXT.encode("utf-32"), TEXT, "utf-32"),
    # a name of a place and no more, of simplified and of rare characters
    ("东丽区".encode("gb18030"), "东丽区", "gb18030"),
    ("盱眙县政府，涪陵区。".encode("gb18030"), "盱眙县政府，涪陵区。", "gb18030"),
    (b"plain words", "plain words", "utf-8"),
    (b"", "", "utf-8"),
]

BROKEN = [
    (TEXT.encode() * 3 + b"\xff", TEXT * 3 + "\ufffd", "utf-8"),
    # cut in the middle of a character, as a download that was broken off
    (TEXT.encode()[:-6], TEXT[:-4] + "\ufffd", "utf-8"),
    ((TEXT * 3).encode("gb18030") + b"\xff", TEXT * 3 + "\ufffd", "gb18030"),
    ((TEXT * 3 + "\0").encode(), TEXT * 3 + "\ufffd", "utf-8"),
    ((TEXT * 3).encode("utf-16") + b"\x4e", TEXT * 3 + "\ufffd", "utf-16"),
]

REFUSED = [
    (b"\x00\x01\x02\x03" * 64, "byte 0 (0x00) is not text"),
    (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "is not text in any known encoding"),
    (bytes(range(255, 0, -1)) * 4, "byte 0 (0xff) is not text"),
    (b"\xff\xfe" + b"\x00\xd8" * 40, "is not text"),
]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
@example("\ufffd")
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8")) == Decoded(text, "utf-8")
    assert decode(text.encode("utf-8-sig")) == Decoded(text, "utf-8-sig")
    assert decode(b"\xff\xfe" + text.encode("utf-16-le"))[:2] == (text, "utf-16")


@pytest.mark.parametrize(("data", "text", "encoding"), ENCODED, ids=range(len(ENCODED)))
def test_each_encoding_of_chinese_text_is_found(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == Decoded(text, encoding)


@pytest.mark.parametrize(("data", "text", "encoding"), BROKEN, ids=range(len(BROKEN)))
def test_a_few_broken_places_are_told_and_the_rest_is_read(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == Decoded(text, encoding, 1, text.index("\ufffd"))


@pytest.mark.parametrize(("data", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_text_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        decode(data)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "x-unknown", "rot13", "utf-8", "big5", ""])
def test_what_a_page_declares_is_believed_only_where_it_fits(declared: str) -> None:
    assert decode(TEXT.encode("gb18030"), declared).text == TEXT
    assert decode(TEXT.encode(), declared).text == TEXT
    assert decode("東麗區".encode("big5"), "big5").text == "東麗區"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        found = decode(data)
    except InputError as error:
        assert "\n" not in str(error)
    else:
        found.text.encode("utf-8")
        assert "\0" not in found.text
