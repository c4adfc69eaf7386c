"""单位: who reports, and how a text speaks of the place (全县, 我县, 县委、县政府)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, cast, get_args

from drafting.bodies import is_farm, own_word
from drafting.diagnostics import Rule, Severity
from drafting.load.findings import Findings
from drafting.load.names.words.place_in_name import place_before_office, place_in_name, whole_place
from drafting.model.dataset import Level, Unit
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path
from drafting.tuples import NamedTuple

D060 = declare(
    Rule(
        "D060",
        "单位没写全",
        Severity.ERROR,
        "单位要有名称（谁写的）和地区（写的是哪里）。",
        hits="单位: {名称: 某县农业农村局}\n报告期: 2021年\n指标: {}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n指标: {}\n",
    )
)
D061 = declare(
    Rule(
        "D061",
        "地区看不出层级",
        Severity.ERROR,
        "全县、我县、县委县政府等说法由地区的最后一个字得出；得不出时要自己写。",
        hits="单位: {名称: 某农场办公室, 地区: 某农场}\n报告期: 2021年\n指标: {}\n",
        clean="单位: {名称: 某农场办公室, 地区: 某农场, 层级: 乡镇, 全辖: 全场, 自称: 我场, 党委政府: 农场党委}\n报告期: 2021年\n指标: {}\n",
    )
)
D062 = declare(
    Rule(
        "D062",
        "层级不对",
        Severity.ERROR,
        "层级是 省、市、县、乡镇、村 之一。",
        hits="单位: {名称: 某县农业农村局, 地区: 某县, 层级: 处级}\n报告期: 2021年\n指标: {}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县, 层级: 县}\n报告期: 2021年\n指标: {}\n",
    )
)

D063 = declare(
    Rule(
        "D063",
        "层级和地区不合",
        Severity.ERROR,
        "层级写的是乡镇（村），地区只写到县（市、区）：正文会写成“青禾县……县委、县政府……”。地区写到本级：青禾县柏树镇；"
        "管理区、农场这样的，写明全辖、自称、党委政府。",
        hits="单位: {名称: 柏树镇人民政府, 地区: 青禾县, 层级: 乡镇}\n报告期: 2021年\n指标: {}\n",
        clean="单位: {名称: 柏树镇人民政府, 地区: 青禾县柏树镇, 层级: 乡镇}\n报告期: 2021年\n指标: {}\n",
    )
)

D067 = declare(
    Rule(
        "D067",
        "层级和单位名称不合",
        Severity.WARNING,
        "单位名称写明了是哪一级（…镇人民政府、…县人民政府、…村民委员会），层级写的、或者由地区得出的却是另一级：全县、我县这些称呼，和按层级分的句子、用语核对都会不对。",
        hits="单位: {名称: 柏树镇人民政府, 地区: 青禾县柏树镇, 层级: 县}\n报告期: 2021年\n指标: {}\n",
        clean="单位: {名称: 柏树镇人民政府, 地区: 青禾县柏树镇, 层级: 乡镇}\n报告期: 2021年\n指标: {}\n",
    )
)

KEYS: Final = ("名称", "地区", "层级", "全辖", "自称", "党委政府")
LEVELS: Final[tuple[str, ...]] = get_args(Level)

_LEVEL_WORDS: Final[dict[str, Level]] = {
    "省级": "省",
    "自治区": "省",
    "市级": "市",
    "州": "市",
    "盟": "市",
    "地区": "市",
    "县级": "县",
    "区": "县",
    "旗": "县",
    "县市区": "县",
    "乡": "乡镇",
    "镇": "乡镇",
    "街道": "乡镇",
    "苏木": "乡镇",
    "乡级": "乡镇",
    "社区": "村",
    "村级": "村",
    "嘎查": "村",
}


class Speech(NamedTuple):
    """How a place of one kind is spoken of."""

    level: Level
    whole: str
    own: str
    leadership: str


# longer endings stand first: 自治区 before 区, 街道 before 道
_BY_ENDING: Final[tuple[tuple[str, Speech], ...]] = (
    ("自治区", Speech("省", "全区", "我区", "自治区党委、政府")),
    ("地区", Speech("市", "全区", "我区", "地委、行署")),
    ("社区", Speech("村", "全社区", "我社区", "社区“两委”")),
    ("开发区", Speech("县", "全区", "我区", "党工委、管委会")),
    ("高新区", Speech("县", "全区", "我区", "党工委、管委会")),
    ("经开区", Speech("县", "全区", "我区", "党工委、管委会")),
    ("街道", Speech("乡镇", "全街道", "我街道", "街道党工委、办事处")),
    ("街道办事处", Speech("乡镇", "全街道", "我街道", "街道党工委、办事处")),
    ("苏木", Speech("乡镇", "全苏木", "我苏木", "苏木党委、政府")),
    ("嘎查", Speech("村", "全嘎查", "我嘎查", "嘎查“两委”")),
    ("省", Speech("省", "全省", "我省", "省委、省政府")),
    ("市", Speech("市", "全市", "我市", "市委、市政府")),
    ("州", Speech("市", "全州", "我州", "州委、州政府")),
    ("盟", Speech("市", "全盟", "我盟", "盟委、盟行署")),
    ("县", Speech("县", "全县", "我县", "县委、县政府")),
    ("区", Speech("县", "全区", "我区", "区委、区政府")),
    ("旗", Speech("县", "全旗", "我旗", "旗委、旗政府")),
    ("乡", Speech("乡镇", "全乡", "我乡", "乡党委、政府")),
    ("镇", Speech("乡镇", "全镇", "我镇", "镇党委、政府")),
    ("村", Speech("村", "全村", "我村", "村“两委”")),
)

_AREA: Final = "全区", "我区", "党工委、管委会"
_FARM: Final = "全场", "我场"
_ON_THEIR_OWN: Final[dict[str, tuple[str, str, str]]] = {
    **dict.fromkeys(("管理区", "景区", "名胜区", "度假区", "园区", "示范区", "试验区", "实验区", "保护区", "合作区", "产业区", "工业区"), _AREA),
    **{farm: (*_FARM, f"{farm}党委") for farm in ("农场", "林场", "牧场", "渔场", "原种场", "良种场")},
    **dict.fromkeys(("管委会", "管理委员会"), _AREA),
    **dict.fromkeys(("团场",), ("全团", "我团", "团党委")),
}
"""What is no county and no township, be it called 区 → how it may be spoken of, which the data say (D061)."""

_BY_NAME: Final[tuple[tuple[re.Pattern[str], tuple[Level, ...]], ...]] = (
    (lazy("(?:村民委员会|村委会|村党支部|村党总支|社区居民委员会|社区居委会|嘎查委员会)$"), ("村",)),
    (lazy("(?:乡|镇|街道|苏木)(?:人民政府|政府|党委|党工委|办事处)$"), ("乡镇",)),
    (lazy("(?:县|旗)(?:人民政府|政府)(?:办公室)?$"), ("县",)),
    (lazy("(?:省|自治区)(?:人民政府|政府)(?:办公厅)?$"), ("省",)),
    (lazy("(?:(?<!管理)区|市|州|盟)(?:人民政府|政府|行政公署)(?:办公室)?$"), ("县", "市")),
)  # 自治区 stands before 区
"""What a unit's name ends with that says of which level it is → the level, or those between which the name does not tell."""

