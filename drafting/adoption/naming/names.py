"""What a template and the data can write as a name: of a group, of the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.adoption.naming.labels import SHORTEST, letters_of
from drafting.adoption.wording import ZEALOUS
from drafting.load.house.catalogue import KEYS
from drafting.model.indicator import DERIVED_NAMES, DONE, OTHER_WORDS, OWN_KEYS
from drafting.model.names import BUILT_IN
from drafting.patterns import lazy

FOLDED: Final = str.maketrans(",;:()ⅠⅡⅢⅣⅤⅥ", "，；：（）一二三四五六")
STOP: Final = lazy("[，。；：！？、（）《》【】…|　 \t]")
_LONGEST_GROUP: Final = 18
_NO_NAMES: Final = frozenset((*BUILT_IN, *OWN_KEYS, *DERIVED_NAMES, *OTHER_WORDS, *DONE, *KEYS, "名称", "别名", "行业", "近组", "所属", "门类", "限本组", "限近组", "同义", "一律不含"))
"""Names that say something else in data, in a catalogue or in a template."""
_MEANS: Final = lazy("以.+为(?:抓手|引领|目标|主线|重点|契机|核心|牵引|导向|统领|总抓手|支撑|基础|载体|突破口)|坚持|聚焦.{0,3}$")
"""以党建为引领，…: by what, not what."""
INTRODUCTION: Final = "总体情况"
_CHANGED_BY: Final = lazy("增减$")
_COMPARED: Final = lazy("(?:[比较](?:上年|去年)(?:同期)?|[比较]年初|[比较]上年[底末]|同比)$")
_COUNTED: Final = lazy("（[^（）%％]+）$")
"""较上年（户）: by how many, of which rows come to those of all."""
_PER_CENT: Final = lazy("[%％]")
"""增减% stands beside 增减额."""
_YEARS: Final = lazy(r"(?:(?:19|20)\d{2}[-—－～~至])?(?:19|20)\d{2}年(?:度(?!假))?(?:第?[一二三四]季度|[上下]半年)?")
_OF_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年")


def is_name(text: str) -> bool:
    """Whether a template and the data can write it as a name."""
    return len(text) > 1 and text.isidentifier() and text not in _NO_NAMES and not any(each.isdigit() for each in text)


def group_name(headings: Sequence[str]) -> str:
    """What the heading is about, in short; of several the nearest. The headings above it tell it from one that is alike."""
    if not headings:
        return INTRODUCTION
    words = _YEARS.sub("", headings[-1].translate(FOLDED))
    parts = [each for each in (letters_of(part) for part in STOP.split(words)) if len(each) >= SHORTEST]
    telling = [each for each in parts if len(each) > SHORTEST and not _MEANS.match(each)]
    short = next(iter([*telling, *parts]), "")
    short = short.lstrip("和及与暨")
    short = ZEALOUS.sub("", short) or short
    if len(short) > _LONGEST_GROUP:
        short = short[:_LONGEST_GROUP]
    return short if is_name(short) else f"{short}情况" if is_name(f"{short}情况") else INTRODUCTION


def table_names(head: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table as names, each another."""
    names: list[str] = []
    latest = max((int(match[1]) for words in head for match in _OF_YEAR.finditer(words)), default=0)
    shorts = [words.translate(FOLDED).partition("（")[0] for words in head]
    for words, short in zip(head, shorts, strict=True):
        shown = short if shorts.count(short) == 1 else words.translate(FOLDED)  # 受益（户） and 受益（人）
        before = "上年" if (match := _OF_YEAR.search(shown)) and int(match[1]) == latest - 1 else ""
        name = before + letters_of(_YEARS.sub("", shown)) or ("本年" if latest else "栏")
        if _CHANGED_BY.search(name) and _PER_CENT.search(words):
            name += "率"
        elif _COMPARED.fullmatch(name) and _COUNTED.search(words.translate(FOLDED)):
            name += "增减"
        while name in names or not is_name(name):
            name = f"另{name}" if name in names else f"{name}栏"
        names.append(name)
    return tuple(names)
