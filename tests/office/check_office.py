#!/usr/bin/env python3
"""Runs the example county and a project of nasty texts and opens what they leave for the office: `tables.xlsx`, `worklist.xlsx`, `gridwarden.gpkg`, `report.docx`.
Every total in a table equals the layer; texts stay texts; two runs give the same bytes. Needs openpyxl and python-docx; skipped without them."""
import datetime
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import warnings
import zipfile

try:
    import docx
    import openpyxl
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)
warnings.filterwarnings("ignore", module="openpyxl")

NASTY = ["=1+1", "+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "https://example.org", "mailto:a@example.org", "<script>", "a&b", "007",
         "1e5", "\t=1", "'quoted'", "TRUE", "2024-01-01", "\u0007bell", "_x0041_"]


def run(program, *arguments, folder):
    done = subprocess.run([program, *arguments, "--quiet"], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), done.stderr
    return done


def features(path):
    return [f["properties"] for f in json.loads(path.read_text(encoding="utf-8"))["features"]]


def rows(sheet):
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row)) for row in body]


def check_book(path):
    """What holds for every workbook."""
    for info in zipfile.ZipFile(path).infolist():
        yield info.date_time == (1980, 1, 1, 0, 0, 0), f"{path.name}: {info.filename} bears no day of today"
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        name = sheet.title
        yield 0 < len(name) <= 31 and not set(name) & set("[]:*?/\\"), f"{path.name}: sheet name {name}"
        yield sheet.freeze_panes is not None and sheet.freeze_panes.endswith("2"), f"{name}: the header is frozen"
        yield sheet.auto_filter.ref is not None, f"{name}: has filters"
        yield (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, None, 0) or \
            sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToHeight == 0, f"{name}: prints on A4, as broad as the paper"
        yield sheet.print_title_rows == "$1:$1", f"{name}: the header is on each page"
        yield sheet.oddHeader.left.text and "&P" in (sheet.oddFooter.right.text or ""), f"{name}: heading and page number"
        yield not any(c.data_type == "f" or c.hyperlink for row in sheet.iter_rows() for c in row), f"{name}: no formula, no link"
    yield len({s.title.lower() for s in book.worksheets}) == len(book.worksheets), f"{path.name}: names of sheets differ"


def check_tables(out, manifest):
    book = openpyxl.load_workbook(out / "tables.xlsx")
    levels = {1: "Grid level 1", 2: "Grid level 2", 3: "Grid level 3"}
    for level, name in levels.items():
        units = {u["Unit ID"]: u for u in rows(book[name])}
        for layer, step in (("assign", "assign"), ("problems", "problems")):
            for unit in features(out / f"{layer}-rollup-{level}.geojson"):
                cell = units[unit["unit_id"]][f"Sites · {step}"]
                yield cell == unit["site_count"], f"{name}: {unit['unit_id']} has {unit['site_count']} sites in {layer}, the sheet says {cell}"
                share = units[unit["unit_id"]][f"Share closed · {step}"]
                yield share is None if unit["closed_share"] is None else abs(share - unit["closed_share"]) < 1e-12, f"{name}: closed share of {unit['unit_id']}"
    sheet = book["Problem sites"]
    layer = features(out / "assign.geojson")
    got = rows(sheet)
    yield len(got) == len(layer), f"Problem sites: {len(got)} of {len(layer)} rows"
    for mine, theirs in zip(got, layer):
        yield mine["Site ID"] == theirs["site_id"], "Problem sites: the same order"
        opened = mine["Opened"]
        yield (opened.date().isoformat() if opened else None) == theirs["opened"], f"Problem sites: {theirs['site_id']} opened {opened}"
    yield isinstance(got[0]["Opened"], datetime.datetime), "dates are dates"
    claims = rows(book["Claims"])
    yield [c["Result"] for c in claims] == [c["result"] for c in manifest["claims"]], "claims as in run.json"
    issues = rows(book["Issues"])
    inputs = rows(book["Inputs"])
    for mine, theirs in zip(inputs, manifest["inputs"]):
        yield (mine["Read"], mine["Accepted"], mine["Rejected"], mine["Filtered"]) == \
            (theirs["read"], theirs["accepted"], theirs["rejected"], theirs["filtered"]), f"Inputs: {theirs['path']}"
    yield len(inputs) == len(manifest["inputs"]), "every input has its row"
    counts = {}
    for issue in issues:
        counts[issue["Code"]] = counts.get(issue["Code"], 0) + issue["Count"]
    yield all(manifest["issues"].get(code) == count for code, count in counts.items()), f"issues as counted in run.json: {counts}"
    steps = {(s["as"], what): count for s in manifest["steps"] for what, count in s["balance"].items()}
    said = {(r["Section"], r["Item"]): r["Value"] for r in rows(book["Summary"])}
    yield all(said.get(key) == count for key, count in steps.items()), "every balance stands in the summary"
    header = [c.value for c in sheet[1]]
    for column in manifest["personal_columns"]:
        yield column not in header, f"{column} is personal and is not there"


