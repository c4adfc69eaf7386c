"""What last year's report states of its own figures is a rule for this year's; what only happens to fit is none."""

from __future__ import annotations

import re

import pytest

from drafting.adoption import Asked, adopt
from drafting.adoption.indicators import StatedRule
from drafting.adoption.story import _by_indicator
from drafting.pipeline import open_library, read_dataset
from drafting.proofreading.proofing import proofread

CATALOGUE = "模板/bureau/indicators.yaml"
RULE = re.compile(r"      - (数值 [<>]?= .*?)  # 2025年：“(.*)”")


def adopted(words: str):
    return adopt(f"示例县水利局2025年工作总结\n一、河湖管理\n{words}\n".encode(), "总结.txt", ".txt", Asked())


def rules(words: str) -> list[tuple[str, str]]:
    """(indicator, rule) as the catalogue has them."""
    found, indicator = [], ""
    for line in adopted(words).files[CATALOGUE].decode().splitlines():
        if name := re.match(r"  (\w+):", line):
            indicator = name[1]
        elif match := RULE.match(line):
            found.append((indicator, match[1]))
    return found


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("设立河湖长298名，其中县级14名、乡级95名、村级189名，全年巡河2.9万人次。", [("设立河湖长", "数值 = 县级 + 乡级 + 村级")]),
        ("募集款物386.5万元，其中资金268.3万元、物资折价118.2万元。支出救助款物301.47万元，支出率78%。", [("募集款物", "数值 = 募集款物资金 + 物资折价"), ("支出率", "数值 = 支出救助款物 / 募集款物")]),
        ("实施项目38个（续建15个、新建23个）。", [("实施项目", "数值 = 续建 + 新建")]),
        ("水质检测198份，合格196份，合格率98.99%。", [("合格率", "数值 = 合格 / 水质检测")]),
        ("排查问题165个，已整改158个，剩余7个正在整改。", [("正在整改", "数值 = 排查问题 - 整改")]),
        ("全县党员4255人，女党员1144人，占党员的26.9%。", [("女党员占比", "数值 = 女党员 / 党员")]),
        ("家庭户56896户，家庭户人口134529人，平均每个家庭户的人口2.36人。", [("平均每个家庭户的人口", "数值 = 家庭户人口 / 家庭户")]),
        ("排查户86户251人，其中东片36户101人、西片50户150人。", [("排查户", "数值 = 东片 + 西片")]),
        ("流转土地12.6万亩，其中东片3.8万亩、西片8.8万亩；配方施肥21万亩。", [("流转土地", "数值 = 东片 + 西片")]),
        ("申请材料由132份减少到58份，减少56.1%。", [("申请材料变化", "数值 = (申请材料 - 原申请材料) / 原申请材料")]),  # not of last year
        ("完成固定资产投资3.2亿元，同比增长8.1%，完成全年任务6亿元的53.3%。", [("完成任务比例", "数值 = 完成固定资产投资 / 完成任务")]),
        ("全年降水量1086.3毫米，较常年（1021.1毫米）偏多6.4%。", [("较常年变化", "数值 = (降水量 - 较常年) / 较常年")]),
        ("平均气温14.8℃，比常年14.2℃偏高0.6℃。", [("比常年变化", "数值 = 平均气温 - 比常年")]),
        ("公务用车保有量120辆，运行费用360万元，单车费用3万元。", [("单车费用", "数值 = 运行费用 / 公务用车保有量")]),
        ("统防统治13万亩次，亩均节本45元，为农户节支585万元。", [("亩均节本", "数值 = 农户节支 / 统防统治")]),
        ("水稻面积2.1万亩，亩产620公斤，总产量13020吨。", [("亩产", "数值 = 亩产总产量 / 水稻面积")]),
        ("社属企业12家，盈利9家、持平1家、亏损2家；资产总额2.09亿元。", [("社属企业", "数值 = 盈利 + 持平 + 亏损")]),
        ("土地托管面积17.2万亩次，完成年度目标17万亩次的101.2%，其中耕5.1万亩次、种4.6万亩次、防4.9万亩次、收2.6万亩次。", [("土地托管面积", "数值 = 土地托管面积耕 + 土地托管面积种 + 土地托管面积防 + 土地托管面积收")]),
        ("实现销售总额12.6亿元，同比增长15.6%，完成任务12亿元的105%，连续三年居全市第一。其中农资2.1亿元，农产品5.4亿元，日用品3.8亿元，再生资源1.3亿元。", [("实现销售总额", "数值 = 农资 + 农产品 + 日用品 + 再生资源")]),
        ("资产总额2.09亿元，负债1.02亿元，资产负债率48.8%。", [("资产负债率", "数值 = 负债 / 资产总额")]),
        ("实现利润85万元，同比扭亏为盈（上年亏损120万元）。", [("亏损", "数值 = -实现利润.上年同期")]),
        # what the letters of a rate say it is
        ("特困人员1260人，其中集中供养386人，集中供养率30.6%。", [("集中供养率", "数值 = 集中供养 / 特困人员")]),
        ("结婚登记1023对，离婚登记486对，离结比47.5%。", [("离结", "数值 = 离婚登记 / 结婚登记")]),
        # within what it stayed, and what it went beyond
        ("居民消费价格指数上涨1.2%，控制在3%以内。", [("居民消费价格指数变化", "数值 <= 居民消费价格指数控制数")]),
        ("万元GDP能耗下降3.2%，超额完成下降3%的年度目标。", [("万元GDP能耗变化", "数值 <= 超额完成变化")]),
        # what is left of a task, and how far from its aim a figure is
        ("适老化改造238户，占全年任务500户的47.6%。下半年完成剩余262户适老化改造。", [("下半年完成剩余适老化改造", "数值 = 适老化改造.任务 - 适老化改造")]),
        ("信访化解率96.3%，比年度目标90%高6.3个百分点。", [("信访化解率较年度目标变化", "数值 = 信访化解率 - 信访化解率年度目标")]),
        ("完成扫描260万页，超额完成全年任务60万页，任务完成率130%。", [("完成扫描等任务完成率", "数值 = 完成扫描 / (完成扫描 - 完成扫描较任务变化)")]),
        ("完成税收收入9.1亿元，占预算8.9亿元的102.2%，超收2000万元。", [("预算比例", "数值 = 完成税收收入 / 预算"), ("超收变化", "数值 = 完成税收收入 - 预算")]),
        ("火化率85.2%。火化率偏低，与年度目标90%差4.8个百分点。", [("年度目标差", "数值 = 年度目标比例 - 火化率")]),
    ],
)
def test_what_a_sentence_states_is_a_rule(words, stated):
    assert rules(words) == stated


