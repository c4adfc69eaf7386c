"""drafting check: is what the data, or a report that is already written, says true to itself?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from drafting.cli.asked.options import Force, Templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.cli.checking.checked import Checked, Reviewed
    from drafting.diagnostics import Diagnostic, Rule

_LETTERS = frozenset("DRTPFS")
CheckFormat = Literal["text", "json", "sarif", "github"]

HELP = """\
核对数据文件：写法、单位、合计与分项、占比、完成率、同比，以及由它生成的正文。也核对现成的稿子（.docx、.txt、.md），不管是谁写的。

勾稽不符在这里是必改的错误（render 中只是存疑，草稿里标着【待核】）。确实无误的，在那一行末尾写“# 情况属实 R101：理由”。
几个文件是同一个单位的，再互相核对：同一年里累计数只增不减，上年同期、上年末和上年的文件相同。
一个县和它的各乡镇一起核对的：各乡镇加起来要等于全县的（D266）；乡镇的数在一份表里（一行一个乡镇）的，和全县的数据文件一起写。同一个县的八个以上乡镇一起核对的，再互相比：和别的乡镇相差悬殊的数列为存疑（S143）。
现成的稿子：正文里的合计与分项、剩余、完成率、增减，表里的合计，以及标点、序号、占位、年份、说法。看不出是一回事的数不提示。
--review 把现成的 Word 稿里查出的问题写成批注，批在那个数、那几个字上，另存一份；原稿只读，一个字不改。
没有必改的错误，退出码为 0；有则为 1；文件打不开等为 2。

示例：
  drafting check 某乡2026.yaml
  drafting check 各乡镇/*.yaml --strict
  drafting check 全县.yaml 各乡镇/*.yaml
  drafting check 全县.yaml 填报汇总.xlsx
  drafting check 某乡2026.yaml --select R,D2
  drafting check 去年总结.docx 讲话稿.docx
  drafting check 总结.docx --review 总结（核对意见）.docx
  drafting check 某乡2026.yaml --format json"""


def check(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="数据文件，或现成的稿子（.docx、.txt、.md），可以写多个。")],
    select: Annotated[
        str | None, typer.Option("--select", metavar="编码", help="只看这些编码，可写开头几位，逗号分开，如 R,D2。")
    ] = None,
    ignore: Annotated[str | None, typer.Option("--ignore", metavar="编码", help="不看这些编码，写法同上。")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="从严：不认识的单位、指标库里没有的指标也算必改。")] = False,
    review: Annotated[
        Path | None,
        typer.Option("--review", metavar="新稿.docx", help="现成的 Word 稿：问题写成批注，另存到这个文件；\n核对几个稿子时写文件夹。"),
    ] = None,
    force: Force = False,
    templates: Templates = None,
    shown_as: Annotated[
        CheckFormat, typer.Option("--format", help="text 文字（默认），json、sarif、github 供程序读取。")
    ] = "text",
) -> int:
    from drafting.cli.checking.checked import Checked
    from drafting.cli.checking.many_files import check_files

    def look() -> Checked:
        checked = check_files(files, templates, strict=strict, listing=shown_as == "json")
        return replace(checked, diagnostics=chosen(checked.diagnostics, select, ignore))

    unknown = (*_unknown("--select", select, templates), *_unknown("--ignore", ignore, templates))
    if unknown:
        checked = Checked(unknown, could_not_run=True)
    elif review is not None:
        from drafting.cli.checking.reviewing import check_and_review

        checked = check_and_review(files, review, look, force=force)
    else:
        checked = look()
    _print(checked, shown_as, templates, select)
    if checked.could_not_run:
        return 2
    return int(any(each.severity == "error" for each in checked.diagnostics))


def chosen(diagnostics: tuple[Diagnostic, ...], select: str | None, ignore: str | None) -> tuple[Diagnostic, ...]:
    """Only the codes that begin with one of `select` and with none of `ignore` (comma-separated)."""
    wanted, unwanted = _prefixes(select), _prefixes(ignore)
    return tuple(
        each
        for each in diagnostics
        if (not wanted or each.code.startswith(wanted)) and not (unwanted and each.code.startswith(unwanted))
    )


def _prefixes(codes: str | None) -> tuple[str, ...]:
    return tuple(each.strip().upper() for each in (codes or "").replace("，", ",").split(",") if each.strip())


def _unknown(option: str, codes: str | None, templates: Path | None) -> tuple[Diagnostic, ...]:
    """Codes that are none: with `--select R1O6` nothing would be found, which reads as if all were well."""
    asked = [each for each in _prefixes(codes) if each not in _LETTERS]
    if not asked:
        return ()
    from drafting.cli.rules import NO_RULE

    known = _rules(templates)
    hint = "编码是一个字母加三位数字，可以只写开头几位，如 R101、R1、R；drafting explain 列出全部"
    return tuple(NO_RULE.at(None, f"{option}：没有以 {each} 开头的编码", hint) for each in asked if not any(code.startswith(each) for code in known))


def _print(checked: Checked, shown_as: CheckFormat, templates: Path | None, select: str | None) -> None:
    from drafting.cli.told import screen

    if shown_as == "json":
        screen.print_json(checked.to_json())
    elif shown_as == "sarif":
        from drafting import __version__
        from drafting.cli.told.findings import sarif

        screen.print_json(sarif(checked.diagnostics, _rules(templates), __version__))
    elif shown_as == "github":
        from drafting.cli.told.findings import github

        screen.say(github(checked.diagnostics))
    else:
        _print_text(checked, folded=select is None)


def _rules(templates: Path | None) -> dict[str, Rule]:
    """All rules, for a worker may have hit one that was not declared here; without those kept as data where these cannot be read, which was said."""
    from drafting.cli.rules import declared_rules, rules_as_data
    from drafting.diagnostics import Refused
    from drafting.pipeline import open_library

    try:
        return {**declared_rules(), **rules_as_data(open_library(templates, Path.cwd()))}
    except Refused:
        return {**declared_rules()}


def _print_text(checked: Checked, *, folded: bool) -> None:
    import sys

    from drafting.cli.told.screen import counted, say, show

    show(checked.diagnostics, sys.stdout, folded=folded)
    found = counted(checked.diagnostics) or "没有发现问题"
    about = f"；共 {checked.figures} 个数，{checked.covered} 个经勾稽核对" if checked.figures else ""
    say(f"{found}{about}")
    if checked.reviews is not None:
        _tell_reviews(checked.reviews)


def _tell_reviews(reviews: Sequence[Reviewed]) -> None:
    from drafting.cli.told.outcome import say_where
    from drafting.cli.told.screen import tell

    for each in reviews:
        name = f"{each.file}：" if len(reviews) > 1 else ""
        tell(name + each.told())
        say_where(each.delivered)
    if not reviews:
        tell("没有写批注")
