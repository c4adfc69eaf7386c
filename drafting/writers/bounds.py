"""How far a setting of the house style may go: past these a document is no longer one that can be read or bound."""

from __future__ import annotations

from typing import Final

from drafting.tuples import NamedTuple


class Bound(NamedTuple):
    """Least and most, in the unit they are typed in; `clause` of GB/T 9704 and what the house types for it."""

    least: float
    most: float
    unit: str
    clause: str
    usual: str

    def hint(self) -> str:
        """What to type instead."""
        span = f"写 {self.least:g}{self.unit} 到 {self.most:g}{self.unit} 之间"
        return f"{span}，如 {self.usual}（GB/T 9704 {self.clause}）" if self.clause else f"{span}，如 {self.usual}"


_M: Final = "毫米"
_P: Final = "磅"
_C: Final = "字"

BOUNDS: Final = {
    "页面.天头": Bound(10, 100, _M, "5.2.1", "37毫米"),
    "页面.订口": Bound(10, 80, _M, "5.2.1", "28毫米"),
    "页面.版心宽": Bound(80, 210, _M, "5.2.1", "156毫米"),
    "页面.版心高": Bound(100, 297, _M, "5.2.1", "225毫米"),
    "行与字.行距": Bound(12, 60, _P, "5.2.3", "28.95磅"),
    "行与字.字距": Bound(-2, 10, _P, "5.2.3", "-0.25磅"),
    "行与字.首行缩进": Bound(0, 10, _C, "7.3.3", "2字"),
    "字号.正文字号": Bound(9, 36, _P, "5.2.2", "三号"),
    "字号.标题字号": Bound(9, 60, _P, "7.3.1", "二号"),
    "字号.发文机关标志字号": Bound(16, 120, _P, "7.2.4", "38磅"),
    "字号.版记字号": Bound(7.5, 26, _P, "7.4.2", "四号"),
    "字号.页码字号": Bound(7.5, 26, _P, "7.5", "四号"),
    "字号.表题字号": Bound(7.5, 36, _P, "", "四号"),
    "字号.表格字号": Bound(5, 26, _P, "", "小四"),
    "字号.表注字号": Bound(5, 26, _P, "", "小四"),
    "标题.每行最多": Bound(5, 40, _C, "7.3.1", "20字"),
    "版头.标志距版心": Bound(0, 120, _M, "7.2.4", "35毫米"),
    "版头.字号距红线": Bound(0, 30, _M, "7.2.7", "4毫米"),
    "版头.红线粗": Bound(0.25, 6, _P, "7.2.7", "1.5磅"),
    "信函.标志距页边": Bound(5, 100, _M, "10.1", "30毫米"),
    "信函.标志距双线": Bound(0, 30, _M, "10.1", "4毫米"),
    "信函.双线长": Bound(50, 210, _M, "10.1", "170毫米"),
    "信函.下双线距页边": Bound(5, 60, _M, "10.1", "20毫米"),
    "落款.盖章时日期右空": Bound(0, 15, _C, "7.3.5.1", "4字"),
    "落款.不盖章时右空": Bound(0, 15, _C, "7.3.5.2", "2字"),
    "落款.印章直径": Bound(20, 70, _M, "7.3.5.1", "45毫米"),
    "版记.首末线粗": Bound(0.08, 2, _M, "7.4.1", "0.35毫米"),
    "版记.中间线粗": Bound(0.08, 2, _M, "7.4.1", "0.25毫米"),
    "版记.末线下空": Bound(0, 30, _M, "7.4.1", "0毫米"),
    "页码.距版心": Bound(0, 30, _M, "7.5", "7毫米"),
    "表格.行距": Bound(8, 60, _P, "", "20磅"),
    "表格.框线": Bound(0.25, 6, _P, "", "0.5磅"),
}
