"""What plainly holds is left unmade in a draft: only where there is nothing to weigh."""

from __future__ import annotations

import pytest

from drafting.checks.judged import Holding
from drafting.checks.reconciling.walk import relations_of_indicators
from tests.checks.judging import CATALOGUE, HEAD, book_of, judged


@pytest.mark.parametrize(
    ("figures", "plain"),
    [
        ("{组: {对象: 5户12人}}", [True]),
        ("{组: {对象: 12户5人}}", [False]),
        ("{组: {对象: {数值: 20户, 构成: {甲: 12户, 乙: 8户}}}}", [True]),
        ("{组: {对象: {数值: 20户50人, 构成: {甲: 12户30人, 乙: 8户20人}}}}", [True, True, True, True]),
        ("{组: {对象: {数值: 1.5万人, 构成: {甲: 1.2万人, 乙: 0.3万人}}}}", [True]),
        ("{组: {对象: {数值: 1.5万人, 构成: {甲: 12000人, 乙: 0.3万人}}}}", [True]),
        ("{组: {对象: {数值: 约20户, 构成: {甲: 12户, 乙: 8户}}}}", [False]),
        ("{组: {对象: {数值: 20户, 构成: {甲: 近12户, 乙: 8户}}}}", [False]),
        ("{组: {对象: {数值: 20户, 构成: {甲: 12户, 乙: 9户}}}}", [False]),
        ("{组: {对象: {数值: 1万元, 构成: {甲: 6000元, 乙: 4000元}}}}", [True]),
        ("{组: {对象: {数值: 2公顷, 构成: {甲: 20亩, 乙: 10亩}}}}", [False]),
    ],
)  # fmt: skip
def test_only_what_is_exact_is_left_unmade(figures: str, plain: list[bool]) -> None:
    relations = relations_of_indicators(book_of(f"{HEAD}指标: {figures}\n"))
    assert [isinstance(relation, Holding) for relation in relations] == plain
    judged(figures)


@pytest.mark.parametrize(("done", "plain"), [("18户40人", True), ("20户50人", True), ("近18户40人", True), ("28户40人", False)])
def test_a_rule_of_the_catalogue_is_weighed_only_beyond_its_limit(done: str, plain: bool) -> None:
    text = f"{HEAD}指标: {{监测帮扶: {{监测对象: {{数值: 20户50人, 已消除: {done}}}}}}}\n"
    relations = relations_of_indicators(book_of(text, CATALOGUE))
    limits = [relation for relation in relations if relation[0].kind == "规则"]
    assert [isinstance(relation, Holding) for relation in limits] == [plain]


@pytest.mark.parametrize(
    ("whole", "others", "plain"),
    [
        ("12户30人", "", True),
        ("15户40人", "", False),
        ("12户31人", "", False),
        ("12户30人", "已消除: 8户20人, ", True),
        ("12户30人", "消除风险: 8户20人, ", False),
        ("12户30人", "已消除: 待补, ", False),
    ],
)
def test_what_the_catalogue_takes_away_may_stand_in_the_parts(whole: str, others: str, plain: bool) -> None:
    last = "待补" if whole == "15户40人" else "3户10人"
    parts = f"甲类: {{数值: 12户30人, 已消除: 5户10人}}, 乙类: {{数值: 8户20人, 已消除: {last}}}"
    text = f"{HEAD}指标: {{监测帮扶: {{监测对象: {{数值: 20户50人, {others}未消除: {whole}, 构成: {{{parts}}}}}}}}}\n"
    relations = [relation for relation in relations_of_indicators(book_of(text, CATALOGUE)) if len(relation) and relation[0].kind == "未消除"]
    assert [isinstance(relation, Holding) for relation in relations] == [plain]


def test_what_is_left_unmade_is_listed_as_ever() -> None:
    found = judged("{组: {对象: {数值: 20户, 构成: {甲: 12户, 乙: 8户}}}}")
    (relation,) = found.relations
    assert (relation.kind, relation.verdict, relation.stated, relation.computed) == ("构成", "相符", "20户", "20户")
    assert [part.text for part in relation.parts] == ["12户", "8户"]
