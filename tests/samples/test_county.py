"""The county of the thirty townships: what the catalogue adds up over townships is their sum, recomputed here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from drafting import pipeline
from drafting.facts.book import Book
from drafting.model.dataset import Dataset
from drafting.model.indicator import Indicator
from drafting.proofreading.proofing import proofread
from drafting.quantities.measure import Measure
from tests.shipped import shipped

SAMPLES = Path(__file__).parents[2] / "samples"
COUNTY = SAMPLES / "county-2026.yaml"
TOWNSHIPS = sorted((SAMPLES / "townships").glob("*.yaml"))
FAIRLY_COMMON = 20  # an indicator that this many townships give is missed in the county's report


@cache
def library() -> pipeline.Library:
    return shipped()


@cache
def dataset(file: Path) -> Dataset:
    loaded = pipeline.read_dataset(file, library())
    assert loaded.dataset is not None, "\n".join(map(str, loaded.diagnostics))
    return loaded.dataset


@cache
def book(file: Path) -> Book:
    given = dataset(file)
    assert given.template is not None
    return Book(given, library().catalogue(given.template), library().units_of(given.template))


def additive() -> Iterator[str]:
    """The indicators that are added up over townships: 组.指标."""
    catalogue = library().catalogue("rural/annual")
    return (path for path, entry in catalogue.by_path.items() if path.count(".") == 1 and entry.rollup == "相加")


@cache
def filed(path: str) -> tuple[Measure, ...]:
    """What the townships that give a figure say of it; a formula and 构成 alone count as given."""
    found = (book(file).find(path).measure for file in TOWNSHIPS)
    return tuple(measure for measure in found if measure is not None)


def amounts(measures: tuple[Measure, ...]) -> dict[str, Decimal]:
    """Unit → sum, scales worked out. 人 and 名, 公里 and 米 are different units here: a mix would show as a gap."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for measure in measures:
        for quantity in measure.quantities:
            sums[quantity.unit] += quantity.amount
    return sums


def inner(path: str, node: Indicator) -> Iterator[str]:
    """The figures below an indicator of the county: its parts, children, tasks and last year's figure."""
    for key, nodes in (("构成", node.parts), ("其中", node.subset)):
        yield from (f"{path}.{key}.{name}" for name in nodes)
    yield from (f"{path}.{name}" for name in node.children)
    for key, compared in (("任务", node.target), ("上年同期", node.same_period_last_year)):
        if compared is not None:
            yield f"{path}.{key}"


def county_figures() -> list[str]:
    return [path for path in additive() if book(COUNTY).find(path).measure is not None]


def county_details() -> list[tuple[str, str]]:
    """(indicator, a figure below it) wherever townships give that figure too and it is not a threshold or the like."""
    catalogue, indicators = library().catalogue("rural/annual"), dataset(COUNTY).indicators
    found = []
    for path in county_figures():
        group, name = path.split(".")
        for below in inner(path, indicators[group].children[name]):
            entry = catalogue.find(below)
            if filed(below) and not (entry and entry.rollup == "不汇总"):
                found.append((path, below))
    return found


@cache
def summed() -> list[str]:
    return [path for path in county_figures() if filed(path)]


def beside_the_sum(path: str) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Each quantity of a figure of the county: what it is, the county's amount, that of the townships together."""
    county = book(COUNTY).find(path).measure
    assert county is not None, path
    townships = amounts(filed(path))
    yield from ((f"{path}·{quantity.unit}", quantity.amount, townships[quantity.unit]) for quantity in county.quantities)


def test_a_figure_of_the_county_is_the_sum_of_its_townships() -> None:
    assert [each for path in summed() for each in beside_the_sum(path) if each[1] != each[2]] == []


def test_what_every_township_breaks_down_is_the_sum_too_and_what_some_do_is_no_less() -> None:
    wrong = []
    for path, below in county_details():
        all_of_them = len(filed(below)) == len(filed(path))
        wrong += [each for each in beside_the_sum(below) if each[1] < each[2] or (all_of_them and each[1] != each[2])]
    assert wrong == []


def test_most_of_the_county_is_held_to_its_townships() -> None:
    assert len(summed()) >= 150
    assert len(county_details()) >= 30
    common = {path for path in additive() if len(filed(path)) >= FAIRLY_COMMON}
    assert common - set(summed()) == set()


def test_rates_lie_between_those_of_the_townships() -> None:
    catalogue = library().catalogue("rural/annual")
    compared = 0
    for path, entry in catalogue.by_path.items():
        county = book(COUNTY).find(path).measure
        townships = [measure.first.amount for measure in filed(path)]
        if entry.kind != "比率" or county is None or not townships:
            continue
        compared += 1
        assert min(townships) <= county.first.amount <= max(townships), path
    assert compared >= 8


def test_the_county_has_the_townships_that_are_filed() -> None:
    names = [file.stem for file in TOWNSHIPS]
    for kind, ends in (("街道", ("街道",)), ("乡镇", ("乡", "镇"))):
        county = book(COUNTY).find(f"概况.{kind}").measure
        assert county is not None
        assert county.first.amount == Decimal(sum(name.endswith(ends) for name in names))


def test_it_says_that_it_is_invented_and_speaks_as_of_2026() -> None:
    assert "示例数据" in COUNTY.read_text(encoding="utf-8").split("\n", 1)[0]
    draft = pipeline.draft(library(), dataset(COUNTY))
    assert draft.document is not None
    text = pipeline.write(draft.document, "txt", library()).decode()
    assert "农业农村局" in text
    assert "防止返贫致贫对象" in text
    for stale in ("乡村振兴局", "监测对象", "衔接推进乡村振兴补助资金", "扶贫"):
        assert stale not in text
    assert draft.missing == ()
    assert {file.stem for file in TOWNSHIPS if file.stem in text} >= {"清溪口镇", "禾丰镇", "云岭镇"}


def test_nothing_in_it_disagrees() -> None:
    proof = proofread(library(), dataset(COUNTY))
    assert [str(each) for each in proof.diagnostics if each.severity.value != "info"] == []
