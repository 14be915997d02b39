"""Programmes named in quotes: with a head after the quote, with a count in it, or alone where a verb of doing governs them."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.context import Candidate, Context, inside
from kg.extract.data_files import lexicon, terms
from kg.extract.lexicons import adverbs, adverbs_outside_names, function_words, verbs
from kg.extract.names import name_start
from kg.extract.programme_names import Walls, heads, inside_names, tells, without_lead
from kg.extract.rules import DOC_MASK, Rule
from kg.model import Sentence

_QUOTED = re.compile(r"“([^“”\n]{1,60})”")
# text after a quoted name that makes the quote people, not an undertaking: “法律明白人”队伍
_PEOPLE = re.compile(r"(?:队伍|队员|人员|骨干|人才|\d+余?[名人位])")


def quoted_headed(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """“证照分离”改革: a quoted name, a note in brackets or a few words, and a head."""
    for match in _QUOTED.finditer(context.text, sentence.start, sentence.end):
        if inside(context.documents, match.start()):
            continue
        if (found := _head_after(context, match.end(), sentence.end)) is not None:
            end, kind = found
            if context.text[match.start() - 1] == "”" and context.text[match.end() : end] in _SHARED_BY_LIST:
                continue  # “你点我检”“计量惠民生”主题活动: the head is the list's
            if _names_itself(match.group(1)) and not context.text.startswith("）", end - 1):
                continue
            if _told_apart(match) and context.text.endswith(_ADDS_NOTHING, match.end(), end):
                continue
            start = _modifier_before(context, match.start(), walls.floor(sentence.start, match.start()), match.group(1), kind)
            yield Candidate("PROG", start, end, rule.id, kind, order=rule.order)
        elif (dated := _DATED.match(context.text, match.start(), sentence.end)) is not None:
            yield Candidate("PROG", match.start(), dated.end(), rule.id, "campaign", order=rule.order)


# “绿盾2019”自然保护地强化监督, “春雷行动2021”农资打假: a name with its year, and what it is about up to the next mark
_DATED = re.compile(r"“[^“”]{2,12}20\d\d”(?!等|和|以来|的)[一-鿿]{3,16}(?=[、，。；]|$)")
# heads of 落实“三项制度”要求, 设立“跨省通办”专窗: what is required or served has its name already
_ADDS_NOTHING = ("要求", "窗口", "专窗", "项目")


def _told_apart(quoted: re.Match[str]) -> bool:
    """Whether a quoted name is a way of governing by itself, whatever noun follows."""
    name = quoted.group(1)
    return name in _national() or bool(_NUMBERED.match(quoted.group()) or _NAMES_A_WAY.search(name))


_SHARED_BY_LIST = frozenset(("活动", "主题活动", "系列活动", "宣传活动", "普法活动", "专项行动", "行动"))


def _names_itself(quoted: str) -> bool:
    """“12345热线平台”新系统: what stands in the quotes has its head already."""
    return bool(re.search(r"(?:平台|系统|小程序|公众号|热线|驿站)$", quoted))


# 行政复议“提能增效”工程: what it is for is a part of its name
_TOLD_BY_FIELD = frozenset(("campaign", "project"))
# 执法人员“导师帮带”机制: whom a mechanism is for is no part of its name, what for is: 行政复议“繁简分流”机制
_WHOSE = re.compile(r"(?:人员|企业|群众|干部|职工|律师|领域|部门|单位|社区|[省市区县镇乡村])$")
# “三统一”制度, “五进”活动: a count that needs what it counts to be one's own
_COUNTED_NAME = re.compile(r"[一二两三四五六七八九十双]{1,2}[一-鿿]{1,3}|\d{2,4}")


def _modifier_before(context: Context, at: int, floor: int, name: str, kind: str) -> int:
    """大气污染“夏病冬治”攻坚行动, 规范性文件“三统一”制度: the words before a quote that tell a campaign or a count apart."""
    clause = re.split(r"[，。；、]", context.text[max(floor, at - 24) : at])[-1]
    listed = clause and at - len(clause) > floor and context.text[at - len(clause) - 1] == "、"
    if kind == "campaign" and listed and verbs().keys().isdisjoint(context.words_between(at - len(clause), at)):
        return at - len(clause)
    told = kind in _TOLD_BY_FIELD or (kind == "mechanism" and _WHOSE.search(clause) is None)
    if not told and not _COUNTED_NAME.fullmatch(name):
        return at
    through = inside_names() if kind == "campaign" else frozenset[str]()
    start = without_lead(context, name_start(context, at, floor, through=through), at, floor)
    before = context.words_in(max(floor, start - 6), start)
    listed = kind == "activity" and bool(before) and before[-1][1] == "、"  # “宪法宣传周”、安全宣传“五进”活动
    governed = listed or (bool(before) and before[-1][1] in verbs() and (kind == "activity" or tells(context, start, at)))
    return start if governed and 2 <= at - start <= 12 else at


_LETTER = re.compile(r"[一-鿿A-Za-z]")
# “监管护苗”2022暑期专项行动
_YEAR = re.compile(r"20\d\d")


def _head_after(context: Context, at: int, limit: int) -> tuple[int, str] | None:
    """The end and kind of the head that follows a quote: at once, or over at most a few nouns."""
    if context.text.startswith("（", at):
        close = context.text.find("）", at, min(limit, at + 60))
        at = close + 1 if close >= 0 else at
    direct = _any_head().match(context.text, at)
    if direct is not None and _head_ends(context.text, direct.end()):
        return _to_last(context, direct)
    for start, word in context.words_in(at, min(limit, at + 18)):
        verb = verbs().get(word)
        outside = word in function_words("stop") or word in adverbs_outside_names() or (verb and not verb.nominal)
        if outside and (tail := _any_head().match(context.text, start)) is not None and _head_ends(context.text, tail.end()):
            return _to_last(context, tail)  # “双百”食品安全提升行动: the head begins with a verb
        if (outside and not word.endswith("化")) or not (_LETTER.match(word) or _YEAR.fullmatch(word)):
            break
        end = start + len(word)
        head = next(
            (h for length in range(min(8, end - at), 1, -1) if (h := context.text[end - length : end]) in _kind_of()), None
        )
        sure = head is not None and head not in _ONLY_DIRECT
        if head is not None and sure and _head_ends(context.text, end) and not _longer_head(context.text, end):
            further = _any_head().match(context.text, end)
            if further is not None and further.group() in _KEEPS_ON and _head_ends(context.text, further.end()):
                return further.end(), _kind_of()[further.group()]
            return end, _kind_of()[head]
    return None


def _to_last(context: Context, head: re.Match[str]) -> tuple[int, str]:
    """“蓝盾”系列专项执法行动: where one head follows another, the last ends the name."""
    further = _any_head().match(context.text, head.end())
    if further is not None and further.group() in _KEEPS_ON and _head_ends(context.text, further.end()):
        return further.end(), _kind_of()[further.group()]
    return head.end(), _kind_of()[head.group()]


_KEEPS_ON = frozenset(("行动", "活动", "工程", "试点", "机制", "制度", "平台", "模式"))

# heads that name something only right after the quotes: “法治径山”建设, not “十四五”时期法治政府建设
_ONLY_DIRECT = frozenset(("建设", "要求", "标准", "原则", "会议", "项目", "窗口", "工程", "做法", "经验", "理念", "方针"))


@cache
def _kind_of() -> dict[str, str]:
    """The kinds of the heads that may follow a quoted name."""
    return {head: kind for head, kind, where in heads() if where != "s"}


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _kind_of())))


def _longer_head(text: str, end: int) -> bool:
    """Whether a head goes on: 活动 of 活动方案."""
    return bool(re.match(r"(?:方案|计划|平台|机制|制度|工作法|实施方案|负责人|主任|所|局|部门)", text[end : end + 4]))


_OTHER_SUBJECT = re.compile(r"(?:各|全(?!覆盖|年|部|程|面)|其|主责|职责|领域|[一-鿿]{0,2}(?:队伍|人员))")


def _head_ends(text: str, at: int) -> bool:
    """Whether a head is the last of its name: 机制 of 机制建设 is, 要求 of 要求各部门 is not."""
    return not _OTHER_SUBJECT.match(text[at : at + 4])


_NUMBERED = re.compile(r"“[一二两三四五六七八九十]+[项大个](制度|平台|机制|工程|行动|体系|改革|责任)”|“(回头看)”")
_NUMBERED_KIND = {
    "制度": "mechanism",
    "平台": "platform",
    "机制": "mechanism",
    "工程": "project",
    "行动": "campaign",
    "体系": "mechanism",
    "改革": "reform",
    "责任": "responsibility",
    "回头看": "campaign",
}


def numbered(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """行政执法“三项制度”: a count in quotes takes in what it counts."""
    for match in _NUMBERED.finditer(context.text, sentence.start, sentence.end):
        start = match.start()
        if start > sentence.start and not context.text.endswith(("简称", "统称"), 0, start):
            start = name_start(context, start, sentence.start, lists=True)
        start = without_lead(context, start, match.start(), sentence.start)
        yield Candidate("PROG", start, match.end(), rule.id, _NUMBERED_KIND[match.group(1) or match.group(2)], order=rule.order)


# verbs and prepositions before a quote that make it an undertaking
_GOVERNS = re.compile(
    r"(?:实行|推行|落实|深化|推广|强化|做好|办好|选树|培树|共建|试点|建立健全|建设|推进|打造|开展|完善|建立|推出|优化|建成|启用|依托|借助|通过|用好|探索|实施|联办|举办|做实|做优|健全|构建|创新|落地|执行|践行|遵循|"
    r"更新|推动|聚焦|搭建|上线|开通|运用|利用|巩固|拓展|升级|深入|发挥|出台|试行|设立|创建|设置|开设|形成|织密|布设|融入|打通|以|按照|围绕|提供|接入|全面|做深|做|推深做实|擦亮|组织|参加|参与|其中)(?:了)?$"
)
_COURSE = re.compile(
    r"”(?:、“[^“”]{1,40}”|“[^“”]{1,40}”|[和及与]“[^“”]{1,40}”){0,12}(?:解读)?(?:等)?\d*[个门堂节]?(?:专题)?(?:课程|课题|讲座|为题|主题|课|为主题|培训班|研讨班|专题班|轮训班)(?!服务|宣传|活动|教育|实践|党日|日)"
)


def quoted_bare(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """“一网通办”: a quoted name without a head, where a verb of doing governs it or its list."""
    text = context.text
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        name = match.group(1)
        if inside(context.documents, match.start()) or DOC_MASK in context.masked[match.start() : match.end()]:
            continue
        if (
            name in terms("set_phrases")
            or len(re.findall(r"[一-鿿]", name)) < 2
            or _COURSE.match(text, match.end() - 1)
            or _PEOPLE.match(text, match.end())
        ):
            continue
        if (kind := _bare_kind(context, sentence, match)) is not None:
            start = match.start()
            if _HEAD_INSIDE.search(name):  # 道路运输安全集中整治“百日行动”
                start = _modifier_before(context, start, walls.floor(sentence.start, start), name, kind)
            yield Candidate("PROG", start, match.end(), rule.id, kind, order=rule.order + 50)


_HEAD_INSIDE = re.compile(r"(?:行动|计划|工程)$")
# “五位一体”总体布局
_LAYOUT = re.compile(r"(?:总体|战略)?布局")


# “人民至上”的理念
_IDEA = re.compile(r"的(?:工作)?(?:格局|理念|原则|要求|思路|目标)|(?:的)?理念")


# “谁执法谁普法”原则
_MAXIM = re.compile(r"亲自|必须|坚持|原则|善作善成")


# “盆景”多、“风景”少, “小巨人”企业, “两癌”筛查: what kind of things they are
_KIND_OF_THING = re.compile(
    r"(?:[多少](?=[，。；、])|企业|社区|病房|学校|家庭|人群|筛查|产品|商品|农产品|民生项目|奖|专业|项目\d|(?:“[^“”]{1,20}”)*等?(?:突出)?(?:问题|难题|现象|乱象))"
)


# （“奥雅”系黎语，意为“有威望的老人”）: a word explained
_EXPLAINED = re.compile(r"(?:系|是指|意为|即)")


# 为建设“水韵江城、活力新区”提供保障: what all is done for
_FOR = re.compile(r"为(?:加快|全面|奋力|高水平)?(?:建设|打造|推进|实现|构建)$")


# “四张”清单
_LIST_AFTER = re.compile(r"(?:“[^“”]{1,12}”)*(?:清单|名单|目录)")


# “一网通办”正式上线
_GOES_LIVE = re.compile(r"(?:正式|全面)?(?:上线|启用|开通|投用|投入使用)")


_ROLE_AFTER = re.compile(r"(?:工作)?(?:作用|要求|原则)")


# “甲”、“乙”等: the names that share what follows
_MORE = re.compile(r"(?:“[^“”]{1,30}”|、[^，。；“”、]{2,20}|、)*(?:等)?")
# “侨胞在线”等特色应用11个
_IS_APPLIED = re.compile(r"(?:特色|数字|智慧|场景|惠企|便民)?(?:应用(?!场景)|小程序|模块)")


def _bare_kind(context: Context, sentence: Sentence, match: re.Match[str]) -> str | None:
    """The kind of a quoted name, by what stands around it; None where nothing makes it an undertaking."""
    text, name = context.text, match.group(1)
    after = text[match.end() : match.end() + 12]
    if (
        _TURNED.match(text, match.end() - 1)
        or _CONTRAST.search(text[max(sentence.start, match.start() - 40) : match.start()])
        or _RESULT.search(name)
        or _LAYOUT.match(after)
        or _EXPLAINED.match(after)
        or (name not in _national() and _KIND_OF_THING.match(after))
        or _FOR.search(text[max(sentence.start, match.start() - 8) : match.start()])
    ):
        return None
    if _IDEA.match(after):
        return "principle"
    if _MAXIM.search(name):
        return "principle"
    if name.startswith("关于") and name.endswith("研究"):
        return "project"
    if _LIST_AFTER.match(after) or name.endswith("式") or (after.startswith("作用") and len(name) < 4):
        return None  # “解剖式”案卷评查, “哨点”作用: how, or as what
    if _GOES_LIVE.match(after):
        return "platform"
    if not _NAMES_A_WAY.search(name) and not _governed(context, sentence, match.start()):
        return None
    if after.startswith("作用") and "、" not in name:
        return None
    if _ROLE_AFTER.match(after):
        return "principle"
    shared = _MORE.match(text[match.end() : match.end() + 120])
    if shared and _IS_APPLIED.match(text, match.end() + shared.end()):
        return "platform"
    if shared and (head := _head_after(context, match.end() + shared.end(), sentence.end)) is not None:
        return head[1]
    name = re.sub(r"[·.•・-]?20\d\d(?:年)?$", "", name)  # “护薪行动2023”
    kind = next((kind for kind, pattern in _KINDS_BY_NAME if pattern.search(name)), None)
    held = re.search(
        r"(?:开展|举办|参加|组织|联办)(?:了)?[^，。；]{0,3}$", text[max(sentence.start, match.start() - 8) : match.start()]
    )
    return kind or ("activity" if held else "mechanism")


# 从“重处罚”向“重服务”转变, 变“坐等”为“上门”: a contrast, no name
_CONTRAST = re.compile(r"(?:从|由|变|把)“[^“”]{1,20}”[一-鿿]{0,4}(?:到|向|为|变)$|(?:从|变)$")
# 由“有形覆盖”向“有效覆盖”转变
_TURNED = re.compile(r"”[一-鿿]{0,4}(?:向|到|为)“")
# “零的突破”, “两个百分百”: a result in quotes
_RESULT = re.compile(
    r"不出|不上交|突破$|翻[番倍]$|全覆盖$|(?:双|再|持续|明显|不断|稳步)?(?:提升|下降|增长|缩减)$|零[一-鿿]{2}$|百分[百之]"
)
# names that say how something is served or handled are ways of serving wherever they stand
_NAMES_A_WAY = re.compile(
    r"(?:[一网通马上快指掌就][次网上就尖近]?办|保卫战|攻坚战|阻击战|宣传[周月日]|通办|即享|公示|联动|一次|报到|联办|直办|帮办|代办|受理|一件事|信贷通|跑|跑一[趟次]|跑腿|开工|[^联统]行动|工程|计划|机制|制度|管执法|管审批)$"
)
_KINDS_BY_NAME = (
    ("project", re.compile(r"(?:工程|计划|项目|公园|长廊|广场|街区|圈)$")),
    ("campaign", re.compile(r"(?:行动|整治|攻坚|保卫战|攻坚战|阻击战)$")),
    (
        "activity",
        re.compile(
            r"[七八六五三四]进|周$|月$|日$|节$|课堂|夜学|讲堂|集市|进[一-鿿]{1,3}$|体检$|问诊$|入企$|下乡$|相伴|行$|[设题升坚实效]年$|考试$|大赛$|竞赛$|练兵$"
        ),
    ),
    ("reform", re.compile(r"一件事|便民$|放管服|分离$|合一$|一业一证|大综合")),
    ("mechanism", re.compile(r"[+＋].*(?:监管|承诺|审批|图审|审核|核查|受理)$")),
    ("method", re.compile(r"[+＋]|式|(?:工作|调解|议事|治理)法$")),
    ("platform", re.compile(r"(?:平台|网|站|(?<!扫)码|库|驾驶舱|大脑|直通车|通|超市|地图|系统|智能|驿站|助|监测点|专区)$")),
)


def _governed(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a verb of doing governs what stands at an offset, over the earlier members of a list and a short modifier."""
    text = context.text
    before = text[max(sentence.start, at - 60) : at]
    before = re.sub(r"(?:“[^“”]{1,40}”[、和与及]?)+$", "", before)
    if _GOVERNS.search(before) or re.search(r"”\d+余?[场次个期件]，$", before):
        return True
    # 实现行政许可和公共服务“一网通办”, 推出20项“一件事”: the verb, then a few nouns
    clause = re.split(r"[，。；]", before)[-1]
    words = context.words_in(at - len(clause), at) if clause else []
    heads = [
        word
        for _, word in words
        if word in verbs() and verbs()[word].cls in ("act", "issue", "soft", "result") and word not in adverbs()
    ]
    return bool(heads) and len(clause) <= 22 and bool(_GOVERNS.search(heads[0]) or verbs()[heads[0]].cls in ("issue", "soft"))


@cache
def _national() -> dict[str, str]:
    return {name: kind for name, kind, _ in lexicon("national_programmes")}


def national(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """“好差评”: a way of governing that central papers name, wherever it stands in quotes."""
    for match in _QUOTED.finditer(context.text, sentence.start, sentence.end):
        kind = _national().get(match.group(1)) or _national().get(match.group(1).split("·")[0])  # “浙政钉·掌上执法”
        if kind is not None and not inside(context.documents, match.start()) and not _PEOPLE.match(context.text, match.end()):
            yield Candidate("PROG", match.start(), match.end(), rule.id, kind, order=rule.order - 100)
