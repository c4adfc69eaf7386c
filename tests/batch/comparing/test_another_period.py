"""A unit of another period than the others of its place (S162)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.batch.bookkeeping.ledger import Ledger
from drafting.batch.outcome.summary import summarise
from drafting.batch.working.orders import Result
from tests.batch.comparing.test_far_from_peers import county, unit
from tests.shipped import shipped


def of_period(region: str, period: str, notes: str = "") -> Result:
    made = unit(region, "3850人")
    return replace(made, figures=made.figures._replace(period=period, notes=notes))


def told(ledger: Ledger, *units: Result) -> list[str]:
    ledger.record([(at, f"{at}", each) for at, each in enumerate(units)])
    return [f"{each.message}  [{each.place}]" for each in summarise(ledger, shipped()).borrowed if each.code == "S162"]


def hints(ledger: Ledger, *units: Result) -> list[str]:
    ledger.record([(at, f"{at}", each) for at, each in enumerate(units)])
    return [each.hint or "" for each in summarise(ledger, shipped()).borrowed if each.code == "S162"]


TOWNS = [of_period(region, "2026年") for region in county("青禾县", "")]


def test_last_years_file_among_those_of_this_year(ledger):
    Path("青禾县酉乡.yaml").write_text("单位: 甲\n报告期: 2025年\n", encoding="utf-8")
    said = told(ledger, *TOWNS, of_period("青禾县酉乡", "2025年"))
    assert said == ["青禾县酉乡：报告期是2025年，同批的 9 个乡镇都是2026年  [青禾县酉乡.yaml:2:1]"]


@pytest.mark.parametrize(
    "others",
    [
        [of_period("青禾县子乡", "2025年")],
        [of_period(f"青禾县{mark}镇", "2025年") for mark in "子丑寅"],
        [of_period("青禾县酉乡", "2025年", json.dumps({"moved": [], "dated": [], "answered": {"S162": ["*"]}}))],
        [of_period("白水县酉乡", "2025年")],
    ],
    ids=["both years of one place", "too many", "answered for", "another county"],
)
def test_what_may_well_be(ledger, others):
    assert told(ledger, *TOWNS, *others) == []


def test_who_handed_in_last_years_first_handed_in_both(ledger):
    assert told(ledger, of_period("青禾县子乡", "2025年"), *TOWNS) == []


def test_four_show_what_is_usual(ledger):
    assert len(told(ledger, *TOWNS[:4], of_period("青禾县酉乡", "2025年"))) == 1


def test_of_three_nobody_knows_what_is_usual(ledger):
    assert told(ledger, *TOWNS[:3], of_period("青禾县酉乡", "2025年")) == []


def test_a_row_of_a_table_has_no_line_to_answer_in(ledger):
    of_row = replace(of_period("青禾县酉乡", "2025年"), shown="各乡镇.xlsx[第12行]")
    (said,) = hints(ledger, *TOWNS, of_row)
    assert said.endswith("确是补报的，不用管")
