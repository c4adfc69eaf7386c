"""Years, days and figures of an earlier report in the fixed words of a template (照写) are told when it is rendered for another period."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.cli.main import main
from drafting.diagnostics import Severity
from drafting.model.dataset import Period
from drafting.pipeline import draft, open_library, read_dataset
from drafting.proofreading.proofing import proofread
from drafting.template_words.carried_words import CarriedWords
from drafting.template_words.original_words import kept_originals
from tests.shipped import shipped

UNITS = shipped().units
THIS_YEAR = Period(2026, "年度", 1, 12)
FRONT = "---\n名称: 示例\n照写: 2025年\n---\n# 总结\n\n"


def told(words: str, said: str = "2025年", period: Period = THIS_YEAR, printed: str | None = None, code: str = "P147") -> list[str]:
    text = Text([("body", printed if printed is not None else words, 0, "")])
    found = CarriedWords(FRONT + words, "例.j2", said).of_that_time(period, text, UNITS)
    return [f"{each.place} {each.message.split('：话是')[0]}" for each in found if each.code == code]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2025年3月，召开推进会。", "“2025年3月，召开推进会。”"),
        ("3月15日召开推进会。", "“3月15日召开推进会。”"),
        ("截至11月底完成。", "“截至11月底完成。”"),
        ("2024年遗留问题。", "“2024年遗留问题。”"),
        ("二〇二五年工作要点。", "“二〇二五年工作要点。”"),
        ("印发《意见》（某发〔2025〕3号）。", "“印发《意见》（某发〔2025〕3号）。”"),
        ("实施2025—2027年规划。", "“实施2025—2027年规划。”"),
    ],
)
def test_years_and_days_of_that_time_are_told(words, shown):
    assert told(words) == [f"例.j2:7:{words.index(next(each for each in ('2025', '3月', '11月', '2024', '二〇') if each in words)) + 1} {shown}"]


@pytest.mark.parametrize(
    "words",
    ["自2019年以来，持续推进。", "2019年3月启动。", "每月15日前报送。", "每年3月开展。", "每年8月8日举办。", "每年的8月8日举办。", "每年8月8日至9月1日举办。", "建设期6个月。", "1—12月发放低保。", "{{ 报告期.年度 }}年召开会议。", "{# 2025年写的 #}召开会议。", "召开会议3次。"],
)
def test_history_and_what_recurs_is_not(words):
    assert told(words) == []


def test_the_end_of_the_period_is_of_this_one_too():
    assert told("截至12月底完成，截止到12月末完成。") == []
    assert len(told("截至12月底完成。", period=Period(2026, "月份", 1, 9))) == 1
    assert len(told("12月底完成。")) == 1
    assert told("截至6月底完成。", said="2025年上半年", period=Period(2026, "半年", 1, 6)) == []


def test_one_finding_a_sentence_names_all_its_dates():
    [said] = CarriedWords(f"{FRONT}3月1日开工，5月2日完工。", "例.j2", "2025年").of_that_time(THIS_YEAR, Text([("body", "3月1日开工，5月2日完工。", 0, "")]), UNITS)
    assert "“3月1日”“5月2日”还没有改" in said.message
    assert "照写: 2026年" in said.hint


def test_nothing_is_told_for_the_period_that_the_words_are_of():
    assert told("3月15日召开，2025年。", period=Period(2025, "年度", 1, 12)) == []
    assert told("3月15日召开，2026年。", said="2026年") == []
    assert told("3月15日召开。", said="2026年度") == []


@pytest.mark.parametrize("said", ["2026年1-6月", "2026年1—6月", "2026年1～6月", "2026年1至6月"])
def test_a_period_is_the_same_with_any_dash(said):
    assert told("3月15日召开。", said=said, period=Period(2026, "月份", 1, 6)) == []
    assert len(told("3月15日召开。", said=said, period=Period(2026, "月份", 1, 9))) == 1


def test_days_are_told_for_another_part_of_the_year_and_years_are_not():
    assert told("2025年全年，3月15日召开。", said="2025年上半年", period=Period(2025, "半年", 7, 12)) == ["例.j2:7:9 “2025年全年，3月15日召开。”"]
    assert told("2025年全年开展。", said="2025年上半年", period=Period(2025, "半年", 7, 12)) == []


def test_a_sentence_that_somebody_confirmed_is_not_told():
    words = "3月15日召开。{# 情况属实 P147：每年这一天 #}5月1日开工。"
    assert told(words, printed="3月15日召开。5月1日开工。") == [f"例.j2:7:{words.index('5月') + 1} “5月1日开工。”"]
    assert len(told("3月15日召开。{# 情况属实 P147 #}", printed="3月15日召开。")) == 1  # without a reason


def test_what_does_not_print_is_not_told():
    assert told("3月15日召开。", printed="没有") == []


def test_words_are_found_between_what_is_printed_from_data():
    assert [each.split(" ", 1)[1] for each in told("改造{{ 甲.乙 }}，3月15日召开{{ 甲.丙 }}。", printed="改造5户，3月15日召开6次。")] == ["“3月15日召开”"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("同比分别下降5.2%、增长3.1%和增长12.8%。", "“5.2%”“3.1%”“12.8%”"),
        ("客运量、货运量分别为386万人次、1680万吨。", "“386万人次”“1680万吨”"),
        ("合格率达到95％。", "“95％”"),
        ("用户突破3500万。", "“3500万”"),
        ("完成{{ 甲.乙 }}，培训、就业分别为20人和30人。", "“20人”“30人”"),
    ],
)
def test_figures_of_that_time_are_told_once_a_sentence(words, said):
    printed = Text([("body", words.replace("{{ 甲.乙 }}", "5户"), 0, "")])
    [found] = CarriedWords(FRONT + words, "例.j2", "2025年").of_that_time(THIS_YEAR, printed, UNITS)
    assert (found.code, found.severity, found.place.line) == ("P149", Severity.ERROR, 7)
    assert f"{said}还没有改" in found.message


@pytest.mark.parametrize(
    "words",
    [
        "“四个不摘”要求，第一季度，“十四五”规划，三个方面，12条以上措施。", "G318、S215改建，某发〔2019〕3号。", "落实“100%”全覆盖。", "为期3年。", "80岁以上老年人。",
        "完成率超过10%的村。", "改造{{ 甲.乙 }}。", "{# 去年386吨 #}通车。", "选派第一书记。", "第十四届全运会，第二轮土地承包，第一产业，县第七次党代会第四次会议。", "把安全放在第一位，防疫第一位的工作。",
        "前3位的依次是故意伤害。",
    ],
)  # fmt: skip
def test_numbers_that_are_names_terms_or_lines_are_no_figures(words):
    assert told(words, code="P149") == []


def test_a_window_does_not_cut_a_figure():
    assert told("同比分别下降5.2%、增长3.1%和增长12.8%。", code="P149") == ["例.j2:7:7 “同比分别下降5.2%、增长3.1%和增长12.8%”"]


def test_each_code_is_answered_for_by_itself_or_with_the_other():
    words = "3月5日，改造386户。"
    assert told(words + "{# 情况属实 P149：累计数 #}", printed=words, code="P149") == []
    assert len(told(words + "{# 情况属实 P149：累计数 #}", printed=words)) == 1
    for both in ("{# 情况属实 P147、P149：每年 #}", "{# 情况属实 P147：每年 #}{# 情况属实 P149：累计数 #}"):
        assert told(words + both, printed=words) == told(words + both, printed=words, code="P149") == []


def test_figures_of_this_period_are_its_own():
    assert told("改造386户。", said="2026年", code="P149") == []
    assert len(told("改造386户。", said="2026年1—6月", code="P149")) == 1


def test_it_is_doubted_in_check_and_holds_up_a_final_copy_only(tmp_path):
    field = tmp_path / "模板" / "本局"
    field.mkdir(parents=True)
    (field / "总结.j2").write_text(FRONT + "改造{{ 住房.改造 }}。客运量、货运量分别为386万人次、1680万吨。\n", "utf-8")
    (field / "indicators.yaml").write_text("住房: {改造: 户}\n", "utf-8")
    data = tmp_path / "数据.yaml"
    data.write_text("模板: 本局/总结\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年\n公文: {署名: 示例县住房局, 成文日期: 2026-12-20}\n指标: {住房: {改造: 50户}}\n", "utf-8")
    library = open_library(tmp_path / "模板")
    dataset = read_dataset(data, library).dataset
    assert [each.severity for each in proofread(library, dataset).diagnostics if each.code == "P149"] == [Severity.WARNING]
    assert [each.severity for each in draft(library, dataset).prose if each.code == "P149"] == [Severity.ERROR]
    for flags, made in (((), True), (("--final",), False)):
        out = tmp_path / f"稿{len(flags)}.txt"
        assert (main(["render", str(data), "--templates", str(tmp_path / "模板"), "-o", str(out), *flags]) == 0) is made
        assert out.exists() is made


@pytest.mark.parametrize(("words", "said"), [("全年客运 386 万人次。", "386 万人次"), ("投资1,234.5万元。", "1,234.5万元"), ("救助1,234户。", "1,234户"), ("查处 326 起。", "326 起")])
def test_figures_with_blanks_and_commas_are_carried_too(words, said):
    (found,) = [each for each in CarriedWords(FRONT + words, "例.j2", "2025年").of_that_time(THIS_YEAR, Text([("body", words, 0, "")]), UNITS) if each.code == "P149"]
    assert f"“{said}”还没有改" in found.message
    assert found.place.column == words.index(said) + 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("开工率居全省第3位。", "居全省第3位"), ("总量全省第一。", "全省第一"), ("增速由全国第13位升至第5位。", "”“升至第5位"), ("绩效考核中获第二名。", "第二名"), ("综合排名前十。", "排名前十"),
        ("满意度连续五年居全市首位。", "连续五年"), ("粮食生产实现“十连丰”。", "十连丰"), ("增幅连续19个季度高于全市。", "连续19个季度"),
    ],
)  # fmt: skip
def test_places_in_a_ranking_are_as_much_of_that_time_as_figures(words, said):
    printed = Text([("body", words, 0, "")])
    [found] = [each for each in CarriedWords(FRONT + words, "例.j2", "2025年").of_that_time(THIS_YEAR, printed, UNITS) if each.code == "P149"]
    assert said in found.message


@pytest.mark.parametrize("words", ["产值首次突破200亿元大关。", "产量再创历史新高。", "开工率居全省首位。", "发明专利居全国前列。", "取得历史最好成绩。"])
def test_what_was_the_first_or_the_best_is_doubted(words):
    assert len(told(words, code="P155")) == 1


@pytest.mark.parametrize("words", ["首次申请低保的。", "打造科技创新高地。", "在乡村振兴中走在全国前列。", "首次就业。"])
def test_terms_and_slogans_are_no_firsts(words):
    assert told(words, code="P155") == []


# what is still as the report had it ------------------------------------------------------

REPORT = "客运量386万人次、货运量1.4万列，3月15日召开推进会。查处326起，居全省第3位。"
LAST_YEAR = Period(2025, "年度", 1, 12)


def kept(words: str, said: str = "2025年") -> str:
    """The template as `adopt` leaves it."""
    source = FRONT.replace("2025年", said) + words
    return f"{source}\n{kept_originals(CarriedWords(source, '例.j2', said).originals(LAST_YEAR, UNITS), LAST_YEAR)}"


def told_of(source: str, said: str, period: Period = THIS_YEAR) -> list[str]:
    found = CarriedWords(source, "例.j2", said).of_that_time(period, Text([("body", source, 0, "")]), UNITS)
    return [f"{each.code} {each.message.rpartition('，“')[2].removesuffix('”还没有改')}" for each in found]


ALL = ["P147 3月15日", "P149 386万人次”“1.4万", "P149 326起”“居全省第3位"]


def test_what_nobody_has_touched_is_told_whatever_the_front_says():
    source = kept(REPORT)
    assert told_of(source, "2025年") == ALL
    assert told_of(source.replace("照写: 2025年", "照写: 2026年"), "2026年") == ALL
    assert told_of(source.replace("2025", "2026"), "2026年") == ALL, "who replaces the year in the whole file has not looked at the figures"
    assert "是旧报告的原话" in next(CarriedWords(source, "例.j2", "2025年").of_that_time(THIS_YEAR, Text([("body", REPORT, 0, "")]), UNITS)).message


def test_the_report_itself_is_not_told():
    assert told_of(kept(REPORT), "2025年", LAST_YEAR) == []
    assert told_of(kept(REPORT).replace("照写: 2025年", "照写: 2026年"), "2026年", LAST_YEAR) == []


def test_what_somebody_has_changed_is_told_no_more_and_its_neighbours_are():
    source = kept(REPORT).replace("326起", "300起").replace("3月15日召开", "4月2日召开").replace("客运量386万", "全年客运量386万")
    assert told_of(source, "2025年") == ["P149 1.4万", "P149 居全省第3位"]


def test_what_was_changed_for_one_year_is_told_in_the_next_until_the_front_says_whose_it_is():
    source = kept(REPORT).replace("326起", "300起")
    next_year = Period(2027, "年度", 1, 12)
    assert "P149 300起”“居全省第3位" in told_of(source, "2025年", next_year)
    assert "P149 300起”“居全省第3位" in told_of(source.replace("照写: 2025年", "照写: 2026年"), "2026年", next_year)
    assert "P149 居全省第3位" in told_of(source.replace("照写: 2025年", "照写: 2027年"), "2027年", next_year)


def test_who_answers_is_told_no_more():
    source = kept(REPORT).replace("第3位。", "第3位。{# 情况属实 P149：累计 #}")
    assert told_of(source, "2026年") == ["P147 3月15日", "P149 386万人次”“1.4万"]


def test_a_figure_renamed_in_the_same_sentence_touches_no_other():
    source = kept("培训{{ 甲.乙 }}、就业20人。").replace("甲.乙", "培训.参加培训")
    assert told_of(source, "2025年") == ["P149 20人"]


def test_the_words_at_the_end_print_nothing(tmp_path):
    field = tmp_path / "模板" / "本局"
    field.mkdir(parents=True)
    (field / "总结.j2").write_text(kept("改造{{ 住房.改造 }}，查处326起。"), "utf-8")
    (field / "indicators.yaml").write_text("住房: {改造: 户}\n", "utf-8")
    (tmp_path / "数据.yaml").write_text("模板: 本局/总结\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年\n指标: {住房: {改造: 50户}}\n", "utf-8")
    library = open_library(tmp_path / "模板")
    drafted = draft(library, read_dataset(tmp_path / "数据.yaml", library).dataset)
    assert [each.words for each in drafted.document.blocks] == ["改造50户，查处326起。"]
    assert [each.place.line for each in drafted.prose if each.code == "P149"] == [7]


@pytest.mark.parametrize(("words", "said"), [("新增1.4万列。", ["1.4万"]), ("增长5％。", ["5％"]), ("建设1.4万级工程。", []), ("投入3万以上的项目。", []), ("产值3亿级。", [])])
def test_an_amount_that_data_could_not_print_as_typed_is_carried_too(words, said):
    found = CarriedWords(FRONT + words, "例.j2", "2025年").of_that_time(THIS_YEAR, Text([("body", words, 0, "")]), UNITS)
    assert [each.message.partition("，“")[2].removesuffix("”还没有改") for each in found if each.code == "P149"] == said


@pytest.mark.parametrize("words", ["职工平均年龄43.6岁。", "平均浓度32微克/立方米。", "抗菌药物使用强度36.8DDDs。", "住院日同比缩短0.3天。"])
def test_what_was_measured_is_a_figure_in_whatever_unit(words):
    assert len(told(words, code="P149")) == 1


def test_what_is_a_rule_in_days_is_none():
    assert told("开展为期3个月的行动，公示时间7天，提前3天完成。", code="P149") == []


def test_what_a_letter_carries_is_read_as_well(tmp_path):
    field = tmp_path / "模板" / "本局"
    field.mkdir(parents=True)
    (field / "总结.j2").write_text(FRONT + "3月15日召开，改造{{ 住房.改造 }}，新建{{ 住房.新建 }}。\n", "utf-8")
    (field / "indicators.yaml").write_text("住房: {改造: 户, 新建: 户}\n", "utf-8")
    data = tmp_path / "数据.yaml"
    data.write_text("模板: 本局/总结\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年\n公文: {承载: 报告, 主送机关: 示例县人民政府, 署名: 示例县住房局, 成文日期: 2026-12-20}\n指标: {住房: {改造: 50户}}\n", "utf-8")
    library = open_library(tmp_path / "模板")
    made = draft(library, read_dataset(data, library).dataset)
    assert [each.code for each in made.prose if each.code == "P147"] == ["P147"]
    assert "D337" not in [each.code for each in made.diagnostics]  # the sentence is printed, with a gap


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("全年未发生森林火灾。", "“未发生”"),
        ("转移群众{{ 甲.乙 }}，实现人员零伤亡。", "“零伤亡”"),
        ("重大矛盾纠纷{{ 甲.乙 }}，全部化解。", "“全部化解”"),
        ("圆满完成各项任务，荣获全国文明单位称号。", "“圆满完成”“荣获”"),
        ("通过国家卫生县城复审。", "“通过国家卫生县城复审”"),
        ("确保了安全，无重大安全事故。", "“无重大安全事故”"),
    ],
)
def test_claims_without_a_figure_are_told(words, said):
    printed = Text([("body", words.replace("{{ 甲.乙 }}", "5人"), 0, "")])
    [found] = CarriedWords(FRONT + words, "例.j2", "2025年").of_that_time(THIS_YEAR, printed, UNITS)
    assert (found.code, found.severity) == ("P157", Severity.WARNING)
    assert f"{said}今年是不是还这样，要核实" in found.message


@pytest.mark.parametrize("words", ["确保全年完成投资，剩余任务全部完成。", "力争如期完成任务。", "坚决防止发生事故。", "整改于10月底前全部完成。", "全面落实各项政策。", "全面推进各项工作。", "全部{{ 甲.乙 }}。", "超额完成{{ 甲.乙 }}。", "重大矛盾全部化解。{# 情况属实 P157：今年也是 #}"])
def test_what_is_to_be_done_is_no_claim(words):
    assert told(words, printed=words.replace("{{ 甲.乙 }}", "5户"), code="P157") == []


def test_standards_and_terms_are_asked_about_and_answered_for():
    words = "救助标准为每人每月680元。为期3个月。{# 情况属实 P158：规定没有变 #}"
    [found] = [each for each in CarriedWords(FRONT + words, "例.j2", "2025年").of_that_time(THIS_YEAR, Text([("body", "救助标准为每人每月680元。为期3个月。", 0, "")]), UNITS) if each.code == "P158"]
    assert found.severity is Severity.WARNING
    assert "“680元”今年是不是还这样，要核实" in found.message
    adopted = words + kept_originals(CarriedWords(FRONT + words, "例.j2", "2025年").originals(Period(2025, "年度", 1, 12), UNITS), Period(2025, "年度", 1, 12))
    assert len(told(adopted, said="2026年", code="P158", printed="救助标准为每人每月680元。")) == 1
    assert told(adopted.replace("680元", "720元"), said="2026年", code="P158", printed="救助标准为每人每月720元。") == []


@pytest.mark.parametrize(("words", "line"), [("乙句。", 2), (" 乙句。 ", 2), ("丙句。", None), ("", None)])
def test_words_are_found_where_they_are_typed_or_not_at_all(words: str, line: int | None) -> None:
    place = CarriedWords("甲句。\n乙句。\n", "例.j2", "2025年").find(words)
    assert (place and place.line) == line
