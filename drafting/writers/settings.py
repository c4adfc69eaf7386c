"""Reading a style file, setting by setting: what is wrong is collected, and what nobody asked for is said at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final
from unicodedata import normalize

from drafting.diagnostics import Diagnostic, Refused, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.writers.bounds import BOUNDS, Bound
from drafting.writers.faces import NO_BOLD, face_fault

UNKNOWN_SETTING = declare(
    Rule(
        "F010",
        "版式文件里有不认识的设置",
        Severity.ERROR,
        "版式文件（style.yaml）中出现了程序不认识的组名或项名，多半是打错了字。",
        hits=ONE_TOWNSHIP
        + "# 文件：本单位.yaml\n"
        "页面: {左边据: 28毫米}\n"
        "$ drafting render 甲乡.yaml -o 稿.docx --style 本单位.yaml\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx\n",
    )
)
UNREADABLE_SETTING = declare(
    Rule(
        "F011",
        "版式设置的值看不懂",
        Severity.ERROR,
        "版式文件中某一项的值不合写法，例如字号写成“大号”、长度没有单位；或者大得、小得不能成文，例如行距0磅、标题900磅。",
        hits=ONE_TOWNSHIP
        + "# 文件：本单位.yaml\n"
        "落款: {印章直径: 很大}\n"
        "$ drafting render 甲乡.yaml -o 稿.docx --style 本单位.yaml\n",
        clean=ONE_TOWNSHIP
        + "# 文件：本单位.yaml\n"
        "落款: {印章直径: 50毫米}\n"
        "$ drafting render 甲乡.yaml -o 稿.docx --style 本单位.yaml\n",
    )
)
MISSING_SETTING = declare(
    Rule(
        "F012",
        "版式设置不全",
        Severity.ERROR,
        "版式文件合并后仍缺少必需的一项；本地版式须叠加在 _house/style.yaml 之上。",
    )
)

POINTS: Final = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0, "小三": 15.0,
    "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.5,
}  # fmt: skip
TWIPS: Final = {"毫米": 1440 / 25.4, "厘米": 1440 / 2.54, "磅": 20.0}
COLOURS: Final = {"红": "FF0000", "黑": "000000"}
_UNITS: Final = {"毫米": "毫米", "mm": "毫米", "厘米": "厘米", "cm": "厘米", "公分": "厘米", "磅": "磅", "pt": "磅"}
_LENGTH: Final = lazy(rf"(-?\d+(?:\.\d+)?)\s*({'|'.join(_UNITS)})", re.IGNORECASE)
_FIXED: Final = lazy(r"(?:固定值|固定)\s*[:：]?\s*")
"""As Word's dialog has it before the height of a line."""
_BY_FONT: Final = lazy(r"(?:单|双|多|\d(?:\.\d+)?)\s*倍|最小值")
"""What Word makes of the font: nobody knows before it is printed how many lines stand on a page."""
_BARE: Final = lazy(r"\d+(?:\.\d+)?")
_NEARLY: Final = 1e-6
_CLOSE: Final = 0.5  # two of four characters: most names are short
_CHARACTERS: Final = lazy(r"(\d+(?:\.\d+)?)\s*个?字符?")
_LINES: Final = lazy(r"(\d)\s*行")
_COLOUR: Final = lazy(r"[0-9A-F]{6}")
_POINTS: Final = lazy(r"(\d{1,3}(?:\.5|\.0)?)\s*(?:磅|pt)", re.IGNORECASE)
_SIZE_IN_DIGITS: Final = lazy(r"(小?)([1-6])")
_OF_WORD: Final = {
    "上边距": "页面.天头", "上": "页面.天头", "左边距": "页面.订口", "左": "页面.订口", "装订线": "页面.订口", "行间距": "行与字.行距", "字符间距": "行与字.字距", "字间距": "行与字.字距", "纸张大小": "页面.纸张",
}  # fmt: skip
"""What Word's dialogs call a setting."""
_NOT_SET: Final = {"右边距": "版心宽", "右": "版心宽", "下边距": "版心高", "下": "版心高"}
"""Margins that follow from the others."""
_SIZE_OF_HEADING: Final = lazy("^字号.*[一二三四]级标题|[一二三四]级标题.*字号")
_RED_HEAD: Final = lazy("^红头|版头\\.(?:红头)?(?:字体|字号|大小)|红头(?:字体|字号|颜色|大小)")
"""What offices call 发文机关标志."""
_BY_PAGE: Final = ("页码.位置", "页码.对齐", "页码.对齐方式")
"""Of which there are two: 单页 and 双页."""
_NO_NUMBER: Final = ("无", "不印", "不要", "没有", "不显示")
_NUMBER: Final = lazy(r"\d+")
_OF_ALL: Final = lazy(r"共|总|/|／|of", re.IGNORECASE)
"""Between the number of the page and that of all pages."""
_TO_ASCII: Final = {ord("０") + each: str(each) for each in range(10)}
_INCHES: Final = lazy(r"(\d+(?:\.\d+)?)\s*(?:英寸|寸|in|\")", re.IGNORECASE)
_WIDENED: Final = lazy(r"^(?:加宽|紧缩)\s*(?=\d)")
_ONE_DIGIT: Final = lazy(r"\d")
_EXACT_POINTS: Final = lazy(r"(\d{1,3}\.\d+)\s*(?:磅|pt)", re.IGNORECASE)
_BOLD: Final = lazy(r"[（(]?(?:加粗|粗体)[)）]?$")
_EXAMPLES: Final = {
    "页面": "天头: 37毫米", "行与字": "行距: 29磅", "字体": "标题字体: 方正小标宋_GBK", "字号": "标题字号: 二号", "替代字体": "仿宋_GB2312: 仿宋", "标题": "每行最多: 20字", "层次": "编号: 一、（一）1.（1）",
    "版头": "颜色: 红", "信函": "双线长: 170毫米", "落款": "盖章时日期右空: 4字", "版记": "首末线粗: 0.35毫米", "页码": "样式: — 1 —", "表格": "行距: 20磅",
}  # fmt: skip
"""One item of each group, as it is typed."""
_LETTER: Final = lazy(r"[^\W\d_]")
_NUMBERING: Final = lazy(r"（一）|（1）|一、|1\.|1、|①")


