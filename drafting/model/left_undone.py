"""Names of what is not done or should not be: 未整改, 超期项目, 溺水事故. A report says them among its problems, never as achievements."""

from __future__ import annotations

from typing import Final

from drafting.model.less_is_better import is_worked_at
from drafting.patterns import lazy

_VERBS: Final = (
    "检|换|改|办|缴|完成|完工|开工|竣工|建成|建|交付|投产|投用|办结|结案|结|审结|整改到位|整改|整治|修复|销号|验收|化解|解决|落实|到位|支付|兑付|发放|安置|追回|收回|追缴|清退|清收|清理|清除|"
    "达标|覆盖|通过|签订|签约|入住|处置|处理|治理|拆除|恢复|入库|配备|就业|返校|参保|缴费|缴纳|缴存|支出|拨付|执行|登记|备案|年检|年报|核销|报账|归还|偿还|还|搬迁|消除|回复|答复|反馈|到岗|招满|用|启用"
)
_NOT_YET: Final = f"(?:尚|仍|还)?未(?:按期|按时|及时|能|有效|全部)?(?:{'|'.join(sorted(_VERBS.split('|'), key=len, reverse=True))})"
_ANY_NOT_YET: Final = "(?:尚|仍|还)?未(?!成年|来|婚|病|发生|出现|检出|央|名).{1,4}"
"""Whatever else is not done, where nothing follows: 未挂接, 未通借通还."""
_LATE: Final = f"(?:(?:超期|逾期|过期|超时)(?:{_NOT_YET}|不[办改缴还])?|到期(?:{_NOT_YET}|不[办改缴还])|久拖不决)"
_STOPPED: Final = "滞后|停工|停滞|停建|烂尾|空置|闲置|欠缴|欠费"
_UNDONE: Final = lazy(f"(?:{_NOT_YET}|{_LATE}|{_STOPPED})(?P<what>.*)")
_STATE: Final = lazy(f"(?:{_NOT_YET}|{_ANY_NOT_YET}|{_LATE}|{_STOPPED})")
_WANTING: Final = lazy(f"(?:损坏|破损|短缺|空缺|空编|缺编|空岗|缺员|软弱涣散).*|.*(?:缺口|空缺|短缺|损坏|破损|败诉|违纪|重新犯罪|脱管|漏管|.(?:{_NOT_YET}|{_LATE}|{_STOPPED}))(?:人数|户数|件数|数|量)?")
_COUNT: Final = "(?:人数|人次|起数|件数|数)?"
_HARM: Final = lazy(f"(?:事故|溺水|死亡|伤亡|火灾|中毒){_COUNT}$")
_HURT: Final = lazy(f"(?:(?:事故|火灾|溺水|中毒|因[灾公工]|意外|人员|[轻重]伤?|死亡|[、和及])*)(?:受伤|失踪)(?:人员|群众)?{_COUNT}")
"""As the whole name: who is 寻回失踪 or 慰问受伤 was helped."""
_RESCUED: Final = lazy("抢救|营救|搜救|解救|寻[回找]|找[到回]|搜[寻索]|慰问|转运|护送|送医|治疗|诊治|医治|治愈|康复|避免|杜绝|挽救")
"""What is done about harm."""

_SEEN_TO: Final = lazy("(?:率|比例|占比)$|约谈|督办|通报|动员|提醒|走访|告知|公示|补齐|填补|补充|备用|更换|整顿|转化|查处|^防|^无|^零")


def is_left_undone(name: str) -> bool:
    """未修复, 超期项目, 空置房屋: what is counted is still to be done; but no 逾期贷款清收."""
    found = _UNDONE.fullmatch(name)
    if found is None:
        return _STATE.fullmatch(name) is not None and _SEEN_TO.search(name) is None
    return not _is_seen_to(found["what"])


def is_state(name: str) -> bool:
    """Whether the name is no more than what became of the thing above it: 未整改, 超期未检."""
    found = _UNDONE.fullmatch(name)
    return not found["what"] if found is not None else _STATE.fullmatch(name) is not None


def is_wanting(name: str) -> bool:
    """教师编制缺口, 损坏终端, 重新犯罪."""
    return _WANTING.fullmatch(name) is not None and _SEEN_TO.search(name) is None


def is_harm(name: str) -> bool:
    """溺水事故, 死亡人数; but no 事故演练 and no 抢救溺水."""
    return (_HARM.search(name) or _HURT.fullmatch(name)) is not None and not _is_seen_to(name) and _RESCUED.search(name) is None


def without_work_of(subject: str, state: str) -> str:
    """水毁 of 水毁修复, of which some are 未修复: the subject does not say what was not done."""
    left = subject.removesuffix(state[state.find("未") + 1 :]) if "未" in state else subject
    return left or subject


def _is_seen_to(name: str) -> bool:
    return is_worked_at(name) or _SEEN_TO.search(name) is not None
