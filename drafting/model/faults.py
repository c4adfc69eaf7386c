"""What a name says: a fault (未整改, 瞒报, 问题厕所), or what was done about one (问题厕所整改). Which words say so, the house says in faults.yaml.

A report tells faults among its problems, never as achievements; a task for one is a limit, never something done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any, Final

from drafting.model.counting_words import HOW_LARGE, HOW_MANY, RANKED
from drafting.model.directions import Directions
from drafting.model.evils import Evils
from drafting.model.harms import Harms
from drafting.model.offences import Offences
from drafting.model.setbacks import Setbacks
from drafting.model.shortcomings import Shortcomings
from drafting.model.vocabulary import Vocabulary
from drafting.patterns import any_of, lazy

HAPPENS: Final = ("事故", "火灾", "溺水")
THINGS: Final = "坏的东西"
DEEDS: Final = "坏的行为"
_TAKEN: Final = ("清偿", "追缴", "纠正")
"""What doing away with it is called, where money was taken, is owed or paid amiss: aid that stands behind it helped nobody."""
_HELD: Final = lazy("(?<=..)控制(?:数|目标|指标|情况)?$")
"""How the name of what is to stay below a limit may end."""
_MADE_UP_FOR: Final = lazy("未(..).+\\1(?:率|人数|户数|数)?$")
"""未就业毕业生就业: what was not done is done now."""
_DID_NOT_HAPPEN: Final = lazy("(?:[未无零]|没有)(?:发生|出现|存在|重大|有效)?$")
"""Before what nobody wants: 未返贫率, 零投诉率."""
_TOOK_UP: Final = "占用"
_PEOPLE: Final = lazy("(?:人员|人口|学生|儿童|农民工|农户|户|人)(?:人数|数)?$")
_OF_A_MATTER: Final = lazy("(?:时限|时间|时长|用时|环节|次数)$")
"""What the work itself takes: no more of it is won."""
_AS_GIVEN: Final = lazy("人口$|户籍$|面积$|海拔$|降[水雨]量?$|气温$|里程$")
"""Of these more is no merit."""
_RANKING: Final = lazy(f"(?:全[国省市州盟县区旗])?(?:{'|'.join(RANKED)})$")
_SAYS_LIMIT: Final = lazy("(?<=..)控制(?:数|目标)$")
_WON: Final = "新增"
"""Before what is allotted: more of it was given than before."""
_USED: Final = ("使用", "占用", "用")
_MOST_KEPT: Final = 20_000
"""Words of names of which it is known what they say: those of one batch come back in each file."""


def _alternative(data: Mapping[str, Any], *keys: str) -> str:
    """The words of one list as an alternative of a pattern."""
    found: Any = data
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return any_of(found or ())


class Faults:
    """`_house/faults.yaml`. An empty one knows of no faults but `未…` by itself."""

    __slots__ = (
        "_before", "_behind", "_behind_taken", "_below_cap", "_cost", "_counted", "_deeds", "_disaster", "_done_at_last", "_goods", "_harm", "_hurt", "_kept_off", "_lacking", "_lacks", "_left", "_left_mending", "_limited", "_limits", "_may_rise", "_mending", "_no_work", "_not_yet", "_objects", "_of_limits", "_of_nature", "_of_others", "_problems", "_rescued", "_seen_to", "_setbacks", "_share_not_done", "_small", "_state", "_things", "_to_do", "_undone",
        "_unmended", "_wanted", "_word", "_words_of", "_work_alone", "_worked_at", "_worked_at_last", "directions", "evils", "harms", "offences", "shortcomings",
    )

    def __init__(self, data: Mapping[str, Any], harmless: Iterable[str] = ()) -> None:
        """`harmless` words of places, people and things may stand before a fault: those that verbs.yaml has."""
        words = partial(_alternative, data)
        self._unmended: dict[tuple[str, str], bool] = {}
        self._words_of: dict[str, str] = {}
        self._limits: dict[str, bool] = {}
        self._problems: dict[str, bool] = {}
        things, deeds = (_by_mending(data.get(key)) for key in (THINGS, DEEDS))
        self._mending = {**things, **deeds}
        self._things, self._deeds = frozenset(things), frozenset(deeds)
        alone = {*things, *deeds, *(data.get("末尾") or ())}
        self._word = lazy(any_of(alone))
        self._before = Vocabulary({*harmless, *(data.get("前面") or ()), *alone})
        self._objects = tuple(data.get("对象") or ())
        self._behind = Vocabulary({*self._before.words, *self._objects})
        self._goods = (*self._objects, *(data.get("款项") or ()))
        self._behind_taken = Vocabulary({*self._before.words, *self._goods})
        self._counted = Vocabulary({*HOW_MANY, *HOW_LARGE, *(data.get("后面") or ())})
        self.offences = Offences(data.get("查出来的") or {}, self._before.words - alone, self._objects, data.get("款项") or (), self._counted)
        self.shortcomings = Shortcomings(data.get("存在问题里") or {})
        self.evils = Evils(data.get("一看就是") or {}, self._before.words - alone, self._goods, self._counted)
        self.directions = Directions(data.get("说不准") or {}, f"{words('办了')}|{words('越少越好', '要做的')}")
        bad = {*alone, *self.evils.words, *_listed(data, "说不准.坏的", "说不准.听着坏的", "缺的.开头", "缺的.末尾", "出事.末尾")}
        done = _listed(data, "办了", "救了", "看着.含", "存在问题里.做了", "存在问题里.补救", "说不准.要多的", "一看就是.也是办")
        self.harms = Harms(bad, done, _listed(data, "说不准.不是负担"), self.evils.befalls, self._counted)
        self._lacks = lazy(f"(?:{words('缺的', '开头')})")
        self._harm = lazy(f"(?:{words('出事', '末尾')})(?:人数|人次|起数|件数|数)?$")
        self._hurt = lazy(f"(?:(?:事故|火灾|溺水|中毒|因[灾公工]|意外|人员|[轻重]伤?|死亡|[、和及])*)(?:{words('出事', '谁')})(?:人员|群众)?(?:人数|人次|起数|件数|数)?")
        self._seek_undone(words)
        self._seek_limits(words)
        self._seek_deeds(words)
        self._left_mending = _by_mending((data.get("越少越好") or {}).get("没除净的"))
        self._left = lazy(any_of(self._left_mending))
        self._disaster = lazy(words("天灾"))
        self._setbacks = Setbacks(data.get("看旁边") or {}, self._before)
        self._cost = lazy(f"(?:{words('损失', '末尾')})$")
        self._of_nature = lazy(words("损失", "自然"))

    def _seek_undone(self, words: Callable[..., str]) -> None:
        """What has not been done, or not in time."""
        verbs, no_fault = words("没做完", "动词"), words("没做完", "不是")
        not_yet = f"(?:尚|仍|还)?未(?:按期|按时|及时|能|有效|全部)?(?:完成(?:{words('办了')})|(?:完成)?(?:{verbs}))"
        late = f"(?:(?:{words('没做完', '过期')})(?:{not_yet}|不[办改缴还]|(?:{words('没做完', '才做')})$)?|到期(?:{not_yet}|不[办改缴还])|久拖不决)"
        stopped = words("没做完", "停着")
        self._undone = lazy(f"(?:{not_yet}|{late}|{stopped})(?P<what>.*)")
        self._state = lazy(f"(?:{not_yet}|(?:尚|仍|还)?未(?!{no_fault}).{{1,4}}|{late}|{stopped})")
        self._lacking = lazy(f".*(?:{words('缺的', '末尾')}|.(?:{not_yet}|{late}|{stopped}))(?:人数|户数|件数|数|量)?")
        self._not_yet = lazy(f"^(?:尚|仍|还)?未(?!{no_fault})..")
        self._share_not_done = lazy(f"未(?!{no_fault})[^率]{{2,5}}(?:率|比例|占比)$")  # 不见面审批率 is no fault

    def _seek_limits(self, words: Callable[..., str]) -> None:
        """What there should be little of, and tasks that are limits."""
        self._small = lazy(f"(?:{words('越少越好', '末尾')})(?:{words('越少越好', '后面')})*$")
        self._below_cap = lazy(f"(?:{words('越少越好', '总量')})(?:总量|强度|量)$")
        self._limited = lazy(f"(?:(?P<allotted>{words('越少越好', '额度')})|{words('越少越好', '限额')})$")
        self._to_do = lazy(words("越少越好", "要做的"))
        self._no_work = lazy(words("越少越好", "不算办了"))
        self._wanted = lazy(words("越少越好", "要多的"))
        self._may_rise = lazy(words("越少越好", "涨了不算"))
        self._of_limits = lazy(f"(?:{words('越少越好', '组')})")

    def _seek_deeds(self, words: Callable[..., str]) -> None:
        """What was done about it, and whose what was found is."""
        self._worked_at = lazy(words("办了"))
        kept_off = f"^(?!{words('看着', '不是')})(?:{words('看着', '开头')})"
        self._kept_off = lazy(kept_off)
        self._seen_to = lazy(f"(?:{words('看着', '末尾')})$|{words('看着', '含')}|{kept_off}")
        self._rescued = lazy(words("救了"))
        self._worked_at_last = lazy(f"(?:{words('办了')}|{words('救了')}|{words('看着', '含')}|{words('看着', '末尾')})(?:{words('后面')})*$")
        self._done_at_last = lazy(f"(?:{words('办了')}|{words('救了')})(?:{words('后面')})*$")
        self._of_others = lazy(words("查别人的"))
        self._work_alone = lazy(f"(?:已|完成|共|累计|及时)*(?:{any_of({*self._mending.values()})})(?:完成|到位)?")

    # told among the problems -----------------------------------------------------------

    def is_problem(self, name: str) -> bool:
        """Whether the figure of that name has its place among the problems."""
        known = self._problems.get(name)
        if known is None:
            if len(self._problems) >= _MOST_KEPT:
                self._problems.clear()
            known = self._problems[name] = self.is_left_undone(name) or self.is_wanting(name) or self.is_harm(name) or self.is_fault(name) or self.is_evil(name)
        return known

    def is_left_undone(self, name: str) -> bool:
        """未修复, 超期项目, 空置房屋: what is counted is still to be done; but no 逾期贷款清收."""
        found = self._undone.fullmatch(name)
        if found is not None and _MADE_UP_FOR.search(name) is not None:
            return False
        if found is None:
            not_yet = self._not_yet.match(name)  # 未公示 is not 公示
            return self._state.fullmatch(name) is not None and self._seen_to.search(name, not_yet.end() if not_yet is not None else 0) is None
        return not self._is_seen_to(found["what"])

    def is_state(self, name: str) -> bool:
        """Whether the name is no more than what became of the thing above it: 未整改, 超期未检."""
        found = self._undone.fullmatch(name)
        return not found["what"] if found is not None else self._state.fullmatch(name) is not None

    def is_wanting(self, name: str) -> bool:
        """教师编制缺口, 损坏终端, 重新犯罪."""
        if self._lacks.match(name) is not None and not self._is_seen_to(name):
            return True
        return self._lacking.fullmatch(name) is not None and self._seen_to.search(name) is None

    def is_harm(self, name: str) -> bool:
        """溺水事故, 死亡人数; but no 事故演练 and no 抢救溺水."""
        return (self._harm.search(name) or self._hurt.fullmatch(name)) is not None and not self.is_dealt_with(name)

    def is_fault(self, name: str) -> bool:
        """问题厕所, 拖欠工程款, 瞒报; but no 拖欠工程款清偿, and no 累积访问量."""
        return self._fault_in(name) != ""

    def is_evil(self, name: str) -> bool:
        """停产企业, 水质不达标; but no 滞销柑橘带货. A task for it is none of a fault's: 危桥5座, 任务5座."""
        return self.evils.word_in(name) != ""

    def is_thing(self, name: str) -> bool:
        """Whether there are such things, rather than that it was done: 有黑臭水体3条, but 瞒报1起."""
        return self._fault_in(name) in self._things

    def may_be_problem(self, name: str) -> bool:
        """Whether it has its place among the problems, or speaks of a fault in words not all of which are known: nothing says that it was achieved."""
        if self.is_problem(name):
            return True
        found = self._word.search(name)
        if found is None:
            return False
        if found[0] not in self._deeds:
            return not self.is_dealt_with(name)
        return not self.is_dealt_with(name[: found.start()]) and self._worked_at_last.search(name, found.end()) is None  # 套取救助金: what was taken helped nobody

    def may_be_bad(self, name: str) -> bool:
        """Whether any word of it speaks of what nobody builds or holds, and none of a deed: 垃圾堆积点, 漏雨校舍."""
        bad = self.evils.sounds_so(name) or self.offences.sounds_so(name)
        return self.may_be_problem(name) or (bad and not self.is_dealt_with(name))

    def sounds_bad(self, name: str) -> str:
        """The word by which it sounds like something bad, which no list says for certain: 伤 of 训练伤; "" where it sounds like none."""
        return "" if self._kept_off.match(name) is not None else self.harms.word_in(name)

    def _fault_in(self, name: str) -> str:
        """The fault that the name says, where it says no more: before it words that are known to be harmless, behind it whose or how many; else ""."""
        known = self._words_of.get(name)
        if known is None:
            if len(self._words_of) >= _MOST_KEPT:
                self._words_of.clear()
            known = self._words_of[name] = self._found_fault(name)
        return known

    def _found_fault(self, name: str) -> str:
        if self._word.search(name) is None:
            return ""
        for start in self._before.reached(name):
            word = self._word.match(name, start)
            if word is not None and self._is_no_more(name, word.end(), self._mending.get(word[0], "") in _TAKEN):
                return word[0]
        return ""

    def _is_no_more(self, name: str, start: int, taken: bool) -> bool:
        """Whether from there on it is said only whose it is and how many: 村党组织数; of what was `taken` or is owed, also what it is: 农民工工资."""
        behind, ends = (self._behind_taken, self._goods) if taken else (self._behind, self._objects)
        whose = (at for at in behind.reached(name, start) if at == start or name.endswith(ends, start, at))
        return any(len(name) in self._counted.reached(name, at) for at in whose)

    def is_of_others(self, group: str) -> bool:
        """Whether the faults of a group are what was found out about others: 路政执法."""
        return self._of_others.search(group) is not None

    def is_found_out(self, name: str, group: str, reporter: str) -> bool:
        """Whether it is what another did, and who reports found it out: 无证经营."""
        return self.offences.is_found_out(name, group, reporter, of_others=self.is_of_others(group)) and self._worked_at_last.search(name) is None

    def is_disaster(self, group: str) -> bool:
        """Whether what happened there is nobody's fault: 防灾减灾."""
        return self._disaster.search(group) is not None

    def is_cost(self, name: str) -> bool:
        """Whether it is what something cost that happened: 直接经济损失, 过火面积; but no 挽回损失."""
        return self._cost.search(name) is not None and not self.is_dealt_with(name)

    def is_of_nature(self, name: str) -> bool:
        """Whether what happened is nobody's fault: 雷电灾害, 冰雹; but no 火灾."""
        return self._of_nature.search(name) is not None and not self.is_harm(name)

    # a task for it ---------------------------------------------------------------------

    def less_is_better(self, name: str) -> bool:
        """逾期率, 违法占耕宗数, 撂荒地, 三公经费, 建设用地指标, 事故控制数; but no 撂荒地整治, no 压减三公经费, and no 招聘编外人员."""
        known = self._limits.get(name)
        if known is None:
            if len(self._limits) >= _MOST_KEPT:
                self._limits.clear()
            known = self._limits[name] = self.is_left_over(name) or self.is_left_undone(name) or self.is_fault(name) or self.is_wanting(name) or self._is_limit(name)
        return known

    def _is_limit(self, name: str) -> bool:
        bare = self._no_work.sub("", _HELD.sub("", name))
        if self._is_unwanted(bare):
            return True
        if self._wanted.search(name) is not None and _TOOK_UP not in name:
            return False
        if _SAYS_LIMIT.search(name) is not None:
            return True
        limit = self._limited.search(bare)
        if limit is not None:
            before = bare[: limit.start()]
            return not (self.is_worked_at(before) or (self._to_do.search(before) and not _OF_A_MATTER.search(bare)) or (limit["allotted"] and _WON in before))
        found = self._below_cap.search(bare)
        return found is not None and not (self.is_worked_at(bare) or self._to_do.search(bare[: found.start()]))

    def _is_unwanted(self, name: str) -> bool:
        """审批投诉率, 逾期未申报率; but no 零投诉率, and no 招聘失业人员: there the people are what is wanted."""
        found = self._small.search(name) or self._share_not_done.search(name)
        if found is None or self.is_worked_at(name):
            return False
        before = name[: found.start()]
        return not (_DID_NOT_HAPPEN.search(before) or (_PEOPLE.search(name) and self._to_do.fullmatch(before)))

    def is_worse_if_more(self, name: str, around: Collection[str] = ()) -> bool:
        """Whether more of it than last year is nothing to praise: 医疗纠纷, 失业率; but no 用水总量, of which more may be right, and no 商品房库存.

        `around` are the group, what it hangs on and what stands beside it, which tell what 来访 is.
        """
        return self._setbacks.is_one(name, around) or (self.less_is_better(name) and (self._is_unwanted(name) or self.is_fault(name)) and self._may_rise.search(name) is None)

    def is_allotted(self, name: str) -> bool:
        """Whether it may as well be how much of it was won as how much of it is used: 建设用地指标."""
        limit = self._limited.search(name)
        return limit is not None and bool(limit["allotted"]) and self.less_is_better(name) and not name.startswith(_USED)

    def has_limits(self, group: str) -> bool:
        """Whether the tasks of a group are limits, whatever they are of: 限额控制."""
        return self._of_limits.fullmatch(group) is not None

    def leaves_open(self, name: str, unit: str, group: str, above: str = "") -> bool:
        """Whether nothing tells if a task of it is to be reached or not to be passed; `above` is the indicator that it stands below, if any."""
        if self.less_is_better(name) or self.less_is_better(f"{above or group}{name}") or (self.has_limits(group) and not above):
            return False
        return self.directions.is_open(f"{above}{name}", unit)

    def is_ranked_by_merit(self, name: str) -> bool:
        """Whether the first place is the best: 考核排名, 满意度位次; but no 火灾起数排名, and of 信访排名 and 人口排名 nothing tells."""
        what = _RANKING.sub("", name)
        return not (_AS_GIVEN.search(what) or self.less_is_better(what) or self.directions.is_open(what, ""))

    def is_left_over(self, name: str) -> bool:
        """Whether a task beside it may also be how much of it is to be done away with: 撂荒地30亩, 任务100亩."""
        not_yet = self._not_yet.match(name)
        if not_yet is not None and _MADE_UP_FOR.search(name) is not None:
            return False
        if not_yet is None and self._left.search(name) is None:
            return self.is_thing(name)
        return self._worked_at.search(name, not_yet.end() if not_yet is not None else 0) is None

    # what is done about it -------------------------------------------------------------

    def is_worked_at(self, name: str) -> bool:
        """Whether something is done about it: 事故查处, 逾期清收."""
        return self._worked_at.search(name) is not None

    def is_work(self, name: str) -> bool:
        """老旧小区改造, 治理水土流失面积; but no 整改不到位问题 and no 停业民宿."""
        return self._done_at_last.search(name) is not None or (self._worked_at.match(name) is not None and not self.shortcomings.says_not(name))

    def is_done_about(self, name: str, work: str) -> bool:
        """Whether `work`, which stands beside it, is what was done about it: 黑臭水体治理 or no more than 化解."""
        if self._work_alone.fullmatch(work) is not None:
            return True
        return (self._fault_in(name) or name) in work and (self.is_worked_at(work) or self._rescued.search(work) is not None)

    def mending(self, name: str) -> str:
        """How doing away with it is called: 治理 of 黑臭水体; "" where nothing says."""
        word = self._fault_in(name)
        if word in self._mending:
            return self._mending[word]
        left = self._left.search(name)
        return self._left_mending[left[0]] if left is not None else ""

    def _is_seen_to(self, name: str) -> bool:
        return self._worked_at.search(name) is not None or self._seen_to.search(name) is not None

    def is_unmended(self, word: str, name: str) -> bool:
        """Whether the word says the fault alone, and the name what was done about it: 问题厕所 is no 问题厕所整改."""
        known = self._unmended.get((word, name))
        if known is None:
            if len(self._unmended) >= _MOST_KEPT:
                self._unmended.clear()
            known = self._unmended[word, name] = self.is_fault(word) and self.is_dealt_with(name)
        return known

    def is_dealt_with(self, name: str) -> bool:
        """Whether something is done about it, somebody is watched or helped: 事故查处, 预防溺水, 抢救溺水."""
        return self._is_seen_to(name) or self._rescued.search(name) is not None


def without_work_of(subject: str, state: str) -> str:
    """水毁 of 水毁修复, of which some are 未修复: the subject does not say what was not done."""
    left = subject.removesuffix(state[state.find("未") + 1 :]) if "未" in state else subject
    return left or subject


def _listed(data: Mapping[str, Any], *places: str) -> set[str]:
    """The words of several lists: 缺的.末尾."""
    steps = (place.partition(".") for place in places)
    return {word for above, _, below in steps for word in ((data.get(above) or {}).get(below) if below else data.get(above)) or ()}


def _by_mending(given: Any) -> dict[str, str]:
    """Word → what doing away with it is called."""
    return {word: mending for mending, words in (given or {}).items() for word in words}



NO_FAULTS: Final = Faults({})
