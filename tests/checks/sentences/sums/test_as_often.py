"""Times that are summed up of those who came."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import told

WRONG = """
    发放生活补贴3620人、护理补贴4120人，共7750人次。
    发放生活补贴3620人、护理补贴4120人，共7470人次。
    救助困难群众320人、流浪人员86人、临时遇困126人，共523人次。
"""
TRUE = """
    发放生活补贴3620人、护理补贴4120人，共7740人次。
    救助困难群众320人、流浪人员86人，共860人次。
    救助困难群众320人、流浪人员86人，累计860人次。
    救助困难群众320人、流浪人员86人，共406人次，发放资金86万元。
    培训农民320人、干部86人，共培训12期406人次。
    培训农民320人、干部86人，其中妇女120人，共406人次。
    培训农民320人、干部86人，共500余人次。
    慰问老人320人、儿童86人，共慰问406人次。
    发放生活补贴3620人、护理补贴4120人，共7740人次，其中重复享受320人。
    接诊门诊3620人、住院412人，共接诊4032人次。
    检查企业320家、门店86家，共406家次。
    检查企业320家、门店86家，共1206家次。
    走访困难户320户、五保户86户，共406户次。
    走访群众320户860人，共1260人次。
    救助甲类120人、乙类86人，两类共206人次。
    救助甲类120人、乙类86人，去重后共200人次。
    救助甲类120人，乙类86人次，共206人次。
    3月救助120人、4月救助86人，共206人次。
    开展走访320户、慰问126户，共450户次。
    办理医保转移320人、零星报销86人，合计409人次。
"""


@pytest.mark.parametrize("sentence", WRONG.split())
def test_a_sum_of_those_who_came_is_told(sentence: str) -> None:
    assert len(told(sentence)) == 1


@pytest.mark.parametrize("sentence", TRUE.split())
def test_of_others_nothing_is_said(sentence: str) -> None:
    assert told(sentence) == []
