"""What is wrong with a template, in Chinese, at its own line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from jinja2.exceptions import (
    SecurityError,
    TemplateAssertionError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.budget import Exhausted
from drafting.render.filters import FILTERS, TESTS
from drafting.render.filters.kinds import FilterError

UNKNOWN_TEMPLATE = declare(
    Rule(
        "T001", "没有这个模板", Severity.ERROR, "模板名写成“领域/文种”，如 rural/township；drafting template list 列出全部模板。",
        hits="模板: rural/townshop\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
    )
)
SYNTAX = declare(
    Rule(
        "T002", "模板写法有误", Severity.ERROR, "标签没有收尾、括号不成对，或标签里用了不认识的写法。",
        hits="{% 可省 %}甲", clean="{% 可省 %}甲{% 可省完 %}",
    )
)
FULL_WIDTH = declare(
    Rule(
        "T003", "标签里用了全角符号", Severity.ERROR, "{{ }} 和 {% %} 里的竖线、引号、逗号、括号要用半角；｛｛ ｝｝ 也要用半角花括号。",
        hits="{{ 全辖｜月日 }}", clean="{{ 全辖 }}",
    )
)
UNKNOWN_FILTER = declare(
    Rule(
        "T004", "没有这个过滤器", Severity.ERROR, "过滤器名写错，或用了本程序没有的过滤器。",
        hits="{{ 全辖|月曰 }}", clean="{{ 全辖 }}",
    )
)
UNKNOWN_NAME = declare(
    Rule(
        "T005", "没有这个名字", Severity.ERROR, "模板只能用指标目录里的指标，以及 单位、报告期、公文、提法、文种、全辖、自称、党委政府、地区、明细表。",
        hits="{{ 全县域 }}", clean="{{ 全辖 }}",
    )
)
REFUSED = declare(
    Rule(
        "T006", "模板里有不允许的操作", Severity.ERROR, "模板只说话，不运算：不能调用方法、不能乘方、不能在文字上循环。",
        hits="{{ 'a' * 1000000000 }}", clean="{{ 全辖 }}",
    )
)
BOMB = declare(
    Rule(
        "T007", "模板停不下来", Severity.ERROR, "循环、宏或输出超过上限，多半是循环套循环或宏调用了自己。",
        hits="{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}",
        clean="{% macro 甲() %}乙。{% endmacro %}{{ 甲() }}",
    )
)
MISUSED = declare(
    Rule(
        "T008", "过滤器用错了地方", Severity.ERROR, "过滤器的对象不对，例如在文字上用“亿元”，在没有任务的指标上算占比。",
        hits="{{ 监测帮扶.监测对象|表格 }}",
        clean="{{ 监测帮扶.监测对象 }}",
    )
)
BROKEN = declare(
    Rule("T009", "模板运行出错", Severity.ERROR, "模板运行时出了没有预料到的错误，请把模板和数据一并报告给维护人员。")
)

_FULL_WIDTH: Final = lazy(r"[｜，“”‘’（）：；｛｝％＝]")
_TAG: Final = lazy(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WIDE_BRACES: Final = lazy(r"[｛{](?:｛|％)|｛[{%]|[｝％]｝|％}(?!})|%｝|}｝|｝}")
_MOVES: Final = lazy("(?<=.)(?:增长|下降|提高|上升|回落|增速|增幅)$")
"""同比增长 is meant to be 同比."""
_QUOTED: Final = lazy(r"'([^']*)'")


class TemplateFault(Exception):
    """A diagnostic on its way up."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(each.message for each in diagnostics))
        self.diagnostics = diagnostics


def full_width_marks(source: str, file: str) -> list[Diagnostic]:
    """Full-width marks inside tags, and full-width braces: both are silent text to Jinja."""
    found = [
        FULL_WIDTH.at(_place(source, match.start(), file), f"“{match[0]}”是全角符号", "改用半角的 {{ }} 或 {% %}")
        for match in _WIDE_BRACES.finditer(source)
    ]
    for tag in _TAG.finditer(source):
        bare = re.sub(r"'[^']*'|\"[^\"]*\"", lambda quoted: "_" * len(quoted[0]), tag[0])
        wide = _FULL_WIDTH.search(bare)
        if wide is not None:
            place = _place(source, tag.start() + wide.start(), file)
            found.append(FULL_WIDTH.at(place, f"标签里的“{wide[0]}”是全角符号", "改用半角符号", excerpt=tag[0]))
    return found


