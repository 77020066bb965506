"""What sellers write down after a contact, by purpose, or by result when nobody was reached."""

CONTACT_NOTES = {
    "identification": (("Entered from the web form", "网页表单录入"), ("Met at the shop", "到店登记")),
    "first_contact": (("Introduced ourselves", "首次联系，介绍了公司"), ("Asked for the catalogue", "索要了产品目录")),
    "need_discovery": (("Needs a steady supplier", "需要稳定的供应商"), ("Sample requested", "要求寄样品")),
    "follow_up": (("Content, will order again", "满意，会再下单"), ("Asked about delivery times", "询问了送货时间")),
    "care": (("Talked about the new series", "介绍了新系列"), ("Thanked for the loyalty", "感谢长期支持")),
    "complaint": (("Complained about the delivery", "投诉送货问题"), ("Wants an exchange", "要求换货")),
    "survey": (("Asked to answer the survey", "邀请填写问卷"), ("Will answer by WeChat", "将用微信回答")),
    "collection": (("Promised to pay this week", "答应本周付款"), ("Disputes one line", "对其中一项有异议")),
    "greeting": (("Happy New Year", "新年问候"), ("Sent a festival card", "寄了节日贺卡")),
    "win_back": (("Asked why we lost them", "了解流失原因"), ("Offered a personal contact", "安排了专人服务")),
    "not_reached": (("No answer", "无人接听"), ("Busy, try again", "占线，再联系")),
    "refused": (("Does not want to be called", "不愿被打扰"), ("No interest now", "目前没兴趣")),
}
