"""The last step of a draft: everything joined, and what is said about its gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

from drafting.assembling.elements import back_of, front_of
from drafting.assembling.enclosing import Joined
from drafting.blocks.document import Document, Origin
from drafting.blocks.marks import printable
from drafting.compose import Composed
from drafting.diagnostics import Diagnostic, Rule, Severity, once_each
from drafting.facts.book import Book
from drafting.facts.fact import State
from drafting.facts.indicator import IndicatorFact
from drafting.model.dataset import Dataset
from drafting.model.paths import steps_of
from drafting.registry import declare
from drafting.render.filters.progress import allows_none
from drafting.render.ledger import Ledger
from drafting.render.leftovers.against import RATES, is_all_gone, says_so_itself
from drafting.render.leftovers.spoken import said_in_pieces, says_again, spoken_for

OWED = declare(
    Rule(
        "D220", "应填的数没有填", Severity.WARNING, "正文里印出了【待补：…】。补上数据后重新生成；定稿（--final）不允许有【待补】。"
        "数值空着、旁边的任务或上年同期有数的，只写了上年同期的，也是应填没有填；只写任务、不写数值的，是只报任务。"
        "同比、完成率、未消除等由别的数算的，写明缺哪一个数（缺上年同期），不用找人补报它自己。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 待补}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
    )
)
INAPPLICABLE = declare(
    Rule(
        "D221", "写了“不适用”却要印出来", Severity.WARNING,
        "数据写“不适用”（无），模板或文字材料却在不能省略的句子里要印它，正文里成了【待补】；上年同期、任务是0的，同比、完成率算不出，也这样。"
        "删去数据里的这个指标没有用，要改的是说它的那句话：删去那半句，或两边写 [[ ]]，没有数就不印（drafting adopt 写的模板，话都不省）。",
        hits="# 文件：示例/例.j2\n务工{{ 就业.务工就业 }}。\n# 文件：数据.yaml\n模板: 示例/例\n"
        "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {就业: {务工就业: 不适用}}\n",
        clean="# 文件：示例/例.j2\n务工{{ 就业.务工就业 }}。\n# 文件：数据.yaml\n模板: 示例/例\n"
        "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {就业: {务工就业: 120人}}\n",
    )
)
NOT_SAID = declare(
    Rule(
        "D222", "数据没有印出来", Severity.INFO, "数据里有这个数，本报告没有一句话用到它，也没有“其余”收它；明细表，是没有句子、附件、图和公式用到它（存疑）。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}, 住房: {危房改造: 12户}}\n"
        "文字材料: {做法成效: [监测帮扶]}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}, 住房: {危房改造: 12户}}\n"
        "文字材料: {做法成效: [监测帮扶, 住房]}\n",
    )
)
COUNTED = declare(
    Rule(
        "D224", "数据只用来计算", Severity.INFO, "这个数（任务、上年同期等）没有直接印出来，由它算出的比率、增幅已经印出。一份文件只提示一条，写明是哪几个、共几个。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {就业: {务工就业: {数值: 520人, 上年末: 500人}}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {就业: {务工就业: 520人}}\n",
    )
)
CLAUSE_LOST = declare(
    Rule("D223", "必报指标所在的句子省去了", Severity.INFO, "必报指标没有数，它所在的句子整句省去了。")
)

NO_FIGURES = declare(
    Rule(
        "D226", "一个数也没有", Severity.WARNING, "数据文件里没有指标，也没有文字材料，报告只有开头和打算里的套话，没有内容。",
        hits="模板: general/annual\n单位: {名称: 示例县水利局, 地区: 示例县}\n报告期: 2026年\n指标: {}\n",
        clean="模板: general/annual\n单位: {名称: 示例县水利局, 地区: 示例县}\n报告期: 2026年\n指标: {农村供水: {供水工程: 18处}}\n",
    )
)

_MOST_NAMED = 4
"""Figures that one information names."""


def assemble(joined: Joined, dataset: Dataset, template: str) -> Document:
    """The finished document; 公文 of the data wins over the table of 文种 × 报告期."""
    official, period = dataset.document, dataset.period
    return Document(
        front_of(official, joined.title, period),
        joined.main.blocks,
        back_of(official, period),
        joined.main.figures,
        Origin(template, dataset.tree.name, subject_of(dataset)),
        dataset.unit.region,
        joined.annexes,
    )


def subject_of(dataset: Dataset) -> str:
    """Whose report it is and of which period: 某县农业农村局 2026年."""
    return printable(f"{dataset.unit.name} {dataset.period.name}")


def says_nothing(composed: Composed, book: Book, template: str) -> list[Diagnostic]:
    """A finding where the data have no figure and no text, and the report asks for none: it is set phrases alone.

    A field without a catalogue has reports that are all words: a 通知 needs no figure.
    """
    dataset = book.dataset
    if not book.catalogue.by_path:
        return []
    if composed.figures or composed.missing or dataset.narratives or dataset.tables or book.typed_paths():
        return []
    if any(node.value is not None for group in dataset.indicators.values() for node in group.children.values()):  # 不适用
        return []
    place = dataset.tree.place(("指标",), key=True)
    hint = f"在 指标: 下面一组写一方面的工作，一个数一项，如 农村供水: {{供水工程: 18处}}；只有文字的写 文字材料: {{做法成效: …}}；要一份照着填的，运行 drafting new {template} -o 填.yaml"
    return [NO_FIGURES.at(place, "数据里一个数也没有，报告只有套话", hint)]


def gap_findings(composed: Composed, ledger: Ledger, book: Book, instead: Callable[[str], str], *, as_errors: bool) -> list[Diagnostic]:
    """A finding for each 【待补】 that prints, and for each required indicator whose sentences went. `instead` says what may be written where a template asks for a figure."""
    found = list(_gaps(composed.missing, ledger, book, instead)) if composed.missing else []
    if as_errors:
        found = [each.as_severity(Severity.ERROR) for each in found]
    owed = [dotted for dotted in sorted(book.required_paths) if book.find(dotted).state is State.OWED]
    if owed:
        shown = "\n".join(("", *composed.said, *(ledger.path(index) for index in composed.missing), ""))
        found += (
            CLAUSE_LOST.at(None, f"{_label(dotted)}：没有数，所在的句子省去了", path=dotted)
            for dotted in owed
            if f"\n{dotted}\n" not in shown and f"\n{dotted}." not in shown  # neither itself nor what is below it
        )
    return once_each(found)


def _gaps(missing: Iterable[str], ledger: Ledger, book: Book, instead: Callable[[str], str]) -> Iterator[Diagnostic]:
    from drafting.assembling.gaps import advice

    indexes = [*dict.fromkeys(missing)]
    for index, record in zip(indexes, ledger.records(indexes), strict=True):
        fact = ledger.fact(index)
        where, said, hint = advice(record, fact, book, instead)
        rule = INAPPLICABLE if fact.state is State.INAPPLICABLE else OWED
        yield rule.at(where, f"{_label(record.path)}：{said}正文印出{record.text}", hint, path=record.path, excerpt=record.text)


def unsaid_findings(composed: Composed, ledger: Ledger, book: Book) -> list[Diagnostic]:
    """An info for each figure of the data that is printed nowhere, and one for all from which something was counted."""
    typed = book.typed_paths()
    lacking = typed.keys() - composed.said
    unsaid = [(path, source) for path, source in typed.items() if path in lacking] if lacking else []
    counted: set[str] | None = None  # which takes time, and few ask
    found, behind = [], []
    for path, source in unsaid:
        whole, _, last = path.rpartition(".")
        if whole in composed.said and (last == "名录" or book.units.known(last)):
            continue  # names that print under their indicator's own path; 0户0人, said in words
        if said_in_pieces(book.find(path), composed.said):
            continue
        if last in RATES.values() and isinstance(above := book.find(whole), IndicatorFact) and is_all_gone(above, last):
            continue  # 0起（上年同期2起）
        if book.find(path).state is State.INAPPLICABLE:
            continue  # a formula that gives no figure, which D205 tells, or by what is 不适用
        if whole in composed.said and says_again(book.find(path), book.find(whole)):
            continue
        message, hint = "没有印出来", "在模板或文字材料里加一句，或用“其余”收它"
        if counted is None:
            counted = spoken_for(ledger, composed.said)
        if book.given_again.get(path) in composed.said:
            continue  # which is told as such (R118)
        if path in counted or _is_behind_words(path, whole, book):
            behind.append((path, source))
            continue
        if last == "任务" and whole in composed.said and allows_none(book.find(whole)):
            continue  # 未发生较大火灾 says that there was to be none
        if (measure := book.find(path).measure) is not None and measure.is_zero:
            message, hint = "数为0，没有另写", "没有这回事、值得说的，在“文字材料”里写一句；不用说的不改"
        found.append(NOT_SAID.at(book.dataset.tree.place(source), f"{_label(path)}：{message}", hint, path=path))
    if behind:
        (path, source), *_ = behind
        names = list(dict.fromkeys(_label(each) for each, _ in behind))
        shown = "、".join(names[:_MOST_NAMED]) + (f"等{len(names)}个数" if len(names) > _MOST_NAMED else "")
        message = f"{shown}：只用来计算，印的是由它算出的完成率、增幅"
        found.append(COUNTED.at(book.dataset.tree.place(source), message, path=path))
    return found


def _is_behind_words(path: str, whole: str, book: Book) -> bool:
    """Whether it is last year's figure, and how much it changed since stands beside it in the data's own words (比上年下降)."""
    fact = book.find(whole) if path.endswith(".上年同期") else None
    return isinstance(fact, IndicatorFact) and says_so_itself(fact)


def untaken_tables(book: Book, taken: Set[str]) -> list[Diagnostic]:
    """A warning for each 明细表 of which no sentence, 附件, chart or formula (`taken`) wants anything: it would vanish without a word."""
    tree = book.dataset.tree
    left = [name for name in book.dataset.tables if name not in taken]
    said = str(tree.value) if left else ""  # a relation of the file's own may ask for its columns
    found = []
    for name in left:
        if f"明细表.{name}" not in said:
            titled = book.dataset.tables[name].caption or name
            hint = f"要印的，作为附件：在“公文”里写 附件: [{{标题: {titled}, 明细表: {name}}}]；不印的，删去"
            finding = NOT_SAID.at(tree.place(("明细表", name), key=True), f"明细表“{name}”没有印出来：这份报告没有用它的地方", hint, path=f"明细表.{name}")
            found.append(finding.as_severity(Severity.WARNING))
    return found


def _label(path: str) -> str:
    return "·".join(step for step in steps_of(path)[1:] if step not in ("构成", "其中")) or path
