"""What reads well in a template and prints twice, or nowhere.

A unit typed behind a figure that has its own, a comparison that the catalogue does not foresee, a 其余 that names no group.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.catalogue import Entry
from drafting.model.names import probable_typo
from drafting.registry import declare
from drafting.render.compiling.events import Event, Reading, Structure, Text, Use
from drafting.render.vetting.names import Vocabulary

TWICE = declare(
    Rule(
        "T047", "计量单位写了两遍", Severity.WARNING,
        "{{ 指标 }} 印出来带着计量单位（6个），后面再写一个“个”，正文就成了“6个个”。删去后面写的单位。",
        hits="# 文件：示例/例.j2\n开办助餐点{{ 养老.助餐点 }}个。\n# 文件：示例/indicators.yaml\n养老:\n  助餐点: {计量单位: 个}\n",
        clean="# 文件：示例/例.j2\n开办助餐点{{ 养老.助餐点 }}。\n# 文件：示例/indicators.yaml\n养老:\n  助餐点: {计量单位: 个}\n",
    )
)
UNFORESEEN = declare(
    Rule(
        "T048", "目录没有写这个用项", Severity.WARNING,
        "句子要说同比（较上年末），目录的这个指标没有写 用项: [上年同期]（上年末）：数据骨架里没有地方填它；填了的，数的后面先加一个括号说一遍，句子里又说一遍。",
        hits="# 文件：示例/例.j2\n供应农资{{ 供销.农资 }}[[，{{ 供销.农资|同比 }}]]。\n# 文件：示例/indicators.yaml\n供销:\n  农资: {计量单位: 吨}\n",
        clean="# 文件：示例/例.j2\n供应农资{{ 供销.农资 }}[[，{{ 供销.农资|同比 }}]]。\n"
        "# 文件：示例/indicators.yaml\n供销:\n  农资: {计量单位: 吨, 用项: [上年同期]}\n",
    )
)
NO_GROUP = declare(
    Rule(
        "T049", "“其余”后面不是组名", Severity.WARNING,
        "{% 其余 组 %} 要写目录里的组名。写别名或写错字的，这一句收不到数，数掉到别处的“其余”里。",
        hits="# 文件：示例/例.j2\n供应农资{{ 供销服务.农资 }}。{% 其余 供销社 %}\n"
        "# 文件：示例/indicators.yaml\n供销服务:\n  别名: [供销社]\n  农资: {计量单位: 吨}\n",
        clean="# 文件：示例/例.j2\n供应农资{{ 供销服务.农资 }}。{% 其余 供销服务 %}\n"
        "# 文件：示例/indicators.yaml\n供销服务:\n  别名: [供销社]\n  农资: {计量单位: 吨}\n",
    )
)

_COMPARES: Final = {"同比": "上年同期", "较上年末": "上年末"}
"""A filter, or a name below an indicator → the 用项 that it takes."""
_WORDS: Final = frozenset(
    (
        "个人", "个体", "个别", "名额", "名单", "名为", "户均", "户籍", "户厕", "人均", "人次", "人员", "人口", "人才",
        "人民", "家庭", "家长", "家禽", "次数", "次均", "项目", "期间", "期末", "元旦", "亩均", "场次", "场所", "条件",
        "座谈", "所有", "所在", "处置", "处理", "件数", "村民", "组织", "支部", "吨位", "批次", "对象",
    )
)
"""Words that begin like a unit and are none."""


def doubled(reading: Reading, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """All of these in one file, each once a line."""
    yield from dict.fromkeys(_found(reading, vocabulary))


def _found(reading: Reading, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    before: Event | None = None
    for event in reading.events():
        if isinstance(event, Text) and isinstance(before, Use) and (unit := _typed_again(before, event.text, vocabulary)):
            message = f"{before.typed} 印出来带着单位，后面又写了“{unit}”，会印成“6{unit}{unit}”"
            yield TWICE.at(reading.place(before.line, before.typed), message, f"删去 }}}} 后面的“{unit}”", path=before.dotted)
        elif isinstance(event, Use) and not event.asked:
            yield from _compared(event, reading, vocabulary)
        elif isinstance(event, Structure) and event.mark == marks.REST and event.payload:
            yield from _no_group(event, reading, vocabulary)
        before = event


def _typed_again(use: Use, text: str, vocabulary: Vocabulary) -> str:
    """The unit that a figure prints and the text behind it begins with, "" where it does not."""
    if use.asked or use.filters:
        return ""
    entry = vocabulary.catalogue.find(use.dotted)
    units = entry.units if entry is not None else ()
    whole = vocabulary.catalogue.find(".".join(use.steps[:-1])) if entry is None and len(use.steps) > 2 else None
    if whole is not None and use.steps[-1] in whole.units:
        units = (use.steps[-1],)
    return next((unit for unit in units if text.startswith(unit) and text[: len(unit) + 1] not in _WORDS), "")


def _compared(use: Use, reading: Reading, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    entry = _indicator(use, vocabulary)
    if entry is None:
        return
    for word in (*use.filters, *use.steps[2:]):
        wanted = _COMPARES.get(word)
        if wanted and wanted not in entry.uses:
            hint = f"在 indicators.yaml 的“{entry.name}”后面写 用项: [{'、'.join((*entry.uses, wanted)).replace('、', ', ')}]"
            yield UNFORESEEN.at(
                reading.place(use.line, use.typed), f"句子说{entry.name}的{word}，目录没有写它的用项“{wanted}”", hint, path=entry.dotted
            )


def _indicator(use: Use, vocabulary: Vocabulary) -> Entry | None:
    lengths = range(len(use.steps), 1, -1)
    return next((entry for length in lengths if (entry := vocabulary.catalogue.find(".".join(use.steps[:length])))), None)


def _no_group(rest: Structure, reading: Reading, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    catalogue, given = vocabulary.catalogue, rest.payload
    real = catalogue.group_aliases.get(given) if given not in catalogue.groups else None
    if real:
        yield NO_GROUP.at(reading.place(rest.line, f"其余 {given}"), f"“{given}”是“{real}”组的别名，“其余”后面要写组名", f"改成 {{% 其余 {real} %}}")
    elif given not in catalogue.groups and (near := probable_typo(given, catalogue.groups, catalogue.words)):
        yield NO_GROUP.at(reading.place(rest.line, f"其余 {given}"), f"目录里没有“{given}”组", f"是不是“{near}”？是的，改成 {{% 其余 {near} %}}")
