"""The ground: hills, rivers, the county with its towns and villages as sets of mesh cells, roads."""
import heapq
import math

from . import names
from .mesh import Mesh, scatter
from .plane import curve, rng, smooth, ticks


def waves(topic, count, shortest, longest):
    random_ = rng(topic)
    out = []
    for _ in range(count):
        length, turn = random_.uniform(shortest, longest), random_.uniform(0, 2 * math.pi)
        out.append((math.cos(turn) * 2 * math.pi / length, math.sin(turn) * 2 * math.pi / length, random_.uniform(0, 2 * math.pi)))
    return out


HILLS = waves("hills", 14, 7, 30)
BAYS = waves("bays", 10, 5, 16)
RIM = [(k, rng(f"rim {k}").uniform(0.3, 1) * 0.55 / k, rng(f"rim phase {k}").uniform(0, 6.28)) for k in range(2, 10)]


def height(x, y):
    """Made-up height, about -1 (plain, south-east) to 2 (hills, north-west)."""
    tilt = (0.75 * y - 0.65 * x) / 40
    return tilt + sum(math.sin(a * x + b * y + c) for a, b, c in HILLS) / 7


def inside_rim(x, y):
    angle, r = math.atan2(y, x), math.hypot(x, y)
    bays = 0.8 * sum(math.sin(a * x + b * y + c) for a, b, c in BAYS)
    return r < bays + 28.0 * (1 + sum(a * 0.45 * math.sin(k * angle + phase) for k, a, phase in RIM))


def spacing(x, y):
    town = min(math.dist((x, y), t[3]) for t in names.TOWNS)
    return 1.35 + 0.5 * min(1, town / 12) + 0.15 * height(x, y)


def shortest(start, ends, steps):
    """Dijkstra: the cheapest path from start to any of ends; steps(node) -> [(next, cost)]."""
    queue, best, back = [(0.0, start)], {start: 0.0}, {}
    while queue:
        cost, node = heapq.heappop(queue)
        if cost > best[node]:
            continue
        if node in ends:
            path = [node]
            while path[-1] != start:
                path.append(back[path[-1]])
            return path[::-1]
        for after, more in steps(node):
            if cost + more < best.get(after, math.inf):
                best[after], back[after] = cost + more, node
                heapq.heappush(queue, (cost + more, after))
    raise ValueError("no path")


