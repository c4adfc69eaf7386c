"""What was done about a thing stays with it, wherever the thing is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.facts.fact import State
from drafting.load.house.catalogue import read_catalogue
from tests.checks.judging import book_of
from tests.load.validating import HEAD, accepted, tree_of
from tests.shipped import shipped

CATALOGUE = """\
治理: {矛盾纠纷: {计量单位: [起, 件], 子项: {已化解: {计量单位: [起, 件], 别名: [化解]}}}, 网格员: {计量单位: 人}}
住房: {危房: {计量单位: 户}, 整改: {计量单位: 户}}
产业: {茶园: {计量单位: 亩}, 门类: {作业: {计量单位: 亩, 含: [防治]}}}
"""


@pytest.mark.parametrize(
    ("body", "group", "thing", "below"),
    [
        ("{平安: {治安案件: 2起, 矛盾纠纷: 8件, 调解: 7件, 调解成功率: 87.5%}}", "治理", "矛盾纠纷", ["调解", "调解成功率"]),
        ("{治理: {矛盾纠纷: 8件, 网格员: 3人, 调处: 7件}}", "治理", "矛盾纠纷", []),  # behind another figure it is of that, which counts people
        ("{治理: {矛盾纠纷: 8件, 处置: 7人}}", "治理", "矛盾纠纷", []),
        ("{治理: {矛盾纠纷: 8件, 调处率: 80%}}", "治理", "矛盾纠纷", []),  # no more than a rate, which says of what it is
        ("{治理: {信访: 4件, 矛盾纠纷: 8件, 调处: 11件}}", "治理", "矛盾纠纷", []),  # more than there were: it is of both
        ("{治理: {信访: 4件, 矛盾纠纷: 8件, 调处: 6件, 调处率: 50%}}", "治理", "矛盾纠纷", []),  # of both, as the rate says
        ("{治理: {信访: 4件, 矛盾纠纷: 8件, 调处: 6件, 调处率: 75%}}", "治理", "矛盾纠纷", ["调处", "调处率"]),
        ("{治理: {信访: 4件, 矛盾纠纷: 8件, 调处: 6件, 调处成功率: 50%}}", "治理", "矛盾纠纷", []),
        ("{治理: {网格员: 4人, 矛盾纠纷: 8件, 调处: 8件, 调处成功率: 75%}}", "治理", "矛盾纠纷", ["调处", "调处成功率"]),  # how it went, and of nothing else
        ("{治理: {矛盾纠纷: 8件, 调处率: 75%, 调处: 6件}}", "治理", "矛盾纠纷", ["调处", "调处率"]),
        ("{治理: {矛盾纠纷: {数值: 8件, 任务: 6件}, 调处: 6件}}", "治理", "矛盾纠纷", []),  # what has a task is what was done
        ("{住房: {危房: 8户, 拆除: 7户}}", "住房", "危房", ["拆除"]),
        ("{住房: {危房: 8户, 整改: 7户}}", "住房", "危房", []),  # the group has it itself
        ("{产业: {虫害: 8亩, 防治: 7亩}}", "产业", "虫害", ["防治"]),  # a sentence is made for what is done, none for the thing
        ("{农科: {虫害: 8亩, 防治: 7亩}}", "农科", "虫害", []),  # nobody knows either: they are said together
    ],
)
def test_a_deed_hangs_on_the_figure_before_it_where_either_is_said_elsewhere(body: str, group: str, thing: str, below: list[str]) -> None:
    known, diagnostics = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    assert diagnostics == ()
    dataset = accepted(f"{HEAD}指标: {body}\n", known=known)
    assert list(dataset.indicators[group].children[thing].children) == below


RATE_OF_ONE = "治理: {门类: {活动: {计量单位: 件, 含: [化解]}}, 矛盾纠纷: {计量单位: 件}, 信访件: {计量单位: 件}, 化解率: {类型: 比率}}\n"
"""化解率 is a rate of the group's own, which the templates say of 矛盾纠纷."""


@pytest.mark.parametrize(
    ("body", "asked", "home"),
    [
        ("{治理: {信访件: 40件, 化解: 38件, 化解率: 95%}}", "治理.化解率", None),
        ("{治理: {治安案件: 40件, 化解: 38件, 化解率: 95%}, 平安: {矛盾纠纷: 8件}}", "治理.化解率", None),
        ("{治理: {信访件: 40件, 化解: 38件, 化解率: 50%}}", "治理.化解率", "治理.化解率"),  # the two figures do not give it
        ("{治理: {信访件: 40件, 化解率: 95%}}", "治理.化解率", "治理.化解率"),
        ("{治理: {信访件: 40件, 化解: 38件, 化解率: 95%, 上年率: =化解率}}", "治理.化解率", "治理.信访件.化解率"),  # the file itself asks for it so
        ("{治理: {信访件: 40件, 办结: 38件, 办结率: 95%}}", "治理.办结率", "治理.信访件.办结率"),  # nobody else has it there
    ],
)
def test_who_asks_for_the_rate_of_the_group_gets_none_that_hangs_on_another_thing(body: str, asked: str, home: str | None) -> None:
    fact = book_of(f"{HEAD}指标: {body}\n", RATE_OF_ONE).find(asked)
    assert (fact.path if fact.state is State.PRESENT else None) == home


@pytest.mark.parametrize("beside", ["", ", 矛盾纠纷: 86件"])
def test_the_rate_of_the_thing_before_it_is_printed_as_that(beside: str, tmp_path: Path) -> None:
    file = tmp_path / "示例数据.yaml"
    head = "模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某县某乡, 层级: 乡镇}\n报告期: 2026年\n"
    file.write_text(f"{head}指标: {{乡村治理: {{信访件: 40件, 化解: 38件, 化解率: 95%{beside}}}}}\n", "utf-8")
    document = pipeline.draft(shipped(), pipeline.read_dataset(file, shipped()).dataset).document
    printed = pipeline.write(document, "txt", shipped()).decode()
    assert "信访件化解率95%" in printed
    assert printed.count("化解率") == 1
