"""Parts, names and shares as running text."""

from __future__ import annotations

from typing import Final

from drafting.blocks import marks
from drafting.facts.aspects import NameList
from drafting.facts.derived import comparable, made, share
from drafting.facts.fact import ABSENT, INAPPLICABLE, PRESENT, Collection, Fact
from drafting.facts.table import CrossedOut, TableFact
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.render.filters.kinds import Filter, ledger_of, refuse
from drafting.render.wording import listed

_YEAR: Final = lazy(r"(?:19|20)\d\d(?:年度?)?")


def enumerate_parts(fact: Fact, mark: str = "、") -> str:
    """脱贫不稳定户2078户4959人、边缘易致贫户…… ; parts that are zero are left out."""
    if isinstance(fact.value, tuple):
        return join_names(fact, mark)
    pieces: list[str] = []
    gap: Fact | None = None
    for item in fact.members():
        if item.state is ABSENT or item.state is INAPPLICABLE:
            gap = item
        elif item.measure is None or not item.measure.is_zero:
            pieces.append(f"{item.label}{item}")
    return mark.join(pieces) if pieces else str(gap or fact.gap("构成"))


def _respectively(fact: Fact, verb: str = "为") -> str:
    """子、丑分别为3户、4户; 子为3户 where one is left. Parts that are zero are left out."""
    gap, there = fact.gap("构成"), list[Fact]()
    for item in fact.members():
        if item.state is ABSENT or item.state is INAPPLICABLE:
            gap = item
        elif item.measure is None or not item.measure.is_zero:
            there.append(item)
    if not there:
        return str(gap)
    names = listed([item.label for item in there])
    return f"{names}{'分别' if len(there) > 1 else ''}{verb}{'、'.join(map(str, there))}"


def join_names(fact: Fact, mark: str = "、") -> str:
    """The names of a 名录; fewer names than its number says print 等."""
    if isinstance(fact, Collection):
        return ledger_of(fact).said(fact, mark.join(item.label for item in fact.members()))
    names = fact if isinstance(fact.value, tuple) else fact.lookup("名录")
    if not isinstance(names.value, tuple):
        return str(names)
    whole = names.whole if isinstance(names, NameList) else None
    more = isinstance(whole, Measure) and len(names.value) < whole.first.amount
    return ledger_of(fact).said(names, listed(names.value, mark) + ("等" if more else ""))


def _list_with_and(fact: Fact) -> str:
    names = fact if isinstance(fact.value, tuple) else fact.lookup("名录")
    if not isinstance(names.value, tuple) or len(names.value) < 2:
        return join_names(fact)
    whole = names.whole if isinstance(names, NameList) else None
    if isinstance(whole, Measure) and len(names.value) < whole.first.amount:
        return join_names(fact)
    return ledger_of(fact).said(names, listed(names.value[:-1]) + "和" + names.value[-1])


def _count(fact: Fact, unit: str = "个") -> str:
    """The number given, else how many names there are."""
    if fact.measure is not None:
        return str(fact)
    names = fact if isinstance(fact.value, tuple) else fact.lookup("名录")
    if isinstance(fact, Collection):
        return ledger_of(fact).count(fact, len(fact.items), unit)
    if not isinstance(names.value, tuple):
        return str(names)
    return ledger_of(fact).count(names, len(names.value), unit)


def _share(part: Fact, whole: object) -> str:
    if not isinstance(whole, Fact):
        refuse("“占比”要写明占什么的比，如 甲|占比(乙)")
    if whole.state is not PRESENT:
        return str(whole)
    found = share(part, whole)
    if found is None:
        if comparable(part, whole) is None:
            refuse(f"{part.path}与{whole.path}单位不同，不能算占比")
        return str(Fact(part.book, f"{part.path}.占比", "占比", INAPPLICABLE, source=part.source))
    return str(made(part, "占比", found, f"{part.name} / {whole.name}", part, whole))


