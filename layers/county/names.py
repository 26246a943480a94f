"""Invented names. Each begins with a word for "made up": imaginary, drafted, sample, example, supposed, model, pretended, trial,
constructed, imitated; no real place is meant."""

FIRST = (("虚", "Xu"), ("拟", "Ni"), ("样", "Yang"), ("例", "Li"), ("设", "She"), ("模", "Mo"), ("假", "Jia"), ("试", "Shi"),
         ("构", "Gou"), ("仿", "Fang"))
LAST = (("坪", "ping"), ("岗", "gang"), ("湾", "wan"), ("塘", "tang"), ("岭", "ling"), ("坝", "ba"), ("畈", "fan"), ("冲", "chong"),
        ("庄", "zhuang"), ("溪", "xi"), ("坡", "po"), ("店", "dian"), ("集", "ji"), ("圩", "wei"), ("洲", "zhou"), ("井", "jing"),
        ("林", "lin"))
COUNTY = ("示例县", "Shili County")
#         Chinese     English          villages   km east, north
TOWNS = (("模城镇", "Mocheng Town", 14, (3.0, -3.5)), ("拟峰镇", "Nifeng Town", 8, (-12.0, 15.0)),
         ("设湖镇", "Shehu Town", 9, (11.0, 18.5)), ("样丰镇", "Yangfeng Town", 11, (20.0, -8.5)),
         ("虚河镇", "Xuhe Town", 9, (-4.0, -21.0)), ("例桥镇", "Liqiao Town", 8, (-19.5, -3.5)))
RIVER, TRIBUTARY = ("虚河", "Xu River"), ("设溪", "She Creek")
RESERVOIR = ("设湖水库", "Shehu Reservoir")


def villages(count, random_):
    """`count` different names, each also different in its romanised form."""
    pairs = [(a[0] + b[0], a[1] + b[1]) for a in FIRST for b in LAST]
    random_.shuffle(pairs)
    return pairs[:count]
