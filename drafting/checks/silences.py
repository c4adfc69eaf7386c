"""`# 情况属实 R101：理由`: a finding that somebody has answered for is not said again."""

from __future__ import annotations

from collections.abc import Container, Iterable
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

OF_WORDS: Final = frozenset(f"R{number}" for number in range(201, 211))
"""What a text says by its words (checks/sentences/rules.py): looked for where the text is known, not among the figures."""

Answered = dict[tuple[int, str], str]
"""(line, code) → the reason given there."""


def unsilenced(findings: Iterable[Diagnostic], dataset: Dataset) -> list[Diagnostic]:
    """The findings that no comment with a reason answers for, and the comments that give none."""
    if not dataset.silences:
        return list(findings)
    answered, faults = _read_all(dataset)
    return [each for each in findings if not _is_answered(each, answered, dataset.tree.name)] + faults


def answered_for(findings: Iterable[Diagnostic], dataset: Dataset) -> list[Diagnostic]:
    """The findings that no comment answers for, and nothing about the comments."""
    answered = _read_all(dataset)[0] if dataset.silences else {}
    return [each for each in findings if not _is_answered(each, answered, dataset.tree.name)]


def unused(findings: Iterable[Diagnostic], dataset: Dataset, codes: Iterable[str], *, elsewhere: Container[str] | None = None) -> list[Diagnostic]:
    """The comments that answer for none of the findings, or for what is no code; `codes` are those that could have been found.

    Of those that are looked for `elsewhere` nothing is said; None: of none but `codes`.
    """
    if not dataset.silences:
        return []
    file = dataset.tree.name
    said = {(each.place.line, each.code) for each in findings if each.place is not None and each.place.file == file}
    looked_for = set(codes)
    letters = {code[0] for code in looked_for} - {"D"} if elsewhere is not None else set()  # of which all codes are known here
    answers = _read_all(dataset)[0]
    strange = [
        NO_REASON.at(Place(file, line, 1), f"情况属实：没有编码 {code}，不起作用", "写提示里的编码，如 # 情况属实 R101：理由", excerpt=reason)
        for (line, code), reason in answers.items()
        if elsewhere is not None and code[0] in letters and code not in looked_for and code not in elsewhere
    ]
    return strange + [
        UNUSED.at(Place(file, line, 1), f"情况属实 {code}：这一行没有这个问题了", "删去这条说明，或核对编码和所在的行", excerpt=reason)
        for (line, code), reason in answers.items()
        if code in looked_for and (line, code) not in said
    ]


def _read_all(dataset: Dataset) -> tuple[Answered, list[Diagnostic]]:
    answered: Answered = {}
    faults = []
    for line, text in dataset.silences.items():
        for said in text.split("\n"):
            codes, reason = _read(said)
            if codes and reason:
                answered.update(((line, code), reason) for code in codes)
            else:
                faults.append(_fault(dataset.tree.name, line, said))
    return answered, faults


def _read(said: str) -> tuple[list[str], str]:
    match = _SAID.match(said.strip())
    assert match is not None  # every part is optional
    codes = _CODE.findall(normalize("NFKC", match[1]).upper())  # as an input method for Chinese may type them
    return codes, match[2].strip() if _REASON.search(match[2]) else ""


def _is_answered(finding: Diagnostic, answered: Answered, file: str) -> bool:
    place = finding.place
    return place is not None and place.file == file and (place.line, finding.code) in answered


def _fault(file: str, line: int, said: str) -> Diagnostic:
    lacking = "理由" if _read(said)[0] else "编码"
    return NO_REASON.at(
        Place(file, line, 1), f"情况属实：没有写{lacking}，不起作用", "写上那条提示的编码和理由，如 # 情况属实 R101：理由", excerpt=said or None
    )
