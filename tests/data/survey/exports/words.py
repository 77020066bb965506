"""Wordings, scales and answers of made-up questionnaires, in English and Chinese."""

from __future__ import annotations

COMPANIES = {
    "en": ("Harbour & Sons", "Nordlicht", "us", "Acme Ltd.", "our company", "the Blue Café"),
    "zh": ("我们", "海港公司", "本公司", "蓝色咖啡馆", "我们的品牌"),
}

OVERALL = {
    "en": (
        "How satisfied were you with your most recent stay?",
        "How would you rate your satisfaction with our app?",
        "Thinking about your last order, how satisfied were you?",
        "Satisfaction with our service (overall)",
        "Overall, how satisfied are you with {company}?",
        "How satisfied or dissatisfied are you with {company} overall?",
        "Please rate your overall satisfaction with {company}.",
        "Overall satisfaction",
        "Taking everything into account, how satisfied were you with your last visit?",
        "All in all, how satisfied are you with your purchase?",
    ),
    "zh": (
        "您对本次就诊体验满意吗？",
        "请问您对我们食堂的满意度如何？",
        "您对这次培训的满意程度",
        "您对客服的服务是否满意",
        "您对{company}的总体满意度如何？",
        "总体来说，您对{company}的产品和服务满意吗？",
        "请对本次服务的整体满意度打分",
        "您对此次购物的整体满意程度",
        "综合考虑，您对{company}是否满意？",
    ),
}

RECOMMEND = {
    "en": (
        "Based on your experience today, how likely are you to recommend our hotel?",
        "How willing are you to recommend {company} to someone you know?",
        "Likelihood to recommend",
        "How likely are you to recommend {company} to a friend or colleague?",
        "How likely is it that you would recommend {company} to friends, family or colleagues?",
        "On a scale from 0 to 10, how likely are you to recommend our products to others?",
        "Would you recommend {company} to your friends? (0 = not at all, 10 = certainly)",
    ),
    "zh": (
        "您会把我们的课程推荐给朋友吗？",
        "请问您推荐{company}给身边人的意愿是多少分？",
        "您有多大可能向朋友或同事推荐{company}？",
        "您愿意把{company}推荐给亲友吗？（0-10分）",
        "您向他人推荐{company}的可能性",
        "0到10分，您有多愿意向家人朋友推荐{company}？",
    ),
}

ASPECT_SATISFACTION = {
    "en": (
        "How satisfied are you with the price you paid?",
        "How satisfied were you with the time it took us to answer?",
        "How satisfied are you with the delivery?",
        "How satisfied were you with the friendliness of our staff?",
        "Satisfaction with the opening hours",
    ),
    "zh": (
        "您对价格满意吗？",
        "您对等候时间的满意程度如何？",
        "您对配送速度满意吗？",
        "您对员工的服务态度满意吗？",
        "您对营业时间的满意度",
    ),
}

EFFORT = {
    "en": (
        "How easy did we make it to handle your request?",
        "How easy was it to find what you were looking for?",
        "How easy was it to get your problem solved?",
        "How easy or difficult was it to place your order?",
    ),
    "zh": ("您觉得解决问题的过程容易吗？", "本次办理业务的难易程度如何？"),
}

# Questions of liking or likelihood that are not the recommendation question.
OTHER_RATING = {
    "en": ("How likely are you to buy from us again?", "How would you rate the quality of our products?"),
    "zh": ("您再次购买的可能性有多大？", "您如何评价我们产品的质量？"),
}

