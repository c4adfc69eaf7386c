"""templates/_house/checks/*.yaml → `TextRule`s: rules of wording without a line of Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, get_args

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.load.findings import Findings
from drafting.model.dataset import Level
from drafting.model.names import closest
from drafting.model.text_rules import CLEAN_KEY, HITS_KEY, Example, Month, Term, TextRule
from drafting.patterns import lazy
from drafting.registry import RULES, declare
from drafting.source import Path, Tree

MALFORMED = declare(
    Rule(
        "T060",
        "文字核对规则的写法不对",
        Severity.ERROR,
        "_house/checks/ 下的文件写成 规则: [{编码: P…, 名称: …, 级别: 存疑, 说明: …, 词条或查或并存: …, 会提示: […], 不提示: […]}]。",
        hits="# 文件：_house/checks/本地.yaml\n"
        "规则: [{编码: P901, 名陈: 过时的词, 级别: 存疑, 说明: 本地已改用乙词。,\n"
        "  词条: [{误: 甲词, 正: 乙词}], 会提示: [这是甲词。], 不提示: [这是乙词。]}]\n",
        clean="# 文件：_house/checks/本地.yaml\n"
        "规则: [{编码: P901, 名称: 过时的词, 级别: 存疑, 说明: 本地已改用乙词。,\n"
        "  词条: [{误: 甲词, 正: 乙词}], 会提示: [这是甲词。], 不提示: [这是乙词。]}]\n",
    )
)
RULES_KEY: Final = "规则"
CODE_KEY: Final = "编码"
KEYS: Final = (CODE_KEY, "名称", "级别", "说明", "依据", "词条", "查", "先查", "含", "除外", "并存", "提示", "改成", "文种", HITS_KEY, CLEAN_KEY)
TERM_KEYS: Final = ("误", "正", "自", "至", "除外", "层级", "地区", "依据")
EXAMPLE_KEYS: Final = ("文", "年度", "层级", "地区", "文种")
SEVERITIES: Final = {each.label: each for each in Severity}

_CODE: Final = lazy(r"P\d{3}")
_MONTH: Final = lazy(r"(\d{4})-(\d{1,2})")
_MANY: Final = "写成 [甲, 乙]"


def read_text_rules(tree: Tree, *, tried: bool = False) -> tuple[tuple[TextRule, ...], tuple[Diagnostic, ...]]:
    """The rules of one file as far as they can be read, and everything wrong with it.

    The patterns of a file that was `tried` and found right are compiled when they are first used.
    """
    findings = Findings(tree)
    given = tree.value.get(RULES_KEY, "") if isinstance(tree.value, dict) else ""
    if not isinstance(given, list):
        findings.add(MALFORMED, (), "没有读到规则", "最外层写“规则:”，下面每条规则以“- 编码: P…”开头")
        return (), findings.all()
    rules = tuple(rule for index, raw in enumerate(given) if (rule := _Reader((RULES_KEY, index), findings, tried=tried).rule(raw)))
    return rules, findings.all()


def places_of_rules(tree: Tree) -> dict[str, Path]:
    """Code → path of each rule of a file that was read without a fault."""
    return {str(raw[CODE_KEY]).strip(): (RULES_KEY, index) for index, raw in enumerate(tree.value[RULES_KEY])}


class _Reader:
    """Reads what stands at one place of the file; what is wrong goes to `findings`."""

    def __init__(self, path: Path, findings: Findings, *, tried: bool) -> None:
        self.path = path
        self.findings = findings
        self.tried = tried

    def rule(self, raw: Any) -> TextRule | None:
        given = self.mapping(raw, KEYS)
        if given is None:
            return None
        code, title = self._code(given), self.text(given, "名称")
        severity = SEVERITIES.get(self.text(given, "级别"))
        if severity is None:
            self.fault(f"级别写{'、'.join(SEVERITIES)}之一", f"“{given.get('级别', '')}”不是级别", "级别")
        hits, clean = tuple(self._examples(given, HITS_KEY)), tuple(self._examples(given, CLEAN_KEY))
        ways = [key for key in ("词条", "查", "并存") if given.get(key)]
        if len(ways) != 1:
            self.fault("三种写法取一种：词条（一列词）、查（正则式）、并存（几种写法）", f"{code}：词条、查、并存要有一个，只有一个")
        if not (code and title and severity and len(ways) == 1):
            return None
        shown = Rule(code, title, severity, self._meaning(given), *(_shown(each[0]) if each else "" for each in (hits, clean)))
        return TextRule(
            shown,
            terms=tuple(self._terms(given)),
            pattern=self.pattern(given, "查"),
            anchors=self.names(given, "含"),
            glances=tuple([each for text in self.names(given, "先查") if (each := self._compiled(text, "先查"))]),
            unless=self.pattern(given, "除外"),
            variants=tuple(self._variants(given)),
            message=self.text(given, "提示"),
            hint=self.text(given, "改成"),
            kinds=self.names(given, "文种"),
            hits=hits,
            clean=clean,
        )

    def _meaning(self, given: dict[str, Any]) -> str:
        source = self.text(given, "依据")
        return self.text(given, "说明") + (f"依据：{source}。" if source else "")

    def _code(self, given: dict[str, Any]) -> str:
        code = self.text(given, "编码")
        if not _CODE.fullmatch(code):
            self.fault("写成 P 加三位数字，本单位自加的从 P900 起", f"“{code}”不是文字核对的编码", "编码")
            return ""
        if code in RULES:
            self.fault("换一个没有用过的编码，本单位自加的从 P900 起", f"编码 {code} 程序里已经用了", "编码")
            return ""
        return code

    def _terms(self, given: dict[str, Any]) -> Iterator[Term]:
        for at, raw in self.entries(given, "词条"):
            entry = at.mapping(raw, TERM_KEYS)
            wrong = at.text(entry, "误") if entry else ""
            if entry is None or not wrong:
                at.fault("写成 {误: 扶贫办, 正: 乡村振兴局}", "词条没有写“误”")
                continue
            yield at.term(entry, wrong)

    def term(self, entry: dict[str, Any], wrong: str) -> Term:
        levels = self.names(entry, "层级")
        for level in levels:
            if level not in get_args(Level):
                self.fault(f"写 {'、'.join(get_args(Level))} 之一", f"没有“{level}”这个层级", "层级")
        return Term(
            wrong,
            self.text(entry, "正"),
            self.month(entry, "自"),
            self.month(entry, "至"),
            self.pattern(entry, "除外"),
            levels,
            self.names(entry, "地区"),
            self.text(entry, "依据"),
        )

    def _variants(self, given: dict[str, Any]) -> Iterator[tuple[str, ...]]:
        for at, raw in self.entries(given, "并存"):
            names = tuple(each.strip() for each in raw if isinstance(each, str)) if isinstance(raw, list) else ()
            if len(names) > 1:
                yield names
            else:
                at.fault("写成 [写法甲, 写法乙]", "并存的一项要有两种以上写法")

    def _examples(self, given: dict[str, Any], key: str) -> Iterator[Example]:
        for at, raw in self.entries(given, key):
            if isinstance(raw, str):
                yield Example(raw)
                continue
            entry = at.mapping(raw, EXAMPLE_KEYS)
            if entry is not None:
                year = at.text(entry, "年度")
                if year and not year.isdecimal():
                    at.fault("写成 年度: 2026", f"“{year}”不是年度", "年度")
                    continue
                words = [at.text(entry, name) for name in ("层级", "地区", "文种")]
                yield Example(at.text(entry, "文"), int(year) if year else None, *words)

    # single values ------------------------------------------------------------------

    def fault(self, hint: str, message: str, *below: str | int) -> None:
        self.findings.add(MALFORMED, (*self.path, *below), message, hint)

    def mapping(self, raw: Any, keys: tuple[str, ...]) -> dict[str, Any] | None:
        if not isinstance(raw, dict):
            self.fault("写成“键: 值”的分项", "这里要写成“键: 值”的分项")
            return None
        for key in raw:
            if key not in keys:
                near = closest(key, keys)
                self.fault(f"是不是“{near}”？" if near else f"可用的键：{'、'.join(keys)}", f"不认识“{key}”这个键", key)
        return raw

    def text(self, given: dict[str, Any], key: str) -> str:
        value = given.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self.fault(f"写成 {key}: …", f"“{key}”是一段文字", key)
        return ""

    def entries(self, given: dict[str, Any], key: str) -> Iterable[tuple[_Reader, Any]]:
        value = given.get(key, "")
        if value == "":
            return ()
        if not isinstance(value, list):
            self.fault(_MANY, f"“{key}”是一列", key)
            return ()
        return [(_Reader((*self.path, key, index), self.findings, tried=self.tried), raw) for index, raw in enumerate(value)]

    def names(self, given: dict[str, Any], key: str) -> tuple[str, ...]:
        value = given.get(key, "")
        if isinstance(value, str):
            return (value,) if value else ()
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self.fault(_MANY, f"“{key}”是一列词", key)
        return ()

    def month(self, given: dict[str, Any], key: str) -> Month | None:
        text = self.text(given, key)
        match = _MONTH.fullmatch(text)
        if match and 1 <= int(match[2]) <= 12:
            return int(match[1]), int(match[2])
        if text:
            self.fault("写成 2021-06 的样子", f"“{text}”不是年月", key)
        return None

    def pattern(self, given: dict[str, Any], key: str) -> re.Pattern[str] | None:
        text = self.text(given, key)
        return self._compiled(text, key) if text else None

    def _compiled(self, text: str, key: str) -> re.Pattern[str] | None:
        if self.tried:
            return lazy(text)
        try:
            return re.compile(text)
        except re.error as error:
            self.fault("核对括号是否成对、反斜杠是否写对", f"“{key}”不是正确的正则式（第{(error.pos or 0) + 1}个字符处）", key)
            return None


def _shown(example: Example) -> str:
    """As `explain` prints it: 县扶贫办牵头落实。（2022年）."""
    about = [each for each in (f"{example.year}年" if example.year else "", example.region or example.level, example.kind) if each]
    return f"{example.text}（{'，'.join(about)}）" if about else example.text
