"""A text of the data's own that types a figure of the data again, with two digits swapped (D339)."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.checks.examination import examine
from drafting.cli.main import main
from tests.checks.judging import HEAD, book_of

FIGURES = "指标: {查档利用: {接待: {数值: 12386人次, 上年同期: 11203人次}, 办件: 1365件, 满意率: 98.6%}, 资源: {档案: 4.2680万卷, 图书: 4.2806万册, 得分: 1286.5}}\n"


def told(text: str) -> list[str]:
    found, _ = examine(book_of(f"{HEAD}{FIGURES}文字材料: {{导语: '{text}'}}\n"))
    return [each.message for each in found if each.code == "D339"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("全年接待查档12368人次。", "文字材料里的“全年接待查档12368人次”和数据的 查档利用.接待（12386人次）只有两位颠倒"),
        ("收到来件，办件1,356件。", "文字材料里的“办件1,356件”和数据的 查档利用.办件（1365件）只有两位颠倒"),
        ("全年接待查档 12368 人次。", "文字材料里的“全年接待查档12368人次”和数据的 查档利用.接待（12386人次）只有两位颠倒"),
        ("上半年工作扎实。接待查档为：12368人次。", "文字材料里的“接待查档为：12368人次”和数据的 查档利用.接待（12386人次）只有两位颠倒"),
        ("截至12月底接待查档12368人次。", "文字材料里的“截至12月底接待查档12368人次”和数据的 查档利用.接待（12386人次）只有两位颠倒"),
        ("有档案4.2860万卷。", "文字材料里的“有档案4.2860万卷”和数据的 资源.档案（4.2680万卷）只有两位颠倒"),
    ],
)
def test_two_digits_swapped(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "全年接待查档12386人次。",  # as it is
        "2025年接待12368人次。",  # of another year
        "力争接待12368人次。",
        "走访群众12368人次。",  # something else
        "接待12368份。",
        "满意率96.8%。",  # rates of two things may well be so
        "上年同期11203人次，接待11203人次。",  # the data says it, too
        "图书和档案，其中档案4.2806万卷。",
        "资源得分1268.5。",  # without a unit it may be any number
        "接待12368余人次。",
        "上半年接待12368人次。",
        "前三季度接待12368人次。",
        "1—11月，接待12368人次。",
        "截至11月底接待12368人次。",
        "第三季度接待12368人次。",
        "下半年接待12368人次。",
        "7—12月接待12368人次。",
    ],
)
def test_what_may_be_another_figure(text: str) -> None:
    assert told(text) == []


def test_a_text_may_be_empty_yet() -> None:
    found, _ = examine(book_of(f"{HEAD}{FIGURES}文字材料: {{导语: , 说明: 全年接待查档12368人次。}}\n"))
    assert [each.code for each in found if each.code == "D339"] == ["D339"]


def test_it_holds_up_a_final_copy_until_somebody_answers_for_it(tmp_path: Path) -> None:
    file, output = tmp_path / "数据.yaml", tmp_path / "稿.txt"
    data = (
        "模板: general/annual\n单位: {名称: 示例市档案馆, 地区: 示例市, 层级: 市}\n报告期: 2026年\n公文: {署名: 示例市档案馆, 成文日期: 2026-12-20}\n"
        + FIGURES
        + "文字材料:\n  导语: 全年接待查档12368人次。\n"
    )
    file.write_text(data, "utf-8")
    assert main(["render", str(file), "-o", str(output)]) == 0
    output.unlink()
    assert main(["render", str(file), "-o", str(output), "--final"]) == 1
    assert not output.exists()
    file.write_text(data.rstrip() + "  # 情况属实 D339：另有18人次是电话查档\n", "utf-8")
    assert main(["render", str(file), "-o", str(output), "--final"]) == 0
