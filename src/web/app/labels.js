const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif';
const LABEL_PX_PER_PT = 1.25 * (96 / 72); // a fourth larger than on paper: a screen is read from farther away
const MOST_LABELS = 600;

/** Boxes that are taken, in coarse cells so that few are compared. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  cellsOf([left, top, right, bottom]) {
    const keys = [];
    for (let i = Math.floor(left / 64); i <= Math.floor(right / 64); i++) {
      for (let j = Math.floor(top / 64); j <= Math.floor(bottom / 64); j++) {
        keys.push(i * 10000 + j);
      }
    }
    return keys;
  }

  /** Takes a box if nothing is there. */
  take(box) {
    const keys = this.cellsOf(box);
    if (keys.some((key) => this.cells.get(key)?.some((other) => boxesMeet(box, other)))) {
      return false;
    }
    for (const key of keys) {
      this.cells.set(key, [...(this.cells.get(key) ?? []), box]);
    }
    return true;
  }
}

/** Where a label may stand, best first, as its middle: inside of an area, around a point. */
function labelPlaces(layer, row, view, width, height) {
  const shape = layer.shape(row);
  if (Number.isNaN(layer.x[row])) {
    const pole = shape.kind === KIND.polygon ? poleOf(shape) : { x: shape.paths[0][0], y: shape.paths[0][1] };
    const [wide, high] = [(shape.box[2] - shape.box[0]) * view.scale, (shape.box[3] - shape.box[1]) * view.scale];
    return width > 1.15 * wide || height > 1.3 * high ? [] : [[view.px(pole.x), view.py(pole.y)]];
  }
  const x = view.px(layer.x[row]);
  const y = view.py(layer.y[row]);
  const off = (layer.symbol(row).sizeMm * MM) / 2 + 2;
  const [dx, dy] = [width / 2 + off, height / 2 + off / 2];
  return [[x + dx, y], [x - dx, y], [x + dx, y - dy], [x + dx, y + dy], [x - dx, y - dy], [x - dx, y + dy], [x, y - height / 2 - off], [x, y + height / 2 + off]];
}

function drawLabel(ctx, labels, text, x, y) {
  if (labels.halo) {
    ctx.strokeStyle = labels.halo;
    ctx.lineWidth = 1.5 * labels.haloMm * MM;
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = labels.colour;
  ctx.fillText(text, x, y);
}

/** Rows whose labels are wanted in a view, the larger areas first. */
function labelledRows(layer, view) {
  const seen = view.box();
  const size = (row) => layer.box(row)[2] - layer.box(row)[0];
  const rows = [];
  for (let row = 0; row < layer.rows; row++) {
    if (layer.isDrawn(row) && layer.kind(row) !== KIND.none && boxesMeet(layer.box(row), seen)) {
      rows.push(row);
    }
  }
  return layer.height === 0 ? rows.sort((a, b) => size(b) - size(a) || a - b) : rows;
}

function labelLayer(ctx, layer, view, taken) {
  const { labels } = layer.style;
  const column = layer.column(labels.field);
  const size = labels.sizePt * LABEL_PX_PER_PT;
  ctx.font = `${size}px ${FONT}`;
  let drawn = 0;
  for (const row of labelledRows(layer, view)) {
    const text = column.text(row);
    if (!text || drawn >= MOST_LABELS) {
      continue;
    }
    const width = ctx.measureText(text).width;
    const box = ([x, y]) => [x - width / 2 - 2, y - size / 2, x + width / 2 + 2, y + size / 2];
    const place = labelPlaces(layer, row, view, width, size).find((at) => taken.take(box(at)));
    if (place) {
      drawLabel(ctx, labels, text, ...place);
      drawn++;
    }
  }
}

/** Names of what is shown, none over another; those of the topmost layers first. */
function drawLabels(ctx, order, view) {
  const taken = new Taken();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.setLineDash([]);
  const themed = order.some((layer) => layer.role === "theme" && layer.style.labels);
  const wanted = (layer) => layer.style.labels && !(themed && layer.role === "units") && layer.column(layer.style.labels.field) &&
    (!layer.style.labels.fromScale || view.denominator <= layer.style.labels.fromScale);
  const areasFirst = [...order.filter((layer) => layer.height === 0), ...order.filter((layer) => layer.height > 0).reverse()];
  for (const layer of areasFirst.filter(wanted)) {
    labelLayer(ctx, layer, view, taken);
  }
}
