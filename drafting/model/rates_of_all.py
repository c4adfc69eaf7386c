"""Rates of which whatever is counted is one of the base, so that they are no more than 100%: one vocabulary for figures that are typed and texts that are written."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from drafting.patterns import lazy

NEVER_MORE: Final = (
    "合格率|保学率|普惠率|优良率|满意率|就业率|报销比例|按[期时]办结率|持证上岗率|通(?:硬化路|[沥柏]油路|水泥路|公路|公交|客车|客运班车|班车|宽带|光纤|快递|邮|网|动力电|自来水|天然气)率|知晓率|好评率|防治率|成灾率|成活率|存活率|治愈率|及格率|通电率|城镇化率|准确率|正确率|成功率|命中率|网办率|可办率|在线率|联网率|失业率|死亡率|空置率|贫困发生率"
    "|优良(?:水质|水体|天数)?比例|绿地率|(?:森林|林草|绿化|植被)覆盖率"
)
"""Names of such rates, at their ends."""
_COVERED: Final = "(?<!拨备)(?<!利息)(?<!利润)(?<!现金)(?<!金流)(?<!流量)(?<!流动性)(?<!偿债)(?<!债务)(?<!本息)(?<!资产)(?<!资本)(?<!成本)(?<!担保)(?<!押物)(?<!风险)覆盖率"
"""What is covered of all there is; not what money covers of what is owed."""
SELDOM_MORE: Final = (
    "(?<!毛)入学率|巩固率|参保率|签约率|救治率|随访率|达标率|满意度|化解率|办结率|整改率|拨付率|支付率|支出率|入户率|安全率|利用率|建档率|入住率|分娩率|体检率|处置率|处理率|保存率|入组率|病案率|发生率|覆盖面"
    f"|出勤率|机械化率|检验率|受检率|数字化率|(?<!账款)(?<!投资)(?<!成本)回收率|支持率|{_COVERED}|(?<!电话)(?<!手机)(?<!汽车)普及率"
)
"""Rates that what is found later, carried over, or counted elsewhere may lift above it."""
HARDLY_MORE: Final = f"(?<!保险)(?<!参保)(?<!医保)(?<!接种)(?<!信号){_COVERED}|机械化率|检验率|受检率|数字化率|出勤率|支持率"
"""Those of them of which a text says so where anything does: what is covered, worked by machine or put to the test is counted among what there is."""
MOST_LIFTED: Final = 150
"""Per cent to which it may lift them: 985% is wrong whatever figures give it."""
_OF_EACH: Final = lazy(f"(?:{NEVER_MORE})$")
_OF_ALL: Final = lazy(f"(?:占比|比重|{NEVER_MORE}|{SELDOM_MORE})$")


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def is_of_all(name: str) -> bool:
    """Whether a figure of this name is a rate of all that is counted."""
    return _OF_ALL.search(name) is not None


def is_of_each(name: str) -> bool:
    """Whether nothing can lift a rate of this name above 100%."""
    return _OF_EACH.search(name) is not None
