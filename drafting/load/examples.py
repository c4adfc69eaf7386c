"""The whole small data files that the loader's rules show as examples."""

from __future__ import annotations

HEAD = """\
单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}
报告期: 2026年上半年
"""


def data_file(body: str) -> str:
    """A complete data file (示例数据) around `body`, which is YAML at the top level."""
    return HEAD + body
