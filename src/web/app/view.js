/** What part of the plane is seen: a middle in metres and a number of pixels a metre. */
class View {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
  }

  clone() {
    return Object.assign(new View(this.width, this.height), this);
  }

  px(x) {
    return (x - this.x) * this.scale + this.width / 2;
  }

  py(y) {
    return (this.y - y) * this.scale + this.height / 2;
  }

  planeX(px) {
    return (px - this.width / 2) / this.scale + this.x;
  }

  planeY(py) {
    return this.y - (py - this.height / 2) / this.scale;
  }

  /** The box that is seen, in metres. */
  box(marginPx = 0) {
    return [this.planeX(-marginPx), this.planeY(this.height + marginPx), this.planeX(this.width + marginPx), this.planeY(-marginPx)];
  }

  moveBy(dx, dy) {
    this.x -= dx / this.scale;
    this.y += dy / this.scale;
  }

  /** Zooms so that the place under a pixel stays there. */
  zoomAt(factor, px, py) {
    const x = this.planeX(px);
    const y = this.planeY(py);
    this.scale = Math.min(Math.max(this.scale * factor, View.least), View.most);
    this.x = x - (px - this.width / 2) / this.scale;
    this.y = y + (py - this.height / 2) / this.scale;
  }

  /** Shows a box with a margin around it, beside what covers the left and the bottom; a single place at 1:2,000 at most. */
  fit(box, marginPx = 24, { left = 0, bottom = 0 } = {}) {
    const across = (this.width - left - 2 * marginPx) / Math.max(box[2] - box[0], 1);
    const up = (this.height - bottom - 2 * marginPx) / Math.max(box[3] - box[1], 1);
    this.scale = Math.max(View.least, Math.min(across, up, PX_PER_M / 2000));
    this.x = (box[0] + box[2] - left / this.scale) / 2;
    this.y = (box[1] + box[3] - bottom / this.scale) / 2;
  }

  /** The number behind 1: of the scale on a screen of 96 dots an inch. */
  get denominator() {
    return PX_PER_M / this.scale;
  }
}

const PX_PER_M = 96 / 0.0254;
View.least = 1e-6;
View.most = PX_PER_M / 100;

const boxesMeet = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Longitude and latitude of a place in the plane, between the nodes of the page's lattice; null outside of it. */
function lonLat(lattice, x, y) {
  const { n } = lattice;
  const u = (x - lattice.x) / lattice.dx;
  const v = (y - lattice.y) / lattice.dy;
  const i = Math.floor(u);
  const j = Math.floor(v);
  if (i < 0 || j < 0 || i > n - 2 || j > n - 2) {
    return null;
  }
  const at = j * n + i;
  const between = (nodes) => {
    const south = nodes[at] + (u - i) * (nodes[at + 1] - nodes[at]);
    const north = nodes[at + n] + (u - i) * (nodes[at + n + 1] - nodes[at + n]);
    return south + (v - j) * (north - south);
  };
  return [between(lattice.lon), between(lattice.lat)];
}