CHOICES = {
    "en": (
        ("What best describes you?", ("Student", "Employee", "Retired", "None of these")),
        ("How long have you been a customer?", ("Less than 1 year", "1-2 years", "3-5 years", "More than 5 years")),
        ("How did you book?", ("Online", "By phone", "At the desk", "I do not remember")),
        ("Which branch do you visit most often?", ("High Street", "Station", "Airport, Terminal 2", "Harbour")),
        ("What did you contact us about?", ("An order", "A bill", "A repair", "Something else")),
        ("How often do you buy from us?", ("Daily", "Weekly", "Monthly", "Once a year", "This was the first time")),
        ("Did our staff solve your problem?", ("Yes", "No", "Partly")),
        ("Is this your first visit?", ("Yes", "No")),
        ("Which plan do you have?", ("Basic", "Plus (monthly)", "Plus (yearly)", "Premium")),
    ),
    "zh": (
        ("您成为我们的客户多久了？", ("不到1年", "1-3年", "3-5年", "5年以上")),
        ("您是通过什么方式预订的？", ("网上", "电话", "前台", "不记得了")),
        ("您是否为会员？", ("是", "否")),
        ("您最常去哪家门店？", ("人民路店", "火车站店", "机场店（T2）", "海港店")),
        ("您此次联系我们的原因是？", ("咨询订单", "账单问题", "维修", "其他事项")),
        ("您多久购买一次？", ("每天", "每周", "每月", "每年", "第一次")),
        ("问题是否得到解决？", ("是", "否", "部分解决")),
        ("您使用的是哪种套餐？", ("基础版", "高级版（月付）", "高级版（年付）", "尊享版")),
    ),
}

DEMOGRAPHICS = {
    "en": (
        ("AGE", "What is your age?", ("Under 18", "18-24", "25-34", "35-44", "45-54", "55+")),
        ("REGION", "In which region do you live?", ("North", "South", "East", "West")),
        ("GENDER", "What is your gender?", ("Female", "Male", "Other", "Prefer not to say")),
    ),
    "zh": (
        ("AGE", "您的年龄段是？", ("18岁以下", "18-24岁", "25-34岁", "35-44岁", "45岁及以上")),
        ("REGION", "您所在的地区是？", ("华北", "华东", "华南", "西部")),
        ("GENDER", "您的性别", ("男", "女")),
    ),
}

MULTIPLES = {
    "en": (
        (
            "Which meals did you book?",
            ("Breakfast", "Lunch", "Dinner", "None"),
        ),
        (
            "Which topics interest you?",
            ("Bus", "Bus tour", "Museum", "Museum shop", "None of these"),
        ),
        ("In which years did you visit us?", ("2022", "2023", "2024", "2025")),
        (
            "Which of our services have you used? (choose all that apply)",
            ("Repair", "Delivery", "Click & collect", "Gift wrapping", "Advice"),
        ),
        (
            "How did you hear about us? Select all that apply.",
            ("Search engine", "Social media", "A friend", "Newspaper", "Poster", "Trade fair", "Radio", "Letter"),
        ),
        ("What do you value most?", ("Price", "Quality", "Speed")),
        ("Which devices do you use?", ("Phone", "Tablet", "Laptop", "Desktop computer")),
    ),
    "zh": (
        ("您平时使用哪些支付方式？", ("现金", "银行卡", "支付宝", "微信支付", "无")),
        ("您参加过哪些活动？", ("讲座", "讲座直播", "展览", "以上都没有")),
        ("您使用过我们的哪些服务？（多选）", ("维修", "配送", "自提", "礼品包装", "咨询")),
        ("您是如何知道我们的？[多选题]", ("搜索引擎", "社交媒体", "朋友介绍", "报纸", "海报", "展会", "广播", "信件")),
        ("您最看重什么？", ("价格", "质量", "速度")),
        ("您使用哪些设备？", ("手机", "平板", "笔记本电脑", "台式电脑")),
    ),
}
# The same with options that look like several, or like something else.
ODD_OPTIONS = {
    "en": ("Phone (landline, mobile)", "E-mail [newsletter]", "Shop/branch", "Price: fair"),
    "zh": ("电话（座机、手机）", "邮件[订阅]", "门店/专柜", "线上：小程序"),
}
COMMA_OPTIONS = {"en": ("Friends, family or colleagues", "Radio, television"), "zh": ("亲友, 同事", "电台, 电视")}
OTHER = {"en": ("Other (please specify)", "Other"), "zh": ("其他（请注明）", "其他")}
OTHER_TYPED = {
    "en": ("by pigeon", "my neighbour told me", "a sign at the road"),
    "zh": ("路边的牌子", "邻居告诉我的", "信鸽"),
}

