"""A tree as typed becomes a `Dataset`, or every reason why not, all at once."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.diagnostics import Diagnostic, has_errors
from drafting.load.findings import Findings
from drafting.load.names.another_field import say_another_field
from drafting.load.names.brought_under import read_by_catalogue
from drafting.load.names.kept_out.counted_unlike import set_apart
from drafting.load.names.kept_out.fallen import say_falls
from drafting.load.names.kept_out.unmended import set_faults_apart
from drafting.load.names.kept_out.whose_faults import say_whose_faults
from drafting.load.names.keys.beside import settle_keys
from drafting.load.names.keys.last_year import as_read
from drafting.load.names.keys.parts import settle_parts
from drafting.load.names.levels.misplaced_names import check_placing
from drafting.load.names.words.named_periods import keep_periods
from drafting.load.validation.alike import Alike, likeness_of
from drafting.load.validation.catalogued import compare_with_catalogue
from drafting.load.validation.detail_tables import read_tables
from drafting.load.validation.document import read_document
from drafting.load.validation.enclosures import check_contents
from drafting.load.validation.files import read_previous, read_template
from drafting.load.validation.indicators import read_indicators
from drafting.load.validation.narratives import read_narratives, read_relations
from drafting.load.validation.outermost_keys import check_keys
from drafting.load.validation.period import read_period
from drafting.load.validation.unit import read_unit
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.model.dataset import Called, Dataset, Twice
from drafting.model.indicator import Indicator
from drafting.quantities.units import UnitTable
from drafting.source import Tree


def validate_dataset(
    tree: Tree, units: UnitTable, catalogue: Catalogue = EMPTY, *, strict: bool = False
) -> tuple[Dataset | None, tuple[Diagnostic, ...]]:
    """The dataset, None where an error stands in the way, and everything found, in the order of the file."""
    dataset, found = read_tentatively(tree, units, catalogue, strict=strict)
    return None if has_errors(found) else dataset, found


def read_tentatively(
    tree: Tree, units: UnitTable, catalogue: Catalogue = EMPTY, *, strict: bool = False, said: Mapping[str, Called] | None = None
) -> tuple[Dataset | None, tuple[Diagnostic, ...]]:
    """As `validate_dataset`, with the dataset as far as it can be read where there are errors: only to look for others.

    `strict` makes errors of unknown units and of names outside the catalogue. `silences` are left empty: comments
    are not in the tree. `said` is how the head of a table calls what the tree has under the catalogue's names.
    """
    findings = Findings(tree, strict=strict)
    top = findings.mapping(tree.value, (), "数据文件的最外层写成 单位: …、报告期: …、指标: …")
    if top is None:
        top = {}
    check_keys(top, catalogue, findings)
    template = read_template(top.get("模板", ""), findings)
    unit = read_unit(top.get("单位", ""), findings)
    period = read_period(top["报告期"], findings) if top.get("报告期", "") != "" else None
    document = read_document(top.get("公文", ""), findings)
    previous = read_previous(top.get("上年", ""), findings)
    indicators, moved, alike = read_indicators(top.get("指标", ""), units, catalogue, findings, period)
    renamed, called, twice = _read_names(indicators, alike, catalogue, units, findings)
    renamed |= as_read(moved, renamed)
    if unlike := _compare(indicators, alike, catalogue, units, findings):
        set_apart(unlike, indicators, catalogue, findings.tree, renamed, called)
    set_faults_apart(indicators, catalogue, findings, renamed, called, said or {})
    known = alike.known
    if unit is not None:
        say_whose_faults(indicators, catalogue, unit.name, findings, known.unknown if known else None)
    if findings.has_falls:
        say_falls(indicators, catalogue, units, tree, renamed, called)
    if period is not None:
        keep_periods(indicators, renamed, called, period)
    check_placing(indicators, catalogue, findings, known.holding if known else None)
    tables = read_tables(top.get("明细表", ""), units, findings)
    narratives = read_narratives(top.get("文字材料", ""), findings)
    say_another_field(template, unit.name if unit is not None else "", document.title, narratives, indicators, catalogue, findings)
    check_contents(document.enclosures, set(tables), set(narratives), findings)
    relations = read_relations(top.get("审核关系", ""), findings)
    if unit is None or period is None:
        return None, findings.all()
    dataset = Dataset(
        tree, template, unit, period, document, previous, indicators, tables, narratives, relations,
        renamed=renamed, called=called, twice=twice, likeness=None if renamed or called or unlike or tree.moved or findings.has_falls else alike.known,
    )
    return dataset, findings.all()


def _read_names(
    indicators: dict[str, Indicator], alike: Alike, catalogue: Catalogue, units: UnitTable, findings: Findings
) -> tuple[dict[str, str], dict[str, Called], tuple[Twice, ...]]:
    """What `read_by_catalogue` gives, with the names that become parts and keys."""
    if alike.known is not None:
        return {}, {}, ()
    settle_parts(indicators, catalogue, units, findings)
    renamed, called, twice = read_by_catalogue(indicators, catalogue, units, findings)
    settle_keys(indicators, catalogue, units, findings, renamed)
    if not (renamed or called or twice):
        alike.settle_names(indicators)
    return renamed, called, twice


def _compare(indicators: dict[str, Indicator], alike: Alike, catalogue: Catalogue, units: UnitTable, findings: Findings) -> list[tuple[str, str]]:
    """What `compare_with_catalogue` gives; of files like one that went before only those groups are asked of which there was something to say."""
    known = alike.known
    if known is None:
        return compare_with_catalogue(indicators, indicators, catalogue, units, findings)
    if known.told is not None:
        return compare_with_catalogue({group: indicators[group] for group in known.told}, indicators, catalogue, units, findings) if known.told else []
    unlike: list[tuple[str, str]] = []
    told: list[str] = []
    for group, node in indicators.items():
        before, typed = findings.count, likeness_of({group: node})
        found = compare_with_catalogue({group: node}, indicators, catalogue, units, findings)
        if found or findings.count != before or likeness_of({group: node}) != typed:
            told.append(group)
        unlike += found
    known.told = tuple(told)
    return unlike
