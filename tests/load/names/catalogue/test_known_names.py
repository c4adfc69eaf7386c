"""Which indicator of the catalogue a name stands for: the same answers for data and for table heads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.words.name_words import bare_names
from drafting.load.tables.heading_names import Headings, Meaning
from drafting.model.catalogue import Entry
from tests.load.validating import catalogue, tree_of, units
from tests.shipped import shipped

ROOT = Path(__file__).resolve().parents[4]
UNDERSTOOD = Path(__file__).parents[1] / "names_once_understood.tsv"


class AnyFigure:
    """Takes what it is told to."""

    def __init__(self, *, certain: bool = True) -> None:
        self.certain = certain

    def may_be(self, entry: Entry, figure: str) -> bool:  # noqa: ARG002
        return figure != "别的"

    def takes(self, entry: Entry, figure: str, *, strictly: bool) -> bool:  # noqa: ARG002
        return self.certain or not strictly

    def unit_of(self, figure: str) -> str:  # noqa: ARG002
        return ""


def names(*, certain: bool = True) -> KnownNames[str]:
    return KnownNames(catalogue(), AnyFigure(certain=certain))


@pytest.mark.parametrize(
    ("name", "home"),
    [("监测对象", "监测对象"), ("监测户", "监测对象"), ("在册监测对象", "监测对象"), ("监测对象户数", "监测对象"), ("今年监测对象", None), ("务工人数", None)],
)
def test_a_name_an_alias_or_either_without_the_words_around_it(name: str, home: str | None) -> None:
    assert names().in_group("监测帮扶", name, "") == home


def test_a_name_that_is_only_nearly_the_indicators_wants_a_figure_that_is_surely_its_own() -> None:
    assert names(certain=False).in_group("监测帮扶", "在册监测对象", "") is None
    assert names(certain=False).in_group("监测帮扶", "监测户", "") == "监测对象"


def test_an_alias_is_not_taken_for_a_figure_that_counts_something_else() -> None:
    assert names().in_group("监测帮扶", "监测户", "别的") is None
    assert names().in_group("监测帮扶", "监测对象", "别的") == "监测对象"


def test_elsewhere_only_a_name_with_one_home_is_known() -> None:
    assert names().home("农村务工人数", "") == ("就业", "务工人数")
    read = read_catalogue(tree_of("甲: {余额: {计量单位: 元}}\n乙: {余额: {计量单位: 元}}\n", "indicators.yaml"))[0]
    assert KnownNames(read, AnyFigure()).home("余额", "") is None


def test_a_name_of_which_the_catalogue_has_nothing_is_not_looked_for() -> None:
    """The one look spares the search and changes no answer."""
    library = shipped()
    known = library.catalogue("rural/")
    searching = replace(known, indexes={})
    searching.__dict__["every_name"] = _Everything()
    asked = [line.partition("\t")[0] for line in UNDERSTOOD.read_text(encoding="utf-8").splitlines()[::4]]
    asked += ["外墙彩绘", "全县脱贫人口数", "（累计）刺梨种植面积", "已完成户厕改造户数", "寨管委"]
    asked += [f"开展{name}" for names in known.local.values() for name in sorted(names)[:2]]
    quick, thorough = KnownNames(known, AnyFigure()), KnownNames(searching, AnyFigure())
    quick.learn(asked)
    thorough.learn(asked)
    for name in asked:
        assert quick.home(name, "") == thorough.home(name, "")
        for group in known.groups:
            for abroad in (False, True):
                assert quick.in_group(group, name, "", abroad=abroad) == thorough.in_group(group, name, "", abroad=abroad)
    assert any(known.every_name.isdisjoint((name, *bare_names(name))) for name in asked)


class _Everything(frozenset[str]):
    def isdisjoint(self, _: Iterable[object]) -> bool:
        return False


@pytest.mark.parametrize(("typed", "group"), [("监测帮扶", "监测帮扶"), ("强化监测帮扶工作", "监测帮扶"), ("就业创业", "就业"), ("促就业", None)])
def test_the_group_that_a_local_name_begins_with(typed: str, group: str | None) -> None:
    assert names().group(typed) == group


@pytest.mark.parametrize(("heading", "path"), [("今年监测对象（户）", None), ("在册监测对象（户）", ("指标", "监测帮扶", "监测对象"))])
def test_table_heads_are_read_by_the_same_names(heading: str, path: tuple[str, ...] | None) -> None:
    found = Headings(catalogue(), units()).read([heading])
    assert (found.path if isinstance(found, Meaning) else None) == path


@pytest.mark.parametrize(
    ("typed", "groups"),
    [("监测帮扶和就业", ["监测帮扶", "就业"]), ("监测帮扶就业", ["监测帮扶", "就业"]), ("就业工作", ["就业"]), ("就业、就业", ["就业"]), ("别处", [])],
)
def test_a_local_name_may_be_made_of_several_groups(typed: str, groups: list[str]) -> None:
    assert names().groups(typed) == groups