OPEN = {
    "en": (
        "How can we serve you better?",
        "What is the one thing that we could do better?",
        "Your suggestions",
        "If you were not satisfied, please tell us what went wrong.",
        "What made you choose us?",
        "What should we improve?",
        "Do you have any other comments or suggestions?",
        "Please tell us why you gave this score.",
        "What do you like most about {company}?",
        "Is there anything else that you would like to share with us?",
    ),
    "zh": (
        "您对我们有什么想说的？",
        "如有不满意的地方，请具体说明",
        "您的宝贵建议",
        "您觉得哪些地方需要改进？",
        "您希望我们改进什么？",
        "您还有其他意见或建议吗？",
        "请说明您打分的原因",
        "您最喜欢{company}的哪一点？",
    ),
}

SATISFIED = {
    "en": (
        ("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied"),
        (
            "Extremely dissatisfied",
            "Somewhat dissatisfied",
            "Neither satisfied nor dissatisfied",
            "Somewhat satisfied",
            "Extremely satisfied",
        ),
        ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
        ("Very unsatisfied", "Unsatisfied", "Neutral", "Satisfied", "Very satisfied"),
        (
            "Extremely dissatisfied",
            "Moderately dissatisfied",
            "Slightly dissatisfied",
            "Neither satisfied nor dissatisfied",
            "Slightly satisfied",
            "Moderately satisfied",
            "Extremely satisfied",
        ),
        (
            "Very dissatisfied",
            "Dissatisfied",
            "Somewhat dissatisfied",
            "Neither satisfied nor dissatisfied",
            "Somewhat satisfied",
            "Satisfied",
            "Very satisfied",
        ),
    ),
    "zh": (
        ("非常不满意", "不满意", "一般", "满意", "非常满意"),
        ("很不满意", "不太满意", "一般", "比较满意", "很满意"),
        ("非常不满意", "比较不满意", "一般", "比较满意", "非常满意"),
        ("十分不满意", "不满意", "中立", "满意", "十分满意"),
        ("非常不满意", "不满意", "比较不满意", "一般", "比较满意", "满意", "非常满意"),
    ),
}
AGREED = {
    "en": (
        ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"),
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
        (
            "Strongly disagree",
            "Somewhat disagree",
            "Neither agree nor disagree",
            "Somewhat agree",
            "Strongly agree",
        ),
        (
            "Strongly disagree",
            "Disagree",
            "Somewhat disagree",
            "Neither agree nor disagree",
            "Somewhat agree",
            "Agree",
            "Strongly agree",
        ),
    ),
    "zh": (
        ("非常不同意", "不同意", "一般", "同意", "非常同意"),
        ("完全不同意", "比较不同意", "不确定", "比较同意", "完全同意"),
        ("非常不同意", "不同意", "中立", "同意", "非常同意"),
        ("非常不同意", "不同意", "比较不同意", "中立", "比较同意", "同意", "非常同意"),
    ),
}
QUALITY = {
    "en": (
        ("Poor", "Fair", "Good", "Very good", "Excellent"),
        ("Very poor", "Poor", "Average", "Good", "Excellent"),
        ("Very poor", "Poor", "Fair", "Good", "Very good"),
    ),
    "zh": (("很差", "较差", "一般", "较好", "很好"), ("非常差", "差", "一般", "好", "非常好")),
}
FREQUENCY = {
    "en": (("Never", "Rarely", "Sometimes", "Often", "Always"),),
    "zh": (("从不", "很少", "有时", "经常", "总是"), ("从不", "偶尔", "有时", "经常", "总是")),
}
IMPORTANT = {
    "en": (
        (
            "Not at all important",
            "Slightly important",
            "Moderately important",
            "Very important",
            "Extremely important",
        ),
        ("Not important at all", "Not very important", "Neutral", "Important", "Very important"),
    ),
    "zh": (
        ("非常不重要", "不重要", "一般", "重要", "非常重要"),
        ("很不重要", "不太重要", "一般", "比较重要", "很重要"),
    ),
}
EASY = {
    "en": (
        ("Very difficult", "Difficult", "Neither easy nor difficult", "Easy", "Very easy"),
        (
            "Extremely difficult",
            "Somewhat difficult",
            "Neither easy nor difficult",
            "Somewhat easy",
            "Extremely easy",
        ),
        (
            "Very difficult",
            "Difficult",
            "Somewhat difficult",
            "Neither easy nor difficult",
            "Somewhat easy",
            "Easy",
            "Very easy",
        ),
    ),
    "zh": (
        ("非常困难", "困难", "一般", "容易", "非常容易"),
        ("很不容易", "不太容易", "一般", "比较容易", "很容易"),
    ),
}
LIKELY = {
    "en": (
        ("Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"),
        (
            "Extremely unlikely",
            "Somewhat unlikely",
            "Neither likely nor unlikely",
            "Somewhat likely",
            "Extremely likely",
        ),
    ),
    "zh": (
        ("非常不可能", "不可能", "不确定", "可能", "非常可能"),
        ("很不可能", "不太可能", "一般", "比较可能", "很可能"),
    ),
}
KANO = {  # from 1, like it, to 5, dislike it
    "en": (
        ("I like it", "I expect it", "I am neutral", "I can live with it", "I dislike it"),
        (
            "I like it that way",
            "It must be that way",
            "I am neutral",
            "I can live with it that way",
            "I dislike it that way",
        ),
    ),
    "zh": (
        ("我很喜欢", "理应如此", "无所谓", "勉强接受", "我很不喜欢"),
        ("喜欢", "理所当然", "无所谓", "可以忍受", "不喜欢"),
    ),
}
NOT_APPLICABLE = {"en": "N/A", "zh": "不适用"}

