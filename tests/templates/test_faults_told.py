"""No sentence of the shipped fields says of a fault that it was mended, where the name says the fault alone: 问题厕所34座 is not 整改问题厕所34座."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting import pipeline
from drafting.patterns import lazy
from tests.shipped import shipped

LIBRARY = shipped()
_BREAKS = lazy("[，。；：、（\n]")


def _faults(template: str) -> Iterator[tuple[str, str, str]]:
    """(group, name, unit) of all that a clerk may type for a fault."""
    faults = LIBRARY.faults()
    for group, entries in LIBRARY.catalogue(template).groups.items():
        for entry in entries.values():
            unit = (entry.units or ("%" if entry.kind == "比率" else "个",))[0]
            yield from ((group, name, unit) for name in (entry.name, *entry.aliases) if faults.is_fault(name))


def _printed(folder: Path, template: str, group: str, name: str, figure: str) -> str:
    file = folder / "示例数据.yaml"
    file.write_text(f"模板: {template}\n单位: {{名称: 示例县农业农村局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n指标: {{{group}: {{{name}: {figure}}}}}\n", encoding="utf-8")
    dataset = pipeline.read_dataset(file, LIBRARY).dataset
    assert dataset is not None
    document = pipeline.draft(LIBRARY, dataset).document
    assert document is not None
    return pipeline.write(document, "txt", LIBRARY).decode()


@pytest.mark.parametrize("template", ["rural/annual", "general/annual"])
def test_a_fault_is_not_said_to_be_mended(template: str, tmp_path: Path) -> None:
    house = LIBRARY.folders.tree("_house/faults.yaml").value
    mending = (*house["坏的东西"], *house["坏的行为"], "恢复", "修复", "解决")
    wrong = []
    found = [*_faults(template)]
    assert len(found) > 20 or template != "rural/annual"
    for group, name, unit in found:
        figure = f"7931{unit}"
        before, _, after = _printed(tmp_path, template, group, name, figure).partition(figure)
        clause = _BREAKS.split(before)[-1] + _BREAKS.split(after)[0]
        if any(word in clause for word in mending):
            wrong.append(f"{group}.{name}: {clause}")
    assert wrong == []


@pytest.mark.parametrize(
    ("group", "body", "said"),
    [
        ("人居环境", "问题厕所: 34座, 改厕: 9户", "人居环境方面，有问题厕所34座。"),
        ("人居环境", "垃圾死角: 12处, 改厕: 9户", "人居环境方面，有垃圾死角12处。"),  # no 门类 takes it: 建有垃圾死角
        ("人居环境", "问题厕所: {数值: 34座, 已整改: 20座}, 改厕: 9户", "此外，有问题厕所34座（已整改20座）。"),
        ("人居环境", "问题厕所: 34座, 问题厕所整改: 20座", "整改问题厕所20座。此外，有问题厕所34座。"),
        ("人居环境", "整改问题厕所: 20座", "整改问题厕所20座。"),
        ("党建", "党员: 9名, 违纪: 3人", "党建方面，违纪3人。"),
    ],
)
def test_faults_stand_where_they_belong(group: str, body: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "示例数据.yaml"
    file.write_text(f"模板: rural/annual\n单位: {{名称: 示例县农业农村局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n指标: {{{group}: {{{body}}}}}\n", encoding="utf-8")
    dataset = pipeline.read_dataset(file, LIBRARY).dataset
    assert dataset is not None
    document = pipeline.draft(LIBRARY, dataset).document
    assert document is not None
    assert said in pipeline.write(document, "txt", LIBRARY).decode()


@pytest.mark.parametrize(
    ("body", "done", "left"),
    [
        ("资金项目: {项目: 70个, 未开工项目: 3个, 滞后项目: 2个, 超期项目: 1个}", "实施项目70个。", "尚未开工的项目有3个，进度滞后的项目有2个，超过工期的项目有1个，需要逐个查找原因、加快进度。"),
        ("小额信贷: {贷款余额: 320万元, 逾期: {数值: 12万元, 逾期率: 0.3%}}", "小额信贷余额320万元。贷款逾期率0.3%。", "贷款逾期12万元，需逐户核实"),
        ("资金项目: {项目: 70个, 未开工项目: 0个, 滞后项目: 0个}", "无未开工项目，无滞后项目。", ""),
    ],
)
def test_what_is_behind_is_told_once_and_among_the_problems(body: str, done: str, left: str, tmp_path: Path) -> None:
    file = tmp_path / "示例数据.yaml"
    file.write_text(f"模板: rural/annual\n单位: {{名称: 示例县农业农村局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n指标: {{{body}}}\n", encoding="utf-8")
    dataset = pipeline.read_dataset(file, LIBRARY).dataset
    assert dataset is not None
    document = pipeline.draft(LIBRARY, dataset).document
    assert document is not None
    merits, _, problems = pipeline.write(document, "txt", LIBRARY).decode().partition("存在的主要问题")
    assert done in merits
    assert not [word for word in ("尚未开工", "超过工期", "逾期12万元") if word in merits]
    assert left in problems
