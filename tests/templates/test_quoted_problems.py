"""What 存在问题 quotes of the data, told by the words of the shipped house: what falls short stands there alone, a result that is conceded is told as a result as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.blocks.document import Heading
from tests.saying import shown
from tests.shipped import shipped

LIBRARY = shipped()


def _before_the_problems(folder: Path, figures: str, text: str, name: str = "存在问题") -> str:
    """All that a report prints before the section of the problems."""
    file = folder / "示例数据.yaml"
    file.write_text(
        f"模板: general/annual\n单位: {{名称: 示例县司法局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n指标: {{甲: {{召开会议: 3次, {figures}}}}}\n文字材料: {{{name}: '{text}'}}\n",
        encoding="utf-8",
    )
    dataset = pipeline.read_dataset(file, LIBRARY).dataset
    assert dataset is not None
    document = pipeline.draft(LIBRARY, dataset).document
    assert document is not None
    blocks = document.blocks
    problems = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and any(word in shown(block) for word in ("存在", "下一步")))
    return "\n".join(map(shown, blocks[:problems]))


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("茶叶滞销", "120吨", "茶叶滞销{}，茶农增收压力大。"),
        ("失能老人", "3200人", "全县失能老人{}，专业护理床位远远不够。"),
        ("到期债务", "3.6亿元", "今年到期债务{}，偿债压力较大。"),
        ("无村医行政村", "12个", "全县无村医行政村{}，村民看病要到邻村。"),
        ("零研发规上企业", "45家", "零研发规上企业{}，创新意识不强。"),
        ("缠访户", "7户", "缠访户{}，诉求一时难以满足。"),
        ("渗滤液积存", "2.4万立方米", "渗滤液已积存{}。"),
        ("执业医师", "12名", "三个乡镇卫生院仅有执业医师{}。"),
        ("水稻机插率", "28%", "水稻机插率仅{}，低于全市平均。"),
        ("住宅小区", "27个", "有{}尚未成立业主委员会。"),
        ("建制村", "23个", "有{}不通客车。"),
        ("文化站", "5个", "{}面积不达标。"),
        ("滞后项目", "4个", "实施滞后项目{}，进度堪忧。"),
        ("虫蛀档案", "320卷", "检查发现虫蛀档案{}。"),
        ("社会组织失联", "12家", "社会组织失联{}。"),
        ("党组织空转", "2个", "党组织空转{}。"),
        ("民宿停业", "12家", "民宿停业{}。"),
        ("停业民宿", "15家", "停业民宿{}，旅游淡季更加明显。"),
    ],
)
def test_what_falls_short_is_no_result(name: str, value: str, text: str, tmp_path: Path) -> None:
    assert value not in _before_the_problems(tmp_path, f"{name}: {value}", text.format(f"{{{{ 甲.{name} }}}}"))


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("建成幸福院", "46所", "虽已建成幸福院{}，但运营经费没有着落。"),
        ("招聘教师", "120名", "虽然今年招聘教师{}，但音体美教师仍然紧缺。"),
        ("供水工程", "32处", "今年实施供水工程{}，但管网末端水压不稳。"),
        ("老旧小区改造", "12个", "老旧小区改造已完成{}，后续管理却没有跟上。"),
        ("清淤河道", "31公里", "已清淤河道{}，反弹压力大。"),
        ("生猪出栏", "36万头", "生猪出栏{}，但养殖效益下滑。"),
        ("税收收入", "5.8亿元", "税收收入{}，结构不够优。"),
        ("治理水土流失面积", "46平方公里", "治理水土流失面积{}，管护主体不明。"),
        ("校舍维修", "18所", "校舍维修{}，标准偏低。"),
        ("帮扶车间", "46个", "虽有帮扶车间{}，规模小、订单少。"),
        ("注册志愿者", "2.3万人", "注册志愿者{}，活跃度不高。"),
        ("产业项目", "52个", "产业项目{}中，停滞的不少。"),
    ],
)
def test_a_result_that_is_conceded_is_one(name: str, value: str, text: str, tmp_path: Path) -> None:
    assert value in _before_the_problems(tmp_path, f"{name}: {value}", text.format(f"{{{{ 甲.{name} }}}}"))


def test_each_figure_of_a_sentence_is_told_by_its_own_words(tmp_path: Path) -> None:
    told = _before_the_problems(
        tmp_path, "建成幸福院: 46所, 失能老人: 3200人, 护理床位: 60张", "虽建成幸福院{{ 甲.建成幸福院 }}，但失能老人{{ 甲.失能老人 }}，护理床位仅有{{ 甲.护理床位 }}。"
    )
    assert [value in told for value in ("46所", "3200人", "60张")] == [True, False, False]


def test_a_change_goes_with_what_changed(tmp_path: Path) -> None:
    both = "茶叶滞销{{ 甲.茶叶滞销 }}，同比增长{{ 甲.茶叶滞销.同比 }}。"
    assert "20%" not in _before_the_problems(tmp_path, "茶叶滞销: {数值: 120吨, 同比: 20%}", both)
    assert "旅游收入12亿元（同比增长3%）" in _before_the_problems(tmp_path, "旅游收入: {数值: 12亿元, 同比: 3%}", "旅游收入仅增长{{ 甲.旅游收入.同比 }}。")


def test_advice_names_what_there_is(tmp_path: Path) -> None:
    told = _before_the_problems(tmp_path, "课后服务学生: 2.3万人, 需新增编制: 60名", "课后服务学生{{ 甲.课后服务学生 }}，恳请新增编制{{ 甲.需新增编制 }}。", "意见建议")
    assert [value in told for value in ("2.3万人", "60名")] == [True, False]


def test_what_is_asked_for_is_not_done(tmp_path: Path) -> None:
    assert "3所" not in _before_the_problems(tmp_path, "新建小学: 3所", "建议新建小学{{ 甲.新建小学 }}。")


@pytest.mark.parametrize(
    ("whole", "value", "part", "text"),
    [
        ("客运站", "12个", "停运客运站: 3个", "全县客运站{}，停运{{{{ 甲.停运客运站 }}}}。"),
        ("地名标志", "320块", "破损地名标志: 26块", "地名标志{}，破损{{{{ 甲.破损地名标志 }}}}。"),
        ("宗教场所", "36处", "有隐患: 12处", "宗教场所{}，有隐患{{{{ 甲.有隐患 }}}}。"),
        ("项目", "12个", "停工项目: 1个", "项目{}，停工{{{{ 甲.停工项目 }}}}。"),
        ("农村公路", "2600公里", "安防公路: 800公里", "农村公路{}，有安防设施的仅{{{{ 甲.安防公路 }}}}。"),
    ],
)
def test_what_a_bad_part_is_part_of_is_a_result_as_well(whole: str, value: str, part: str, text: str, tmp_path: Path) -> None:
    told = _before_the_problems(tmp_path, f"{whole}: {value}, {part}", text.format(f"{{{{ 甲.{whole} }}}}"))
    assert value in told
    assert part.partition(": ")[2] not in told


@pytest.mark.parametrize(
    ("figures", "text", "told"),
    [
        ("死亡: 3人, 事故黑点: 12处, 整治: 12处", "事故黑点{{ 甲.事故黑点 }}。", "事故黑点12处，完成整治12处"),
        ("积水点: 12处, 整治: 9处", "积水点{{ 甲.积水点 }}。", "积水点12处，完成整治9处"),
        ("积水点: 12处, 整治: 15处", "积水点{{ 甲.积水点 }}。", "积水点12处，完成整治15处"),  # more were found since
        ("积水点: 12处, 整治: 36万元", "积水点{{ 甲.积水点 }}。", "积水点12处，整治36万元"),
        ("积水点: 12处, 整治投入: 36万元", "积水点{{ 甲.积水点 }}。", "积水点12处，整治投入36万元"),
        ("滞销水果: 120吨, 帮销: 90吨", "滞销水果{{ 甲.滞销水果 }}。", "滞销水果120吨，帮销90吨"),
        ("困境儿童: 320人, 帮扶: 300人", "困境儿童{{ 甲.困境儿童 }}。", "困境儿童320人，帮扶300人"),
        ("黑臭水体: 12条, 治理: 9条", "黑臭水体{{ 甲.黑臭水体 }}。", "黑臭水体治理9条"),
    ],
)
def test_what_was_put_right_says_of_what(figures: str, text: str, told: str, tmp_path: Path) -> None:
    assert told in _before_the_problems(tmp_path, figures, text)


def test_work_of_another_kind_beside_it_is_no_remedy(tmp_path: Path) -> None:
    told = _before_the_problems(tmp_path, "失能老人: 3200人, 培训: 320人", "失能老人{{ 甲.失能老人 }}，护理员不够。")
    assert [value in told for value in ("3200人", "320人")] == [False, True]


def test_whom_advice_speaks_of_are_still_told(tmp_path: Path) -> None:
    assert "孤儿32人" in _before_the_problems(tmp_path, "孤儿: 32人", "建议提高{{ 甲.孤儿 }}孤儿标准。", "意见建议")


@pytest.mark.parametrize("wish", ["建议支持{{ 甲.资金 }}资金。", "恳请安排{{ 甲.资金 }}经费用于改造。", "建议支持资金{{ 甲.资金 }}。"])
def test_what_is_wished_for_is_no_result_on_whichever_side_it_is_named(wish: str, tmp_path: Path) -> None:
    assert "200万元" not in _before_the_problems(tmp_path, "资金: 200万元, 办件: 8件", wish, "意见建议")


def test_of_what_came_already_advice_only_speaks(tmp_path: Path) -> None:
    assert "200万元" in _before_the_problems(tmp_path, "资金: 200万元, 办件: 8件", "建议对到位的{{ 甲.资金 }}资金加强监管。", "意见建议")
