"""The whole's own file as it stood before anything was filled in, and where in it things are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Final

from drafting.diagnostics import Place, Rule, Severity
from drafting.frozen import frozen
from drafting.load.writing.insert import comments_on
from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.model.node_at import node_at
from drafting.registry import declare
from drafting.rollup.own_remarks import is_the_programs, partial_total, with_the_mark
from drafting.rollup.rolled import Rolled
from drafting.rollup.town import owed_by_other_names
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.book import Book


_TOWNS: Final = "".join(
    f"# 文件：{name}.yaml\n模板: rural/township\n单位: {{名称: {name}人民政府, 地区: 示例县{name}, 层级: 乡镇}}\n报告期: 2026年\n指标: {{住房: {{危房改造: 10户, 抗震改造: 2户}}}}\n"
    for name in ("东乡", "西乡")
)
_OF_INDICATOR: Final = 3
OWED: Final = ("", "待补", "【待补】")
_RUN: Final = "$ drafting rollup 东乡.yaml 西乡.yaml -o 全县.yaml\n"
NOT_FILLED: Final = declare(
    Rule(
        "S147", "有的数没有写进已有的文件", Severity.WARNING,
        "已有的文件里没有这一项，旁边的又写在一个花括号里，程序不知道加在哪里；或者待补的数要连统计期间一起写；或者已有的明细表里没有后来交的乡镇的几行、和乡镇的不一样。程序不改，请照提示自己填。",
        hits=_TOWNS + "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {住房: {危房改造: 待补}}\n" + _RUN,
        clean=_TOWNS + "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 待补\n" + _RUN,
    )
)
ONLY_SOME: Final = declare(
    Rule(
        "S158", "已经填好的数只是来了的几个乡镇之和", Severity.WARNING,
        "已有的文件里填好了的数，正好等于来了的、填了的乡镇之和，可是名单里还有没有交的，或者有的乡镇这个数还是待补：多半是上一次汇总时填进去的，不是全县的。数没有改；程序自己加出来的，行末改标“待核”，印出来是【待核】，不出定稿。上一次汇总的数里可能有这次没有来的乡镇的、程序加的数乡镇后来改成待补、删去了或者写了待核的，明细表里乡镇后来写了待核的行，一样。“汇总记录”删去了、行末是程序的话或者没有话的，也标；人另建的文件里没有话的、行末有人写的话的，只指出来，不标。",
        hits=_TOWNS + "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 20户\n"
        + "# 文件：名单.txt\n东乡\n西乡\n南乡\n" + _RUN.replace("\n", " --expect 名单.txt\n"),
        clean=_TOWNS + "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 20户\n"
        + "# 文件：名单.txt\n东乡\n西乡\n" + _RUN.replace("\n", " --expect 名单.txt\n"),
    )
)


@frozen
class Filling:
    """One figure that was owed or blank and is filled in, or a line that was not there (`before` None)."""

    path: str
    before: str | None
    after: str
    place: Place | None

    def to_json(self) -> dict[str, object]:
        line = self.place.line if self.place else None
        return {"path": self.path, "before": self.before, "after": self.after, "line": line}


class Standing:
    """`book` is what was read of the file `data`; of the `paths` it is known what stands behind their figures."""

    def __init__(self, book: Book, data: bytes, name: str, paths: Iterable[Path]) -> None:
        self.book = book
        self._owing = owed_by_other_names(book)
        places = {path: where[0] for path in paths if (where := self.written_at(path)) is not None}
        said = comments_on(data, name, places.values())
        self._comments = {path: with_the_mark(said[place]) for path, place in places.items() if place in said}

    def comment_on(self, path: Path) -> str:
        return self._comments.get(path, "")

    def may_be_marked(self, path: Path) -> bool:
        """Whether it stands where a comment is on it alone."""
        return path in self._comments

    def is_bare(self, path: Path) -> bool:
        """Whether nothing stands behind it, and something might."""
        return self._comments.get(path) == ""

    def hangs_on_a_sum(self, path: Path, places: Collection[str]) -> bool:
        """Whether nothing stands behind it (任务), and behind the figure above it what the program says of its sums."""
        above = [path[:end] for end in range(_OF_INDICATOR, len(path))]
        return self.is_bare(path) and any(is_the_programs(self.comment_on(each), places) or self.is_partial(each) for each in above)

    def is_owed(self, path: Path) -> bool:
        """Whether it is blank, or 待补."""
        where = self.written_at(path)
        return where is not None and where[1].strip() in OWED

    def is_partial(self, path: Path) -> bool:
        """Whether it is a sum of some places alone, as an earlier roll-up has left it: nobody has written another figure in its place."""
        where = self.written_at(path)
        return where is not None and partial_total(self.comment_on(path)) == where[1].strip() != ""

    def written_at(self, path: Path) -> tuple[Path, str] | None:
        """Where the value of a figure is written, and how; None where the file has no line for it."""
        tree = self.book.dataset.tree
        for typed in (path, tree.typed(path), *([tree.typed(self._owing[path])] if path in self._owing else ())):
            value = self.raw(typed)
            if isinstance(value, str):
                return typed, value
            if isinstance(value, dict) and isinstance(value.get("数值"), str):
                return (*typed, "数值"), value["数值"]
        return None

    def node_of(self, path: Path) -> Indicator | None:
        """What was read there, be it of a name that is only known when its figure is."""
        indicators = self.book.dataset.indicators
        return node_at(indicators, path) or (node_at(indicators, self._owing[path]) if path in self._owing else None)

    def raw(self, typed: Path) -> Any:
        """As it stands in the file; None where it has no line for it."""
        value: Any = self.book.dataset.tree.value
        for step in typed:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def has(self, each: Rolled) -> bool:
        """Whether the file says anything of an indicator, be it by another name."""
        dataset = self.book.dataset
        return node_at(dataset.indicators, each.path) is not None or self.written_at(each.path) is not None or each.dotted in dataset.renamed.values()


def says(node: Indicator, key: str) -> bool:
    if key in PARTS:
        return bool(getattr(node, PARTS[key]))
    return getattr(node, COMPARISONS[key]) is not None if key in COMPARISONS else key in node.children