@pytest.mark.parametrize(
    "words",
    [
        "漏发补助3人，错发2.1万元，死亡未注销6人，冒领1人，移交2人未安置、3人未上岗。",  # 1 + 2 + 3 by chance
        "设立河湖长298名，其中县级14名、乡级95名、村级189名等。",  # there are more
        "全年降水量1086.3毫米，较常年（1021.1毫米）偏多7.9%。",  # does not hold
        "水稻面积2.1万亩，亩产620公斤，总产量1.4万吨。",
        "资产总额2.09亿元，负债1.02亿元，资产负债率84.8%。",
        "社属企业12家，盈利8家、持平1家、亏损2家。",  # does not come to it
        "社属企业12家，盈利9家、持平1家、亏损2家、停业1家。",
        "社属企业12家，盈利9家、持平1家、亏损2家等。",
        "社属企业12家。盈利9家、持平1家、亏损2家。",
        "社属企业12家，盈利约9家、持平1家、亏损2家。",
        "新建水闸3座，改建1座、扩建1座、迁建1座。",  # may be chance
        "土地托管面积17.2万亩次，完成年度目标17万亩次的101.2%，其中耕5.1万亩次、种4.6万亩次、防4.9万亩次、收2.5万亩次。",  # 17.1, which is the target's to two digits
        "实现利润85万元，亏损企业120万元。",
        "决定不起诉118人，其中法定9人、轻微93人、证据不足16人、附条件5人。",  # the last is none of them
        "立案救助298名，县级14名，乡级95名，村级189名。",  # nothing says that they belong together
        "设立河湖长约298名，其中县级14名、乡级95名、村级189名。",
        "设立河湖长299名，其中县级14名、乡级95名、村级189名。",  # does not hold
        "建档立卡户663户1932人，其中低保户521户1772人，特困户142户161人。",  # the people do not add up
        "流转土地12.6万亩，其中东片3.8万亩、西片8.8万亩；南片5万亩。",  # may be a part as well
        "管理患者1260人，外出患者3人，病死率0.2%。",  # a rate of neither
        "特困人员1260人，其中集中供养386人，分散供养率30.6%。",
        "居民消费价格指数上涨3.2%，控制在3%以内。",
        "适老化改造238户，占全年任务500户的47.6%。下半年完成剩余260户适老化改造。",
        "适老化改造238户，占全年任务500户的47.6%。剩余262户农户没有入住。",  # of something else
        "火化率85.2%。绿化率偏低，与年度目标90%差4.8个百分点。",
        "排查户86户251人，其中东片36户、西片50户。",  # of the people nothing is said
        "完成投资4.5亿元，占任务9亿元的50%。",  # the program reckons it
    ],
)
def test_what_may_be_chance_or_does_not_hold_is_none(words):
    assert rules(words) == []


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("自来水普及率92.1%，比上年提高1.3个百分点。", [("自来水普及率变化", "数值 = 自来水普及率.同比增减")]),
        ("治理河流30公里，比上年增加3公里，增长11.1%。", [("治理河流变化", "数值 = 治理河流.同比增减"), ("治理河流变化比例", "数值 = 治理河流.同比")]),
        ("治理河流30公里，巡河2次，治理河流比上年增加3公里。", [("治理河流变化", "数值 = 治理河流.同比增减")]),
        ("职工年均收入6.82万元，增长5.4%。", [("职工年均收入变化", "数值 = 职工年均收入.同比")]),
        ("培训120人，治理河流30公里，年均增长5.4%。", []),
        # a rate by its points
        ("药占比26.3%，下降1.8个百分点。", [("药占比变化", "数值 = 药占比.同比增减")]),
        ("婴儿死亡率2.6‰，较上年下降0.3个千分点。", [("婴儿死亡率变化", "数值 = 婴儿死亡率.同比增减")]),
        ("企业亏损面达18.6%，比上年扩大2.1个百分点。", [("企业亏损面变化", "数值 = 企业亏损面.同比增减")]),
        ("药占比26.3%，较年初下降1.8个百分点。", []),
        ("规模以上工业增加值增长7.1%，较上年提高1.2个百分点。", [("规模以上工业增加值增速变化", "数值 = 规模以上工业增加值变化.同比增减")]),
        ("规模以上工业增加值增长7.1%，较一季度提高1.2个百分点。", []),
        ("药占比26.3%，比上年低1.8个百分点。", [("药占比变化", "数值 = 药占比.同比增减")]),
        ("药占比26.3%，较全市平均水平低1.8个百分点。", []),
        ("药占比26.3%，偏高1.8个百分点。", []),  # than is usual
        ("培训120人，下降1.8个百分点。", []),
        # what was done more of, or less
        ("新改建公路42.6公里，完成年度任务80公里的53.25%，比去年同期多完成6.3公里。", [("新改建公路变化", "数值 = 新改建公路.同比增减")]),
        ("挽回损失132.5万元，比上年多挽回26万元。", [("挽回损失变化", "数值 = 挽回损失.同比增减")]),
        ("支出5260万元，结余4340万元，同比少支出320万元。", [("支出变化", "数值 = 支出.同比增减")]),
        ("发放193.1万元，人均1636元，较上年提高62元。", [("发放人均变化", "数值 = 发放人均.同比增减")]),  # which could not be seen in the other
        ("发放193.1万元，支出8.6万元，较上年提高6200元。", []),
        ("收入5260万元，结余4340万元，同比少支出320万元。", []),  # which of the two?
        ("生产总值92亿元，增长5%。", []),
        ("生产总值92亿元，比上年增长5%。", []),  # at constant prices
        ("治理河流30公里，按可比口径比上年增长5%。", []),
        ("自来水普及率92.1%，较年初提高1.3个百分点。", []),
        ("收案300件（不含旧存28件），比上年下降3%。", []),  # of which?
        ("治理河流30公里。巡河2次，治理河流比上年增加3公里。", []),  # said in another sentence: perhaps of another stretch
        ("东片：治理河流30公里，西片：治理河流40公里，治理河流比上年增加3公里。", []),
        ("支出累计完成107752万元，完成预算数257288万元的41.9%，比上年减支9240万元。", [("完成预算数比例", "数值 = 支出累计完成 / 完成预算数"), ("支出累计完成变化", "数值 = 支出累计完成.同比增减")]),
        ("治理户86户251人，治理户比上年增加3户10人。", [("治理户变化", "数值 = 治理户.同比增减")]),
        ("城市低保对象1286户2103人，较去年同期减少56户133人。", [("城市低保对象变化", "数值 = 城市低保对象.同比增减")]),
        ("城市低保12户36人，特困8户9人，较去年同期减少5户13人。", []),  # of which?
        ("城市低保12户36人，较去年同期减少5户。", []),
        ("城市低保12户36人，减少5户13人。", []),  # since when?
        ("普及率92.1%，普及率比上年提高1.3%。", []),  # of the rate, or points?
        ("受理投诉81件，投诉量比上年增加3件。", []),  # 投诉量 is no figure of the report
        ("土地托管8.6万亩，较上年的7.9万亩净增0.7万亩。", [("土地托管变化", "数值 = 土地托管.同比增减")]),
        ("土地托管8.6万亩，较上年的7.9万亩增加0.7万亩。", [("土地托管变化", "数值 = 土地托管.同比增减")]),
        ("电梯困人126起，同比少发生24起。", [("电梯困人变化", "数值 = 电梯困人.同比增减")]),
        ("专利授权486件，增幅达11.5%。", [("专利授权变化", "数值 = 专利授权.同比")]),
        ("抽检费用支出286万元，同比节支3.8%。", [("抽检费用支出变化", "数值 = 抽检费用支出.同比")]),
        ("商标注册1320件，降幅13.3%。", [("商标注册变化", "数值 = 商标注册.同比")]),
        ("人均综合能耗92.6千克标准煤，下降1.8%。", [("人均综合能耗变化", "数值 = 人均综合能耗.同比")]),
        ("从业人员860人，人均年收入5.2万元，较上年增加3000元。", [("人均年收入变化", "数值 = 人均年收入.同比增减")]),  # an amount is at no other prices
        ("力争治理河流33公里，增长10%以上。", []),  # next year's plan is held against no plan
        ("确保治理河流达到33公里，同比增长10%。", []),
        # what has changed so
        ("发布信号86期，其中红色3期、蓝色16期，比去年同期增加12期，增长16.2%。", [("发布信号变化", "数值 = 发布信号.同比增减"), ("发布信号变化比例", "数值 = 发布信号.同比")]),
        ("发放补贴1260万元，惠及居民3.2万户，比上年增加120万元，增长10.5%。", [("发放补贴变化", "数值 = 发放补贴.同比增减"), ("发放补贴变化比例", "数值 = 发放补贴.同比")]),
        ("处理投诉1860件、举报660件，挽回损失86万元，比上年增加310件，增长20%。", [("处理投诉变化", "数值 = 处理投诉.同比增减"), ("处理投诉变化比例", "数值 = 处理投诉.同比")]),
        ("粮食总产量26.8万吨，增产0.3万吨，增长1.1%。", [("粮食总产量变化", "数值 = 粮食总产量.同比增减"), ("粮食总产量变化比例", "数值 = 粮食总产量.同比")]),
        ("新增高企12家，总数达到86家，净增8家，增长10.3%。", [("高企总数变化", "数值 = 高企总数.同比增减"), ("高企总数变化比例", "数值 = 高企总数.同比")]),
        ("治理河流30公里，巡河10公里，比上年增加3公里，增长11.1%。", [("治理河流变化", "数值 = 治理河流.同比增减"), ("治理河流变化比例", "数值 = 治理河流.同比")]),
        ("治理河流30公里，比上年增加5公里，增长11.1%。", []),  # the numbers do not fit
        ("多办理案件36件，增幅12%。", []),  # of a difference nobody knows what it was
        ("压减一般性支出260万元，降幅12.6%。", []),
        ("减少碳排放1200吨，降幅6%。", []),
        ("电费较上年少支出12万元，降幅9%。", []),
        ("会议费较预算节支1.2万元，降幅8%。", []),
        ("治理河流30公里，巡河30公里，比上年增加3公里，增长11.1%。", []),  # which of the two?
        ("发布信号86期，其中红色3期、蓝色16期，比去年同期增加12期。", []),
        ("治理河流30公里，巡河2次，增长5.4%。", []),
        ("建成基站312个，每万人拥有22个，比上年增加5个。", []),
        ("市场主体38.6万户，其中企业9.2万户，较年初净增2.1万户，增长5.75%。", [("市场主体变化", "数值 = 市场主体.同比增减"), ("市场主体变化比例", "数值 = 市场主体.同比")]),  # what there was when the year began
        ("市场主体38.6万户，其中企业9.2万户，较2020年净增2.1万户，增长5.75%。", []),  # since when there is no figure
        ("建成康复站42个，较年初增加5个。", [("建成康复站变化", "数值 = 建成康复站.同比增减")]),
        ("建成康复站42个，较年初计划增加5个。", []),
        ("较年初净增企业86家，增长8.6%。", []),  # of all firms
        ("常住人口132.6万人，与2010年普查相比，增加6.8万人，增长5.4%。", []),
        ("审批32宗、面积46.2公顷，比上年多9宗。", [("审批变化", "数值 = 审批.同比增减")]),
        ("优抚对象3308人，比2024年减少85人。", [("优抚对象变化", "数值 = 优抚对象.同比增减")]),
        ("优抚对象3308人，比2020年减少85人。", []),
        ("降水量612.3毫米，较常年偏少1成，比2024年同期少86毫米。", [("降水量变化", "数值 = 降水量.同比增减")]),
        ("准确率88.6%，较2024年同期提升1.2个百分点。", [("准确率变化", "数值 = 准确率.同比增减")]),
        ("产量86吨，减少12吨。", []),  # since when?
        ("降水量1026.4毫米，较常年偏少12.3%，较2024年的1218.6毫米减少192.2毫米。", [("降水量变化数", "数值 = 降水量.同比增减")]),
        ("受理投诉15216件，比2024年的12877件多2339件。", [("受理投诉变化", "数值 = 受理投诉.同比增减")]),
        ("罚没款836.5万元，较2024年912.4万元减少75.9万元。", [("罚没款变化", "数值 = 罚没款.同比增减")]),
        ("造林32万亩，较2020年的30万亩增加2万亩。", [("造林变化", "数值 = 造林 - 原造林")]),
        ("电梯困人126起，同比少发生18起。", [("电梯困人变化", "数值 = 电梯困人.同比增减")]),
        ("商标注册1320件，同比有所回落，降幅12.1%。", [("商标注册变化", "数值 = 商标注册.同比")]),
        ("专利授权486件，增幅达11.2%。", [("专利授权变化", "数值 = 专利授权.同比")]),
        ("抽检费用286万元，节约32万元，同比节支10.1%。", [("抽检费用变化", "数值 = 抽检费用.同比")]),
        ("抽检费用286万元，节约36万元，同比节支10.1%。", []),
        ("人均用水量11.2立方米，下降2.1%。", [("人均用水量变化", "数值 = 人均用水量.同比")]),
        ("人均可支配收入2.2万元，增长6.1%。", []),
        # what is left of coming and going
        ("死亡46人，新增38人，净减少8人。", [("净变化", "数值 = 新增 - 死亡")]),
        ("新设经营主体5210户，注销3102户，净增2108户。", [("新设经营主体净变化", "数值 = 新设经营主体 - 注销")]),
        ("新设经营主体5210户，注销3102户，净增2180户。", []),
        ("新设经营主体5210户，注销3102户，较年初净增2108户。", []),
        # what figures of earlier sentences come to
        ("办理案件86件。办结80件。办结率93%。", [("办结率", "数值 = 办结 / 办理案件")]),
        ("排查隐患126处。已整改121处，剩余5处。", [("剩余", "数值 = 排查隐患 - 整改")]),
        ("实施项目86个，开工78个。8个项目尚未开工，占9.3%。", [("项目尚未开工占比", "数值 = 项目尚未开工 / 实施项目")]),
        ("建设公厕86座。8个项目尚未开工，占9.3%。", []),
        ("办理案件86件。受理信访86件。办结80件。办结率93%。", []),  # of which of two?
        # what part of its task a rate is
        ("健康管理3.26万人，管理率72.5%，完成目标任务70%的103.6%，建档率92.3%。", [("管理率完成率", "数值 = 管理率 / 管理率任务")]),
        # averages that the figures come to
        ("医疗补助332人次、178.2万元，人均补助5367元。", [("人均补助", "数值 = 医疗补助.元 / 医疗补助.人次")]),
        ("发放补助598万元，惠及居民190人，人均3.15万元。", [("惠及居民人均", "数值 = 发放补助 / 惠及居民")]),
        ("医疗补助332人次、178.2万元，人均补助5376元。", []),
        ("发放补助598万元，惠及居民190户，人均3.15万元。", []),
        ("发放补助598万元，惠及居民190人。人均3.15万元。", []),
    ],
)
def test_what_is_said_against_last_year_is_held_against_its_file(words, stated):
    assert rules(words) == stated


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("发布信号86期，其中红色3期、蓝色16期，比去年同期增加12期。", "前面有几个数"),
        ("治理河流30公里，比上年增加5公里，增长11.1%。", "和前面的数算不拢"),
        ("建成基站312个，每万人拥有22个，比上年增加5个。", "前面有几个数"),
        ("贷款余额126亿元，比2020年增加26亿元。", "不是和上年比的"),
        ("产量86吨，减少12吨。", "没有说和什么时候比"),
    ],
)
def test_a_change_without_a_rule_is_to_be_looked_at(words, why):
    assert [each.why for each in adopted(words).checks if each.why.startswith(why)]


