"""What is typed for a typeface and is none: a weight, a size, several names, a name that no typeface has."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

NO_BOLD: Final = "加粗不在版式文件里写：用黑体、粗的字体，或者照 Word 样张的样式（--reference）"

_LETTER: Final = lazy(r"[^\W\d_]")
_NO_FACE: Final = lazy(r"[<>&\"\x00-\x1f]|^[\[{(]")
_SEVERAL: Final = lazy(r"\s*[、，,；;/]\s*")
_WEIGHT: Final = lazy(r"\s*[（(]?(?:加粗|粗体|斜体|倾斜|下划线)[)）]?$")
_SIZE: Final = lazy(r"\s*[（(]?(?:初号|小初|小?[一二三四五六1-6]号?|\d{1,2}(?:\.5)?\s*(?:磅|pt))字?[)）]?$")
_ONLY_A_SIZE: Final = lazy(r"(?:初号|小初|小?[一二三四五六1-6]号|小[一二三四五六]|\d{1,2}(?:\.5)?\s*(?:磅|pt))字?")
_A_SIZE_BEHIND: Final = lazy(r"(?:号|初|[小][一二三四五六]|磅|pt)字?[)）]?$")
_SLIPS: Final = {
    "仿宋GB2312": "仿宋_GB2312", "仿宋-GB2312": "仿宋_GB2312", "楷体GB2312": "楷体_GB2312", "楷体-GB2312": "楷体_GB2312", "仿宋体": "仿宋", "楷体字": "楷体", "黑体字": "黑体", "宋体字": "宋体",
    "小标宋": "方正小标宋简体", "小标宋体": "方正小标宋简体", "方正小标宋": "方正小标宋简体", "方正小标宋体": "方正小标宋简体", "方正小标宋简": "方正小标宋简体", "小标宋简体": "方正小标宋简体", "方正小标宋GBK": "方正小标宋_GBK",
    "方正仿宋GBK": "方正仿宋_GBK", "方正楷体GBK": "方正楷体_GBK", "方正黑体GBK": "方正黑体_GBK",
}  # fmt: skip
"""How people call them → by what name Word finds them."""


def face_fault(typed: str, key: str) -> str:
    """What to type instead of what is no name of a typeface; "" where nothing tells that it is none. `key` is the setting: 正文字体."""
    if not _LETTER.search(typed) or _NO_FACE.search(typed):
        return "写字体名，例如 仿宋_GB2312"
    if _SEVERAL.search(typed):
        first, *others = _SEVERAL.split(typed)
        return f"一项只写一个字体：{first}；没有这种字体时用的，写在 替代字体: {{{first}: {others[0]}}}"
    if weight := _WEIGHT.search(typed):
        return f"只写字体名：{typed[: weight.start()] or '黑体'}；{NO_BOLD}"
    of_size = key.removesuffix("字体") + "字号"
    if _ONLY_A_SIZE.fullmatch(typed):
        return f"这是字号：写在 字号: {{{of_size}: {typed}}}；这里写字体名，例如 仿宋_GB2312"
    if (size := _SIZE.search(typed)) and _A_SIZE_BEHIND.search(typed) and size.start():
        return f"只写字体名：{typed[: size.start()]}；字号写在 字号: {{{of_size}: {size[0].strip(' （()）')}}}"
    meant = _SLIPS.get(typed.replace(" ", "").upper().replace("—", "-"))
    return f"字体名要和 Word 里的一字不差：是不是“{meant}”？" if meant else ""
