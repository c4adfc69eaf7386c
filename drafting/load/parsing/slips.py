"""What people type wrong in a data file: a rule for each slip, and words for a name that swallowed its value."""

from __future__ import annotations

import re
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.frozen import frozen
from drafting.load.examples import data_file
from drafting.load.parsing.pairs_on_a_line import read_pairs
from drafting.patterns import lazy
from drafting.quantities.unreadable import without_unsettled
from drafting.registry import declare

_CLEAN: Final = data_file("指标:\n  监测帮扶:\n    监测对象:\n      户数: 5361户\n      人数: 12591人\n")

FULL_WIDTH_COLON = declare(
    Rule(
        "D011",
        "冒号是全角的",
        Severity.ERROR,
        "名称和值之间要用半角冒号加一个空格。中文输入法打出的全角冒号“：”只是文字，整行会被当成一句话。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象:\n      户数：5361户\n      人数: 12591人\n"),
        clean=_CLEAN,
    )
)
NO_BLANK = declare(
    Rule(
        "D012",
        "冒号后缺空格",
        Severity.ERROR,
        "半角冒号后面要有一个空格，否则整行会被当成一句话。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象:\n      户数:5361户\n      人数: 12591人\n"),
        clean=_CLEAN,
    )
)
INDENT_CHARACTER = declare(
    Rule(
        "D013",
        "缩进用了制表符或全角空格",
        Severity.ERROR,
        "缩进只能用半角空格，每一级两个。制表符（Tab 键）和全角空格看起来一样，但读不出层级。",
        hits=data_file("指标:\n\t监测帮扶:\n\t\t监测对象: 5361户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)
QUOTE_IT = declare(
    Rule(
        "D014",
        "值要加引号",
        Severity.ERROR,
        "值以 [ ] { } @ % * & ! | > ` 或逗号开头时，YAML 把它当成特殊写法。这样的文字整句加双引号。",
        hits=data_file("公文:\n  发文字号: [2026]10号\n"),
        clean=data_file('公文:\n  发文字号: "[2026]10号"\n'),
    )
)
SECOND_COLON = declare(
    Rule(
        "D015",
        "一行里有两个“名称: ”",
        Severity.ERROR,
        "值里又有半角冒号加空格，分不清哪一个是名称。是文字就整句加引号，或把里面的冒号改成全角；是两项就分两行。",
        hits=data_file("公文:\n  标题: 示例县: 上半年工作总结\n"),
        clean=data_file('公文:\n  标题: "示例县: 上半年工作总结"\n'),
    )
)
QUOTES = declare(
    Rule(
        "D016",
        "引号没有配对",
        Severity.ERROR,
        "半角引号只用来把整个值括起来：开头一个，末尾一个，后面不能再有文字。正文里的引用请用中文引号“”。",
        hits=data_file('公文:\n  附注: "此件公开发布\n  稿次: 送审稿\n'),
        clean=data_file('公文:\n  附注: "此件公开发布"\n  稿次: 送审稿\n'),
    )
)
INDENTATION = declare(
    Rule(
        "D017",
        "缩进没有对齐",
        Severity.ERROR,
        "同一级的名称，前面的半角空格数要一样；下级比上级多两个空格，而且上级那一行冒号后面要空着。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n   风险未消除: 363户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n    风险未消除: 363户\n"),
    )
)
BRACKETS = declare(
    Rule(
        "D018",
        "括号没有配对或用了全角符号",
        Severity.ERROR,
        "花括号和方括号要成对，里面各项用半角逗号加空格隔开。全角的｛｝，只是文字。",
        hits=data_file("指标:\n  就业:\n    务工人数: {数值: 59674人， 上年同期: 55261人}\n"),
        clean=data_file("指标:\n  就业:\n    务工人数: {数值: 59674人, 上年同期: 55261人}\n"),
    )
)
NO_COLON = declare(
    Rule(
        "D019",
        "这一行缺少冒号",
        Severity.ERROR,
        "“名称: 值”的各行之间夹了一行没有冒号的文字，或者花括号里的一项没有冒号，读不出它是哪个名称的值。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n    风险未消除 363户\n    已消除: 4998户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n    风险未消除: 363户\n    已消除: 4998户\n"),
    )
)
BAD_NAME = declare(
    Rule(
        "D025",
        "名称缺失或不是文字",
        Severity.ERROR,
        "冒号左边必须是一个名称。左边空着，或者是括号括起来的内容，都不行；以 {{ 开头的文字要整句加引号。",
        hits=data_file("指标:\n  监测帮扶:\n    : 5361户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)

STAND_IN = declare(
    Rule(
        "D028",
        "用符号占着值的位置",
        Severity.ERROR,
        "? 和 - 在 YAML 里另有用处，单独一个不能作值；负数的减号后面不空格（-2.5%）。还没报来的数写 待补，正文里印成醒目的【待补：…】；本地不涉及的写 不适用；是零的写 0户 的样子；不报的空着。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: ?\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 待补\n"),
    )
)

CELL_ERROR = declare(
    Rule(
        "D029",
        "值是表格的错误值",
        Severity.ERROR,
        "#N/A、#DIV/0! 是从表格里带来的错误值；在数据文件里，空格后面的 # 又是注释的开头，这一项会当作没有填。填上数，或者写 待补。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: #N/A\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 待补\n"),
    )
)

_NAME: Final = r"[^\s:：\"'“”‘’《》（，。；、,\[\]{}#@%&*!|>`-][^:：\"'“”，。；,\[\]{}#]{0,29}?"
_BLANKS: Final = " \\t\\u3000\\xa0\\u2002-\\u200a\\u202f\\u205f"
JOINED: Final = lazy(rf"(?P<name>{_NAME})\s*(?P<colon>：|:(?=[^ \t/:：]))(?P<blank>[{_BLANKS}]*)")
_VALUE_START: Final = lazy(r"\d[\d,.]*(?![\d,.年月日+])")  # 5户其中：3户 was two lines; 7月中旬：5户 is a name
_NO_COLON_LINE: Final = lazy(r"(?P<name>[\u3400-\u9fff]{2,20})(?:[ \t\u3000]+|[=＝；;，,])[ \t]*(?P<value>[约近超]?\d\S*)")
WIDE_BRACKET: Final = lazy(r"[｛［]")
HAN: Final = lazy("[\u3400-\u9fff]")


def dashed_hint(value: str) -> str:
    """What to type for a value that begins with a dash and a blank: a list's mark on the line of its name."""
    rest = value[1:].lstrip()
    if rest[:1].isdigit():
        return f"负数写成 -{rest[:20]}（减号后面不空格）；不是负数的，删去“-”"
    return "只有一项的，删去“- ”；有几项的，每项另起一行，前面写“- ”，或者写成 [甲, 乙]"


def explain_scalar(text: str) -> str | None:
    """A hint for text that stands where a mapping or a measure was expected; None if it is simply text.

    `户数：5361`, `户数:5361`, `｛数值：5户｝`, `12户，任务：10户` and following lines that ran into a value are recognised.
    """
    text = text.strip()
    if without_unsettled(text):
        return None  # 3.2万亩（待核：问张三） is one figure
    pairs = read_pairs(text)
    if WIDE_BRACKET.match(text):
        return f"括号要用半角：{pairs.in_braces() if pairs else '{数值: …, 任务: …}'}，冒号和逗号也用半角加一个空格"
    if pairs and (text[0] in "(（" or pairs.first) and pairs.are_of_one_figure:
        return f"写成 {pairs.in_braces()}（几项写在一行用花括号，冒号、逗号用半角加空格）"
    joined = JOINED.match(text)
    if joined and HAN.search(joined["name"]) and " " not in joined["name"]:
        if _VALUE_START.match(joined["name"]):
            return "下一行的名称被接到了这个值后面：那一行的冒号改成半角加一个空格，有下级时这一行写成“数值: …”"
        return joined_hint(joined, text)
    first, *others = text.split()[:50] or [""]
    for word in others:
        joined = JOINED.match(word)
        if joined and HAN.search(joined["name"]):
            return (
                f"下一行的“{word[:20]}”被接到了“{first[:20]}”后面：冒号改成半角加一个空格，"
                f"有下级时这一行写成“数值: {first[:20]}”"
            )
    return None


def explain_joined(name: str) -> tuple[Rule, int, str, str] | None:
    """(rule, offset of the colon, message, hint) for a name that swallowed its value: `户数：5361` in braces."""
    joined = JOINED.match(name)
    if not joined:
        return None
    rule, what = joined_rule(joined)
    return rule, joined.start("colon"), f"{joined['name']}：{what}", joined_hint(joined, name)


@frozen
class LineSlip:
    """One line of a text that should have been names with values. `line` and `column` count from 0 at the text's beginning."""

    rule: Rule
    line: int
    column: int
    message: str
    hint: str
    excerpt: str


def explain_swallowed(name: str, text: str) -> list[LineSlip]:
    """Lines with a glued name below `name: value`: YAML joined them to the value."""
    first, *others = text.split("\n")
    value = first.strip()
    found = []
    for at, line in enumerate(others, 1):
        joined = JOINED.match(line.strip())
        if joined and HAN.search(joined["name"]):
            rule, what = joined_rule(joined)
            column = len(line) - len(line.lstrip()) + joined.start("colon")
            message = f"{joined['name']}：{what}，被接到了上一行的“{value[:20]}”后面"
            hint = f"写成“{joined['name']}: …”；“{name}:”后面空着，下一行写“数值: {value[:20]}”，和这一行对齐"
            found.append(LineSlip(rule, at, column, message, hint, line.strip()))
    return found


def explain_lines(text: str) -> list[LineSlip]:
    """A slip for each line of a text that stands where names with values belong; none where its first line is no glued name."""
    lines = text.split("\n")
    first = JOINED.match(lines[0])
    glued = first and HAN.search(first["name"]) and not _VALUE_START.match(first["name"])
    if not glued and not _NO_COLON_LINE.fullmatch(lines[0].strip()):
        return []
    found = []
    for at, line in enumerate(lines):
        content = line.strip()
        column = len(line) - len(line.lstrip())
        joined = JOINED.match(content)
        if joined and joined["name"]:
            rule, what = joined_rule(joined)
            message = f"{joined['name']}：{what}"
            found.append(LineSlip(rule, at, column + joined.start("colon"), message, joined_hint(joined, content), content))
        elif content:
            message = f"“{content[:20]}”这一行缺少冒号"
            apart = _NO_COLON_LINE.fullmatch(content)
            meant = f"写成 {apart['name']}: {apart['value']}" if apart else "写成“名称: 值”"
            found.append(LineSlip(NO_COLON, at, column, message, f"{meant}，名称后用半角冒号加一个空格", content))
    return found


def joined_rule(joined: re.Match[str]) -> tuple[Rule, str]:
    if joined["colon"] == "：":
        return FULL_WIDTH_COLON, "冒号是全角的，没有读成“名称: 值”"
    if joined["blank"]:
        what = "全角空格" if joined["blank"][0] == "\u3000" else "从网页、Word 带来的不换行空格"
        return NO_BLANK, f"冒号后面是{what}，不是半角空格，没有读成“名称: 值”"
    return NO_BLANK, "冒号后面缺一个空格，没有读成“名称: 值”"


def joined_hint(joined: re.Match[str], text: str) -> str:
    value = re.split(r"\s", text[joined.end() :], maxsplit=1)[0]
    inner = JOINED.match(value)
    if inner and HAN.search(inner["name"]) and not inner["name"][0].isdigit():
        return f"“{joined['name']}:”单独写一行；下一行多缩进两格，写 {inner['name']}: {value[inner.end() :][:20]}"
    shown = f"{value[0]}…" if value[:1] in ("{", "[") else value if len(value) <= 20 else f"{value[:20]}…"
    if joined["colon"] == "：":
        what = "把全角冒号“：”改成半角冒号加一个空格"
    else:
        what = "冒号后面改用一个半角空格" if joined["blank"] else "冒号后面加一个空格"
    return f"{what}：{joined['name']}: {shown}".rstrip()
