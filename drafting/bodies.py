"""What departments are called: 财政局, 县财政局 and 示例县财政局 of one county are one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from drafting.patterns import lazy

_LEVEL: Final = lazy("(?:省|市(?!场|政)|州|盟|县|区(?!域)|旗|乡(?!村)|镇)(?=..)")  # 市场监管局 and 乡村振兴局 begin with no level

_UNDER: Final = lazy("^.*(?:省|市(?!场|政)|州|盟|县|区(?!域)|旗|(?<!城)乡(?!村|镇)|(?<!城|乡)镇)")
"""The places and levels before what a body does: 公安县 is no 公安, 工业园区 no 工业, 水利镇 no 水利."""
_TRADES: Final = {
    "教育": ("教育", "教体"),
    "住建": ("住房", "住建", "建设", "城乡建设"),
    "水利": ("水利", "水务"),
    "医保": ("医疗保障", "医保"),
    "民政": ("民政",),
    "人社": ("人力资源", "人社", "社会保障"),
    "卫健": ("卫生", "卫健"),
    "交通": ("交通",),
    "林草": ("林业", "林草", "草原"),
    "残联": ("残疾人", "残联"),
    "财政": ("财政",),
    "自然资源": ("自然资源",),
    "生态环境": ("生态环境", "环保"),
    "文旅": ("文化", "文旅", "广电"),
    "体育": ("体育", "教体", "文体"),
    "商务": ("商务",),
    "发改": ("发展和改革", "发展改革", "发改"),
    "科技": ("科技", "科学技术"),
    "工信": ("工信", "工业"),
    "市场监管": ("市场监督", "市场监管"),
    "党务": ("组织", "宣传", "统战", "妇女", "妇联", "团委", "工会"),
    "供销": ("供销",),
    "气象": ("气象",),
    "审计": ("审计",),
    "统计": ("统计",),
    "公安": ("公安",),
    "司法": ("司法",),
    "金融": ("金融",),
    "信访": ("信访",),
    "退役军人": ("退役军人",),
    "应急": ("应急",),
    "移民": ("移民", "搬迁", "易地扶贫搬迁", "易地搬迁"),
    "民族": ("民族",),
    "政务": ("政务",),
    "税务": ("税务",),
    "邮政": ("邮政",),
    "电力": ("电力", "供电"),
}
"""What a department does → how its names say it."""
_TRADE: Final = lazy(
    "(?:委|总)?(?:" + "|".join(word for words in _TRADES.values() for word in words) + ")"
    "(?:[^村园]*(?:局|委|厅|部|会|办|办公室|委员会|联合会|中心|社|站|公司)|(?<=[联会委]))(?<!管委会)(?<!管理委员会)$"
)
_OF_ALL_TRADES: Final = lazy("乡村振兴|(?<!易地)扶贫|帮扶|防返贫|防止返贫|农业|农村|农牧|政府|党委|驻村|村民|社区")

_BODY: Final = ("局", "办", "办公室", "会", "中心", "残联", "站")
_OF_ONE_PEOPLE: Final = {
    "搬迁群众": lazy("(?:易地|移民|生态)(?:扶贫)?搬迁|搬迁(?:安置|后续|后扶|服务)|生态移民"),
    "移民": lazy("(?:(?:大中型)?水[库利](?:水电)?(?:工程)?)?移民(?!和|与|、)"),
    "残疾人": lazy("残联|残疾人"),
    "退役军人": lazy("退役军人"),
    "老干部": lazy("(?:委)?(?:老干部|离退休干部)"),
}
"""Whom a body is there for → how its name begins behind the place."""

_OF_A_PLACE: Final = lazy("(?:政府|党委|党工委|街道|街道办事处|办事处|村委会|村民委员会|居委会|居民委员会|管委会|(?<!监督)(?<!公积金)管理委员会|[省市州盟县区旗乡镇村])$")
_OWN_WORDS: Final = {
    "集团有限公司": "集团", "集团有限责任公司": "集团", "集团公司": "集团", "集团": "集团", "公司": "公司", "银行": "行", "支行": "行", "分行": "行", "厂": "厂",
    "委员会": "委", "办公室": "办", "联合会": "会", "协会": "会", "中心": "中心", "总队": "总队", "支队": "支队", "大队": "大队", "中队": "中队", "医院": "院", "卫生院": "院",
    "学校": "校", "学院": "院", "小学": "校", "中学": "校", "大学": "校", "局": "局", "厅": "厅", "委": "委", "办": "办", "部": "部", "会": "会", "所": "所", "站": "站", "院": "院", "馆": "馆", "校": "校", "队": "队", "社": "社", "联": "会", "处": "处", "台": "台", "园": "园", "段": "段",
}
"""How an office is called, the longer first, and what it calls itself."""
_FARM: Final = lazy("(?:[省市州盟县区旗].*|国有|国营)(?:林|农|牧|茶|渔|种畜)场$")
"""A farm that an office of the county runs; 东风农场 alone is a place."""
_ALSO: Final = lazy("(?<=..)(?:（[^（）]*）|\\([^()]*\\))$")
"""What an office is as well: 烟草专卖局（分公司）."""
_OF_AN_AREA: Final = lazy("([区园场])(?:党工委)?(?:管理委员会|管委会)$")
"""Whose the office of an area is that is no county: 开发区管委会 says 我区, in whatever county."""
_LED_BY_THE_PARTY: Final = lazy(
    "(?:纪委|纪律检查委员会|监委|监察委员会|人大(?:常委会)?|人民代表大会(?:常务委员会)?|政协|政治协商会议.*委员会|法院|检察院|组织部|宣传部|统战部|统一战线工作部|社会工作部|政法委|政法委员会"
    "|[省市州盟县区旗]委|党校|团委|共青团.*委(?:员会)?|妇联|妇女联合会|总工会|工商联|工商业联合会)(?:机关|机关党委|办公室|办)?$"
)
"""Whom no government leads: courts, people's congresses, offices of the party, people's organisations."""


def of_one_trade(name: str) -> bool:
    """A department that reports on its own trade (某县教育局), not on all that a county, a town or a park does."""
    return _OF_ALL_TRADES.search(name) is None and _TRADE.match(_without_place(name)) is not None


def population(name: str) -> str:
    """The people whom all figures of a department are of, where its name says so: 残疾人 of 某县残联; "" where they may be of all."""
    if not name.endswith(_BODY) or _OF_ALL_TRADES.search(name):
        return ""
    own = _without_place(name)
    return next((people for people, said in _OF_ONE_PEOPLE.items() if said.match(own)), "")


def is_farm(name: str) -> bool:
    """Whether it is a farm of a county's, which may be the place that a report is of, too."""
    return _FARM.search(name) is not None


