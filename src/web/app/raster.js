/** Points are set dot by dot: a hundred thousand of them in a few hundredths of a second, where a canvas would take seconds. Colours are as in ImageData: red
 * in the lowest byte, opacity in the highest. */
class Raster {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.image = new ImageData(width, height);
    this.dots = new Uint32Array(this.image.data.buffer);
  }

  /** Sets a stamp with its middle at a dot. */
  set(stamp, x, y) {
    const left = Math.round(x) - stamp.half;
    const top = Math.round(y) - stamp.half;
    const [fromX, toX] = [Math.max(0, -left), Math.min(stamp.side, this.width - left)];
    const [fromY, toY] = [Math.max(0, -top), Math.min(stamp.side, this.height - top)];
    for (let j = fromY; j < toY; j++) {
      const at = (top + j) * this.width + left;
      for (let i = fromX; i < toX; i++) {
        const dot = stamp.dots[j * stamp.side + i];
        const opacity = dot >>> 24;
        if (opacity === 255) {
          this.dots[at + i] = dot;
        } else if (opacity > 0) {
          this.dots[at + i] = overlaid(dot, this.dots[at + i]);
        }
      }
    }
  }

  toCanvas() {
    const canvas = document.createElement("canvas");
    canvas.width = this.width;
    canvas.height = this.height;
    canvas.getContext("2d").putImageData(this.image, 0, 0);
    return canvas;
  }
}

/** One colour over another, each with its opacity. */
function overlaid(upper, lower) {
  const a = (upper >>> 24) / 255;
  const below = ((lower >>> 24) / 255) * (1 - a);
  const whole = a + below;
  const mixed = (shift) => Math.round((((upper >>> shift) & 255) * a + ((lower >>> shift) & 255) * below) / whole) << shift;
  return (Math.round(whole * 255) << 24) | mixed(16) | mixed(8) | mixed(0);
}

/** A marker drawn once, to be set many times. */
function stampOf(symbol, ratio) {
  const half = Math.ceil((symbol.sizeMm / 2 + symbol.strokeMm) * MM * ratio) + 1;
  const side = 2 * half + 1;
  const canvas = new OffscreenCanvas(side, side);
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  ctx.translate(half + 0.5, half + 0.5);
  ctx.scale(ratio, ratio);
  drawMarker(ctx, symbol, 0, 0);
  return { half, side, dots: new Uint32Array(ctx.getImageData(0, 0, side, side).data.buffer) };
}
