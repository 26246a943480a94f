"""A fine Voronoi mesh, and borders that wiggle alike for both neighbours.

Counties, towns, villages and catchments are sets of mesh cells. A border between two cells is one chain of vertices, found by
midpoint displacement with random numbers keyed on the undirected edge; both cells use the same chain, so that nothing can
gape or overlap, and the outline of a set is what is left when shared chains cancel.
"""
import math

from .plane import in_ring, rng, ring_area2, ticks

HALF = 46.0  # the mesh covers a square of +- HALF km
SEGMENT_KM = 0.22
WIGGLE = 0.18


def scatter(spacing):
    """Points no nearer to each other than spacing(x, y) km: throws darts, keeps those that fit."""
    random_, buckets, kept, side = rng("scatter"), {}, [], 3.0
    for _ in range(40_000):
        x, y = random_.uniform(-HALF, HALF), random_.uniform(-HALF, HALF)
        need, bx, by = spacing(x, y), int(x // side), int(y // side)
        near = (p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in buckets.get((bx + i, by + j), ()))
        if all(math.dist(p, (x, y)) >= need for p in near):
            buckets.setdefault((bx, by), []).append((x, y))
            kept.append((x, y))
    return kept


class Mesh:
    def __init__(self, points):
        self.centres = points
        self.rings = [self.cell(i) for i in range(len(points))]  # per cell: [(neighbour, node at its start)], counter-clockwise
        self.nodes = {}
        for i, ring in enumerate(self.rings):
            for _, node in ring or ():
                self.nodes.setdefault(node, circumcentre(*(points[k] for k in node)))
        self.neighbours = [[n for n, _ in ring] if ring else [] for ring in self.rings]
        self.chains = {}

    def cell(self, i):
        """Cuts a square down to the Voronoi cell of point i. None for cells that reach the rim of the mesh."""
        centre = self.centres[i]
        box = HALF + 20
        polygon = [((-box, -box), -1), ((box, -box), -2), ((box, box), -3), ((-box, box), -4)]  # vertex, neighbour of the edge behind it
        for j in sorted(range(len(self.centres)), key=lambda k: (math.dist(centre, self.centres[k]), k))[1:]:
            reach = max(math.dist(centre, v) for v, _ in polygon)
            if math.dist(centre, self.centres[j]) > 2 * reach:
                break
            polygon = cut(polygon, centre, self.centres[j], j)
        labels = [label for _, label in polygon]
        if min(labels) < 0 or max(abs(c) for c in centre) > HALF - 1:
            return None
        return [(label, tuple(sorted((i, labels[k - 1], label)))) for k, label in enumerate(labels)]

    def edges(self, i):
        """(neighbour, start node, end node) around cell i."""
        ring = self.rings[i]
        return [(n, node, ring[(k + 1) % len(ring)][1]) for k, (n, node) in enumerate(ring)]

    def chain(self, a, b):
        """Vertices in ticks from node a to node b, both included."""
        key = (min(a, b), max(a, b))
        if key not in self.chains:
            self.chains[key] = self.displaced(key, WIGGLE)
        line = self.chains[key]
        return line if (a, b) == key else line[::-1]

    def displaced(self, key, wiggle):
        start, end = self.nodes[key[0]], self.nodes[key[1]]
        rounds = max(0, math.ceil(math.log2(max(1, math.dist(start, end) / SEGMENT_KM))))
        random_, line = rng(f"edge {key}"), [start, end]
        for _ in range(rounds):
            out = [line[0]]
            for a, b in zip(line, line[1:]):
                shift = random_.uniform(-wiggle, wiggle)
                out += [((a[0] + b[0]) / 2 - shift * (b[1] - a[1]), (a[1] + b[1]) / 2 + shift * (b[0] - a[0])), b]
            line = out
        return [ticks(*p) for p in line]

    def outline(self, cells):
        """Polygons [[outer, hole, ...], ...] in ticks of the union of cells: shared chains cancel, the rest is walked."""
        follow = {}
        for i in sorted(cells):
            for n, a, b in self.edges(i):
                if n not in cells:
                    follow[a] = b
        rings = []
        while follow:
            node, ring = min(follow), []
            while node in follow:
                after = follow.pop(node)
                ring += self.chain(node, after)[:-1]
                node = after
            rings.append(ring)
        outers = [[r] for r in rings if ring_area2(r) > 0]
        for hole in (r for r in rings if ring_area2(r) < 0):
            within = [p for p in outers if in_ring(hole[0], p[0])]
            min(within, key=lambda p: ring_area2(p[0])).append(hole)
        return sorted(outers, key=lambda p: -ring_area2(p[0]))


def cut(polygon, centre, other, label):
    """Keeps the part of a convex polygon that is nearer to centre than to other; the new edge gets the label."""
    nx, ny = other[0] - centre[0], other[1] - centre[1]
    limit = (nx * (other[0] + centre[0]) + ny * (other[1] + centre[1])) / 2
    beyond = [nx * v[0] + ny * v[1] - limit for v, _ in polygon]
    if max(beyond) <= 0:
        return polygon
    out = []
    for k, (vertex, edge) in enumerate(polygon):
        here, there, after = beyond[k], beyond[(k + 1) % len(polygon)], polygon[(k + 1) % len(polygon)][0]
        w = here / (here - there) if here != there else 0
        crossing = (vertex[0] + w * (after[0] - vertex[0]), vertex[1] + w * (after[1] - vertex[1]))
        if here <= 0:
            out.append((vertex, edge))
            if there > 0:
                out.append((crossing, label))
        elif there <= 0:
            out.append((crossing, edge))
    return out


def circumcentre(a, b, c):
    ax, ay, bx, by = a[0] - c[0], a[1] - c[1], b[0] - c[0], b[1] - c[1]
    d = 2 * (ax * by - ay * bx)
    a2, b2 = ax * ax + ay * ay, bx * bx + by * by
    return (c[0] + (by * a2 - ay * b2) / d, c[1] + (ax * b2 - bx * a2) / d)
