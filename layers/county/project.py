"""The two project files of the example: one in English, one in Chinese, over the same data."""
import json

from . import words

KINDS = list(words.KIND)
SHEET = {"path": "ledger.xlsx", "sheet": "台账"}


def inputs(zh):
    """Role -> inputs. The same columns are read; names, kinds and states in the project's language."""
    name = "name" if zh else "name_en"

    def kind(word):
        return "=" + (words.KIND[word] if zh else word)
    state, town, label = ("state", "town", ("一级网格", "二级网格", "三级网格")) if zh else ("state_en", "town_en", ("Grid level 1", "Grid level 2", "Grid level 3"))
    place = {"lon": "经度", "lat": "纬度", "crs": "wgs84"}
    return {
        "units": [{"path": "county.geojson", "id": "code", "name": name, "keeper": "keeper", "label": label[0]},
                  {"path": "towns.gpkg", "layer": "towns", "id": "code", "name": name, "parent": "parent", "keeper": "keeper", "team": "team", "label": label[1]},
                  {"path": "villages.shp", "id": "code", "name": name, "parent": "parent", "keeper": "keeper", "class": "ur_class", "label": label[2]}],
        "sites": [SHEET | {"as": "ledger", "id": "问题编号", "name": "问题名称" if zh else "name_en", "kind": "问题类型" if zh else "kind_en",
                           "category": "五大类" if zh else "category_en", "status": "整改状态" if zh else "status_en",
                           "deadline_type": "期限类型" if zh else "deadline_type_en", "opened": "交办日期", "deadline": "整改时限", "accepted": "验收日期",
                           "closed": "销号日期", "responsible": "责任单位" if zh else "office_en", "team": "督办组", "unit": "乡镇" if zh else "town_en",
                           "accuracy": "定位精度_m"} | place,
                  {"path": "petitions.csv", "as": "petitions", "id": "受理编号", "name": "地点" if zh else "place_en", "kind": kind("petition"), "category": "污染类型" if zh else "type_en",
                   "status": "办理状态" if zh else "status_en", "opened": "受理日期", "closed": "办结日期", "unit": "乡镇" if zh else "town_en",
                   "accuracy": "定位精度_m"} | place,
                  {"path": "landfills.gpkg", "as": "landfills", "layer": "landfills", "id": "lf_id", "name": name, "kind": kind("landfill"), "status": state,
                   "deadline": "accept_due", "accepted": "accept_on", "unit": town},
                  {"path": "yards.shp", "as": "yards", "id": "yard_id", "name": name, "kind": kind("dismantling"), "class": "size_cls", "status": state,
                   "deadline": "due", "closed": "cleared_on", "unit": town},
                  {"path": "mines.geojson", "as": "mines", "id": "mine_id", "name": name, "kind": kind("mine"), "status": state, "deadline": "due", "unit": town},
                  {"path": "orders.csv", "as": "orders", "id": "交办单号", "name": "交办事项" if zh else "name_en", "kind": kind("order"),
                   "category": "五大类" if zh else "category_en", "status": "办理状态" if zh else "status_en", "opened": "交办日期", "deadline": "办理时限",
                   "closed": "办结日期", "responsible": "责任单位" if zh else "office_en", "unit": "乡镇" if zh else "town_en", "accuracy": "=10"}
                  | place | {"crs": "gcj02"}],
        "stations": [{"path": "air_stations.csv", "as": "air", "id": "监测点编码", "name": "监测点名称" if zh else "name_en", "class": "级别" if zh else "grade"} | place,
                     {"path": "cameras.csv", "as": "cameras", "id": "tower", "name": "塔名" if zh else "name_en", "radius": "radius_m", "azimuth": "azimuth",
                      "fov": "fov", "lon": "lon", "lat": "lat", "crs": "wgs84", "where": "in_service = 'yes'"}],
        "zones": [{"path": "zones.geojson", "id": "zone_id", "name": name, "class": "grade", "category": "source"}],
        "receptors": [{"path": "homes.geojson", "id": "receptor_id", "name": name, "class": "class"},
                      {"path": "schools.geojson", "id": "receptor_id", "name": name, "class": "class"}],
        "plants": [{"path": "plants.csv", "id": "项目编号", "name": "项目名称" if zh else "name_en", "capacity": "处理能力_吨每日", "opened": "开工"} | place],
        "visits": [{"path": "visits.csv", "as": "visits", "id": "编号", "opened": "日期", "status": "结果" if zh else "result_en"} | place],
    }


