"""From the files of the places to the file of the whole: read, together, added up, written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from drafting.awaited import Awaited, Roll, arrived
from drafting.checks.relations import mismatches
from drafting.checks.unsettled import UNSETTLED, doubted_paths
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, has_errors, is_mismatch
from drafting.frozen import frozen
from drafting.library import Library
from drafting.load.validation.unit import speech_of
from drafting.model.regions import LEVELS, split_place
from drafting.pipeline import facts, facts_at_least
from drafting.reading import NO_TEMPLATE
from drafting.registry import declare
from drafting.rollup.adding import Adder, Missing
from drafting.rollup.counted_twice import told_of
from drafting.rollup.county_file import Head, county_text, places_in_head, renewed_head
from drafting.rollup.filling import fill
from drafting.rollup.left import left_with_the_places
from drafting.rollup.own_sums import parted, recorded
from drafting.rollup.remarks import others_absent
from drafting.rollup.rolled import Rolled
from drafting.rollup.situation import Attendance, OwnFile
from drafting.rollup.standing import Filling
from drafting.rollup.tables import Joined, Tables, tables_together
from drafting.rollup.together import ELSEWHERE, together
from drafting.rollup.town import Town, doubted, owed_by_other_names, shortened
from drafting.rollup.unlikely import unlikely

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.facts.fact import Fact
    from drafting.model.dataset import Dataset, Period

_KINDS: Final = {"年度": "年度", "半年": "半年", "季度": "进展", "月份": "进展"}
"""Kind of period → a word of the titles of its reports."""
_TOWNSHIP: Final = "乡镇"
_MOST_NAMED: Final = 12
_COUNTY: Final = (
    "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {概况: {乡镇: %d个}, 住房: {危房改造: 待补}}\n"
)
_TWO_TOWNS: Final = (
    "# 文件：东乡.yaml\n模板: rural/township\n单位: {名称: 东乡人民政府, 地区: 示例县东乡, 层级: 乡镇}\n报告期: 2026年\n指标: {住房: {危房改造: 10户}}\n"
    "# 文件：西乡.yaml\n模板: rural/township\n单位: {名称: 西乡人民政府, 地区: 示例县西乡, 层级: 乡镇}\n报告期: 2026年\n指标: {住房: {危房改造: 12户}}\n"
    "$ drafting rollup 东乡.yaml 西乡.yaml -o 全县.yaml\n"
)


FEWER_FILES: Final = declare(
    Rule(
        "S148", "乡镇的文件没有来齐", Severity.WARNING,
        "已有的文件概况里写着有几个乡镇、几个街道，或者开头写着由哪些乡镇加成，来源里的乡镇比它少：加出来的不是全县的数，写待补，待补的一项不填。看一看少了哪几个，补齐了再汇总。",
        hits=_COUNTY % 3 + _TWO_TOWNS,
        clean=_COUNTY % 2 + _TWO_TOWNS,
    )
)


@frozen
class RolledUp:
    """`data` is the file of the whole as it is to stand; it `fills` one that was there, in which `fillings` are new; `groups` are all sums,
    `diagnostics` what was found on the way (no errors).
    """

    data: bytes
    groups: tuple[tuple[str, tuple[Rolled, ...]], ...]
    towns: tuple[Town, ...]
    region: str
    diagnostics: tuple[Diagnostic, ...]
    fills: bool = False
    fillings: tuple[Filling, ...] = ()
    tables: tuple[Joined, ...] = ()
    absent: tuple[str, ...] = ()
    name: str = ""  # that of the unit in a new file

    @property
    def figures(self) -> list[Rolled]:
        return [found for _, several in self.groups for each in several for found in each.all()]


SOME_OFFICE: Final = "某局"
"""Of a whole that nobody has said the office of."""


@frozen
class Existing:
    """The whole's own file where there is one: its bytes, and what was read of them."""

    data: bytes
    dataset: Dataset


Groups: TypeAlias = tuple[tuple[str, tuple[Rolled, ...]], ...]
"""Of each group its sums."""


@frozen
class _Places:
    """Those that came, that are `gone` since the file was made, and that are `absent`; the sums wait for the last and for as many more as the whole itself counts (`waited_for`)."""

    towns: tuple[Town, ...]
    level: str
    gone: tuple[str, ...]
    absent: tuple[str, ...]
    waited_for: tuple[str, ...]