def check_worklist(out):
    book = openpyxl.load_workbook(out / "worklist.xlsx")
    listed = [r for sheet in book.worksheets[:-1] for r in rows(sheet)]
    states = {p["site_id"]: p for p in features(out / "problems.geojson")}
    problems = [r for r in listed if r["Site ID"] in states]
    open_ids = {i for i, p in states.items() if p["state"] != "closed"}
    yield {r["Site ID"] for r in problems} == open_ids, "the worklist holds every open problem, and no closed one"
    yield sorted(r["Rank"] for r in listed) == list(range(1, len(listed) + 1)), "ranks are 1 to n"
    for row in problems:
        problem = states[row["Site ID"]]
        yield row["Days overdue"] == problem["overdue_days"], f"{row['Site ID']} is {problem['overdue_days']} days overdue"
        yield ("overdue" in row["Reasons"].split("; ")) == bool(problem["overdue_days"]), f"{row['Site ID']}: {row['Reasons']}"
    hits = {}
    for hit in features(out / "hits.geojson"):
        if hit["relation"] in ("inside", "part"):
            hits.setdefault(hit["site_id"], set()).add(hit["zone_level"])
    for row in listed:
        yield ("zone" in row["Reasons"]) == (row["Site ID"] in hits), f"{row['Site ID']}: in a zone? {row['Reasons']}"
    for sheet in book.worksheets[:-1]:
        ranks = [r["Rank"] for r in rows(sheet)]
        yield ranks == sorted(ranks), f"{sheet.title}: in the order of rank"
        yield all((r["Team"] or "No team") == sheet.title for r in rows(sheet)), f"{sheet.title}: one team"
        yield all(r["Done"] == "☐" and r["Notes"] is None for r in rows(sheet)), f"{sheet.title}: boxes and room for notes"
    overview = rows(book.worksheets[-1])
    yield sum(r["Sites"] for r in overview) == len(listed), "the overview adds up"


def check_package(path, out, lang="en"):
    """The layers of a run in one file: rows, types, styles, titles of columns."""
    file = sqlite3.connect(path)
    yield file.execute("pragma integrity_check").fetchone() == ("ok",), "the file is sound"
    contents = dict(file.execute("select table_name, data_type from gpkg_contents where table_name <> 'layer_styles'"))
    for layer in sorted(out.glob("*.geojson")):
        if layer.stem == "check":
            continue  # issues, not a layer of the run
        rows_there = len(features(layer))
        yield layer.stem in contents, f"{layer.stem} is in the package"
        yield file.execute(f'select count(*) from "{layer.stem}"').fetchone()[0] == rows_there, f"{layer.stem} has its {rows_there} rows"
        styled = file.execute("select count(*), min(useAsDefault) from layer_styles where f_table_name = ?", (layer.stem,)).fetchone()
        yield styled == (1, 1), f"{layer.stem} has one style, the default: {styled}"
        qml = file.execute("select styleQML from layer_styles where f_table_name = ?", (layer.stem,)).fetchone()[0]
        yield qml == (out / f"{layer.stem}.qml").read_text(encoding="utf-8"), f"{layer.stem}: the style beside the layer is the one inside"
    for table in out.glob("*.csv"):
        yield table.name == "issues.csv" or contents.get(table.stem) in ("attributes", "features"), f"{table.stem} is in the package"
    types = {name: kind for _, name, kind, *_ in file.execute("pragma table_info('problems')")}
    yield (types["opened"], types["overdue_days"], types["site_id"]) == ("DATE", "INTEGER", "TEXT"), f"types of columns: {types}"
    titles = dict(file.execute("select column_name, title from gpkg_data_columns where table_name = 'problems'"))
    yield titles.get("overdue_days") == {"en": "Days overdue", "zh": "逾期天数"}[lang], f"titles of columns: {titles}"
    days = {d for (d,) in file.execute("select last_change from gpkg_contents")}
    yield len(days) == 1 and "2000" in min(days), f"no day of today: {days}"


