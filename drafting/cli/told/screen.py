"""Where words go: results on stdout, findings and progress on stderr, one JSON document on stdout when asked."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import IO, Final, Literal

from drafting.diagnostics import Diagnostic, Place, Severity, is_mismatch

OutputFormat = Literal["text", "json"]

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
_MOST_SUBJECTS = 6
_LONGEST_SUBJECT = 30
_MOST_INFOS = 3
"""Hints of one code shown in full on screen; the others are counted. JSON always holds all."""
_INFOS_BELOW_ERRORS: Final = 1
"""As many where something has to be mended first."""
_MOST_ALIKE: Final = 3
"""Findings that say the same of several places are shown one by one up to so many; the places of more stand on one line."""
_GAP: Final = "D220"
_MOST_GAPS: Final = 20
"""What a draft still owes is shown one by one up to so many: a county of which one township is late owes hundreds."""
_OF_NAMES: Final = ("D100", "D104")


def prepare_streams() -> None:
    """A character that the terminal lacks is replaced, never a crash; Windows pipes speak UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if os.name == "nt":
            reconfigure(encoding="utf-8", errors="replace")
        else:
            reconfigure(errors="replace")


def say(text: str) -> None:
    """A result."""
    print(text)


def tell(text: str) -> None:
    """A remark on the way."""
    print(text, file=sys.stderr)


def utf8(stream: IO[str]) -> None:
    """JSON is UTF-8 whatever the locale."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8")


def print_json(document: object) -> None:
    """The one JSON document of a run, in UTF-8 whatever the locale."""
    utf8(sys.stdout)
    print(json.dumps(document, ensure_ascii=False, indent=1))


def show(diagnostics: Iterable[Diagnostic], stream: IO[str] | None = None, *, folded: bool = True) -> None:
    """Findings for a reader, the gravest first; repeated hints are folded unless someone asked for them."""
    stream = stream or sys.stderr
    lines = list(_folded(diagnostics, _MOST_INFOS if folded else sys.maxsize))
    if lines and stream.isatty():
        _show_in_colour(lines, stream)
        return
    for _, text in lines:
        print(text, file=stream)


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A small table on stdout, wide characters in line."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(file=sys.stdout, highlight=False, markup=False).print(table)


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """必改 1 条，存疑 2 条; empty where nothing was found."""
    counts = Counter(each.severity for each in diagnostics)
    return "，".join(f"{severity.label} {counts[severity]} 条" for severity in Severity if counts[severity])


def _folded(diagnostics: Iterable[Diagnostic], most: int) -> Iterator[tuple[Severity, str]]:
    ranked = sorted(diagnostics, key=_rank)
    if most == sys.maxsize:
        yield from ((each.severity, str(each)) for each in ranked)
        return
    if ranked and ranked[0].severity is Severity.ERROR:
        most = min(most, _INFOS_BELOW_ERRORS)
    shown: Counter[str] = Counter()
    rest: dict[str, list[Diagnostic]] = {}
    for several in _alike(ranked):
        first = several[0]
        shown[first.code] += 1
        if shown[first.code] <= (most if first.severity is Severity.INFO else _MOST_GAPS if first.code == _GAP else sys.maxsize):
            yield first.severity, _at_once(several) if len(several) > 1 else str(first)
        else:
            rest.setdefault(first.code, []).extend(several)
    for code, others in sorted(rest.items(), key=lambda each: (each[0] != _GAP, each[0])):
        yield others[0].severity, _counted_rest(code, others)


def _alike(ranked: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """In their order; those that say the same of many places come together, where the first of them stands: a Tab in each line, a name that each row lacks."""
    alike: dict[tuple[Severity, str, str, str], list[Diagnostic]] = {}
    for each in ranked:
        alike.setdefault((each.severity, each.code, each.message, each.hint), []).append(each)
    for several in alike.values():
        yield from [several] if len(several) > _MOST_ALIKE else ([each] for each in several)


def _at_once(several: Sequence[Diagnostic]) -> str:
    """缩进用了制表符（Tab），共 41 处  [制.yaml:5:1、6:1、7:1等]."""
    first = several[0]
    many = f"{first.message}，共 {len(several)} 处（{_way_to_all(first)}）"
    if first.place is None:
        return str(replace(first, message=many))
    beside = [_beside(each.place, first.place) for each in several[1:_MOST_ALIKE] if each.place is not None]
    places = str(first.place).removesuffix("]") if all(in_table for _, in_table in beside) else str(first.place)
    closing = "等]" if places != str(first.place) else "等"
    return str(replace(first, message=many, place=Place("、".join((places, *(text for text, _ in beside))) + closing)))


def _beside(place: Place, first: Place) -> tuple[str, bool]:
    """Without what the first says already, and whether that is its sheet: 6:1 behind 东乡.yaml:5:1, A3 behind 表.xlsx[Sheet!A2]."""
    sheet, mark, _ = first.file.rpartition("!")
    if mark and place.file.startswith(f"{sheet}!") and place.file.endswith("]"):
        return place.file.removeprefix(f"{sheet}!").removesuffix("]"), True
    return (str(replace(place, file="")).removeprefix(":") if place.file == first.file and place.line is not None else str(place)), False


def _rank(each: Diagnostic) -> tuple[int, int]:
    """The gravest first; of one severity figures that contradict each other first, names and looks last."""
    last = each.code.startswith("F") or each.code in _OF_NAMES
    return list(Severity).index(each.severity), 0 if is_mismatch(each.code, each.severity) else 2 if last else 1


def _counted_rest(code: str, others: Sequence[Diagnostic]) -> str:
    about = list(dict.fromkeys(each.message.partition("：")[0] for each in others if "：" in each.message[:_LONGEST_SUBJECT]))
    names = "：" + "、".join(about[:_MOST_SUBJECTS]) + ("等" if len(about) > _MOST_SUBJECTS else "") if about else ""
    return f"{others[0].severity.label} {code} 另有 {len(others)} 条同类{'提示' if others[0].severity is Severity.INFO else ''}{names}（{_way_to_all(others[0])}）"


def _way_to_all(each: Diagnostic) -> str:
    """What befalls a file, or a template, is said by the command that it befell; a table is not checked by itself."""
    is_of_a_table = each.place is not None and each.place.file.endswith("]") and each.place.line is None
    return f"{'加 --format json' if each.code[0] in 'ST' or is_of_a_table else f'drafting check 文件 --select {each.code}'} 全部列出"


def _show_in_colour(lines: list[tuple[Severity, str]], stream: IO[str]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for severity, text in lines:
        label, _, rest = text.partition(" ")
        console.print(Text.assemble((label, _STYLES[severity]), " ", rest))
