"""The place that the name of a unit holds: 柏树镇人民政府 → 柏树镇, 某县农业农村局 → 某县."""

from __future__ import annotations

from typing import Final

from drafting.load.names.words.place_of_office import place_of_office
from drafting.patterns import lazy

_PLACE: Final = r"[\u3400-\u9fff]{1,20}?(?:省|自治区|市|州|盟|县|区|旗|乡|镇|街道|苏木|嘎查|村|社区)"
_ORGAN: Final = (
    r"人民政府(?:办公室)?|(?:党委|党工委)?办事处|党委(?:、?政府)?|党政(?:综合)?办(?:公室)?|农业农村(?:和水利|水利)?局"
    r"|管委会|管理委员会|乡村振兴局|农业农村委员会|(?:村民|居民)委员会|村?委会|居委会"
)
_NAME: Final = lazy(rf"({_PLACE})(?:{_ORGAN})?")
_NUMBERED: Final = lazy(r"^[（(]?\d{1,4}[）).．、]\s*(?=[\u3400-\u9fff])")
_MARKS: Final = "*＊※★△▲#"


def place_said(text: str) -> str:
    """What a cell in the column of places names: 柏树镇 of 柏 树 镇, 3.柏树镇, 柏树镇* and 柏树镇人民政府."""
    bare = _NUMBERED.sub("", "".join(text.split())).strip(_MARKS)
    return place_in_name(bare) or bare


def place_in_name(name: str) -> str:
    """The place of a unit that is a government, its office or the place itself; "" for any other (某帮扶工作队)."""
    found = _NAME.fullmatch(name.strip())
    return found[1] if found else ""


def place_before_office(name: str) -> str:
    """青禾县 of 青禾县民政局, too: what a hint may propose, not what a text may be told of; "" where none is found."""
    return place_in_name(name) or place_of_office(name)


def whole_place(region: str, name: str) -> str:
    """青禾县 and 柏树镇人民政府 → 青禾县柏树镇; "" where the name holds no place below the region."""
    place = place_in_name(name)
    if not place or region.endswith(place):
        return ""
    return place if place.startswith(region) else f"{region}{place}"
