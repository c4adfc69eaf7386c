"""Drafts of templates whose words are fixed (照写): what their sentences and tables claim is judged, and told where the figure stands in the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.blocks.document import plain
from drafting.checks.prose.passages import contents_of, text_of
from drafting.cli.main import main
from drafting.diagnostics import Severity
from drafting.pipeline import draft, open_library, read_dataset
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]
CATALOGUE = "监测: {对象: {计量单位: [户, 人]}, 甲类: {计量单位: [户, 人]}, 乙类: {计量单位: [户, 人]}, 问题: 个, 整改: 个, 余下: 个, 问题变化: '%', 问题小变化: '%', 整改变化: '%', 净增: 次, 片区: 户}\n"
WORDS = "全县共有监测对象{{ 监测.对象 }}，其中甲类{{ 监测.甲类 }}，乙类{{ 监测.乙类 }}。问题{{ 监测.问题 }}，已整改{{ 监测.整改 }}，其余{{ 监测.余下 }}正在整改。"
TOTALLED = "\n\n| 片 | 监测对象（户） | 改厕（户） |\n| --- | --- | --- |\n| 东片 | 140 | 8 |\n| 西片 | 50 | 9 |\n| 南片 | 30 | 9 |\n| 合计 | {{ 监测.片区 }} | 26 |"
TABLE = "| 乡镇 | 监测对象（户） | 改厕（户） |\n| --- | --- | --- |\n{% for 行 in 明细表.各乡 %}\n| {{ 行.乡镇 }} | {{ 行.对象 }} | {{ 行.改厕 }} |\n{% endfor %}"
DATA = """\
模板: 示例/例
单位: {名称: 示例县农业农村局, 地区: 示例县}
报告期: 2025年
指标:
  监测:
    对象: 86户251人
    甲类: 31户92人
    乙类: 55户159人
    问题: 47个
    整改: 44个
    余下: 3个
明细表:
  各乡:
    - {乡镇: 东乡, 对象: 86, 改厕: 40}
    - {乡镇: 西乡, 对象: 75, 改厕: 50}
    - {乡镇: 合计, 对象: 161, 改厕: 90}
