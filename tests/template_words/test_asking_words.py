"""What to do about a figure that a template asks for and nobody has: at the words that ask for it (D220, D221)."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.diagnostics import Diagnostic
from drafting.pipeline import draft, open_library, read_dataset

WORDS = "用水{{ 水.用水 }}，征收水费{{ 水.水费 }}、补偿费{{ 水.补偿费 }}。为{{ 水.农户 }}农户送水{{ 水.送水 }}。"
CATALOGUE = "水: {用水: 立方米, 水费: 元, 补偿费: 元, 农户: 户, 送水: 吨}\n"
GIVEN = {"用水": "5万立方米", "水费": "3万元", "补偿费": "2万元", "农户": "6户", "送水": "8吨"}


def gap(tmp_path: Path, name: str, said: str, words: str = WORDS) -> tuple[Diagnostic | None, str]:
    """The finding about the figure, and the text."""
    area = tmp_path / "示例"
    area.mkdir(exist_ok=True)
    (area / "例.j2").write_text(f"---\n照写: 2025年\n---\n# 总结\n\n{words}\n", "utf-8")
    (area / "indicators.yaml").write_text(CATALOGUE, "utf-8")
    given = {**GIVEN, name: said}
    file = tmp_path / "数据.yaml"
    figures = "".join(f"    {key}: {value}\n" for key, value in given.items() if value != "删去")
    file.write_text(f"模板: 示例/例\n单位: {{名称: 示例县水利局, 地区: 示例县}}\n报告期: 2026年\n指标:\n  水:\n{figures}", "utf-8")
    library = open_library(tmp_path)
    dataset = read_dataset(file, library).dataset
    assert dataset is not None
    made = draft(library, dataset)
    assert made.document is not None
    return next((each for each in made.diagnostics if each.code in ("D220", "D221")), None), "".join(block.words for block in made.document.blocks if hasattr(block, "words"))


@pytest.mark.parametrize(("said", "code"), [("无", "D221"), ("不适用", "D221"), ("删去", "D220"), ("", "D220")])
@pytest.mark.parametrize(
    ("name", "words"),
    [("用水", "用水{{…}}，"), ("水费", "征收水费{{…}}、"), ("补偿费", "、补偿费{{…}}")],
)
def test_the_words_to_delete_are_shown_with_their_line(tmp_path: Path, name: str, words: str, said: str, code: str) -> None:
    found, _ = gap(tmp_path, name, said)
    assert found is not None
    assert found.code == code
    assert f"在模板里（例.j2 第6行）删去“{words}”，或在它两边加上 [[ 和 ]]" in (found.hint or "")


@pytest.mark.parametrize(
    ("name", "asked", "text"),
    [
        ("用水", "用水{{ 水.用水 }}，", "征收水费3万元、补偿费2万元。为6户农户送水8吨。"),
        ("水费", "征收水费{{ 水.水费 }}、", "用水5万立方米，补偿费2万元。为6户农户送水8吨。"),
        ("补偿费", "、补偿费{{ 水.补偿费 }}", "用水5万立方米，征收水费3万元。为6户农户送水8吨。"),
    ],
)
def test_what_is_advised_prints_the_sentence_without_them(tmp_path: Path, name: str, asked: str, text: str) -> None:
    assert gap(tmp_path, name, "无", WORDS.replace(asked, f"[[{asked}]]")) == (None, text)


@pytest.mark.parametrize(
    ("name", "asked", "shown", "text"),
    [
        ("水费", "征收水费{{ 水.水费 }}，{{ 水.水费|同比 }}；用水{{ 水.用水 }}。", "，{{ 水.水费|同比 }}", "征收水费3万元；用水5万立方米。"),
        ("水费", "征收水费{{ 水.水费 }}，完成任务{{ 水.水费.任务 }}的{{ 水.水费.完成率 }}；用水{{ 水.用水 }}。", "，完成任务{{…}}的{{…}}", "征收水费3万元；用水5万立方米。"),
    ],
)
def test_of_a_rate_the_words_go_that_say_it(tmp_path: Path, name: str, asked: str, shown: str, text: str) -> None:
    found, _ = gap(tmp_path, name, GIVEN[name], asked)
    assert found is not None
    assert f"删去“{shown}”，或在它两边加上 [[ 和 ]]" in (found.hint or "")
    clause = shown if "水费" in shown else "，完成任务{{ 水.水费.任务 }}的{{ 水.水费.完成率 }}"
    assert gap(tmp_path, name, GIVEN[name], asked.replace(clause, f"[[{clause}]]")) == (None, text)


def test_of_words_with_another_figure_the_sentence_is_to_be_changed(tmp_path: Path) -> None:
    found, _ = gap(tmp_path, "农户", "无")
    assert found is not None
    assert (found.hint or "").endswith("在模板里（例.j2 第6行）改“为{{…}}农户送水{{…}}”这句话")


def test_a_figure_that_is_owed_is_to_be_handed_in_alone(tmp_path: Path) -> None:
    found, _ = gap(tmp_path, "水费", "待补")
    assert found is not None
    assert found.hint == "请填报单位补报后填入数据"


def told(tmp_path: Path, given: str, words: str, catalogue: str = CATALOGUE) -> tuple[list[tuple[str, str]], str]:
    """What is told of figures that no sentence says, with the advice, and the text."""
    area = tmp_path / "示例"
    area.mkdir(exist_ok=True)
    (area / "例.j2").write_text(f"---\n照写: 2025年\n---\n# 总结\n\n{words}\n", "utf-8")
    (area / "indicators.yaml").write_text(catalogue, "utf-8")
    file = tmp_path / "数据.yaml"
    file.write_text(f"模板: 示例/例\n单位: {{名称: 示例县水利局, 地区: 示例县}}\n报告期: 2026年\n指标: {given}\n", "utf-8")
    library = open_library(tmp_path)
    dataset = read_dataset(file, library).dataset
    assert dataset is not None
    made = draft(library, dataset)
    assert made.document is not None
    shown = [(each.severity.value, each.hint or "") for each in made.diagnostics if each.code == "D222"]
    return shown, "".join(block.words for block in made.document.blocks if hasattr(block, "words"))


def test_a_task_that_an_adopted_template_does_not_say_is_told_with_the_words_that_say_it(tmp_path: Path) -> None:
    words = "征收水费{{ 水.水费 }}。"
    [(severity, hint)], _ = told(tmp_path, "{水: {水费: {数值: 3万元, 任务: 4万元}}}", words)
    added = "，完成任务{{ 水.水费.任务 }}的{{ 水.水费.完成率 }}"
    assert severity == "warning"
    assert f"在模板里（例.j2 第6行）“{{{{ 水.水费 }}}}”后面写上 {added}；" in hint
    assert told(tmp_path, "{水: {水费: {数值: 3万元, 任务: 4万元}}}", words.replace("}}。", f"}}}}{added}。")) == ([], "征收水费3万元，完成任务4万元的75%。")


def test_a_figure_that_is_new_is_told_with_where_to_say_it(tmp_path: Path) -> None:
    words = "征收水费{{ 水.水费 }}。"
    [(severity, hint)], _ = told(tmp_path, "{水: {水费: 3万元, 水窖: 6口}}", words)
    assert (severity, hint) == ("warning", "要说的，在模板里（例.j2 第6行那一段）加上 水窖{{ 水.水窖 }}，indicators.yaml 里加上 水: {水窖: 口}；不用说的，在数据里删去")
    words, catalogue = "征收水费{{ 水.水费 }}。水窖{{ 水.水窖 }}。", CATALOGUE.replace("}", ", 水窖: 口}")
    assert told(tmp_path, "{水: {水费: 3万元, 水窖: 6口}}", words, catalogue) == ([], "征收水费3万元。水窖6口。")


def test_a_new_group_is_a_part_of_its_own_and_zeros_and_last_year_are_let_be(tmp_path: Path) -> None:
    [(severity, hint)], _ = told(tmp_path, "{水: {水费: 3万元}, 水文: {测流: 6次}}", "征收水费{{ 水.水费 }}。")
    assert severity == "warning"
    assert hint.startswith("要说的，在模板里另写一段，如 ## 水文，下面 测流{{ 水文.测流 }}，indicators.yaml 里加上 水文: {测流: 次}")
    assert [each for each, _ in told(tmp_path, "{水: {水费: 3万元, 用水: 0立方米}}", "征收水费{{ 水.水费 }}。")[0]] == ["info"]
