"""The indicator node: a value, or children, or both. Recursive, validated by pydantic at the door."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from drafting.quantities.values import Value

DERIVED_NAMES = (
    "完成率", "超额完成", "剩余任务", "序时进度", "同比", "同比增减", "较上年末", "占基期", "较基期",
)
"""Names of derived values; under an indicator they may be stated (a measure), which prints as typed and is checked."""


class Indicator(BaseModel):
    """One node of 指标. English names in code, Chinese keys in the file.

    `value` is None where the node holds only children, 表述 or 名录; an empty value is absent (None, not owed).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)

    value: Value | None = Field(None, alias="数值")
    statement: str | None = Field(None, alias="表述")
    names: tuple[str, ...] | dict[str, tuple[str, ...]] | None = Field(None, alias="名录")
    parts: dict[str, Indicator] = Field(default_factory=dict, alias="构成")
    subset: dict[str, Indicator] = Field(default_factory=dict, alias="其中")
    target: Indicator | None = Field(None, alias="任务")
    same_period_last_year: Indicator | None = Field(None, alias="上年同期")
    end_of_last_year: Indicator | None = Field(None, alias="上年末")
    base: Indicator | None = Field(None, alias="基期")
    as_of: date | str | None = Field(None, alias="截至")
    period: str | None = Field(None, alias="统计期间")
    provider: str | None = Field(None, alias="提供单位")
    unit: str | None = Field(None, alias="计量单位")
    note: str | None = Field(None, alias="备注")
    stated: dict[str, Value] = Field(default_factory=dict)
    children: dict[str, Indicator] = Field(default_factory=dict)


Indicator.model_rebuild()
