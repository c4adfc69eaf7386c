"""Laws over generated trees: consistent data give no finding, one changed figure gives one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.checks.judging import judged


@dataclass
class Node:
    """An indicator whose figure is the sum of its parts; `target` gives it a 任务 and a 完成率 to two decimals."""

    homes: int
    people: int
    parts: list[Node] = field(default_factory=list)
    target: int = 0
    some: int = 0

    def yaml(self) -> str:
        own = [f"数值: {self.homes}户{self.people}人"]
        if self.parts:
            listed = ", ".join(f"第{number}类: {part.yaml()}" for number, part in enumerate(self.parts))
            own.append(f"构成: {{{listed}}}")
        if self.target:
            rate = (Decimal(self.homes) * 100 / self.target).quantize(Decimal("0.01"), ROUND_HALF_UP)
            own.append(f"任务: {self.target}户, 完成率: {rate}%")
        if self.some:
            own.append(f"其中: {{党员户: {min(self.some, self.homes)}户}}")
        return f"{{{', '.join(own)}}}"

    def all(self) -> list[Node]:
        return [self, *(below for part in self.parts for below in part.all())]


def _sum(parts: list[Node], target: int, some: int) -> Node:
    return Node(sum(each.homes for each in parts), sum(each.people for each in parts), parts, target, some)


_counts = st.integers(1, 9999)
_leaves = st.builds(lambda homes, more: Node(homes, homes + more), _counts, st.integers(0, 20000))
_trees = st.recursive(
    _leaves,
    lambda inner: st.builds(_sum, st.lists(inner, min_size=2, max_size=4), st.sampled_from([0, 50, 760]), st.integers(0, 500)),
    max_leaves=9,
)  # fmt: skip


@given(_trees)
def test_consistent_data_have_no_finding(tree: Node) -> None:
    found = judged(f"{{组: {{对象: {tree.yaml()}}}}}")
    assert found.codes == []
    assert {each.verdict for each in found.relations} == {"相符"}


@given(_trees.filter(lambda tree: tree.parts), st.data())
def test_one_changed_figure_gives_one_finding(tree: Node, data: st.DataObject) -> None:
    changed = data.draw(st.sampled_from(tree.all()))
    changed.people += data.draw(st.integers(1, 10**6))
    found = judged(f"{{组: {{对象: {tree.yaml()}}}}}")
    assert found.codes == ["R101"]


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(-999, 999))
def test_a_rate_is_contradicted_exactly_beyond_its_last_digit(done: int, target: int, shift: int) -> None:
    true = Decimal(done) * 100 / target
    said = true.quantize(Decimal("0.1"), ROUND_HALF_UP) + Decimal(shift) / 10
    if said < 0:
        return
    found = judged(f"{{组: {{对象: {{数值: {done}户, 任务: {target}户, 完成率: {said}%}}}}}}")
    rounded, cut_off = abs(said - true) <= Decimal("0.05"), said <= true < said + Decimal("0.1")
    assert ("R106" in found.codes) == (not rounded and not cut_off)
