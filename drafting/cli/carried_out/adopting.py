"""A report adopted as it was asked for on the command line: read, written into a new folder, and what became of it told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.cli.asked.inputs import WRONG_KIND, CannotRun, require_readable
from drafting.cli.told.screen import print_json, say, show, tell
from drafting.cli.told.typed_paths import typed
from drafting.diagnostics import Place, Refused
from drafting.files.filenames import WRITTEN_SUFFIXES

if TYPE_CHECKING:
    from drafting.adoption import Adopted
    from drafting.adoption.attempt import Told
    from drafting.cli.told.screen import OutputFormat

_MOST_TOLD: Final = 20
_MOST_DATES: Final = 8


def answered(report: Path, out: Path, unit: str, region: str, period: str, shown_as: OutputFormat) -> int:
    """Adopt the report and say what came of it. Gives the exit code."""
    from drafting.cli.told.exits import exit_code

    try:
        made = _made(report, out, unit, region, period)
    except Refused as refused:
        if shown_as == "json":
            print_json({"output": None, "files": [], "diagnostics": [each.to_json() for each in refused.diagnostics]})
        else:
            show(refused.diagnostics)
            tell("没有写文件")
        return exit_code(refused)
    if shown_as == "json":
        print_json(_as_json(made, out))
    else:
        _tell(made, out)
    return 0


def _made(report: Path, out: Path, unit: str, region: str, period: str) -> Adopted:
    from drafting.adoption import Asked, adopt, place, require_new_folder

    _require_report(report)
    require_new_folder(out)
    made = adopt(report.read_bytes(), report.name, report.suffix.lower(), Asked(unit.strip(), region.strip(), period.strip()))
    place(out, made.files)
    return made


def _require_report(report: Path) -> None:
    """Raises CannotRun unless it is a report that can be read."""
    suffix = report.suffix.lower()
    if suffix in WRITTEN_SUFFIXES and not report.name.startswith("~$"):
        require_readable(report)
        return
    said, hint = _NO_REPORTS.get(suffix, ("不是报告", "这里写去年的报告：.docx、.txt、.md"))
    if report.name.startswith("~$"):
        said, hint = "是 Word、WPS 打开文件时留下的占用标记", f"关掉 Word，写 {report.name.removeprefix('~$')} 的全名"
    if report.is_dir():
        said, hint = "是文件夹，不是报告", "写里面那一份报告的文件名，一次一份"
    raise CannotRun([WRONG_KIND.at(Place(str(report)), f"{report.name or report} {said}", hint)])


_SAVE_AS: Final = "在 Word 或 WPS 里打开，另存为 .docx，再写 .docx 的文件名"
_NO_REPORTS: Final = {
    **dict.fromkeys((".doc", ".wps"), ("是旧格式，读不了", _SAVE_AS)),
    ".pdf": ("是 PDF，读不了", "用它的 Word 稿（.docx）；没有的，在 Word 或 WPS 里打开 PDF，另存为 .docx"),
    **dict.fromkeys((".yaml", ".yml"), ("是数据文件，不是报告", "这里写去年的报告：.docx、.txt、.md")),
    **dict.fromkeys((".xlsx", ".xls", ".csv", ".et"), ("是表，不是报告", "这里写去年的报告：.docx、.txt、.md；用表生成报告是 drafting batch")),
}


def _as_json(made: Adopted, out: Path) -> dict[str, object]:
    return {
        "output": str(out),
        "files": [str(out / name) for name in made.files],
        "template": made.report,
        "paragraphs": made.paragraphs,
        "figures": made.figures,
        "indicators": made.indicators,
        "rules": made.rules,
        "kept": _listed(made.kept),
        "dates": _listed(made.dates),
        "claims": _listed(made.claims),
        "checks": _listed(made.checks),
        "changed": _listed(made.changed),
        "left_out": [{"place": str(each.place), "excerpt": each.words, "why": each.why} for each in made.left_out],
        "diagnostics": [each.to_json() for each in made.doubts],
    }


def _listed(several: Iterable[Told]) -> list[dict[str, str]]:
    return [{"place": str(each.place), "excerpt": each.excerpt, "why": each.why} for each in several]


def _tell(made: Adopted, out: Path) -> None:
    say(f"已生成：{out}（{'、'.join(made.files)}）")
    say(f"报告 {made.paragraphs} 段，{made.figures} 处数成了 {made.indicators} 项指标；用去年的数据生成，{_how_alike(made)}")
    if made.rules:
        say(f"报告里写明的数和数的关系（各项加起来、占比、其余、比上年）{made.rules} 条，写进了指标目录的“规则”：今年填的数合不上，check 就提示；今年不再这样的，在目录里删去那一行")
    _tell_places(f"照原文保留的数 {len(made.kept)} 处，今年变了的到模板里改：", made.kept, _MOST_TOLD)
    _tell_places(f"照原文保留的日期、年份 {len(made.dates)} 处，今年要改：", made.dates, _MOST_DATES, reasons=False)
    _tell_places(f"照原文保留的断语、荣誉 {len(made.claims)} 处，今年是不是还这样，要核实：", made.claims, _MOST_DATES, reasons=False)
    _tell_places(f"成了数据、要看一眼的 {len(made.checks)} 处：", made.checks, _MOST_DATES)
    if made.left_out:
        say(f"没有带过来的 {len(made.left_out)} 处：")
        for each in made.left_out[:_MOST_TOLD]:
            say(f"  {_where(str(each.place))}{each.words[:_MOST_TOLD]}（{each.why}）")
        _more(len(made.left_out), _MOST_TOLD)
    if made.doubts:
        say(f"去年的报告里有 {len(made.doubts)} 处问题，check 会说，在模板和去年的数据里改：")
        for found in made.doubts[:_MOST_DATES]:
            say(f"  {found.code} {found.message}")
        _more(len(made.doubts), _MOST_DATES)
    data, last, own = typed(out / made.this), typed(out / made.last), f"--templates {typed(out / '模板')}"
    say("接着：")
    say(f"  drafting render {last} {own}")
    say(f"  drafting check {data} {own}")
    say(f"  drafting render {data} {own}")
    to_fill = [made.this, *(name for name in made.files if name.startswith(f"{made.this.removesuffix('.yaml')}附件"))]
    say(f"第一行生成去年的，看看和原来的一样不一样；再在 {'、'.join(str(out / name) for name in to_fill)} 里填今年的数，用后两行核对、生成今年的")


def _how_alike(made: Adopted) -> str:
    if not made.changed:
        return "每一段都和原文一字不差"
    places = "；".join(f"{_where(str(each.place))}{each.excerpt}（{each.why}）" for each in made.changed[:_MOST_DATES])
    return f"除 {len(made.changed)} 段外都和原文一字不差：{places}{'……' if len(made.changed) > _MOST_DATES else ''}"


def _tell_places(lead: str, several: Sequence[Told], most: int, *, reasons: bool = True) -> None:
    if not several:
        return
    say(lead)
    for each in several[:most]:
        say(f"  {_where(str(each.place))}{each.excerpt}{f'（{each.why}）' if reasons else ''}")
    _more(len(several), most)


def _more(count: int, most: int) -> None:
    if count > most:
        say(f"  ……另有 {count - most} 处（加 --format json 全部列出）")


def _where(place: str) -> str:
    """第12段 of 总结.docx[第12段], 第3行 of 总结.txt:3:1."""
    if place.endswith("]"):
        return f"{place.rpartition('[')[2].rstrip(']')}：" if "[" in place else f"{place}："
    parts = place.split(":")
    return f"第{parts[1]}行：" if len(parts) > 1 else ""
