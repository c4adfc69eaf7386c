"""Names that any trade has: amounts and stages of whatever it is, and the work that every office does. They do not say of what they are."""

from __future__ import annotations

from typing import Final

from drafting.model.counting_words import HOW_LARGE, HOW_MANY
from drafting.patterns import lazy

_WORDS: Final = (
    "累计|新增|新建|建设|改造|提升|完成|建成|在建|开工|完工|竣工|投入|投资|安排|下达|到位|拨付|支付|支出|使用|发放|兑现|奖励|奖补|补助|补贴|"
    f"资金|金额|经费|总额|里程|人次|{'|'.join((*HOW_LARGE, *HOW_MANY))}|收入|收益|产值|产量|农户|群众|人口|项目|企业|受益|惠及|带动|覆盖|任务|计划|位次|排名|名次|增速|增幅|占比|比例|进度|已|新|总|数|户|人|村|个|处|件|起|条|项|场|次|批"
).split("|")
_KNOWN: Final = frozenset(_WORDS)
_NOT_JOINED: Final = "|".join(each for each in dict.fromkeys(_WORDS) if not any(each[:at] in _KNOWN and each[at:] in _KNOWN for at in range(1, len(each))))
"""户数 is 户 and 数: said both ways, a long name would be tried in every mixture of the two."""
_OF_ANYTHING: Final = lazy(f"(?:{_NOT_JOINED})+")
"""Names of no other words say nothing of what they count: 建设 and 累计 of fields, 补贴资金 for machines."""
_WORK: Final = lazy(
    "(?:累计|新增|新建|建设|完成|建成|开展|组织|受理|安全|应急|专项|日常|定期|集中|全面|监督)*"
    "(?:检查|督查|督导|抽查|巡查|排查|走访|巡逻|调研|宣传|宣讲|培训|演练|整改|整治|鉴定|核查|清运|维修|隐患|隐患排查|隐患整改|问题|投诉|举报|案件|立案|办结|救援|执法|监管|监测|活动|会议|服务|"
    "设施|设备|车辆|队伍|人员|工作人员|干部|党员|志愿者|平台|系统|站点|网点|场所|基地|单位|机构|工程)(?:人数|人次|户数|总数|数量|次数|数)?"
)
"""What any trade has and does; a name of no other words says nothing of whose it is: 安全检查, 志愿者人数."""


_OF_ANYBODY: Final = frozenset(
    ("余额", "逾期", "满意度", "群众满意度", "满意率", "合格率", "优良率", "销售额", "成交额", "分红", "受理", "办件", "贷款余额", "重点人群", "响应时间", "死亡率", "化解率", "床位")
)
"""Names of results that anybody may have: only their group says whose they are."""
_THE_REST: Final = lazy("其[他它](?:各?(?:方面|重点)?(?:工作|事项|情况|任务|指标|数据)?)?")


def is_the_rest(name: str) -> bool:
    """Whether a group is called by what is in no other: 其他, 其他工作."""
    return _THE_REST.fullmatch(name) is not None


def says_nothing(name: str) -> bool:
    """Whether a name is made of words that stand with anything."""
    return _OF_ANYTHING.fullmatch(name) is not None


def of_any_trade(name: str) -> bool:
    """Whether a name is made of words that any trade has for its work: 安全检查 and 培训 are those of whose figures they stand among."""
    return says_nothing(name) or is_work(name)


def says_no_group(name: str) -> bool:
    """Whether a name that the catalogue has in one group alone may as well be of any other: 位次, 余额, 开工率, 满意度."""
    return name in _OF_ANYBODY or of_any_trade(name.removesuffix("率"))


def is_work(name: str) -> bool:
    """Whether it names work that every trade does, or what it does it with, and no amount or stage of it."""
    return _WORK.fullmatch(name) is not None
