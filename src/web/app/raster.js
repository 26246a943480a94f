/**
 * Points are set dot by dot: a hundred thousand of them in a tenth of a second, where a canvas takes many. The raster reaches beyond what is seen, so that
 * no point at the edge need be cut. Colours are as in ImageData: red in the lowest byte, opacity in the highest.
 */
class Raster {
  constructor(width, height, edge) {
    this.edge = edge;
    this.width = width + 2 * edge;
    this.height = height + 2 * edge;
    this.image = new ImageData(this.width, this.height);
    this.dots = new Uint32Array(this.image.data.buffer);
  }

  /** Sets a stamp with its middle at a dot, if that is seen or just beyond. */
  set(stamp, x, y) {
    const column = Math.round(x) + this.edge;
    const row = Math.round(y) + this.edge;
    const { half, offsets, colours, solid } = stamp;
    if (!(column >= half && row >= half && column < this.width - half && row < this.height - half)) { // NaN, too
      return;
    }
    const middle = row * this.width + column;
    for (let i = 0; i < solid; i++) {
      this.dots[middle + offsets[i]] = colours[i];
    }
    for (let i = solid; i < offsets.length; i++) {
      this.dots[middle + offsets[i]] = overlaid(colours[i], this.dots[middle + offsets[i]]);
    }
  }

  toCanvas() {
    const canvas = new OffscreenCanvas(this.width, this.height);
    canvas.getContext("2d").putImageData(this.image, 0, 0);
    return canvas;
  }
}

/** One colour over another, each with its opacity. */
function overlaid(upper, lower) {
  if (lower === 0) {
    return upper;
  }
  const a = (upper >>> 24) / 255;
  const below = ((lower >>> 24) / 255) * (1 - a);
  const whole = a + below;
  const mixed = (shift) => (((((upper >>> shift) & 255) * a + ((lower >>> shift) & 255) * below) / whole + 0.5) | 0) << shift;
  return (((whole * 255 + 0.5) | 0) << 24) | mixed(16) | mixed(8) | mixed(0);
}

/** How far a marker reaches from its middle, in dots. */
const reachOf = (symbol, ratio) => Math.ceil((symbol.sizeMm / 2 + symbol.strokeMm) * MM * ratio) + 1;

/** A marker drawn once, to be set many times on a raster: its dots by where they lie from the middle, the `solid` ones first. */
function stampOf(symbol, ratio, raster) {
  const half = reachOf(symbol, ratio);
  const side = 2 * half + 1;
  const ctx = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
  ctx.translate(half + 0.5, half + 0.5);
  ctx.scale(ratio, ratio);
  drawMarker(ctx, symbol, 0, 0);
  const drawn = new Uint32Array(ctx.getImageData(0, 0, side, side).data.buffer);
  const isSolid = (i) => drawn[i] >>> 24 === 255;
  const seen = [...drawn.keys()].filter((i) => drawn[i] >>> 24 > 0).sort((a, b) => isSolid(b) - isSolid(a) || a - b);
  return {
    half,
    solid: seen.filter(isSolid).length,
    offsets: Int32Array.from(seen, (i) => (Math.floor(i / side) - half) * raster.width + (i % side) - half),
    colours: Uint32Array.from(seen, (i) => drawn[i]),
  };
}
