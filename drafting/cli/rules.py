"""Every declared diagnostic code of the program."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import drafting
from drafting.diagnostics import Rule, Severity
from drafting.registry import RULES, declare

if TYPE_CHECKING:
    from drafting.pipeline import Library

NO_RULE = declare(
    Rule("S027", "没有这个编码", Severity.ERROR, "explain 后面写屏幕提示里的编码：一个字母加三位数字，如 R101。")
)
USAGE = declare(
    Rule("S028", "命令行写法不对", Severity.ERROR, "命令、选项或参数写错了。drafting 命令 --help 列出写法和例子。")
)


def all_rules(library: Library) -> dict[str, Rule]:
    """Code → rule: those of the program and those that the templates' house keeps as data. Raises Refused."""
    return dict(sorted((declared_rules() | rules_as_data(library)).items()))


def rules_as_data(library: Library) -> dict[str, Rule]:
    """Code → rule of _house/checks/*.yaml. Raises Refused."""
    return {each.rule.code: each.rule for each in library.text_rules()}


def declared_rules() -> dict[str, Rule]:
    """Code → rule, in order of code. Imports every module, for a rule is declared where it is raised."""
    for module in pkgutil.walk_packages(drafting.__path__, "drafting."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return dict(sorted(RULES.items()))
