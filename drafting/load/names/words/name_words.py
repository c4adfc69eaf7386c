"""The words around a name that a clerk adds and the catalogue does not: of doing, of counting, of whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.model.catalogue import Entry
from drafting.model.counting_words import COUNTED
from drafting.patterns import lazy

_YEAR_WORDS: Final = "今年以来|年初以来|年初至今|今年来|今年|本年度?|年内|当年|全年|年度|上半年|前三季度|本期|报告期内?"
_DAY_WORDS: Final = "截至目前|截止目前|年末|年底|期末|月末|月底|季末|季度末"
_OF_THE_YEAR: Final = lazy(f"^(?:{_YEAR_WORDS})")
"""Words that make a flow of a name: 今年消除风险 is not what was removed in all."""
_OF_A_DAY: Final = lazy(f"^(?:{_DAY_WORDS})")
"""Words that make a stock of a name: 年末 has no 发放."""
_LEADING: Final = (
    lazy(f"^(?:全[省市县区乡镇村州盟旗]|[我本][省市县区乡镇村州盟旗]|{_YEAR_WORDS}|{_DAY_WORDS}|下辖|辖|目前|现有|共有|共计|已|共)"),
    lazy(
        "^(?:组织|实施|开展|发放|兑现|兑付|拨付|支付|落实|完成|建成|建有|建设|创建|打造|安排|设置|开发|配备|选派|举办|召开|"
        "推广|推送|培育|发展|(?:种植|养殖)(?!面积|规模|产量|产值|收入|[户人]?数)|办理|实现|享受|纳入|惠及|出台|印发|制定|制发|认定|获评|达到|列入|改善|有效)"
    ),
    lazy("^(?:农村|各级|精准|针对性|低收入群体|线上线下|现行|累计|在库|在册|大数据|生态|标准化|规模化|一次性)"),
)
"""Words before a name that change nothing of what is counted: of whom and when, of doing, of kind."""
_TRAILING: Final = lazy(f"(?:专题研究|研究|惠及|金额|资金|情况统计|统计|情况|工作|人员|对象|种植|养殖|饲养|发放|实际完成|完成数|完成|建成|{COUNTED})$")
OWN: Final = ("本地", "另有")
"""Before a name they make one that the catalogue does not know."""
_KIND_OF_FIGURE: Final = lazy(f"(?:种植|养殖|存栏|出栏)?(?:情况|工作|创建|建设|{COUNTED})?$")
_FIGURE_ALONE: Final = lazy(f"(?:{COUNTED})$")
_QUALITY: Final = lazy("(?:特色|生态|优质|优势|规模|设施|林下|高效|绿色|有机|重点|农村|全县|高山)+")
"""Words that say how something is and not what: they are no name for a sentence."""
_ON_AS_WORK: Final = lazy("(?:工作|情况|发展|建设|管理|保障|帮扶|服务|体系|行动|成效|措施|方面|提升|改善|巩固|落实|推进|实施|政策|事业|安全|及|和|与|等|其他|相关|重点|专项|领域|任务|指标|数据|统计)*")
"""What goes on behind the name of a group and makes no other of it."""
_IN_BRACKETS: Final = lazy("^[（(]([^（）()]{1,4})[）)](?=.)")
SAYS_LITTLE: Final = frozenset("的数量额率人户次总个名已年度本和与及等情况工作面积资金金额建设完成开展实施农村对象0123456789一二三四五六七八九十")
"""Characters that make no other thing of a name."""
_FLOW_TO: Final = lazy("^(?:推送|下发)")
"""What is sent on to be looked into is not all that there is: 推送监测对象."""
SHORTEST: Final = 2  # of a name whose words of doing and counting are taken off


def bare_names(name: str) -> Iterator[str]:
    """A name without the words of doing before it and of counting behind it: 发放低保资金 → 低保资金, 发放低保, 低保."""
    seen = {name}
    heads = [_unbracketed(name)]
    for leading in _LEADING:
        headless = leading.sub("", heads[-1])
        if headless != heads[-1]:
            heads.append(headless)
    for head in heads:
        bare = _TRAILING.sub("", head)
        for each in (head, bare, _TRAILING.sub("", bare)):
            if each not in seen and len(each) >= SHORTEST:
                seen.add(each)
                yield each


def goes_on_as_work(tail: str) -> bool:
    """Whether what stands behind the word of a group is of doing alone: 住房 and 住房保障工作 are one, 农业气象 is not 农业."""
    return _ON_AS_WORK.fullmatch(tail) is not None


def says_less(name: str, real: str) -> bool:
    """Whether a name is one that it stands for with words left out which say of what it is: 道路 of 村组道路."""
    letters = iter(real)
    return len(name) < len(real) and all(each in letters for each in name) and not SAYS_LITTLE.issuperset(each for each in real if each not in name)


def without_kind(name: str) -> str:
    """高山蔬菜 of 高山蔬菜面积: what is counted, without the words for its figure. 特色种植 stays one name."""
    bare = _KIND_OF_FIGURE.sub("", name)
    if _QUALITY.fullmatch(bare):
        bare = _FIGURE_ALONE.sub("", name)
    return bare if len(bare) >= SHORTEST else name


def _unbracketed(name: str) -> str:
    """（累计）完成投资 says what 累计完成投资 says."""
    return _IN_BRACKETS.sub(r"\1", name) if name.startswith(("（", "(")) else name


def at_odds(name: str, entry: Entry) -> bool:
    """今年消除风险 is not what was removed in all, and what stands at a year's end was not done in a year."""
    name = _unbracketed(name)
    return bool((entry.nature == "时点" and (_OF_THE_YEAR.match(name) or _FLOW_TO.match(name))) or (entry.nature == "时期" and _OF_A_DAY.match(name)))
