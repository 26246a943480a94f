/** Twice the signed area of a closed path. */
function ringArea(path) {
  let sum = 0;
  for (let i = 0; i + 3 < path.length; i += 2) {
    sum += (path[i] - path[0]) * (path[i + 3] - path[1]) - (path[i + 2] - path[0]) * (path[i + 1] - path[1]);
  }
  return sum;
}

/** Whether a place lies inside of paths by the even-odd rule. */
function isInside(paths, x, y) {
  let inside = false;
  for (const path of paths) {
    for (let i = 0, j = path.length - 2; i < path.length; j = i, i += 2) {
      if (path[i + 1] > y !== path[j + 1] > y && x < ((path[j] - path[i]) * (y - path[i + 1])) / (path[j + 1] - path[i + 1]) + path[i]) {
        inside = !inside;
      }
    }
  }
  return inside;
}

function distanceToSegment(x, y, x1, y1, x2, y2) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const along = dx || dy ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

function distanceToPath(path, x, y) {
  let least = path.length === 2 ? Math.hypot(x - path[0], y - path[1]) : Infinity;
  for (let i = 0; i + 3 < path.length; i += 2) {
    least = Math.min(least, distanceToSegment(x, y, path[i], path[i + 1], path[i + 2], path[i + 3]));
  }
  return least;
}

/** A path with at most about `most` corners. */
function thinned(path, most) {
  const every = Math.ceil(path.length / 2 / most);
  if (every === 1) {
    return path;
  }
  const kept = [];
  for (let i = 0; i < path.length; i += 2 * every) {
    kept.push(path[i], path[i + 1]);
  }
  kept.push(path[path.length - 2], path[path.length - 1]);
  return Float64Array.from(kept);
}

/** The best of a lattice of places around a middle: inside and far from the border. */
function bestAround(paths, middle, halfWidth, halfHeight) {
  const steps = 6;
  let best = middle;
  for (let i = -steps; i <= steps; i++) {
    for (let j = -steps; j <= steps; j++) {
      const x = middle.x + (i / steps) * halfWidth;
      const y = middle.y + (j / steps) * halfHeight;
      const clear = isInside(paths, x, y) ? Math.min(...paths.map((path) => distanceToPath(path, x, y))) : -1;
      if (clear > best.clear) {
        best = { x, y, clear };
      }
    }
  }
  return best;
}

/** Near the pole of inaccessibility of an area's largest ring (the place inside farthest from the border): where a name stands. Kept with the shape. */
function poleOf(shape) {
  if (!shape.pole) {
    const rings = shape.paths.filter((path) => path.length >= 8);
    const largest = rings.reduce((a, b) => (Math.abs(ringArea(b)) > Math.abs(ringArea(a)) ? b : a), rings[0] ?? shape.paths[0]);
    const box = emptyBox();
    for (let i = 0; i < largest.length; i += 2) {
      addToBox(box, largest[i], largest[i + 1]);
    }
    const holes = rings.filter((path) => path !== largest && isInside([largest], path[0], path[1]));
    const paths = [largest, ...holes].map((path) => thinned(path, 120));
    let best = { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, clear: -1 };
    for (let [w, h] = [(box[2] - box[0]) / 2, (box[3] - box[1]) / 2], round = 0; round < 3; round++, w /= 4, h /= 4) {
      best = bestAround(paths, best, w, h);
    }
    shape.pole = best;
  }
  return shape.pole;
}