@frozen
class _Written:
    """The file as it is to stand, and what came of it."""

    data: bytes
    region: str
    fillings: tuple[Filling, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    name: str = ""


def roll_up(
    library: Library, datasets: Sequence[Dataset], template: str | None, missing: Missing, existing: Existing | None = None, suspected: Sequence[Diagnostic] = (),
    awaited: Awaited | None = None,
) -> RolledUp:
    """The places' figures added up, for a new file or into the `existing` one; what is `suspected` of single figures is named beside their sums,
    and who of those `awaited` is not there. Raises Refused with all that stands in the way, of whichever file.
    """
    fitting = together(datasets, existing.dataset if existing else None)
    level = fitting.datasets[0].unit.level
    whole_level = LEVELS[max(LEVELS.index(level) - 1, 0)]
    template = template or (existing and existing.dataset.template) or _likely_template(library, fitting.datasets[0], whole_level)
    library.require(template)
    if strange := list(of_other_fields(fitting.datasets, template, existing.dataset if existing else None)):
        raise Refused(strange)
    roll = awaited.called([arrived(each) for each in fitting.datasets]) if awaited else Roll((), ())
    towns, found = _opened(library, fitting.datasets, template, suspected)
    whole, told = facts_at_least(library, existing.dataset, template) if existing else (None, ())
    places, lacking = _places(towns, roll, existing, None if awaited else whole, missing)
    adder = Adder(towns, library.catalogue(template), library.units_of(template), missing, places.waited_for)
    groups = tuple([(group, tuple(several)) for group, several in adder.groups()])
    tables = tables_together(towns, places.waited_for)
    found += [*lacking, *told, *told_of(_sums(groups)), *tables.diagnostics]
    if existing is None or whole is None:
        head = _head(library, template, fitting.region, whole_level, _period(fitting.datasets), towns, places.absent)
        written = _new_file(head, places, groups, tables)
    else:
        written = _filled_in(existing, whole, places, groups, tables)
        whole.close()
    for each in towns:
        each.book.close()
    notes = (*fitting.notes, *roll.diagnostics, *found, *written.diagnostics)
    return RolledUp(written.data, groups, tuple(towns), written.region, notes, existing is not None, written.fillings, tables.joined, places.absent, written.name)


def _places(towns: Sequence[Town], roll: Roll, existing: Existing | None, counting: Book | None, missing: Missing) -> tuple[_Places, list[Diagnostic]]:
    """Who came and who did not, and what is to be said of it. `counting` is the whole that says itself how many they are, where nobody has a list."""
    level = towns[0].book.dataset.unit.level
    gone = [each for each in places_in_head(existing.data) if all(each != town.name for town in towns)] if existing else []
    absent = (*roll.lacking, *(each for each in gone if each not in roll.lacking))
    others = _others(counting, towns, len(absent)) if counting is not None else 0
    waited_for = (*absent, *([others_absent(others, level)] if others else ()))
    told = [_no_longer_there(existing, gone, level)] if existing and gone else []
    told += [_fewer_files(counting, towns, missing)] if counting is not None and others else []
    return _Places(tuple(towns), level, tuple(gone), absent, waited_for), told


def _new_file(head: Head, places: _Places, groups: Groups, tables: Tables) -> _Written:
    text = county_text(head, groups, tables.joined, list(left_with_the_places(places.towns, tables.apart)))
    return _Written(recorded(text.encode(), "", _sums(groups), b""), head.region, name=head.name)


def _filled_in(existing: Existing, whole: Book, places: _Places, groups: Groups, tables: Tables) -> _Written:
    """The file that is there, with what was owed in it."""
    names = tuple([each.name for each in places.towns])
    name = existing.dataset.tree.name
    before, ours = parted(existing.data)
    filled = fill(groups, tables.joined, OwnFile(whole, before, name, ours, is_made=bool(places_in_head(existing.data))), Attendance(places.level, names, places.waited_for, places.gone))
    headed = renewed_head(filled.data, names, tuple([each for each in places.absent if each not in places.gone]), places.level, places.gone)
    return _Written(recorded(headed, name, _sums(groups), before, ours), existing.dataset.unit.region, filled.fillings, filled.diagnostics)


def _sums(groups: Groups) -> list[Rolled]:
    return [each for _, several in groups for each in several]


def _no_longer_there(existing: Existing, gone: Sequence[str], level: str) -> Diagnostic:
    message = f"文件开头写着由哪些{level}加成，这次没有其中的 {len(gone)} 个：{shortened(gone, level)}；它们的数不知道，待补的没有填"
    return FEWER_FILES.at(Place(existing.dataset.tree.name), message, f"补上它的文件再汇总；不再是{level}的，从文件开头“这次没有来的：”一行里删去")


def _counted(whole: Book) -> list[Fact]:
    """乡镇 and 街道 of 概况, as far as the county's file says how many they are."""
    return [each for each in (whole.find(f"概况.{name}") for name in (_TOWNSHIP, "街道")) if each.measure is not None]


def _others(whole: Book, towns: Sequence[Town], absent: int) -> int:
    """How many townships more the county has than have come, or are known to be absent. 乡镇 may count the 街道, too."""
    counted = _counted(whole)
    if towns[0].book.dataset.unit.level != _TOWNSHIP or not counted or counted[0].name != _TOWNSHIP:
        return 0
    numbers = [int(each.measure.first.amount) for each in counted if each.measure is not None]
    there = len(towns) + absent
    if numbers[0] == there and any(town.name.endswith("街道") for town in towns):
        return 0
    return max(0, sum(numbers) - there)


def _fewer_files(whole: Book, towns: Sequence[Town], missing: Missing) -> Diagnostic:
    counted = _counted(whole)
    said = "、".join(f"{each.name}{each.measure.text}" for each in counted if each.measure is not None)
    message = f"概况写的是{said}，来的只有 {len(towns)} 个乡镇的文件，加出来的不是{whole.dataset.unit.whole}的，{'行末标“待核”' if missing == 'omit' else '写待补'}"
    hint = f"来了的：{shortened([each.name for each in towns], _TOWNSHIP, _MOST_NAMED)}；只有这些的，改正概况里的个数，或者用 --expect 写明名单"
    return FEWER_FILES.at(whole.dataset.tree.place(counted[0].source), message, hint)


def of_other_fields(datasets: Sequence[Dataset], template: str, whole: Dataset | None = None) -> Iterator[Diagnostic]:
    """Files by templates of another field than the whole's: its catalogue does not know their figures. Where all are, the `whole`'s own is the odd one."""
    field = template.partition("/")[0]
    strange = [each for each in datasets if each.template and each.template.partition("/")[0] != field]
    if whole is not None and whole.template == template and len(strange) == len(datasets):
        message = f"模板：-o 写的这个文件用的是 {template}，来源用的是 {strange[0].template}，不是一个领域，加不到它里面"
        yield ELSEWHERE.at(whole.tree.place(("模板",)), message, "-o 写同一领域的文件，或者一个新的文件名")
        return
    for each in strange:
        if each.template:
            message = f"模板：{each.unit.region}用的是 {each.template}，全部的用 {template}，不是一个领域，加不到一起"
            yield ELSEWHERE.at(each.tree.place(("模板",)), message, "用 -t 写同一领域的模板；不是这次要汇总的，把这个文件移出去")


def _opened(library: Library, datasets: Sequence[Dataset], template: str, suspected: Sequence[Diagnostic]) -> tuple[list[Town], list[Diagnostic]]:
    """The facts of each, with the figures that contradict others. Raises Refused where a formula or last year's file cannot be used."""
    towns: list[Town] = []
    found: list[Diagnostic] = []
    for dataset in datasets:
        try:
            book = facts(library, dataset, dataset.template or template)
        except Refused as refused:
            found += refused.diagnostics
            continue
        formulas = book.settle()
        contradictions = mismatches(book, offering=True)
        improbable = unlikely(book, contradictions)
        found += [*formulas, *contradictions, *(each for each in improbable if each not in contradictions)]
        own = [each for each in suspected if any(place is not None and place.file == dataset.tree.name for place in (each.place, *each.related))]
        of_figures = [each for each in contradictions if each.path and is_mismatch(each.code, each.severity)]
        unsettled = [UNSETTLED.at(None, "", path=each) for each in doubted_paths(book, contradictions)]  # one comment may hold for many
        towns.append(Town(book, dataset.tree.name, doubted([*of_figures, *improbable, *own, *unsettled]), owed_by_other_names(book)))
    if has_errors(found):
        raise Refused(found)
    return towns, found


def _period(datasets: Sequence[Dataset]) -> Period:
    """That of all; 截至 where all say the same day."""
    from dataclasses import replace

    days = {str(each.period.as_of or "") for each in datasets}
    return datasets[0].period if len(days) == 1 else replace(datasets[0].period, as_of=None)


def _head(library: Library, template: str, region: str, level: str, period: Period, towns: Sequence[Town], absent: tuple[str, ...]) -> Head:
    is_named = bool(region)
    region = region or f"某{level[-1:]}"
    spoken = speech_of(region)
    phrases = library.templates.phrasing(library.phrasing(template).value).at(period.year, period.last_month)
    office = "人民政府" if level == _TOWNSHIP else _office_of_all(towns) or str(phrases.get("主管部门") or SOME_OFFICE)
    names = tuple([each.name for each in towns])
    return Head(template, f"{region}{office}", region, spoken.level if spoken else level, period, names, towns[0].book.dataset.unit.level, is_named, absent)


def _office_of_all(towns: Sequence[Town]) -> str:
    """市场监督管理局, where those of all counties have handed in; "" where other offices have, or townships and villages, which have none."""
    units = [each.book.dataset.unit for each in towns]
    if units[0].level not in LEVELS[: LEVELS.index(_TOWNSHIP)]:
        return ""
    offices = {each.name.removeprefix(each.region).removeprefix(split_place(each.region, each.level)[1]) for each in units}
    office = offices.pop()
    return office if not offices and office and all(each.name != office for each in units) else ""


def _likely_template(library: Library, dataset: Dataset, level: str) -> str:
    """The one of the places' own field that is for the whole's level and the period. Raises Refused where there is none."""
    field = (dataset.template or "").partition("/")[0]
    titles = {name: library.templates.front(name).title for name in library.folders.names() if name.startswith(f"{field}/")}
    word = _KINDS[dataset.period.kind]
    fitting = [name for name, title in titles.items() if word in title and (_TOWNSHIP in title) == (level == _TOWNSHIP)]
    if not field or not fitting:
        known = "、".join(library.folders.names())
        raise Refused([NO_TEMPLATE.at(None, f"没有写明{level}的报告用哪个模板", f"用 -t 写明；可用的有：{known}")])
    return fitting[0]
