"""The general field: an office that has none of its own gets a report of its own work, in its own order, with what is not done among the problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

SAMPLE = Path(__file__).parents[2] / "samples/bureaus/青禾县交通运输局.yaml"
UNIT = "单位: {名称: 示例县司法局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n"


def lines(text: str, tmp_path: Path, template: str = "annual") -> list[str]:
    file = tmp_path / "示例数据.yaml"
    file.write_text(f"模板: general/{template}\n{text}", encoding="utf-8")
    loaded = pipeline.read_dataset(file, shipped())
    assert loaded.dataset is not None, "\n".join(map(str, loaded.diagnostics))
    document = pipeline.draft(shipped(), loaded.dataset).document
    assert document is not None
    return [line.strip("　") for line in pipeline.write(document, "txt", shipped()).decode().splitlines()]


def written(indicators: str, tmp_path: Path, template: str = "annual", unit: str = UNIT) -> list[str]:
    return lines(f"{unit}指标: {{{indicators}}}\n", tmp_path, template)


def headings(found: list[str]) -> list[str]:
    return [line for line in found if line.startswith("（")]


def test_the_sample_is_a_report_of_its_office(tmp_path):
    found = lines(SAMPLE.read_text("utf-8").partition("\n模板: general/annual\n")[2], tmp_path)
    assert found[0] == "青禾县交通运输局2026年工作总结"
    assert headings(found) == [
        "（一）扎实推进农村公路工作", "（二）统筹抓好运输服务工作", "（三）持续做好物流工作", "（四）统筹抓好路政执法", "（五）压实安全责任，抓好安全生产",
        "（六）扎实推进项目前期工作", "（七）加强党的建设，改进工作作风",
    ]  # fmt: skip
    text = "".join(found)
    done, _, left = text.partition("二、存在的主要问题")
    assert "我局" in done
    assert "三农" not in text
    assert not [word for word in ("未修复", "未整改", "超期", "未开工") if word in done]
    assert "农村公路方面，水毁尚有6处未修复；路政执法方面，超限超载车辆尚有12台次未整改；安全生产方面，隐患尚有7处未整改；项目前期方面，尚有2个未开工项目，超期项目1个。" in left
    assert "扎实做好农村公路、运输服务、物流、路政执法、安全生产、项目前期等工作" in left


@pytest.mark.parametrize(
    ("template", "title"),
    [("annual", "工作总结"), ("half-year", "工作总结及下步工作安排"), ("progress", "工作进展情况报告"), ("briefing", "工作情况汇报")],
)
def test_sections_stand_in_the_order_of_the_data_in_every_report(template, title, tmp_path):
    found = written("人民调解: {受理: 9件, 成功: 8件}, 党建: {党课: 2次}, 社区矫正: {入矫: 9人, 解矫: 3人}, 项目建设: {项目: 3个}", tmp_path, template)
    assert found[0] == f"示例县司法局2026年{title}"
    assert headings(found) == ["（一）扎实推进人民调解工作", "（二）加强党的建设，改进工作作风", "（三）统筹抓好社区矫正工作", "（四）加快项目建设，扩大有效投资"]


def test_work_of_a_trade_is_not_moved_to_what_every_office_has(tmp_path):
    found = written("食品安全: {检查: 9家次, 培训: 3期, 立案: 2件}, 党建: {党课: 2次}", tmp_path)
    assert headings(found)[0] == "（一）扎实推进食品安全工作"
    assert "开展检查9家次，举办培训3期，立案2件。" in found


@pytest.mark.parametrize(
    ("unit", "own"),
    [
        ("名称: 示例县司法局, 地区: 示例县", "我局"),
        ("名称: 示例海事处, 地区: 示例县", "我处"),
        ("名称: 示例县人民政府办公室, 地区: 示例县", "我办"),
        ("名称: 示例县发展和改革委员会, 地区: 示例县", "我委"),
        ("名称: 示例县人民政府, 地区: 示例县", "我县"),
        ("名称: 示例镇人民政府, 地区: 示例镇", "我镇"),
        ("名称: 示例县司法局, 地区: 示例县, 自称: 全系统", "全系统"),
    ],
)
def test_it_speaks_as_the_office_that_writes(unit, own, tmp_path):
    found = written("普法: {讲座: 9场}", tmp_path, unit=f"单位: {{{unit}}}\n报告期: 2026年\n")
    assert f"坚强领导下，{own}深入学习贯彻" in "".join(found)


def test_what_the_office_is_stands_before_its_work(tmp_path):
    found = written("基本情况: {内设科室: 9个, 下属单位: 3个, 车辆: 2辆}, 普法: {讲座: 9场, 宣讲员: 3名}", tmp_path)
    assert found[3:5] == ["一、基本情况", "我局有内设机构9个，下属单位3个。此外，有车辆2辆。"]


def test_data_of_any_trade_are_at_home_in_it(tmp_path):
    file = tmp_path / "示例数据.yaml"
    many = ", ".join(f"{name}事项: {at}件" for at, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑", 1))
    for template, told in (("general/annual", False), ("rural/annual", True)):
        file.write_text(f"模板: {template}\n{UNIT}指标: {{普法: {{{many}}}}}\n", encoding="utf-8")
        found = {each.code: each.hint for each in pipeline.read_dataset(file, shipped()).diagnostics}
        assert ("D331" in found) is told
    assert "模板: general/annual" in (found["D331"] or "")


@pytest.mark.parametrize(
    ("group", "says"),
    [
        ("重点任务: {已完成: 5项}", "重点任务已完成5项。"),
        ("重点任务: {正在推进: 3项}", "重点任务正在推进3项。"),
        ("信访办理: {办结率: 90%}", "信访件办结率90%。"),
        ("建议提案: {办结率: 90%, 满意率: 98%}", "建议提案办结率90%，代表委员满意率98%。"),
        ("建议提案: {满意率: 98%}", "代表委员满意率98%。"),
        ("项目建设: {开工: 3个, 完工: 2个}", "项目已开工3个，已完工2个。"),
        ("项目建设: {完工: 2个}", "项目已完工2个。"),
        ("安全生产: {隐患: {已整改: 5处}}", "隐患已整改5处。"),
        ("资金保障: {支出进度: 80%}", "资金支出进度80%。"),
        ("问题整改: {完成整改: 3个}", "完成问题整改3个。"),
    ],
)
def test_a_figure_alone_has_a_subject(group, says, tmp_path):
    assert says in written(f"普法: {{讲座: 9场, 宣讲: 2场}}, {group}", tmp_path)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("党组织: 68个, 党支部: 12个, 党员: 300名", "有党组织68个，党支部12个，党员300名。"),
        ("基层党组织: 68个, 党员: 300名", "有基层党组织68个，党员300名。"),
        ("党支部: 12个, 党员: 300名", "有党支部12个，党员300名。"),
        ("党员: 300名, 新发展党员: 6名", "有党员300名，新发展党员6名。"),
    ],
)
def test_party_organisations_and_members_are_one_sentence(given, says, tmp_path):
    assert any(line.startswith(says) for line in written(f"普法: {{讲座: 9场}}, 党建: {{{given}}}", tmp_path))


def test_accidents_are_no_work_to_be_done_well_and_party_work_is_planned_once(tmp_path):
    found = written("普法: {讲座: 9场, 宣讲: 2场}, 党建: {党课: 2次}, 公路事故: {事故: 2起, 死亡: 3人}", tmp_path)
    plans = [line for line in found if "扎实做好" in line or "加强党的建设。" in line]
    assert [line.partition("等工作")[0].partition("扎实做好")[2] for line in plans] == ["普法", ""]
    assert "工作中还有薄弱环节。公路安全方面，发生公路事故2起，死亡3人。" in "".join(found)  # deaths are no work that is not done yet


@pytest.mark.parametrize(("group", "heading"), [("税收风险", "税收风险防控"), ("空气质量", "空气质量改善"), ("教育质量", "教育质量提升"), ("市场秩序", "市场秩序维护"), ("服务能力", "服务能力建设"), ("地质灾害", "地质灾害防治"), ("物流", "物流工作")])
def test_things_are_not_pushed_on_but_what_is_done_to_them(group, heading, tmp_path):
    assert headings(written(f"{group}: {{甲项: 9个}}", tmp_path)) == [f"（一）扎实推进{heading}"]


def test_what_others_did_is_the_merit_of_who_found_it_out(tmp_path):
    bureau = "单位: {名称: 示例县医疗保障局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n"
    text = "".join(written("基金监管: {违规机构: 36家, 违规金额: 213万元, 欺诈骗保案件: 3件, 基金缺口: 320万元}, 参保: {断缴人员: 12人}", tmp_path, unit=bureau))
    done, _, left = text.partition("存在的主要问题")
    assert "查处违规机构36家，查出违规金额213万元，查处欺诈骗保案件3件。" in done
    assert "参保方面，断缴人员12人" in left
    assert "基金缺口320万元" in left
    assert "违规" not in left


def test_a_task_for_what_is_better_small_is_a_limit_whatever_its_group_is_called(tmp_path):
    text = "".join(written("资源保护: {森林受害率: {数值: 0.2‰, 任务: 0.9‰}, PM2.5平均浓度: {数值: 31微克/立方米, 任务: 33微克/立方米}}", tmp_path))
    assert "森林受害率0.2‰（控制在年度目标0.9‰以内），PM2.5平均浓度31微克/立方米（控制在年度目标33微克/立方米以内）。" in text
    assert "没有完成" not in text


def test_a_report_of_zeros_says_what_did_not_happen_and_of_nothing_that_it_was_done(tmp_path):
    text = "".join(written("农村公路: {危桥改造: {数值: 0座, 任务: 9座}, 服务投诉: 0件}, 安全生产: {生产安全事故: 0起, 死亡人数: 0人}", tmp_path))
    assert "危桥改造0座（年度任务9座），未收到服务投诉。" in text
    assert "未发生生产安全事故，无人员死亡。" in text


@pytest.mark.parametrize(
    ("group", "says"),
    [
        ("执法办案: {投诉举报: {受理: 9862件, 办结: 9805件, 办结率: 99.4%}}", "投诉举报受理9862件、办结9805件、办结率99.4%"),
        ("信访办理: {受理: 120件, 按期办结率: 98%}", "受理信访件120件，按期办结率98%。"),
        ("概况: {干部职工: 86人, 在编人员: 72人}", "我局有干部职工86人，在编人员72人。"),
        ("项目建设: {重点项目: 9个, 计划总投资: 3亿元}", "实施重点项目9个。计划总投资3亿元。"),
        ("资金保障: {支出率: 98%}", "支出率98%。"),
        ("党建: {党委会: 9次, 中心组学习: 6次}", "召开党委会9次，开展中心组学习6次。"),
        ("党建: {在职党员: 28人}", "在职党员28人。"),
        ("安全生产: {一般隐患: 30处}", "一般隐患30处。"),
        ("行政执法: {查处案件: 14件}", "查处案件14件。"),
    ],
)
def test_a_name_is_said_by_another_only_where_that_means_the_same(group, says, tmp_path):
    """投诉举报 are no 信访件, 在编人员 not all the 职工, and what was found out is not yet 立案."""
    assert says in "".join(written(f"普法: {{讲座: 9场, 宣讲: 2场}}, {group}", tmp_path))


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("发现问题: 132个, 已整改: 120个, 整改率: 90.9%", "发现问题132个，已整改120个，整改率90.9%。"),
        ("反馈问题: 132个, 整改完成: 120个, 正在整改: 12个", "梳理反馈问题132个，已整改120个，正在整改12个。"),
        ("问题总数: 132个, 整改到位: 120个", "梳理问题132个，已整改120个。"),
        ("反馈问题: {数值: 132个, 已整改: 120个, 整改率: 90.9%}", "梳理反馈问题132个，已整改120个，整改率90.9%。"),
    ],
)
def test_problems_and_what_became_of_them_are_one_sentence(names, says, tmp_path):
    assert says in written(f"普法: {{讲座: 9场, 宣讲: 2场}}, 问题整改: {{{names}}}", tmp_path)


def test_problems_of_several_sources_stand_apart(tmp_path):
    found = written("审计整改: {发现问题: 12个, 已整改: 10个, 整改率: 83.3%, 追回资金: 9万元}, 巡察整改: {问题: 30个, 已整改: 28个, 整改率: 93.3%, 问责: 2人}", tmp_path)
    assert headings(found) == ["（一）扎实推进审计整改", "（二）统筹抓好巡察整改"]
    assert "发现问题12个，已整改10个，整改率83.3%，追回资金9万元。" in found
    assert [line for line in found if line.startswith("涉及问题30个，已整改28个，整改率93.3%")]


def test_what_did_not_happen_is_said_and_any_other_zero_is_told(tmp_path):
    file = tmp_path / "示例数据.yaml"
    file.write_text(f"模板: general/annual\n{UNIT}指标: {{保密: {{失泄密: 0起, 保密培训: 2场, 群访: 0起, 参训: 0人次}}}}\n", encoding="utf-8")
    drafted = pipeline.draft(shipped(), pipeline.read_dataset(file, shipped()).dataset)
    text = pipeline.write(drafted.document, "txt", shipped()).decode()
    assert "未发生失泄密，举办保密培训2场，未发生群访" in text
    assert [(each.path, bool(each.hint)) for each in drafted.diagnostics if each.code == "D222"] == [("保密.参训", True)]


def test_a_group_of_which_little_is_foreseen_is_said_in_its_own_order(tmp_path):
    """One sentence made for one of its figures would stand before all others: 罚没款4260万元。此外，查办案件3120件."""
    found = written("执法办案: {查办案件: 312件, 罚没款: 426万元, 大要案: 8件, 减轻处罚: 42件}, 信访: {受理: 9件, 办结: 8件, 满意率: 90%}, 项目建设: {续建项目: 6个, 新建项目: 9个, 完成投资: 2亿元}", tmp_path)
    assert "查办案件312件，罚没款426万元，大要案8件，减轻处罚42件。" in found
    assert "受理信访件9件，办结8件，满意率90%。" in found
    assert "续建项目6个、新建项目9个。完成投资2亿元。" in found


@pytest.mark.parametrize("template", ["annual", "half-year"])
@pytest.mark.parametrize("name", ["存在问题", "问题", "存在的不足", "困难和问题"])
def test_what_the_data_calls_problems_is_said_among_them_and_nowhere_else(name, template, tmp_path):
    text = "".join(written(f"普法: {{讲座: 9场, 宣讲: 2场}}, {name}: {{编制缺口: 12名, 老旧车辆: 3辆}}", tmp_path, template))
    assert "一些方面还有短板。编制缺口12名，老旧车辆3辆。" in text
    assert text.count("编制缺口") == 1
    assert "方面存在的问题" not in text
    assert f"{name}工作" not in text


def test_how_much_something_grew_is_said_where_nothing_else_is_told_of_it(tmp_path):
    assert "签约9个，规上工业增加值同比增长9.6%。" in written("经济: {签约: 9个, 规上工业增加值: {增速: 9.6%}}", tmp_path)


def test_honours_are_won_and_levels_are_no_figures(tmp_path):
    assert "荣获全省示范院，电子病历等级为五级，培训9期。" in [line.replace("举办", "") for line in written("医院: {荣誉: {表述: 全省示范院}, 电子病历等级: {表述: 五级}, 培训: 9期}", tmp_path)]


def test_the_office_of_an_area_and_the_police_speak_of_their_own(tmp_path):
    text = "".join(written("治安管理: {治安案件: 9起, 违纪民警: 2人}", tmp_path, unit="单位: {名称: 示例县公安局, 地区: 示例县}\n报告期: 2026年\n"))
    assert "治安管理方面，违纪民警2人。" in text


def test_of_a_loss_no_rate_is_made(tmp_path):
    text = "".join(written("国企: {利润: {数值: -120万元, 上年同期: 86万元}, 户数: 9户, 营业额: {数值: 9亿元, 上年同期: 8亿元}}", tmp_path))
    assert "利润为-120万元（上年同期86万元）" in text
    assert "营业额9亿元（同比增长12.5%）" in text


def test_money_that_comes_in_is_no_work(tmp_path):
    found = written("收入: {税收: 9亿元, 非税: 3亿元}, 支出: {教育: 2亿元, 卫生: 1亿元}, 普法: {讲座: 9场}", tmp_path)
    assert headings(found) == ["（一）收入情况", "（二）支出情况", "（三）持续做好普法工作"]
    assert "扎实做好普法等工作" in "".join(found)


def test_indicators_are_no_work_either(tmp_path):
    assert "扎实做好普法等工作" in "".join(written("主要经济指标: {商品销售总额: 9.8亿元}, 普法: {法治讲座: 12场}", tmp_path))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("项目建设: {项目: 30个, 新建: 25个, 续建: 12个}", ["项目：填 30个，新建 + 续建却有 37个，多 7个"]),
        ("项目建设: {项目: 40个, 新建: 25个, 续建: 12个}", []),
        ("项目建设: {项目: 30个, 新建: 25公里, 续建: 12公里}", []),
        ("重点任务: {重点任务: 20项, 已完成: 18项, 正在推进: 3项}", ["重点任务：填 20项，已完成 + 正在推进却有 21项，多 1项"]),
        ("重点任务: {重点任务: 21项, 已完成: 18项, 正在推进: 3项}", []),
    ],
)
def test_the_parts_that_its_sentences_name_are_no_more_than_the_whole(data: str, said: list[str], tmp_path: Path) -> None:
    file = tmp_path / "示例数据.yaml"
    file.write_text(f"模板: general/annual\n{UNIT}指标:\n  {data}\n", encoding="utf-8")
    loaded = pipeline.read_dataset(file, shipped())
    assert loaded.dataset is not None
    assert [each.message for each in proofread(shipped(), loaded.dataset).diagnostics if each.code.startswith("R")] == said


def test_a_rule_that_names_the_parts_is_not_held_against_each_of_them(tmp_path):
    (tmp_path / "数据.yaml").write_text(
        "模板: general/annual\n单位: {名称: 示例县发展改革局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n"
        "指标:\n  项目建设:\n    重点项目: {数值: 86个, 其中: {续建: 36个, 新建: 42个, 预备: 8个}}\n",
        "utf-8",
    )
    library = shipped()
    dataset = pipeline.read_dataset(tmp_path / "数据.yaml", library).dataset
    assert dataset is not None
    assert [each.code for each in proofread(library, dataset).diagnostics if each.code[0] == "R"] == []
