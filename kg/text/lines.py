"""Lines of the source joined to blocks: title, headings, paragraphs, signature, page furniture."""

import re
from dataclasses import dataclass
from typing import Literal

from kg.text.clean import kept_pieces, squash
from kg.text.headings import HEADING_MARK
from kg.text.wrap import Wrap, wrap_of

BlockKind = Literal["title", "body", "signature", "furniture"]

# 发布日期：2024-01-31 10:07:35 浏览次数： 信息来源：径山镇 字体：[ 大 中 小 ]; 津ICP备05000001号
_FURNITURE = re.compile(
    r"^(?:>$|[\s【\[（|>》]*(?:您(?:所在)?的位置|当前位置|所在位置|首页|(?:公开|成文|生成|印发)日期|发布(?:日期|时间|机构|单位|人)|发表时间|更新时间"
    r"|发文(?:日期|字号|机关|单位)|文号|浏览(?:次数|量)|阅读(?:量|次数)|点击(?:数|量|次数)|访问量|(?:信息|文章|稿件|内容)?来源|字体|字号|索引号"
    r"|信息(?:分类|索引|名称|公开类别)|(?:主题|体裁|组配)分类|主题词|关键词|有效性|公开(?:方式|类别|范围|主体)|作者|编辑|责任编辑|审核|供稿|打印|关闭|收藏|分享到?"
    r"|扫一扫(?:在手机打开当前页)?|扫描二维码|相关(?:文档|链接|附件|阅读|稿件)|附件下载|返回顶部|返回列表|[上下]一[篇条页]|版权所有|主办(?:单位)?|承办(?:单位)?|技术支持"
    r"|联系(?:电话|方式|我们|地址)|网站(?:标识码|地图|声明)|政府网站标识码|(?:[一-龥])?ICP备\S{0,20}|[一-龥]公网安备\S{0,24})"
    r"\s*(?:[:：】\]|>]|本页|本文|窗口|$))"
)
_DATE_LINE = re.compile(
    r"^(?:\d{4}|[二〇○零一三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$"
)
_ISSUER_LINE = re.compile(
    r"(?:政府|局|委员会|委|厅|院|办事处|办公室|管委会|公署|行署|中心|年度?|[省市区县镇乡州旗盟]|地区|基地|街道|关于)$"
)
_ENDS_SENTENCE = ("。", "！", "？", "；", "：", "”", "…")
_TITLE_HEAD = re.compile(r"(?:报告|总结|情况|要点|计划|公报|说明|汇报|年报)(?:（.{1,12}）)?$")
# a line shorter than this that ends without a mark is a line by itself (a heading, an issuer), not a wrapped one
_WRAPPED = 24


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces of the source that make one paragraph, heading or title line; offsets index the source."""

    kind: BlockKind
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its place, its text without blanks, the blanks that it begins with, and whether it is a table's row."""

    start: int
    end: int
    text: str
    indent: str = ""
    row: bool = False


# what is no value of a label on the line above: a heading, a title, a sentence
_LABEL_LESS = re.compile(HEADING_MARK.pattern + r"|报告|总结|。")


def blocks(text: str) -> list[Block]:
    """Cut a folded source text into blocks.

    >>> [b.kind for b in blocks("某区2023年报告\\n\\n一、情况\\n开展检查。\\n某区人民政府\\n2024年1月2日\\n")]
    ['title', 'body', 'body', 'signature', 'signature']
    """
    lines = list(_lines(text))
    furniture = [bool(_FURNITURE.match(line.text)) and len(line.text) < 160 for line in lines]
    for index in range(1, len(lines)):
        label = furniture[index - 1] and lines[index - 1].text.endswith((":", "：")) and len(lines[index - 1].text) <= 8
        if label and len(lines[index].text) <= 24 and not _LABEL_LESS.search(lines[index].text):
            furniture[index] = True
    real = [line for line, noise in zip(lines, furniture, strict=True) if not noise]
    titles = _title_count(real)
    tail = _signature_start(real, titles)
    first = _title_start(real, titles)
    joined = [Block("furniture", _pieces(text, [line])) for line, noise in zip(lines, furniture, strict=True) if noise]
    joined += [Block("furniture", _pieces(text, [line])) for line in real[:first]]
    joined += [Block("title", _pieces(text, [line])) for line in real[first:titles]]
    joined += [Block("body", _pieces(text, group)) for group in _paragraphs(real[titles:tail], wrap_of(real))]
    joined += [Block("signature", _pieces(text, [line])) for line in real[tail:]]
    return sorted((block for block in joined if block.pieces), key=lambda block: block.pieces[0])


