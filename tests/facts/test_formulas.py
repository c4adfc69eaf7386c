"""Formulas of the data and of the catalogue."""

from __future__ import annotations

import pytest

from drafting.facts.formula import FormulaError, names_of, parse_formula
from tests.saying import drafted, refusal, say


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        ("=子 + 丑", "8户18人"), ("=子 - 丑", "2户8人"), ("=子 * 2", "10户26人"), ("=2 * 子", "10户26人"), ("=子 / 2", "2.5户6.5人"),
        ("=(子 + 丑) / 2", "4户9人"), ("=（子＋丑）÷2", "4户9人"), ("=子×2", "10户26人"), ("=子.户 + 丑.户", "8户"), ("=子.人 / 丑.人", "260%"),
        ("=丑 / 子", "60%"), ("=子 * 率", "2.5户6.5人"), ("=甲.子.户 - 1 * 丑.户", "2户"), ("=-丑 + 子", "2户8人"),
    ],
)
def test_arithmetic(formula, printed):
    assert say("{{ 甲.得 }}", f"甲: {{子: 5户13人, 丑: 3户5人, 率: 50%, 得: {formula}}}") == printed


def test_the_figure_itself_in_a_formula_is_that_above():
    assert say("{{ 甲.子.占比 }}", "甲: {子: {数值: 5户, 占比: =数值 / 丑}, 丑: 20户}") == "25%"
    assert refusal("{{ 甲.子 }}", "甲: {子: =数值 / 丑, 丑: 20户}").code == "D202"


class TestRatios:
    def test_same_family_prints_as_a_percentage(self):
        assert say("{{ 甲.得 }}", "甲: {子: 1.2亿元, 丑: 6000万元, 得: =子 / 丑}") == "200%"

    def test_different_families_print_in_the_unit_given(self):
        data = "甲: {子: 900万元, 丑: 300人, 得: {数值: =子 / 丑, 计量单位: 万元/人}}"
        assert say("{{ 甲.得 }}", data) == "3万元/人"

    @pytest.mark.parametrize(
        ("formula", "unit", "printed"),
        [("子 / 丑", "元/人", "30000元/人"), ("子 / 丑", "亿元/万人", "3亿元/万人"), ("丑 / 村", "人", "75人"), ("地 / 丑", "亩/人", "0.5亩/人")],
    )
    def test_what_the_unit_names_is_converted(self, formula, unit, printed):
        data = f"甲: {{子: 900万元, 丑: 300人, 村: 4个, 地: 10公顷, 得: {{数值: ={formula}, 计量单位: {unit}}}}}"
        assert say("{{ 甲.得 }}", data) == printed

    def test_a_division_that_comes_out_even_prints_no_decimals(self):
        assert say("{{ 甲.得 }}", "甲: {子: 9户, 得: =子 / 3}") == "3户"

    def test_without_a_unit_that_is_an_error(self):
        error = refusal("{{ 甲.得 }}", "甲: {子: 900万元, 丑: 300人, 得: =子 / 丑}")
        assert error.code == "D201"
        assert "计量单位" in error.hint

    def test_the_component_named_is_taken_else_the_first(self):
        data = "甲: {子: 5户13人, 丑: 10户20人, 得: =子 / 丑, 人比: =子.人 / 丑.人}"
        assert say("{{ 甲.得 }}、{{ 甲.人比 }}", data) == "50%、65%"

    def test_a_computed_rate_is_not_rounded_before_it_is_used(self):
        data = "甲: {子: 1户, 丑: 3户, 率: =子 / 丑, 得: =率 * 3}"
        assert say("{{ 甲.率 }}、{{ 甲.得 }}", data) == "33.33%、100%"


class TestWhereNamesAreSought:
    def test_the_first_segment_from_the_siblings_outwards(self):
        data = "甲: {子: 5户, 组: {子: 7户, 得: =子}}"
        assert say("{{ 甲.组.得 }}", data) == "7户"
        assert say("{{ 甲.组.得 }}", "甲: {子: 5户, 组: {丑: 7户, 得: =子}}") == "5户"

    def test_then_among_the_groups(self):
        assert say("{{ 甲.得 }}", "甲: {得: =乙.子}\n乙: {子: 5户}") == "5户"

    def test_the_rest_strictly_down(self):
        assert say("{{ 甲.得 }}", "甲: {组: {丑: {寅: 7户}}, 得: =组.丑.寅}") == "7户"

    def test_parts_and_comparisons_can_be_named(self):
        data = "甲: {子: {构成: {东: 5户, 西: 7户}, 任务: 24户}, 得: =子.东 / 子, 差: =子.任务 - 子}"
        assert say("{{ 甲.得 }}、{{ 甲.差 }}", data) == "41.67%、12户"

    def test_a_derived_value_can_be_named(self):
        assert say("{{ 甲.得 }}", "甲: {子: {数值: 5户, 任务: 10户}, 得: =子.完成率 * 2}") == "100%"

    def test_a_task_may_be_a_formula_over_siblings(self):
        assert say("{{ 甲.子.完成率 }}", "甲: {总任务: 760个, 子: {数值: 597个, 任务: =总任务}}") == "78.55%"

    def test_a_name_that_is_nowhere_is_an_error_with_the_closest(self):
        error = refusal("好。", "甲: {务工人数: 5人, 得: =务工人头 / 2}")
        assert error.code == "D202"
        assert "务工人数" in error.hint
        assert error.message.startswith("得：")


