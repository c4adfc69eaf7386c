"""drafting explain: what a diagnostic code means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.cli.options import Templates

HELP = """\
解释一个提示编码：是什么意思，错的和对的各是什么样，怎样注明“情况属实”。

示例：
  drafting explain R101
  drafting explain S001"""


def explain(
    code: Annotated[str, typer.Argument(metavar="编码", help="屏幕上“必改”“存疑”“提示”后面的编码，如 R101。")],
    templates: Templates = None,
) -> int:
    from drafting.cli.inputs import require_folder
    from drafting.cli.rules import all_rules
    from drafting.cli.screen import say
    from drafting.pipeline import open_library

    require_folder(templates)
    rules = all_rules(open_library(templates, Path.cwd()))
    rule = rules.get(code.upper())
    if rule is None:
        raise _unknown(code, sorted(rules))
    say(f"{rule.code} {rule.title}（{rule.severity.label}）\n\n{rule.meaning}")
    for title, example in (("会提示的写法", rule.hits), ("改好的写法", rule.clean), ("确实无误时", rule.silence)):
        if example:
            say(f"\n{title}：\n{_indented(example)}")
    return 0


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n"))


def _unknown(code: str, known: list[str]) -> Exception:
    from difflib import get_close_matches

    from drafting.cli.inputs import CannotRun
    from drafting.cli.rules import NO_RULE

    close = get_close_matches(code.upper(), known, 3, 0.5)
    hint = f"是不是 {'、'.join(close)}？" if close else "编码是一个字母加三位数字，如 R101"
    return CannotRun([NO_RULE.at(None, f"没有编码 {code}", hint)])
