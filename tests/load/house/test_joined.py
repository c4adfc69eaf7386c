"""One's own tables of words are added to the program's: nothing that those know is lost for a word of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from drafting.library import Library, open_library
from tests.shipped import shipped


def _own(folder: Path, **files: str) -> Library:
    (folder / "_house").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "_house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return open_library(folder)


def _said(library: Library, folder: Path, figures: str) -> str:
    file = folder / "示例数据.yaml"
    file.write_text(f"模板: general/annual\n单位: {{名称: 辛县体育局, 地区: 辛县, 层级: 县}}\n报告期: 2026年\n指标: {{场馆: {{{figures}}}}}\n", encoding="utf-8")
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    document = pipeline.draft(library, dataset).document
    assert document is not None
    return pipeline.write(document, "txt", library).decode()


def test_a_fault_of_ones_own_takes_no_other_fault_away(tmp_path):
    library = _own(tmp_path, faults="坏的行为: {纠正: [弃赛]}\n")
    done, wrong = _said(library, tmp_path, "安全事故: 2起, 场馆检查: 12次, 超期项目: 1个, 弃赛: 2人次, 拖欠工程款: 12万元").split("二、存在")
    assert "场馆检查12次" in done
    assert all(each in wrong and each not in done for each in ("安全事故2起", "超期项目1个", "弃赛2人次", "拖欠工程款12万元"))


def test_a_verb_and_a_zero_of_ones_own_go_before_ours(tmp_path):
    library = _own(tmp_path, verbs="说: {组织: [技能培训]}\n单位: {组织: [期]}\n", zeros="说: {没有: [返贫], 未发生: [弃赛]}\n")
    text = _said(library, tmp_path, "技能培训: 12期, 食品抽检: 420批次, 高龄津贴: 1280万元, 弃赛: 0人次, 返贫: 0户, 命案: 0起, 零就业家庭: 0户")
    assert all(each in text for each in ("组织技能培训12期", "开展食品抽检420批次", "发放高龄津贴1280万元", "未发生弃赛", "没有返贫", "未发生命案", "无零就业家庭"))


def test_a_unit_of_ones_own_is_added(tmp_path):
    units = _own(tmp_path, units="单位族: {面积: {单位: {垧: 15}}}\n计数: [渔排]\n易错: {渔俳: 渔排, 垧地: 亩}\n").units
    assert (units.family("垧"), units.factor("垧"), units.continuous("垧")) == ("面积", 15, True)
    assert all(map(units.known, ("渔排", "亩", "户", "万元/户"[1:])))
    assert units.slips["渔俳"] == "渔排"


def test_a_word_of_ours_is_taken_away_where_it_is_written_so(tmp_path):
    library = _own(tmp_path, faults="出事: {末尾: [-被盗, 伤人]}\n末尾: [-溺亡]\n")
    assert [library.faults().is_fault(each) or library.faults().is_harm(each) for each in ("车辆被盗", "器材伤人", "安全事故", "溺亡")] == [False, True, True, False]
    assert shipped().faults().is_harm("车辆被盗")


@pytest.mark.parametrize(
    ("name", "text", "path", "message"),
    [
        ("faults", "出事: {末尾: [-被到]}\n", "出事.末尾.1", "随程序的这一列里没有“被到”，去不掉"),
        ("zeros", "除外: [查处, -没有这个]\n", "除外.2", "随程序的这一列里没有“没有这个”，去不掉"),
        ("verbs", "单位: {开展: [套], 开战: [套]}\n", "单位.开战", "“说”里没有这个动词，写了不起作用"),
        ("units", "易错: {护: 沪}\n", "易错.护", "“沪”不是表里的单位"),
    ],
)
def test_what_would_have_no_effect_is_told_where_it_stands(tmp_path, name, text, path, message):
    library = _own(tmp_path, **{name: text})
    with pytest.raises(Refused) as refused:
        _ = library.units if name == "units" else getattr(library, name)()
    [found] = refused.value.diagnostics
    assert (found.path, found.message.partition("：")[2] or found.message, found.place.line) == (path, message, 1)


def test_a_report_is_made_anew_when_either_table_changes(tmp_path):
    def digest(own: str, ours: str) -> str:
        for folder, text in (("强", own), ("弱", ours)):
            (tmp_path / folder / "_house").mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / "_house" / "faults.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "弱" / "试").mkdir(exist_ok=True)
        (tmp_path / "弱" / "试" / "报告.j2").write_text("好。{% 其余 %}", encoding="utf-8")
        return Library((tmp_path / "强", tmp_path / "弱")).digest("试/报告")

    assert len({digest("末尾: [甲]\n", "末尾: [乙]\n"), digest("末尾: [甲]\n", "末尾: [丙]\n"), digest("末尾: [丁]\n", "末尾: [丙]\n")}) == 3