def test_what_turns_with_its_sign_is_said_the_other_way():
    template = adopted("电梯困人126起，同比少发生24起。专利授权486件，增幅达11.5%。").files["模板/bureau/annual.j2"].decode()
    assert '|升降("多发生", "少发生")' in template
    assert '|升降("增幅达", "降幅达")' in template


@pytest.mark.parametrize(
    ("words", "turns"),
    [
        ("新改建公路42.6公里，比去年同期多完成6.3公里。", '|升降("多完成", "少完成")'),
        ("支出5260万元，结余4340万元，同比少支出320万元。", '|升降("多支出", "少支出")'),
        ("企业亏损面达18.6%，比上年扩大2.1个百分点。", '|升降("扩大", "缩小")'),
        ("煤炭消费降幅收窄2.1个百分点。", '|升降("扩大", "收窄")'),
    ],
)
def test_what_was_done_more_of_may_be_less_next_year(words, turns):
    assert turns in adopted(words).files["模板/bureau/annual.j2"].decode()


def test_by_how_much_more_was_done_than_was_to_be_is_not_the_task():
    last = adopted("完成投资52.6亿元，超额完成年度任务2.6亿元，投资完成率105.2%。")
    assert "    完成投资较任务变化: 2.6亿元\n" in last.files[last.last].decode()
    last = adopted("招聘医务人员126名，超额完成年度任务120名。")
    assert "任务: 120名" in last.files[last.last].decode()