def cells(table):
    return [[c.text for c in row.cells] for row in table.rows]


def check_document(path, out, manifest):
    """Every number of the document stands in a layer or in run.json; tables add up."""
    document = docx.Document(path)
    text = "\n".join(p.text for p in document.paragraphs)
    section = document.sections[0]
    yield (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297), "A4"
    yield (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28), "margins of official documents"
    balance = {s["as"]: s["balance"] for s in manifest["steps"]}
    for wanted in ("{in} problems: {closed} closed (46.5 %), {open} open, {unknown} of unknown state".format(**balance["problems"]),
                   "Of {closed} closed problems {visited} were looked at again (65.2 %), {never_visited} never; {rebound} came back".format(**balance["lookback"])):
        yield wanted in text, f"says: {wanted}"
    captions = [p.text for p in document.paragraphs if p.style.name.lower() == "caption"]
    yield len(captions) == len(document.tables), "a caption for each table"
    by_caption = dict(zip(captions, document.tables))
    for caption, table in by_caption.items():
        header, *body = cells(table)
        properties = table.rows[0]._tr.trPr
        yield properties is not None and "tblHeader" in properties.xml, f"{caption}: the header is on each page"
        if body and body[-1][0] == "Total":
            for column in range(1, len(header)):
                numbers = [row[column] for row in body]
                if all(re.fullmatch(r"\d+", n) for n in numbers):
                    yield sum(map(int, numbers[:-1])) == int(numbers[-1]), f"{caption}: {header[column]} adds up"
    assigned = next(t for c, t in by_caption.items() if "by areal unit (assign)" in c)
    rollup = features(out / "assign-rollup-3.geojson")
    yield [r[1] for r in cells(assigned)[1:-1]] == [str(u["site_count"]) for u in rollup], "sites by unit as in the layer"
    overdue = next(t for c, t in by_caption.items() if "Overdue problems" in c)
    late = [p["site_id"] for p in features(out / "problems.geojson") if p["overdue_days"]]
    yield sorted(r[1] for r in cells(overdue)[1:]) == sorted(late), "the overdue list is that of the layer"
    yield len(document.inline_shapes) == sum(p.style.name.lower() == "figure caption" for p in document.paragraphs) > 5, "a picture for each figure"
    yield "Internal" in text and "未经地图审核" in text, "notices"


def nasty_project(folder):
    lines = ["id,name,team,status,lon,lat,联系电话"]
    for i, text in enumerate(NASTY):
        quoted = '"' + text.replace('"', '""') + '"'
        lines.append(f"{i},{quoted},{quoted if i % 2 else ''},open,117.{i},31,1380013800{i % 10}")
    (folder / "sites.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "p.json").write_text(json.dumps({
        "gridwarden": 1, "as_of": "2024-05-09", "timezone": "Asia/Shanghai",
        "inputs": {"sites": [{"path": "sites.csv", "id": "id", "name": "name", "team": "team", "status": "status", "crs": "wgs84"}]},
        "steps": [{"ledger": {}}]}), encoding="utf-8")


def said(text):
    return text.replace("\u0007", "\ufffd")