def own_word(name: str) -> str:
    """我局 for 某县交通运输局; "" for a government, a party committee, and what is called by nothing that one can be called by."""
    name = _ALSO.sub("", name)
    if (area := _OF_AN_AREA.search(name)) is not None:
        return f"我{area[1]}"
    if _OF_A_PLACE.search(name):
        return ""
    if is_farm(name):
        return "我场"
    return next((f"我{word}" for ending, word in _OWN_WORDS.items() if name.endswith(ending)), "")


def led_by(name: str, leadership: str) -> str:
    """县委 of 县委、县政府 for a court, a people's congress or an office of the party; of others both."""
    return leadership.partition("、")[0] if _LED_BY_THE_PARTY.search(name) else leadership


def gives(name: str, provider: str) -> bool:
    """Whether a department is the one that the catalogue calls so: 教育体育局 is its 教育局, 人力资源和社会保障局 its 人社局."""
    own = _without_place(name)
    asked = [words for words in _TRADES.values() if provider.startswith(words)]
    return provider in name or any(word in own for words in asked for word in words)


def are_one_body(name: str, other: str) -> bool:
    """Whether two names say that a department does the same: 水利局 and 水务局."""
    ways = [{trade for trade, words in _TRADES.items() if any(word in _without_place(each) for word in words)} for each in (name, other)]
    return bool(ways[0] & ways[1])


def _without_place(name: str) -> str:
    return _UNDER.sub("", name)


def same_bodies(names: Iterable[str], region: str) -> dict[str, str]:
    """Each name of a department → the one under which it is asked: 财政局 and 县财政局 of one county are the same.

    Of two levels (县财政局, 市财政局) a bare name may be either, and stays its own.
    """
    bare: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        rest = name.removeprefix(region) if region else name
        level = region[-1:] if rest != name else ""
        match = None if level else _LEVEL.match(rest)
        if match:
            level, rest = match[0], rest[match.end() :]
        bare[rest].append((level, name))
    found: dict[str, str] = {}
    for forms in bare.values():
        levels = {level for level, _ in forms if level}
        for level, name in forms:
            alike = [other for near, other in forms if near and (near == level or (not level and len(levels) == 1))]
            found[name] = min(alike, key=len, default=name)
    return found
