"""The place that an office works for, by its name: 东山区 of 东山区市场监督管理局, 青山市清河县 of 中共青山市清河县委组织部."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

OFFICE: Final = (
    "局|委员会|管委会|办公室|中心|政府|联合会|工会|红十字会|管理处|办事处|街道办|大队|支队|总队|分队|医院|学校|大学|学院|党校|中学|小学|幼儿园|公司|集团|委|院|站|所|馆|厅|署|处|部"
    "|残联|妇联|科协|文联|社科联|工商联|侨联|联社|联合社|协会|学会|指挥部|领导小组|专班|党组|党总支|党支部|支部|法院|检察院|银行|农场|林场|牧场|分局|台|纪委监委|居委会|村委会|办"
)
"""How names of offices end."""
_ABOVE_ALL: Final = lazy("^(?:中国共产党|中共|中国共产主义青年团|共青团|政协|中国农工民主党|民革|民盟|民建|民进|九三学社|(?:国家|中国)[^省市县区旗州]{2,8}?(?:总局|局|银行|总队|公司))")
_SEGMENT: Final = lazy(
    "(?:"
    "[^局厅署办委]{1,8}?(?:自治区|自治州|自治县|自治旗)"
    "|[^局厅署办委]{1,8}?(?:新区|开发区|高新区|示范区|管理区)"
    "|[^局厅署办委]{1,6}?(?:省|县(?![级域直区]|市(?![场政容民域])|城(?![市乡管建]))|盟|州(?![市县]级))"
    "|[^局厅署办委]{2,6}?(?:旗(?!下|舰)|市(?![场容域直级]|民(?![政族宗兵间])|政(?!务|府|协|法|数)|[区中]|郊)|(?<!社)区(?![域级位间划]))"
    "|[^局厅署办委]{1,3}市中?区(?![域级])"
    "|[城郊矿]区(?=.*(?:局|委|委员会|政府|办公室)$)"
    "|[^局厅署办委]{2,6}?(?:地区(?=[^省市县区旗]*(?:局|行署|行政公署))|街道)"
    "|[^局厅署办委]{1,6}?(?:乡(?![村镇土])|镇(?![村区级])|苏木)"
    "|[^局厅署办委]{2,6}?(?:村(?!级|镇|干)|嘎查|社区(?=居|党|村|服务|工作|$)))"
)
_NO_PLACE: Final = lazy("(?:园|景|灌|库|校|片|小|辖|特|城市|自然保护|林业?保护|风景|风景名胜|旅游度假|度假|保护|名胜|农业|工业|产业|物流|保税港?)区$|[乡农]村$|^(?:县城|城市|城镇|城乡|全[省市县区]|本[省市县区]|各[省市县区])|[城家返下]乡$|[城小]镇$|^集镇$")
"""Ends as a place does and is none, or not one that is a government's."""
_BRANCH: Final = lazy(r"^(.*?局)(.+)分局")
_ENDS_AS_OFFICE: Final = lazy(f"(?:{OFFICE})$")


def place_of_office(name: str) -> str:
    """The place, with those that it lies in where the name says them; "" where it names none (县住建局, 某帮扶工作队) or is no office's."""
    bare = "".join(name.split())
    if not _ENDS_AS_OFFICE.search(bare):
        return ""
    branch = _BRANCH.match(bare)
    return place_before(branch[1]) + place_before(branch[2]) if branch else place_before(bare)


def place_before(words: str) -> str:
    """The places with which words begin, from above to below."""
    above_all = _ABOVE_ALL.match(words)
    start = at = above_all.end() if above_all else 0
    while (match := _SEGMENT.match(words, at)) and not _NO_PLACE.search(match[0]):
        at = match.end()
    return words[start:at]