_EXAMPLE: Final = "写成 单位: {名称: 某县农业农村局, 地区: 某县}"
_IN_A_TABLE: Final = "表里加“{}”一列，或者用 --common 共用.yaml 写 单位: {{名称: \"{{地区}}人民政府\", 地区: \"某县{{地区}}\", 层级: 乡镇}}"
"""A row has no line of its own to write it on."""


def read_unit(raw: Any, findings: Findings) -> Unit | None:
    """The unit, or None where it cannot be made out (and that is said)."""
    path: Path = ("单位",)
    given = findings.mapping(raw, path, _example(raw) if isinstance(raw, str) else _EXAMPLE)
    if given is None:
        return None
    texts = findings.texts(given, path, KEYS, _EXAMPLE)
    if not texts.get("名称") or not texts.get("地区"):
        _say_missing(texts, given, findings)
        return None
    if any(mark in texts[key] for key in ("名称", "地区") for mark in ("{地区}", "{单位}")):
        _not_filled_in(texts, findings)
        return None
    speech = speech_of(texts["地区"])
    level = _level(texts.get("层级", ""), speech, findings)
    missing = [key for key in ("全辖", "自称", "党委政府") if not texts.get(key)]
    if speech is None and (missing or not texts.get("层级")):
        _say_unplaced(texts, missing, findings)
        return None
    if level is None:
        return None
    if speech is not None and missing and _too_high(speech.level, level):
        _beyond_the_level(texts, level, missing, findings)
        return None
    _check_name(texts, level, speech, missing, findings)
    return Unit(
        name=texts["名称"],
        region=texts["地区"],
        level=level,
        whole=texts.get("全辖") or (speech.whole if speech else ""),
        own=texts.get("自称") or (speech.own if speech else ""),
        leadership=texts.get("党委政府") or (speech.leadership if speech else ""),
    )


