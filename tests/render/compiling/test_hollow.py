"""A section whose groups the data does not have is not run, where it is sure that it goes."""

from __future__ import annotations

import pytest

from drafting.render.compiling.hollow import hangs_on
from drafting.render.compiling.syntax_tree import nodes_below
from drafting.render.compiling.template import Templates
from tests.saying import refusal, say

HEAD = "## 稳岗就业\n\n"
CATALOGUE = "就业: {务工: {计量单位: 人}}\n住房: {改造: {计量单位: 户}}\n"


def names(source: str) -> tuple[frozenset[str], frozenset[str]] | None:
    environment = Templates(lambda name: None, lambda text, file: {}).environment
    tree = environment._parse(environment.preprocess(source), None, None)
    return hangs_on(tree, nodes_below(tree))


class TestWhatItHangsOn:
    def test_all_groups_that_are_printed_or_asked_for_and_that_of_its_rest(self):
        source = "{% 要点 务工 %}务工{{ 就业.务工 }}{% if 收入.人均 is 有 %}，好{% endif %}。{% 要点完 %}{% 其余 岗位 %}"
        assert names(HEAD + source) == ({"就业", "收入", "岗位"}, set())

    def test_words_of_the_unit_are_none_and_names_that_it_sets_are_none(self):
        source = "{% set 好 = 就业.务工 is 有 %}{% 要点 务工 %}{{ 全辖 }}{% if 好 %}务工{{ 就业.务工 }}{% endif %}。{% 要点完 %}{% 其余 就业 %}"
        assert names(source) == ({"就业"}, {"好"})

    @pytest.mark.parametrize(
        "source",
        [
            "{% 要点 务工 %}务工{{ 就业.务工 }}。{% 要点完 %}",  # nothing need be dropped in it
            "务工{{ 就业.务工 }}。{% 其余 就业 %}",  # the words around an absent figure stay
            "{% if 就业.务工 is 有 %}务工{{ 就业.务工 }}。{% endif %}{% 其余 就业 %}",
            "{% if 就业.务工 is 有 %}{% 其余 就业 %}{% endif %}",
            "[[{% 其余 就业 %}]]好。",
            "{% 分条 独段 %}{% 条 %}好{% 条 %}{% 其余 就业 %}{% 分条完 %}",
            "{% 其余 %}",
            "{% 节 住房 %}{% 其余 就业 %}",
            "{% macro 说() %}{{ 就业.务工 }}{% endmacro %}{{ 说() }}{% 其余 就业 %}",
        ],
    )
    def test_where_it_is_not_sure_it_is_run(self, source):
        assert names(source) is None


class TestWhatIsSaid:
    def test_it_goes_with_its_heading_and_its_words(self):
        section = f"{HEAD}稳住就业。\n\n[[务工{{{{ 就业.务工 }}}}。]]\n{{% 其余 就业 %}}"
        sections = {"就业": section, "住房": "## 住房\n\n[[改造{{ 住房.改造 }}。]]\n{% 其余 住房 %}"}
        assert say("{% 节 就业, 住房 %}", "住房: {改造: 7户}", sections=sections, catalogue=CATALOGUE) == "一、住房\n改造7户。"

    def test_a_text_of_the_data_keeps_it(self):
        sections = {"就业": f"{HEAD}[[务工{{{{ 就业.务工 }}}}。]]\n{{% 其余 就业 %}}"}
        own = "就业: 就业形势稳定。"
        assert say("{% 节 就业 %}", "住房: {改造: 7户}", sections=sections, own=own, catalogue=CATALOGUE) == "一、稳岗就业\n就业形势稳定。"

    def test_a_name_that_it_sets_may_be_a_group_before(self):
        parts = "{% for 就业 in 就业.务工.构成 %}[[{{ 就业 }}。]]{% endfor %}"
        sections = {"就业": f"{HEAD}[[务工{{{{ 就业.务工 }}}}。]]{parts}{{% 其余 收入 %}}"}
        data = "就业: {务工: {数值: 50人, 构成: {省内: 30人, 省外: 20人}}}"
        assert "30人。20人。" in say("{% 节 就业 %}", data, sections=sections, catalogue=CATALOGUE)

    def test_an_owed_figure_keeps_it(self):
        sections = {"就业": f"{HEAD}[[务工{{{{ 就业.务工 }}}}。]]\n{{% 其余 就业 %}}"}
        said = say("{% 节 就业 %}", "住房: {改造: 7户}", sections=sections, front="必报: [就业.务工]", catalogue=CATALOGUE)
        assert said == "一、稳岗就业\n务工【待补：务工】。"

    def test_a_figure_in_the_wording_of_the_house_keeps_it(self):
        sections = {"就业": "## 稳岗{{ 提法.说 }}\n\n稳住就业。\n\n{% 其余 就业 %}"}
        phrasing = {"phrasing.yaml": "说: 住房{{ 住房.改造 }}\n"}
        assert "稳住就业" in say("{% 节 就业 %}", "住房: {改造: 7户}", sections=sections, house=phrasing, catalogue=CATALOGUE)

    def test_a_name_that_nobody_knows_is_told_all_the_same(self):
        sections = {"就业": f"{HEAD}[[务工{{{{ 就业.务工 }}}}。]]\n{{% 其余 就业 %}}"}
        assert refusal("{% 节 就业 %}", "住房: {改造: 7户}", sections=sections).code == "T005"


def test_a_macro_of_another_file_may_hold_points():
    macro = "{% macro 说(项) %}{% 要点 甲 %}[[共{{ 项 }}。]]{% 要点完 %}{% endmacro %}"
    template = '{% from "_house/句.j2" import 说 %}{{ 说(就业.务工) }}'
    assert say(template, "就业: {务工: 50人}", house={"句.j2": macro}, catalogue=CATALOGUE) == "共50人。"
