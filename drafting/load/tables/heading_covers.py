"""Headings that only gather what stands below them: 重点工作 over 监测帮扶 and 就业, 民生保障 over 低保. Any other may say whose figures these are (妇女)."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_GENERAL: Final = (
    "工作|任务|指标|数据|情况|内容|事项|项目|资金|经费|投入|信息|概况|简况|目标|数量"
    "|重点|主要|基本|核心|关键|各项|其他|其它|综合|统计|相关|年度|全年|专项|常规|日常|定量|量化|考核|总体"
    "|落实|完成|进展|推进|实施|使用|管理|建设|保障|帮扶|改善|提升|成效|成果|巩固|拓展|衔接|发展|振兴|治理"
    "|脱贫攻坚|乡村|农业农村|农村工作|民生|实事|经济|经济社会(?!保障|事业)|社会事业|社会保障|生态环境|生态文明|基础|基础设施|公共服务|安全生产|政策|措施|组织|党建|三农|两不愁|三保障"
    "|方面|类|部分|板块|领域|等|及|和|与|、|“|”"
)
_DEPARTMENT: Final = "民政|住建|住房和?城乡建设|卫健|卫生健康|医保|医疗保障|教育|教体|人社|农业农村|水利|水务|交通|交通运输|林业|残联|妇联|财政|乡村振兴|自然资源|生态环境|商务|文旅"
_COVER: Final = lazy(rf"(?:{_GENERAL})+|(?:县|区|市|乡|镇)?(?:{_DEPARTMENT})(?:局|部门|口|线|办)?")


def covers(name: str) -> bool:
    return _COVER.fullmatch(name) is not None