class Land:
    def __init__(self):
        self.mesh = Mesh(scatter(spacing))
        self.county = self.lay_county()
        self.wet_edges = {}  # pair of cells that a river parts -> cost factor
        self.streams = self.lay_streams()
        self.towns = self.lay_towns()
        self.villages, self.village_centre = self.lay_villages()
        self.lay_exclaves()

    def lay_county(self):
        """What lies inside the rim, in one piece, without holes and without single cells that stick out."""
        whole = {i for i, ring in enumerate(self.mesh.rings) if ring}
        cells = whole - self.largest(whole - {i for i in whole if inside_rim(*self.mesh.centres[i])})
        while True:
            cells = self.largest(cells)
            lone = {i for i in cells if sum(n in cells for n in self.mesh.neighbours[i]) <= 2}
            if not lone:
                return cells
            cells -= lone

    def largest(self, cells):
        groups, left = [], set(cells)
        while left:
            group, todo = set(), [min(left)]
            while todo:
                i = todo.pop()
                if i in left:
                    left.discard(i)
                    group.add(i)
                    todo += [n for n in self.mesh.neighbours[i] if n in left]
            groups.append(group)
        return max(groups, key=len)

    # --- rivers run along mesh edges, so that borders can follow them vertex by vertex
    def lay_streams(self):
        graph = {}
        for i, ring in enumerate(self.mesh.rings):
            for n, a, b in self.mesh.edges(i) if ring else ():
                graph.setdefault(a, set()).add((b, min(i, n), max(i, n)))
        nodes = self.mesh.nodes

        def nearest(x, y):
            return min(graph, key=lambda k: (math.dist(nodes[k], (x, y)), k))

        def steps(node):
            for after, i, j in sorted(graph[node]):
                low = max(0.15, 1 + height(*nodes[after]))
                yield after, math.dist(nodes[node], nodes[after]) * (0.5 + low * low) + 0.1

        def lay(start, ends):
            path = shortest(start, ends, steps)
            for a, b in zip(path, path[1:]):
                i, j = next((i, j) for after, i, j in graph[a] if after == b)
                self.wet_edges[(i, j)] = 3.0
            spans = curve([nodes[n] for n in path], 0.18)
            for a, b, span in zip(path, path[1:], spans):
                line = [ticks(*p) for p in span]
                self.mesh.chains[(min(a, b), max(a, b))] = line if a < b else line[::-1]
            return path

        main = lay(nearest(-33, 12), {nearest(28, -30)})
        creek = lay(nearest(10, 31), set(main))
        return {"main": main, "creek": creek}

    def stream_line(self, name):
        path, out = self.streams[name], []
        for a, b in zip(path, path[1:]):
            out += self.mesh.chain(a, b)[:-1]
        return out + self.mesh.chain(path[-2], path[-1])[-1:]

    # --- towns and villages grow from seeds, slowly across rivers and ridges
    def grow(self, seeds, cells, topic, pull):
        random_ = rng(topic)
        rough = {i: random_.uniform(0.7, 1.4) for i in sorted(cells)}
        queue, owner = [(0.0, s, k) for k, s in enumerate(seeds)], {}
        while queue:
            cost, i, k = heapq.heappop(queue)
            if i in owner:
                continue
            owner[i] = k
            for n in self.mesh.neighbours[i]:
                if n in cells and n not in owner:
                    wet = self.wet_edges.get((min(i, n), max(i, n)), 1.0)
                    ridge = 1 + abs(height(*self.mesh.centres[i]) - height(*self.mesh.centres[n]))
                    step = math.dist(self.mesh.centres[i], self.mesh.centres[n]) * rough[n] * wet * ridge
                    heapq.heappush(queue, (cost + step * pull(k), n, k))
        return owner

    def nearest_cell(self, x, y, cells):
        return min(cells, key=lambda i: (math.dist(self.mesh.centres[i], (x, y)), i))

    def lay_towns(self):
        seeds = [self.nearest_cell(*t[3], self.county) for t in names.TOWNS]
        owner = self.grow(seeds, self.county, "towns", lambda k: (1.05, 1.0, 1.0, 0.95, 1.0, 1.0)[k])
        self.town_seat = seeds
        return [{i for i, k in owner.items() if k == town} for town in range(len(seeds))]

    def lay_villages(self):
        villages, centres = [], []
        for town, (cells, row) in enumerate(zip(self.towns, names.TOWNS)):
            random_ = rng(f"village seeds {town}")
            seat = self.town_seat[town]
            seeds = [seat]
            while len(seeds) < row[2]:  # far from the others; nearer ones are fine close to the seat
                far = sorted(cells - set(seeds), key=lambda i: (-self.gap(i, seeds, seat), i))[:12]
                seeds.append(random_.choice(far))
            for turn in range(3):
                owner = self.grow(seeds, cells, f"villages {town} {turn}", lambda k: 1.0)
                parts = [{i for i, k in owner.items() if k == v} for v in range(row[2])]
                if turn < 2:
                    seeds = [self.middle(p) if v else seat for v, p in enumerate(parts)]
            order = sorted(range(1, row[2]), key=lambda v: (-self.mesh.centres[seeds[v]][1], v))
            for v in [0] + order:
                villages.append((town, parts[v]))
                centres.append(seeds[v])
        return villages, centres

    def gap(self, i, seeds, seat):
        at = self.mesh.centres[i]
        return min(math.dist(at, self.mesh.centres[s]) for s in seeds) / (3.0 + math.dist(at, self.mesh.centres[seat])) ** 0.5

    def middle(self, cells):
        x = sum(self.mesh.centres[i][0] for i in cells) / len(cells)
        y = sum(self.mesh.centres[i][1] for i in cells) / len(cells)
        return self.nearest_cell(x, y, cells)

    def lay_exclaves(self):
        """Two pieces of land that belong elsewhere: one within a town, one across a town border."""
        self.exclaves = []
        for same_town in (True, False):
            host, guest, cell = next(self.candidates(same_town))
            self.villages[host][1].discard(cell)
            self.villages[guest][1].add(cell)
            self.towns[self.villages[host][0]].discard(cell)
            self.towns[self.villages[guest][0]].add(cell)
            self.exclaves.append((host, guest, cell))

    def candidates(self, same_town):
        of = {i: v for v, (_, cells) in enumerate(self.villages) for i in cells}
        used = {v for row in self.exclaves for v in row[:2]}
        for cell in sorted(self.county):
            host, around = of[cell], {of.get(n) for n in self.mesh.neighbours[cell]}
            wet = any((min(cell, n), max(cell, n)) in self.wet_edges for n in self.mesh.neighbours[cell])
            if around != {host} or cell in self.village_centre or wet or host in used or len(self.villages[host][1]) < 12:
                continue
            second = {n for m in self.mesh.neighbours[cell] for n in self.mesh.neighbours[m]}
            guests = sorted({of[n] for n in second if n in of} - {host} - used)
            for guest in guests:
                if (self.villages[guest][0] == self.villages[host][0]) == same_town:
                    yield host, guest, cell

    # --- roads run from cell to cell, shunning hills and rivers
    def road(self, start, end, through=None):
        def steps(i):
            for n in self.mesh.neighbours[i]:
                wet = (min(i, n), max(i, n)) in self.wet_edges
                climb = abs(height(*self.mesh.centres[i]) - height(*self.mesh.centres[n]))
                cost = math.dist(self.mesh.centres[i], self.mesh.centres[n]) * (1 + 2 * climb) + (3 if wet else 0)
                yield n, cost * (0.35 if through and (min(i, n), max(i, n)) in through else 1)
        return shortest(start, {end}, steps)

    def any_cell(self, x, y):
        return self.nearest_cell(x, y, [i for i, r in enumerate(self.mesh.rings) if r])

    def roads(self):
        """[(class, name, name_en, [km points])], the shared parts of country roads drawn once."""
        wide = [(-34, 3), (-20, 4.5), (-8, 3.5), (4, 4), (17, 1), (33, 3)]
        out = [("expressway", "虚拟高速", "Imaginary Expressway", smooth(wide, 1.0))]
        seat, used = self.town_seat[0], set()

        def add(kind, name, name_en, path):
            fresh = [path[:1]]
            for a, b in zip(path, path[1:]):
                edge = (min(a, b), max(a, b))
                if edge in used:
                    if len(fresh[-1]) > 1:
                        fresh.append([])
                    fresh[-1] = [b]
                else:
                    used.add(edge)
                    fresh[-1].append(b)
            for piece in fresh:
                if len(piece) > 1:
                    out.append((kind, name, name_en, smooth([self.mesh.centres[i] for i in piece], 0.4)))

        north, south = self.road(self.any_cell(4, 34), seat), self.road(seat, self.any_cell(-8, -34))
        add("national", "G998国道", "National Road 998", north + south[1:])
        for number, (a, b) in enumerate(((5, 3), (1, 0), (2, 3), (4, 5), (1, 5), (4, 3)), 901):
            add("provincial", f"S{number}省道", f"Provincial Road {number}", self.road(self.town_seat[a], self.town_seat[b], used))
        for number, (centre, (town, _)) in enumerate(zip(self.village_centre, self.villages), 1):
            if centre != self.town_seat[town]:
                add("county", f"X{number:03d}县道", f"County Road {number:03d}", self.road(self.town_seat[town], centre, used))
        return out
