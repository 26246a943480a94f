"""Where the made-up county lies, its random numbers, and plane geometry in kilometres and in whole ticks.

A tick is 1e-7 degree. Every border vertex is rounded to ticks before anything is derived from it, so that neighbours,
parents and registers share the very same numbers.
"""
import math
import random

SEED = "gridwarden example county 1"
TICKS = 10_000_000
LON0, LAT0 = 117.0, 31.0
KM_PER_LON, KM_PER_LAT = 95.5, 110.86  # near 31 N; only has to be good enough to draw with


def rng(topic):
    """A stream of its own for each topic (or border), so that changing one thing leaves the others alone."""
    return random.Random(f"{SEED}/{topic}")


def ticks(x, y):
    """Kilometres east and north of the county's middle -> (lon, lat) in ticks."""
    return (round((LON0 + x / KM_PER_LON) * TICKS), round((LAT0 + y / KM_PER_LAT) * TICKS))


def km(point):
    return ((point[0] / TICKS - LON0) * KM_PER_LON, (point[1] / TICKS - LAT0) * KM_PER_LAT)


def degrees(point):
    return (point[0] / TICKS, point[1] / TICKS)


def whole(lon, lat):
    """Degrees -> ticks."""
    return (round(lon * TICKS), round(lat * TICKS))


def gcj02(lon, lat):
    """WGS 84 degrees -> the shifted degrees that Chinese web maps and telephones show."""
    x, y = lon - 105.0, lat - 35.0
    both = 20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)
    north = (-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) +
             (both + 20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi) + 160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y / 30 * math.pi)) * 2 / 3)
    east = (300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) +
            (both + 20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi) + 150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3)
    a, e2, phi = 6378245.0, 0.00669342162296594323, math.radians(lat)
    w = 1 - e2 * math.sin(phi) ** 2
    return (lon + math.degrees(east * math.sqrt(w) / (a * math.cos(phi))), lat + math.degrees(north * w ** 1.5 / (a * (1 - e2))))


def ring_area2(ring):
    """Twice the signed area in square ticks, exact (whole numbers). `ring` is not closed."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))


def in_ring(point, ring):
    """Even-odd rule, exact for whole numbers; the border itself is undefined."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y):
            side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
            if (side > 0) == (by > ay):
                inside = not inside
    return inside


def in_polygons(point, polygons):
    return any(in_ring(point, p[0]) and not any(in_ring(point, h) for h in p[1:]) for p in polygons)


def distance_to_line(point, line):
    """Shortest distance in km from a point to a polyline, all in km."""
    x, y = point
    best = math.inf
    for (ax, ay), (bx, by) in zip(line, line[1:]):
        dx, dy = bx - ax, by - ay
        length2 = dx * dx + dy * dy
        t = 0 if length2 == 0 else max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / length2))
        best = min(best, math.hypot(ax + t * dx - x, ay + t * dy - y))
    return best


def curve(points, step=0.2):
    """A centripetal Catmull-Rom curve through all points (km), a vertex about every `step` km; one list a span."""
    ends = [extend(points[1], points[0])] + list(points) + [extend(points[-2], points[-1])]
    return [curve_span(ends[i - 1:i + 3], step) for i in range(1, len(ends) - 2)]


def extend(a, b):
    return (2 * b[0] - a[0], 2 * b[1] - a[1])


def curve_span(p, step):
    t = [0.0]
    for a, b in zip(p, p[1:]):
        t.append(t[-1] + max(math.sqrt(math.dist(a, b)), 1e-6))
    n = max(2, round(math.dist(p[1], p[2]) / step))
    out = [p[1]]
    for k in range(1, n):
        u = t[1] + (t[2] - t[1]) * k / n
        a1, a2, a3 = (blend(p[i], p[i + 1], t[i], t[i + 1], u) for i in range(3))
        b1, b2 = blend(a1, a2, t[0], t[2], u), blend(a2, a3, t[1], t[3], u)
        out.append(blend(b1, b2, t[1], t[2], u))
    return out + [p[2]]


def blend(a, b, ta, tb, t):
    w = (t - ta) / (tb - ta)
    return (a[0] + (b[0] - a[0]) * w, a[1] + (b[1] - a[1]) * w)


def smooth(points, step):
    """The same curve as one polyline."""
    return [p for span in curve(points, step) for p in span[:-1]] + [points[-1]]


def blob(random_, x, y, radius, vertices=24, rough=0.25, stretch=1.0, turn=0.0):
    """A star-shaped outline around (x, y) in km, counter-clockwise: three waves of noise on a stretched circle."""
    waves = [(k, rough / k, random_.uniform(0, 2 * math.pi)) for k in (2, 3, 5)]
    out = []
    for i in range(vertices):
        angle = 2 * math.pi * i / vertices
        r = radius * (1 + sum(a * math.sin(k * angle + phase) for k, a, phase in waves) + random_.uniform(-0.2, 0.2) * rough)
        px, py = r * stretch * math.cos(angle), r / stretch * math.sin(angle)
        out.append((x + px * math.cos(turn) - py * math.sin(turn), y + px * math.sin(turn) + py * math.cos(turn)))
    return out