def _place(source: str, offset: int, file: str) -> Place:
    line_start = source.rfind("\n", 0, offset) + 1
    return Place(file, source.count("\n", 0, offset) + 1, offset - line_start + 1)


def diagnose(error: BaseException, shown: dict[str, str]) -> Diagnostic:
    """One diagnostic for whatever Jinja raised. `shown` maps the names that code goes by to the files that messages name."""
    place = _where(error, shown)
    if isinstance(error, TemplateAssertionError):
        return _unknown_word(error, place)
    if isinstance(error, TemplateNotFound):
        return UNKNOWN_TEMPLATE.at(place, f"找不到“{error.name}”", "检查 extends、import 和 节 后面的名字")
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, place)
    if isinstance(error, UndefinedError):
        names = _QUOTED.findall(str(error))
        return UNKNOWN_NAME.at(place, f"“{names[0] if names else '?'}”没有定义", "用指标目录里的名字，或先用 set 定义")
    if isinstance(error, SecurityError):
        return REFUSED.at(place, str(error), "删去这一处写法")
    if isinstance(error, ZeroDivisionError):
        return by_zero(place)
    if isinstance(error, Exhausted | RecursionError | MemoryError):
        return BOMB.at(place, str(error) if isinstance(error, Exhausted) else "宏或块套得太深", "检查循环和宏")
    if isinstance(error, FilterError):
        return MISUSED.at(place, str(error))
    return BROKEN.at(place, f"{type(error).__name__}：{error}", "请报告给维护人员")


def by_zero(place: Place | None) -> Diagnostic:
    return REFUSED.at(place, "除数是 0，算不出来", "改正除数；要算的数写成指标目录的“派生”，除数可能没有的，先用 {% if … is 有 %} 问一问")


def _unknown_word(error: TemplateAssertionError, place: Place | None) -> Diagnostic:
    message = error.message or ""
    names = _QUOTED.findall(message)
    name = names[0] if names else "?"
    if "test" in message:
        return UNKNOWN_FILTER.at(place, f"没有“{name}”这个判断", closest(name, TESTS))
    if "filter" in message:
        return UNKNOWN_FILTER.at(place, f"没有“{name}”这个过滤器", closest_word(name, FILTERS))
    return _syntax(error, place)


def closest_word(name: str, names: Iterable[str]) -> str:
    """As `closest`, for filters, which say by themselves which way it went."""
    return closest(_MOVES.sub("", name), names)


