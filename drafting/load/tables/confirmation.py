"""What the departments wrote on a 数据核对单."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.blocks.confirmation import CHOICE, FIGURE, HEADER, NEW, PATH, RIGHT, SUBJECT, WRONG, Answer, Answers
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.load.tables.grid import Grid
from drafting.load.tables.workbook import CannotOpen, read_workbook
from drafting.registry import declare

NOT_A_FORM = declare(
    Rule(
        "S068",
        "不是数据核对单",
        Severity.ERROR,
        "这个 Excel 文件不是 drafting trace --form 生成的核对单，或表头被改过。用生成的核对单填写，不要改表头。",
    )
)
UNCLEAR = declare(
    Rule(
        "S075",
        "核对单上填得不清楚",
        Severity.WARNING,
        "选了“无误”又填了数、选了“更正为”没有填数等，不知道是什么意思，没有采用。请与填写单位确认。",
    )
)

_ASK: Final = "与填写单位确认后再填"
_NONE: Final = Answers("", (), (), 0, ())


def read_confirmation(data: bytes, name: str) -> Answers:
    """The answers on a filled-in form. `name` is how messages speak of it. Raises CannotOpen."""
    subject = ""
    answers = _NONE
    forms = 0
    for grid in read_workbook(data, name):
        said, found = _sheet(grid)
        subject = subject or said
        if found is not None:
            forms += 1
            answers += found
    if not forms:
        hint = "用 drafting trace --form 生成的核对单填写，不要改表头"
        raise CannotOpen([NOT_A_FORM.at(Place(name), f"{name} 里没有核对单的表头", hint)])
    return Answers(subject, answers.corrections, answers.right, answers.open, answers.unclear)


def _sheet(grid: Grid) -> tuple[str, Answers | None]:
    """The subject that a sheet names, and its answers; None for a sheet without the header."""
    subject = ""
    found: Answers | None = None
    for line in grid.lines:
        cells = {each.column: each for each in line.cells}
        texts = [cells[at].text if at in cells else "" for at in range(len(HEADER))]
        if found is None:
            subject = texts[0].removeprefix(SUBJECT) if texts[0].startswith(SUBJECT) else subject
            found = _NONE if tuple(texts) == HEADER else None
        elif texts[PATH] and texts[FIGURE]:
            found += _row(texts, grid.place(line.number, NEW), [each.fault for each in line.cells if each.fault])
    return subject, found


def _row(texts: list[str], place: Place, faults: list[Diagnostic]) -> Answers:
    choice, new = texts[CHOICE], texts[NEW]
    if faults:
        return Answers("", (), (), 0, tuple(faults))
    if choice == RIGHT and not new:
        return Answers("", (), (Answer(texts[PATH], texts[FIGURE], "", str(place)),), 0, ())
    if choice == WRONG and new:
        return Answers("", (Answer(texts[PATH], texts[FIGURE], new, str(place)),), (), 0, ())
    if not choice and not new:
        return Answers("", (), (), 1, ())
    message = f"{texts[PATH]}：{'，'.join(_contradiction(choice, new))}"
    return Answers("", (), (), 0, (UNCLEAR.at(place, message, _ASK, path=texts[PATH]),))


def _contradiction(choice: str, new: str) -> Iterator[str]:
    if choice in (RIGHT, WRONG):
        yield f"选了“{choice}”"
        yield f"又填了 {new}" if choice == RIGHT else "没有填数"
    elif choice:
        yield f"“{choice}”不是“{RIGHT}”或“{WRONG}”"
    else:
        yield f"填了 {new}"
        yield f"没有选“{WRONG}”"