def test_what_is_left_may_be_a_loss_next_year():
    template = adopted("死亡46人，新增38人，净减少8人。").files["模板/bureau/annual.j2"].decode()
    assert '|升降("净增加", "净减少")' in template


@pytest.mark.parametrize("words", ["化肥销售价格每吨2860元，较年初的3120元下降260元，降幅8.3%。", "粮食单产由486公斤提高到512公斤，增产26公斤，增长5.3%。"])
def test_numbers_that_fit_are_not_said_to_be_at_odds(words):
    assert not [each.why for each in adopted(words).checks if "算不拢" in each.why]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("化肥销售价格较年初的3120元下降260元，降幅8.3%。", 0), ("贫困户存款3.2万元，比年初增加0.5万元，涨幅18.5%。", 2), ("存款余额3.2亿元，较上年末增加0.5亿元，增长18.5%。", 2),
        ("三公经费3.2万元，比上年减少0.5万元，降幅13.5%。", 2),
    ],
)  # fmt: skip
def test_a_change_that_goes_on_is_of_the_same_comparison(words, rules):
    catalogue = adopted(words).files[CATALOGUE].decode()
    assert len([line for line in catalogue.splitlines() if ".同比" in line]) == rules, catalogue


def test_what_there_was_when_the_year_began_is_no_figure_of_half_a_year_before():
    half = adopt("示例县水利局2025年上半年工作总结\n一、河湖管理\n存款余额3.2亿元，较年初增加0.5亿元。\n".encode(), "总结.txt", ".txt", Asked())
    assert "规则" not in half.files[CATALOGUE].decode()
    assert [each.why for each in half.checks if each.why.startswith("不是和上年比的")]


