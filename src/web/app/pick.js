const REACH_PX = 9;

function touchesShape(shape, x, y, reach) {
  if (x < shape.box[0] - reach || x > shape.box[2] + reach || y < shape.box[1] - reach || y > shape.box[3] + reach) {
    return false;
  }
  return (shape.kind === KIND.polygon && isInside(shape.paths, x, y)) || (shape.kind !== KIND.polygon && shape.paths.some((path) => distanceToPath(path, x, y) <= reach));
}

/** Outlines without a fill are not in the way of what lies below, except for areal units, which say where one is. */
function rowsAt(layer, x, y, reach) {
  const found = [];
  for (let row = 0; row < layer.rows; row++) {
    if (!layer.isDrawn(row)) {
      continue;
    }
    const shape = layer.shape(row);
    if (shape) {
      if (touchesShape(shape, x, y, reach)) {
        found.push({ layer, row, distance: shape.kind === KIND.point ? distanceToPath(shape.paths[0], x, y) : 0 });
      }
    } else if (!layer.shapes) {
      const distance = Math.hypot(layer.x[row] - x, layer.y[row] - y);
      if (distance <= reach) {
        found.push({ layer, row, distance });
      }
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
