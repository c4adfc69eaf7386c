"""What a guard has found is handed to its clause: the text is the same as where the clause looks for itself."""

from __future__ import annotations

import pytest

from tests.saying import found, say

TABLE = "明细表: {村: [{村: 甲村, 投资: 5万元}, {村: 乙村, 投资: 6万元, 户数: 3户}]}\n"
CATALOGUE = "就业: {务工: {计量单位: 人}, 培训: {计量单位: 期}}\n住房: {改造: {计量单位: 户}}\n"
TEMPLATES = [
    "[[务工{{ 就业.务工 }}[[（{{ 就业.务工.构成|列举 }}）]][[，{{ 就业.务工|完成情况 }}]][[，{{ 就业.务工|同比 }}]]。]]",
    "[[[[截至{{ 就业.务工.截至|月日 }}，]]{{ 就业.务工.叫法 }}{{ 就业.务工 }}{% if 就业.务工.任务 is 有 %}，任务{{ 就业.务工.任务 }}{% endif %}。]]",
    "[[是{{ 就业.务工.上年同期.统计期间 }}{{ 就业.务工.上年同期 }}的[[一倍，今年{{ 就业.务工 }}]][[，{{ 就业.务工.上年同期 }}]]。]]{{ 就业.务工 }}",
    "{% 分条 '，' %}{% 条 %}务工{{ 就业.务工 }}[[，其中{{ 就业.务工.其中|列举 }}]]{% 条 %}培训{{ 就业.培训 }}{% 条 %}务工又{{ 就业.务工 }}{% 分条完 %}。",
    "[[务工{{ 就业.务工 }}{% for 类, 数 in 就业.务工.构成 %}[[、{{ 类 }}{{ 数 }}[[{{ 数.任务 }}]]]]{% endfor %}[[。{{ 就业.务工 }}]]]]",
    "{% macro 说(数) %}[[有{{ 数 }}[[（{{ 就业.务工.任务 }}）]]]]{% endmacro %}[[务工{{ 就业.务工 }}{{ 说(就业.务工) }}。]]",
    "{% for 就业 in 住房.改造.构成 %}[[改造{{ 就业 }}[[（{{ 就业.任务 }}）]]。]]{% endfor %}[[务工{{ 就业.务工 }}[[，{{ 就业.务工.任务 }}]]。]]",
    "{% set 房 = 住房.改造 %}[[改造{{ 住房.改造 }}[[，{{ 住房.改造.户 }}]]，{{ 房 }}。]]{% if 住房.改造 is 零 %}无{% else %}[[有{{ 住房.改造 }}]]{% endif %}",
    "[[各村投资{{ 明细表.村.合计.投资 }}[[，{{ 明细表.村.合计.户数 }}]]。]][[甲村{{ 明细表.村.甲村.投资 }}[[、{{ 明细表.村.甲村.户数 }}]]。]][[{{ 明细表.乡.合计.投资 }}]]",
]
DATA = [
    "就业: {务工: 5人}",
    "就业: {务工: {数值: 5人, 任务: 4人, 上年同期: {数值: 4人, 统计期间: 前三季度}}, 培训: 2期}",
    "就业: {务工: {构成: {东: 3人, 西: {数值: 2人, 任务: 1人}}, 截至: 2026-05-31}}\n住房: {改造: 0户}",
    "就业: {务工: {数值: 5人, 其中: {东: 3人}}, 培训: 待补}\n住房: {改造: {数值: 7户, 构成: {东: 3户, 西: 4户}}}",
    "就业: {务工: 待补}\n住房: {改造: 不适用}",
    "住房: {改造: 7户}",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_text_is_that_of_clauses_that_look_for_themselves(monkeypatch: pytest.MonkeyPatch, template: str) -> None:
    def texts() -> list[str]:
        return [say(template, data, catalogue=CATALOGUE, more=more) for data in DATA for more in ("", TABLE)]

    handed = texts()
    monkeypatch.setattr("drafting.render.compiling.generated.guard_in", lambda test: None)
    assert handed == texts()
    assert len(set(handed)) > 1


def test_what_a_filter_makes_of_a_part_of_the_name_is_not_what_was_found() -> None:
    template = "[[务工{{ 就业.务工.任务 }}{{ (就业.务工|同比).任务 }}。]]"
    [refused] = found(template, DATA[1], catalogue=CATALOGUE)
    assert (refused.code, refused.excerpt or refused.message) == ("T006", "不能在文字或数上用“.任务”，加工数请用过滤器")
