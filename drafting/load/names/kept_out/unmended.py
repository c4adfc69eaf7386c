"""A name that says a fault alone is no word that it was mended: 问题厕所: 34座 is not 整改问题厕所34座, though the catalogue counts what was mended.

It stays out of the sentence made for that and is said by its own name among the problems; who meant what was mended is asked to say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.kept_out.counted_unlike import set_apart
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Called
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.registry import declare

D114 = declare(
    Rule(
        "D114",
        "名称只说了问题，没有说办了没有",
        Severity.WARNING,
        "目录里数的是整改、治理了多少，数据的名称只说问题（问题厕所、黑臭水体）：可能是查出来的，也可能是整改了的，不替人说整改了。"
        "照名称写，不当作整改了的：写在存在问题里（比上年少了的、灾情，照旧写在成效里）；整改了的，名称里写出来（问题厕所整改）；查出多少、整改多少都有的，写成 问题厕所: {数值: 34座, 已整改: 20座}。哪些词说的是问题，写在 _house/faults.yaml。",
        hits=_HEAD + "模板: rural/township\n指标: {人居环境: {问题厕所: 34座}}\n",
        clean=_HEAD + "模板: rural/township\n指标: {人居环境: {问题厕所整改: 34座}}\n",
    )
)

def set_faults_apart(
    indicators: dict[str, Indicator], catalogue: Catalogue, findings: Findings, renamed: dict[str, str], called: dict[str, Called], said: Mapping[str, Called]
) -> None:
    """`renamed` and `called` (of `read_by_catalogue`) grow by them. `said` is how the head of a table calls them."""
    found = [*_faults_alone(indicators, catalogue, said), *_faults_alone(indicators, catalogue, called)]
    if not found:
        return
    faults = catalogue.faults
    for group, name, word in found:
        node = indicators[group].children[name]
        if not any(map(faults.is_worked_at, node.children)) and isinstance(node.value, Measure) and not node.value.is_zero:
            mending = faults.mending(word)
            hint = f"是问题的，不用改；说的是{mending}了多少的，名称写成 {name}"
            findings.add(D114, findings.tree.typed(("指标", group, name)), f"没有说是查出来的还是{mending}了的，照名称写，不当作{mending}了的", hint, key=True)
    called |= {path: words for path, words in said.items() if path in {f"{group}.{name}" for group, name, _ in found}}
    set_apart([(group, name) for group, name, _ in found], indicators, catalogue, findings.tree, renamed, called, by_their_words=True)


def _faults_alone(indicators: Mapping[str, Indicator], catalogue: Catalogue, called: Mapping[str, Called]) -> Iterator[tuple[str, str, str]]:
    """(group, name, how the data calls it): the word is a fault, the indicator what was done about it."""
    faults = catalogue.faults
    for path, words in called.items():
        group, _, name = path.partition(".")
        if name in catalogue.groups.get(group, ()) and faults.is_unmended(words.given, name):
            node = indicators[group].children.get(name) if group in indicators else None
            if node is not None and node.target is None and not node.stated:  # which say that it was done
                yield group, name, words.given