def test_the_rule_says_from_which_words_it_comes_and_how_to_be_rid_of_it():
    catalogue = adopted("设立河湖长298名，其中县级14名、乡级95名、村级189名。").files[CATALOGUE].decode()
    assert "      - 数值 = 县级 + 乡级 + 村级  # 2025年：“设立河湖长298名，其中县级14名、乡级95名、村级189名”\n" in catalogue
    assert "删去写着它的那一行" in catalogue
    assert "规则" not in adopted("设立河湖长298名。").files[CATALOGUE].decode()


def test_a_longer_sentence_is_cut_behind_its_beginning():
    words = "设立河湖长298名，其中由县级党委和政府负责同志担任的14名、由乡镇党委和政府负责同志担任的95名、由村党组织书记担任的189名。"
    (line,) = [line for line in adopted(words).files[CATALOGUE].decode().splitlines() if "# 2025年：" in line]
    said = line.partition("“")[2].removesuffix("”")
    assert (len(said), said[-1], words.startswith(said[:-1])) == (60, "…", True)


def test_a_sum_that_nobody_would_read_is_none():
    counts = range(11, 36)
    parts = "、".join(f"{side}{mark}乡{count}名" for count, (side, mark) in zip(counts, ((side, mark) for side in "东西南北中" for mark in "甲乙丙丁戊"), strict=True))
    assert rules(f"设立河湖长{sum(counts)}名，其中{parts}。") == []


