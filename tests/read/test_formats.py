"""One report in every format is one report; and what each format has of its own."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from kg.extract import extract
from kg.model import InputError, SourceText
from kg.read import InputProblem, ReadOptions, read, read_inputs
from kg.resolve import resolve
from kg.text import parse
from tests.read import making
from tests.read.making import LINES, REPORT, SAME, TRADITIONAL


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def split(path: Path, **columns: str) -> tuple[list[SourceText], list[InputProblem]]:
    items = list(read_inputs([path], ReadOptions.of({}, columns)))
    return [i for i in items if isinstance(i, SourceText)], [i for i in items if isinstance(i, InputProblem)]


def graph(source: SourceText) -> tuple[object, ...]:
    """What a source says: its entities, measures and observations, wherever they stand."""
    resolved = resolve(extract(parse(source)))
    found = resolved.extraction
    for kind in ("mentions", "measures", "observations"):
        for each in getattr(found, kind):
            assert "".join(source.text[each.start : each.end].split()) == each.text
    return (
        found.metadata.region,
        found.metadata.year,
        found.metadata.signed,
        sorted(resolved.entities),
        [(each.verb, each.text, each.status) for each in found.measures],
        [(each.text, each.value, each.unit, each.of) for each in found.observations],
    )


@pytest.mark.parametrize("name", SAME)
def test_the_same_report_is_the_same_graph(name: str, tmp_path: Path) -> None:
    source = read(put(tmp_path, name, SAME[name]()))
    same = graph(source)
    assert same == graph(SourceText("report.txt", REPORT, "0"))
    assert min(map(len, same[3:])) > 8  # type: ignore[arg-type]
    assert source.kept == (not name.endswith(".txt"))


def test_big5_is_read_as_what_it_is(tmp_path: Path) -> None:
    source = read(put(tmp_path, "a.txt", TRADITIONAL.encode("big5")))
    assert (source.text, source.encoding) == (TRADITIONAL, "big5hkscs")
    assert graph(source) == graph(read(put(tmp_path, "b.txt", TRADITIONAL.encode())))
    assert len(graph(source)[5]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", sorted(Path("seeds").glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("make", [making.html, making.docx, making.pdf], ids=lambda make: make.__name__)
def test_a_whole_report_is_the_same_graph(make: object, seed: Path, tmp_path: Path) -> None:
    given = read(seed)
    lines = [line.strip() for line in given.text.splitlines() if line.strip()]
    made = read(put(tmp_path, "report", make(lines)))  # type: ignore[operator]
    assert graph(made)[3:] == graph(SourceText(given.name, "\n".join(lines), "0"))[3:]


def test_a_browsers_pdf_is_the_same_graph(tmp_path: Path) -> None:
    """Its fonts give radicals for characters (⽅ for 方), and its lines end where they are full."""
    style = "<style>p { text-indent: 2em; text-align: justify } h1 { text-align: center }</style>"
    body = f"<h1>{LINES[0]}</h1>" + "".join(f"<p>{line}</p>" for line in LINES[1:])
    page = put(tmp_path, "a.html", f"<!DOCTYPE html><meta charset=utf-8>{style}{body}".encode())
    made = tmp_path / "a.pdf"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        f"--user-data-dir={tmp_path / 'p'}",
    ]
    subprocess.run(["chromium", *options, f"--print-to-pdf={made}", page.as_uri()], check=True, capture_output=True)
    assert graph(read(made)) == graph(SourceText("report.txt", REPORT, "0"))


class TestPages:
    def test_the_article_is_kept_and_what_stands_around_it_is_not(self, tmp_path: Path) -> None:
        source = read(put(tmp_path, "a.html", making.html()))
        assert source.text.splitlines() == LINES

    def test_short_paragraphs_of_the_article_are_kept(self, tmp_path: Path) -> None:
        lines = [*LINES[:4], "2.5", "浓度下降，办结", "3", "件。", *LINES[4:]]
        assert read(put(tmp_path, "a.html", making.html(lines))).text.splitlines() == lines
        bare = "".join(f"<p>{line}</p>" for line in lines)
        assert read(put(tmp_path, "b.html", f"<html><body>{bare}</body></html>".encode())).text.splitlines() == lines

    def test_tables_are_kept_row_by_row(self, tmp_path: Path) -> None:
        table = "<table><tr><th>指标</th><th>2022年</th></tr><tr><td>行政处罚案件</td><td>355件</td></tr></table></body>"
        page = making.html().decode().replace('</div>\n<div class="share">', f'{table}</div>\n<div class="share">')
        assert "指标\t2022年\n行政处罚案件\t355件" in read(put(tmp_path, "a.html", page.encode())).text

    def test_a_table_that_lays_out_the_page_is_read_as_text(self, tmp_path: Path) -> None:
        cells = "".join(f"<p>{line}</p>" for line in LINES)
        page = f"<html><body><table><tr><td>{cells}</td></tr></table></body></html>"
        assert read(put(tmp_path, "a.html", page.encode())).text.splitlines() == LINES

    def test_what_the_page_says_of_itself_is_kept(self, tmp_path: Path) -> None:
        head = '<meta name="ArticleTitle" content="河东区年度报告"><meta name="PubDate" content="2023-03-01 09:00">'
        source = read(put(tmp_path, "a.html", making.html(head=head)))
        assert source.properties == {"title": "河东区年度报告"}

    def test_nothing_is_fetched_or_expanded(self, tmp_path: Path) -> None:
        secret = put(tmp_path, "secret.txt", "机密内容".encode())
        entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        page = f'{entity}<html><body><p>开展检查&x;3次。</p><iframe src="{secret.as_uri()}"></iframe></body></html>'
        assert "机密" not in read(put(tmp_path, "a.html", page.encode())).text


class TestWordFiles:
    def test_paragraphs_and_tables_are_in_order(self, tmp_path: Path) -> None:
        data = making.docx(LINES[:3], [["指标", "2022年"], ["行政处罚案件", "355件"]])
        assert read(put(tmp_path, "a.docx", data)).text.splitlines() == [*LINES[:3], "指标\t2022年", "行政处罚案件\t355件"]

    def test_tracked_changes_controls_and_boxes(self, tmp_path: Path) -> None:
        text = "<w:r><w:t>{}</w:t></w:r>"
        body = (
            "<w:p>" + text.format("印发")
            + "<w:ins w:id='1' w:author='a'>" + text.format("《甲办法》") + "</w:ins>"
            + "<w:del w:id='2' w:author='a'><w:r><w:delText>《乙办法》</w:delText></w:r></w:del>"
            + "<w:fldSimple w:instr='DATE'>" + text.format("3份。") + "</w:fldSimple></w:p>"
            + "<w:sdt><w:sdtContent><w:p>" + text.format("开展检查。") + "</w:p></w:sdtContent></w:sdt>"
            + "<w:p><w:r><w:pict><w:txbxContent><w:p>" + text.format("完成整改。") + "</w:p></w:txbxContent></w:pict></w:r></w:p>"
        )  # fmt: skip
        assert read(put(tmp_path, "a.docx", with_body(body))).text.splitlines() == [
            "印发《甲办法》3份。",
            "开展检查。",
            "完成整改。",
        ]

    def test_numbers_that_word_prints_are_there(self, tmp_path: Path) -> None:
        levels = "".join(
            f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"
            for level, (form, text) in enumerate(
                [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
            )
        )
        numbering = f"<w:abstractNum w:abstractNumId='77'>{levels}</w:abstractNum>"
        numbering += "<w:num w:numId='77'><w:abstractNumId w:val='77'/></w:num>"
        paragraph = (
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{}'/><w:numId w:val='77'/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
        )
        items = [(0, "做法"), (1, "学习"), (2, "培训"), (2, "考试"), (1, "执法"), (2, "检查"), (0, "不足")]
        body = "".join(paragraph.format(*item) for item in items)
        assert read(put(tmp_path, "a.docx", with_body(body, numbering))).text.splitlines() == [
            "一、做法", "（一）学习", "1.培训", "2.考试", "（二）执法", "1.检查", "二、不足"
        ]  # fmt: skip

    def test_entities_of_the_files_own_are_not_followed(self, tmp_path: Path) -> None:
        secret = put(tmp_path, "secret.txt", "机密内容".encode())
        body = "<w:p><w:r><w:t>开展检查&x;&many;。</w:t></w:r></w:p>"
        many = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
        doctype = f'<!DOCTYPE d [<!ENTITY a0 "{"哈" * 10}">{many}<!ENTITY many "&a8;"><!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        items = list(read_inputs([put(tmp_path, "a.docx", with_body(body, doctype=doctype))]))
        assert all("机密" not in getattr(item, "text", "") and len(getattr(item, "text", "")) < 99 for item in items)

    def test_a_file_with_macros_is_refused(self, tmp_path: Path) -> None:
        data = making.repacked(making.docx(), {"[Content_Types].xml": lambda xml: xml.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )})  # fmt: skip
        with pytest.raises(InputError, match="not a Word document that can be read"):
            read(put(tmp_path, "a.docm", data))


def with_body(body: str, numbering: str = "", doctype: str = "") -> bytes:
    """A Word file with this body."""
    return making.repacked(
        making.docx(["一"]),
        {
            "word/document.xml": lambda xml: making.with_body(xml, body, doctype),
            "word/numbering.xml": lambda xml: xml.replace(b"</w:numbering>", f"{numbering}</w:numbering>".encode()),
        },
    )


class TestPdfs:
    def test_running_heads_and_numbers_are_dropped_and_lines_joined(self, tmp_path: Path) -> None:
        source = read(put(tmp_path, "a.pdf", making.pdf()))
        assert source.text.splitlines() == LINES

    def test_each_character_has_its_page(self, tmp_path: Path) -> None:
        source = read(put(tmp_path, "a.pdf", making.pdf(length=6)))
        assert len(source.pages) > 2
        assert source.page(0) == 1
        assert source.page(len(source.text) - 1) == len(source.pages)
        assert all(source.page(begin) == number for number, begin in enumerate(source.pages, 1))

    def test_one_of_pictures_says_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"run text recognition \(OCR\)"):
            read(put(tmp_path, "a.pdf", making.pdf([" "], head=" ")))


class TestOldWordFiles:
    OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")

    def test_without_a_program_it_says_which_to_install(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(InputError, match="install one of antiword, catdoc or LibreOffice"):
            read(put(tmp_path, "a.doc", self.OLD))

    @pytest.mark.parametrize("program", ["antiword", "catdoc"])
    def test_a_program_that_is_installed_is_used(self, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        made = put(tmp_path, program, f"#!/bin/sh\ncat <<'END'\n{REPORT}END\n".encode())
        made.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
        source = read(put(tmp_path, "a.doc", self.OLD))
        assert (source.text, source.format) == (REPORT, "doc")

    def test_a_program_that_fails_is_one_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(tmp_path, "antiword", b"#!/bin/sh\nexit 1\n").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(InputError, match="cannot be read by antiword"):
            read(put(tmp_path, "a.doc", self.OLD))


class TestTables:
    def test_the_columns_are_known_by_name(self, tmp_path: Path) -> None:
        table = "标题,年份,正文,网址\n甲区报告,2024,开展检查。,x\n乙区报告,2023,办结3件。,y\n"
        sources, problems = split(put(tmp_path, "a.csv", table.encode("gb18030")))
        assert [(each.name, each.text, each.metadata) for each in sources] == [
            ("a.csv/row2", "开展检查。", {"title": "甲区报告", "year": "2024"}),
            ("a.csv/row3", "办结3件。", {"title": "乙区报告", "year": "2023"}),
        ]
        assert problems == []

    def test_a_column_that_is_guessed_is_told_and_can_be_set(self, tmp_path: Path) -> None:
        path = put(tmp_path, "a.csv", "甲,乙\n短,开展检查，办结案件3件。\n".encode())
        [source], [problem] = split(path)
        assert source.text == "开展检查，办结案件3件。"
        assert problem.note
        assert "taken from the column 乙: set another with --column text=NAME" in problem.message
        # a title is none, however long
        titled = "标题,内容文字\n很长很长很长很长很长很长的标题2023年报告,办结3件。\n".encode()
        assert [each.text for each in split(put(tmp_path, "b.csv", titled))[0]] == ["办结3件。"]
        [source], problems = split(path, text="甲")
        assert (source.text, problems) == ("短", [])
        assert split(path, text="丙")[1][0].message.startswith("there is no column 丙, only 甲, 乙")

    def test_a_bad_row_is_told_and_the_others_are_read(self, tmp_path: Path) -> None:
        table = '标题,正文\n甲,开展检查。\n乙,丙,丁\n戊,\n己,办结3件。\n庚,"没有关\n辛,完成。\n'
        sources, problems = split(put(tmp_path, "a.csv", table.encode()))
        assert [each.part for each in sources] == ["row2", "row5"]
        assert [each.message.split(":")[0] for each in problems] == [
            "row 3 has 3 cells, not 2",
            "row 4",
            "after row 5 nothing can be read (unexpected end of data)",
        ]

    def test_a_bad_line_of_json_is_told_and_the_others_are_read(self, tmp_path: Path) -> None:
        good = json.dumps({"content": "开展检查3次。", "title": "甲区报告", "id": 3, "tags": ["a"]}, ensure_ascii=False)
        deep = "[" * 100_000
        lines = [good, "{", "3", deep, '{"content": null}', '{"content": "\\ud800\\u0000办结3件。"}']
        sources, problems = split(put(tmp_path, "a.jsonl", "\n".join(lines).encode()))
        assert [(each.part, each.text) for each in sources] == [("row1", "开展检查3次。"), ("row6", "\ufffd\ufffd办结3件。")]
        assert [each.message.split(" is")[0] for each in problems] == ["row 2", "row 3", "row 4", "row 5: there"]

    def test_a_long_report_fits_a_cell(self, tmp_path: Path) -> None:
        text = REPORT * 500
        assert read(put(tmp_path, "a.csv", making.csv_row(text))).text == text

    def test_a_list_of_objects(self, tmp_path: Path) -> None:
        data = json.dumps([{"正文": "开展检查。"}, {"正文": "办结3件。"}, 3]).encode()
        sources, [problem] = split(put(tmp_path, "a.json", data))
        assert [each.text for each in sources] == ["开展检查。", "办结3件。"]
        assert problem.message.startswith("row 3 is no object")


class TestArchives:
    def test_its_members_are_read_with_their_manifest(self, tmp_path: Path) -> None:
        files = {
            "2022/a.txt": "开展检查3次。".encode("gb18030"),
            "2022/manifest.csv": b"file,year\na.txt,2022\n",
            "2022/b.docx": making.docx(["办结3件。"]),
            "__MACOSX/2022/._a.txt": b"junk",
            "picture.png": b"\x89PNG",
        }
        sources, problems = split(put(tmp_path, "all.zip", making.packed(files)))
        assert [(each.name, each.text, each.metadata, each.format) for each in sources] == [
            ("all.zip/2022/a.txt", "开展检查3次。", {"year": "2022"}, "txt"),
            ("all.zip/2022/b.docx", "办结3件。", {}, "docx"),
        ]
        assert problems == []

    def test_names_lead_nowhere_and_are_shown(self, tmp_path: Path) -> None:
        files = {"../../etc/a.txt": b"a1", "/b.txt": b"b1", "c\\d.txt": b"c1", "e\nf.txt": b"e1"}
        sources, _ = split(put(tmp_path, "all.zip", making.packed(files)))
        assert [each.name for each in sources] == ["all.zip/b.txt", "all.zip/c/d.txt", "all.zip/e\\nf.txt", "all.zip/etc/a.txt"]
        assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]

    def test_names_of_old_programs_are_read(self, tmp_path: Path) -> None:
        name = "报告.txt".encode("gb18030")
        data = making.packed({"x" * len(name): b"a1"}).replace(b"x" * len(name), name)
        assert [each.name for each in split(put(tmp_path, "all.zip", data))[0]] == ["all.zip/报告.txt"]

    def test_what_is_wrong_with_a_member_is_told_and_the_others_are_read(self, tmp_path: Path) -> None:
        inner = making.packed({"a.txt": b"a1"})
        files = {"a.txt": b"a1", "b.txt": b"", "c.zip": inner, "d.pdf": b"%PDF-1.4", "e.txt": "开展检查。".encode()}
        data = making.packed(files, method=0)
        sources, problems = split(put(tmp_path, "all.zip", data.replace("展".encode(), "开".encode())))
        assert [each.name for each in sources] == ["all.zip/a.txt"]
        assert [each.path.removeprefix(f"{tmp_path}/all.zip/") for each in problems] == ["b.txt", "c.zip", "d.pdf", "e.txt"]
        assert "an archive within an archive" in problems[1].message
        assert "a damaged member" in problems[3].message


class TestSeveral:
    def test_reports_after_each_other_are_read_each(self, tmp_path: Path) -> None:
        second = REPORT.replace("河东区", "河西区")
        sources, [problem] = split(put(tmp_path, "a.txt", (REPORT + "\n" + second).encode()))
        assert [(each.name, each.text.strip(), each.begin) for each in sources] == [
            ("a.txt/part1", REPORT.strip(), 0),
            ("a.txt/part2", second.strip(), len(REPORT) + 1),
        ]
        assert problem.note

    @pytest.mark.parametrize("path", sorted(Path("seeds").glob("*.txt")), ids=lambda path: path.stem)
    def test_one_report_is_not_cut(self, path: Path) -> None:
        assert len(split(path)[0]) == 1
