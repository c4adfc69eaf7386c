"""What the benchmarks run on: the sample reports, and invented townships of 96 indicators (示例数据)."""

from __future__ import annotations

from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted((ROOT / "samples" / "reports").glob("*.yaml"))
FIRST_TWO = [ROOT / "samples" / "reports" / name for name in ("huayuan-2020.yaml", "shaoyang-2021m10.yaml")]

_PLACES = "东西南北上下前后新古"
_LAST = "溪坪湾岭桥"

_GROUPS = """
概况: 距县城 公里，土地面积 平方公里，街道 个，乡镇 个，社区 个，行政村 个，自然村 个，村民小组 个，人口 人，户籍人口 户、人，常住人口 人，农村常住人口 人，农户 户、人，劳动力 人，耕地面积 亩
脱贫基础: 建档立卡人口 户、人，脱贫人口 户、人，当年脱贫 户、人
荣誉: 国家级荣誉 项，省级荣誉 项
组织领导: 常委会会议 次，政府常务会议 次，领导小组会议 次，专题会议 次，部署会 次，调度推进会 次，听取汇报 次，专题调研 次，领导调研 轮
帮扶力量: 驻村工作队 支，驻村干部 名，驻村队员 名，第一书记 名，结对帮扶户 户，帮扶措施 条，网格员 名，入村干部 名
监测帮扶: 新识别 户、人，风险消除 户、人，年内消除 户、人，排查时长 个月，排查轮次 轮，排查次数 次，重点人群 类，数据比对 次，会商研判 次，比对信息 条，特别救助 户，申请低保 户、人，公益岗位安置 人，产业帮扶 户、人，防贫保险 户、人
任务进度: 任务总数 项，序时任务 项
教育: 学生资助 人，资助金额 万元，助学金 万元，雨露计划 人，助学贷款 人，劝返复学 名，失辍学学生 名 上年同期，送教上门 名，安装宽带 名，线上学习 名
医疗: 重点人群参保 人，脱贫参保 人，参保资助 人，综合医疗保障 人次，统筹支付 万元，门诊用药 人次，医疗救助 人次，专项救助 人，家庭医生签约 人，慢性病证补办 名，卫生室改造 个
住房: 危房改造 户 任务，危房改造开工 户，危房改造竣工 户，改造计划 户，补助资金 万元
饮水: 水源保护 处，供水工程 个 任务，工程维护 处，投入资金 万元，受益人口 人，水质检测 次
兜底: 低保 户、人，新增低保 户、人，低保资金 万元，特困人员 人，新增特困 人，临时救助 人次，临时救助资金 万元，救助备用金 万元，孤儿保障资金 万元，养老保险代缴 人
"""
"""组: indicator, its unit, and what stands beside its figure. A list of its own, so that figures of before and after a change of the catalogue compare."""


def township(number: int) -> str:
    """A township's data file: 96 indicators, as `_GROUPS` lists them; the figures are the number's own."""
    chance = Random(number)
    lines = [
        "# 示例数据：单位和数字都是编的", "模板: rural/township",
        f"单位: {{名称: 示例{_name(number)}乡人民政府, 地区: 示例县{_name(number)}乡, 层级: 乡镇}}",
        "报告期: {年度: 2026, 类型: 年度, 截至: 2026-12-20}", "指标:",
    ]  # fmt: skip
    for listed in _GROUPS.split("\n")[1:-1]:
        group, _, indicators = listed.partition(": ")
        lines.append(f"  {group}:")
        for indicator in indicators.split("，"):
            name, unit, *beside = indicator.split(" ")
            lines.append(f"    {name}: {_node(unit, beside, chance)}")
    return "\n".join(lines) + "\n"


def townships(folder: Path, count: int) -> list[Path]:
    """That many townships as files."""
    files = [folder / f"{number:05d}.yaml" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(township(number), encoding="utf-8")
    return files


def _name(number: int) -> str:
    return _PLACES[number // 5 % 10] + _LAST[number % 5] + ("" if number < 50 else _PLACES[number // 50 % 10])


def _node(unit: str, beside: list[str], chance: Random) -> str:
    figure = _measure(unit, chance)
    return f"{{数值: {figure}, {beside[0]}: {_measure(unit, chance)}}}" if beside else figure


def _measure(unit: str, chance: Random) -> str:
    if unit == "户、人":
        households = chance.randrange(20, 900)
        return f"{households}户{households * 3 + chance.randrange(90)}人"
    if unit == "万元":
        return f"{chance.randrange(1000, 99999) / 100}万元"
    return f"{chance.randrange(2, 4000)}{unit}"
