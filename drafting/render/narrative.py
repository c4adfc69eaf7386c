"""The data's own text: only {{ path }} and {{ path|filter }} are substituted, nothing is compiled."""

from __future__ import annotations

from typing import Final

from drafting.blocks import marks
from drafting.blocks.marks import literal
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.facts.lacking import by_its_other_name
from drafting.facts.strands import AGAINST
from drafting.model.narrative import PICTURE, TABLE, Exhibit
from drafting.model.paths import path_above, steps_of
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.faults import closest
from drafting.render.compiling.meanings import Meanings
from drafting.render.filters import FILTERS
from drafting.render.filters.charts import draw
from drafting.render.filters.kinds import FilterError
from drafting.render.holes import HOLE, HOLE_CONTENT
from drafting.render.ledger import Ledger
from drafting.render.leftovers.verbs import Verbs
from drafting.render.quoted import may_quote, note_quoted
from drafting.render.words import Words
from drafting.render.words_before import at_odds, direction_before, still
from drafting.source import Path

_HEAD: Final = "模板: rural/township\n单位: {名称: 甲乡人民政府, 地区: 甲乡, 层级: 乡镇}\n报告期: {年度: 2026, 类型: 年度}\n"

UNKNOWN_PATH = declare(
    Rule(
        "D210", "文字材料里的指标不存在", Severity.ERROR,
        "文字材料里 {{ }} 只能写数据或指标目录里的指标，如 {{ 就业.务工人数 }}。",
        hits=_HEAD + '指标: {就业: {务工人数: 5人}}\n文字材料: {导语: "外出{{ 就业.务工人头 }}。"}\n',
        clean=_HEAD + '指标: {就业: {务工人数: 5人}}\n文字材料: {导语: "外出{{ 就业.务工人数 }}。"}\n',
    )
)
UNKNOWN_TEXT_FILTER = declare(
    Rule(
        "D211", "文字材料里的写法不认识", Severity.ERROR,
        "文字材料里只能写 {{ 指标 }} 或 {{ 指标|过滤器 }}，不能写条件、循环和运算。",
        hits=_HEAD + '指标: {就业: {务工人数: 5人}}\n文字材料: {导语: "外出{{ 就业.务工人数|乘二 }}。"}\n',
        clean=_HEAD + '指标: {就业: {务工人数: 5人}}\n文字材料: {导语: "外出{{ 就业.务工人数|万人 }}。"}\n',
    )
)
UNTRACED = declare(
    Rule(
        "D212", "文字材料里有无来源的数字", Severity.INFO,
        "文字材料里直接写了数字，没有用 {{ 指标 }} 引用，改数据时它不会跟着变，也查不到来源。",
        hits=_HEAD + '指标: {就业: {务工人数: 5人}}\n文字材料: {导语: "外出务工59674人。"}\n',
        clean=_HEAD + '指标: {就业: {务工人数: 5人}}\n文字材料: {导语: "外出务工{{ 就业.务工人数 }}。"}\n',
    )
)
UNSHOWN = declare(
    Rule(
        "D318", "图表画不出来", Severity.ERROR,
        "文字材料里的 图、表 写的明细表、指标或列不存在，或者列的单位不同，不能画在一张图里。",
        hits=_HEAD + "指标: {}\n明细表: {投资: [{村: 甲村, 投资: 5万元}]}\n文字材料: {存在问题: [{标题: 甲, 图: {数据: 投资, 列: [金额]}}]}\n",
        clean=_HEAD + "指标: {}\n明细表: {投资: [{村: 甲村, 投资: 5万元}]}\n文字材料: {存在问题: [{标题: 甲, 图: {数据: 投资, 列: [投资]}}]}\n",
    )
)

_LITERAL_FIGURE: Final = lazy(  # one digit and more of them: what begins with a repetition is tried at every character
    r"\d\d*(?:,\d{3})*(?:\.\d+)?(?:余|多)?[万亿]?(?:户|人次|人|个|名|元|亩|公里|%|家|场|次|项|条|吨|套|处|村)"
)
_NOT_PLAIN: Final = lazy(f"[0-9０-９{{{marks.SPECIAL}]")
"""What may be a figure, a hole, markup or a line of its own: most texts have none of them."""
_NO_FIGURE_AFTER: Final = lazy(r"[\d.,A-Za-z“\"+/－—-]")


