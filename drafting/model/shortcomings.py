"""What a text about problems says of a figure that it quotes: that it falls short, or that it was done and is not enough. By `存在问题里` of the house's faults.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.patterns import any_of, lazy

FIGURE: Final = "\ufffc"
"""Stands for a figure in the words around another."""
_IN_A_CLAUSE: Final = "[^，。；：]*"
_A_NAME: Final = 8
"""Characters of what is counted, between 仅有 and the figure."""
_NOT_DONE: Final = "(?<![未没不需应须该要拟待能法])(?<!没有)"
_OF_THE_WORK: Final = "率|情况|任务|进度|质量|标准"
"""Behind a word of work these say how it is done, not that it is."""


class Shortcomings:
    """Asks of a sentence up to the figure, of the words behind it, and of names. An empty one knows of none."""

    __slots__ = ("_already", "_among", "_asked_for", "_bad_part", "_conceded", "_contrasted", "_done", "_is_not", "_lacking", "_merits", "_names", "_organizers", "_remedy", "_scant", "_to_be_given", "_wished", "_work")

    def __init__(self, data: Mapping[str, Any]) -> None:
        def words(key: str) -> str:
            return any_of(data.get(key) or ())

        self._names = lazy(words("名称"))
        self._merits = lazy(f"^(?![无零]).*(?:{words('好的')})")
        self._wished = lazy(f"(?:{any_of(word for word in data.get('所求') or () if len(word) > 1)}){_IN_A_CLAUSE}(?:{words('求来')}){_IN_A_CLAUSE}$")
        self._to_be_given = lazy(f"(?:{any_of(word for word in data.get('所求') or () if len(word) > 1)}){_IN_A_CLAUSE}(?:{words('给')})[约近]?$"), lazy(words("求来"))
        self._organizers = lazy(words("组织者"))
        self._remedy = lazy(f"(?:已|完成|共|累计)*(?:{words('补救')})(?:投入|资金|经费|费用)?")
        self._among = lazy("(?:当?中|里|之内|以内)[，、]")
        self._already = lazy(f"已经?(?!有|达|到|超|过|破|满|占)[^，。；：{FIGURE}]{{1,{_A_NAME}}}$")
        self._asked_for = lazy(f"(?:{words('所求')})")
        self._lacking = lazy(f"(?:{words('缺')}){_IN_A_CLAUSE}$")
        self._scant = lazy(f"(?:{words('少')})[^，。；：、{FIGURE}]{{0,{_A_NAME}}}$")
        but = words("却")
        self._conceded = lazy(f"(?:{words('虽')})(?:(?!{but}).)*$")
        self._contrasted = lazy(f"[^，。；：]*[，；]?(?:{but})")
        not_so = words("没有")
        self._done = lazy(f"(?:^|[，。；：])(?:(?!{words('所求')})[^，。；：])*?{_NOT_DONE}(?:{words('做了')})(?!{_OF_THE_WORK})(?:(?!{not_so})[^，。；：])*$")
        self._work = lazy(f"(?:{words('做了')})|.*(?:{words('做了')})$")
        bad = f"(?:{words('名称')}|{not_so})"
        clause = f"[^，。；：、（）{FIGURE}]"
        scant = f"(?:{words('少')}){clause}*{FIGURE}"
        self._bad_part = lazy(f"{clause}*[，、（](?:{clause}*(?:{bad}{clause}*{FIGURE}|{scant})|(?:其中|有)*{FIGURE}{clause}*{bad})")
        self._is_not = lazy(f"(?:(?!{but})[^，。；：、{FIGURE}])*?(?:{not_so})")

    def is_short(self, name: str) -> bool:
        """收入下降人口, 停产企业, 欠账."""
        return self._names.search(name) is not None

    def says_not(self, words: str) -> bool:
        """整改不到位, 停业."""
        return self._is_not.match(words) is not None

    def is_work(self, name: str) -> bool:
        """适配辅具, 校舍维修; but no 更新滞后."""
        return self._work.match(name) is not None and not self.says_not(name)

    def is_merit(self, name: str) -> bool:
        """龙头企业, 数字化档案: what one is glad to have."""
        return self._merits.search(name) is not None

    def is_asked_for(self, name: str) -> bool:
        """需购置扫描仪."""
        return self._asked_for.match(name) is not None

    def says_lacking(self, before: str) -> bool:
        """尚有…, 存在…, 缺少…, or 建议新建…, in the clause up to the figure."""
        return (self._lacking.search(before) or self._wished.search(before)) is not None

    def says_wanted(self, before: str, behind: str) -> bool:
        """建议支持…资金: what is wished for stands behind the figure."""
        given, what = self._to_be_given
        return what.match(behind) is not None and given.search(before) is not None

    def says_too_few(self, before: str, behind: str) -> bool:
        """仅有12名, 23个不通客车, 有14个没有物业."""
        return self._scant.search(before) is not None or self.says_not(behind)

    def says_what_part_falls_short(self, behind: str) -> bool:
        """客运站12个，停运3个; 公路2600公里，有护栏的仅800公里: what they are part of is neither good nor bad."""
        return self._bad_part.match(behind) is not None

    def is_remedy(self, name: str) -> bool:
        """整治, beside 积水点: by itself it does not say of what."""
        return self._remedy.fullmatch(name) is not None

    def says_done(self, before: str) -> bool:
        """虽建成46所, 实施32处: what a sentence concedes or says that was done, is a result."""
        return self._conceded.search(before) is not None or self._done.search(self._organizers.sub("", before)) is not None

    def says_enough(self, before: str, behind: str) -> bool:
        """已加固2座; 36万头，但…; 9座中，…: less than `says_done`, for bad things are 已 so many, too."""
        return self._already.search(before) is not None or (self._contrasted.match(behind) or self._among.match(behind)) is not None