THIS_YEAR = "数值 = 县级 + 乡级 + 村级"


def checked(tmp_path, *, without: str = "", given: str = "设立河湖长: 312名, 县级: 15名, 乡级: 98名, 村级: 198名", rise: str = "2.5个百分点"):
    """What `check` says of this year's figures, by the catalogue without a line."""
    made = adopted("设立河湖长298名，其中县级14名、乡级95名、村级189名。自来水普及率92.1%，比上年提高1.3个百分点。")
    for name, content in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        kept = [line for line in content.decode().split("\n") if not without or without not in line]
        (tmp_path / name).write_text("\n".join(kept), "utf-8")
    data = tmp_path / "填.yaml"
    data.write_text(f"模板: bureau/annual\n单位: {{名称: 示例县水利局, 地区: 示例县}}\n报告期: 2026年\n上年: 2025.yaml\n指标: {{河湖管理: {{{given}, 自来水普及率: 94.6%, 自来水普及率变化: {rise}}}}}\n", "utf-8")
    library = open_library(tmp_path / "模板")
    dataset = read_dataset(data, library).dataset
    return [(each.code, each.path) for each in proofread(library, dataset).diagnostics if each.code[0] in "DTR" and each.code not in ("D222",)]


def test_a_total_that_is_one_off_is_told_at_its_cell(tmp_path):
    assert checked(tmp_path) == [("R105", "河湖管理.设立河湖长")]
    assert checked(tmp_path, given="设立河湖长: 311名, 县级: 15名, 乡级: 98名, 村级: 198名") == []


