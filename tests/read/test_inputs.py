"""What inputs stand for: which reports are read, under which names, and what is said of the rest."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from kg.model import InputError, SourceText
from kg.read import InputProblem, read, read_inputs, reader_of
from kg.read.files import unique_names

FIRST = "东丽区2024年法治政府建设年度报告\n"
SECOND = "河东区人民政府2022年法治政府建设情况报告\n"


def split(paths: list[Path]) -> tuple[list[SourceText], list[InputProblem]]:
    items = list(read_inputs(paths))
    return [i for i in items if isinstance(i, SourceText)], [i for i in items if isinstance(i, InputProblem)]


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_stands_for_the_text_files_in_and_beneath_it(tmp_path: Path) -> None:
    put(tmp_path / "b.txt", FIRST)
    put(tmp_path / "a" / "z.TXT", SECOND)
    for other in (".hidden.txt", ".git/c.txt", "notes.md", "picture.png"):
        put(tmp_path / other, "不是报告")
    sources, problems = split([tmp_path])
    assert [source.name for source in sources] == ["z.TXT", "b.txt"]
    assert problems == []


def test_a_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    assert read(put(tmp_path / "report", FIRST)).text == FIRST
    assert read(put(tmp_path / "东丽区　2024年（终稿）.TXT", FIRST)).name == "东丽区　2024年（终稿）.TXT"


def test_line_ends_and_hash_are_those_of_the_file(tmp_path: Path) -> None:
    data = "第一行\r\n第二行\r".encode()
    source = read(put(tmp_path / "a.txt", data))
    assert source.text == data.decode()
    assert source.sha256 == sha256(data).hexdigest()


BAD = [
    (b"", "the file is empty"),
    (b" \r\n\t\xe3\x80\x80\n", "only white space"),
    (b"\xef\xbb\xbf\n", "only white space"),
    (FIRST.encode("gb18030"), "GB18030"),
    (b"\x00\xff\xfe\x01" * 9, "not UTF-8 text"),
    (b"%PDF-1.7\n", "a PDF"),
    (b"PK\x03\x04\x14\x00", "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "old office document"),
    ("<!DOCTYPE html><html><body>报告</body></html>".encode(), "a web page"),
    ("\ufeff\n<HTML>报告</HTML>".encode(), "a web page"),
]


@pytest.mark.parametrize(("data", "reason"), BAD)
def test_a_bad_file_is_one_line_and_the_others_are_read(data: bytes, reason: str, tmp_path: Path) -> None:
    bad, good = put(tmp_path / "bad.txt", data), put(tmp_path / "good.txt", FIRST)
    sources, [problem] = split([tmp_path])
    assert [source.name for source in sources] == [good.name]
    assert problem.path == str(bad)
    assert reason in problem.message
    assert not problem.note
    assert "\n" not in str(problem)
    with pytest.raises(InputError, match=r"bad\.txt: "):
        read(bad)


@pytest.mark.parametrize("name", [b"\xb1\xa8\xb8\xe6.txt", b"a\nb.txt"])
def test_a_name_that_cannot_be_shown_is_one_line(name: bytes, tmp_path: Path) -> None:
    put(tmp_path / os.fsdecode(name), FIRST)
    sources, [problem] = split([tmp_path])
    assert sources == []
    assert str(problem).isprintable()


def test_what_is_missing_is_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    sources, problems = split([tmp_path / "no.txt", tmp_path / "empty", put(tmp_path / "a.txt", FIRST)])
    assert len(sources) == 1
    assert [problem.message.split(":")[0] for problem in problems] == [
        "there is no such file or folder",
        "the folder holds no .txt file",
    ]


def test_one_file_given_twice_is_read_once_without_a_word(tmp_path: Path) -> None:
    file = put(tmp_path / "a.txt", FIRST)
    sources, problems = split([file, tmp_path, tmp_path / "." / "a.txt"])
    assert len(sources) == 1
    assert problems == []


def test_a_copy_is_read_once_with_a_note(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", FIRST)
    put(tmp_path / "copy.txt", FIRST)
    sources, [problem] = split([tmp_path])
    assert [source.name for source in sources] == ["a.txt"]
    assert problem.note
    assert "a.txt" in problem.message


def test_names_are_no_longer_than_it_takes_to_tell_files_apart(tmp_path: Path) -> None:
    put(tmp_path / "2023" / "east.txt", FIRST)
    put(tmp_path / "2024" / "east.txt", SECOND)
    put(tmp_path / "2024" / "west.txt", FIRST + SECOND)
    sources, _ = split([tmp_path])
    assert [source.name for source in sources] == ["2023/east.txt", "2024/east.txt", "west.txt"]
    assert unique_names([Path("a/b/x.txt"), Path("c/b/x.txt"), Path("c/d/x.txt")]) == ["a/b/x.txt", "c/b/x.txt", "d/x.txt"]


class TestManifest:
    def test_it_adds_what_it_knows_of_the_file(self, tmp_path: Path) -> None:
        put(tmp_path / "manifest.csv", "\ufefffile,title,issuer,region,year,url\na.txt,东丽区年度报告,,天津市东丽区,2024,x\n")
        source = read(put(tmp_path / "a.txt", FIRST))
        assert source.metadata == {"title": "东丽区年度报告", "region": "天津市东丽区", "year": "2024"}

    def test_it_is_no_report_even_when_named(self, tmp_path: Path) -> None:
        manifest = put(tmp_path / "manifest.csv", "file\na.txt\n")
        sources, problems = split([manifest, put(tmp_path / "a.txt", FIRST)])
        assert [source.name for source in sources] == ["a.txt"]
        assert problems == []

    @pytest.mark.parametrize(
        ("manifest", "reason"),
        [
            ("name,year\na.txt,2024\n", "line 1: there is no column 'file'"),
            ("", "line 1: there is no column 'file'"),
            ("file,year\na.txt,2024,,\n", "line 2: the row does not fit"),
            ("file,year\n,2024\n", "line 2: the row does not fit"),
            ("file,year\na.txt,2024\na.txt,2023\n", "line 3: a.txt is listed twice"),
            ("file,year\na.txt,2024\nlost.txt,2023\n", "no file lost.txt"),
            (f"file,sha256,year\na.txt,{'0' * 64},2024\n", "describes other bytes"),
            ("file,year\na.txt,2024\n".encode("utf-16"), "UTF-16"),
        ],
    )
    def test_what_is_wrong_with_it_is_told_and_the_report_is_read(
        self, manifest: str | bytes, reason: str, tmp_path: Path
    ) -> None:
        put(tmp_path / "manifest.csv", manifest)
        put(tmp_path / "a.txt", FIRST)
        sources, [problem] = split([tmp_path])
        assert [source.text for source in sources] == [FIRST]
        assert reason in problem.message
        assert not problem.note

    def test_the_seeds_are_as_their_manifest_says(self) -> None:
        sources, problems = split([Path("seeds")])
        assert problems == []
        assert [source.metadata["year"] for source in sources] == ["2024", "2022"]


def test_each_content_has_the_reader_of_its_format() -> None:
    assert reader_of(FIRST.encode()).format == "txt"
