"""`# 情况属实 R101：理由`: a finding that somebody has answered for is not said again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Final
from unicodedata import normalize

from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.dataset import Dataset
from drafting.patterns import lazy
from drafting.registry import declare

NO_REASON = declare(
    Rule(
        "R141",
        "情况属实没有写理由",
        Severity.WARNING,
        "情况属实的说明要写编码和理由，如 # 情况属实 R101：另有1人待归类。没有理由的、没有这个编码的不起作用。",
        hits=HEAD + "指标: {就业: {总数: {数值: 5人, 构成: {甲: 3人, 乙: 3人}}}}  # 情况属实 R101\n",
        clean=HEAD + "指标: {就业: {总数: {数值: 5人, 构成: {甲: 3人, 乙: 3人}}}}  # 情况属实 R101：两类有一人重叠\n",
    )
)

UNUSED = declare(
    Rule(
        "R185",
        "情况属实没有用上",
        Severity.INFO,
        "这一行已经没有这个编码的问题（数改好了，或者写错了行、写错了编码），说明可以删去，免得以后真有问题时被它盖住。",
        hits=HEAD + "指标: {就业: {总数: {数值: 6人, 构成: {甲: 3人, 乙: 3人}}}}  # 情况属实 R101：两类有一人重叠\n",
        clean=HEAD + "指标: {就业: {总数: {数值: 5人, 构成: {甲: 3人, 乙: 3人}}}}  # 情况属实 R101：两类有一人重叠\n",
    )
)

_SAID: Final = lazy(r"((?:[A-Za-zＡ-Ｚａ-ｚ]\d{3}[\s、,，]*)*)[：:\s]*(.*)")
_CODE: Final = lazy(r"[A-Z]\d{3}")
_REASON: Final = lazy(r"\w")

OF_WORDS: Final = frozenset(f"R{number}" for number in range(201, 215))
"""What a text says by its words (checks/sentences/rules.py): looked for where the text is known, not among the figures."""

_ANSWERED_BY: Final = {"D350": ("D350", "D269")}
"""Codes that answer for a finding beside its own: what was answered for as D269 may be told as D350 since."""

OF_THE_ROW: Final = 0
"""The line of what a row of a table answers for, in its column 情况属实."""
_OF_A_COLUMN: Final = lazy(r"([A-Za-z]{1,3})列[\s:：]*")
_ONE_MORE: Final = lazy(r"[；;]\s*(?=(?:[A-Za-z]{1,3}列[\s:：]*)?[A-Za-z]\d{3})")
_IN_COLUMN: Final = lazy(r"([A-Z]{1,3})\d+\]$")
_AT_THE_END: Final = lazy(r"在[这那]一行末尾写 # 情况属实 (\w+)：理由")
_ANYHOW: Final = "注明情况属实"

Answered = dict[tuple[int | str, str], str]
"""(line, code) → the reason given there; of a row 0, or the column that is named (C)."""


def unsilenced(findings: Iterable[Diagnostic], dataset: Dataset) -> list[Diagnostic]:
    """The findings that no comment with a reason answers for, and the comments that give none."""
    findings = in_a_row(findings) if _is_row(dataset) else list(findings)
    if not dataset.silences:
        return findings
    answered, faults = _read_all(dataset)
    return _open(findings, answered, dataset) + faults


def answered_for(findings: Iterable[Diagnostic], dataset: Dataset) -> list[Diagnostic]:
    """The findings that no comment answers for, and nothing about the comments."""
    findings = in_a_row(findings) if _is_row(dataset) else list(findings)
    return _open(findings, _read_all(dataset)[0], dataset) if dataset.silences else findings


def not_answered_otherwise(findings: Iterable[Diagnostic], dataset: Dataset) -> list[Diagnostic]:
    """Findings of words without those of a figure for which the data answer by another code: 覆盖率 985%  # 情况属实 D255：… is not told again as R206."""
    if not dataset.silences:
        return list(findings)
    answered = {at for at, code in _read_all(dataset)[0] if code[0] in "DR" and code not in (*OF_WORDS, "D327")}
    return [each for each in findings if answered.isdisjoint(_where(each.place, dataset))]


