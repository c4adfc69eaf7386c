"""Whose report it is: another place that speaks as itself, 我市 in the text of a county."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from drafting.bodies import own_word
from drafting.checks.prose.passages import Finding, Text
from drafting.checks.prose.setting import Setting
from drafting.checks.prose.signs import sign
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare

FOREIGN = declare(
    Rule(
        "P144",
        "正文里别的地方在说自己的话",
        Severity.WARNING,
        "句子以另一个同级地方的名称开头，说的是本单位该说的话，这个名称在数据里也没有出现过，多半是从别处的稿子粘贴来的。",
        hits="清溪县坚持把防止返贫作为底线任务。",
        clean="示例县坚持把防止返贫作为底线任务。",
    )
)
OWN_NAME = declare(
    Rule(
        "P145",
        "自称和单位的层级不符",
        Severity.WARNING,
        "县里的报告写“我镇”“我村”，乡镇的报告写“我村”：自称要和单位的层级一致。引用上级时写“全县”“县里”。",
        hits="我镇坚持每月研究一次防返贫工作。",
        clean="我县坚持每月研究一次防返贫工作。",
    )
)

_RANK: Final = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "乡": 3, "镇": 3, "村": 4}
_LEVEL_ENDS: Final = {"省": "省", "市": "市州盟", "县": "县区市旗", "乡镇": "乡镇", "村": "村"}
_OWN: Final = lazy(r"我(?:们)?(省|市|州|盟|县|区|旗|乡|镇|村)(?!委会|民|里人)")
_MAY_BE_OWN: Final = sign("我(?:们)?[省市州盟县区旗乡镇村](?!委会|民|里人)")
_ANY: Final = "全各我本该外邻两每贫脱示重部相这哪某首同所任单多数个强大小"
_GENERAL: Final = lazy(rf"[{_ANY}]|其他|其它|有的|试点|先进|兄弟|周边|一些|上述|受援|支援|结对|产粮|农业|创建|百强|区县|省市|下辖|牵头")
_NO_NAME: Final = "由在对为把将向从以及使让被于和与等的了是有实成立行级"
"""Characters of running text that hardly stand in a name."""
_VERBS: Final = (
    "坚持|认真|始终|深入|全面|严格|聚焦|紧盯|紧扣|立足|扎实|积极|高度重视|牢固|持续|切实|大力|统筹|着力|把|将|以|按照|围绕|围|共有|共识别|现有|辖"
)
_SAID: Final = f"县委|市委|区委|党委|政府|{_VERBS}"


_BEGINS: Final = "|".join(f"(?<={before}{'.' * length})" for length in range(2, 8) for before in ("[。！？；]", "^"))
_MAY_SPEAK: Final = {end: sign(rf"{end}(?<=[\u4e00-\u9fff].)(?<![{_NO_NAME}{_ANY}].)(?={_SAID})(?:{_BEGINS})") for end in "省市州盟县区旗乡镇村"}
"""What such a name ends with: few texts have it."""


def place_findings(text: Text, setting: Setting) -> Iterator[Finding]:
    unit = setting.unit
    if unit is None:
        return
    own = unit.own[-1:] if unit.own[-1:] in _RANK else ""
    if own:
        for match in text.each_shown(_MAY_BE_OWN, _OWN):
            if _RANK[match[1]] >= _RANK[own] and match[1] != own and match[0] != own_word(unit.name) and text.running(match.start()):  # 开发区管委会 says 我区, in whatever county
                yield Finding(OWN_NAME, match.start(), _around(text, match), f"“{match[0]}”：{unit.region}的报告应自称“{unit.own}”", f"改为“{unit.own}”")
    ends = _LEVEL_ENDS.get(unit.level, "")
    if not any(text.shows(_MAY_SPEAK[end]) for end in ends):
        return
    for match in _speaker(ends).finditer(text.whole):
        name = match[1]
        if not _GENERAL.search(name) and name not in unit.region and unit.region not in name and not setting.knows(name):
            yield Finding(FOREIGN, match.start(1), text.whole[match.start(1) : match.end() + 6].partition("\n")[0], f"“{name}”不是{unit.region}", f"核对是不是应写“{unit.region}”")


def not_said_of_names(prose: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings about the text without those of a place which the data give and D252 or D263 tells where it can be mended."""
    names = tuple(each.excerpt for each in told if each.code in ("D252", "D263") and each.excerpt)
    return [each for each in prose if each.code != FOREIGN.code or not (each.excerpt or "").startswith(names)]


@lru_cache(maxsize=8)
def _speaker(ends: str) -> re.Pattern[str]:
    """A name of this level at the beginning of a sentence, followed by what a report says of itself."""
    name = rf"(?:(?![{_NO_NAME}])[\u4e00-\u9fff]){{1,6}}?[{ends}]"
    return lazy(rf"[。！？；\n]({name})(?={_SAID})")


def _around(text: Text, match: re.Match[str]) -> str:
    return text.whole[match.start() : match.end() + 6].partition("\n")[0]
