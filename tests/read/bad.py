"""Bad inputs, made here: broken, mixed up, hostile; and the good reports that lie among them."""

import io
import json
import random
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.read import making
from tests.read.making import REPORT, packed

GOOD = {
    f"good{number}.txt": REPORT.replace("河东区", area) for number, area in enumerate(("红桥区", "河西区", "南开区", "东丽区"))
}
#: a limit that keeps the longest ones from taking the test's time
CHARACTERS = 200_000


def bad_files() -> Iterator[tuple[str, bytes]]:
    """Names and bytes, each name once; the same on every run."""
    for maker in (_empty, _cut, _flipped, _noise, _mixed, _controls, _long, _deep, _bombs, _archives, _tables, _claims, _names):
        for number, (suffix, data) in enumerate(maker()):
            yield f"{maker.__name__[1:]}{number:03}{suffix}", data


def _empty() -> Iterator[tuple[str, bytes]]:
    for data in (
        b"",
        b" ",
        b"\n" * 9,
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\0",
        b"\x1c\n",
        "\u3000\u200b".encode(),
        b"\r",
    ):
        yield ".txt", data


def _formats() -> list[tuple[str, bytes]]:
    return [(Path(name).suffix, make()) for name, make in making.SAME.items()]


def _cut() -> Iterator[tuple[str, bytes]]:
    for suffix, data in _formats():
        for part in (3, 17, 50, 83, 97):
            yield suffix, data[: len(data) * part // 100]


def _flipped() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(1)
    for suffix, data in _formats():
        for _ in range(5):
            changed = bytearray(data)
            for at in chance.sample(range(len(data)), 40):
                changed[at] = chance.randrange(256)
            yield suffix, bytes(changed)


def _noise() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(2)
    heads = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<html>", b'{"content": "', "标题,正文\n".encode())
    for head in heads:
        for size in (1, 7, 300, 20_000):
            yield ".txt", head + chance.randbytes(size)


def _mixed() -> Iterator[tuple[str, bytes]]:
    encodings = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5hkscs", "utf-32-le")
    for first in encodings:
        for second in encodings:
            if first != second:
                yield ".txt", REPORT[:200].encode(first, "replace") + REPORT[200:].encode(second, "replace")


def _controls() -> Iterator[tuple[str, bytes]]:
    for code in (*range(32), 0x7F, *range(0x80, 0xA0)):
        yield ".txt", REPORT.replace("，", f"，{chr(code)}").encode()


def _long() -> Iterator[tuple[str, bytes]]:
    yield ".txt", "开展检查3次，".encode() * 2_700_000  # 50 MB in one line
    for mark in "《“（「、，。；：":
        yield ".txt", (mark * 1_000_000).encode()
    for text in ("一、甲\n", "《甲》", "1", "2024年1月2日\n", "区", "，", '"', "\t字", "[bookmark:"):
        yield ".txt", (text * CHARACTERS)[: CHARACTERS // 4].encode()


def _deep() -> Iterator[tuple[str, bytes]]:
    for count in (1000, 100_000):
        yield ".html", b"<html><body>" + b"<div>" * count + REPORT.encode()
        yield ".html", b"<html><body>" + b"<table><tr><td>" * count + REPORT.encode()
        yield ".html", b"<html><body>" + b"<b>" * count + REPORT.encode()
        yield ".json", b"[" * count + b"1" + b"]" * count
        yield ".jsonl", b'{"content": ' + b"[" * count
        yield ".txt", ("（" * count + REPORT).encode()
        nested = (
            "<w:sdt><w:sdtContent>" * count + "<w:p><w:r><w:t>开展检查。</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * count
        )
        yield ".docx", _docx(nested)


def _docx(body: str, doctype: str = "") -> bytes:
    return making.repacked(making.docx(["一"]), {"word/document.xml": lambda xml: making.with_body(xml, body, doctype)})


def _bombs() -> Iterator[tuple[str, bytes]]:
    zeros = bytes(30_000_000)
    yield ".zip", packed({"a.txt": zeros})
    yield ".docx", making.repacked(making.docx(), {"word/document.xml": lambda xml: xml + zeros})
    yield ".zip", packed({f"{number}.txt": b"1" for number in range(11_000)})
    yield ".zip", packed({"inner.zip": packed({"a.txt": zeros})})
    yield ".docx", _docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", _laughs("w:document"))
    yield ".html", _laughs("html").encode() + b"<html><body><p>&a9;</p></body></html>"
    yield ".pdf", making.pdf().replace(b"/Count 2", b"/Count 2000000000")
    yield ".csv", b"title,text\n" + b"," * 5_000_000
    yield ".json", b'[{"content": "' + b"\\u00e9" * 400_000 + b'"}]'
    yield ".jsonl", b'{"content": ' + b"9" * 100_000 + b"}"


def _laughs(root: str) -> str:
    many = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY a0 "{"哈" * 10}">{many}<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _archives() -> Iterator[tuple[str, bytes]]:
    good = packed({"a.txt": REPORT.replace("河东", "河北").encode()})
    yield ".zip", good + b"junk after"
    yield ".zip", b"PK\x05\x06" + bytes(18)
    yield ".zip", good.replace(b"a.txt", b"\0.txt")
    for name in (
        "../../../../tmp/evil.txt",
        "/etc/evil.txt",
        "C:\\evil.txt",
        "a" * 60_000 + ".txt",
        "\u202etxt.exe.txt",
        "con.txt",
        ".",
    ):
        yield ".zip", packed({name: f"{name[:9]}开展检查。".encode()})
    claims = bytearray(good)  # a member that claims to be larger than it is, and one that claims to be smaller
    at = claims.index(b"PK\x01\x02")
    for size in (0, 5, 2**31):
        claims[at + 24 : at + 28] = struct.pack("<I", size)
        yield ".zip", bytes(claims)
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
        archive.writestr(link, "/etc/passwd")
    yield ".zip", file.getvalue()


def _tables() -> Iterator[tuple[str, bytes]]:
    yield ".csv", '标题,正文\n甲,"没有关上的引号，'.encode() + REPORT.encode()
    yield ".csv", '标题,正文\n"甲"乙,丙\n'.encode()
    yield ".csv", "标题,标题,正文\n甲,乙,丙\n".encode()
    yield ".csv", "标题,正文\n".encode() + "甲,\n".encode() * 50
    yield ".csv", ("列," * 5000 + "正文\n" + "甲," * 5000 + "开展检查。\n").encode()
    yield ".tsv", '标题\t正文\n甲\t=HYPERLINK("x")开展检查。\n'.encode()
    yield ".jsonl", b'{"content": "\\ud800"}\n{"content": NaN}\n{"content": {"a": 1}}\n[]\nnull\n"a"\n'
    yield ".jsonl", json.dumps({"content": "<script>alert(1)</script>开展检查3次。", "title": "</script>", "year": -1}).encode()
    yield ".json", b"[]"
    yield ".json", b"[1, 2, {}]"
    yield ".json", b'{"a": 1, "a": 2'


def _claims() -> Iterator[tuple[str, bytes]]:
    """Files that claim by their name to be what they are not."""
    for suffix in (".pdf", ".docx", ".doc", ".html", ".zip", ".csv", ".json"):
        yield suffix, REPORT.replace("河东", "和平").replace("3次", f"{len(suffix)}{ord(suffix[1])}次").encode()
    for _, data in _formats():
        yield ".txt", data + b" " * 3
    for head in (
        b"\x89PNG\r\n",
        b"GIF89a",
        b"\x7fELF",
        b"MZ\x90",
        b"Rar!\x1a",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08",
        b"{\\rtf1",
        b"SQLite format 3\0",
    ):
        yield ".doc", head + bytes(range(256))


def _names() -> Iterator[tuple[str, bytes]]:
    for name in (
        "'; rm -rf ~;.txt",
        "<img src=x onerror=alert(1)>.txt",
        "\u202egnp.txt",
        "a" * 200 + ".txt",
        "%2e%2e%2f.txt",
        "“报告”　.txt",
        "-o.txt",
    ):
        yield f"-{name}".replace("/", "_"), f"{name}：开展检查3次。".encode()