class Settings:
    """Takes settings one by one, collects what is wrong, and knows at the end what nobody asked for."""

    def __init__(self, data: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> None:
        """`own` is what somebody wrote over the house's; None where all of it is theirs."""
        self._data = data
        self._own = own
        self._asked: dict[str, set[str] | None] = {}
        self._found: list[Diagnostic] = []
        self._joint: list[Diagnostic] = []

    def length(self, group: str, key: str) -> float:
        """Twips, not yet rounded."""
        typed = self._typed(group, key)
        bound = BOUNDS[f"{group}.{key}"]
        said = normalize("NFKC", typed)
        if key == "字距":
            said = _WIDENED.sub(lambda way: "-" if way[0].startswith("紧缩") else "", said) if said != "标准" else "0磅"
        match = _LENGTH.fullmatch(_FIXED.sub("", said, count=1) if key == "行距" else said)
        if match:
            unit = TWIPS[bound.unit]
            return self._within(group, key, typed, float(match[1]) * TWIPS[_UNITS[match[2].lower()]] / unit) * unit
        hint = f"写数字加单位，例如 {bound.usual}"
        if key == "行距" and _BY_FONT.match(said):
            hint = f"倍数、最小值随字体变，每面几行说不准；写固定的磅数，例如 {bound.usual}"
        elif _BARE.fullmatch(said):
            hint = f"写上单位：{self._fitting(said, bound) or f'{said}{bound.unit}'}"
        elif inches := _INCHES.fullmatch(said):
            hint = f"写毫米、厘米或磅：{inches[0]} 是 {float(inches[1]) * 25.4:.1f}毫米"
        self._refuse(group, key, typed, hint)
        return 0.0

    def twips(self, group: str, key: str) -> int:
        """A length to the nearest twip."""
        return round(self.length(group, key))

    def characters(self, group: str, key: str) -> float:
        typed = self._typed(group, key)
        match = _CHARACTERS.fullmatch(normalize("NFKC", typed))
        if match:
            return self._within(group, key, typed, float(match[1]))
        bare = _BARE.fullmatch(normalize("NFKC", typed))
        self._refuse(group, key, typed, f"写上单位：{bare[0]}字" if bare else f"写数字加“字”，例如 {BOUNDS[f'{group}.{key}'].usual}")
        return 1.0

    def lines(self, group: str, key: str) -> int:
        """Lines of body text."""
        typed = self._typed(group, key)
        match = _LINES.fullmatch(normalize("NFKC", typed))
        if match:
            return int(match[1])
        bare = _ONE_DIGIT.fullmatch(normalize("NFKC", typed))
        self._refuse(group, key, typed, f"写上单位：{bare[0]}行" if bare else "写 0行 到 9行 之间，例如 2行")
        return 0

    def colour(self, group: str, key: str) -> str:
        """Six hexadecimal digits."""
        typed = self._typed(group, key)
        found = COLOURS.get(typed.removesuffix("色"), typed.lstrip("#").upper())
        if _COLOUR.fullmatch(found):
            return found
        self._refuse(group, key, typed, f"写 {'、'.join(COLOURS)}，或六位色值（FF0000，加引号）")
        return "FF0000"

    def size(self, key: str) -> int:
        """Half-points."""
        typed = self._typed("字号", key)
        said = normalize("NFKC", typed).removesuffix("字")
        in_digits = _SIZE_IN_DIGITS.fullmatch(said.removesuffix("号"))
        name = f"{in_digits[1]}{'一二三四五六'[int(in_digits[2]) - 1]}{'' if in_digits[1] else '号'}" if in_digits and (in_digits[1] or said.endswith("号")) else said
        points = POINTS.get(name) or POINTS.get(name.removesuffix("号"))
        match = None if points else _POINTS.fullmatch(said)
        if points or match:
            return round(self._within("字号", key, typed, points or float(match[1] if match else 0)) * 2)
        hint = f"写 {'、'.join(POINTS)} 之一，或磅数（16磅）"
        if _BARE.fullmatch(said):
            hint = f"写上单位：{said}磅"
        elif exact := _EXACT_POINTS.fullmatch(said):
            halves = round(float(exact[1]) * 2) / 2
            hint = f"Word 的字号只到半磅：写 {halves:g}磅"
        elif bold := _BOLD.search(said):
            hint = f"只写字号：{said[: bold.start()].strip()}；{NO_BOLD}"
        self._refuse("字号", key, typed, hint)
        return 32

    def font(self, key: str) -> str:
        typed = self._typed("字体", key)
        if hint := face_fault(typed, key):
            self._refuse("字体", key, typed, hint, "不是字体名")
            return "仿宋"
        return typed

    def choice(self, group: str, key: str, known: Mapping[str, Any], default: Any) -> Any:
        """What `known` holds for the value as typed."""
        typed = self._typed(group, key)
        found = next((each for each in known if each.upper() == typed.upper()), None)
        if found is not None:
            return known[found]
        hint = f"写 {'、'.join(known)} 之一" if len(known) > 1 else f"只能写 {'、'.join(known)}"
        if group == "页码" and typed in _NO_NUMBER:
            hint += "；不要页码的，写 样式: 无"
        self._refuse(group, key, typed, hint)
        return default

    def page_form(self, group: str, key: str) -> tuple[str, ...]:
        """The words around the page number, which is typed as 1, and around that of all pages behind it (第1页 共3页); none where no number is printed."""
        typed = self._typed(group, key).translate(_TO_ASCII)
        if typed in _NO_NUMBER:
            return ()
        words, numbers = tuple(_NUMBER.split(typed)), _NUMBER.findall(typed)
        if numbers[:1] == ["1"] and (len(numbers) == 1 or (len(numbers) == 2 and _OF_ALL.search(words[1]))):
            return words
        self._refuse(group, key, typed, "用 1 表示页码，例如 — 1 —；也印总页数的，写成 第1页 共2页；不要页码的，写 无")
        return "", ""

    def numbering(self, group: str, key: str) -> tuple[str, ...]:
        """The forms of the levels, first to fourth, in order."""
        typed = self._typed(group, key)
        said = typed.replace(" ", "").replace("(", "（").replace(")", "）")
        if isinstance(items := self._data.get(group), Mapping) and isinstance(items.get(key), list):  # as templates have it
            said = "".join(map(str, items[key]))
        forms = tuple(_NUMBERING.findall(said))
        if forms and "".join(forms) == said:
            return forms
        self._refuse(group, key, typed, "依次写各层的编号，例如 一、（一）1.（1）")
        return ("一、", "（一）", "1.", "（1）")

    def pairs(self, group: str) -> tuple[tuple[str, str], ...]:
        """A group whose keys are free: name → name."""
        self._asked[group] = None
        items = self._data.get(group) or {}
        if not isinstance(items, Mapping):
            return ()  # said at the end
        for key, value in items.items():
            if not isinstance(value, str) or not _LETTER.search(value):
                self._refuse(group, str(key), _said(value), "写一个字体名，例如 仿宋_GB2312: 仿宋")
        return tuple((str(key), str(value)) for key, value in items.items())

    def is_own(self, path: str) -> bool:
        """Whether it is somebody's own setting, and not the house's."""
        if self._own is None:
            return True
        group, _, key = path.partition(".")
        items = self._own.get(group)
        return isinstance(items, Mapping) and key in items

    def blamed(self, *paths: str) -> str:
        """Of settings that cannot stand together the one that is somebody's own; else the first."""
        return next((path for path in paths if self.is_own(path)), paths[0])

    def disproportion(self, path: str, message: str, hint: str) -> None:
        """Two settings that cannot both hold; said only where each is sound by itself."""
        self._joint.append(UNREADABLE_SETTING.at(None, message, hint, path=path))

    def finish(self) -> None:
        """Refuse if anything was wrong, with the settings nobody knows."""
        if not self._found:
            self._found += self._joint
        for group, items in self._data.items():
            if group not in self._asked:
                self._unknown(group, self._group_meant(group, items))
                continue
            known = self._asked[group]
            if not isinstance(items, Mapping):
                message = f"版式设置“{group}”下面要分项写，现在只有“{_said(items)}”" if items else f"版式设置“{group}”下面是空的"
                self._found = [each for each in self._found if not (each.path or "").startswith(f"{group}.")]
                self._found.append(UNREADABLE_SETTING.at(None, message, self._as_group(group, items), path=group))
                continue
            if known is None:
                continue
            for key in items:
                if key not in known:
                    self._unknown(f"{group}.{key}", self._key_meant(group, key))
        if self._found:
            raise Refused(dict.fromkeys(self._found))  # some settings are taken twice

    def _as_group(self, group: str, items: Any) -> str:
        """How what stands alone behind a group is typed: 页码: 居中, 字体: 仿宋."""
        if not items:
            return f"删去这一行，就用默认的；或者写不同的项，如 {group}: {{{_EXAMPLES[group]}}}"
        if group == "页码":
            return f"写成 页码: {{{'样式: 无' if items in _NO_NUMBER else '单页: 居中, 双页: 居中' if items == '居中' else _EXAMPLES[group]}}}"
        return f"写成 {group}: {{{_EXAMPLES[group]}}} 的样子，写明是哪一项"

    def _group_meant(self, typed: str, items: Any) -> str:
        """The group that holds most of the same items; the setting of that name; else the group with the closest name."""
        given = set(items) if isinstance(items, Mapping) else set()
        shared = {group: len(given & keys) for group, keys in self._asked.items() if keys}
        best = max(shared, key=lambda group: shared[group], default="")
        if best and shared[best]:
            return best
        if typed in _OF_WORD:
            return _OF_WORD[typed]
        if typed == "页边距" or given & {*_OF_WORD, *_NOT_SET}:
            return "页面"
        if not given:  # a setting that was typed without its group
            inside = [f"{group}.{key}" for group, keys in self._asked.items() for key in sorted(keys or ()) if typed in key]
            if inside:
                return min(inside, key=lambda each: not each.endswith(f".{typed}"))
        return next(iter(get_close_matches(typed, list(self._asked), 1, _CLOSE)), "")

    def _key_meant(self, group: str, typed: str) -> str:
        """What Word calls it; else the closest key: of this group, or the same one in another group."""
        if typed in _OF_WORD:
            return _OF_WORD[typed]
        elsewhere = next((other for other, keys in self._asked.items() if keys and typed in keys), "")
        if elsewhere:
            return f"{elsewhere}.{typed}"
        own = next(iter(get_close_matches(typed, sorted(self._asked[group] or ()), 1, _CLOSE)), "")
        if own:
            return f"{group}.{own}"
        every = {f"{other}.{key}" for other, keys in self._asked.items() for key in keys or ()}
        return next(iter(get_close_matches(f"{group}.{typed}", sorted(every), 1, _CLOSE)), "")

    def _typed(self, group: str, key: str) -> str:
        known = self._asked.setdefault(group, set())
        if known is not None:
            known.add(key)
        items = self._data.get(group)
        if isinstance(items, Mapping) and key in items:
            return _said(items[key]).strip()
        return ""

    def _within(self, group: str, key: str, typed: str, value: float) -> float:
        """The value, or what is nearest to it within its bounds; that it is not is said."""
        bound = BOUNDS[f"{group}.{key}"]
        if not bound.least - _NEARLY <= value <= bound.most + _NEARLY:
            path = f"{group}.{key}"
            small = "太小" if value < bound.least else "太大"
            message = f"版式设置“{path}”是“{typed}”，{small}，印不成公文"
            slip = _LENGTH.fullmatch(normalize("NFKC", typed))
            fitting = self._fitting(slip[1], bound) if slip else ""
            hint = f"是不是“{fitting}”？{bound.hint()}" if fitting.endswith(bound.unit) else bound.hint()
            self._found.append(UNREADABLE_SETTING.at(None, message, hint, path=path, excerpt=typed))
        return min(max(value, bound.least), bound.most)

    @staticmethod
    def _fitting(number: str, bound: Bound) -> str:
        """The number in the unit in which it may stand: 37 and 3.7 of a margin are 37毫米 and 3.7厘米; "" where none does."""
        for unit in ("毫米", "厘米") if bound.unit == "毫米" else ("磅",):
            if bound.unit in TWIPS and bound.least <= float(number) * TWIPS[unit] / TWIPS[bound.unit] <= bound.most:
                return f"{number}{unit}"
        return ""

    def _refuse(self, group: str, key: str, typed: str, hint: str, what: str = "看不懂") -> None:
        path = f"{group}.{key}"
        items = self._data.get(group)
        if not typed and isinstance(items, Mapping) and key in items:
            self._found.append(UNREADABLE_SETTING.at(None, f"版式设置“{path}”是空的", f"删去这一项，就用默认的；或者{hint}", path=path))
            return
        if typed:
            self._found.append(
                UNREADABLE_SETTING.at(None, f"版式设置“{path}”的值“{typed}”{what}", hint, path=path, excerpt=typed)
            )
        else:
            self._found.append(MISSING_SETTING.at(None, f"版式设置缺少“{path}”", hint, path=path))

    def _unknown(self, name: str, meant: str) -> None:
        hint = f"是不是“{meant}”？" if meant else "删去这一项"
        group, _, key = meant.partition(".")
        given = self._data.get(name)
        if key and "." not in name:
            hint += f"写成 {group}: {{{key}: {given if isinstance(given, str | int | float) and str(given).strip() else '…'}}}"
        if _SIZE_OF_HEADING.search(name):
            hint = "各级标题和正文一样大，改 字号.正文字号；字体写成 字体: {一级标题字体: 黑体}"
        elif _RED_HEAD.search(name):
            hint = "红头的字体写成 字体: {发文机关标志字体: …}，字号写成 字号: {发文机关标志字号: 38磅}，颜色写成 版头: {颜色: 红}"
        elif name in _BY_PAGE:
            hint = "分单页、双页写：页码: {单页: 居中, 双页: 居中}；也可写 居右空一字、居左空一字"
        elif (own := name.rpartition(".")[2]) in _NOT_SET:
            hint = f"这一边由“页面.{_NOT_SET[own]}”得出：A4 {'宽210' if _NOT_SET[own] == '版心宽' else '高297'}毫米，减去两边的边距就是{_NOT_SET[own]}"
        elif name == "页边距" or (meant == "页面" and "." not in name):
            hint = "页边距写成 页面: {天头: 37毫米, 订口: 28毫米, 版心宽: 156毫米, 版心高: 225毫米}：天头是上边距，订口是左边距，右、下由版心的宽、高得出"
        if group == "页码" and not isinstance(given, Mapping) and given in _NO_NUMBER:
            hint = "不要页码的，写成 页码: {样式: 无}"
        self._found.append(UNKNOWN_SETTING.at(None, f"版式文件中的“{name}”不认识", hint, path=name))


def _said(value: Any) -> str:
    """As people read it: a list without brackets and quotes."""
    return "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
