"""Every declared diagnostic code of the program."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import drafting
from drafting.diagnostics import Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.registry import RULES, declare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.pipeline import Library

NO_RULE = declare(
    Rule(
        "S027", "没有这个编码", Severity.ERROR, "explain、--select、--ignore 后面写屏幕提示里的编码：一个字母加三位数字，如 R101；后两个可以只写开头几位。",
        hits="$ drafting explain R999\n",
        clean="$ drafting explain R101\n",
    )
)
USAGE = declare(
    Rule(
        "S028", "命令行写法不对", Severity.ERROR, "命令、选项或参数写错了。drafting 命令 --help 列出写法和例子。",
        hits=ONE_TOWNSHIP
        + "$ drafting check 甲乡.yaml --formt json\n",
        clean=ONE_TOWNSHIP
        + "$ drafting check 甲乡.yaml --format json\n",
    )
)


_LETTERS = {
    "D": "D 数据文件", "R": "R 勾稽（数和数）", "T": "T 模板", "P": "P 正文", "F": "F 版式", "S": "S 命令和文件",
}  # fmt: skip


def explained(rule: Rule) -> list[tuple[str, str]]:
    """What there is to say of a rule after its meaning: (heading, text); examples and answers are code."""
    said = [("容差", rule.tolerance), ("会提示的写法", rule.hits), ("改好的写法", rule.clean), ("确实无误时", silence_of(rule))]
    return [(title, text) for title, text in said if text]


def silence_of(rule: Rule) -> str:
    """How a finding is answered for; '' for those that only mending ends."""
    if rule.silence:
        return rule.silence
    about_figures = rule.code[0] in "RP" or "D250" <= rule.code <= "D289"
    about_answers = rule.code in ("R140", "R141", "R185")
    if not about_figures or about_answers:
        return ""
    in_a_table = "" if rule.code[0] == "P" else f"；一行一个单位的表，在“情况属实”一列写：{rule.code}：理由"
    return f"在提示所在的那一行末尾写：  # 情况属实 {rule.code}：理由{in_a_table}"


def rules_page(rules: Mapping[str, Rule]) -> str:
    """All rules as one page of Markdown, a table for each letter and what explains the rule below it."""
    lines = ["# 检查规则一览", "", "由 `drafting explain --markdown` 生成，与程序里的说明一致。必改：不改不能定稿；存疑：请核对；提示：供参考。", ""]
    lines += ["勾稽不符（R）在 `render`、`batch` 中是存疑，在 `check` 和 `--final` 中是必改。确实无误的，在那一行末尾写 `# 情况属实 编码：理由`。"]
    for letter, title in _LETTERS.items():
        own = [rule for rule in rules.values() if rule.code[0] == letter]
        if not own:
            continue
        lines += ["", f"## {title}"]
        for rule in own:
            lines += ["", f"### {rule.code} {rule.title}（{rule.severity.label}）", "", rule.meaning]
            for heading, text in explained(rule):
                is_prose = heading == "容差" or (heading == "确实无误时" and not rule.silence)
                lines += ["", f"{heading}：{text}"] if is_prose else ["", f"{heading}：", "", "```", text.strip("\n"), "```"]
    return "\n".join(lines) + "\n"


def all_rules(library: Library) -> dict[str, Rule]:
    """Code → rule: those of the program and those that the templates' house keeps as data. Raises Refused."""
    return dict(sorted({**declared_rules(), **rules_as_data(library)}.items()))


def rules_as_data(library: Library) -> dict[str, Rule]:
    """Code → rule of _house/checks/*.yaml. Raises Refused."""
    return {each.rule.code: each.rule for each in library.rules.all()}


@cache
def declared_rules() -> Mapping[str, Rule]:
    """Code → rule, in order of code. Imports every module, for a rule is declared where it is raised."""
    for module in pkgutil.walk_packages(drafting.__path__, "drafting."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return MappingProxyType(dict(sorted(RULES.items())))
