"""What offices of the sea, the steppe and the plain report has sentences in every kind of report, whatever they call the group."""

from __future__ import annotations

import pytest

from drafting import pipeline
from drafting.library import Library
from tests.shipped import shipped
from tests.templates.test_prose import written


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


TOPICS = [
    ("海洋捕捞", {"渔船": "612艘", "捕捞产量": {"数值": "4.26万吨", "上年同期": "4.41万吨"}}, "捕捞产量4.26万吨，同比下降3.4%。拥有渔船612艘"),
    ("水产养殖", {"网箱": "218口", "产值": "5160万元"}, "产值5160万元。拥有网箱218口"),
    ("牧业", {"牦牛存栏": "186.4万头", "牦牛出栏": {"数值": "9万头", "任务": "8万头"}, "藏羊": "9万只"}, "牦牛存栏186.4万头，藏羊存栏9万只。牦牛出栏9万头，超额完成年度任务12.5%"),
    ("畜牧业", {"生猪出栏": "9万头", "肉类产量": "3万吨"}, "生猪出栏9万头。肉类产量3万吨"),
    ("黑土地保护", {"保护性耕作": {"数值": "9万亩", "任务": "9万亩"}, "土壤有机质含量": "3.72%"}, "实施保护性耕作9万亩，全面完成年度任务。土壤有机质含量3.72%"),
    ("高标准农田", {"累计建成": "90万亩", "当年新建": "9万亩", "田间路": "163公里"}, "累计建成高标准农田90万亩，新建高标准农田9万亩。田间路163公里"),
    ("粮食仓储", {"仓容": "310万吨", "秋粮收购量": "9万吨"}, "收购秋粮9万吨。仓容310万吨"),
    ("农业机械化", {"综合机械化率": "98.6%", "农机购置补贴": "5630万元"}, "农作物耕种收综合机械化率98.6%。兑现农机购置补贴5630万元"),
    ("农产品质量安全", {"抽检": {"数值": "900批次", "合格率": "99%"}}, "抽检农产品900批次，合格率99%"),
    ("光伏", {"村级电站": "362座", "公益岗位": "5236个"}, "共有光伏电站362座。用光伏收益设置公益性岗位5236个"),
    ("任务清单", {"年度重点任务": {"数值": "46项", "已完成": "31项"}, "滞后任务": "3项"}, "年度重点任务46项，已完成31项，进度滞后3项"),
    ("防台防汛", {"启动应急响应": "5次", "转移群众": "900人次"}, "启动应急响应5次，转移避险群众900人次"),
    ("农路", {"农村公路总里程": "142公里", "农路管养率": "100%"}, "农村公路总里程142公里，农村公路管养率100%"),
    ("搬迁", {"劳动力": {"数值": "900人", "已就业": "800人"}, "不动产证": "90户"}, "搬迁劳动力900人，已就业800人，办理不动产权证90户"),
    ("集体经济", {"经营性收入50万元以上的村": {"数值": "58个", "占比": "30%"}}, "经营性收入50万元以上的村58个，占比30%"),
]


@pytest.mark.parametrize(("group", "given", "says"), TOPICS, ids=[topic[0] for topic in TOPICS])
@pytest.mark.parametrize("template", ["annual", "briefing", "half-year", "progress", "township"])
def test_an_ordinary_topic_is_said_in_sentences_in_every_report(library, tmp_path, template, group, given, says):
    text = "".join(written(library, tmp_path, {group: given}, template))
    assert says in text
    assert "此外" not in text
    assert "方面，" not in text


def test_several_topics_of_farming_stand_under_one_heading(library, tmp_path):
    lines = written(library, tmp_path, {"粮食生产": {"粮食总产量": "9万吨"}, "牧业": {"奶产量": "9吨"}, "渔业": {"渔船": "9艘"}})
    assert "（二）抓好农业生产，稳定重要农产品供给" in lines
    assert sum("稳定畜牧业生产，提升养殖水平" in line for line in lines) == 1


def test_the_jobs_of_a_solar_station_are_not_all_the_public_jobs_of_the_place(library, tmp_path):
    text = "".join(written(library, tmp_path, {"光伏": {"公益岗位": "52个"}, "就业": {"公益岗位": "900个"}}))
    assert "用光伏收益设置公益性岗位52个" in text
    assert "设置公益性岗位900个" in text


def test_tasks_stand_before_all_other_work(library, tmp_path):
    lines = written(library, tmp_path, {"组织领导": {"部署会": "2次"}, "任务清单": {"重点任务": "46项"}}, "progress")
    text = "".join(lines)
    assert text.index("年度重点任务46项") < text.index("工作部署会2次")


@pytest.mark.parametrize(
    ("group", "given", "says"),
    [
        ("粮食储备", {"日烘干能力": "500吨/日"}, "日烘干能力500吨/日"),
        ("黑土地", {"耕地等级": "3级", "有机质含量": "25克/千克"}, "土壤有机质含量25克/千克，耕地质量平均等级3级"),
        ("光伏", {"运维": "3人", "受益户": "300户1000人"}, "运维3人，受益户300户1000人"),
        ("概况", {"农牧民": "300户1000人"}, "农牧民300户1000人"),
        ("粮食耕地", {"平均亩产": "450公斤/亩"}, "平均亩产450公斤/亩"),
        ("渔业", {"渔船": "300条"}, "拥有渔船300条"),
        ("生态", {"化肥减量": "500吨", "农药减量": "3%"}, "化肥减量500吨，农药减量3%"),
    ],
)
def test_a_figure_may_be_counted_in_any_unit_that_offices_use_for_it(library, tmp_path, group, given, says):
    assert says in "".join(written(library, tmp_path, {group: given}, "annual"))
    read = pipeline.read_dataset(next(tmp_path.glob("*.yaml")), library)
    assert "D102" not in [found.code for found in read.diagnostics]


def test_people_of_a_part_of_a_population_are_not_all_of_it(library, tmp_path):
    text = "".join(written(library, tmp_path, {"概况": {"渔民": "3000人", "流动人口": "2000人"}}, "annual"))
    assert "流动人口2000人，渔民3000人" in text


def test_a_group_that_was_read_as_another_keeps_its_place_among_local_ones(library, tmp_path):
    food = {"抽检": "9批次", "餐饮户": "9户", "食堂": "3个", "集市": "2个"}
    lines = written(library, tmp_path, {"经营主体": {"经营主体": "9户", "年报率": "91%", "异常名录": "3户"}, "食品监管": food, "知识产权": {"注册商标": "9件", "专利": "3件"}})
    assert [line for line in lines if line.startswith("（")][1:] == ["（二）培育壮大特色产业，夯实发展基础", "（三）扎实推进食品监管"]


def test_a_thing_whose_sides_were_joined_leaves_its_group_a_section(library, tmp_path):
    lines = written(library, tmp_path, {"城镇管理": {"违建": {"拆除": "9处"}, "占道经营": "6起", "路灯": {"安装": "8盏", "更换": "2盏"}}})
    assert "（二）扎实推进城镇管理" in lines
    assert "违建拆除9处，查处占道经营6起；路灯安装8盏，路灯更换2盏。" in lines