MATRICES = {  # title, scales, roles, code
    "en": (
        ("Rate our team on a scale from 1 (poor) to 5 (excellent)", QUALITY, ("rating",), "TEAM"),
        ("Your experience at the counter", AGREED, ("rating",), "COUNTER"),
        ("Satisfaction with", SATISFIED, ("csat", "rating"), "SATW"),
        ("Please say how far you agree with these statements", AGREED, ("rating",), "AGREE"),
        ("To what extent do you agree or disagree?", AGREED, ("rating",), "AGR"),
        ("How satisfied are you with each of the following?", SATISFIED, ("csat", "rating"), "SATM"),
        ("How would you rate each of the following?", QUALITY, ("rating",), "QUAL"),
        ("How often does each of these happen?", FREQUENCY, ("rating",), "FREQ"),
    ),
    "zh": (
        ("您在柜台的体验", AGREED, ("rating",), "COUNTER"),
        ("请为以下各方面打分", QUALITY, ("rating",), "TEAM"),
        ("您是否同意下列说法", AGREED, ("rating",), "AGREE"),
        ("请评价下列说法", AGREED, ("rating",), "AGR"),
        ("您对以下各方面的满意度", SATISFIED, ("csat", "rating"), "SATM"),
        ("请评价以下各项", QUALITY, ("rating",), "QUAL"),
        ("下列情况多久发生一次", FREQUENCY, ("rating",), "FREQ"),
    ),
}
ROWS = {
    "en": (
        "Price",
        "Quality",
        "Cleanliness of rooms",
        "Staff: friendliness",
        "How quickly we answered",
        "Value for money",
        "Dishes on offer",
        "The order arrived complete",
        "Opening hours suit me",
        "Staff knew the answer",
        "I was kept informed",
        "The website is clear",
        "Bills are easy to read",
        "The shop was clean, bright and quiet",
        "Parking (near the shop)",
        "My complaint was taken seriously",
        "The product did what was promised",
        "Waiting time at the till",
    ),
    "zh": (
        "价格",
        "质量",
        "房间清洁",
        "员工态度",
        "回复速度",
        "性价比",
        "菜品选择",
        "订单完整送达",
        "营业时间合适",
        "员工了解业务",
        "及时通知进度",
        "网站清晰易用",
        "账单容易看懂",
        "店内整洁、明亮、安静",
        "停车（店铺附近）",
        "投诉得到重视",
        "产品符合承诺",
        "收银排队时间",
    ),
}
IMPORTANCE = {
    "en": ("How important is each of the following to you?", "Please rate the importance of these aspects"),
    "zh": ("以下各方面对您有多重要？", "请评价以下各项的重要程度"),
}
SERVQUAL_BLOCKS = {  # what is expected, what was adequate, what was perceived
    "en": (
        "Expectations: an excellent company of this kind should have",
        "Minimum level: the lowest level of service that you would still accept",
        "Perceptions: how {company} really performs",
    ),
    "zh": ("期望：优秀的公司应当做到", "最低可接受的服务水平", "实际感受：{company}的实际表现"),
}
SERVQUAL_ITEMS = {
    "en": (
        "Modern-looking equipment",
        "Staff who are neat in appearance",
        "Keeping a promise by a certain time",
        "Service that is right the first time",
        "Prompt service",
        "Staff who are always willing to help",
        "Staff whose behaviour gives confidence",
        "Staff with the knowledge to answer questions",
        "Individual attention",
        "Convenient operating hours",
    ),
    "zh": (
        "现代化的设备",
        "员工仪表整洁",
        "按承诺的时间完成",
        "一次就把服务做好",
        "及时的服务",
        "员工总是愿意帮助顾客",
        "员工的行为让人放心",
        "员工有足够的知识回答问题",
        "给予个别的关注",
        "方便的营业时间",
    ),
}
FEATURES = {
    "en": ("free returns", "a loyalty card", "live chat", "same-day delivery"),
    "zh": ("免费退货", "会员卡", "在线客服", "当日送达"),
}
KANO_PAIR = {
    "en": (
        "If we offered {feature}, how would you feel?",
        "If we did not offer {feature}, how would you feel?",
    ),
    "zh": ("如果我们提供{feature}，您会觉得怎样？", "如果我们不提供{feature}，您会觉得怎样？"),
}
ACSI = {
    "en": (
        "What is your overall satisfaction with {company}? (1 = very dissatisfied, 10 = very satisfied)",
        "To what extent has {company} fallen short of or exceeded your expectations? (1-10)",
        "How close is {company} to your ideal company? (1-10)",
    ),
    "zh": (
        "您对{company}的总体满意程度是？（1-10分）",
        "与您的期望相比，{company}做得如何？（1-10分）",
        "{company}与您心目中的理想公司有多接近？（1-10分）",
    ),
}

