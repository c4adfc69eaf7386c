"""What stays as it is typed in titles, headings and tables is told; what is moved or wrong costs nobody else's figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.adoption import Asked, adopt
from drafting.adoption.attempt import _differing
from drafting.adoption.indicators import Hole
from drafting.adoption.manuscript import ANNEX
from drafting.blocks.document import plain
from drafting.library import Library
from drafting.pipeline import draft, open_library, read_dataset
from drafting.proofreading.proofing import proofread

TABLE = "| 乡镇 | 2025年项目数（个） | 2024年投资（万元） |\n|---|---|---|\n| 甲镇 | 5 | 7 |\n"


def adopted(report: str, suffix: str = ".txt"):
    return adopt(report.encode(), f"总结{suffix}", suffix, Asked())


def template(made) -> str:
    return next(data.decode() for name, data in made.files.items() if name.endswith(".j2"))


def test_years_of_the_head_of_a_table_are_the_periods_or_told():
    made = adopted(f"# 某县农业局2025年工作总结\n\n改造50户。\n\n{TABLE}\n完成。\n", ".md")
    assert "| 乡镇 | {{ 报告期.年度 }}年项目数（个） | 2024年投资（万元） |" in template(made)
    assert [each.excerpt for each in made.dates] == ["2024年投资（万元）"]
    assert made.changed == ()


def test_years_of_titles_and_headings_that_stay_are_told():
    made = adopted("某县农业局2025年工作总结（2024年12月）\n一、2023年遗留问题\n改造50户。\n")
    assert [each.excerpt for each in made.dates] == ["…业局2025年工作总结（2024年12月）", "2023年遗留问题"]


def test_a_heading_that_is_moved_keeps_its_paragraph_figures():
    made = adopted("某县农业局2025年总结\n一、成效\n（一）抓住房。改造50户。\n（二）抓产业\n新建5个。\n")
    assert "改造{{ 抓住房.改造 }}。" in template(made)
    assert [each.excerpt for each in made.changed] == ["抓住房"]


def test_a_line_that_begins_as_a_heading_does_is_none_and_told():
    made = adopted("某县农业局2025年总结\n一、成效\n改造50户。\n# 井号开头。\n末段。\n")
    assert "\n＃ 井号开头。\n" in template(made)
    assert [each.excerpt for each in made.changed] == ["# 井号开头。"]


def test_a_hundred_headings_of_one_level_are_paragraphs_with_their_own_numbers():
    points = "".join(f"{'（一）' if number % 2 else '（二）'}抓第{number}件\n改造{number}户。\n" for number in range(1, 121))
    made = adopted(f"某县农业局2025年总结\n一、成效\n{points}")
    assert "\n（一）抓第1件\n" in template(made)
    assert made.changed == ()


def test_some_district_is_a_place():
    assert "地区: 某区" in adopted("某区民政局2025年总结\n改造50户。\n").files["2025.yaml"].decode()


def test_numbers_of_headings_that_come_out_otherwise_are_told():
    made = adopted("某县农业局2025年总结\n一、成效\n改造50户。\n三、打算\n新建5个。\n")
    assert [(each.excerpt, each.why) for each in made.changed] == [("打算", "原来的序号是“三、”，印出来是“二、”")]


def test_what_contradicted_itself_last_year_is_a_figure_and_told():
    made = adopted("某县农业局2025年总结\n一、住房\n改造50户，完成任务100户的90%，新建3个。\n")
    assert "改造{{ 住房.改造 }}，完成任务{{ 住房.改造.任务 }}的{{ 住房.改造.完成率 }}，新建{{ 住房.新建 }}。" in template(made)
    assert ([each.code for each in made.doubts], made.kept, made.changed) == (["R106"], (), ())


def test_sums_that_did_not_add_up_last_year_are_told():
    made = adopted("某县农业局2025年总结\n一、住房\n问题47个，已整改44个，其余4个正在整改。\n")
    assert ([each.code for each in made.doubts], made.changed) == (["R202"], ())


def test_a_figure_that_does_not_come_back_costs_its_paragraph_no_others():
    words = "改造50户，新建3个。"
    holes = (Hole(2, 5, "{{ 甲.改造 }}"), Hole(8, 10, "{{ 甲.新建 }}"))
    assert _differing(words, holes, ("改造51户，新建3个。",)) == {5}
    assert _differing(words, holes, ("改造50户。",)) == set()


def test_what_rows_and_their_units_are_called_stays_from_year_to_year():
    made = adopted("# 某县残联2025年工作总结\n\n改造50户。\n\n| 序号 | 机构 | 单位 | 床位 | 备注 |\n|---|---|---|---|---|\n| 1 | 康复中心 | 张 | 60 | 在建 |\n| 2 | 康复站 | 张 | 20 | 建成 |\n", ".md")
    assert '{序号: "1", 机构: "康复中心", 单位栏: "张", 床位: 待补, 备注栏: 待补}' in made.files["2026.yaml"].decode()


def test_a_cell_that_was_blank_stays_blank():
    made = adopted("# 某县农业局2025年工作总结\n\n改造50户。\n\n| 乡镇 | 项目 | 备注 |\n|---|---|---|\n| 甲镇 | 5 | 在建 |\n| 乙镇 | 6 |  |\n", ".md")
    assert "| {{ 行.乡镇 }} | {{ 行.项目 }} | [[{{ 行.备注栏 }}]] |" in template(made)
    assert made.changed == ()
    assert '{乡镇: "乙镇", 项目: 待补, 备注栏: ""}' in made.files["2026.yaml"].decode()


def test_headings_without_numbers_come_back_as_headings_without_numbers():
    made = adopted("# 某县农业局2025年工作总结\n\n开头。\n\n## 住房保障\n\n改造50户。\n", ".md")
    assert '编号: [""]' in template(made)
    assert "## 住房保障\n" in template(made)
    assert made.changed == ()


def test_annexes_are_reports_of_their_own_that_the_data_encloses(tmp_path):
    report = "某县农业局2025年总结\n一、项目情况\n改造50户，名单见附件2。\n附件1\n项目情况\n新建3个。\n附件2\n名单\n甲乡。\n附件3\n附件4\n进度\n完成5个。"
    made = adopted(report)
    assert sorted(made.files)[:6] == ["2025.yaml", "2025附件1.yaml", "2025附件2.yaml", "2025附件4.yaml", "2026.yaml", "2026附件1.yaml"]
    assert "附件: [{数据: 2026附件1.yaml}, {数据: 2026附件2.yaml}, {数据: 2026附件4.yaml}]" in made.files["2026.yaml"].decode()
    assert [each.why for each in made.left_out] == [ANNEX]
    for name, content in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    library = open_library(tmp_path / "模板")
    annexes = draft(library, read_dataset(tmp_path / "2025.yaml", library).dataset).document.annexes
    assert [(annex.title, [block.words for block in annex.blocks]) for annex in annexes] == [("项目情况", ["新建3个。"]), ("名单", ["甲乡。"]), ("进度", ["完成5个。"])]


def test_points_are_the_templates_and_what_has_no_figure_left_goes():
    made = adopted("某县农业局2025年总结\n一、住房\n抓好两件事：一是改造。改造50户。二是排查。排查6户。\n")
    assert "抓好两件事：\n{% 分条 '。' %}\n{% 条 %}改造。改造{{ 住房.改造 }}\n{% 条 %}排查。排查{{ 住房.排查 }}\n{% 分条完 %}\n" in template(made)
    assert made.changed == ()


def test_points_that_would_not_be_printed_as_they_were_stay_as_they_are_typed():
    made = adopted("某县农业局2025年总结\n一、住房\n一是改造50户。二是排查6户。\n一是甲，二是乙各5户。\n一是改造5户，还有7处；二是否整改3处。\n")
    assert "{% 分条 '。' %}\n{% 条 %}改造{{ 住房.改造 }}\n{% 条 %}排查" in template(made)
    assert "一是甲，二是乙各" in template(made)
    assert "二是否整改" in template(made)
    assert made.changed == ()


def test_a_brace_before_a_figure_is_a_brace():
    made = adopted("某县农业局2025年总结\n一、住房\n改造{50户。\n")
    assert made.changed == ()
    assert made.kept == ()


def written_to(folder: Path, made) -> Library:
    for name, content in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return open_library(folder / "模板")


def test_an_annex_may_hold_a_table_alone(tmp_path):
    made = adopted(f"# 某县农业局2025年工作总结\n\n改造50户。\n\n附件\n\n抽检分类表\n\n{TABLE}", ".md")
    assert "\n指标: {}\n" in made.files["2025附件1.yaml"].decode()
    library = written_to(tmp_path, made)
    [annex] = draft(library, read_dataset(tmp_path / "2025.yaml", library).dataset).document.annexes
    assert [plain(cell) for block in annex.blocks for row in block.rows for cell in row] == ["甲镇", "5", "7"]


def test_a_table_that_is_not_taken_over_is_owed_in_print(tmp_path):
    made = adopted("# 某县农业局2025年工作总结\n\n改造50户，各乡镇见下表：\n\n| 乡镇 |  |\n|---|---|\n| 甲镇 | 5 |\n", ".md")
    assert "\n【待补：原报告这里的表（2行，乡镇），照原样画在模板这里】。\n" in template(made)
    library = written_to(tmp_path, made)
    dataset = read_dataset(tmp_path / "2025.yaml", library).dataset
    assert "S080" in {each.code for each in proofread(library, dataset).diagnostics}


def test_an_annex_of_which_nothing_but_a_gap_is_left_is_owed():
    made = adopted("# 某县农业局2025年工作总结\n\n改造50户。\n\n附件\n\n抽检情况\n\n| 乡镇 |  |\n|---|---|\n| 甲镇 | 5 |\n", ".md")
    assert "【待补：" in made.files["模板/bureau/annual-annex1.j2"].decode()


@pytest.mark.parametrize("report", ["一是改造50户。二是排查6户；三是新建7个。", "一是改造50户，二是排查6户，三是新建7个。", "一是改造50户；二是排查6户，三是新建7个。"])
def test_points_that_stay_as_they_are_typed_are_told(report):
    made = adopted(f"某县农业局2025年总结\n一、住房\n（一）抓改造。{report}\n")
    assert "一是改造{{ 抓改造.改造 }}" in template(made)
    assert "三是新建{{ 抓改造.新建 }}" in template(made)
    assert "分条" not in template(made)
    assert [(each.excerpt[:5], "在模板里删去这一条" in each.why) for each in made.checks] == [("一是改造5", True)]


def test_points_that_are_sentences_are_sentences_next_year(tmp_path):
    made = adopted("某县农业局2025年总结\n一、住房\n一是改造50户。二是排查6户。三是新建7个。\n")
    for name, data in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data.replace("    排查: 6户\n".encode(), b""))
    library = open_library(tmp_path / "模板")
    document = draft(library, read_dataset(tmp_path / made.last, library).dataset).document
    assert plain(document.blocks[-1].content) == "一是改造50户。二是新建7个。"


def test_points_that_the_template_numbers_are_not_told():
    assert adopted("某县农业局2025年总结\n一、住房\n一是改造50户；二是排查6户；三是新建7个。\n").checks == ()


def test_a_number_with_a_blank_a_comma_or_a_stop_too_many_is_no_figure_and_told():
    typed = ("三个乡镇分别改造120,130,150户", "通车里程达3 260公里", "同比增长5. 6 %", "超额完成12,3户", "全长1。45公里")
    made = adopted(f"某县农业局2025年工作总结\n改造50户，{'，'.join(typed)}。\n")
    assert all(each in template(made) for each in typed)
    assert (made.figures, len(made.kept)) == (1, 8)


def test_a_report_whose_figures_all_stand_in_a_table_is_taken_over():
    made = adopted("# 某县农业局2025年工作总结\n\n各乡镇如下。\n\n| 乡镇 | 里程（公里） |\n|---|---|\n| 甲镇 | 1234 |\n| 乙镇 | 234 |\n", ".md")
    assert (made.figures, made.indicators, made.changed) == (2, 0, ())
