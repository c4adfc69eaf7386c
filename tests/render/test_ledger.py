"""Every printed figure keeps its origin, through the text and into the record."""

from __future__ import annotations

from tests.saying import drafted


def records(template: str, data: str, **settings: object):
    return drafted(template, data, **settings).document.figures  # type: ignore[arg-type]


def test_a_figure_knows_its_text_value_unit_path_and_place():
    [figure] = records("共{{ 甲.子 }}。", "甲:\n  子: 39.0589万人")
    assert (figure.text, figure.value, figure.unit, figure.path) == ("39.0589万人", "39.0589", "万人", "甲.子")
    assert (figure.file, figure.line, figure.formula, figure.inputs, figure.said_by) == ("数据.yaml", 6, None, (), "template")


def test_each_printing_is_an_entry_of_its_own():
    assert [each.path for each in records("{{ 甲.子 }}、{{ 甲.子 }}。", "甲: {子: 5户}")] == ["甲.子", "甲.子"]


def test_figures_stand_in_the_order_of_the_text_and_inlines_point_at_them():
    from drafting.blocks.document import Figure, Paragraph

    document = drafted("{{ 甲.丑 }}、{{ 甲.子 }}。\n\n{{ 甲.寅 }}。", "甲: {子: 5户, 丑: 6户, 寅: 7户}").document
    inlines = [each for block in document.blocks if isinstance(block, Paragraph) for each in block.content if isinstance(each, Figure)]
    assert [document.figures[each.ref].text for each in inlines] == [each.text for each in inlines] == ["6户", "5户", "7户"]


def test_a_figure_survives_joining_sets_and_macros():
    text = (
        "{% set 数 %}{{ 甲.子 }}{% endset %}{% macro 说(事) %}有{{ 事 }}{% endmacro %}"
        "{{ 数 }}；{{ '共' ~ 甲.子 }}；{{ 说(甲.子) }}。"
    )
    assert [each.path for each in records(text, "甲: {子: 5户}")] == ["甲.子"] * 3


def test_a_figure_in_a_dropped_clause_is_no_record():
    assert records("好[[，共{{ 甲.子 }}、{{ 甲.无 }}]]。", "甲: {子: 5户}") == ()


def test_derived_and_listed_figures_have_paths_of_their_own():
    data = "甲: {子: {数值: 5户, 任务: 10户, 构成: {东: 2户, 西: 3户}}}"
    figures = records("{{ 甲.子|完成情况 }}，{{ 甲.子.构成|列举 }}。", data)
    assert [(each.path, each.formula) for each in figures] == [
        ("甲.子.完成率", "数值 / 任务"), ("甲.子.构成.东", None), ("甲.子.构成.西", None),
    ]
    assert figures[0].inputs == ("甲.子", "甲.子.任务")


def test_the_count_of_a_list_is_a_figure_and_its_names_are_not():
    figures = records("{{ 甲.子|名单 }}{{ 甲.子|数目('个') }}。", "甲: {子: {名录: [东村, 西村]}}")
    assert [(each.text, each.value, each.path) for each in figures] == [("2个", "2", "甲.子")]


def test_a_fall_prints_its_word_outside_the_figure():
    document = drafted("收入{{ 甲.子 }}。", "甲: {子: -2.5%}").document
    assert document.figures[0].text == "2.5%"
    assert document.figures[0].value == "-2.5"


def test_the_provider_is_the_source():
    [figure] = records("{{ 甲.子 }}。", "甲: {子: {数值: 5户, 提供单位: 县统计局}}")
    assert figure.source == "县统计局"