"""


@pytest.fixture
def found(tmp_path: Path):
    def check(data: str = DATA, words: str = WORDS, front: str = "照写: 2025年", *, drafted: bool = False):
        area = tmp_path / "模板" / "示例"
        area.mkdir(parents=True, exist_ok=True)
        (area / "indicators.yaml").write_text(CATALOGUE, "utf-8")
        (area / "例.j2").write_text(f"---\n{front}\n---\n# 示例\n\n{words}\n\n{TABLE}\n", "utf-8")
        (tmp_path / "数据.yaml").write_text(data, "utf-8")
        library = open_library(tmp_path / "模板")
        dataset = read_dataset(tmp_path / "数据.yaml", library).dataset
        return draft(library, dataset) if drafted else proofread(library, dataset)

    return check


def told(proof) -> list[str]:
    """Code, line and column, and message of what is said of the words."""
    return [f"{each.code} {each.place.line}:{each.place.column} {each.message}" for each in proof.diagnostics if each.code[:2] == "R2" or each.code == "D327"]


def test_nothing_is_said_of_a_text_that_adds_up(found):
    assert told(found()) == []


def test_a_sum_of_a_sentence_is_told_at_its_figure(found):
    assert told(found(DATA.replace("159人", "169人"))) == ["R201 6:9 “全县共有监测对象86户251人”：写的是251人，算出来是92人 + 169人 = 261人，差10人"]


def test_the_parts_stand_beside_it(found):
    [wrong] = [each for each in found(DATA.replace("159人", "169人")).diagnostics if each.code == "R201"]
    assert [(each.line, each.column) for each in wrong.related] == [(7, 9), (8, 9)]
    assert (wrong.path, wrong.severity) == ("监测.对象.人", Severity.WARNING)


def test_what_is_left_is_told(found):
    assert told(found(DATA.replace("余下: 3个", "余下: 4个"))) == ["R202 11:9 “其余4个”：写的是4个，算出来是47个 - 44个 = 3个，差1个"]


def test_a_row_of_totals_is_told_at_its_figure(found):
    data = DATA.replace("    余下: 3个", "    余下: 3个\n    片区: 222户")
    assert told(found(data, WORDS + TOTALLED)) == ["R206 12:9 监测对象（户）：合计写的是222户，各行相加是220户，差2户"]


def test_a_row_of_totals_among_the_rows_of_the_data_is_held_against_them_there(found):
    wrong = [each for each in found(DATA.replace("161", "163")).diagnostics if each.code[0] == "R"]
    assert [(each.code, each.place.line, each.place.column) for each in wrong] == [("R116", 16, 20)]


def test_a_draft_marks_the_figure_and_tells(found):
    drafted = found(DATA.replace("159人", "169人").replace("161", "163"), drafted=True)
    shown = [plain(block.content) for block in drafted.document.blocks if hasattr(block, "content")]
    assert "监测对象86户251人【待核】，" in shown[0]
    assert [plain(row[1]) for row in drafted.document.blocks[-1].rows] == ["86", "75", "163【待核】"]
    assert [each.code for each in drafted.diagnostics if each.code[:2] == "R2"] == ["R201"]


def test_what_may_be_meant_otherwise_is_doubted_and_marks_nothing(found):
    data = DATA.replace("对象: 86户251人", "对象: 86户").replace("31户92人", "31户").replace("55户159人", "55户").replace("问题: 47个", "问题: 252个").replace("整改: 44个", "整改: 88个").replace("余下: 3个", "余下: 174个")
    words = "奖牌{{ 监测.问题 }}（金牌{{ 监测.整改 }}、银牌{{ 监测.余下 }}）。"
    drafted = found(data, words, drafted=True)
    assert [each.code for each in drafted.diagnostics if each.code[0] == "R" or each.code == "D327"] == ["D327"]
    assert "【待核】" not in plain(drafted.document.blocks[0].content)


OF_760 = DATA.replace("问题: 47个", "问题: 760个").replace("整改: 44个", "整改: 597个").replace("余下: 3个", "余下: 163个")
SHARE = "全县问题{{ 监测.问题 }}，其中整改{{ 监测.整改 }}，占比80%。"


def final(folder: Path) -> int:
    return main(["render", str(folder / "数据.yaml"), "--templates", str(folder / "模板"), "-o", str(folder / "稿.txt"), "--final"])


def test_what_may_be_meant_otherwise_holds_up_a_final_copy_until_somebody_answers(found, tmp_path, capsys):
    data = OF_760.replace("指标:\n", "公文: {署名: 示例县农业农村局, 成文日期: 2025-12-20}\n指标:\n", 1)
    assert [each.severity for each in found(data, SHARE).diagnostics if each.code == "D327"] == [Severity.WARNING]
    assert final(tmp_path) == 1
    assert "必改 D327" in capsys.readouterr().err
    found(data.replace("整改: 597个", "整改: 597个  # 情况属实 D327：占已核实的746个"), SHARE)
    assert final(tmp_path) == 0


def test_a_number_of_the_words_is_answered_for_in_the_words(found):
    words = "会议于11月31日召开，问题{{ 监测.问题 }}。"
    assert [each.code for each in found(words=words).diagnostics if each.code == "R207"] == ["R207"]
    assert [each.code for each in found(words=words + "{# 情况属实 R207：示例 #}").diagnostics if each.code == "R207"] == []
    assert [each.code for each in found(words=words + "{# 情况属实 R202：示例 #}").diagnostics if each.code == "R207"] == ["R207"]


def test_a_mere_draft_of_other_templates_goes_without(found):
    wrong = DATA.replace("161", "163").replace("159人", "169人")
    assert told(found(wrong, front="名称: 示例", drafted=True)) == []
    assert told(found(wrong, front="名称: 示例"))


def test_the_data_may_answer(found):
    answered = DATA.replace("余下: 3个", "余下: 4个  # 情况属实 R202：另有1个跨年")
    assert told(found(answered)) == []
    idle = [each for each in found(answered.replace("4个 ", "3个 ")).diagnostics if each.code == "R185"]
    assert [(each.place.line, each.message) for each in idle] == [(11, "情况属实 R202：这一行没有这个问题了")]
    assert [each.code for each in found(answered).diagnostics if each.code in ("R185", "R141")] == []


def test_what_figures_say_of_each_other_already_is_not_told_twice(found):
    data = DATA.replace("问题: 47个", "问题: {数值: 47个, 构成: {已改: 44个, 未改: 4个}}").replace("余下: 3个", "余下: 4个")
    codes = [each.code for each in found(data).diagnostics if each.code[0] == "R" and each.severity is Severity.WARNING]
    assert codes == ["R101"]


def test_another_figure_of_the_same_line_is_told(found):
    data = DATA.replace("\n    问题: 47个\n    整改: 44个\n    余下: 3个", "\n    问题: 47个\n    整改: 44个\n    余下: 3个\n    净增: {数值: 5次, 构成: {一: 2次, 二: 4次}}")
    line = data.partition("指标:\n")[2].partition("明细表")[0]
    pairs = [each.strip() for each in line.splitlines()[1:]]
    data = data.replace(line, f"  监测: {{{', '.join(pairs)}}}\n").replace("余下: 3个", "余下: 4个")
    codes = sorted(each.code for each in found(data).diagnostics if each.code[0] == "R" and each.severity is Severity.WARNING)
    assert codes == ["R101", "R202"]


def test_a_number_of_the_words_themselves_is_told_in_the_template(found):
    [wrong] = [each for each in found(words="会议于11月31日召开，开会{{ 监测.问题 }}。").diagnostics if each.code == "R207"]
    assert (Path(wrong.place.file).name, wrong.place.line) == ("例.j2", 6)


def test_what_the_words_claim_counts_as_checked(found):
    proof = found()
    assert {each.kind for each in proof.relations if each.whole.path.startswith("监测.")} >= {"剩余"}
    assert "监测.余下" not in proof.lone


def test_an_annex_of_the_data_is_a_text_of_its_own(found):
    annex = '公文: {附件: [{标题: 说明, 内容: "问题{{ 监测.问题 }}，已整改{{ 监测.整改 }}，其余4个未整改。"}]}'
    assert told(found(DATA.replace("指标:\n", f"{annex}\n指标:\n", 1))) == ["R202 10:9 “其余4个”：写的是4个，算出来是47个 - 44个 = 3个，差1个"]


@pytest.mark.parametrize("file", sorted((ROOT / "samples/reports").glob("*.yaml")), ids=lambda file: file.stem)
def test_inlines_of_lines_are_the_lines(file):
    library = shipped()
    document = draft(library, read_dataset(file, library).dataset).document
    lines = [each[1] for each in text_of(document).lines]
    assert [len(plain(each)) for each in contents_of(document)] == [len(each) for each in lines]


def test_a_figure_below_zero_that_no_sentence_can_say_is_not_called_unfilled(found):
    data = DATA.replace("    问题: 47个\n", "    问题: 47个\n    净增: -3次\n")
    [gap] = [each for each in found(data, "会议净增{{ 监测.净增 }}。").diagnostics if each.code == "D220"]
    assert (gap.place.line, gap.message) == (10, "净增：填的是-3次，负数不能照这句话印（是减少了），正文印出【待补：净增】")


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("问题{{ 监测.问题 }}，同比持平。", True), ("整改{{ 监测.整改 }}，与上年持平。", False), ("问题{{ 监测.问题 }}，是上年的1.3倍。", True), ("问题{{ 监测.问题 }}，是上年的0.94倍。", False),
        ("问题压缩至{{ 监测.问题 }}。", False), ("问题增加到{{ 监测.问题 }}。", True), ("问题由40个增加到{{ 监测.问题 }}。", False),
        ("问题{{ 监测.问题 }}，同比{{ 监测.问题变化|升降('增长', '下降') }}。", True), ("问题{{ 监测.问题 }}，较年初{{ 监测.问题变化|升降('增长', '下降') }}。", False), ("整改{{ 监测.整改 }}，同比{{ 监测.整改变化|升降('增长', '下降') }}。", False),
        ("问题{{ 监测.问题 }}，同比{{ 监测.问题小变化|升降('增长', '下降') }}。", False),  # the base may have been revised
    ],
)
def test_what_is_said_to_be_as_last_year_is_held_against_its_file(found, tmp_path, words, is_told):
    (tmp_path / "去年.yaml").write_text(DATA.replace("报告期: 2025年", "报告期: 2024年").replace("问题: 47个", "问题: 50个"), "utf-8")
    data = DATA.replace("报告期: 2025年", "报告期: 2025年\n上年: 去年.yaml").replace("    问题: 47个\n", "    问题: 47个\n    问题变化: 9%\n    问题小变化: 3%\n    整改变化: 9%\n")
    assert [each.code for each in found(data, words).diagnostics if each.code == "D327"] == ["D327"] * is_told


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("收支: {财政收入: {数值: 64000万元, 其中: {税收收入: 42000万元, 非税收入: 20000万元}}}", ["D327"]),
        ("河长: {河湖长: {数值: 312名, 县级: 15名, 乡级: 98名, 村级: 198名}}", ["D327"]),
        ("投资: {投资: {数值: 86.5亿元, 工业投资: 42.6亿元, 民间投资: 51.2亿元, 技改投资: 12.8亿元}}", []),
        ("贷款: {贷款余额: {数值: 128.6亿元, 涉农贷款: 56.8亿元, 小微贷款: 62.4亿元, 绿色贷款: 18.2亿元}}", []),
        ("人口: {人口: {数值: 42600人, 老年人口: 9800人, 女性人口: 20600人, 少数民族人口: 12600人}}", []),
        ("群众: {困难群众: {数值: 860人, 老年人: 320人, 残疾人: 280人, 重病患者: 310人}}", []),
        ("油气: {加油站: {数值: 36座, 检查: 36座, 不合格: 2座}, 电梯: {数值: 1260台, 检验: 1200台, 停用: 12台, 加装: 26台}}", []),
    ],
)
def test_what_the_names_divide_is_held_against_the_whole_in_data_of_other_templates(tmp_path, body, said):
    file = tmp_path / "数据.yaml"
    file.write_text(f"模板: general/annual\n单位: {{名称: 示例县示例局, 地区: 示例县}}\n报告期: 2026年\n指标: {{{body}}}\n", "utf-8")
    library = shipped()
    assert [each.code for each in proofread(library, read_dataset(file, library).dataset).diagnostics if each.code[:2] == "R2" or each.code == "D327"] == said
