"""Writes tables and layers: GeoJSON, CSV and XLSX by hand (every byte is ours), GeoPackage and Shapefile through GDAL."""
import csv
import datetime
import json
import os
import zipfile
from xml.sax.saxutils import escape

from osgeo import gdal, ogr, osr

from .plane import degrees

gdal.UseExceptions()
ogr.UseExceptions()
gdal.SetConfigOption("OGR_CURRENT_DATE", "2024-05-09T00:00:00.000Z")


def geojson(path, name, rows, fields, kind):
    """rows: dicts with `polygons`, `line` or `point` in ticks; kind: polygon, line, point."""
    lines = []
    for row in rows:
        properties = {f: plain(row.get(f)) for f in fields}
        lines.append(json.dumps({"type": "Feature", "properties": properties, "geometry": geometry_json(row, kind)}, ensure_ascii=False, separators=(",", ":")))
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write('{"type":"FeatureCollection","name":%s,"features":[\n' % json.dumps(name) + ",\n".join(lines) + "\n]}\n")


def plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else value


def geometry_json(row, kind):
    if kind == "point":
        return {"type": "Point", "coordinates": degrees(row["point"])}
    if kind == "line":
        return {"type": "LineString", "coordinates": [degrees(p) for p in row["line"]]}
    parts = [[[degrees(p) for p in ring + ring[:1]] for ring in polygon] for polygon in row["polygons"]]
    return {"type": "Polygon", "coordinates": parts[0]} if len(parts) == 1 else {"type": "MultiPolygon", "coordinates": parts}


def table(path, rows, fields, encoding="utf-8"):
    with open(path, "w", encoding=encoding, newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows(["" if row.get(f) is None else plain(row[f]) for f in fields] for row in rows)


def crs(code):
    out = osr.SpatialReference()
    out.ImportFromEPSG(code)
    out.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return out


def layer(path, driver, name, rows, fields, epsg, options=()):
    """fields: {name: s|i|n|d}. Polygons in ticks are written in the asked CRS (projected ones to the millimetre)."""
    if os.path.exists(path):
        ogr.GetDriverByName(driver).DeleteDataSource(path)
    source = ogr.GetDriverByName(driver).CreateDataSource(path)
    target = crs(epsg)
    out = source.CreateLayer(name, target, ogr.wkbMultiPolygon, list(options))
    types = {"s": ogr.OFTString, "i": ogr.OFTInteger, "n": ogr.OFTReal, "d": ogr.OFTDate}
    for field, kind in fields.items():
        definition = ogr.FieldDefn(field, types[kind])
        if kind == "s" and driver == "ESRI Shapefile":
            definition.SetWidth(max([1] + [len(str(row.get(field) or "").encode()) for row in rows]))
        if kind == "n":
            definition.SetWidth(12), definition.SetPrecision(2)
        out.CreateField(definition)
    change = osr.CoordinateTransformation(crs(4490), target) if target.IsProjected() else None
    for row in rows:
        feature = ogr.Feature(out.GetLayerDefn())
        for field in fields:
            if row.get(field) is not None:
                feature.SetField(field, plain(row[field]))
        feature.SetGeometry(multipolygon(row["polygons"], change))
        out.CreateFeature(feature)
    source = None


def multipolygon(polygons, change):
    out = ogr.Geometry(ogr.wkbMultiPolygon)
    for rings in polygons:
        polygon = ogr.Geometry(ogr.wkbPolygon)
        for ring in rings:
            line = ogr.Geometry(ogr.wkbLinearRing)
            for point in ring + ring[:1]:
                x, y = degrees(point)
                if change:
                    x, y = (round(c, 3) for c in change.TransformPoint(x, y)[:2])
                line.AddPoint_2D(x, y)
            polygon.AddGeometry(line)
        out.AddGeometry(polygon)
    return out


def geopackage(path, name, rows, fields, epsg):
    layer(path, "GPKG", name, rows, fields, epsg, ["GEOMETRY_NAME=geom", "FID=fid"])


def shapefile(path, rows, fields, epsg):
    name = os.path.splitext(os.path.basename(path))[0]
    layer(path, "ESRI Shapefile", name, rows, fields, epsg, ["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2024-05-09"])
    with open(path[:-4] + ".cpg", "w", encoding="ascii") as out:
        out.write("UTF-8")


# --- XLSX: the smallest workbook that spreadsheets and GDAL read, with fixed times in the archive
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def column_name(k):
    return (column_name(k // 26 - 1) if k >= 26 else "") + chr(65 + k % 26)


def cell(ref, value, strings, style=""):
    if isinstance(value, datetime.date):
        return f'<c r="{ref}" s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{ref}"><v>{value!r}</v></c>'
    return f'<c r="{ref}"{style} t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'


def workbook(path, sheet, rows, fields):
    strings, lines = {}, []
    for r, values in enumerate([fields] + [[row.get(f) for f in fields] for row in rows], 1):
        style = ' s="2"' if r == 1 else ""
        cells = "".join(cell(f"{column_name(k)}{r}", v, strings, style) for k, v in enumerate(values) if v is not None)
        lines.append(f'<row r="{r}">{cells}</row>')
    parts = {name: text % escape(sheet) if name == "xl/workbook.xml" else text for name, text in PARTS.items()}
    parts["xl/sharedStrings.xml"] = (f'<sst {MAIN} uniqueCount="{len(strings)}">' +
                                     "".join(f"<si><t>{escape(s)}</t></si>" for s in strings) + "</sst>")
    view = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet {MAIN}>{view}<sheetData>{"".join(lines)}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w") as out:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2024, 5, 9, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            out.writestr(entry, XML + text)
