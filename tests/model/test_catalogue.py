"""What the head of a table may mean by a name that several indicators go by."""

from __future__ import annotations

from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import tree_of


def called(text: str, name: str) -> list[str]:
    catalogue, found = read_catalogue(tree_of(text, "indicators.yaml"))
    assert found == ()
    return [entry.dotted for entry in catalogue.called[name]]


POSTS = "就业: {公益岗位: {别名: [公益岗], 计量单位: 人}}\n光伏: {光伏岗位: {别名: [公益岗], 计量单位: 人}"


def test_an_alias_that_a_group_keeps_to_itself_counts_only_if_no_other_has_it():
    assert called(f"{POSTS}}}\n", "公益岗") == ["就业.公益岗位", "光伏.光伏岗位"]
    assert called(f"{POSTS}, 限本组: [公益岗]}}\n", "公益岗") == ["就业.公益岗位"]
    assert called("光伏: {光伏岗位: {别名: [公益岗], 计量单位: 人}, 限本组: [公益岗]}\n", "公益岗") == ["光伏.光伏岗位"]


def test_a_group_may_keep_all_its_names_to_itself():
    assert called(f"{POSTS}, 限本组: [全部]}}\n", "公益岗") == ["就业.公益岗位"]
    assert called(f"{POSTS}, 限本组: [全部]}}\n", "光伏岗位") == ["光伏.光伏岗位"]


def test_beside_one_that_is_named_so_the_group_keeps_nothing_back():
    named = "村庄: {公益岗: {计量单位: 人}}\n"
    assert called(f"{POSTS}, 限本组: [公益岗]}}\n{named}", "公益岗") == ["就业.公益岗位", "光伏.光伏岗位", "村庄.公益岗"]
