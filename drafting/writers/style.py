"""The house style as values: lengths in twips (1/20 pt), sizes in half-points, read from parsed style data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.frozen import frozen
from drafting.writers.settings import TWIPS, Settings

_PAPERS: Final = {"A4": (210.0, 297.0)}  # millimetres
_A_BIT: Final = 0.5  # characters by which a full line may be stretched or squeezed
_PLACES: Final = {"居右空一字": "right", "居左空一字": "left", "居中": "center"}


@frozen
class Face:
    """A Chinese typeface and its size in half-points (`w:sz`).

    `line`, `before` and `after` are twips; a line of 0 is that of the text.
    """

    font: str
    size: int
    bold: bool = False
    line: int = 0
    before: int = 0
    after: int = 0

    @property
    def em(self) -> int:
        """The width of one Han character in twips."""
        return self.size * 10


@frozen
class Page:
    """Paper and text area, all in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    mirrored: bool

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right


@frozen
class PageNumber:
    """The footer: what stands before and after the number, its place (right|left|center), its gap below the text area."""

    face: Face
    before: str
    after: str
    gap: int
    odd: str
    even: str


@frozen
class TableLook:
    """Faces of a table's parts; `line` and `border` in twips."""

    caption: Face
    header: Face
    body: Face
    note: Face
    line: int
    border: int


@frozen
class HeadLook:
    """版头 (7.2): lengths in twips, `line` and `double` rules too; gaps in lines of body text."""

    mark: Face
    secrecy: Face
    signer: Face
    colour: str  # of the mark and the red line
    drop: int  # from the top of the text area to the mark's
    below_mark: int  # lines
    number_to_line: int
    line: int
    below_line: int  # lines


@frozen
class LetterLook:
    """信函 (10.1), twips: the mark from the paper's upper edge, the double rules, the lower one from the lower edge."""

    top: int
    mark_to_line: int
    length: int
    bottom: int


@frozen
class ClosingLook:
    """署名 and 成文日期 (7.3.5), in characters; `room` is lines left blank for a seal."""

    sealed_date: float
    unsealed: float
    room: int


@frozen
class ImprintLook:
    """版记 (7.4): outer and inner rules, and what lies between the last one and the foot of the text area, in twips."""

    face: Face
    outer: int
    inner: int
    below: int


@frozen
class Style:
    """The whole look of a document. Nothing here depends on what the document says."""

    page: Page
    line: int
    spacing: int
    indent: float  # first line, in characters
    latin: str
    body: Face
    title: Face
    title_limit: float  # characters a line
    draft: Face
    headings: tuple[Face, Face, Face, Face]
    numbering: tuple[str, ...]
    run_in: bool
    head: HeadLook
    letter: LetterLook
    closing: ClosingLook
    annex: Face  # the word 附件 and its number
    imprint: ImprintLook
    page_number: PageNumber
    table: TableLook
    alternates: tuple[tuple[str, str], ...]

    @property
    def fonts(self) -> tuple[str, ...]:
        """The Chinese typefaces that documents name, each once."""
        head, table = self.head, self.table
        faces = (
            *(self.body, self.title, self.draft, *self.headings, self.page_number.face),
            *(head.mark, head.secrecy, head.signer, self.annex, self.imprint.face),
            *(table.caption, table.header, table.body),
        )
        return tuple(dict.fromkeys(face.font for face in faces))


def merge_style(house: Mapping[str, Any], profile: Mapping[str, Any]) -> dict[str, Any]:
    """A local profile, a file of differences, laid over the house style; neither is changed."""
    merged = {group: dict(items) if isinstance(items, Mapping) else items for group, items in house.items()}
    for group, items in profile.items():
        under = merged.get(group)
        merged[group] = {**under, **items} if isinstance(under, dict) and isinstance(items, Mapping) else items
    return merged


