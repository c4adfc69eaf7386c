"""Data of another field than the template's."""

from __future__ import annotations

from drafting.pipeline import read_dataset
from tests.shipped import shipped

HEAD = "模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某乡, 层级: 乡镇}\n报告期: 2026年\n"
KNOWN = "  就业: {务工就业: 30人, 技能培训: 9人}\n"
OWN = "  人民调解: {受理: 9件, 调解成功: 8件, 回访: 7件, 移送: 1件}\n  社区矫正: {入矫: 9人, 解矫: 8人, 收监: 1人, 走访: 7人}\n"


def told(tmp_path, lines: str, more: str = "") -> bool:
    file = tmp_path / "某乡.yaml"
    file.write_text(f"{HEAD}{more}指标:\n{lines}", encoding="utf-8")
    return "D331" in {each.code for each in read_dataset(file, shipped()).diagnostics}


def test_a_file_of_another_trade_is_told_until_it_says_its_own_title_and_opening(tmp_path) -> None:
    foreign = OWN + "  法律援助: {咨询: 9人, 受援: 8人, 挽回: 7万元}\n"
    assert told(tmp_path, foreign)
    assert told(tmp_path, foreign, "公文: {标题: 某乡司法所2026年工作总结}\n")
    assert not told(tmp_path, foreign, "公文: {标题: 某乡司法所2026年工作总结}\n文字材料: {导语: 2026年，扎实推进法治建设。}\n")


def test_a_few_figures_of_ones_own_are_none_of_another_trade(tmp_path) -> None:
    assert not told(tmp_path, OWN)
    assert not told(tmp_path, OWN + KNOWN)


def test_a_department_of_a_trade_of_its_own_is_told_sooner(tmp_path) -> None:
    some = OWN + KNOWN + "  农业: {大棚: 9个}\n"
    file = tmp_path / "某县.yaml"
    for name, is_told in (("某县司法局", True), ("某县农业农村局", False)):
        file.write_text(f"模板: rural/annual\n单位: {{名称: {name}, 地区: 某县, 层级: 县}}\n报告期: 2026年\n指标:\n{some}", encoding="utf-8")
        assert ("D331" in {each.code for each in read_dataset(file, shipped()).diagnostics}) is is_told


def test_the_general_field_takes_data_of_any_trade(tmp_path) -> None:
    foreign = OWN + "  法律援助: {咨询: 9人, 受援: 8人, 挽回: 7万元}\n"
    file = tmp_path / "某乡.yaml"
    file.write_text(f"{HEAD.replace('rural/township', 'general/annual')}指标:\n{foreign}", encoding="utf-8")
    assert "D331" not in {each.code for each in read_dataset(file, shipped()).diagnostics}
