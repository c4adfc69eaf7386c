"""To the letter what is found in small data: findings with their places, and every relation with its members."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.checks.relations import CheckedRelation, examine
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.registry import RULES
from tests.checks.judging import CATALOGUE, HEAD, ROOT, book_of

GOLDEN = Path(__file__).parent / "golden" / "said.txt"
RURAL = (ROOT / "templates/rural/indicators.yaml").read_text("utf-8")
CATALOGUES = {"": "", "小目录": CATALOGUE, "rural": RURAL}


def said(case: str) -> Iterator[str]:
    """A case is the example of a rule (R101 会提示, R101 改好), or what stands after 指标: (or more lines), with 目录=…,
    报告期=… and 上年=… before it where it needs them.
    """
    code, _, which = case.partition(" ")
    if code in RULES and which in ("会提示", "改好"):
        text = RULES[code].hits if which == "会提示" else RULES[code].clean
        yield from _examined(book_of(text, RURAL if "rural/" in text else "", name="数据.yaml"))
        return
    head, _, body = case.rpartition("｜")
    asked = dict(each.split("=", 1) for each in head.split("｜") if each)
    catalogue = CATALOGUES[asked.get("目录", "")]
    period = asked.get("报告期", "2021年")
    previous = None
    if "上年" in asked:
        last = period.replace(period[:4], str(int(period[:4]) - 1))
        previous = book_of(f"{HEAD.replace('2021年', last)}指标: {asked['上年']}\n", catalogue)
    book = book_of(f"{HEAD.replace('2021年', period)}指标: {body}\n".replace("⏎", "\n"), catalogue, previous, "数据.yaml")
    yield from _examined(book)


def _examined(book: Book) -> Iterator[str]:
    findings, relations = examine(book)
    yield from map(_finding, findings)
    yield from map(_relation, relations)


def _finding(found: Diagnostic) -> str:
    related = "".join(f" 又 {place}" for place in found.related)
    return f"  {found.code} {found.place}{related} {found.path or ''}「{found.excerpt or ''}」{found.message} → {found.hint}"


def _relation(relation: CheckedRelation) -> str:
    parts = "、".join(f"{part.path}={part.text}@{part.line}:{part.column}" for part in relation.parts)
    whole = relation.whole
    return (
        f"    {relation.kind} {relation.verdict} {relation.stated}|{relation.computed}{' 上限' if relation.limit else ''} "
        f"{whole.path}={whole.text}@{whole.line}:{whole.column} ← {parts}"
    )


def cases() -> dict[str, list[str]]:
    """Case → the lines that follow it in the golden."""
    found: dict[str, list[str]] = {}
    case = ""
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[case].append(line)
        else:
            assert line not in found
            found[case := line] = []
    return found


@pytest.mark.parametrize(("case", "golden"), cases().items(), ids=map(str, range(len(cases()))))
def test_what_is_said_of_a_case_is_as_the_golden_says(case: str, golden: list[str]) -> None:
    assert list(said(case)) == golden
