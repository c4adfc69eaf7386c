"""Parts of a whole that lie in others are not added to them; those that lie outside are."""

from __future__ import annotations

import pytest

from tests.checks.judging import judged


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ("{市级以上: 90个, 国家级: 10个, 省级: 30个}", []),
        ("{县级以上: 90个, 省级以上: 30个, 自治区级: 20个}", []),
        ("{省级以上: 10个, 市级: 60个, 县级: 50个}", ["R103"]),  # below it
        ("{省级以上: 10个, 市级: 60个, 县级: 30个}", []),
        ("{市级以上: 60个, 县级: 50个}", ["R103"]),
        ("{10万元以上: 90个, 100万元以上: 40个}", []),
        ("{10万元以上: 60个, 60岁以上: 50个}", ["R103"]),  # of something else
        ("{高中以上: 90个, 大专以上: 40个}", []),
        ("{60岁以上: 80个, 80岁及以上: 40个}", []),
        ("{省内: 90个, 县内: 40个}", []),
        ("{省内: 60个, 省外: 50个}", ["R103"]),
        ("{小吃: 60个, 百货: 40个, 流动的: 30个}", []),  # by another count
        ("{小吃: 60个, 百货: 41个, 流动的: 30个}", ["R103"]),
    ],
)
def test_only_what_lies_in_another_is_not_added(parts: str, codes: list[str]) -> None:
    assert judged(f"{{集市: {{摊位: {{数值: 100个, 其中: {parts}}}}}}}").codes == codes