@pytest.mark.parametrize(("change", "said"), [("64户107人", []), ("-64户-107人", ["R105"]), ("64户-107人", ["R105"]), ("64户170人", ["R105"])])
def test_households_and_their_people_are_held_to_last_years_file_each(tmp_path, change, said):
    made = adopted("城市低保对象1286户2103人，较去年同期减少56户133人。")
    for name, content in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert "    城市低保对象变化: '-56户-133人'\n" in made.files[made.last].decode()
    data = tmp_path / "填.yaml"
    data.write_text(f"模板: bureau/annual\n单位: {{名称: 示例县水利局, 地区: 示例县}}\n报告期: 2026年\n上年: 2025.yaml\n指标: {{河湖管理: {{城市低保对象: 1350户2210人, 城市低保对象变化: {change}}}}}\n", "utf-8")
    library = open_library(tmp_path / "模板")
    assert [each.code for each in proofread(library, read_dataset(data, library).dataset).diagnostics if each.code[0] in "DTR" and each.code != "D222"] == said


def test_a_loss_that_its_sentence_cannot_say_is_told_as_that_alone(tmp_path):
    for name, content in adopted("征收保障金1286万元，发放资金86万元。").files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    data = tmp_path / "填.yaml"
    data.write_text("模板: bureau/annual\n单位: {名称: 示例县水利局, 地区: 示例县}\n报告期: 2026年\n指标: {河湖管理: {征收保障金: 1300万元, 发放资金: -86万元}}\n", "utf-8")
    library = open_library(tmp_path / "模板")
    assert [each.code for each in proofread(library, read_dataset(data, library).dataset).diagnostics if each.code[0] in "DTR"] == ["D220"]


