"""drafting explain: what a diagnostic code means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from drafting.cli.asked.options import Templates

HELP = """\
解释一个提示编码：是什么意思，容许多大的出入，错的和对的各是什么样，怎样注明“情况属实”。

不写编码时列出全部编码。

示例：
  drafting explain R101
  drafting explain
  drafting explain --markdown > 检查规则一览.md"""


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[编码]", help="屏幕上“必改”“存疑”“提示”后面的编码，如 R101；不写则列出全部。")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="全部规则印成一页 Markdown。")] = False,
    templates: Templates = None,
) -> int:
    from drafting.cli.asked.inputs import require_folder
    from drafting.cli.rules import all_rules, explained, rules_page
    from drafting.cli.told.screen import print_table, say
    from drafting.pipeline import open_library

    require_folder(templates)
    rules = all_rules(open_library(templates, Path.cwd()))
    if markdown:
        say(rules_page(rules).rstrip("\n"))
        return 0
    if code is None:
        print_table("", ("编码", "级别", "说的是"), [(each.code, each.severity.label, each.title) for each in rules.values()])
        return 0
    rule = rules.get(code.upper())
    if rule is None:
        raise _unknown(code, sorted(rules))
    say(f"{rule.code} {rule.title}（{rule.severity.label}）\n\n{rule.meaning}")
    for title, text in explained(rule):
        say(f"\n{title}：\n{_indented(text)}")
    return 0


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n"))


_DIGITS: Final = str.maketrans("OIL", "011")
"""Letters that are typed for digits: R1O1."""


def _unknown(code: str, known: list[str]) -> Exception:
    from difflib import get_close_matches

    from drafting.cli.asked.inputs import CannotRun
    from drafting.cli.rules import NO_RULE

    meant = code[:1].upper() + code[1:].upper().translate(_DIGITS)
    close = [meant] if meant in known else get_close_matches(code.upper(), known, 3, 0.5)
    hint = f"是不是 {'、'.join(close)}？" if close else "编码是一个字母加三位数字，如 R101"
    return CannotRun([NO_RULE.at(None, f"没有编码 {code}", hint)])