def read_style(data: Mapping[str, Any]) -> Style:
    """The style that parsed style data describes (groups of Chinese keys, values as typed).

    Raises Refused with every F010–F012 finding at once.
    """
    settings = Settings(data)
    paper_width, paper_height = (
        each * TWIPS["毫米"] for each in settings.choice("页面", "纸张", _PAPERS, _PAPERS["A4"])
    )
    top, left = settings.length("页面", "天头"), settings.length("页面", "订口")
    text_width, text_height = settings.length("页面", "版心宽"), settings.length("页面", "版心高")
    page = Page(
        width=round(paper_width),
        height=round(paper_height),
        top=round(top),
        bottom=round(paper_height - top - text_height),
        left=round(left),
        right=round(paper_width - left - text_width),
        mirrored=settings.choice("页面", "双面对称", {"是": True, "否": False}, False),
    )
    size = settings.size("正文字号")
    before, after = settings.page_form("页码", "样式")
    style = Style(
        page=page,
        line=round(settings.length("行与字", "行距")),
        spacing=round(settings.length("行与字", "字距")),
        indent=settings.characters("行与字", "首行缩进"),
        latin=settings.font("西文字体"),
        body=Face(settings.font("正文字体"), size),
        title=Face(settings.font("标题字体"), settings.size("标题字号")),
        title_limit=settings.characters("标题", "每行最多"),
        draft=Face(settings.font("稿次字体"), size),
        headings=(
            Face(settings.font("一级标题字体"), size),
            Face(settings.font("二级标题字体"), size),
            Face(settings.font("三级标题字体"), size),
            Face(settings.font("四级标题字体"), size),
        ),
        numbering=settings.numbering("层次", "编号"),
        run_in=settings.choice("层次", "排法", {"独行": False, "接排": True}, False),
        head=HeadLook(
            mark=Face(settings.font("发文机关标志字体"), settings.size("发文机关标志字号")),
            secrecy=Face(settings.font("密级字体"), size),
            signer=Face(settings.font("签发人字体"), size),
            colour=settings.colour("版头", "颜色"),
            drop=round(settings.length("版头", "标志距版心")),
            below_mark=settings.lines("版头", "标志下空"),
            number_to_line=round(settings.length("版头", "字号距红线")),
            line=round(settings.length("版头", "红线粗")),
            below_line=settings.lines("版头", "红线下空"),
        ),
        letter=LetterLook(
            top=round(settings.length("信函", "标志距页边")),
            mark_to_line=round(settings.length("信函", "标志距双线")),
            length=round(settings.length("信函", "双线长")),
            bottom=round(settings.length("信函", "下双线距页边")),
        ),
        closing=ClosingLook(
            sealed_date=settings.characters("落款", "盖章时日期右空"),
            unsealed=settings.characters("落款", "不盖章时右空"),
            room=settings.lines("落款", "盖章时上空"),
        ),
        annex=Face(settings.font("附件字体"), size),
        imprint=ImprintLook(
            face=Face(settings.font("版记字体"), settings.size("版记字号")),
            outer=round(settings.length("版记", "首末线粗")),
            inner=round(settings.length("版记", "中间线粗")),
            below=round(settings.length("版记", "末线下空")),
        ),
        page_number=PageNumber(
            face=Face(settings.font("页码字体"), settings.size("页码字号")),
            before=before,
            after=after,
            gap=round(settings.length("页码", "距版心")),
            odd=settings.choice("页码", "单页", _PLACES, "right"),
            even=settings.choice("页码", "双页", _PLACES, "left"),
        ),
        table=TableLook(
            caption=Face(settings.font("表题字体"), settings.size("表题字号")),
            header=Face(settings.font("表头字体"), settings.size("表格字号")),
            body=Face(settings.font("表格字体"), settings.size("表格字号")),
            note=Face(settings.font("表格字体"), settings.size("表注字号")),
            line=round(settings.length("表格", "行距")),
            border=round(settings.length("表格", "框线")),
        ),
        alternates=settings.pairs("替代字体"),
    )
    _proportions(style, settings)
    settings.finish(too_small=min(page.bottom, page.right, page.text_width) <= 0)
    return style


def _proportions(style: Style, settings: Settings) -> None:
    """Settings that are sound one by one and cannot stand together: a line lower than its letters prints them cut off."""
    line = style.line / TWIPS["磅"]
    for path, face in (("字号.正文字号", style.body), ("字号.标题字号", style.title)):
        size = face.size / 2
        if size > line:
            message = f"版式设置“{path}”是{size:g}磅，比行距{line:g}磅还高，字会叠在一起"
            settings.disproportion(path, message, f"字号不超过{line:g}磅，或者把 行与字.行距 加大")
    cell, row = style.table.body.size / 2, style.table.line / TWIPS["磅"]
    if cell > row:
        message = f"版式设置“表格.行距”是{row:g}磅，比表格字号{cell:g}磅还矮，字会叠在一起"
        settings.disproportion("表格.行距", message, f"行距不小于{cell:g}磅，或者改小 字号.表格字号")
    room = style.page.text_width / style.title.em
    if style.title_limit > room + _A_BIT:
        message = f"版式设置“标题.每行最多”是{style.title_limit:g}字，版心里一行只放得下{int(room)}个标题字"
        settings.disproportion("标题.每行最多", message, f"不超过{int(room)}字，或者改小 字号.标题字号")
    if style.letter.length > style.page.width:
        settings.disproportion("信函.双线长", "版式设置“信函.双线长”比纸还宽", "不超过210毫米，如 170毫米（GB/T 9704 10.1）")
    below = style.page_number.gap + style.page_number.face.em * 2
    if 0 < style.page.bottom < below:
        message = "版式设置“页码.距版心”太大，页码会落到纸外"
        settings.disproportion("页码.距版心", message, "改小，如 7毫米（GB/T 9704 7.5）；或者减小 天头、版心高，多留下白边")
