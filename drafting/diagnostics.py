"""Errors as data: what is wrong, where, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from enum import StrEnum
from typing import ClassVar, Final

from drafting.frozen import frozen


class Severity(StrEnum):
    """Stable machine values; `label` is what a reader sees."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {Severity.ERROR: "必改", Severity.WARNING: "存疑", Severity.INFO: "提示"}


@frozen
class Place:
    """Where something stands: file:line:column (both from 1), or `表.xlsx[工作表!C7]` without line."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (one_line(self.file), self.line, self.column) if part is not None)


def one_line(text: str) -> str:
    """As it is shown: a file's name may hold a line break."""
    return text.replace("\r", "").replace("\n", "⏎") if "\n" in text else text


@frozen
class WordPlace(Place):
    """A place in a Word file: `总结.docx[第12段]` for people; for programs the paragraph, as `readers/word.py` counts them, and
    from which to which of its characters. Blanks do not count: lines are read without some of them. `start` is below 0 where words stand
    before the paragraph's own that Word prints by itself: the number of a heading.
    """

    paragraph: int = field(default=0, compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    def within(self, words: str, start: int, end: int) -> WordPlace:
        """Where characters `start` up to `end` stand of the words that stand here."""
        before, meant = (len("".join(each.split())) for each in (words[:start], words[start:end]))
        return replace(self, start=max(min(self.start + before, self.end), 0), end=max(min(self.start + before + meant, self.end), 1))


@frozen
class Diagnostic:
    """One finding. `path` is dotted as in templates; `excerpt` is the text it is about."""

    code: str
    severity: Severity
    message: str
    hint: str = ""
    place: Place | None = None
    path: str | None = None
    excerpt: str | None = None
    related: tuple[Place, ...] = field(default=())

    def as_severity(self, severity: Severity) -> Diagnostic:
        return replace(self, severity=severity)

    def to_json(self) -> dict[str, object]:
        """As programs read it in every command's JSON: code severity message hint file line column path excerpt."""
        place = self.place
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint or None,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "path": self.path,
            "excerpt": self.excerpt,
        }

    def __str__(self) -> str:
        where = f"  [{self.place}]" if self.place else ""
        hint = f"\n    → {one_line(self.hint)}" if self.hint else ""
        return f"{self.severity.label} {self.code} {one_line(self.message)}{where}{hint}"


@frozen
class Rule:
    """The one declaration of a diagnostic code; the run, `explain`, the docs and the tests all read it.

    `hits` is an example that raises the code and `clean` its repaired twin: whole data files (YAML)
    for letters D and R, template text for T, running text for P; or, for any of them, a data file, or several files,
    each after a line `# 文件：名称` (示例/例.j2 and the like stand in the template folder). Empty where no text can show
    it. `silence` shows an answer with its reason, `tolerance` says what difference is let pass.
    """

    code: str
    title: str
    severity: Severity
    meaning: str
    hits: str = ""
    clean: str = ""
    silence: str = ""
    tolerance: str = ""

    def at(
        self,
        place: Place | None,
        message: str,
        hint: str = "",
        *,
        path: str | None = None,
        excerpt: str | None = None,
        related: Iterable[Place] = (),
    ) -> Diagnostic:
        return Diagnostic(self.code, self.severity, message, hint, place, path, excerpt, tuple(related))


class Refused(Exception):
    """Work that could not be done; carries only the diagnostics that say why.

    `could_not_run` tells a command that could not do its work, or put it in place, from an input that is wrong.
    """

    could_not_run: ClassVar[bool] = False

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{each.code} {each.message}" for each in self.diagnostics))


def softened(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Errors as warnings: what a draft may go out with and a final copy may not."""
    return tuple(
        each.as_severity(Severity.WARNING) if each.severity is Severity.ERROR else each for each in diagnostics
    )


def once_each(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Without repeats. Few messages are alike, and only those are compared as a whole."""
    kept: list[Diagnostic] = []
    of_message: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        alike = of_message.setdefault(each.message, [])
        if each not in alike:
            alike.append(each)
            kept.append(each)
    return kept


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in diagnostics)


_OF_ONE_FIGURE: Final = frozenset({"D083", "D124", "D255", "D264", "D272", "D274", "D338", "D350", "S135"})
"""One without a unit, also in a column of others that have one; what counts less than none; a percentage, a result, a change of a rate, a change of an amount and a number of people that cannot be, and one thousands of times those of all other rows. What is only unlike others (D254, D321 …) is doubted."""


def is_mismatch(code: str, severity: str) -> bool:
    """Whether a finding is a 不符, which lets a draft through, its figure marked, but neither `check` nor a final copy."""
    return is_against_figures(code) and severity in (Severity.ERROR.value, Severity.WARNING.value)


def is_against_figures(code: str) -> bool:
    """Whether findings of this code, above an information, say that a figure is wrong: it contradicts another, cannot be, or is printed without a unit."""
    return code.startswith("R") or code in _OF_ONE_FIGURE