class NarrativeText:
    """Says the data's own text for one run; `problems` collects what cannot be substituted."""

    def __init__(self, book: Book, ledger: Ledger, context: Meanings, verbs: Verbs) -> None:
        self._book = book
        self._verbs = verbs
        self._ledger = ledger
        self._context = context
        self.problems: list[Diagnostic] = []

    def say(self, text: str, path: Path) -> str:
        """Marked text in the data's voice. Its own characters are literal; its lines are paragraphs."""
        if not _NOT_PLAIN.search(text):
            return text.strip()
        self._literal_figures(text, path)
        if "{{" not in text:
            return _literal_lines(text.strip())
        before, self._ledger.voice = self._ledger.voice, "data"
        try:
            return self.complete(text.strip(), path)
        finally:
            self._ledger.voice = before

    def complete_wording(self, text: str) -> str:
        """The house's own wording (提法, 文种) with its {{ }} substituted."""
        return HOLE.sub(lambda match: self._substitute(match[1], ()), text)

    def complete(self, text: str, path: Path = ()) -> str:
        """Marked text with every {{ }} substituted."""
        if "{{" not in text:
            return _literal_lines(text)
        pieces: list[str] = []
        position = 0
        quotes = len(path) > 1 and may_quote(str(path[1]))
        for match in HOLE.finditer(text):
            before = text[position : match.start()]
            begin = len(self._ledger) if quotes else 0
            pieces += [_literal_lines(before), self._substitute(match[1], path, before)]
            if quotes:
                note_quoted(self._ledger, self._verbs, begin, str(path[1]), text[: match.start()], text[match.end() :])
            position = match.end()
        pieces.append(_literal_lines(text[position:]))
        return "".join(pieces)

    def show(self, exhibit: Exhibit) -> str:
        """The marked text of a table, chart or picture; what cannot be shown is said at its place."""
        if exhibit.kind == PICTURE:
            place = self._book.dataset.tree.place(exhibit.path)
            cells = (literal(exhibit.source), literal(exhibit.caption), str(place.line if place else ""))
            return f"\n\n| {marks.PICTURE}{' | '.join(cells)} |\n\n"
        name = exhibit.source
        table = name.removeprefix("明细表.")
        tables = self._book.dataset.tables
        found = self._book.table(table) if table in tables else self._look_up(name.strip("."))
        if not isinstance(found, Fact) or (name.startswith("明细表.") and table not in tables):
            near = closest(table, tables, self._closest(name))
            return self._refuse(UNSHOWN, f"“{name}”不存在，没有什么可{'画' if exhibit.kind != TABLE else '列'}", near, exhibit.path)
        before, self._ledger.voice = self._ledger.voice, "data"
        try:
            if exhibit.kind == TABLE:
                return str(FILTERS[TABLE](found))
            return draw(exhibit.kind, found, exhibit.columns, exhibit.caption)
        except FilterError as error:
            return self._refuse(UNSHOWN, str(error), "改正后再生成", exhibit.path)
        finally:
            self._ledger.voice = before

    def _substitute(self, content: str, path: Path, before: str = "") -> str:
        match = HOLE_CONTENT.fullmatch(content)
        if match is None:
            return self._refuse(UNKNOWN_TEXT_FILTER, f"“{{{{{content}}}}}”写法不认识", "写成 {{ 指标 }} 或 {{ 指标|过滤器 }}", path)
        found = self._look_up(match[1].strip("."))
        if found is None:
            return self._refuse(UNKNOWN_PATH, f"“{match[1]}”不存在", self._closest(match[1]), path, excerpt=match[1])
        name = match[2]
        if name is None:
            return str(found) if not isinstance(found, Fact) or "." not in match[1] else self._said_behind(before, found, match[1].strip("."), path)
        chosen = FILTERS.get(name)
        if chosen is None:
            return self._refuse(UNKNOWN_TEXT_FILTER, f"没有“{name}”这个过滤器", closest(name, FILTERS), path)
        try:
            return str(chosen(found))
        except (FilterError, TypeError) as error:
            return self._refuse(UNKNOWN_TEXT_FILTER, f"{match[1]}不能用“{name}”：{error}", f"写成 {{{{ {match[1]} }}}}", path)

    def _said_behind(self, before: str, found: Fact, called: str, path: Path) -> str:
        """What a hole says behind the words that stand before it; a rate or a change is held against them."""
        whole = self._look_up(path_above(called)) if found.name in AGAINST else None
        if not isinstance(whole, Fact):
            return str(found)
        odds = at_odds(before, found, whole, called)
        if odds is not None:
            return self._refuse(odds.rule, odds.message, odds.hint, path)
        level = still(before, found, whole)
        return self._ledger.said(found, level) if level else f"{direction_before(before, found, whole)}{found}"

    def _look_up(self, dotted: str) -> object | None:
        """A fact or a word; None for a name that neither data nor catalogue knows."""
        first, *rest = steps_of(dotted)
        value = self._context.find(first)
        if first == "明细表" and rest:
            value = self._book.table(rest.pop(0))
        if value is None:
            return None
        for name in rest:
            if isinstance(value, Fact):
                value = value.lookup(by_its_other_name(value, name))
            elif isinstance(value, Words) and (value.knows(name) or value.name == "文种"):  # a 文种 need not have them all
                value = value.say(name)
            else:
                return None
        if isinstance(value, Fact) and rest and not self._known(value):
            return None
        return value

    def _known(self, fact: Fact) -> bool:
        """A gap is known when the catalogue or the data has a node where it begins."""
        if fact.state.value != "absent" or fact.name == "截至":
            return True
        steps = steps_of(fact.path)
        if len(steps) == 2:
            return self._book.entry(fact.path) is not None or steps[0] == "明细表" or self._in_data(steps)
        return self._book.entry(".".join(steps[:2])) is not None or self._in_data(steps[:2])

    def _in_data(self, steps: list[str]) -> bool:
        group = self._book.dataset.indicators.get(steps[0])
        return group is not None and all(name in group.children for name in steps[1:])

    def _closest(self, dotted: str) -> str:
        first = steps_of(dotted)[0]
        words = self._context.find(first)
        if isinstance(words, Words) and words.known:
            return closest(dotted, [f"{first}.{each}" for each in words.known])
        data = self._book.dataset.indicators
        names = [f"{group}.{name}" for group, node in data.items() for name in node.children]
        begun = [each for each in names if each.startswith(dotted)]
        if len(begun) == 1:  # of what the data have, the one that is begun is likelier than any that is like it
            return f"是否应为“{begun[0]}”"
        names += [path for path in self._book.catalogue.by_path if path.count(".") == 1]
        return closest(dotted, names, "写数据里的指标，如 就业.务工人数")

    def _refuse(self, rule: Rule, message: str, hint: str, path: Path, excerpt: str | None = None) -> str:
        place = self._book.dataset.tree.place(path) if path else None
        found = rule.at(place, f"{_where(path)}：{message}", hint, excerpt=excerpt)
        if found not in self.problems:
            self.problems.append(found)
        return ""

    def _literal_figures(self, text: str, path: Path) -> None:
        bare = HOLE.sub("", text) if "{{" in text else text
        if not _LITERAL_FIGURE.search(bare):  # as in most texts
            return
        figures = [
            match[0] for match in _LITERAL_FIGURE.finditer(bare)
            if not _NO_FIGURE_AFTER.match(bare, match.start() - 1 if match.start() else len(bare))
        ]
        if figures:
            place = self._book.dataset.tree.place(path)
            shown = "、".join(dict.fromkeys(figures))
            found = UNTRACED.at(place, f"文字材料里的“{shown}”没有来源", "改成 {{ 指标 }} 引用，数据变了它才会跟着变")
            if found not in self.problems:
                self.problems.append(found)


def _where(path: Path) -> str:
    """文字材料, or the element of 公文 that shows something: 公文.附件.1.图."""
    if not path or path[0] != "公文":
        return "文字材料"
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _literal_lines(text: str) -> str:
    """Literal text whose lines stay paragraphs."""
    if "\n" not in text:
        return literal(text)
    return "\n\n".join(literal(line) for line in text.split("\n"))
