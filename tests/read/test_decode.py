"""What bytes are taken for text, and what is said of those that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import InputError
from kg.read.decode import decode

TEXT = "东丽区2024年法治政府建设年度报告\r\n一、主要举措和成效\r\n"

REFUSED = [
    (TEXT.encode("gb18030"), "GB18030"),
    (TEXT.encode("utf-16"), "UTF-16"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
    (TEXT.encode("utf-32"), "UTF-32"),
    (b"\x00\x01\x02\x03" * 64, "byte 0 (0x00) is not UTF-8 text"),
    (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "is not UTF-8 text"),
    (TEXT.encode() + b"\xff", f"byte {len(TEXT.encode())} (0xff) is not UTF-8 text"),  # one broken byte makes no GB18030
]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_text_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "utf-8")
    assert decode(text.encode("utf-8-sig")) == (text, "utf-8-sig")


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_other_bytes_are_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        decode(data)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "UTF-8" in str(refused.value)
