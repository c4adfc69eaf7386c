"""What libyaml (and PyYAML without it) says of a syntax error, in Chinese with what to type instead."""

from __future__ import annotations

from typing import Final

_MESSAGES: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "mapping values are not allowed",
        "这里不该再出现“名称: 值”",
        "一行只写一个“名称: 值”；值里有冒号时整句加引号，下级另起一行并缩进",
    ),
    ("could not find expected ':'", "这一行或上一行缺少半角冒号加空格", "写成“名称: 值”，例如“户数: 5361户”"),
    ("that cannot start any token", "值不能以这个符号开头", '整句加双引号，例如 备注: "@联络员"'),
    ("unexpected end of stream", "到文件末尾仍有引号没有配对", "从上一处引号查起，补上缺少的一半"),
    ("unexpected document separator", "引号里出现了单独一行的 --- 或 ...", "检查上面的引号是否配对"),
    ("unknown escape character", "双引号里的反斜杠 \\ 后面不能跟这个字符", "改用单引号，或把 \\ 写成 \\\\"),
    ("escape", "双引号里的反斜杠 \\ 转义写得不对", "改用单引号，或把 \\ 写成 \\\\"),
    ("expected hexadecimal", "双引号里的反斜杠 \\ 转义写得不对", "改用单引号，或把 \\ 写成 \\\\"),
    ("tab character", "缩进用了制表符（Tab）", "删去制表符，每一级用两个半角空格"),
    ("',' or '}'", "花括号里的写法不对，或缺少右括号 }", "各项之间用半角逗号加空格，例如 {数值: 5户, 任务: 8户}"),
    ("',' or ']'", "方括号里的写法不对，或缺少右括号 ]", "各项之间用半角逗号加空格，例如 [甲镇, 乙镇]"),
    ("block sequence entries are not allowed", "这里不能写“- ”列表", "“- ”另起一行，与同级各项对齐"),
    ("'-' indicator", "列表各项没有对齐，或列表中混入了别的内容", "同一列表的“- ”前面空格数要一样"),
    (
        "expected key",
        "这一行和上面各行没有对齐，或上一行多了文字",
        "同一级的名称前面空格数要一样；引号后面不能再有文字",
    ),
    ("comment or line break", "“|”或“>”后面不能再有文字", "文字另起一行并缩进；若符号是内容的一部分，整句加引号"),
    ("indentation", "缩进不对", "每一级用两个半角空格"),
    ("'<document start>'", "这一行和前面的内容接不上", "检查缩进，以及上面的括号、引号是否配对"),
    ("alphabetic or numeric character", "& 或 * 不能这样用", "文字以 & 或 * 开头时整句加引号"),
    ("node content", "这里缺少内容", "补上值，或删去多余的逗号、括号"),
    ("tag", "“!”不能这样用", "文字以 ! 开头时整句加引号"),
    ("directive", "以 % 开头的行不能这样用", "文字以 % 开头时整句加引号"),
    ("version", "以 % 开头的行不能这样用", "删去这一行"),
    ("control characters are not allowed", "文件里有看不见的控制字符", "删去后重新粘贴为纯文本"),
    ("special characters are not allowed", "文件里有看不见的控制字符", "删去后重新粘贴为纯文本"),
)
_OTHERWISE: Final = (
    "这里不合 YAML 写法",
    "写成“名称: 值”（半角冒号加一个空格），下级用两个空格缩进，含符号的文字加引号",
)


def in_chinese(problem: str) -> tuple[str, str]:
    """(message, hint) for a problem text; the first line of the table that fits."""
    return next(((message, hint) for part, message, hint in _MESSAGES if part in problem), _OTHERWISE)
