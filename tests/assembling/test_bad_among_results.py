"""A figure that sounds bad and is told as a result is asked about, one question a group."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from drafting.diagnostics import Diagnostic
from drafting.model.dataset import Dataset
from drafting.pipeline import Checking, draft, read_dataset
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

HEAD = "模板: general/annual\n单位: {名称: 示例县消防救援大队, 地区: 示例县}\n报告期: 2026年\n指标:\n"


def dataset_of(body: str) -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "数据.yaml")
        file.write_text(HEAD + body, encoding="utf-8")
        dataset = read_dataset(file, shipped()).dataset
    assert dataset is not None
    return dataset


def asked(body: str, checking: Checking = "all") -> list[Diagnostic]:
    return [each for each in draft(shipped(), dataset_of(body), checking=checking).diagnostics if each.code in ("D118", "R185")]


def test_one_question_a_group_names_what_rose() -> None:
    (found,) = asked("  队伍: {训练伤: 6人次, 流失专职队员: {数值: 9人, 上年同期: 5人}, 立功受奖: 12人次}\n")
    assert (found.code, found.severity.value, found.path) == ("D118", "warning", "队伍.训练伤")
    assert found.message == "训练伤、流失专职队员（比上年多了）：听名称像是不好的事，照名称和数写在成效里"
    assert found.hint == "是问题的，移到“存在问题”一组；办了的，写出怎么办的；不是问题的，在这一行末尾写 # 情况属实 D118：理由"


@pytest.mark.parametrize(
    "body",
    [
        "  队伍: {训练伤: 0人次}",
        "  队伍: {训练伤: {数值: 6人次, 上年同期: 9人次}}",
        "  队伍: {训练伤: {数值: 6人次, 任务: 不超过9人次}}",
        "  队伍: {训练伤: {数值: 6人次, 治愈: 6人次}}",
        "  队伍: {失联人员: 6人, 失联人员找回: 5人}",
        "  存在问题: {训练伤: 6人次}",
        "  治安执法: {流失项目: 6个}",  # what others did
        "  防灾减灾: {烧伤: 6人, 被困: 9人}",
        "  服务形势: {流失项目: 6个}",  # good and bad are told there
        "  队伍: {流失率: 3%, 差评率: 1%}",
        "  消防: {火灾: {数值: 9起, 上年同期: 12起}, 损失: 29万元}",  # as what happened
        "  地灾: {隐患点: {数值: 9处, 构成: {滑坡: 4处, 崩塌: 5处}}}",
        "  队伍: {亡人: 1人, 缺额: 3名}",  # stands among the problems
    ],
)
def test_what_leaves_no_question_is_not_asked_about(body: str) -> None:
    assert asked(body + "\n") == []


@pytest.mark.parametrize("body", ["  消防: {火灾: {数值: 9起, 上年同期: 12起}, 财产损失: {数值: 29万元, 上年同期: 20万元}}", "  服务: {投诉: {数值: 15件, 上年同期: 9件}}", "  国资: {企业负债: {数值: 9万元, 上年同期: 8万元}}", "  服务形势: {流失项目: {数值: 6个, 上年同期: 5个}}"])
def test_more_of_what_is_better_small_is_asked_about(body: str) -> None:
    assert [each.code for each in asked(body + "\n")] == ["D118"]


def test_an_answer_is_for_its_line_alone() -> None:
    (found,) = asked("  队伍:\n    训练伤: 6人次  # 情况属实 D118：只是统计\n    退稿: 3篇\n")
    assert (found.path, found.message[:3]) == ("队伍.退稿", "退稿：")
    assert [each.code for each in asked("  队伍:\n    训练伤: 6人次  # 情况属实 D118：只是统计\n    立功: 3人次  # 情况属实 D118：没有\n")] == ["R185"]


def test_a_plain_draft_does_not_ask_and_check_does() -> None:
    body = "  队伍: {训练伤: 6人次}\n"
    assert asked(body, "repairs") == []
    assert "D118" in [each.code for each in proofread(shipped(), dataset_of(body)).diagnostics]