class TestWhatCannotBeComputed:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            ("甲: {子: 5户, 丑: 0户, 得: =子 / 丑}", "D201"), ("甲: {子: 5户, 得: =子 / 0}", "D201"), ("甲: {子: 5户, 丑: 6亩, 得: =子 + 丑}", "D201"),
            ("甲: {子: 5户, 得: =子 + 1}", "D201"), ("甲: {子: 5户, 得: =子 +}", "D201"), ("甲: {子: 5户, 得: =子 ** 2}", "D201"),
            ("甲: {子: 5户, 得: =子()}", "D201"), ("甲: {子: 5户, 丑: 6户, 得: =子 * 丑}", "D201"), ("甲: {子: {表述: 全省前列}, 得: =子 + 子}", "D201"),
            ("甲: {子: 5户, 得: =子 * 1e400}", "D201"), ("甲: {子: 5户, 得: =子 / 1e-99 * 1e99}", "D201"),
            ("甲: {得: =得 + 得}", "D203"),
        ],
    )
    def test_is_an_error_at_its_line_whether_a_template_prints_it_or_not(self, data, code):
        error = refusal("好。", data)
        assert (error.code, error.path, error.place.line) == (code, "甲.得", 5)

    @pytest.mark.parametrize("formula", ["数值 / 总数", "数值 - 100000"])
    def test_nor_with_the_figure_above_as_with_any_other(self, formula):
        told = [refusal("好。", f"甲: {{总数: 5人, 子: {{数值: 10个, 占比: ={each}}}}}") for each in (formula, formula.replace("数值", "子"))]
        assert {(each.code, each.path, each.message, each.hint) for each in told} == {("D201", "甲.子.占比", told[0].message, told[0].hint)}

    def test_a_cycle_names_its_way(self):
        draft = drafted("好。", "甲: {子: =丑 + 丑, 丑: =寅 * 2, 寅: =子 / 2}")
        cycles = [each for each in draft.diagnostics if each.code == "D203"]
        assert cycles
        assert "甲.子 → 甲.丑 → 甲.寅 → 甲.子" in cycles[0].message

    def test_a_missing_operand_makes_it_absent(self):
        assert say("好[[，{{ 甲.得 }}]]。", "甲: {子: 5户, 丑: , 得: =子 + 丑}") == "好。"

    def test_an_owed_operand_makes_it_owed(self):
        assert say("好[[，{{ 甲.得 }}]]。", "甲: {子: 5户, 丑: 待补, 得: =子 + 丑}") == "好，【待补：得】。"

    @pytest.mark.parametrize("bomb", ["1" + "+1" * 5000, "(" * 5000 + "1" + ")" * 5000, "9**9**9**9", "-" * 50000 + "1"])
    def test_bombs_are_refused_quickly(self, bomb):
        with pytest.raises(FormulaError):
            parse_formula(bomb)

    @pytest.mark.parametrize("code", ["__import__('os')", "[1,2]", "'甲'*9", "lambda: 1", "True", "子 if 1 else 丑", "子 < 丑"])
    def test_nothing_but_arithmetic_is_read(self, code):
        with pytest.raises(FormulaError):
            parse_formula(code)


def test_names_of_a_formula():
    assert names_of("(就业.脱贫人口 + 子) / 就业.总数") == (("就业", "脱贫人口"), ("子",), ("就业", "总数"),)


def test_the_record_of_a_computed_figure_names_formula_and_inputs():
    [figure] = drafted("{{ 甲.得 }}", "甲: {子: 5户, 丑: 3户, 得: =子 / 丑}").document.figures
    assert (figure.text, figure.formula, figure.inputs) == ("166.67%", "子 / 丑", ("甲.子", "甲.丑"))
