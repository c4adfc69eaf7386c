"""The house style read from parsed style data: groups of Chinese keys with values as people type them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from drafting.writers.proportions import A_BIT, check_proportions
from drafting.writers.settings import TWIPS, Settings
from drafting.writers.style import (
    ClosingLook,
    Face,
    HeadLook,
    ImprintLook,
    LetterLook,
    Page,
    PageNumber,
    Style,
    TableLook,
)

_PAPERS: Final = {"A4": (210.0, 297.0)}  # millimetres
_PLACES: Final = {"居右空一字": "right", "居左空一字": "left", "居中": "center"}
_YES_NO: Final = {"是": True, "否": False}
_LEVELS: Final = ("一级标题字体", "二级标题字体", "三级标题字体", "四级标题字体")


def merge_style(house: Mapping[str, Any], profile: Mapping[str, Any]) -> dict[str, Any]:
    """A local profile, a file of differences, laid over the house style; neither is changed."""
    merged = {group: dict(items) if isinstance(items, Mapping) else items for group, items in house.items()}
    for group, items in profile.items():
        under = merged.get(group)
        merged[group] = {**under, **items} if isinstance(under, dict) and isinstance(items, Mapping) else items
    return merged


def style_of(house: Mapping[str, Any], profile: Mapping[str, Any]) -> Style:
    """The house style with a profile's differences. Raises Refused."""
    return read_style(merge_style(house, profile), profile or None)


def read_style(data: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> Style:
    """The style that parsed style data describes; of it `own` is what somebody wrote over the house's, and where they look for their mistakes.

    Raises Refused with every F010–F012 finding at once.
    """
    settings = Settings(data, own)
    first, second, third, fourth = (_of_text(settings, font) for font in _LEVELS)
    style = Style(
        page=_page(settings),
        line=settings.twips("行与字", "行距"),
        spacing=settings.twips("行与字", "字距"),
        indent=settings.characters("行与字", "首行缩进"),
        latin=settings.font("西文字体"),
        body=_of_text(settings, "正文字体"),
        title=_face(settings, "标题字体", "标题字号"),
        title_limit=settings.characters("标题", "每行最多"),
        draft=_of_text(settings, "稿次字体"),
        headings=(first, second, third, fourth),
        numbering=settings.numbering("层次", "编号"),
        run_in=settings.choice("层次", "排法", {"独行": False, "接排": True}, False),
        head=_head(settings),
        letter=_letter(settings),
        closing=_closing(settings),
        annex=_of_text(settings, "附件字体"),
        imprint=_imprint(settings),
        page_number=_page_number(settings),
        table=_table(settings),
        alternates=settings.pairs("替代字体"),
    )
    check_proportions(style, settings)
    settings.finish()
    room = int(style.page.text_width / style.title.em)  # a profile of a larger title has no need to say so
    return replace(style, title_limit=min(style.title_limit, room)) if room < style.title_limit - A_BIT else style


def _face(settings: Settings, font: str, size: str) -> Face:
    return Face(settings.font(font), settings.size(size))


def _of_text(settings: Settings, font: str) -> Face:
    """A face in the size of the text."""
    return _face(settings, font, "正文字号")


def _page(settings: Settings) -> Page:
    width, height = (each * TWIPS["毫米"] for each in settings.choice("页面", "纸张", _PAPERS, _PAPERS["A4"]))
    top, left = settings.length("页面", "天头"), settings.length("页面", "订口")
    return Page(
        width=round(width),
        height=round(height),
        top=round(top),
        bottom=round(height - top - settings.length("页面", "版心高")),
        left=round(left),
        right=round(width - left - settings.length("页面", "版心宽")),
        mirrored=settings.choice("页面", "双面对称", _YES_NO, False),
    )


def _head(settings: Settings) -> HeadLook:
    return HeadLook(
        mark=_face(settings, "发文机关标志字体", "发文机关标志字号"),
        secrecy=_of_text(settings, "密级字体"),
        signer=_of_text(settings, "签发人字体"),
        colour=settings.colour("版头", "颜色"),
        drop=settings.twips("版头", "标志距版心"),
        below_mark=settings.lines("版头", "标志下空"),
        number_to_line=settings.twips("版头", "字号距红线"),
        line=settings.twips("版头", "红线粗"),
        below_line=settings.lines("版头", "红线下空"),
    )


def _letter(settings: Settings) -> LetterLook:
    return LetterLook(
        top=settings.twips("信函", "标志距页边"),
        mark_to_line=settings.twips("信函", "标志距双线"),
        length=settings.twips("信函", "双线长"),
        bottom=settings.twips("信函", "下双线距页边"),
    )


def _closing(settings: Settings) -> ClosingLook:
    return ClosingLook(
        sealed_date=settings.characters("落款", "盖章时日期右空"),
        unsealed=settings.characters("落款", "不盖章时右空"),
        room=settings.lines("落款", "盖章时上空"),
        seal=settings.twips("落款", "印章直径"),
    )


def _imprint(settings: Settings) -> ImprintLook:
    return ImprintLook(
        face=_face(settings, "版记字体", "版记字号"),
        outer=settings.twips("版记", "首末线粗"),
        inner=settings.twips("版记", "中间线粗"),
        below=settings.twips("版记", "末线下空"),
    )


def _page_number(settings: Settings) -> PageNumber:
    return PageNumber(
        face=_face(settings, "页码字体", "页码字号"),
        words=settings.page_form("页码", "样式"),
        gap=settings.twips("页码", "距版心"),
        odd=settings.choice("页码", "单页", _PLACES, "right"),
        even=settings.choice("页码", "双页", _PLACES, "left"),
    )


def _table(settings: Settings) -> TableLook:
    return TableLook(
        caption=_face(settings, "表题字体", "表题字号"),
        header=_face(settings, "表头字体", "表格字号"),
        body=_face(settings, "表格字体", "表格字号"),
        note=_face(settings, "表格字体", "表注字号"),
        line=settings.twips("表格", "行距"),
        border=settings.twips("表格", "框线"),
    )