def in_a_row(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same, with where a row of a table answers for them."""
    return [replace(each, hint=hint) if (hint := _hint_in_a_row(each)) != each.hint else each for each in findings]


def _hint_in_a_row(finding: Diagnostic) -> str:
    if "情况属实" not in finding.hint:
        return finding.hint
    column = "在“情况属实”一列写 {}：理由（没有这一列的加一列）"
    return _AT_THE_END.sub(lambda said: column.format(said[1]), finding.hint).replace(_ANYHOW, column.format(finding.code))


def _is_row(dataset: Dataset) -> bool:
    return dataset.tree.name.endswith("]")


def unused(findings: Iterable[Diagnostic], dataset: Dataset, codes: Iterable[str], *, elsewhere: Container[str] | None = None) -> list[Diagnostic]:
    """The comments that answer for none of the findings, or for what is no code; `codes` are those that could have been found.

    Of those that are looked for `elsewhere` nothing is said; None: of none but `codes`.
    """
    if not dataset.silences:
        return []
    findings = list(findings)
    said = {(at, code) for each in findings for at in _where(each.place, dataset) for code in _codes(each)}
    looked_for = set(codes)
    letters = {code[0] for code in looked_for} - {"D"} if elsewhere is not None else set()  # of which all codes are known here
    answers = _read_all(dataset)[0]
    strange = [
        NO_REASON.at(_place(dataset, line), f"情况属实：没有编码 {code}，不起作用", f"写提示里的编码，如 {_shown(dataset)}R101：理由", excerpt=reason)
        for (line, code), reason in answers.items()
        if elsewhere is not None and code[0] in letters and code not in looked_for and code not in elsewhere
    ]
    return strange + [
        UNUSED.at(_place(dataset, line), f"情况属实 {code}：这一行没有这个问题了", "删去这条说明，或核对编码和所在的行", excerpt=reason)
        for (line, code), reason in answers.items()
        if code in looked_for and (line, code) not in said
    ]


def _read_all(dataset: Dataset) -> tuple[Answered, list[Diagnostic]]:
    answered: Answered = {}
    faults = []
    for line, text in dataset.silences.items():
        for said in text.split("\n") if line else _ONE_MORE.split(text.replace("\n", "；")):
            column = None if line else _OF_A_COLUMN.match(said.strip())
            codes, reason = _read(said.strip()[column.end() :] if column else said)
            if codes and reason:
                answered.update(((column[1].upper() if column else line, code), reason) for code in codes)
            else:
                faults.append(_fault(dataset, line, said))
    return answered, faults


def _open(findings: list[Diagnostic], answered: Answered, dataset: Dataset) -> list[Diagnostic]:
    """Those that are not answered for. Of several with one code in a row, the answer says of which column it speaks."""
    several = Counter(each.code for each in findings) if OF_THE_ROW in dataset.silences else Counter[str]()
    return [
        replace(each, hint=f"{each.hint}；这一行的 {each.code} 不止一处，“情况属实”里写明是哪一列：{at[-1]}列 {each.code}：理由") if told and len(at) > 1 else each
        for each in findings
        for at in (_where(each.place, dataset),)
        for told in (several[each.code] > 1 and (OF_THE_ROW, each.code) in answered,)
        if not any((key, code) in answered for code in _codes(each) for key in at if not (told and key == OF_THE_ROW))
    ]


def _codes(finding: Diagnostic) -> tuple[str, ...]:
    """Those by which it is answered for."""
    return _ANSWERED_BY.get(finding.code, (finding.code,))


def _where(place: Place | None, dataset: Dataset) -> tuple[int | str, ...]:
    """By which keys a finding there is answered for; none where it stands in another file."""
    if place is None:
        return ()
    if place.file == dataset.tree.name:
        return (place.line,) if place.line else (OF_THE_ROW,)
    if not _is_row(dataset) or place.file.rpartition("[")[0] != dataset.tree.name.rpartition("[")[0]:
        return ()
    column = _IN_COLUMN.search(place.file)
    return (OF_THE_ROW, column[1]) if column else (OF_THE_ROW,)


def _place(dataset: Dataset, line: int | str) -> Place:
    return Place(dataset.tree.name, line, 1) if isinstance(line, int) and line else dataset.tree.place(("情况属实",))


def _shown(dataset: Dataset) -> str:
    """What stands before the code of an answer."""
    return "" if _is_row(dataset) else "# 情况属实 "


def _read(said: str) -> tuple[list[str], str]:
    match = _SAID.match(said.strip())
    assert match is not None  # every part is optional
    codes = _CODE.findall(normalize("NFKC", match[1]).upper())  # as an input method for Chinese may type them
    return codes, match[2].strip() if _REASON.search(match[2]) else ""


def _fault(dataset: Dataset, line: int, said: str) -> Diagnostic:
    lacking = "理由" if _read(said)[0] else "编码"
    return NO_REASON.at(
        _place(dataset, line), f"情况属实：没有写{lacking}，不起作用", f"写上那条提示的编码和理由，如 {_shown(dataset)}R101：理由", excerpt=said or None
    )
