"""数据核对单: what is asked of the departments that gave the figures, and what they answer."""

from __future__ import annotations

from typing import Final

from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen

RIGHT: Final = "无误"
WRONG: Final = "更正为"
SUBJECT: Final = "报告："
"""Stands above the table, before whose report it is and of which period."""
HEADER: Final = ("序号", "指标", "正文", "数", "口径", "截至", "核对", "更正后的数", "说明")
PATH, FIGURE, CHOICE, NEW = (HEADER.index(name) for name in ("指标", "数", "核对", "更正后的数"))


@frozen
class Question:
    """One figure to be confirmed. `sentence` is where the report says it; a computed one is only shown."""

    path: str
    sentence: str
    figure: str
    definition: str = ""
    as_of: str = ""
    note: str = ""
    computed: bool = False


@frozen
class Confirmation:
    """A 核对单: 提供单位 → its figures, in the order of the report."""

    title: str
    subject: str
    sheets: tuple[tuple[str, tuple[Question, ...]], ...]


@frozen
class Answer:
    """A figure that a department puts right, or confirms (`new` is ""): `place` is 核对单.xlsx[县医保局!H5]."""

    path: str
    old: str
    new: str
    place: str


@frozen
class Answers:
    """`right` are the figures confirmed, `open` counts those without an answer; `unclear` tells of rows nobody can read."""

    subject: str
    corrections: tuple[Answer, ...]
    right: tuple[Answer, ...]
    open: int
    unclear: tuple[Diagnostic, ...]

    def __add__(self, other: Answers) -> Answers:
        return Answers(
            self.subject or other.subject,
            self.corrections + other.corrections,
            self.right + other.right,
            self.open + other.open,
            self.unclear + other.unclear,
        )
