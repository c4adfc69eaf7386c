"""The page's look, out of the same style as the Word file's."""

from __future__ import annotations

from typing import Final

from drafting.writers.style import Face, Style

_MILLIMETRES: Final = 25.4 / 1440  # of a twip
_FALLBACK: Final = {"仿宋": "FangSong, STFangsong", "楷体": "KaiTi, STKaiti", "黑体": "SimHei, 'Noto Sans CJK SC'", "宋": "SimSun, STSong"}


def css(style: Style) -> str:
    """The style sheet: faces, sizes and spacing of the house style; A4 on the screen and in print."""
    page, table = style.page, style.table
    margins = " ".join(_mm(each) for each in (page.top, page.right, page.bottom, page.left))
    turned = " ".join(_mm(each) for each in (page.left, page.top, page.right, page.bottom))
    levels = "".join(
        f"h{level + 1}, .lead{level} {{ {_face(face, style)} }}\n" for level, face in enumerate(style.headings, 1)
    )
    return f"""\
@page {{ size: {_mm(page.width)} {_mm(page.height)}; margin: {margins}; }}
@page wide {{ size: {_mm(page.height)} {_mm(page.width)}; margin: {turned}; }}
* {{ box-sizing: border-box; }}
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
.marking, .annex-mark {{ font-family: {_family(style.headings[0].font, style)}; }}
.mark {{ font-family: {_family(style.head.mark.font, style)}; line-height: 1.3; color: #{style.head.colour}; letter-spacing: 0;
  white-space: nowrap; display: flex; justify-content: center; align-items: center; }}
.mark span {{ display: block; text-align: justify; text-align-last: justify; }}
.mark b {{ font-weight: normal; padding-left: .5em; }}
p.number {{ text-align: center; text-indent: 0; margin-top: {_pt(style.line)}; }}
.red {{ border: 0; border-top: 1.5pt solid #f00; margin: 4mm 0 {_pt(2 * style.line)}; }}
.annexes {{ margin-top: {_pt(style.line)}; }}
.annexes + .annexes {{ margin-top: 0; text-indent: {style.indent + 3:g}em; }}
.signature {{ text-align: right; text-indent: 0; padding-right: 2em; }}
p:not(.signature) + .signature, figure + .signature {{ margin-top: {_pt(style.line)}; }}
.imprint {{ margin-top: {_pt(2 * style.line)}; border-top: 1pt solid #000; border-bottom: 1pt solid #000; }}
.sent {{ font-size: 14pt; text-indent: 0; padding: 0 1em; }}
.sent + .sent {{ border-top: .75pt solid #000; }}
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
@media screen and (max-width: 800px) {{
  .sheet {{ width: auto; min-height: 0; margin: 0; padding: 6vw 5vw; }}
}}
"""


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
