"""Reports taken apart: titles, headings of all kinds, tables, signatures, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.adoption import Asked, adopt
from drafting.adoption.manuscript import (
    ABOVE,
    BELOW,
    ELEMENTS,
    LOOSE,
    NESTED,
    UNEVEN,
    WEB,
    Gap,
    Grid,
    Manuscript,
    Passage,
    taken_apart,
)
from drafting.diagnostics import Place
from drafting.readers.written import read_written
from tests.readers.word_files import saved


def of(text: str, suffix: str = ".txt") -> Manuscript:
    return taken_apart(read_written(text.encode(), f"总结{suffix}", suffix))


def shapes(manuscript: Manuscript) -> list[tuple[int, str, str | None]]:
    return [(each.level, each.words, each.rest) for each in manuscript.blocks if isinstance(each, Passage)]


def test_headings_stand_alone_or_run_in():
    read = of("某局2025年总结\n一、成效\n（一）抓住房。改造229户。\n（二）抓产业。发展产业。\n二、打算\n1.抓住房。再改造。\n")
    assert shapes(read) == [(1, "成效", None), (2, "抓住房", "改造229户。"), (2, "抓产业", "发展产业。"), (1, "打算", None), (3, "抓住房", "再改造。")]
    assert (read.forms, read.run_in) == (("一、", "（一）", "1."), (False, True, True))


def test_headings_that_run_in_in_one_section_and_stand_alone_in_another_are_two_levels():
    read = of("某局2025年总结\n一、成效\n（一）抓住房\n改造229户。\n二、打算\n（一）抓住房。再改造。\n")
    assert (read.forms, read.run_in) == (("一、", "（一）", "（一）"), (False, False, True))
    assert not any(each.moved for each in read.blocks if isinstance(each, Passage))


def test_where_neighbours_differ_all_stand_alone_and_that_is_known():
    read = of("某局2025年总结\n一、成效\n（一）抓住房\n改造229户。\n（二）抓产业。发展产业。\n")
    assert [each.moved for each in read.blocks if isinstance(each, Passage) and each.level == 2] == [False, True]


def test_a_number_without_words_is_a_paragraph():
    assert shapes(of("某局2025年总结\n一、成效\n1.\n改造229户。\n"))[1:] == [(0, "1.", None), (0, "改造229户。", None)]


def test_who_signed_it_when_is_no_text():
    read = of("某局2025年总结\n一、成效\n改造229户。\n抓产业。\n二、打算\n再改造。\n某县农业农村局\n2025年12月20日\n（此件公开发布）\n扫一扫在手机打开当前页\n再说一句\n")
    assert (read.signatures, str(read.signed), read.note) == (("某县农业农村局",), "2025-12-20", "此件公开发布")
    assert [(each.words, each.why) for each in read.left_out] == [("扫一扫在手机打开当前页", WEB), ("再说一句", BELOW)]


def test_what_stands_above_the_title_is_left_out():
    read = of("网站首页 > 信息公开 > 年度总结\n某县农业农村局文件\n某局2025年总结\n一、成效\n改造229户。\n")
    assert read.title == "某局2025年总结"
    assert [each.why for each in read.left_out] == [ABOVE, ABOVE]


def test_a_title_of_two_lines_is_one():
    assert of("某县农业农村局\n2025年工作总结\n一、成效\n改造229户。\n").title == "某县农业农村局2025年工作总结"


def test_a_table_stands_where_it_stood():
    read = of("# 某局2025年总结\n\n甲。\n\n| 乡镇 | 项目 |\n|---|---|\n| 甲镇 | 5 |\n\n乙。\n", ".md")
    assert [each.rows if isinstance(each, Grid) else each.words for each in read.blocks] == ["甲。", (("乡镇", "项目"), ("甲镇", "5")), "乙。"]


def test_a_day_in_chinese_numerals_signs_too():
    read = of("某局2025年总结\n一、成效\n改造229户。\n某县农业农村局\n二○二五年七月十五日\n")
    assert (read.signatures, str(read.signed), len(read.blocks)) == (("某县农业农村局",), "2025-07-15", 2)


def test_lines_of_a_web_page_are_no_text():
    web = ("当前位置：首页 > 总结", "如果您对该政策文件有疑问，请点击咨询", "浏览次数：12", "打印本页", "扫一扫在手机打开当前页", "【字体：大 中 小】", "2025-01-02 10:00", "政务微信", "关闭窗口", "阅读次数：", "（来源：示例日报）")
    body = "改造229户。\n推广扫码办理，群众来信有疑问的及时答复。\n"
    read = of("某局2025年总结\n来源：某局\n一、成效\n" + body + "\n".join(web))
    assert [each.words for each in read.blocks] == ["成效", "改造229户。", "推广扫码办理，群众来信有疑问的及时答复。"]
    assert [each.words for each in read.left_out] == ["来源：某局", *web]
    assert {each.why for each in read.left_out} == {WEB}


def test_a_cell_of_several_paragraphs_is_said_once():
    import docx

    paper = docx.Document()
    paper.add_paragraph("某局2025年总结")
    table = paper.add_table(2, 2)
    for row, words in enumerate((("乡镇", "项目"), ("东乡", "在建"))):
        table.cell(row, 0).text, table.cell(row, 1).text = words
    table.cell(1, 1).add_paragraph("已开工")
    paper.add_paragraph("改造229户。")
    read = taken_apart(read_written(saved(paper), "总结.docx", ".docx"))
    assert [each.rows if isinstance(each, Grid) else each.words for each in read.blocks] == [(("乡镇", "项目"), ("东乡", "在建已开工")), "改造229户。"]


def test_tables_that_cannot_be_taken_over_are_told_and_none_of_their_words_is_text():
    import docx

    paper = docx.Document()
    paper.add_paragraph("某局2025年总结")
    merged = paper.add_table(2, 2)
    merged.cell(0, 0).text, merged.cell(1, 0).text, merged.cell(1, 1).text = "各乡镇情况", "东乡", "5"
    merged.cell(0, 0).merge(merged.cell(0, 1))
    paper.add_paragraph("改造229户。")
    outer = paper.add_table(1, 1).cell(0, 0)
    outer.text = "外面"
    outer.add_table(1, 1).cell(0, 0).text = "里面"
    read = taken_apart(read_written(saved(paper), "总结.docx", ".docx"))
    assert [each.words for each in read.blocks] == ["2行，各乡镇情况", "改造229户。", "表中有表"]
    assert [isinstance(each, Gap) for each in read.blocks] == [True, False, True]
    assert [(each.words, each.why) for each in read.left_out] == [("2 行：各乡镇情况", UNEVEN), ("表中有表", NESTED)]


def test_headings_without_numbers_stand_above_or_below_those_that_have_one():
    import docx

    def levels(*styled: tuple[str, int]) -> tuple[list[int], tuple[str, ...]]:
        paper = docx.Document()
        paper.add_paragraph("某局2025年总结")
        for words, level in styled:
            paper.add_heading(words, level) if level else paper.add_paragraph(words)
        read = taken_apart(read_written(saved(paper), "总结.docx", ".docx"))
        return [each.level for each in read.blocks if isinstance(each, Passage)], read.forms

    assert levels(("第一部分 回顾", 1), ("一、住房", 0), ("改造229户。", 0), ("第二部分 打算", 1), ("一、产业", 0)) == ([1, 2, 0, 1, 2], ("", "一、"))
    assert levels(("一、住房", 1), ("危房改造", 2), ("改造229户。", 0), ("二、产业", 1), ("特色种植", 2), ("种植3亩。", 0)) == ([1, 2, 0, 1, 2, 0], ("一、", ""))
    assert levels(("住房保障", 1), ("改造229户。", 0), ("产业", 1)) == ([1, 0, 1], ("",))


def test_headings_of_markdown_need_no_number():
    read = of("# 某局2025年总结\n\n改造229户。\n\n## 住房保障\n\n### 危房\n\n排查3户。\n", ".md")
    assert ([each.level for each in read.blocks], read.forms) == ([0, 1, 2, 0], ("", ""))


def test_an_annex_is_a_manuscript_of_its_own():
    read = of("某局2025年总结\n一、成效\n改造229户。\n附件：1.项目情况\n2.名单\n某县农业农村局\n2025年12月20日\n附件1\n项目情况\n一、在建\n共3个。\n附件2\n名单\n甲乡。\n")
    assert [(each.title, [block.words for block in each.blocks], each.forms) for each in read.annexes] == [("项目情况", ["在建", "共3个。"], ("一、",)), ("名单", ["甲乡。"], ())]
    assert read.signatures == ("某县农业农村局",)


def test_chapters_and_parts_that_are_typed_are_headings():
    read = of("某局2025年总结\n开头。\n开头。\n开头。\n开头。\n第一部分 回顾\n一、住房\n改造229户。\n第二部分 打算\n第二部分的任务是改造。\n")
    assert [each.level for each in read.blocks if isinstance(each, Passage)] == [0, 0, 0, 0, 1, 2, 0, 1, 0]
    assert read.forms == ("", "一、")


def test_all_lines_of_the_list_of_annexes_are_left_out():
    read = of("某局2025年总结\n改造229户。\n附件：1.重点案件情况\n2.2025年食品抽检分类表\n某局\n2025年12月25日\n")
    assert [each.words for each in read.blocks] == ["改造229户。"]
    assert [(each.words, each.why) for each in read.left_out] == [("附件：1.重点案件情况", ELEMENTS), ("2.2025年食品抽检分类表", ELEMENTS)]
    assert read.signatures == ("某局",)


def merged_table(paper, rows, merges):
    """A table with cells merged from and to (row, column)."""
    table = paper.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    for (row, column), (last_row, last_column) in merges:
        whole = table.cell(row, column).text
        table.cell(row, column).merge(table.cell(last_row, last_column)).text = whole


TWO_HEADS = [["乡镇", "供水工程", "", "受益", ""], ["", "新建（处）", "改造（处）", "户", "人"], ["东乡", "5", "3", "600", "2100"], ["合计", "5", "3", "600", "2100"]]
MERGES = [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))]


@pytest.mark.parametrize(
    ("rows", "merges", "read"),
    [
        (TWO_HEADS, MERGES, Grid((("乡镇", "供水工程新建（处）", "供水工程改造（处）", "受益（户）", "受益（人）"), *map(tuple, TWO_HEADS[2:])), Place(""), True)),
        ([["片区", "乡镇", "项目"], ["东片", "东乡", "5"], ["", "西乡", "7"]], [((1, 0), (2, 0))], Grid((("片区", "乡镇", "项目"), ("东片", "东乡", "5"), ("", "西乡", "7")), Place(""))),
        ([["各乡镇情况", ""], ["乡镇", "项目"], ["东乡", "5"]], [((0, 0), (0, 1))], Grid((("乡镇", "项目"), ("东乡", "5")), Place(""), False, "各乡镇情况")),
        ([["片区", "供水", ""], ["", "新建", "改造"], ["东片", "3", "5"], ["", "4", "7"]], [((0, 1), (0, 2)), ((0, 0), (1, 0)), ((2, 0), (3, 0))], Grid((("片区", "供水（新建）", "供水（改造）"), ("东片", "3", "5"), ("", "4", "7")), Place(""), True)),
        ([["乡镇", "项目", "投资"], ["东乡", "5", ""], ["西乡", "6", "7"]], [((1, 1), (1, 2))], None),
        ([["乡镇", "", "投资"], ["东乡", "5", "8"], ["西乡", "6", "7"]], [((0, 0), (0, 1)), ((1, 0), (2, 0))], None),
    ],
)
def test_a_head_of_several_rows_is_one_where_it_is_plain_of_what_each_figure_is(rows, merges, read):
    import docx

    paper = docx.Document()
    paper.add_paragraph("某局2025年总结")
    paper.add_paragraph("改造229户。")
    merged_table(paper, rows, merges)
    paper.add_paragraph("结尾。")
    block = taken_apart(read_written(saved(paper), "总结.docx", ".docx")).blocks[1]
    assert (replace(block, place=Place("")) if isinstance(block, Grid) else None) == read


def test_a_table_whose_head_was_merged_is_filled_in_like_any_other_and_told():
    import docx

    paper = docx.Document()
    paper.add_paragraph("某县水利局2025年总结")
    paper.add_paragraph("改造229户。")
    merged_table(paper, [["供水情况"] + [""] * 4, *TWO_HEADS], [((row + 1, column), (last + 1, end)) for (row, column), (last, end) in MERGES] + [((0, 0), (0, 4))])
    made = adopt(saved(paper), "总结.docx", ".docx", Asked())
    assert "- {乡镇: \"东乡\", 供水工程新建: 待补, 供水工程改造: 待补, 受益户: 待补, 受益人: 待补}  # 5、3、600、2100" in made.files[made.this].decode()
    assert [each.why for each in made.changed] == ["几层的表头并成了一层；要照原样的，定稿后在 Word 里合并"]
    assert "\n供水情况\n" in made.files["模板/bureau/annual.j2"].decode()


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("1、住房\n改造229户。\n2、就业\n就业12人。", [(1, "住房", None), (0, "改造229户。", None), (1, "就业", None), (0, "就业12人。", None)]),
        ("一、成效\n1、抓住房。改造229户。\n2、抓就业。就业12人。", [(1, "成效", None), (2, "抓住房", "改造229户。"), (2, "抓就业", "就业12人。")]),
        ("1、住房\n2、就业\n结尾12人。", [(0, "1、住房", None), (0, "2、就业", None), (0, "结尾12人。", None)]),  # a list
        ("1、改造229户，完成任务；\n2、就业12人。", [(0, "1、改造229户，完成任务；", None), (0, "2、就业12人。", None)]),
        ("1、住房\n改造229户。\n3、就业\n就业12人。", [(0, "1、住房", None), (0, "改造229户。", None), (0, "3、就业", None), (0, "就业12人。", None)]),
        ("1. 总述\n改造9户。\n1、住房\n改造229户。", [(1, "总述", None), (0, "改造9户。", None), (0, "1、住房", None), (0, "改造229户。", None)]),
    ],
)
def test_a_number_with_a_comma_heads_where_the_numbers_run_on_and_something_stands_below(lines, read):
    assert shapes(of(f"某局2025年总结\n{lines}\n")) == read


def test_a_heading_with_a_comma_is_printed_with_a_full_stop_and_told_once():
    made = adopt("某县农业局2025年总结\n1、住房\n改造229户。\n2、就业\n就业12人。\n".encode(), "总结.txt", ".txt", Asked())
    assert "\n编号: [1.]\n" in made.files["模板/bureau/annual.j2"].decode()
    assert [(each.excerpt, each.why) for each in made.changed] == [("住房", "序号“1、”按规范印成“1.”，下同")]


def test_an_annex_may_say_its_title_in_its_own_line():
    signed = "某县水利局\n2025年12月20日\n"
    read = of(f"# 某县水利局2025年总结\n\n改造9户。\n\n附件：1. 情况表\n2. 名单\n\n{signed}\n附件1：情况表\n\n| 乡镇 | 项目 |\n|---|---|\n| 东乡 | 5 |\n\n附件2 名单\n\n共29人。\n", ".md")
    assert [(each.title, each.first.line) for each in read.annexes] == [("情况表", 11), ("名单", 17)]
    assert of(f"某县水利局2025年总结\n改造9户。\n附件1：情况表\n附件2：名单\n{signed}").annexes == ()  # which there are
    assert [each.title for each in of("# 某县水利局2025年总结\n\n改造9户。\n\n附件1：情况表\n\n| 乡镇 | 项目 |\n|---|---|\n| 东乡 | 5 |\n", ".md").annexes] == ["情况表"]


def test_blanks_and_commas_in_numbers_are_not_taken_over():
    read = of("某局 2025 年总结\n一、成效\n客运 386 万人次，救助1,234户。\n改造 3 户。\n某局\n2025 年 12 月 20 日\n")
    assert read.title == "某局2025年总结"
    assert shapes(read) == [(1, "成效", None), (0, "客运386万人次，救助1234户。", None), (0, "改造3户。", None)]
    assert (read.signatures, str(read.signed)) == (("某局",), "2025-12-20")
    assert [(each.words, each.why) for each in read.left_out] == [("某局 2025 年总结", LOOSE)]


@pytest.mark.parametrize(
    ("line", "to"),
    [("县政府办公室：", "县政府办公室"), ("市水利局、市财政局：", "市水利局、市财政局"), ("县委、县政府：", "县委、县政府"), ("各乡镇人民政府，县直各单位：", "各乡镇人民政府，县直各单位"), ("市人力资源和社会保障局：", "市人力资源和社会保障局"), ("各位代表：", ""), ("同志们：", ""), ("主要做法如下：", ""), ("各位领导、各位部门：", "")],
)
def test_to_whom_it_goes_is_no_text(line: str, to: str):
    read = of(f"某局2025年总结\n{line}\n2025年，扎实推进。\n一、成效\n改造229户。\n")
    assert read.addressee == to
    assert shapes(read)[0] == ((0, "2025年，扎实推进。", None) if to else (0, line, None))


def test_numbers_are_as_the_data_prints_them():
    read = taken_apart(read_written("某县某局２０２５年工作总结\n二O二五年，培训 ２３６ 人次，占３５．５％。二〇二五年三月十五日，印发《二〇二五年要点》。".encode(), "总结.txt", ".txt"))
    assert read.title == "某县某局2025年工作总结"
    assert [each.words for each in read.blocks] == ["2025年，培训236人次，占35.5%。二〇二五年三月十五日，印发《二〇二五年要点》。"]
    assert [each.why for each in read.left_out] == [LOOSE]
