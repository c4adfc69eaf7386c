"""A column of a table that stands a row too low (S160)."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from drafting.batch.comparing.peers import Peer
from drafting.batch.comparing.shifted_columns import shifted_among
from drafting.batch.kept.figures import figures_of
from drafting.diagnostics import Diagnostic
from tests.checks.judging import book_of

Rows = list[dict[str, int]]


def rows(many: int = 20, seed: int = 3) -> Rows:
    """Units of many sizes, each with five figures that go by its size."""
    luck = random.Random(seed)
    sizes = [luck.randint(300, 3000) for _ in range(many)]
    return [{f"数{at}": int(size * share * luck.uniform(0.8, 1.2)) for at, share in enumerate((9, 3, 0.2, 1, 0.5))} for size in sizes]


def moved(found: Rows, name: str, by: int) -> Rows:
    values = [each[name] for each in found]
    return [{**each, name: values[(at - by) % len(values)]} for at, each in enumerate(found)]


def without(found: Rows, name: str, at: int) -> Rows:
    found[at].pop(name)
    return found


def told(found: Rows, source: str = "表.csv[第{}行]") -> list[Diagnostic]:
    peers = []
    for number, each in enumerate(found, 2):
        body = ", ".join(f"{name}: {value}户" for name, value in each.items())
        text = f"单位: {{名称: 青禾县第{number}乡人民政府, 地区: 青禾县第{number}乡, 层级: 乡镇}}\n报告期: 2021年\n指标: {{组: {{{body}}}}}\n"
        dataset = book_of(text, "组: {}\n", name=source.format(number)).dataset
        peers.append(Peer(source.format(number), dataset.unit.name, dataset.unit.region, dataset.unit.level, figures_of(dataset)))
    return list(shifted_among(peers))


def test_a_column_that_is_empty_at_the_top_and_fits_a_row_higher_is_told():
    (found,) = told(without(moved(rows(), "数1", 1), "数1", 0))
    assert (found.code, found.path, str(found.place)) == ("S160", "组.数1", "表.csv[第3行]")
    assert found.message == "组.数1：这一列像是错了一行：头一行（青禾县第2乡人民政府）空着，各行的数和单位的大小对不上，整列上移一行就对上了"


def test_so_is_one_that_is_to_go_down():
    (found,) = told(without(moved(rows(), "数4", -1), "数4", -1))
    assert "末一行（青禾县第21乡人民政府）空着，各行的数和单位的大小对不上，整列下移一行就对上了" in found.message


@pytest.mark.parametrize(
    "made",
    [
        lambda: without(rows(), "数1", 0),  # it fits where it stands
        lambda: moved(rows(), "数1", 1),  # nothing is empty
        lambda: without(without(moved(rows(), "数1", 1), "数1", 0), "数1", 5),
        lambda: without(moved(rows(8), "数1", 1), "数1", 0),  # too few
        lambda: sorted(without(moved(rows(), "数1", 1), "数1", 0), key=lambda each: each["数0"]),  # by size, a row is no difference
        lambda: [{name: each[name] for name in ("数0", "数1") if name in each} for each in without(moved(rows(), "数1", 1), "数1", 0)],
    ],
)
def test_nothing_is_told_of_what_may_be_right(made: Callable[[], Rows]):
    assert told(made()) == []


def test_files_have_no_order():
    assert told(without(moved(rows(), "数1", 1), "数1", 0), source="第{}乡.yaml") == []
