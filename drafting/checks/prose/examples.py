"""The examples that a rule of wording brings along, tried on the rule itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafting.blocks.document import Document, Front, Paragraph, Text
from drafting.checks.prose import Wording, check_prose
from drafting.checks.prose.setting import Setting
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.dataset import Level, Period, Unit
from drafting.model.text_rules import CLEAN_KEY, HITS_KEY, Example, TextRule
from drafting.registry import declare

NO_EXAMPLE = declare(
    Rule(
        "T061",
        "文字核对规则没有例子",
        Severity.ERROR,
        "每条规则都要有 会提示 和 不提示 两种例句：例句说明规则管什么、不管什么，由 template check 实际试过。没有例句的规则照样起作用，报告照出。",
        hits="# 文件：_house/checks/本地.yaml\n"
        "规则: [{编码: P901, 名称: 过时的词, 级别: 存疑, 说明: 本地已改用乙词。,\n"
        "  词条: [{误: 甲词, 正: 乙词}], 会提示: [这是甲词。]}]\n",
        clean="# 文件：_house/checks/本地.yaml\n"
        "规则: [{编码: P901, 名称: 过时的词, 级别: 存疑, 说明: 本地已改用乙词。,\n"
        "  词条: [{误: 甲词, 正: 乙词}], 会提示: [这是甲词。], 不提示: [这是乙词。]}]\n",
    )
)
UNTRUE_EXAMPLE = declare(
    Rule(
        "T062",
        "文字核对规则和它的例句不符",
        Severity.ERROR,
        "“会提示”的例句没有引出这条规则，或者“不提示”的例句引出了它：规则写宽了、写窄了，或者例句写错了。",
        hits="# 文件：_house/checks/本地.yaml\n"
        "规则: [{编码: P901, 名称: 过时的词, 级别: 存疑, 说明: 本地已改用乙词。,\n"
        "  词条: [{误: 甲词, 正: 乙词}], 会提示: [这是丙词。], 不提示: [这是乙词。]}]\n",
        clean="# 文件：_house/checks/本地.yaml\n"
        "规则: [{编码: P901, 名称: 过时的词, 级别: 存疑, 说明: 本地已改用乙词。,\n"
        "  词条: [{误: 甲词, 正: 乙词}], 会提示: [这是甲词。], 不提示: [这是乙词。]}]\n",
    )
)

YEAR = 2026
"""Of an example that names none."""


def example_findings(rule: TextRule, place: Callable[..., Place]) -> Iterator[Diagnostic]:
    """A finding for each kind of example that is missing, and for each one that does not do what it says.

    `place` gives where the rule stands, or what is below it. None of these stops a report.
    """
    code = rule.rule.code
    for key, examples, expected in ((HITS_KEY, rule.hits, True), (CLEAN_KEY, rule.clean, False)):
        if not examples:
            yield NO_EXAMPLE.at(place(), f"{code}：没有“{key}”的例句", f"加一行 {key}: [例句]")
        for index, example in enumerate(examples):
            if raises(rule, example) is not expected:
                said = "应当提示，却没有" if expected else "不该提示，却提示了"
                yield UNTRUE_EXAMPLE.at(place(key, index), f"{code}：例句“{example.text}”{said}", "改规则或改例句", excerpt=example.text)


def raises(rule: TextRule, example: Example) -> bool:
    """Whether the rule hits the example's text."""
    return any(found.code == rule.rule.code for found in check_prose(_document(example), _setting(example), Wording([rule])))


def _document(example: Example) -> Document:
    return Document(Front("工作总结"), (Paragraph((Text(example.text),)),))


def _setting(example: Example) -> Setting:
    level: Level = next((each for each in _SELF if each == example.level), "县")
    whole, own = _SELF[level]
    region = example.region or f"示例{whole.removeprefix('全')}"
    return Setting("", Unit(region, region, level, whole, own, ""), Period(example.year or YEAR, "年度", 1, 12), None, example.kind)


_SELF: dict[Level, tuple[str, str]] = {
    "省": ("全省", "我省"),
    "市": ("全市", "我市"),
    "县": ("全县", "我县"),
    "乡镇": ("全乡", "我乡"),
    "村": ("全村", "我村"),
}
