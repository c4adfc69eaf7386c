"""The places of a report that a text of the data's own takes by name, as the house's templates call them."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

SLOT_SYNONYMS: Final = {
    "前言": "导语", "引言": "导语", "开头": "导语", "开头语": "导语",
    "意见和建议": "意见建议", "工作建议": "意见建议", "建议": "意见建议", "请求事项": "意见建议", "恳请支持事项": "意见建议",
    "主要做法": "做法成效", "主要成效": "做法成效", "工作成效": "做法成效", "主要工作": "做法成效",
    "问题": "存在问题", "存在的问题": "存在问题", "主要问题": "存在问题", "存在的主要问题": "存在问题", "问题和不足": "存在问题",
    "存在不足": "存在问题", "存在的不足": "存在问题", "问题不足": "存在问题", "问题与不足": "存在问题", "不足": "存在问题", "短板弱项": "存在问题", "薄弱环节": "存在问题",
    "困难和问题": "存在问题", "困难问题": "存在问题", "存在困难": "存在问题", "存在的困难和问题": "存在问题", "困难与问题": "存在问题",
    "打算": "下步打算", "工作打算": "下步打算", "下步工作": "下步打算", "下一步工作": "下步打算", "下一步打算": "下步打算",
    "下步安排": "下步打算", "下一步工作安排": "下步打算", "下一步工作打算": "下步打算", "工作计划": "下步打算",
    "结语": "结尾", "结束语": "结尾", "结尾语": "结尾", "欢迎词": "致辞", "致词": "致辞",
}  # fmt: skip
"""What people call the places of a report beside the names that templates give them."""
PROBLEMS: Final = "存在问题"
ADVICE: Final = "意见建议"
IN_PASSING: Final = frozenset({"导语", "启下", "下步打算", "结尾"})
"""Places that name what another part of the report tells: 比42680卷多7000卷 does not report the 42680."""
WHERE_WANTING: Final = frozenset({PROBLEMS, ADVICE})
"""Places that report what is wanting, and name in passing what was achieved."""
_PLANS: Final = lazy("(?:下一?步|下一?阶段|明年|来年|20[0-9]{2}年).*(?:打算|计划|安排|思路|措施)")
_WANTING: Final = lazy("(?:主要|当前|目前)?(?:存在|面临)的?.*(?:问题|不足|困难|短板|差距|挑战).*|(?:问题|困难|不足|短板).*(?:建议|打算)")
TEXT_PLACES: Final = frozenset({*SLOT_SYNONYMS.values(), "基本情况", "启下"})


def is_in_passing(called: str) -> bool:
    """Whether a text of that name only names what another part of the report tells."""
    return SLOT_SYNONYMS.get(called, called) in IN_PASSING or _PLANS.fullmatch(called) is not None


def are_plans(called: str) -> bool:
    """Whether a text of that name says what is to be done."""
    return SLOT_SYNONYMS.get(called, called) in ("下步打算", ADVICE) or _PLANS.fullmatch(called) is not None


def is_background(called: str) -> bool:
    """Whether a text of that name may begin long before the report does."""
    return called in ("基本情况", "背景", "概况") or "简介" in called


def is_of_advice(called: str) -> bool:
    """Whether a text of that name asks for something, and says of the rest why."""
    return SLOT_SYNONYMS.get(called, called) == ADVICE


def is_where_wanting(called: str) -> bool:
    """Whether a text of that name reports what is wanting, and what was achieved only in passing: 虽接收42680卷，仍有3处漏雨."""
    return SLOT_SYNONYMS.get(called, called) in WHERE_WANTING or _WANTING.fullmatch(called) is not None


def is_of_problems(group: str) -> bool:
    """Whether a group is called as the part of a report that tells problems: what it holds is said there, whatever else it is called."""
    return group == PROBLEMS or SLOT_SYNONYMS.get(group) == PROBLEMS
