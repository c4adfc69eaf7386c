"""数值 and 上年同期 in each other's place throughout a file (D273)."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine, examine_together
from drafting.diagnostics import Diagnostic
from tests.checks.judging import HEAD, book_of

BEFORE = {"甲": "1203人", "乙": "345.6万元", "丙": "876亩", "丁": "5102个"}
NOW = {"甲": "1310人", "乙": "360.2万元", "丙": "910亩", "丁": "5340个"}


def text(first: dict[str, str], second: dict[str, str] | None = None, period: str = "2021年", rates: str = "") -> str:
    rated = dict(zip(first, rates.split(), strict=False))
    figures = ", ".join(
        f"{name}: {{数值: {figure}, 上年同期: {second[name]}{f', 同比: {rated[name]}' if name in rated else ''}}}" if second else f"{name}: {figure}" for name, figure in first.items()
    )
    return f"{HEAD.replace('2021年', period)}指标: {{组: {{{figures}}}}}\n"


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in found if each.code in ("D271", "D273")]


def test_last_years_file_tells():
    before = book_of(text(BEFORE, period="2020年"), name="2020.yaml")
    said = [("D273", "数值和上年同期像是填反了：甲、乙、丙等 4 项，数值正是2020年的（2020.yaml），上年同期却不是")]
    assert told(examine(book_of(text(BEFORE, NOW), previous=before, name="2021.yaml"))[0]) == said
    assert told(examine_together([book_of(text(BEFORE, NOW), name="2021.yaml"), before])[0]) == said


def test_what_is_as_last_years_file_says_is_not():
    before = book_of(text(BEFORE, period="2020年"), name="2020.yaml")
    assert told(examine(book_of(text(NOW, BEFORE), previous=before, name="2021.yaml"))[0]) == []
    assert told(examine(book_of(text(NOW, BEFORE | {"甲": "1203.5人"}), previous=before, name="2021.yaml"))[0]) == []


def test_figures_that_have_not_changed_are_told_as_that():
    """上年同期 is right: the file is last year's with another year."""
    before = book_of(text(BEFORE | {"戊": "4.09万吨"}, period="2020年"), name="2020.yaml")
    both = BEFORE | {"戊": "4.09万吨"}
    assert [code for code, _ in told(examine(book_of(text(both, both), previous=before, name="2021.yaml"))[0])] == ["D271", "D271"]


@pytest.mark.parametrize(("rates", "said"), [("8.9% 4.2% 3.9% 4.7%", 1), ("8.9% 4.2% 3.9%", 1), ("8.9% 4.2%", 0), ("-8.2% -4.1% -3.7% -4.5%", 0), ("8.9% 4.2% 3.9% 50%", 0)])
def test_rates_that_fit_the_other_way_round_tell(rates: str, said: int):
    found = told(examine(book_of(text(BEFORE, NOW, rates=rates)))[0])
    assert len(found) == said
    assert all(message.endswith("项，写明的同比照现在的数对不上，数值和上年同期对调就对上了") for _, message in found)


def test_rates_that_fit_as_it_is_prove_nothing():
    assert told(examine(book_of(text(NOW, BEFORE, rates="8.9% 4.2% 3.9% 4.7%")))[0]) == []


def test_an_earlier_file_of_another_stretch_proves_nothing():
    half = book_of(text(BEFORE, period="2020年上半年"), name="2020.yaml")
    assert "D273" not in [code for code, _ in told(examine_together([book_of(text(BEFORE, NOW), name="2021.yaml"), half])[0])]
