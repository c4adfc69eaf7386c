"""A name that says a fault alone does not become what was done about it; who meant that is asked to say so."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.load.validation.validate import read_tentatively
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Called
from tests.load.validating import HEAD, accepted, codes, only, tree_of, units
from tests.shipped import shipped

CATALOGUE = """\
人居环境:
  问题厕所整改: {计量单位: 座, 用项: [任务], 别名: [问题厕所, 整改问题厕所]}
  整顿村: {计量单位: 个, 别名: [软弱涣散村, 整顿软弱涣散村]}
  改厕: {计量单位: 座}
"""


@cache
def known() -> Catalogue:
    return replace(read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0], faults=shipped().faults())


def of(body: str) -> str:
    return f"{HEAD}指标: {{人居环境: {{{body}}}}}\n"


@pytest.mark.parametrize(("body", "name", "instead"), [("问题厕所: 34座", "问题厕所", "问题厕所整改"), ("软弱涣散村: 2个", "软弱涣散村", "整顿村")])
def test_it_stays_out_of_what_was_done_and_is_asked_about(body: str, name: str, instead: str) -> None:
    found = only(of(body), known=known())
    assert (found.code, found.path, found.hint.endswith(f"名称写成 {instead}")) == ("D114", f"人居环境.{name}", True)
    dataset = accepted(of(body), known=known())
    assert list(dataset.indicators["人居环境"].children) == [name]
    assert dataset.called[f"人居环境.{name}"].given == name


@pytest.mark.parametrize("body", ["整改问题厕所: 34座", "问题厕所整改: 34座", "问题厕所: {数值: 34座, 任务: 40座}", "问题厕所: {数值: 34座, 完成率: 85%}"])
def test_what_says_that_it_was_done_is_read_so(body: str) -> None:
    assert codes(of(body), known=known()) == []
    assert list(accepted(of(body), known=known()).indicators["人居环境"].children) == ["问题厕所整改"]


@pytest.mark.parametrize("body", ["问题厕所: {数值: 34座, 已整改: 20座}", "问题厕所: 0座"])
def test_what_leaves_no_question_is_not_asked_about(body: str) -> None:
    assert codes(of(body), known=known()) == []
    assert list(accepted(of(body), known=known()).indicators["人居环境"].children) == ["问题厕所"]


def test_how_much_there_is_and_how_much_was_done_stand_beside_each_other() -> None:
    body = "问题厕所: 34座, 问题厕所整改: 20座"
    assert codes(of(body), known=known()) == []
    assert sorted(accepted(of(body), known=known()).indicators["人居环境"].children) == ["问题厕所", "问题厕所整改"]


def test_the_head_of_a_table_says_no_more_than_its_word() -> None:
    said = {"人居环境.问题厕所整改": Called("问题厕所", "问题厕所")}
    dataset, found = read_tentatively(tree_of(of("问题厕所整改: 34座")), units(), known(), said=said)
    assert dataset is not None
    assert ([each.code for each in found], list(dataset.indicators["人居环境"].children)) == (["D114"], ["问题厕所"])
    assert dataset.called["人居环境.问题厕所"].given == "问题厕所"
