"""What deserves a remark in a value that could be read: an unknown unit, a noun after the unit, no unit at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.frozen import frozen
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.model.below_zero import may_be_below_zero
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.model.indicator import COMPARISONS
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.parse import Note
from drafting.quantities.unsettled import AWAITED
from drafting.quantities.values import Value
from drafting.quantities.written_out import written_out
from drafting.registry import declare
from drafting.source import Path

D081 = declare(
    Rule(
        "D081",
        "单位不认识",
        Severity.WARNING,
        "数后面的单位不在 _house/units.yaml 里，目录的计量单位里也没有。多半是错字；确是本地单位的，加进 units.yaml。--strict 时算错误。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: 5361护}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
    )
)
D082 = declare(
    Rule(
        "D082",
        "单位后面带着名词",
        Severity.WARNING,
        "单位后面的话会照样印出来：“行政村: 12个村子”印成“行政村12个村子”。名称里已经有的名词不用再写，别的说明写进名称。"
        "名称里没有的名词（五级书记遍访: 241个村）是要印的，不提示。",
        hits=_HEAD + "指标: {基本情况: {行政村: 12个村子}}\n",
        clean=_HEAD + "指标: {基本情况: {行政村: 12个}}\n",
    )
)
D086 = declare(
    Rule(
        "D086",
        "数后面写着开工、在建，名称却不是",
        Severity.ERROR,
        "“危房改造: 512户开工”会印成“已完成512户开工”，完成率也按512户算。开工的、在建的另写一个指标，名称里写明；这里写已经完成的。",
        hits=_HEAD + "指标: {住房: {危房改造: {数值: 512户开工, 任务: 680户}}}\n",
        clean=_HEAD + "指标: {住房: {危房改造: {数值: 301户, 任务: 680户}, 危房改造开工: 512户}}\n",
    )
)
D083 = declare(
    Rule(
        "D083",
        "没有单位",
        Severity.WARNING,
        "数后面没有单位，印出来就是光秃秃的一个数，也没法核对换算。草稿里印成【待核】，check 列为必改，不出定稿。指数、系数、得分、pH值本来没有单位，不算；别的确实没有单位的，注明情况属实。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: 5361}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
        silence="出口值: 23  # 情况属实 D083：按指数通报，没有单位",
    )
)

D124 = declare(
    Rule(
        "D124",
        "个数、金额是负的",
        Severity.WARNING,
        "户、人、个这些数出来的数不会小于零，钱、面积、重量也一样，多半是多打了减号，或者填的是增减数。增减写在“同比增减”里，或者名称里写明“增减”“净”；盈亏、利润、结余，冲销、退库、核减、调整可以是负数。"
        "草稿里这样的数照写的名称另印（合作社为-3家【待核】），不写进“发展……”这类说做了多少的句子，check 列为必改，不出定稿；报告必报的数（监测对象）不生成文件。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: -5户}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5户, 对象增减: -5户}}\n",
        silence="增值税: -120万元  # 情况属实 D124：留抵退税多于入库",
    )
)
UNFIT: Final = frozenset((D083.code, D124.code, "S135"))
"""Codes of figures that no draft prints undoubted; S135 is what the other rows of a table say against one."""
D125 = declare(
    Rule(
        "D125",
        "数用汉字写",
        Severity.INFO,
        "统计数用阿拉伯数字（GB/T 15835 4.1.1）：十二户印出来还是十二户，和别处的12户不一样；计算、核对时照12算。"
        "一至十的个数（两个、六项）照习惯可以写汉字，不提示；一百以上的汉字数读不准，是错误（D080）。",
        hits=_HEAD + "指标: {住房: {危房改造: 十二户}}\n",
        clean=_HEAD + "指标: {住房: {危房改造: 12户}}\n",
    )
)
D126 = declare(
    Rule(
        "D126",
        "数后面写着“待补”",
        Severity.ERROR,
        "一个数要么填上，要么写 待补。“18户待补”会照样印在正文里，又不印成【待补】、不列进缺数。数已经有的只写数；还要核实的写在“备注”里；"
        "两种数里有一种还没有的（户数有了、金额没有），先写有的那一种。",
        hits=_HEAD + "指标: {住房: {危房改造: 18户待补}}\n",
        clean=_HEAD + "指标: {住房: {危房改造: 18户}}\n",
    )
)
_NEEDS_NO_UNIT: Final = lazy("(?:指数|系数|得分|评分|分值|倍数|容积率|[pP][hH]值?|(?:CPI|PPI|PMI|AQI|CMI|HHI|SCI)(?:值|涨幅)?|(?:生师|师生|医护|床护|护床|人机|车位|性别)比)$")
_SCALED: Final = lazy("[万亿]")
_SAYS_NO_THING: Final = frozenset({"数值", *COMPARISONS})
_LARGEST_FRACTION: Final = 3
_PIECES: Final = "块"
_COUNTED_IN_PIECES: Final = lazy("[牌板匾碑屏砖田地瓦]|地块|图斑|广告|标识|标志|电池|组件|场地")
_TURNED: Final = (("多", "少"), ("增加", "减少"), ("增", "减"), ("净增", "净减"), ("上升", "下降"), ("提高", "降低"))
"""How a name begins that says that it is more → that it is less."""
_PER_MANY: Final = ("死亡率", "发病率", "患病率", "出生率", "自然增长率")
"""Rates of a thousand, or of a hundred thousand."""
_OF_A_SUM: Final = lazy("(亿元|百亿元|万车|百万吨|十万人|万人)(?:GDP|[\u3400-\u9fff])*死亡率$")
"""A death rate that says itself of how much it is: 亿元GDP死亡率."""
_OF_MONEY: Final = lazy("[资奖补基保金款费价]|收入|产值|工资|分红|余额")
_PENDING: Final = lazy(rf"(?P<doubted>{AWAITED})|待补|待定|待报|待统计|暂缺|未报|不详|不适用")
_UNSETTLED: Final = lazy(rf"[【（(\[]?{AWAITED}.*")
_NOT_DONE: Final = lazy("^(?:已|新|正)?(?:开工|动工|在建|在施工|施工中)")


def say_note(note: Note, path: Path, findings: Findings, value: Value, catalogue: Catalogue = EMPTY, *, units: tuple[str, ...] = ()) -> None:
    """Report one note of the parser; `units` are those that a bare number may be in."""
    if note.kind in _BELOW_ZERO:
        findings.has_falls = True
    said = _SAYING[note.kind](_Noted(note, path, value, catalogue, units))
    if said is not None:
        rule, message, hint = said
        if findings.is_of_a_row:
            from drafting.load.names.amounts.said_in_columns import in_columns

            hint = in_columns(hint, path)
        if rule is D083 and not units and not _SCALED.search(note.text):
            where = "在“情况属实”一列写" if findings.is_of_a_row else "行末写 # 情况属实"
            hint = f"{hint}；本来没有单位的，{where} D083：理由"
        if rule is D124 and _is_required(path, catalogue):  # its sentence is said whatever it is
            findings.add(rule, path, message, hint, severity=Severity.ERROR)
            return
        if rule is D124:
            hint = f"{hint}；确是负的，{'在“情况属实”一列写' if findings.is_of_a_row else '行末写 # 情况属实'} D124：理由"
        add = findings.add_unless_strict if rule is D081 else findings.add
        add(rule, path, message, hint)


def _is_required(path: Path, catalogue: Catalogue) -> bool:
    """Whether a figure is itself an indicator that some report must have."""
    entry = catalogue.by_path.get(".".join(map(str, path[1:-1])))
    return path[-1] == "数值" and entry is not None and bool(entry.required)


@frozen
class _Noted:
    """A note, and what it is a note on."""

    note: Note
    path: Path
    value: Value
    catalogue: Catalogue
    units: tuple[str, ...]

    @property
    def text(self) -> str:
        return str(self.value)

    @property
    def name(self) -> str:
        return str(self.path[-2] if self.path[-1] == "数值" else self.path[-1])

    @property
    def thing(self) -> str:
        """What it is a figure of: 综合指数 also where it is that of 上年同期."""
        return next(str(each) for each in reversed(self.path) if each not in _SAYS_NO_THING)

    @property
    def written(self) -> str:
        """The value as it should be written: without what was noted, unless the parser knows better."""
        return self.note.suggestion or self.text.replace(self.note.text, "")


_Said = tuple[Rule, str, str] | None
"""(the rule, the message, the hint) of a remark; None where there is nothing to say."""


def _unknown_unit(noted: _Noted) -> _Said:
    unit, meant = noted.note.text, noted.note.suggestion
    if unit == _PIECES:
        return None if _COUNTED_IN_PIECES.search(noted.name) else _pieces(noted.name, noted.text)
    better = f"是不是“{meant}”？写成 {noted.text.replace(unit, meant)}" if meant else ""
    return D081, f"不认识单位“{unit}”", better or "核对单位；本地单位加进 templates/_house/units.yaml 的“计数”"


def _pieces(name: str, text: str) -> _Said:
    """320块 is money by its name, or else its writer alone knows: signs and plots are counted so too."""
    money = text.replace(_PIECES, "元")
    if _OF_MONEY.search(name):
        return D081, "“块”不是钱的单位", f"写成 {money}"
    hint = f"是钱的，写成 {money}；是牌子、地块的，名称里写明（{name}标识牌、{name}地块），照写 {text}"
    return D081, f"“{_PIECES}”是口语，说不清数的是什么", hint


def _noun(noted: _Noted) -> _Said:
    """What stands behind a unit: 18户待补, 512户开工, 12个村子."""
    if pending := _pending(noted):
        return pending
    noun, name, written, catalogue = noted.note.text, noted.name, noted.written, noted.catalogue
    if (begun := _NOT_DONE.match(noun)) and (state := begun[0][-2:]) not in str(noted.path[-1]):
        figure = noted.text.replace(noun, "")
        return D086, f"“{noted.text}”说的是{state}，不是完成", f"另写一行 {name}{state}: {figure}；这里写已完成的，没有就删去"
    message = f"单位后面多了“{noun}”"
    if isinstance(noted.value, Measure) and len(noted.value.quantities) > 1 and noted.note.suggestion is None:
        return None if _is_noun(noun, catalogue) else (D082, message, f"几个数里要说明的分成几项写，名称里写明“{noun}”")
    if "/" in written:
        return D082, message, f"写成 {written}"
    if _says_again(name, noun):
        return D082, message, f"写成 {written}，名称“{name}”里已经说了"
    if _is_thing(noted.path, catalogue) or not _is_noun(noun, catalogue):
        return D082, message, f"写成 {written}；“{noun}”要说的，写进名称里"
    return None


def _remark(noted: _Noted) -> _Said:
    return _pending(noted) or (D082, f"数后面带着说明“{noted.note.text}”，会照样印出来", f"写成 {noted.note.suggestion}")


def _pending(noted: _Noted) -> _Said:
    pending = _PENDING.search(noted.note.text)
    if pending is None:
        return None
    if pending["doubted"]:
        bare = _UNSETTLED.sub("", noted.text)
        return D126, f"“{noted.text}”：数后面的“待核”会照样印出来", f"写成 {bare}，行末写 # 待核：问谁（草稿里印成【待核】，不出定稿）；一行一个单位的表，还没核定的先写 待补"
    hint = f"数已经有的，写成 {noted.written}；还没有的，写成 待补；两种数有一种还没有的，先写 {noted.written}"
    return D126, f"“{noted.text}”：数后面的“{pending[0]}”会照样印出来", hint


def _without_a_unit(noted: _Noted) -> _Said:
    if _NEEDS_NO_UNIT.search(noted.thing) or (not noted.units and not noted.text.strip("0")):  # none of what nobody knows how to count
        return None
    return D083, f"“{noted.note.text}”没有单位", _with_a_unit(noted)


def _negative_count(noted: _Noted) -> _Said:
    if may_be_below_zero(noted.path[1:], is_amount=False):
        return None
    return D124, f"{noted.note.text}是负数", f"{_without_minus(noted)}；是增减数的写在“同比增减”里"


def _negative_amount(noted: _Noted) -> _Said:
    if may_be_below_zero(noted.path[1:], is_amount=True):
        return None
    hint = f"{_without_minus(noted)}；是增减数的写在“同比增减”里；是亏损、扣减的，名称里写明，数写成正的"
    return D124, f"{noted.note.text}是负数", hint


def _without_minus(noted: _Noted) -> str:
    amount, name = noted.note.text.lstrip("-－"), noted.name
    turned = next((f"{word}{name[len(own) :]}" for own, word in _TURNED if name.startswith(own)), "")
    if turned:  # 多挽回: -30万元 is no 多挽回 30万元
        return f"名称“{name}”说的是多了、增了：其实是少了的，名称改成“{turned}”，数写成 {amount}；只是多打了减号的，去掉减号"
    return f"去掉减号，写成 {amount}"


_SAYING: Final[Mapping[str, Callable[[_Noted], _Said]]] = {
    "unknown_unit": _unknown_unit,
    "noun_after_unit": _noun,
    "remark": _remark,
    "stray_mark": lambda noted: (D082, f"数里多了“{noted.note.text}”，会照样印出来", f"写成 {noted.note.suggestion}"),
    "rate": lambda noted: (
        D082, f"“{noted.note.text}”没有写是什么的百分比，会照样印出来", f"写成 {noted.note.suggestion}；是完成率、进度的，名称照实写"
    ),
    "comma": lambda noted: (D082, f"两个数中间的“{noted.note.text}”会照样印出来", f"连写成 {noted.note.suggestion}；要停顿的用顿号"),
    "numeral": lambda noted: (D125, f"“{noted.note.text}”会照样印成汉字", f"写成 {noted.note.suggestion}"),
    "negative_count": _negative_count,
    "negative_amount": _negative_amount,
    "no_unit": _without_a_unit,
}
_BELOW_ZERO: Final = ("negative_count", "negative_amount")


def _says_again(name: str, noun: str) -> bool:
    """行政村: 12个村子, 万企兴万村企业: 86家企业. 五级书记遍访: 241个村 says what is counted nowhere else."""
    return name[-1:] in noun or (len(noun) > 1 and noun in name)


def _is_thing(path: Path, catalogue: Catalogue) -> bool:
    """Whether it is an indicator of the catalogue that counts things, which its sentence names: 社区: 3个村, but not 约谈: 2个县."""
    entry = catalogue.by_path.get(".".join(map(str, path[1:3])))
    return entry is not None and "次" not in entry.units


def _is_noun(text: str, catalogue: Catalogue) -> bool:
    """Whether names of the catalogue end so: 村, 县, 企业, 安置区."""
    return any(each.endswith(text) for entry in catalogue.by_path.values() for each in (entry.name, *entry.aliases))
_BOUNDED: Final = lazy(r"([\d.,]+)(以内|以上|以下|左右|上下)")


def _with_a_unit(noted: _Noted) -> str:
    if noted.name.endswith(_PER_MANY) and (whose := _OF_A_SUM.search(noted.name)):
        return f"数后面写上单位：{noted.text}人/{whose[1]}"
    if noted.units == ("%",) and noted.name.endswith(_PER_MANY):
        return f"数后面写上单位：{noted.text}‰（每千人），或 {noted.text}%；每十万人的写 {noted.text}/10万"
    return with_a_unit(noted.text, noted.units)


def with_a_unit(text: str, units: tuple[str, ...]) -> str:
    """How a bare number is written out. Which of two units it is in only its writer knows."""
    if len(units) == 1 and (bounded := _BOUNDED.fullmatch(text)):
        return f"写成 {bounded[1]}{units[0]}{bounded[2]}"
    if units == ("%",):
        rate = as_percent(text) if "." in text or text == "1" else ""  # 3 is no 300%
        return f"写成 {rate}；确是 {text}% 的，写成 {text}%" if rate else f"写成 {text}%；小数要先化成百分数，0.98 写成 98%"
    if not units:
        scaled, broken = text.rstrip("余多来").endswith(("万", "亿")), "." in text
        examples = ("元", "亩") if scaled else ("万元", "公里") if broken else ("户", "人", "个")
        return f"数后面写上单位，{'、'.join(written_out(text, examples))} 的样子"
    one, *others = written_out(text, units)
    return f"写成 {'、'.join((one, *others[:-1]))} 或 {others[-1]}，看实际是哪一个" if others else f"写成 {one} 的样子"


def as_percent(text: str) -> str:
    """98.5% for 0.985; "" for what is no fraction of one."""
    try:
        rate = Decimal(text)
    except InvalidOperation:
        return ""
    return f"{(rate * 100).normalize():f}%" if 0 < abs(rate) <= _LARGEST_FRACTION else ""
