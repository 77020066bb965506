"""The pages of the menu: where they are, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    path: str
    english: str
    chinese: str
    is_report: bool = True

    @property
    def name(self) -> str:
        """For files and test names; the front page has no path."""
        return self.path or "overview"


PAGES = (
    Listed("", "Overview", "总览"),
    Listed("value", "Value tiers", "价值等级"),
    Listed("churn", "Churn and win-back", "流失与挽回"),
    Listed("satisfaction", "Satisfaction", "满意度"),
    Listed("service-quality", "Service quality", "服务质量"),
    Listed("offer-value", "Offer and value", "产品与价值"),
    Listed("comments", "Comments", "客户留言"),
    Listed("lifecycle", "Lifecycle", "生命周期"),
    Listed("funnel", "Funnel", "销售漏斗"),
    Listed("channels", "Channels and contracts", "渠道与合同"),
    Listed("explorer", "Explorer", "客户筛选"),
    Listed("scorecard", "Scorecard", "客户评分卡"),
    Listed("customer", "Customer card", "客户卡片", is_report=False),
    Listed("call-list", "Call list", "拨打名单", is_report=False),
    Listed("new-customer", "New customer", "新客户", is_report=False),
    Listed("survey-upload", "Survey upload", "问卷导入", is_report=False),
    Listed("load", "Load", "数据导入", is_report=False),
    Listed("history", "History", "历史记录", is_report=False),
    Listed("data", "Data", "数据", is_report=False),
)
