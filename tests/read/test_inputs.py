"""What inputs stand for: which reports are read, under which names, and what is said of the rest."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from kg.model import InputError, SourceText
from kg.read import Content, InputProblem, ReadOptions, read, read_inputs, reader_of
from kg.read.files import unique_names

FIRST = "东丽区2024年法治政府建设年度报告\n"
SECOND = "河东区人民政府2022年法治政府建设情况报告\n"
THIRD = "肥西县2023年法治政府建设情况报告"


def split(paths: list[Path]) -> tuple[list[SourceText], list[InputProblem]]:
    items = list(read_inputs(paths))
    return [i for i in items if isinstance(i, SourceText)], [i for i in items if isinstance(i, InputProblem)]


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_stands_for_the_reports_in_and_beneath_it(tmp_path: Path) -> None:
    put(tmp_path / "b.txt", FIRST)
    put(tmp_path / "a" / "z.TXT", SECOND)
    put(tmp_path / "a" / "y.htm", f"<html><body><p>{THIRD}</p></body></html>")
    for other in (".hidden.txt", ".git/c.txt"):
        put(tmp_path / other, "不是报告")
    sources, problems = split([tmp_path])
    assert [source.name for source in sources] == ["y.htm", "z.TXT", "b.txt"]
    assert problems == []


def test_what_a_folder_leaves_aside_is_told(tmp_path: Path) -> None:
    put(tmp_path / "b.txt", FIRST)
    for other in ("notes.md", "more/picture.png", "more/other.png", "LICENSE"):
        put(tmp_path / other, "不是报告")
    _, [problem] = split([tmp_path])
    assert problem.note
    assert "left aside 4 files of other kinds (.md, .png, LICENSE)" in problem.message


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
    (b"\x00\xff\xfe\x01" * 9, "is not text in any known encoding"),
    (FIRST.encode() * 3 + b"\xff\xfe\xfd" * 40, "is not text in any known encoding"),
    (b"%PDF-1.7\n", "a damaged PDF"),
    (b"PK\x03\x04\x14\x00", "a damaged archive"),
    (b"PK\x05\x06" + bytes(18), "the archive holds no report"),
    (b"PK\x03\x04 xl/workbook.xml", "save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "no Word document"),
    (b"{\\rtf1\\ansi}", "save it as .docx"),
    (b"\x89PNG\r\n\x1a\n", "run text recognition (OCR)"),
    ("<?xml version='1.0'?><报告/>".encode(), "an XML document"),
    (b"<!DOCTYPE html><html><body></body></html>", "only white space"),
    ('{"content": "报告"'.encode(), "row 1 is no JSON"),
    ('[{"content": "报告"}, 3'.encode(), "not JSON"),
]


@pytest.mark.parametrize(("data", "reason"), BAD)
def test_a_bad_file_is_one_line_and_the_others_are_read(data: bytes, reason: str, tmp_path: Path) -> None:
    bad, good = put(tmp_path / "bad.txt", data), put(tmp_path / "good.txt", FIRST)
    sources, [problem, *others] = split([tmp_path])
    assert [source.name for source in sources] == [good.name]
    assert problem.path == str(bad)
    assert reason in problem.message
    assert not problem.note
    assert all("\n" not in str(each) for each in (problem, *others))
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
        "the folder holds no report (.txt, .html, .docx, .pdf, .csv …)",
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
            (b"\x00\x01\x02\x03" * 9, "not text in any known encoding"),
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


def test_a_manifest_may_be_in_any_encoding(tmp_path: Path) -> None:
    put(tmp_path / "manifest.csv", "file,region\na.txt,天津市东丽区\n".encode("gb18030"))
    assert read(put(tmp_path / "a.txt", FIRST)).metadata == {"region": "天津市东丽区"}


def test_standard_input_is_a_dash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with put(tmp_path / "a", FIRST.encode("gb18030")).open() as given:
        monkeypatch.setattr("sys.stdin", given)
        [source], problems = split([Path("-"), Path("-")])
    assert (source.name, source.text, source.encoding, problems) == ("stdin", FIRST, "gb18030", [])


def test_links_in_a_circle_and_to_nowhere_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder").symlink_to(tmp_path)
    put(tmp_path / "a.txt", FIRST)
    sources, problems = split([tmp_path, tmp_path / "round.txt", tmp_path / "lost.txt"])
    assert [source.name for source in sources] == ["a.txt"]
    assert [problem.path for problem in problems] == [str(tmp_path / "round.txt"), str(tmp_path / "lost.txt")]


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "open" / "a.txt", FIRST)
    put(tmp_path / "shut" / "b.txt", SECOND)
    scandir = os.scandir

    def guarded(path: str | Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    sources, [problem] = split([tmp_path])
    assert [source.name for source in sources] == ["a.txt"]
    assert (problem.path, problem.note) == (str(tmp_path / "shut"), False)


def test_a_file_with_more_bytes_than_the_limit_is_refused(tmp_path: Path) -> None:
    options = ReadOptions.of({"file": 30}, {})
    items = list(read_inputs([put(tmp_path / "a.txt", FIRST * 2), put(tmp_path / "b.txt", "开展检查。")], options))
    assert [str(items[0]), items[1].name] == [  # type: ignore[union-attr]
        f"{tmp_path / 'a.txt'}: more than the limit of 30 bytes: cut it into its reports, or set --limit file=60",
        "b.txt",
    ]


def test_an_endless_file_is_refused() -> None:
    items = list(read_inputs([Path("/dev/zero")], ReadOptions.of({"file": 1000}, {})))
    assert [str(item) for item in items] == [
        "/dev/zero: more than the limit of 1,000 bytes: cut it into its reports, or set --limit file=2000"
    ]


def test_a_report_with_more_characters_than_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"set --limit characters={len(FIRST)}"):
        read(put(tmp_path / "a.txt", FIRST), ReadOptions.of({"characters": 9}, {}))


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (FIRST.encode(), "txt"),
        (b"", "txt"),
        (b"\xef\xbb\xbf \n<HTML>", "html"),
        (b"<?xml version='1.0'?>\n<!-- c -->\n<!DOCTYPE html>", "html"),
        ("<html>".encode("utf-16"), "html"),
        ("<p>报告</p>".encode(), "html"),
        ("<报告> 不是网页".encode(), "txt"),
        (b"%PDF-1.4", "pdf"),
        (b"junk before\n%PDF-1.4", "pdf"),
        ("%PDF 是一种格式".encode(), "txt"),
        (b"PK\x03\x04 word/document.xml", "docx"),
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0", "doc"),
        (b'{"content": "x"}', "jsonl"),
        (b'[{"content": "x"}]', "jsonl"),
        ("[附件] 报告".encode(), "txt"),
        ("标题,正文\n甲,乙\n".encode(), "csv"),
        ("标题\t内容\n甲\t乙\n".encode("gb18030"), "csv"),
        ("甲,乙\n丙,开展检查。\n".encode(), "csv"),
        ("东丽区,河东区2024年报告\n一、开展检查。\n".encode(), "txt"),
        ("开展检查,整改问题。\n办结3件,完成5件。\n".encode(), "txt"),
    ],
)
def test_each_content_has_the_reader_of_its_format(data: bytes, format: str) -> None:
    assert reader_of(Content("a", "a", data)).format == format
