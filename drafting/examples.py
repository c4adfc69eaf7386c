"""The small files that rules about commands show as examples; commands stand below them, each after `$ `."""

from __future__ import annotations

from typing import Final

ONE_TOWNSHIP: Final = (
    "# 文件：甲乡.yaml\n"
    "模板: rural/township\n"
    "单位: {名称: 甲乡人民政府, 地区: 示例县甲乡, 层级: 乡镇}\n"
    "报告期: 2026年\n"
    "指标: {监测帮扶: {监测对象: 86户251人}}\n"
)
COMMON: Final = (
    "# 文件：共用.yaml\n"
    "单位: {名称: '{地区}人民政府', 地区: '示例县{地区}', 层级: 乡镇}\n"
    "报告期: 2026年\n"
)
"""What the rows of a table have in common."""
