"""Growth that is not that of the two figures beside it: at constant prices, or of the same firms, as statisticians reckon it."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_AT_OTHER_PRICES: Final = lazy("可比|不变价|口径|实际增长|实际下降|扣除|剔除|按季|核实|调整后|经普查")
"""What a line says of a growth that is not that of the two figures."""
_AS_ACCOUNTED: Final = lazy("生产总值|GDP|增加值|产值|[一二三]产|第[一二三]产业|固定资产投资|零售|(?:批发|餐饮|住宿|商品房?|房地产|贸易|商贸)[^，。；]{0,6}销售额|营业收入|规上|规模以上|限上|限额以上|人均(?![\u4e00-\u9fff]{0,4}(?:能耗|用水|用电|耗水|耗电|补助|补贴|面积|借阅))|可支配")
"""Figures whose growth the statisticians reckon otherwise."""
_AT_CONSTANT_PRICES: Final = lazy("生产总值|GDP|增加值|总产值")
"""Those of which the growth that is published is never that of the two amounts."""


_INDUSTRY: Final = lazy(
    "(?:其中)?[：:]?\\s*(?:第?[一二三]产业?|农业|农林牧渔(?:服务)?业|种植业|畜牧业|林业|渔业|工业|制造业|采矿业|建筑业|(?:现代|生产性|生活性|其他|非?营利性)?服务业|金融业|房地产业|批发(?:和|、)?零售业|住宿(?:和|、)?餐饮业|交通运输(?:、仓储和邮政)?业)"
)
"""Rows that are called by an industry alone: what it has added, as a rule."""


def is_industry(row: str) -> bool:
    """Whether a row of a table is called by an industry and no more: 服务业, whose growth is reckoned at constant prices."""
    return _INDUSTRY.fullmatch(row.strip()) is not None


def is_at_constant_prices(name: str) -> bool:
    """Whether an indicator's growth is reckoned at constant prices: 地区生产总值, 规上工业增加值."""
    return _AT_CONSTANT_PRICES.search(name) is not None


def says_reckoned_otherwise(words: str, before: str) -> bool:
    """Whether words say of a growth that it is one at constant prices, or those before it that it is of what the statisticians reckon so."""
    return bool(_AT_OTHER_PRICES.search(words) or _AS_ACCOUNTED.search(before))
