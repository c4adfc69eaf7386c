"""A rate is of what its formula divides by, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from tests.shipped import shipped


def printed(body: str, template: str, tmp_path: Path) -> str:
    file = tmp_path / "示例数据.yaml"
    head = f"模板: {template}\n单位: {{名称: 某县信访局, 地区: 某县, 层级: 县}}\n报告期: 2026年1-6月\n"
    file.write_text(f"{head}指标: {body}\n", "utf-8")
    document = pipeline.draft(shipped(), pipeline.read_dataset(file, shipped()).dataset).document
    return pipeline.write(document, "txt", shipped()).decode()


@pytest.mark.parametrize(
    ("body", "template", "said"),
    [
        ("{信访: {矛盾纠纷: 300起, 化解: 38件, 信访件: 40件, 化解率: =化解/信访件}}", "general/progress", "受理信访件40件，化解38件，化解率95%"),
        ("{信访: {矛盾纠纷: 300起, 化解: 38件, 信访件: 40件, 化解率: =化解/信访件}}", "rural/progress", "信访件化解率95%"),
        ("{信访: {矛盾纠纷: 300起, 化解: 38件, 信访件: 40件, 化解率: =信访.化解 ÷ 信访.信访件}}", "rural/progress", "信访件化解率95%"),
        ("{乡村治理: {矛盾纠纷: 300起, 信访件: 40件, 化解信访: 38件, 化解率: =化解信访/信访件}}", "rural/progress", "信访件40件（化解率95%）"),
        ("{信访: {信访件: 40件, 矛盾纠纷: 300起, 化解: 285起, 化解率: =化解/矛盾纠纷}}", "rural/progress", "矛盾纠纷300起，化解285起，化解率95%"),
        ("{应急: {隐患: 120处, 检查企业: 130家, 整改: 100处, 整改率: =整改/隐患}}", "general/progress", "隐患120处，整改100处，整改率83.33%；检查企业130家"),
        ("{应急: {检查企业: 130家, 隐患: 120处, 整改: 100处, 整改率: =整改/隐患}}", "general/progress", "隐患120处，整改100处，整改率83.33%"),
    ],
)
def test_a_rate_is_said_of_what_its_formula_divides_by(body: str, template: str, said: str, tmp_path: Path) -> None:
    text = printed(body, template, tmp_path)
    assert said in text
    assert text.count("化解率") + text.count("整改率") == 1
    assert "D202" not in text
