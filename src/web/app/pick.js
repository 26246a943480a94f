const REACH_PX = 9;

function touchesShape(shape, x, y, reach) {
  if (x < shape.box[0] - reach || x > shape.box[2] + reach || y < shape.box[1] - reach || y > shape.box[3] + reach) {
    return false;
  }
  return (shape.kind === KIND.polygon && isInside(shape.paths, x, y)) || (shape.kind !== KIND.polygon && shape.paths.some((path) => distanceToPath(path, x, y) <= reach));
}

/** How far a row is from a place, in metres; null where it is out of reach. */
function distanceTo(layer, row, x, y, reach) {
  if (!Number.isNaN(layer.x[row])) {
    const distance = Math.hypot(layer.x[row] - x, layer.y[row] - y);
    return distance <= reach ? distance : null;
  }
  const shape = layer.shape(row);
  return shape && touchesShape(shape, x, y, reach) ? 0 : null;
}

function rowsAt(layer, x, y, reach) {
  const found = [];
  for (let row = 0; row < layer.rows; row++) {
    const distance = layer.isDrawn(row) ? distanceTo(layer, row, x, y, reach) : null;
    if (distance !== null) {
      found.push({ layer, row, distance });
    }
  }
  return found.sort((a, b) => a.distance - b.distance || b.row - a.row);
}

/** Everything that is shown at a place of the plane, topmost first; areal units last. */
function pick(layers, view, x, y) {
  const reach = REACH_PX / view.scale;
  const top = drawingOrder(layers).reverse();
  const units = top.filter((layer) => layer.role === "units");
  return [...top.filter((layer) => layer.role !== "units"), ...units].flatMap((layer) => rowsAt(layer, x, y, reach));
}