def claims():
    """What the county's report says. That of the landfills is wrong, as such reports are: 20 are on neither list."""
    def count(field, *values):
        return " + ".join(f"count({field}='{v}')" for v in values)
    rows = (
        ("99个问题 = 限期整改64 + 长期坚持35", "99 problems = 64 dated + 35 long-term", "@ledger", count("deadline_type", "dated", "long-term"), 99),
        ("限期整改64个", "64 are dated", "@ledger", count("deadline_type", "dated"), 64),
        ("长期坚持35个", "35 are long-term", "@ledger", count("deadline_type", "long-term"), 35),
        ("已完成50个 = 已销号46 + 正在销号4", "50 done = 46 closed + 4 closing", "@ledger", count("status", "closed", "closing"), 50),
        ("已销号46个", "46 are closed", "@ledger", count("status", "closed"), 46),
        ("限期整改还剩14个", "14 of the dated are left", "@ledger", f"{count('deadline_type', 'dated')} - {count('status', 'closed')} - {count('status', 'closing')}", 14),
        ("49个达时序进度", "49 are in progress, on schedule", "@ledger", count("status", "in progress"), 49),
        ("信访件102件", "102 petitions", "@petitions", "count()", 102),
        ("信访件已办结101件", "101 petitions are closed", "@petitions", count("status", "closed"), 101),
        ("镇级填埋场61个,列入清单18 + 23", "61 town landfills, on the two lists 18 + 23", "@landfills", count("list", "18", "23"), 61),
        ("2022年督办交办单244份", "244 supervision orders in 2022", "@orders", "count()", 244),
    )
    return [(zh, en, source, expr, equals) for zh, en, source, expr, equals in rows]


def steps(zh):
    """The month's work, in the order of a report: is the data sound, where are the problems, how do they stand, what lies where it must not,
    what is near the stations and what do they see, where do problems crowd."""
    return [{"check": {}},
            {"assign": {"by": ["kind", "status"]}},
            {"ledger": {"as": "problems", "ledger": ["@ledger"], "by": ["responsible", "category"]}},
            {"lookback": {"closed": ["@ledger"], "problem": "问题编号"}},
            {"hits": {}},
            {"setback": {"sites": ["@landfills", "@mines"]}},
            {"zones": {"sources": [{"path": "sources.csv", "id": "source_id", "name": "name" if zh else "name_en", "kind": "kind", "lon": "lon", "lat": "lat", "crs": "wgs84"}],
                       "water": ["reservoir.geojson"],
                       "roads": [{"path": "roads.geojson", "id": "road_id", "name": "name" if zh else "name_en", "class": "class"}]}},
            {"rivers": {"sites": ["@ledger"], "rivers": [{"path": "rivers.geojson", "id": "river_id", "name": "name" if zh else "name_en", "keeper": "chief"}]}},
            {"near": {"stations": ["@air"], "rings": ["50m", "300m", "1km", "3km", "5km"]}},
            {"coverage": {"as": "camera", "stations": ["@cameras"], "radius": "field:radius"}},
            {"service": {"sites": ["@landfills"]}},
            {"hotspot": {"as": "hot", "sites": ["@ledger", "@petitions"], "cells": "square", "size": "4km", "exact": True}},
            {"density": {"bandwidth": "3km", "cell": "500m", "aoi": "county.geojson"}},
            {"cluster": {"radius": "1km", "min-sites": 4}}]


def project(zh):
    def status(word):
        return words.STATUS[word] if zh else word
    chinese = {k: words.STATUS[k] for k in words.STATUS} | {k: words.KIND[k] for k in KINDS}
    own = []
    for title, title_en, source, expr, equals in claims():
        own.append({"says": title if zh else title_en, "from": source, "expr": expr, "equals": equals})
    return {"gridwarden": 1, "title": {"zh": "示例县环保督察整改", "en": "Shili (example) County: environmental rectification"}, "as_of": "2024-05-09",
            "timezone": "Asia/Shanghai", "lang": "zh" if zh else "en",
            "values": {"kind": [chinese[k] if zh else k for k in KINDS], "status": [status(k) for k in words.STATUS]},
            "source": "虚构数据（layers/make_example.py）" if zh else "made-up data (layers/make_example.py)",
            "priority": ["overdue", "zone:1", "hot"], "inputs": inputs(zh),
            "steps": steps(zh), "claims": own}


def one_line(value):
    return json.dumps(value, ensure_ascii=False)


def readable(project_):
    """JSON with one input, step or claim a line."""
    def rows(items, indent):
        pad = " " * indent
        return "[\n" + ",\n".join(pad + "  " + one_line(i) for i in items) + "\n" + pad + "]"
    lines = []
    for key, value in project_.items():
        if key == "inputs":
            text = "{\n" + ",\n".join(f'    "{role}": {rows(items, 4)}' for role, items in value.items()) + "\n  }"
        elif key in ("steps", "claims"):
            text = rows(value, 2)
        else:
            text = one_line(value)
        lines.append(f'  "{key}": {text}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write_projects(out):
    for name, zh in (("project.json", False), ("project.zh.json", True)):
        with open(f"{out}/{name}", "w", encoding="utf-8", newline="\n") as file:
            file.write("// The example county. Everything in it is made up: see example.source.md. Made by ../make_example.py.\n")
            file.write(readable(project(zh)))