def _table(fact: Fact) -> str:
    """A GFM table of a 明细表: units in the header, a row of totals where every column of numbers has one unit."""
    if not isinstance(fact, TableFact):
        refuse("“表格”只能用在明细表上")
    table = fact.table
    units = {column: _unit(fact, column) for column in table.columns if column in table.numeric}
    head = [_text(fact, f"{column}（{units[column]}）" if units.get(column) else column) for column in table.columns]
    unit = f"单位：{table.unit_note}" if table.unit_note and not all(units.values()) else ""
    turned = "" if table.turned is None else "横排" if table.turned else "竖排"
    about = (marks.TABLE_CAPTION, table.caption), (marks.TABLE_UNIT, unit), (marks.TABLE_TURNED, turned)
    rows = [*(f"| {mark}{_text(fact, text)} |" for mark, text in about if text)]
    rows += [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines = [*fact]
    totals = fact.lookup("合计")
    if table.totals.whole < 0 and len(fact.items) > 1 and not _are_years(fact) and any(totals.lookup(column).state is not ABSENT for column in table.columns[1:]):
        lines.append(totals)
    for line in lines:
        cells = [line.label or _cell(line, table.columns[0], None), *(_cell(line, column, units.get(column)) for column in table.columns[1:])]
        rows.append(f"| {' | '.join(cells)} |")
    rows += [f"| {marks.TABLE_NOTE}{_text(fact, note)} |" for note in table.notes]
    return "\n\n" + "\n".join(rows) + "\n\n"


def _are_years(table: TableFact) -> bool:
    """Whether a row is a year: what is there at the end of each (累计结余, 参保人数) is not added, and who wants the others to be types a total."""
    return all(_YEAR.fullmatch(row.name.strip()) for row in table.items)


def _text(fact: Fact, text: str) -> str:
    return fact.book.data_text(text)


def _unit(table: TableFact, column: str) -> str:
    """The unit that every cell of the column is printed in; "" where they differ."""
    found = {
        cell.measure.first.printed_unit if len(cell.measure.quantities) == 1 else ""
        for cell in table.column(column)
        if cell.measure is not None
    }
    return found.pop() if len(found) == 1 else ""


def _cell(line: Fact, column: str, unit: str | None) -> str:
    cell = line.lookup(column)
    if cell.state is ABSENT or cell.state is INAPPLICABLE:
        return cell.typed if isinstance(cell, CrossedOut) else ""
    measure = cell.measure
    if not unit or measure is None or measure.first.printed_unit != unit:
        return str(cell)
    return ledger_of(cell).without_unit(cell, measure.first)


FILTERS: Final = (
    Filter(
        "列举", enumerate_parts, "逐项列出名称和数，跳过为零的项",
        ("{数值: 7户, 构成: {子: 3户, 丑: 4户, 寅: 0户}}", "甲.构成|列举", "子3户、丑4户"),
    ),
    Filter(
        "分别", _respectively, "先列名称、再列各自的数，中间的动词可以换",
        ("{数值: 7户, 构成: {子: 3户, 丑: 4户, 寅: 0户}}", "甲.构成|分别('达到')", "子、丑分别达到3户、4户"),
    ),
    Filter("并列", _list_with_and, "名录用顿号和“和”连接", ("{名录: [子, 丑, 寅]}", "甲|并列", "子、丑和寅")),
    Filter("名单", join_names, "名录用顿号连接", ("{名录: [《子》, 《丑》]}", "甲|名单", "《子》《丑》")),
    Filter("数目", _count, "名录有几项；给了数值的照印", ("{名录: [子, 丑, 寅]}", "甲|数目('个')", "3个")),
    Filter("占比", _share, "占另一指标的百分比", ("{数值: 8户, 其中: {子: 2户}}", "甲.其中.子|占比(甲)", "25%")),
    Filter("表格", _table, "明细表排成表格，自动加单位和合计", ("", "明细表.表|表格", "")),
)
