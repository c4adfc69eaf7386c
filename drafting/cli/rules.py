"""Every declared diagnostic code of the program."""

from __future__ import annotations

import importlib
import pkgutil

import drafting
from drafting.diagnostics import Rule, Severity
from drafting.registry import RULES, declare

NO_RULE = declare(
    Rule("S027", "没有这个编码", Severity.ERROR, "explain 后面写屏幕提示里的编码：一个字母加三位数字，如 R101。")
)
USAGE = declare(
    Rule("S028", "命令行写法不对", Severity.ERROR, "命令、选项或参数写错了。drafting 命令 --help 列出写法和例子。")
)


def declared_rules() -> dict[str, Rule]:
    """Code → rule, in order of code. Imports every module, for a rule is declared where it is raised."""
    for module in pkgutil.walk_packages(drafting.__path__, "drafting."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return dict(sorted(RULES.items()))
