"""Top level, 单位, 报告期, 公文, 模板 and 上年."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.load.validation.unit import speech_of
from tests.load.validating import HEAD, accepted, codes, only, validate

UNIT = "单位: {名称: 某县农业农村局, 地区: 某县}\n"


def period(text: str) -> tuple[str, int, int, str]:
    found = accepted(f"{UNIT}报告期: {text}\n指标: {{}}\n").period
    return found.kind, found.first_month, found.last_month, found.name


class TestTopLevel:
    def test_a_missing_part_says_what_to_add(self) -> None:
        _, found = validate("公文: {标题: 甲}\n")
        assert [each.code for each in found] == ["D051"] * 3
        assert all("加上" in each.hint for each in found)

    def test_an_empty_part_is_missing(self) -> None:
        assert codes(f"{HEAD}指标:\n") == ["D051"]

    def test_no_indicator_at_all_is_a_valid_file(self) -> None:
        assert accepted(f"{HEAD}指标: {{}}\n").indicators == {}

    def test_an_unknown_key_names_the_closest(self) -> None:
        found = only(f"{HEAD}指标: {{}}\n文字资料: {{}}\n")
        assert (found.code, found.path) == ("D050", "文字资料")
        assert "文字材料" in found.hint
        assert str(found.place) == "data.yaml:4:1"

    @pytest.mark.parametrize(
        ("line", "hint"),
        [
            ("署名: 某县农业农村局", "写在“公文”里面：公文: {署名: …}"),
            ("落款日期: 2026-12-20", "写在“公文”里面：公文: {成文日期: …}"),
            ("截至: 2026-12-20", "写在“报告期”里面：报告期: {截至: …}"),
            ("地区: 某县", "写在“单位”里面：单位: {地区: …}"),
            ("存在问题: 增收渠道不宽。", "写在“文字材料”里面：文字材料: {存在问题: …}"),
            ("下步工作: [{标题: 抓产业, 内容: 建基地。}]", "写在“文字材料”里面：文字材料: {下步打算: …}"),
            ("基本情况: {内容: 全县辖9个乡镇。}", "写在“文字材料”里面：文字材料: {基本情况: …}"),
        ],
    )
    def test_a_key_of_a_part_outside_of_it_is_told_its_part(self, line: str, hint: str) -> None:
        found = only(f"{HEAD}指标: {{}}\n{line}\n")
        assert (found.code, found.hint) == ("D050", hint)

    def test_a_group_outside_of_indicators_is_told_where_it_belongs(self) -> None:
        assert "移到“指标:”下面" in only(f"{HEAD}指标: {{}}\n监测帮扶: {{监测对象: 3户}}\n").hint


class TestUnit:
    @pytest.mark.parametrize("unit", ["青禾县民政局", "{名称: 青禾县民政局}"])
    def test_the_place_is_proposed_from_the_name(self, unit: str) -> None:
        assert only(f"单位: {unit}\n报告期: 2026年\n指标: {{}}\n").hint == "写成 单位: {名称: 青禾县民政局, 地区: 青禾县}"

    def test_a_part_of_the_outermost_level_is_sent_back_to_it(self) -> None:
        found = only("单位: {名称: 某县农业农村局, 地区: 某县, 报告期: 2026年}\n报告期: 2026年\n指标: {}\n")
        assert (found.code, found.hint) == ("D053", "移到最外层，前面不空格：报告期: …")

    @pytest.mark.parametrize(
        ("region", "level", "whole", "own", "leadership"),
        [
            ("某省", "省", "全省", "我省", "省委、省政府"),
            ("某市", "市", "全市", "我市", "市委、市政府"),
            ("某自治州", "市", "全州", "我州", "州委、州政府"),
            ("某盟", "市", "全盟", "我盟", "盟委、盟行署"),
            ("某县", "县", "全县", "我县", "县委、县政府"),
            ("某区", "县", "全区", "我区", "区委、区政府"),
            ("某旗", "县", "全旗", "我旗", "旗委、旗政府"),
            ("某省某县某乡", "乡镇", "全乡", "我乡", "乡党委、政府"),
            ("某镇", "乡镇", "全镇", "我镇", "镇党委、政府"),
            ("某街道", "乡镇", "全街道", "我街道", "街道党工委、办事处"),
            ("某村", "村", "全村", "我村", "村“两委”"),
            ("某社区", "村", "全社区", "我社区", "社区“两委”"),
        ],
    )
    def test_speech_follows_from_the_last_character(
        self, region: str, level: str, whole: str, own: str, leadership: str
    ) -> None:
        unit = accepted(f"单位: {{名称: 某办公室, 地区: {region}}}\n报告期: 2021年\n指标: {{}}\n").unit
        assert (unit.level, unit.whole, unit.own, unit.leadership) == (level, whole, own, leadership)

    def test_what_is_given_wins(self) -> None:
        text = "单位: {名称: 某局, 地区: 某市, 层级: 县, 全辖: 全域, 自称: 本市, 党委政府: 市委}\n报告期: 2021年\n指标: {}\n"
        unit = accepted(text).unit
        assert (unit.level, unit.whole, unit.own, unit.leadership) == ("县", "全域", "本市", "市委")

    def test_a_region_without_a_known_ending_needs_words_of_its_own(self) -> None:
        found = only("单位: {名称: 某场办公室, 地区: 某农场, 全辖: 全场}\n报告期: 2021年\n指标: {}\n")
        assert found.code == "D061"
        assert "层级、自称、党委政府" in found.hint
        assert speech_of("某农场") is None

    @pytest.mark.parametrize(
        ("unit", "advised"),
        [
            ("{名称: 柏树镇人民政府, 地区: 青禾县, 层级: 乡镇}", "地区写成 青禾县柏树镇；"),
            ("{名称: 青禾县竹溪乡人民政府, 地区: 青禾县, 层级: 乡镇}", "地区写成 青禾县竹溪乡；"),
            ("{名称: 某工作队, 地区: 示例区, 层级: 乡级}", "地区写到本级：示例区某镇；"),
            ("{名称: 某村委会, 地区: 青禾县柏树镇, 层级: 村}", "地区写成 青禾县柏树镇某村；"),
        ],
    )
    def test_a_township_is_not_spoken_of_as_its_county(self, unit: str, advised: str) -> None:
        found = only(f"单位: {unit}\n报告期: 2021年\n指标: {{}}\n")
        assert (found.code, found.path) == ("D063", "单位.地区")
        assert found.hint.startswith(advised)

    @pytest.mark.parametrize(
        "unit",
        [
            "{名称: 某局, 地区: 某市, 层级: 县}",  # 县级市
            "{名称: 某局, 地区: 青禾县, 层级: 市}",
            "{名称: 某区管委会, 地区: 青禾县某管理区, 层级: 乡镇, 全辖: 全区, 自称: 我区, 党委政府: 管理区党委}",
        ],
    )
    def test_a_level_that_a_place_may_have(self, unit: str) -> None:
        assert codes(f"单位: {unit}\n报告期: 2021年\n指标: {{}}\n") == []

    @pytest.mark.parametrize(
        ("unit", "code"),
        [("某县农业农村局", "D052"), ("{地区: 某县}", "D060"), ("{名称: 甲, 地区: 某县, 层级: 科}", "D062")],
    )
    def test_errors(self, unit: str, code: str) -> None:
        assert codes(f"单位: {unit}\n报告期: 2021年\n指标: {{}}\n") == [code]

    def test_a_mistyped_key_is_a_warning(self) -> None:
        found = only("单位: {名称: 甲, 地区: 某县, 层极: 县}\n报告期: 2021年\n指标: {}\n")
        assert (found.code, found.severity.value) == ("D053", "warning")
        assert "层级" in found.hint


class TestPeriod:
    @pytest.mark.parametrize(
        ("text", "kind", "first", "last", "name"),
        [
            ("2021年", "年度", 1, 12, "2021年"),
            ("2021", "年度", 1, 12, "2021年"),
            ("2021年度", "年度", 1, 12, "2021年"),
            ("2026年上半年", "半年", 1, 6, "2026年上半年"),
            ("2026年下半年", "半年", 7, 12, "2026年下半年"),
            ("2026年第三季度", "季度", 7, 9, "2026年第三季度"),
            ("2026年一季度", "季度", 1, 3, "2026年第一季度"),
            ("2026年前三季度", "季度", 1, 9, "2026年前三季度"),
            ("2026年1—10月", "月份", 1, 10, "2026年1—10月"),
            ("2026年1-10月", "月份", 1, 10, "2026年1—10月"),
            ("2026年1月至10月", "月份", 1, 10, "2026年1—10月"),
            ("2026年10月", "月份", 10, 10, "2026年10月"),
            ("{年度: 2021}", "年度", 1, 12, "2021年"),
            ("{年度: 2021, 类型: 年度, 截至: 2021-12-14}", "年度", 1, 12, "2021年"),
            ("{年度: 2026, 类型: 半年}", "半年", 1, 6, "2026年上半年"),
            ("{年度: 2026, 类型: 半年, 起月: 7}", "半年", 7, 12, "2026年下半年"),
            ("{年度: 2026, 类型: 季度, 起月: 7, 止月: 9}", "季度", 7, 9, "2026年第三季度"),
            ("{年度: 2026, 类型: 第三季度}", "季度", 7, 9, "2026年第三季度"),
            ("{年度: 2026年, 类型: 月份, 止月: 10月}", "月份", 1, 10, "2026年1—10月"),
        ],
    )
    def test_forms(self, text: str, kind: str, first: int, last: int, name: str) -> None:
        assert period(text) == (kind, first, last, name)

    def test_as_of(self) -> None:
        assert accepted(f"{UNIT}报告期: {{年度: 2021, 截至: 2021-12-14}}\n指标: {{}}\n").period.as_of == date(
            2021, 12, 14
        )
        assert accepted(f"{UNIT}报告期: {{年度: 2021, 截至: 目前}}\n指标: {{}}\n").period.as_of == "目前"

    @pytest.mark.parametrize(
        ("text", "code", "path"),
        [
            ("去年", "D065", "报告期"),
            ("0021年", "D065", "报告期.年度"),
            ("[2021]", "D052", "报告期"),
            ("2026年第五季度", "D065", "报告期"),
            ("2026年3—1月", "D066", "报告期"),
            ("2026年1—13月", "D066", "报告期"),
            ("{类型: 年度}", "D065", "报告期"),
            ("{年度: 二〇二一}", "D065", "报告期.年度"),
            ("{年度: 2026, 类型: 季报}", "D065", "报告期.类型"),
            ("{年度: 2026, 类型: 季度}", "D066", "报告期.类型"),
            ("{年度: 2026, 类型: 季度, 起月: 2, 止月: 5}", "D066", "报告期"),
            ("{年度: 2026, 类型: 半年, 起月: 2, 止月: 7}", "D066", "报告期"),
            ("{年度: 2026, 类型: 月份, 起月: 0, 止月: 3}", "D066", "报告期.起月"),
            ("{年度: 2026, 类型: 年度, 起月: 2}", "D066", "报告期"),
            ("{年度: 2026, 截至: 2021-13-40}", "D070", "报告期.截至"),
        ],
    )
    def test_errors(self, text: str, code: str, path: str) -> None:
        found = only(f"{UNIT}报告期: {text}\n指标: {{}}\n")
        assert (found.code, found.path) == (code, path)
        assert found.hint

    def test_a_month_that_is_none_is_said_as_it_was_typed(self) -> None:
        assert only(f"{UNIT}报告期: 2026年13月\n指标: {{}}\n").message == "报告期：“13月”里有不存在的月份"


class TestDocument:
    def test_elements(self) -> None:
        document = accepted(
            f"{HEAD}指标: {{}}\n公文: {{标题: 甲, 稿次: 送审稿, 发文字号: 某振〔2023〕10号, 主送机关: 某局：, 称谓: 各位代表,"
            " 署名: [甲局, 乙局], 成文日期: 2022-01-05, 附注: （此件公开发布）, 签发人: 某某, 附件: [一, 二]}\n"
        ).document
        assert (document.title, document.draft, document.document_number) == ("甲", "送审稿", "某振〔2023〕10号")
        assert (document.addressee, document.salutation) == ("某局", "各位代表")
        assert document.signatures == ("甲局", "乙局")
        assert document.date == date(2022, 1, 5)
        assert document.note == "此件公开发布"
        assert document.letterhead.signers == ("某某",)
        assert [each.title for each in document.enclosures] == ["一", "二"]

    def test_words_for_the_day_and_one_signature(self) -> None:
        document = accepted(f"{HEAD}指标: {{}}\n公文: {{署名: 甲局, 成文日期: 待签发}}\n").document
        assert (document.signatures, document.date) == (("甲局",), "待签发")

    def test_a_day_that_does_not_exist(self) -> None:
        assert codes(f"{HEAD}指标: {{}}\n公文: {{成文日期: 2021-13-40}}\n") == ["D070"]

    @pytest.mark.parametrize(("length", "found"), [(100, []), (200, ["D071"]), (201, ["D071"])])
    def test_a_very_long_title_is_a_warning(self, length: int, found: list[str]) -> None:
        text = f"{HEAD}指标: {{}}\n公文: {{标题: {'题' * length}}}\n"
        assert codes(text) == found
        assert accepted(text).document.title == "题" * length

    def test_markup_in_a_title_is_literal(self) -> None:
        assert (
            accepted(f'{HEAD}指标: {{}}\n公文: {{标题: "# **甲** {{{{ 乙 }}}}"}}\n').document.title
            == "# **甲** {{ 乙 }}"
        )


class TestFiles:
    @pytest.mark.parametrize("name", ["rural/annual", "annual", "rural/annual.j2"])
    def test_template_names(self, name: str) -> None:
        assert accepted(f"模板: {name}\n{HEAD}指标: {{}}\n").template == name.removesuffix(".j2")

    @pytest.mark.parametrize("name", ["../annual", "rural/../../x", "/etc/x", "C:\\x", "..\\x", "~/x", "http://x/y"])
    def test_names_that_leave_the_folder(self, name: str) -> None:
        assert codes(f"模板: '{name}'\n{HEAD}指标: {{}}\n") == ["D054"]
        assert codes(f"上年: '{name}'\n{HEAD}指标: {{}}\n") == ["D055"]

    def test_previous(self) -> None:
        assert accepted(f"上年: 往年/2020.yaml\n{HEAD}指标: {{}}\n").previous == "往年/2020.yaml"


@pytest.mark.parametrize(
    ("period", "code", "hint"),
    [
        ("{年度: 2026, 类型: 进展, 截至: 2026-10-31}", "D065", "写成 {年度: 2026, 类型: 月份, 起月: 1, 止月: 10, 截至: 2026-10-31}"),
        ("{年度: 2025, 类型: 月份, 截至: 2025-10-31}", "D066", "写成 {年度: 2025, 类型: 月份, 起月: 1, 止月: 10, 截至: 2025-10-31}"),
        ("{年度: 2026, 类型: 进展, 起月: 4, 止月: 9}", "D065", "写成 {年度: 2026, 类型: 月份, 起月: 4, 止月: 9}"),
        ("{年度: 2026, 类型: 简报, 截至: 2026-06-30}", "D065", "写成 {年度: 2026, 类型: 半年, 截至: 2026-06-30}"),
        ("{年度: 2026, 类型: 进展, 截至: 2026-12-20}", "D065", "写成 {年度: 2026, 类型: 年度, 截至: 2026-12-20}"),
        ("{年度: 2026, 类型: 进展}", "D065", "也可以写 报告期: 2026年1—10月"),
        ("{年度: 2026, 类型: 季度}", "D066", "起月、止月按实际"),
    ],
)
def test_a_period_of_no_kind_is_written_out_with_the_months_that_are_known(period: str, code: str, hint: str) -> None:
    text = f"单位: {{名称: 某县农业农村局, 地区: 某县}}\n报告期: {period}\n指标: {{}}\n"
    found = only(text)
    assert (found.code, hint in found.hint) == (code, True)
    if found.hint.startswith("写成 {") and "样子" not in found.hint:
        accepted(text.replace(period, found.hint.removeprefix("写成 ")))
