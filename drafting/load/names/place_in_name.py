"""The place that the name of a unit holds: 柏树镇人民政府 → 柏树镇, 某县农业农村局 → 某县."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_PLACE: Final = r"[\u3400-\u9fff]{1,20}?(?:省|自治区|市|州|盟|县|区|旗|乡|镇|街道|苏木|嘎查|村|社区)"
_ORGAN: Final = (
    r"人民政府(?:办公室)?|(?:党委|党工委)?办事处|党委(?:、?政府)?|党政(?:综合)?办(?:公室)?|农业农村(?:和水利|水利)?局"
    r"|管委会|管理委员会|乡村振兴局|农业农村委员会|(?:村民|居民)委员会|村?委会|居委会"
)
_NAME: Final = lazy(rf"({_PLACE})(?:{_ORGAN})?")
_NO_PLACES: Final = (
    "城市|都市|超市|上市|门市|夜市|市区|城区|景区|灌区|校区|山区|园区|库区|林区|矿区|牧区|片区|小区|辖区|郊区|老区|地区|街区|特区|护区|胜区|范区|验区"
    "|城镇|乡镇|小镇|集镇|城乡|返乡|下乡|水乡|家乡|农村|乡村|全县|各县|本县|全镇|全乡|红旗|全省"
)
"""Words that end as names of places do and are none, by their last two characters."""
_PLACE_BEFORE: Final = (
    r"(?!城市|城镇|城乡|农村|景区|[全各本])[\u3400-\u9fff]{1,20}?"
    rf"(?:[县镇乡省](?![村镇])|街道|嘎查|苏木|(?<=[\u3400-\u9fff]{{2}})[市州区旗村])(?<!{_NO_PLACES})"
)
_OFFICE: Final = lazy(rf"(?![省市县区旗乡镇])({_PLACE_BEFORE})[\u3400-\u9fff]{{2,14}}(?:局|委|委员会|办|办公室|中心|联合会|总工会|站|所)")

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
    found = _OFFICE.fullmatch(name.strip())
    return place_in_name(name) or (found[1] if found else "")


def whole_place(region: str, name: str) -> str:
    """青禾县 and 柏树镇人民政府 → 青禾县柏树镇; "" where the name holds no place below the region."""
    place = place_in_name(name)
    if not place or region.endswith(place):
        return ""
    return place if place.startswith(region) else f"{region}{place}"