def closest(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """“是否应为…” with the closest real name."""
    known = list(names)
    near = nearest(name, known)
    return f"是否应为“{near}”" if near else otherwise or f"可用的有：{'、'.join(known[:20])}"


def nearest(name: str, names: Iterable[str]) -> str:
    """The closest real name, "" where none is close."""
    return next(iter(get_close_matches(name, list(names), 1, 0.5)), "")


def _where(error: BaseException, shown: dict[str, str]) -> Place | None:
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Place(shown.get(error.filename, error.filename), error.lineno)
    for frame, line in reversed([*traceback.walk_tb(error.__traceback__)]):
        file = shown.get(frame.f_code.co_filename)
        if file is not None:
            template = frame.f_globals.get("__jinja_template__")  # which knows what line of the file stands behind its code's
            return Place(file, template.get_corresponding_lineno(line) if template else line)
    return None


_CHECK: Final = "检查这一行的标签是否写全、是否成对"
_PATTERNS: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = tuple(
    (lazy(pattern, re.DOTALL), text, hint)
    for pattern, text, hint in (
        (r"Unexpected end of template.*?innermost block that needs to be closed is '([^']+)'", "“{0}”没有收尾", "补上 {{% {0:closer} %}}"),
        (r"Encountered unknown tag '([^']+)'.*innermost block that needs to be closed is '([^']+)'",
         "“{0}”不是标签，或它的开头没有写", "“{1}”还没有收尾：写 {{% {1:closer} %}}"),
        (r"Encountered unknown tag '([^']+)'", "“{0}”不是标签，或它的开头没有写", _CHECK),
        (r"unexpected end of template, expected '([^']+)'", "标签没有写完", "在标签末尾补上 {0}"),
        (r"Unexpected end of template", "模板没有写完，有标签没有收尾", _CHECK),
        (r"unexpected char (?:\"'\"|'\"')", "引号没有成对", "补上另一半引号，如 '青禾县'"),
        (r"unexpected char '、' at", "标签里不能写顿号", "几个名称之间写半角逗号“,”"),
        (r"unexpected char '(.+?)' at", "标签里有不认识的字符“{0}”", "删去“{0}”"),
        (r"unexpected '([^']+)', expected '([^']+)'", "“{0}”前面少了“{1}”", "补上“{1}”"),
        (r"expected token '([^']+)', got '([^']+)'", "这里应为“{0}”，却是“{1}”", _CHECK),
        (r"unexpected '([^']+)'", "多了“{0}”", _CHECK),
        (r"Missing end of comment tag", "注释 {{# 没有用 #}} 收尾", "补上 #}}"),
        (r"Missing end of raw directive", "“raw”没有收尾", "补上 {{% endraw %}}"),
        (r"Expected an expression, got '([^']+)'", "“{0}”前面要写指标、文字或数，却没有写", "在它前面写上，如 监测帮扶.监测对象；不要的标签删去"),
        (r"tag name expected", "{{% 后面没有写标签名", "写成 {{% 可省 %}} 的样子，或删去标签"),
        (r"expected name or number", "点号后面没有写名字", "写成 监测帮扶.监测对象 的样子"),
        (r"can't assign to", "set、for、macro 后面要写一个新起的名字，不能是数、文字或 none、true", "换一个名字，如 {{% set 数量 = 5 %}}"),
        (r"assign to special loop variable", "loop 是循环自带的名字，不能另用", "换一个名字"),
        (r"block '([^']+)' defined twice", "块“{0}”写了两次", "改名或删去一个"),
        (r"Block names in Jinja", "块的名字里有连字符", "把“-”换成“_”"),
        (r"Required blocks can only", "写了 required 的块里不能有内容", "删去 required，或把内容删去"),
        (r"non-default argument follows", "有默认值的参数要写在最后", "把有等号的参数移到后面"),
        (r"syntax for function call", "括号里的参数次序不对", "有等号的参数写在最后"),
        (r"expected call", "call 后面要写宏和括号", "写成 {{% call 宏名() %}} 的样子"),
        (r"^“条”写在“(for)”里面$", "“条”写在了“{0}”里面",
         "一项一条的，写成 {{% 条 名 in 一列 %}}……；几项合成一条的，“for”写在“条”里面：{{% 条 %}}……{{% for 名 in 一列 %}}……{{% endfor %}}"),
        (r"^“条”写在“([^”]+)”里面$", "“条”写在了“{0}”里面", "“{0}”写在“条”里面：先写 {{% 条 %}}，再写“{0}”，在下一个“条”之前收尾（{{% {0:closer} %}}）"),
        (r"names starting with an underline", "下划线开头的名字不能引用", "换一个名字"),
    )
)


class _Token(str):
    """A word of Jinja's messages as the maintainer types it; `closer` gives the tag that ends it."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if spec != "closer":
            return str(self)
        return f"{self}完" if self[:1] > "\u4e00" else f"end{self}"


def _syntax(error: TemplateSyntaxError, place: Place | None) -> Diagnostic:
    message = error.message or ""
    for pattern, text, hint in _PATTERNS:
        match = pattern.search(message)
        if match is not None:
            words = [_Token(_TOKENS.get(each, each)) for each in match.groups()]
            return SYNTAX.at(place, text.format(*words), hint.format(*words))
    return SYNTAX.at(place, message if _CHINESE.search(message) else f"这里写得不对（{message}）", _CHECK)


_CHINESE: Final = lazy("[\u4e00-\u9fff]")
_TOKENS: Final = {
    "end of print statement": "}}", "end of statement block": "%}", "name": "名字", "block_end": "%}",
    "variable_end": "}}", "end of template": "模板结尾", "begin of statement block": "{%",
    "integer": "整数", "float": "小数", "string": "文字", "条": "分条", "\\\\": "\\",
}