def test_half_of_the_figures_are_not_told_yet(tmp_path):
    assert [code for code, _ in checked(tmp_path, given="设立河湖长: 312名, 县级: 15名, 乡级: 待补, 村级: 198名")] == ["D220"]


def test_a_rule_whose_line_is_deleted_holds_no_more(tmp_path):
    assert checked(tmp_path, without=THIS_YEAR) == []


def test_a_rise_that_last_years_file_does_not_give_is_told(tmp_path):
    given = "设立河湖长: 311名, 县级: 15名, 乡级: 98名, 村级: 198名"
    assert checked(tmp_path, given=given, rise="3.5个百分点") == [("R105", "河湖管理.自来水普及率变化")]


def test_one_relation_is_one_rule_whichever_of_its_figures_is_stated():
    stated = [
        StatedRule("组", "总", "数值 = 甲 + 乙", "其中"),
        StatedRule("组", "甲", "数值 = 总 - 乙", "其余"),  # the same again
        StatedRule("别组", "乙", "数值 = 组.总 - 组.甲", "其余"),  # another figure of that name
        StatedRule("组", "总", "数值 = 甲 + 丙", "其中"),
        StatedRule("组", "总变化", "数值 = 总.同比", "增长"),
    ]
    kept = _by_indicator(stated, ("组", "别组"))
    assert [each for several in kept.values() for each in several] == [stated[0], stated[3], stated[2], stated[4]]
