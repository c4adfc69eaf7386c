"""What a report that was copied from a web page has around it: the words of the page, not of the report."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_ANYWHERE: Final = (
    "扫一扫在手机打开", "打印(?:本|此)页", "关闭(?:窗口|本页|页面)", "转载.{0,4}注明", "(?:浏览|阅读|点击|访问)(?:次数|量|数)[:：]", "(?:发布|发文)(?:时间|日期)[:：]", "责任编辑[:：]",
    "(?:当前位置|当前的位置)[:：]", "ICP备", "公网安备",
)  # fmt: skip
_AT_THE_START: Final = (
    "(?:上|下)一[篇条][:：]", r"索引号[:：\s]", r"(?:发布机构|成文日期|生效日期)[:：].*\|", "如(?:果)?[您你]对.{0,24}(?:疑问|意见|建议)", "(?:版权所有|主办单位|承办单位|网站标识码)",
    r"(?:您|你)是第\d*位访客", r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:\s+\d{1,2}:\d{2}|\s*$)", "[（(](?:信息|文章|稿件)?来源[:：][^，。]{2,20}[）)]$",
)  # fmt: skip
_BUTTONS: Final = (
    "分享到?", "打印", "关闭", "收藏", "下载", "全屏", "还原", "加大", "减小", "大", "中", "小", "字[体号][:：]", "返回(?:顶部|首页|列表)?", "文件下载", "政策咨询", "网站首页", "我要纠错", "无障碍",
    "(?:政务|官方)?(?:微信|微博|公众号)", "】", "【", r"\|", "相关(?:链接|阅读|推荐|文章|信息|稿件)", "热门推荐",
)  # fmt: skip
"""Lines of these alone: 【大 中 小】【打印】【关闭】."""

OF_WEB_PAGE: Final = lazy(
    "|".join((*_ANYWHERE, f"^(?:{'|'.join(_AT_THE_START)})", rf"^[【\[（(]?(?:(?:{'|'.join(_BUTTONS)})[:：]?[】\])）\s]*)+$"))
)
BYLINE: Final = lazy(r"^(?:(?:信息|文章|稿件)?来源|稿源|作者|编辑|审核|责编|发布(?:单位|部门|机构|人)|时间|日期|发布)[:：][^，。；]{0,40}$")
"""Below a title: who put it on the page, and when."""