def _say_missing(texts: Mapping[str, str], given: Mapping[str, Any], findings: Findings) -> None:
    for key in ("名称", "地区"):
        if not texts.get(key):
            hint = _example(texts["名称"]) if texts.get("名称") else _EXAMPLE
            if findings.is_of_a_row:
                hint = _IN_A_TABLE.format({"名称": "单位名称"}.get(key, key))
            findings.add(D060, ("单位", key) if key in given else ("单位",), f"没有写{key}", hint, key=True)


def _say_unplaced(texts: dict[str, str], missing: list[str], findings: Findings) -> None:
    """That the place does not say of which level it is, nor do the data."""
    region = texts["地区"]
    if own_word(region) and not is_farm(region):
        message, hint = f"“{region}”是单位，不是地方", _of_an_office(texts, findings)
    else:
        wanted = [*([] if texts.get("层级") else ["层级"]), *missing]
        message = f"从“{region}”看不出是省、市、县、乡镇还是村"
        hint = f"地区写全称（某县、某乡、某街道）；确实不是这些，{_where_to_say(wanted, region, findings)}"
    findings.add(D061, ("单位", "地区"), message, hint)


def _example(name: str) -> str:
    """What to type for a unit of which only the name is given."""
    return f"写成 单位: {{名称: {name.strip()}, 地区: {place_before_office(name) or '某县'}}}"


def _of_an_office(texts: dict[str, str], findings: Findings) -> str:
    """Where 城区经办所 belongs that stands for the place: a bureau's sheet has a row for each of its offices."""
    place = place_before_office(texts["地区"]) or place_before_office(texts["名称"]) or "某县"
    if findings.is_of_a_row:
        return f"写的是单位的一列，表头写“单位名称”；报告写的是哪里，在 --common 共用.yaml 里写 单位: {{地区: {place}}}"
    named = "" if texts["名称"] != texts["地区"] and place_before_office(texts["名称"]) else f"名称: {texts['地区']}, "
    return f"地区写报告说的是哪里，单位写在“名称”里：单位: {{{named}地区: {place}}}"


def _where_to_say(wanted: list[str], region: str, findings: Findings) -> str:
    """In a table, columns that the other units leave empty: a farm, a forest farm or a scenic area among townships."""
    words = next((said for ending, said in _ON_THEIR_OWN.items() if region.endswith(ending)), (*_FARM, "农场党委"))
    said = dict(zip(("层级", "全辖", "自称", "党委政府"), ("乡镇", *words), strict=True))
    if not findings.is_of_a_row:
        return f"就在“单位:”下写明{'、'.join(wanted)}（如 {'，'.join(f'{key}: {said[key]}' for key in wanted)}）"
    columns = "”“".join(wanted)
    example = "，".join(f"{key} {said[key]}" for key in wanted)
    return f"就在表里加“{columns}”{'几' if len(wanted) > 1 else '一'}列，只填这样的单位（如 {example}），别的单位空着"