# 案件\t320\t355: cells with a tab between, no heading (一、\t做法) and no sentence
_ROW = re.compile(r"(?=.{1,200}\t)[^\t。]+\t[^。]*$")


def _lines(text: str) -> list[_Line]:
    found = []
    for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+", text):
        printed = match.group()
        if content := squash(printed):
            row = "\t" in printed and _ROW.match(printed.strip()) is not None and HEADING_MARK.match(content) is None
            indent = printed[: len(printed) - len(printed.lstrip())]
            found.append(_Line(match.start(), match.end(), content, indent, row))
    return found


def _pieces(text: str, lines: list[_Line]) -> tuple[tuple[int, int], ...]:
    return tuple(piece for line in lines for piece in kept_pieces(text, line.start, line.end))


def _title_count(lines: list[_Line]) -> int:
    """How many leading lines make the title: up to the first that ends in 报告, 总结 … before any sentence."""
    for count, line in enumerate(lines[:12], 1):
        if HEADING_MARK.match(line.text) or len(line.text) > 60 or "。" in line.text:
            return 0
        if _TITLE_HEAD.search(line.text):
            return count
    return 0


def _title_start(lines: list[_Line], count: int) -> int:
    """Where the title's own lines begin: 河东区人民政府 / 2022年…报告 is one title, a site's crumbs above it are not."""
    start = max(0, count - 1)
    while start > 0 and _ISSUER_LINE.search(lines[start - 1].text):
        start -= 1
    return start


def _signature_start(lines: list[_Line], least: int) -> int:
    """Where the closing lines (issuer, date) begin."""
    for index in range(len(lines) - 1, max(least, len(lines) - 8) - 1, -1):
        if _DATE_LINE.match(lines[index].text):
            while (
                index > least
                and len(lines[index - 1].text) <= 30
                and not lines[index - 1].text.endswith(("。", "；", "：", "！"))
            ):
                index -= 1
            return index
    return len(lines)


def _paragraphs(lines: list[_Line], wrap: Wrap | None) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, wrap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


# 制定了《三屯营镇 / 2021年工作要点》: a title goes on, whatever the next line looks like
_UNCLOSED = re.compile(r"《[^《》。；]{0,40}$")


def _continues(before: list[_Line], line: _Line, wrap: Wrap | None) -> bool:
    """Whether a line goes on with the paragraph before it: 失信联合惩 / 戒工作制度，做好….

    Where all lines are wrapped, a full one goes on. Elsewhere a line cut inside a sentence ends without a mark and is long or
    part of a running sentence; what follows is no heading.
    """
    last = before[-1].text
    if before[-1].row or line.row:
        return False
    if _UNCLOSED.search(last):
        return True
    if wrap is not None and wrap.full(before[-1]):
        return _runs_on(last, line, wrap)
    if HEADING_MARK.match(line.text) or last.endswith(_ENDS_SENTENCE):
        return False
    if last.endswith(("，", "、")):
        return True
    heading = HEADING_MARK.match(before[0].text)
    if wrap is not None or (heading and "。" not in last):
        return False
    return len(last) >= _WRAPPED or "。" in last


def _runs_on(last: str, line: _Line, wrap: Wrap) -> bool:
    """Whether a line goes on with a full one before it, in a text whose lines are all wrapped."""
    if wrap.indents and wrap.begins(line):
        return False
    if HEADING_MARK.match(line.text):
        return wrap.indents and not last.endswith(_ENDS_SENTENCE)
    return wrap.indents or not last.endswith(("。", "！", "？"))
