"""A name that says a fault and neither whose nor what became of it is asked about; what is read as found out is told."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.model.catalogue import Catalogue
from tests.load.validating import HEAD, codes, only, tree_of
from tests.shipped import shipped


@cache
def known() -> Catalogue:
    return replace(read_catalogue(tree_of("执法: {违规收费: {计量单位: 起}, 无证经营: {计量单位: 起}}", "indicators.yaml"))[0], faults=shipped().faults())


def of(group: str, body: str) -> str:
    return f"{HEAD}指标: {{{group}: {{{body}}}}}\n"


def told(group: str, body: str) -> list[str]:
    return [code for code in codes(of(group, body), known=known()) if code in ("D115", "D116")]


def test_whose_it_is_is_asked_once_a_group() -> None:
    found = only(of("服务本地", "乱停乱放: 9起, 楼道堆物: 3处"), known=known())
    assert (found.code, found.path) == ("D115", "服务本地.乱停乱放")
    assert found.message.endswith("乱停乱放、楼道堆物没有说是谁的、怎么办的，照名称写在成效里")
    assert found.hint == "办了的，写出怎么办的，如 查处乱停乱放、整治乱停乱放；是本地本单位的问题，移到“存在问题”一组"


def test_what_is_read_as_found_out_is_told_with_its_verbs() -> None:
    found = only(of("服务本地", "无照经营: 9起, 假冒伪劣商品: 2吨, 商标侵权: 3件"), known=known())
    assert (found.code, found.severity.value, found.path) == ("D116", "info", "服务本地.无照经营")
    assert found.message.endswith("无照经营、假冒伪劣商品、商标侵权没有说怎么办的，照“查处”“查获”说")


@pytest.mark.parametrize(
    ("group", "body"),
    [
        ("执法", "违规收费: 9起, 无证经营: 3起"),  # sentences are made for them
        ("服务本地", "查处违规收费: 9起, 取缔无证经营: 3起"),
        ("服务本地", "楼道堆物: {数值: 9处, 已清理: 9处}"),
        ("服务本地", "楼道堆物: 9处, 清理楼道堆物: 9处"),
        ("服务本地", "违规收费: 0起, 无证经营: 0起"),
        ("服务本地", "无证经营: {数值: 3起, 任务: 5起}"),
        ("存在问题", "违规收费: 9起"),
        ("服务本地", "违建: 9处"),  # stands among the problems
    ],
)
def test_what_leaves_no_question_is_not_asked_about(group: str, body: str) -> None:
    assert told(group, body) == []