COMMENTS = (
    "Delivery took two weeks.\nNobody called me back.",
    "Line one\r\nline two\r\n\r\nline four",
    'Quick, friendly and "just right"',
    '"quoted from the beginning',
    "N/A",
    "n/a",
    "None",
    "=1+1",
    '=HYPERLINK("http://example.com","click")',
    "+49 170 1234567 please call",
    "-5 degrees in the shop",
    "@manager thank you",
    "配送太慢，包装破损",
    "价格有点贵；其他都好",
    "Très bien, merci à l'équipe",
    "Groß, schön & günstig – 5 €",
    "Great 👍🏽👨‍👩‍👧",
    "خدمة ممتازة، شكرا",
    "שירות מצוין",
    "סך הכול (OK)",
    "a;b;c",
    "a, b, c",
    "tab\there",
    "10/10",
    "NULL",
    "nan",
    "'single quote at the start",
    "back\\slash \\n and | bar",
    "<b>bold</b> & <script>alert(1)</script>",
    "très très long: " + "word " * 600,
    "e\u0301 combining, zero\u200bwidth",
    "┋ is a bar",
    "5",
)
MORE = {
    "en": ("The staff was", "Delivery was", "I find the shop", "Your website is", "My order was"),
    "zh": ("员工", "配送", "店铺", "网站", "我的订单"),
}
HOW = {
    "en": ("friendly", "slow", "late", "great", "confusing", "fine", "too expensive"),
    "zh": ("很友好", "很慢", "迟到了", "很棒", "看不懂", "还行", "太贵"),
}
