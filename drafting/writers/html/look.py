"""The page's look, out of the same style as the Word file's."""

from __future__ import annotations

from typing import Final

from drafting.writers.style import Face, Style

_MILLIMETRES: Final = 25.4 / 1440  # of a twip
_DOUBLE: Final = 90  # twips: a double rule of a letter
_FALLBACK: Final = {"仿宋": "FangSong, STFangsong", "楷体": "KaiTi, STKaiti", "黑体": "SimHei, 'Noto Sans CJK SC'", "宋": "SimSun, STSong"}


def css(style: Style, *, letter: bool = False) -> str:
    """The style sheet: faces, sizes and spacing of the house style; A4 on the screen and in print, with page numbers there."""
    page, table, head, imprint = style.page, style.table, style.head, style.imprint
    margins = " ".join(_mm(each) for each in (page.top, page.right, page.bottom, page.left))
    turned = " ".join(_mm(each) for each in (page.left, page.top, page.right, page.bottom))
    levels = "".join(
        f"h{level + 1}, .lead{level} {{ {_face(face, style)} }}\n" for level, face in enumerate(style.headings, 1)
    )
    return f"""\
@page {{ size: {_mm(page.width)} {_mm(page.height)}; margin: {margins}; }}
@page wide {{ size: {_mm(page.height)} {_mm(page.width)}; margin: {turned}; }}
{_page_numbers(style)}{_letter(style) if letter else ""}* {{ box-sizing: border-box; }}
body {{ margin: 0; background: #e8e8e8; color: #000; {_face(style.body, style)} }}
.sheet {{ width: {_mm(page.width)}; min-height: {_mm(page.height)}; margin: 8mm auto; padding: {margins};
  background: #fff; box-shadow: 0 1px 6px rgba(0, 0, 0, .3); }}
p, h1, h2, h3, h4, h5, h6 {{ margin: 0; font-weight: normal; line-height: {_pt(style.line)}; letter-spacing: {_pt(style.spacing)};
  text-align: justify; overflow-wrap: anywhere; }}
p, h2, h3, h4, h5, h6 {{ text-indent: {style.indent:g}em; }}
h1 {{ {_face(style.title, style)} text-align: center; letter-spacing: 0; margin-bottom: {_pt(style.line)}; }}
h2, h3, h4, h5, h6 {{ break-after: avoid; }}
h6 {{ {_face(style.headings[-1], style)} }}
{levels}.below-title {{ {_face(style.draft, style)} text-align: center; text-indent: 0; }}
.addressee, .marking, .annex-mark {{ text-indent: 0; text-align: left; }}
.marking {{ {_face(head.secrecy, style)} }}
.annex-mark {{ {_face(style.annex, style)} }}
.annex-title {{ margin-top: {_pt(style.line)}; }}
.mark {{ font-family: {_family(head.mark.font, style)}; line-height: 1.1; color: #{head.colour}; letter-spacing: 0;
  white-space: nowrap; display: flex; justify-content: center; align-items: center; }}
.mark span {{ display: block; text-align: justify; text-align-last: justify; }}
.mark b {{ font-weight: normal; padding-left: .5em; }}
.mark + p.number, .numbered.upward {{ margin-top: {_pt(head.below_mark * style.line)}; }}
p.number {{ text-align: center; text-indent: 0; white-space: nowrap; }}
.numbered {{ display: flex; justify-content: space-between; align-items: flex-end; line-height: {_pt(style.line)}; }}
.numbered.upward {{ padding: 0 1em; margin-bottom: {_pt(head.below_line * style.line)}; }}
.numbered:has(+ .red) {{ margin-bottom: 0; }}
.signers, .signers div {{ display: flex; white-space: nowrap; }}
.signers div {{ display: grid; column-gap: 1em; {_face(head.signer, style)} }}
.red {{ border: 0; border-top: {_pt(head.line)} solid #{head.colour}; margin: {_mm(head.number_to_line)} 0 {_pt(head.below_line * style.line)}; }}
.double {{ width: {_mm(style.letter.length)}; margin: {_mm(style.letter.mark_to_line)} {_mm((page.text_width - style.letter.length) / 2)} 7pt;
  border-top: 2.25pt solid #{head.colour}; border-bottom: .75pt solid #{head.colour}; height: {_pt(_DOUBLE)}; }}
.double ~ h1 {{ margin-top: {_pt(2 * style.line)}; }}
.annexes {{ text-align: left; }}
.annexes.first {{ margin-top: {_pt(style.line)}; }}
.closing {{ break-inside: avoid; break-before: avoid; }}
.signature {{ text-align: right; text-indent: 0; }}
p.signature {{ white-space: nowrap; }}
.seals {{ display: flex; justify-content: flex-end; line-height: {_pt(style.line)}; letter-spacing: {_pt(style.spacing)}; }}
.seals span {{ flex: none; text-align: center; white-space: nowrap; }}
.imprint {{ {_face(imprint.face, style)} margin-top: {_pt(2 * style.line)}; break-inside: avoid;
  border: solid #000; border-width: {_pt(imprint.outer)} 0; }}
.imprint.letter {{ border: 0; }}
.imprint p {{ line-height: 25pt; letter-spacing: 0; }}
.sent {{ padding: 0 1em 0 4em; text-indent: -3em; }}
.printed {{ display: flex; justify-content: space-between; padding: 0 1em; text-indent: 0; }}
.sent + .printed {{ border-top: {_pt(imprint.inner)} solid #000; }}
figure {{ margin: 10pt 0; break-inside: avoid-page; }}
figure.table {{ break-inside: auto; }}
figcaption {{ {_face(table.caption, style)} text-align: center; line-height: {_pt(style.line)}; }}
.scroll {{ overflow-x: auto; }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; {_face(table.body, style)} line-height: {_pt(table.line)}; }}
th, td {{ border: {max(0.5, table.border / 20):g}pt solid #000; padding: 1pt 5pt; }}
th {{ font-family: {_family(table.header.font, style)}; font-weight: normal; }}
.turned {{ width: {_mm(page.height)}; min-height: {_mm(page.width)}; padding: {turned}; page: wide; }}
.wide th, .wide td {{ padding: 1pt 2pt; }}
.of {{ display: inline-block; white-space: nowrap; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
td.number {{ text-align: right; white-space: nowrap; }}
.total td {{ font-weight: bold; }}
.unit, .table-note {{ {_face(table.note, style)} line-height: {_pt(table.line)}; text-indent: 0; white-space: pre-line; }}
.unit {{ text-align: right; }}
.chart svg, .picture img {{ display: block; max-width: 100%; height: auto; margin: 0 auto; }}
.chart text {{ {_face(table.body, style, 10.5)} }}
.figure {{ text-decoration: underline dotted #9a9a9a 1px; text-underline-offset: 4px; cursor: help; }}
.figure:hover {{ background: #fdf1c7; }}
.chart g:hover > rect, .chart g:hover > circle, .chart g:hover > path {{ opacity: .75; }}
.owed {{ background: #ff0; }}
@media print {{
  body {{ background: none; }}
  .sheet {{ width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }}
  .sheet + .sheet {{ break-before: page; }}
  .figure {{ text-decoration: none; }}
  .scroll {{ overflow: visible; }}
}}
@media screen and (min-width: 801px) {{
  .sheet {{ display: flex; flex-direction: column; }}
  .sheet > .imprint {{ margin-top: auto; }}
}}
@media screen and (max-width: 800px) {{
  .sheet {{ width: auto; min-height: 0; margin: 0; padding: 6vw 5vw; }}
}}
"""