def check_nasty(program, folder):
    nasty_project(folder)
    for out in ("one", "two"):
        run(program, "run", "p.json", "-o", out, folder=folder)
    for name in ("tables.xlsx", "worklist.xlsx", "gridwarden.gpkg"):
        yield (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes(), f"{name}: the same bytes twice"
    for name in ("tables.xlsx", "worklist.xlsx"):
        yield from check_book(folder / "one" / name)
    book = openpyxl.load_workbook(folder / "one" / "tables.xlsx")
    names = [r["Site"] for r in rows(book["State of problems"])]
    yield names == [said(t) for t in NASTY], f"texts as they were: {names}"
    yield "联系电话" not in [c.value for c in book["State of problems"][1]], "telephones stay out"
    run(program, "report", "p.json", "-o", "nasty.docx", folder=folder)
    run(program, "report", "p.json", "-o", "again.docx", folder=folder)
    yield (folder / "nasty.docx").read_bytes() == (folder / "again.docx").read_bytes(), "report.docx: the same bytes twice"
    yield len(docx.Document(folder / "nasty.docx").paragraphs) > 3, "report.docx opens"
    listed = openpyxl.load_workbook(folder / "one" / "worklist.xlsx")
    yield listed.sheetnames[0] == "No team" and listed.sheetnames[-1] == "Overview", f"those without a team come first: {listed.sheetnames}"
    teams = {r["Team"] for s in listed.worksheets[1:-1] for r in rows(s)}
    yield teams == {said(t) for t in NASTY[1::2]}, f"teams as they were: {teams}"


def check_long(program, folder):
    """More rows than a sheet shows: told, totals of all."""
    many = 50_002
    lines = [f"{i},open,117.1,31" for i in range(many)]
    (folder / "many.csv").write_text("id,status,lon,lat\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (folder / "many.json").write_text(json.dumps({
        "gridwarden": 1, "as_of": "2024-05-09", "timezone": "Europe/Berlin",
        "inputs": {"sites": [{"path": "many.csv", "id": "id", "status": "status", "crs": "wgs84"}]},
        "steps": [{"ledger": {"rollup": False}}]}), encoding="utf-8")
    run(program, "run", "many.json", "-o", "long", folder=folder)
    issues = json.loads((folder / "long" / "run.json").read_text(encoding="utf-8"))["issues"]
    yield issues.get("GW-OFF-001") == 3, f"two sheets and the worklist say that they are cut: {issues}"
    yield issues.get("GW-WORK-003") == 1, "no navigation coordinates abroad"
    book = openpyxl.load_workbook(folder / "long" / "tables.xlsx", read_only=True)
    yield sum(1 for _ in book["State of problems"].iter_rows()) == 50_001, "50,000 rows are shown"
    listed = openpyxl.load_workbook(folder / "long" / "worklist.xlsx", read_only=True)
    overview = list(listed["Overview"].iter_rows(values_only=True))
    yield overview[1][1] == many, f"the overview is of all: {overview[:2]}"
    rows_there = sqlite3.connect(folder / "long" / "gridwarden.gpkg").execute("select count(*) from ledger").fetchone()[0]
    yield rows_there == many, "the package holds all"


def check_wrong_word(program, folder):
    project = json.loads((folder / "p.json").read_text(encoding="utf-8"))
    project["priority"] = ["overdue", "hott"]
    (folder / "wrong.json").write_text(json.dumps(project, indent=1), encoding="utf-8")
    done = subprocess.run([program, "worklist", "wrong.json", "-o", "w.xlsx"], cwd=folder, capture_output=True, text=True)
    yield done.returncode == 2 and "GW-WORK-001" in done.stderr and "line" in done.stderr and "never-visited" in done.stderr, f"the words are listed: {done.stderr}"
    yield not (folder / "w.xlsx").exists(), "nothing is written"


def check_alone(program, folder, run_folder):
    """The command alone writes what a run does, and nothing beside it."""
    for name in ("alone.xlsx", "alone.csv", "alone.geojson"):
        run(program, "worklist", "project.json", "-o", str(folder / name), folder=run_folder)
    yield (folder / "alone.xlsx").read_bytes() == (folder / "out" / "worklist.xlsx").read_bytes(), "alone as in a run"
    head, *lines = (folder / "alone.csv").read_text(encoding="utf-8-sig").splitlines()
    wanted = "rank,team,keeper,site_id,site_name,reasons,overdue_days,deadline,last_visit,lon,lat,nav_lon,nav_lat"
    yield head.startswith(wanted), f"columns of the contract: {head}"
    yield len(lines) == len(features(folder / "alone.geojson")), "CSV and GeoJSON hold the same rows"


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(program, "run", str(source / "layers/example/project.json"), "-o", str(folder / "out"), folder=folder)
        manifest = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))
        run(program, "report", "project.json", "-o", str(folder / "report.docx"), folder=source / "layers/example")
        parts = [check_book(folder / "out" / "tables.xlsx"), check_book(folder / "out" / "worklist.xlsx"), check_tables(folder / "out", manifest),
                 check_worklist(folder / "out"), check_package(folder / "out" / "gridwarden.gpkg", folder / "out"), check_document(folder / "report.docx", folder / "out", manifest), check_nasty(program, folder), check_long(program, folder), check_wrong_word(program, folder),
                 check_alone(program, folder, source / "layers/example")]
        count = 0
        for part in parts:
            for holds, what in part:
                count += 1
                if not holds:
                    faults.append(what)
    print("\n".join(faults[:40]) or f"{count} checks hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
