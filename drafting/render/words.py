"""Words that are no indicators: 单位 报告期 公文 提法 文种. An absent one prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from drafting.blocks.marks import literal
from drafting.bodies import led_by, of_one_trade, own_word, population
from drafting.facts.book import Book
from drafting.facts.fact import ABSENT, PRESENT, Fact
from drafting.model.dataset import Dataset
from drafting.model.faults import Faults
from drafting.patterns import lazy

CARRIER: Final = "承载"
"""Begins the names of kinds that carry another text and are no kind of a template."""

USUAL_WORDS: Final = ("标题", "正文", "致辞", "概况", "过渡", "做法", "问题", "打算", "启下", "结尾")
"""Words of a 文种 that the program itself says, and those of the house's skeleton; a 文种 need not have them all."""

OWN_GROUP: Final = "本组"
"""The local group that a section says: its name, what it is as a heading where it reads as one (抓项目促建设), and which of them it is, from 1."""

_PHRASE: Final = lazy(
    "(?:抓[好实紧]|狠抓|做[好实优强]|加强|强化|推[进动]|开展|深化|深入|着力|全力|扎实|统筹|聚焦|坚持|守[牢住]|筑牢|压[实紧]|织密|兜牢|夯实|健全|凝聚|激发|拓宽|用好|加快|突出)."
    "|(?:抓|促|强|补|优|保(?!障性)|稳|治(?!安)|改善|提升|完善|落实|巩固|拓展|培育|壮大|优化|增强|促进|发挥|防范|化解|持续|创新|打造).{4}"
)
"""How a group is called that is called as a heading is."""
_NO_WORK: Final = lazy(".*(?:情况|概况|[村乡镇县区市]情|形势|态势|总量|底数|现状|标准|指标|目标|投资|成效|效益|原因|天气|气候)$")
"""How one is called that nobody works at: 补助标准, 效益指标."""

_MONEY: Final = lazy("(?:财政|预算|一般公共预算|基金)?(?:收入|支出|收支)")
"""What comes in and goes out is no work either."""
_WORK: Final = lazy("(?:建设|改造|治理|整治|监管|执法|管理|防治|防控|防御|养护|保护|办理|提升|整改|创建|活动)$")
"""How work is called that need not be called 工作 too, but where it is no more than that: 执法工作."""
_SHORT: Final = 2
_DONE_TO: Final = (
    ("队伍|能力", "建设"), ("风险", "防控"), ("污染|灾害", "防治"), ("(?:空气|大气|环境|水|生态)质量|条件", "改善"), ("质量", "提升"), ("秩序", "维护"), ("市场", "管理"), ("营商环境", "优化"), ("工作者", "服务"),
    ("纠纷|积案|矛盾", "化解"), ("(?:水|大气|土壤|市容|村容)环境|乱象", "治理"), ("腐败|隐患|违法行为", "整治"),
)  # fmt: skip
"""What is done to things that are not themselves done, pushed on or kept up."""


def as_heading(group: str, faults: Faults) -> str:
    """The name of a group where it reads as a heading, or names no work; else "". Nobody works at 公路事故."""
    if faults.is_problem(group) or _MONEY.fullmatch(group):
        return f"{group}情况"
    return group if _PHRASE.match(group) or _NO_WORK.match(group) else ""


def as_work(group: str) -> str:
    """What is worked at: 水政执法 and 老旧小区改造 are work, 物流 is 物流工作, 教师队伍 is built up, and 税收风险 is kept off."""
    name = group.removesuffix("工作")
    for things, work in _DONE_TO:
        if lazy(f"(?:{things})$").search(name) is not None:
            return name + work
    return name if _WORK.search(name) and len(name) > _SHORT else f"{name}工作"


class Words:
    """A named set of words; `complete` turns a pattern with {{ }} into text when it is first said."""

    __slots__ = ("_complete", "_words", "name")

    def __init__(self, name: str, words: Mapping[str, object], complete: Callable[[str], str] | None = None) -> None:
        self.name = name
        self._words = words
        self._complete = complete

    def say(self, word: str) -> object:
        """The word, "" where it is not given."""
        value = self._word(word)
        if isinstance(value, str) and self._complete is not None and "{{" in value:
            return self._complete(value)
        return value

    def knows(self, word: str) -> bool:
        """Whether there is such a word, be it empty here."""
        return word in self._words

    @property
    def known(self) -> list[str]:
        return list(self._words)

    def _word(self, word: str) -> object:
        return self._words.get(word, "")


def names_of_words(dataset: Dataset, book: Book, *, as_unit: bool = False) -> dict[str, object]:
    """单位 报告期 公文 and the short forms of 单位, as a template names them. Data text is literal. `as_unit`: 自称 is 我局, where the data does not say it."""
    unit, period, document = dataset.unit, dataset.period, dataset.document
    own = literal((own_word(unit.name) if as_unit and not _says(dataset, "自称") else "") or unit.own)
    leadership = literal(unit.leadership if _says(dataset, "党委政府") else led_by(unit.name, unit.leadership))
    as_of = Fact(
        book, "报告期.截至", "截至", ABSENT if period.as_of is None else PRESENT,
        literal(period.as_of) if isinstance(period.as_of, str) else period.as_of,
    )
    return {
        "单位": Words("单位", {"名称": literal(unit.name), "地区": literal(unit.region), "称呼": literal(unit.name if of_one_trade(unit.name) else unit.region), "层级": unit.level,
                             "全辖": literal(unit.whole), "对象": literal(population(unit.name) or unit.whole), "自称": own, "党委政府": leadership}),
        "报告期": Words("报告期", {"年度": str(period.year), "类型": period.kind, "名称": period.name, "截至": as_of,
                               "起月": str(period.first_month), "止月": str(period.last_month),
                               "上年": str(period.year - 1), "下年": str(period.year + 1),
                               "下期": period.following}),
        "公文": Words("公文", {"标题": literal(document.title), "称谓": literal(document.salutation),
                             "主送机关": literal(document.addressee), "稿次": literal(document.draft)}),
        "全辖": literal(unit.whole),
        "自称": own,
        "党委政府": leadership,
        "地区": literal(unit.region),
        OWN_GROUP: Words(OWN_GROUP, {}),
    }


def _says(dataset: Dataset, word: str) -> bool:
    """Whether the data has a 自称 or 党委政府 of its own, which goes before any."""
    top = dataset.tree.value
    unit = top.get("单位") if isinstance(top, dict) else None
    return isinstance(unit, dict) and bool(unit.get(word))


WORD_NAMES: Mapping[str, frozenset[str]] = {
    "单位": frozenset({"名称", "地区", "称呼", "层级", "全辖", "对象", "自称", "党委政府"}),
    "报告期": frozenset({"年度", "类型", "名称", "截至", "起月", "止月", "上年", "下年", "下期"}),
    "公文": frozenset({"标题", "称谓", "主送机关", "稿次"}),
    "全辖": frozenset(), "自称": frozenset(), "党委政府": frozenset(), "地区": frozenset(),
    OWN_GROUP: frozenset({"名称", "事项", "标题", "序"}),
}
"""What a template may name beside indicators; 提法 and 文种 come from their files."""

ALL_WORDS: Final = frozenset((*WORD_NAMES, "提法", "文种", "未完任务", "落后任务", "超控任务", "低于目标", "未了事项", "各方面"))
"""Every name that is no indicator and no table."""