def _check_name(texts: dict[str, str], level: Level, speech: Speech | None, missing: list[str], findings: Findings) -> None:
    """The level that is told, or that of the place, against the one that the unit's own name is of."""
    name, region, told = texts["名称"], texts["地区"], texts.get("层级", "")
    if speech is not None and speech.level == level and name.startswith(region):  # as most are
        return
    meant: tuple[Level, ...] = next((levels for ending, levels in _BY_NAME if ending.search(name)), ())
    if not meant or level in meant or not (told or missing):
        return
    if speech is None or speech.level in meant:
        findings.add(D067, ("单位", "层级"), f"层级是{level}，单位名称“{name}”却是{meant[0]}的", f"写成 层级: {meant[0]}，或者删去层级，由地区得出")
        return
    place, is_above = place_in_name(name), LEVELS.index(speech.level) < LEVELS.index(meant[0])
    whole = whole_place(region, name) if is_above else f"{region.partition(place)[0]}{place}" if place and place in region else ""
    hint = f"地区写成 {whole}" if whole else "地区写到本级"
    said = f"正文会写成{texts.get('全辖') or speech.whole}、{texts.get('自称') or speech.own}"
    message = f"地区“{region}”是{speech.level}，单位名称“{name}”却是{meant[0]}的，{said}"
    findings.add(D067, ("单位", "地区"), message, f"{hint}{'，删去层级' if told else ''}")


def _not_filled_in(texts: dict[str, str], findings: Findings) -> None:
    """The common file leaves the place to each unit, and this one says none."""
    path: Path = ("单位", "名称" if "{单位}" in texts["名称"] else "地区")
    if findings.is_of_a_row:
        hint = "表里加一列“地区”（乡镇名称、县区也可以），写各单位的全称，如 某乡、某镇；从“单位名称”里看不出是哪个乡镇"
        findings.add(D060, path, "共用文件用了“{地区}”，表里没有“地区”这一列", hint)
        return
    findings.add(D060, path, "写了“{地区}”，这个单位自己没有写地区", "在这份数据的“单位”下写 地区: 某乡（某镇、某县）；“{地区}”只在 --common 文件里代各单位的地区")


def _too_high(spoken: Level, level: Level) -> bool:
    """Whether a place is above the level that is told. A city may be of the level of a county (县级市)."""
    below = LEVELS.index("乡镇")
    return LEVELS.index(level) >= below and LEVELS.index(spoken) < LEVELS.index(level)


def _beyond_the_level(texts: dict[str, str], level: Level, missing: list[str], findings: Findings) -> None:
    region = texts["地区"]
    whole = whole_place(region, texts["名称"])
    written = f"地区写成 {whole}" if whole else f"地区写到本级：{region}某{'镇' if level == '乡镇' else '村'}"
    hint = f"{written}；报告就是{region}的，删去层级；管理区、农场一类的，{_where_to_say(missing, place_in_name(texts['名称']) or texts['名称'], findings).removeprefix('就')}"
    findings.add(D063, ("单位", "地区"), f"层级是{level}，地区“{region}”却不是{level}，正文会按它称呼本单位", hint)


def speech_of(region: str) -> Speech | None:
    """How to speak of `region`, from its ending; None where the ending does not tell."""
    if region.endswith(tuple(_ON_THEIR_OWN)):
        return None
    return next((speech for ending, speech in _BY_ENDING if region.endswith(ending)), None)


def _level(text: str, speech: Speech | None, findings: Findings) -> Level | None:
    if not text:
        return speech.level if speech else None
    if text in LEVELS:
        return cast(Level, text)
    if text in _LEVEL_WORDS:
        return _LEVEL_WORDS[text]
    findings.add(D062, ("单位", "层级"), f"没有“{text}”这一层", f"写 {'、'.join(LEVELS)} 之一，或者不写，由地区得出")
    return None
