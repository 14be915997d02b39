"""One report as files of every format, made here."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from io import BytesIO

REPORT = """\
天津市河东区2022年法治政府建设情况报告
2022年，河东区政府深入推进法治政府建设，各项工作取得了明显成效。现将有关情况报告如下：
一、主要举措和成效
（一）加强党的领导。区委、区政府召开专题会议3次，听取法治政府建设工作汇报，印发《河东区法治政府建设工作要点》，部署重点任务42项，推动各部门各街道落实主体责任。
（二）优化营商环境。深化“放管服”改革，区市场监管局办结案件1234件，同比增长12.5%。区政务服务办推进“一网通办”，办理事项26411件，好评率达到99.9%以上，企业和群众办事更加便捷高效。
（三）规范行政执法。区司法局组织3900余名国家工作人员参加网上学法用法考试，举办培训班12期。
二、存在的不足
基层执法力量不足，法治宣传的针对性有待提高。
三、2023年工作安排
区司法局将制定《河东区行政执法监督办法》，开展专项督察2次。
天津市河东区人民政府
2023年2月27日
"""
LINES = REPORT.splitlines()
# the same words in the characters of Big5
TRADITIONAL = """\
新北市政府2022年年度報告
一、主要工作
（一）加強法制建設。市政府召開會議3次，辦理案件26411件，滿意率達到99.9%以上，制定《市政府工作辦法》。
"""


def html(lines: Sequence[str] = LINES, encoding: str = "utf-8", head: str = "") -> bytes:
    """A page of a government's site, with what such pages have around their article."""
    body = "\n".join(f"<p>　　{escape(line)}</p>" for line in lines[1:])
    return f"""<!DOCTYPE html>
<html><head><meta charset="{encoding}"><title>{escape(lines[0])}_某区人民政府</title>{head}
<script>var a = "<p>印发《脚本办法》100份。</p>";</script><style>p {{ color: red }}</style></head>
<body><div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
<div class="crumb">您所在的位置：<a href="/">首页</a> &gt; <a href="/fz/">法治政府建设</a></div>
<div class="article"><h1>{escape(lines[0])}</h1>
<div class="info"><span>发布时间：2023-03-01 09:00</span> <span>来源：区司法局</span>
<span>字号：<a>大</a> <a>中</a> <a>小</a></span></div>
<div class="TRS_Editor">{body}</div>
<div class="share">分享到：<a href="#">微信</a></div></div>
<div class="footer"><p>版权所有：某区人民政府　网站标识码：1201020001</p></div></body></html>""".encode(encoding)


def docx(lines: Sequence[str] = LINES, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file of these paragraphs, with a table after them."""
    import docx as library

    document = library.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.save(file := BytesIO())
    return file.getvalue()


def pdf(lines: Sequence[str] = LINES, head: str = "天津市河东区年度报告", length: int = 12) -> bytes:
    """A PDF of pages of ``length`` lines, of 420 points, with a running head and page numbers; paragraphs are indented."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(file := BytesIO(), pagesize=A4, invariant=1)
    printed = [row for line in lines for row in _wrapped(line)]
    for number, start in enumerate(range(0, len(printed), length), 1):
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(300, 810, head)
        canvas.drawCentredString(300, 30, f"— {number} —")
        canvas.setFont("STSong-Light", 14)
        for row, (indent, text) in enumerate(printed[start : start + length]):
            canvas.drawString(80 + 14 * indent, 770 - 28 * row, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _wrapped(line: str, width: float = 420) -> list[tuple[int, str]]:
    """A paragraph as printed lines, the first two characters in, each as full as it gets."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    rows = [(2, "")]
    for character in line:
        indent, text = rows[-1]
        if 14 * indent + stringWidth(text + character, "STSong-Light", 14) > width:
            rows.append((0, character))
        else:
            rows[-1] = (indent, text + character)
    return rows


def csv_row(text: str = REPORT, title: str = "年度报告") -> bytes:
    table = io.StringIO()
    csv.writer(table).writerows([["编号", "标题", "正文"], ["1", title, text]])
    return table.getvalue().encode("utf-8-sig")


def jsonl_row(text: str = REPORT) -> bytes:
    return (json.dumps({"id": 1, "content": text}, ensure_ascii=False) + "\n").encode()


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    with zipfile.ZipFile(file := BytesIO(), "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)  # without a time of day
    return file.getvalue()


#: name of the file -> its bytes
SAME: Mapping[str, Callable[[], bytes]] = {
    "utf-8.txt": lambda: REPORT.encode(),
    "utf-8-sig.txt": lambda: REPORT.encode("utf-8-sig"),
    "utf-16.txt": lambda: REPORT.encode("utf-16"),
    "utf-16-be-without-mark.txt": lambda: REPORT.encode("utf-16-be"),
    "gb18030.txt": lambda: REPORT.encode("gb18030"),
    "page.html": html,
    "page-gbk.htm": lambda: html(encoding="gbk"),
    "report.docx": docx,
    "report.pdf": pdf,
    "table.csv": csv_row,
    "table.jsonl": jsonl_row,
    "packed.zip": lambda: packed({"2022/河东区.docx": docx()}),
}


def repacked(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """An archive with some of its members changed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return packed({name: changes.get(name, bytes)(content) for name, content in members.items()})


def with_body(xml: bytes, body: str, doctype: str = "") -> bytes:
    """The XML of a Word document with another body, and a doctype of its own."""
    head, _, _ = xml.partition(b"<w:body>")
    declaration, _, root = head.partition(b"?>")
    return declaration + b"?>" + doctype.encode() + root + f"<w:body>{body}</w:body></w:document>".encode()