def _page_numbers(style: Style) -> str:
    """7.5, where the page is printed: below the text area at the outer edge; on a turned page where it lies on the paper."""
    number = style.page_number
    if not number.words:
        return ""
    em, gap = number.face.em, _mm(number.gap - number.face.em / 2)
    before, *behind = (f"'{_quoted(words)}'" for words in number.words)
    content = " ".join((before, *(f"counter({name}) {words}" for name, words in zip(("page", "pages"), behind, strict=False))))
    look = f"content: {content}; {_face(number.face, style)}"
    upright = {"left": "bottom-left", "right": "bottom-right", "center": "bottom-center"}
    turned = {"left": "left-top", "right": "left-bottom", "center": "left-middle"}
    rules = []
    for side, place in (("right", number.odd), ("left", number.even)):
        rules.append(f"@page :{side} {{ @{upright[place]} {{ {look} vertical-align: top; padding: {gap} {_pt(em)} 0; }} }}\n")
        box = f"{look} writing-mode: vertical-rl; text-align: {place}; vertical-align: top; padding: {_pt(em)} {gap} {_pt(em)} 0;"
        rules.append(f"@page wide:{side} {{ @{upright[place]} {{ content: none }} @{turned[place]} {{ {box} }} }}\n")
    return "".join(rules)


def _letter(style: Style) -> str:
    """10.1: the mark nearer to the edge of the paper; on the first page no number, and a double rule below the text area.

    The rules are wider than the text area, and what reaches into the margins is not printed: the pages have the rules' width.
    """
    page, letter, colour = style.page, style.letter, style.head.colour
    top, side = _mm(letter.top), (page.width - letter.length) / 2
    left, right = page.left - side, page.right - side
    above = _mm(page.bottom - letter.bottom - _DOUBLE)
    rule = f"border-top: .75pt solid #{colour}; border-bottom: 2.25pt solid #{colour}; height: {_pt(_DOUBLE)};"
    foot = f"@bottom-center {{ content: ''; width: 100%; margin: {above} 0 0; {rule} }}"
    number = style.page_number.face.em
    corners = f"@bottom-left {{ padding-left: {_mm(left + number)} }} @bottom-right {{ padding-right: {_mm(right + number)} }}"
    return f"""\
@page {{ margin-left: {_mm(side)}; margin-right: {_mm(side)}; }}
@page :right {{ {corners} }}
@page :left {{ {corners} }}
@page :first {{ margin-top: {top}; @bottom-left {{ content: none }} @bottom-right {{ content: none }} {foot} }}
@media print {{ .sheet:not(.turned) {{ padding: 0 {_mm(right)} 0 {_mm(left)} !important; }} }}
@media screen {{ .sheet:first-child {{ padding-top: {top} !important; }} }}
"""


def _quoted(text: str) -> str:
    """Inside a string of the style sheet."""
    return "".join(each if each.isalnum() or each in " —-·第页共" else f"\\{ord(each):x} " for each in text)


def _face(face: Face, style: Style, points: float = 0) -> str:
    return f"font-family: {_family(face.font, style)}; font-size: {points or face.size / 2:g}pt;"


def _family(font: str, style: Style) -> str:
    """The face, what takes its place where it is not installed, and a face of its kind."""
    names = [style.latin, font, *(other for name, other in style.alternates if name == font)]
    listed = [f"'{_safe(name)}'" for name in dict.fromkeys(names)]
    kind = next((faces for word, faces in _FALLBACK.items() if word in font), "SimSun")
    return ", ".join((*listed, kind, "sans-serif" if "黑" in font else "serif"))


def _safe(name: str) -> str:
    """A font's name inside quotes inside a style element."""
    return "".join(each for each in name if each.isalnum() or each in " _-.")


def _mm(twips: float) -> str:
    return f"{twips * _MILLIMETRES:.4g}mm"


def _pt(twips: float) -> str:
    return f"{twips / 20:g}pt"
