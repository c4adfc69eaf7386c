"""People's own words that something did not happen, beside a figure of the data that says that it did, and the other way round."""

from __future__ import annotations

import pytest

from tests.readers.editing import Desk
from tests.way_back.updating.drafting_desk import drafted, found, updated

NONE = ("检查{安全.检查=120家次}。此外，未发生生产安全事故。", "示例县人民政府")
ONE = ("检查{安全.检查=120家次}。此外，发生生产安全事故{安全.生产安全事故=1起}。", "示例县人民政府")


def told(before: tuple[str, ...], drafted_words: str, own: str, new: tuple[str, ...]) -> list[str]:
    desk = Desk(drafted(*before))
    desk.write(drafted_words, own)
    return [each.message for each in found(desk.save(), *new) if each.code == "S081"]


@pytest.mark.parametrize("own", ["没有发生生产安全事故", "全县实现生产安全事故零发生", "生产安全事故为零", "未发生任何生产安全事故"])
def test_what_did_not_happen_is_held_against_the_data(own: str) -> None:
    (message,) = told(NONE, "未发生生产安全事故", own, ONE)
    assert message.startswith("生产安全事故：正文 ")
    assert "，数据 1起，" in message


@pytest.mark.parametrize("own", ["未发生较大及以上生产安全事故", "较大生产安全事故零发生", "去年未发生生产安全事故", "有效防范生产安全事故", "发生生产安全事故1起"])
def test_other_words_are_left_alone(own: str) -> None:
    assert told(NONE, "未发生生产安全事故", own, ONE) == []


@pytest.mark.parametrize("own", ["发生了一起生产安全事故", "发生生产安全事故2起"])
def test_what_happened_is_held_against_a_zero(own: str) -> None:
    (message,) = told(NONE, "未发生生产安全事故", own, NONE)
    assert message.endswith("，数据 未发生生产安全事故，有人改过，没有改动，已加批注")


@pytest.mark.parametrize("own", ["查处生产安全事故2起", "同比少发生生产安全事故2起"])
def test_work_and_other_times_are_no_contradiction(own: str) -> None:
    assert told(NONE, "未发生生产安全事故", own, NONE) == []


def test_what_stands_there_is_not_changed() -> None:
    desk = Desk(drafted(*NONE))
    desk.write("未发生生产安全事故", "没有发生生产安全事故")
    brought = updated(desk.save(), *ONE)
    assert any("没有发生生产安全事故" in each for each in brought.accepted)
    assert brought.rejects_cleanly


def test_a_comment_says_only_of_what_was_left_that_it_was_left() -> None:
    desk = Desk(drafted("检查{安全.检查=120家次}，同比增长{安全.检查.同比=20%}，隐患{安全.隐患=35处}。"))
    desk.write("同比增长", "比上年多了")
    new = "检查{安全.检查=90家次}，同比下降{安全.检查.同比=10%}，隐患{安全.隐患=36处}。"
    (message,) = [each.message for each in found(desk.save(), new) if each.code == "S082"]
    assert "没有改动（120家次 → 90家次、35处 → 36处已写成修订）" in message
