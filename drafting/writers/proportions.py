"""Settings of a style that are sound one by one and cannot stand together: told at the one that somebody wrote themselves."""

from __future__ import annotations

from typing import Final

from drafting.writers.settings import TWIPS, Settings
from drafting.writers.style import Style

A_BIT: Final = 0.5  # characters by which a full line may be stretched or squeezed
_LEAST_MARGIN: Final = 10  # millimetres that printers leave white, on the two sides that follow from the others
_LEAST_TITLE: Final = 5  # characters a line


def check_proportions(style: Style, settings: Settings) -> None:
    """Say what does not fit."""
    _type_area(style, settings)
    _heights(style, settings)
    _lengths(style, settings)


def _type_area(style: Style, settings: Settings) -> None:
    """What is left beside and below it has no setting of its own."""
    page = style.page
    sides = (
        ("版心宽", "订口", "右", "宽", page.width, page.left, page.right, "156毫米", "28毫米"),
        ("版心高", "天头", "下", "高", page.height, page.top, page.bottom, "225毫米", "37毫米"),
    )
    for area, margin, side, extent, paper, near, far, usual, usual_margin in sides:
        if far >= (_LEAST_MARGIN - 0.1) * TWIPS["毫米"]:
            continue
        path = settings.blamed(f"页面.{area}", f"页面.{margin}")
        type_area = _mm(paper - near - far)
        left = f"{side}边只剩{_mm(far)}毫米" if far > 0 else f"{side}边没有地方了"
        message = f"版式设置“{path}”太大：{margin}{_mm(near)}毫米加{area}{type_area}毫米，A4 纸{extent}{_mm(paper)}毫米，{left}"
        least = max(_LEAST_MARGIN, _mm(_below(style)) if side == "下" else 0)
        most = _mm(paper) - least - (type_area if path.endswith(margin) else _mm(near))
        hint = f"写 {most:g}毫米 以内，如 {usual_margin if path.endswith(margin) else usual}（GB/T 9704 5.2.1）" if most > 0 else f"改小 页面.{area}，如 {usual}"
        settings.disproportion(path, message, hint)


def _heights(style: Style, settings: Settings) -> None:
    """A line lower than its letters prints them cut off."""
    line = style.line / TWIPS["磅"]
    too_high = [(key, face.size / 2) for key, face in (("正文字号", style.body), ("标题字号", style.title)) if face.size / 2 > line]
    if too_high and settings.blamed("行与字.行距", *(f"字号.{key}" for key, _ in too_high)) == "行与字.行距" and settings.is_own("行与字.行距"):
        key, size = max(too_high, key=lambda each: each[1])
        message = f"版式设置“行与字.行距”是{line:g}磅，比{key}{size:g}磅还矮，字会叠在一起"
        settings.disproportion("行与字.行距", message, f"行距不小于{size:g}磅，或者改小 字号.{key}")
        too_high = []
    for key, size in too_high:
        message = f"版式设置“字号.{key}”是{size:g}磅，比行距{line:g}磅还高，字会叠在一起"
        settings.disproportion(f"字号.{key}", message, f"字号不超过{line:g}磅，或者把 行与字.行距 加大")
    cell, row = style.table.body.size / 2, style.table.line / TWIPS["磅"]
    if cell <= row:
        return
    if settings.blamed("表格.行距", "字号.表格字号") == "表格.行距":
        message = f"版式设置“表格.行距”是{row:g}磅，比表格字号{cell:g}磅还矮，字会叠在一起"
        settings.disproportion("表格.行距", message, f"行距不小于{cell:g}磅，或者改小 字号.表格字号")
    else:
        message = f"版式设置“字号.表格字号”是{cell:g}磅，比表格的行距{row:g}磅还高，字会叠在一起"
        settings.disproportion("字号.表格字号", message, f"字号不超过{row:g}磅，或者把 表格.行距 加大")


def _lengths(style: Style, settings: Settings) -> None:
    """A title too long for its line, a rule too long for the paper, a page number below it."""
    room = style.page.text_width / style.title.em
    if style.title_limit > room + A_BIT and (room < _LEAST_TITLE or settings.is_own("标题.每行最多")):
        path = settings.blamed("标题.每行最多", "字号.标题字号", "页面.版心宽", "页面.订口") if room < _LEAST_TITLE else "标题.每行最多"
        message = f"版式设置“{path}”这样写，版心里一行只放得下{int(room)}个标题字"
        if path == "标题.每行最多":
            message = f"版式设置“{path}”是{style.title_limit:g}字，版心里一行只放得下{int(room)}个标题字"
        other = f"不超过{int(room)}字，或者改小 字号.标题字号"
        settings.disproportion(path, message, other if room >= _LEAST_TITLE else f"改小 字号.标题字号，或者加宽版心，一行至少放得下{_LEAST_TITLE}个字")
    if style.letter.length > style.page.width:
        settings.disproportion("信函.双线长", "版式设置“信函.双线长”比纸还宽", "不超过210毫米，如 170毫米（GB/T 9704 10.1）")
    number, below = style.page_number, _below(style)
    if (_LEAST_MARGIN - 0.1) * TWIPS["毫米"] <= style.page.bottom < below:
        path = settings.blamed("页码.距版心", "页面.版心高", "页面.天头", "字号.页码字号")
        message = f"版式设置“{path}”太大，页码会落到纸外：版心下面只有{_mm(style.page.bottom)}毫米，页码要{_mm(below)}毫米"
        hint = "改小，如 7毫米（GB/T 9704 7.5）；或者减小 天头、版心高，多留下白边" if path == "页码.距版心" else f"改小，或者减小 页码.距版心（现在{_mm(number.gap)}毫米）"
        settings.disproportion(path, message, hint)


def _below(style: Style) -> float:
    """What the page number takes below the type area."""
    number = style.page_number
    return number.gap + number.face.em * 2 if number.words else 0


def _mm(twips: float) -> float:
    """To a tenth of a millimetre, as people type them."""
    found = round(twips / TWIPS["毫米"], 1)
    return int(found) if found == int(found) else found
