"""Terms of the registers, Chinese and English side by side."""

STATUS = {"closed": "已销号", "closing": "正在销号", "complete": "已完成", "in progress": "达时序进度", "behind": "未达时序"}
DEADLINE = {"dated": "限期整改", "long-term": "长期坚持"}
KIND = {"dust": "扬尘", "outfall": "排口", "dumping": "倾倒", "industry": "工业", "petition": "信访", "landfill": "填埋场", "dismantling": "拆解点", "mine": "废弃矿山",
        "order": "督办单"}
CATEGORY = {"air": "大气", "water": "水", "waste": "固体废物", "ecology": "生态", "other": "噪声及其他"}
OFFICES = {"County Ecology and Environment Branch": "县生态环境分局", "County Housing and Construction Bureau": "县住建局", "County Water Bureau": "县水利局",
           "County Urban Management Bureau": "县城管局", "County Natural Resources Bureau": "县自然资源局", "County Agriculture Bureau": "县农业农村局"}
SOURCES = {"provincial feedback, round 2": "第二轮省级督察反馈", "warning film": "警示片", "environmental audit": "环保审计",
           "Yangtze inspection": "长江流域专项督察", "Green Shield": "绿盾行动", "self-found": "自查"}
TYPES = {"air": "大气", "water": "水", "noise": "噪声", "soil": "土壤", "ecology": "生态", "other": "其他"}
RESULTS = {"up to standard": "达标", "rebound": "反弹", "derived problem": "衍生"}

# kind, category, how many of the 99, lead office, topics
PROBLEMS = (
    ("dust", "air", 14, 1, (("工地扬尘未覆盖", "construction dust not covered"), ("道路扬尘", "road dust"), ("裸土未绿化", "bare soil not planted"))),
    ("industry", "air", 10, 0, (("砖厂废气治理设施不正常", "brickworks exhaust treatment out of order"), ("喷涂车间VOCs无组织排放", "spray shop VOCs not collected"))),
    ("outfall", "water", 21, 2, (("生活污水直排", "sewage discharged untreated"), ("雨污混排口", "mixed storm and foul outfall"), ("入河排口超标", "outfall over the limit"))),
    ("industry", "water", 6, 0, (("洗砂废水入河", "sand washing water into the river"), ("养殖尾水直排", "fish farm water discharged"))),
    ("dumping", "waste", 18, 3, (("建筑垃圾倾倒", "construction waste dumped"), ("工业固废露天堆放", "industrial waste piled in the open"), ("生活垃圾积存", "household waste left lying"))),
    ("industry", "waste", 4, 0, (("危废贮存不规范", "hazardous waste badly stored"),)),
    ("dumping", "ecology", 8, 4, (("弃土压占林地", "spoil heap on woodland"), ("弃渣占用河滩", "slag on the river bank"))),
    ("industry", "ecology", 7, 4, (("采石边坡未修复", "quarry slope not restored"), ("临时用地未复垦", "temporary land not reclaimed"))),
    ("industry", "other", 11, 0, (("加工噪声扰民", "workshop noise near homes"), ("碎石场夜间作业", "stone crushing at night"))),
)
