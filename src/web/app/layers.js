const KIND = { none: 0, point: 1, line: 2, polygon: 3 };

/** Turns differences into the numbers themselves, times a step; null stays without a place. */
function undoDeltas(deltas, step) {
  const out = new Float64Array(deltas.length);
  let sum = 0;
  for (let i = 0; i < deltas.length; i++) {
    if (deltas[i] !== null) {
      sum += deltas[i];
    }
    out[i] = deltas[i] === null ? NaN : sum * step;
  }
  return out;
}

const emptyBox = () => [Infinity, Infinity, -Infinity, -Infinity];

function addToBox(box, x, y) {
  if (x < box[0]) box[0] = x;
  if (y < box[1]) box[1] = y;
  if (x > box[2]) box[2] = x;
  if (y > box[3]) box[3] = y;
}

/** A shape of the pool: its paths as x, y, x, y, ... in plane metres, and its box. */
function decodeShape([kind, ...paths], step) {
  const box = emptyBox();
  const decoded = paths.map((path) => {
    const out = new Float64Array(path.length);
    let x = 0;
    let y = 0;
    for (let i = 0; i < path.length; i += 2) {
      out[i] = (x += path[i]) * step;
      out[i + 1] = (y += path[i + 1]) * step;
      addToBox(box, out[i], out[i + 1]);
    }
    return out;
  });
  return { kind, paths: decoded, box };
}

/** A layer or table: rows, how they look, and what of them is shown now. */
class Layer {
  constructor(data, index, page) {
    Object.assign(this, data, { index });
    this.fields = data.fields.map(({ name, title, cells }) => ({ name, title, column: page.columns[cells] }));
    this.onMap = Boolean(data.style);
    this.mask = null;
    if (this.onMap) {
      this.pool = page.shapes;
      const classOf = decodeCodes(data.classes);
      this.classes = Int16Array.from({ length: data.rows }, (_, row) => classOf(row) - 1);
      this.classOn = data.style.classes.map(() => true);
      this.shapes = data.places.shapes && Int32Array.from(data.places.shapes);
      this.setPoints(data.places, page.pointStep);
      this.passes = passesOf(data.style);
    }
  }

  /** Where rows that are one point are; NaN for all others. */
  setPoints(places, step) {
    const along = (axis) => Float64Array.from({ length: this.rows }, (_, row) => (this.isOnePoint(row) ? this.shape(row).paths[0][axis] : NaN));
    this.x = places.x ? undoDeltas(places.x, step) : along(0);
    this.y = places.y ? undoDeltas(places.y, step) : along(1);
  }

  isOnePoint(row) {
    const shape = this.shape(row);
    return shape !== null && shape.kind === KIND.point && shape.paths.length === 1;
  }

  shape(row) {
    return this.shapes && this.shapes[row] >= 0 ? this.pool[this.shapes[row]] : null;
  }

  kind(row) {
    return this.shapes ? (this.shape(row)?.kind ?? KIND.none) : Number.isNaN(this.x[row]) ? KIND.none : KIND.point;
  }

  /** The box of a row in the plane; null without a place. */
  box(row) {
    if (this.kind(row) === KIND.none) {
      return null;
    }
    return this.shapes ? this.shape(row).box : [this.x[row], this.y[row], this.x[row], this.y[row]];
  }

  /** The box of all rows. */
  extent() {
    const box = emptyBox();
    for (let row = 0; row < this.rows; row++) {
      const one = this.box(row);
      if (one) {
        addToBox(box, one[0], one[1]);
        addToBox(box, one[2], one[3]);
      }
    }
    return box[0] > box[2] ? null : box;
  }

  symbol(row) {
    return this.style.classes[this.classes[row]].symbol;
  }

  /** Whether a row is drawn now: its class is on and the day lets it pass. */
  isDrawn(row) {
    const of = this.classes[row];
    return of >= 0 && this.classOn[of] && (!this.mask || this.mask[row] === 1);
  }

  /** How many rows each class has now. */
  counts() {
    const counts = this.style.classes.map(() => 0);
    for (let row = 0; row < this.rows; row++) {
      if (this.classes[row] >= 0 && (!this.mask || this.mask[row] === 1)) {
        counts[this.classes[row]]++;
      }
    }
    return counts;
  }

  column(name) {
    return this.fields.find((field) => field.name === name)?.column ?? null;
  }

  idOf(row) {
    return this.id < 0 ? "" : this.fields[this.id].column.text(row);
  }

  /** What a row is called: name, else id, else its number. */
  nameOf(row) {
    const name = this.label < 0 ? "" : this.fields[this.label].column.text(row);
    return name || this.idOf(row) || say("row", { n: row + 1 });
  }

  /** Areas below lines below points. */
  get height() {
    return this.style.kinds.includes(KIND.point) ? 2 : this.style.kinds.includes(KIND.line) ? 1 : 0;
  }
}

/** The drawing passes of a style, ascending; an outline over its casing takes one more. */
function passesOf(style) {
  const passes = new Set();
  for (const { symbol } of style.classes) {
    passes.add(symbol.pass);
    if (symbol.casing) {
      passes.add(symbol.pass + 1);
    }
  }
  return [...passes].sort((a, b) => a - b);
}

/** The page's data as it is worked with. */
function decode(data) {
  const page = data;
  page.columns = data.columns.map((column) => new Column(column));
  page.shapes = data.shapes.map((shape) => decodeShape(shape, data.shapeStep));
  page.layers = data.layers.map((layer, index) => new Layer(layer, index, page));
  return page;
}
