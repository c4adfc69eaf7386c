"""What a word says the sign of (同比下降12.6%) comes back into the data with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.cli.main import main
from drafting.pipeline import facts_at_least, read_dataset
from drafting.readers.turned_round import way_before
from drafting.way_back.pulling.change import Change
from drafting.way_back.pulling.proposing import pull
from drafting.way_back.pulling.signs import said
from tests.shipped import shipped

DATA = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2026年
指标: {就业: {务工就业: {数值: 120人, 同比: %s}}}
"""
PATH = "就业.务工就业.同比"


@pytest.mark.parametrize(
    ("given", "old", "new", "way", "after"),
    [
        ("-12.6%", "12.6%", "10.2%", "下降", "-10.2%"),
        ("-12.6%", "12.6%", "10.2%", "", "-10.2%"),  # on a form: the figure alone
        ("-12.6%", "12.6%", "10.2%", "增长", "10.2%"),
        ("-12.6%", "12.6%", "下降10.2%", "", "-10.2%"),
        ("-12.6%", "12.6%", "增长10.2%", "", "10.2%"),
        ("-12.6%", "12.6%", "-10.2%", "", "-10.2%"),
        ("-12.6%", "12.6%", "10.2", "", "-10.2%"),
        ("－12.6%", "12.6%", "10.2%", "下降", "-10.2%"),
        ("12.6%", "12.6%", "10.2%", "增长", "10.2%"),
        ("12.6%", "12.6%", "10.2%", "下降", "-10.2%"),
        ("12.6%", "12.6%", "10.2%", "", "10.2%"),
    ],
)
def test_a_figure_beside_its_word_keeps_or_turns_its_sign(given: str, old: str, new: str, way: str, after: str, tmp_path: Path) -> None:
    file = tmp_path / "某乡.yaml"
    file.write_text(DATA % given, "utf-8")
    library = shipped()
    book = facts_at_least(library, read_dataset(file, library).dataset)[0]
    pulled = pull([Change(PATH, old, new, "第3段", way=way)], book, file.read_bytes(), file.name)
    assert pulled.diagnostics == ()
    assert [each.after for each in pulled.proposals] == [after]


@pytest.mark.parametrize(
    ("given", "old", "word", "new", "after"),
    [
        ("-12.6%", "12.6%", "回升", "3.2%", "3.2%"),
        ("-12.6%", "12.6%", "增加近", "3.2%", "近3.2%"),
        ("-12.6%", "12.6%", "下降近", "10%", "近-10%"),
        ("-12.6%", "12.6%", "下滑", "3.2%", "-3.2%"),
        ("-12.6%", "12.6%", "偏高", "3.2%", "3.2%"),
        ("85%", "85%", "减收", "12%", "-12%"),
        ("85%", "85%", "降幅达", "12%", "-12%"),
        ("85%", "85%", "下降了", "12%", "-12%"),
        ("-12.6%", "12.6%", "多发生", "3.2%", "3.2%"),
        ("85%", "85%", "节支", "12%", "-12%"),
        ("-12.6%", "12.6%", "增速", "3.2%", None),
        ("-12.6%", "12.6%", "增幅为", "3.2%", None),
        ("85%", "85%", "下滑", "12%", "-12%"),
        ("85%", "85%", "收窄", "12%", None),
        ("85%", "85%", "增长", "112%", "112%"),
        ("-12.6%", "12.6%", "高", "3.2%", "3.2%"),
        ("-12.6%", "12.6%", "超上年同期", "3.2%", "3.2%"),
        ("85%", "85%", "低于年度目标", "12%", "-12%"),
    ],
)
def test_another_word_before_the_figure_says_which_way_it_went_or_people_do(given: str, old: str, word: str, new: str, after: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    data = DATA % f"'{given}'"
    Path("某乡.yaml").write_text(data, "utf-8")
    assert main(["render", "某乡.yaml", "-o", "稿.docx"]) == 0
    with zipfile.ZipFile("稿.docx") as drafted, zipfile.ZipFile("改.docx", "w") as edited:
        for name in drafted.namelist():
            part = drafted.read(name).decode()
            if name == "word/document.xml":
                fell = "同比下降" if given.startswith("-") else "同比增长"
                assert part.count(fell) == part.count(f">{old}<") == 1
                part = part.replace(fell, f"同比{word}").replace(f">{old}<", f">{new}<")
            edited.writestr(name, part)
    main(["pull", "改.docx", "-d", "某乡.yaml", "--apply"])
    expected = data if after is None else data.replace(given, after)
    assert Path("某乡.yaml").read_text("utf-8").replace("'", "") == expected.replace("'", "")


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("较上年增加8人2.2万元", "up"), ("较上年减少8人2.2万元", "down"), ("较上年增加8人、减少2.2万元", "down"), ("增加8人，发放2.2万元", ""),
        ("超年度任务2.2万元", "up"), ("比年度任务少2.2万元", "down"), ("低于序时进度2.2万元", "down"), ("提高到2.2万元", "up"), ("最高2.2万元", "up"),
    ],
)  # fmt: skip
def test_the_way_of_a_figure_is_said_before_it_or_before_the_one_that_it_goes_with(words: str, way: str) -> None:
    assert way_before(words, words.index("2.2"))[0] == way


def test_a_changed_figure_is_shown_with_the_word_that_tells_its_sign() -> None:
    assert said(Change("就业.投诉变化", "5件", "6件", "第3段", way="减少")) == "减少6件"
    assert said(Change("就业.投诉", "5件", "6件", "第3段", way="减少")) == "6件"


def test_what_the_data_say_otherwise_by_now_is_left_to_people(tmp_path: Path) -> None:
    file = tmp_path / "某乡.yaml"
    file.write_text(DATA % "-11%", "utf-8")
    library = shipped()
    book = facts_at_least(library, read_dataset(file, library).dataset)[0]
    pulled = pull([Change(PATH, "12.6%", "10.2%", "第3段", way="下降")], book, file.read_bytes(), file.name)
    assert [each.code for each in pulled.diagnostics] == ["S071"]
    assert pulled.proposals == ()


@pytest.mark.parametrize("typed", ["10.2%", "下降10.2%", "同比下降10.2%"])
def test_a_fall_is_corrected_on_a_form(typed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("某乡.yaml").write_text(DATA % "-12.6%", "utf-8")
    assert main(["render", "某乡.yaml", "-o", "稿.docx"]) == 0
    assert main(["trace", "稿.docx", "-d", "某乡.yaml", "--form", "单.xlsx"]) == 0
    book = load_workbook("单.xlsx")
    (row,) = [row for sheet in book.worksheets for row in sheet.iter_rows(min_row=5) if row[1].value == PATH]
    row[6].value, row[7].value = "更正为", typed
    book.save("单.xlsx")
    assert main(["pull", "单.xlsx", "-d", "某乡.yaml", "--apply"]) == 0
    assert "同比: '-10.2%'" in Path("某乡.yaml").read_text("utf-8")
