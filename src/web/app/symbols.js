const MM = 96 / 25.4; // pixels of a millimetre on paper
const HATCH = { colour: "#8c8c8c", everyMm: 1.4, widthMm: 0.2 };

/** Corners of the shapes of points in a box from -1 to 1, north up: those of QGIS. */
const MARKERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: [[-1, 1], [1, 1], [0, -1]],
  diamond: [[-1, 0], [0, -1], [1, 0], [0, 1]],
  pentagon: regular(5, 0, 1),
  hexagon: regular(6, 30, 1),
  star: star(),
  cross_fill: [[-1, -0.2], [-0.2, -0.2], [-0.2, -1], [0.2, -1], [0.2, -0.2], [1, -0.2], [1, 0.2], [0.2, 0.2], [0.2, 1], [-0.2, 1], [-0.2, 0.2], [-1, 0.2]],
};

function corner(degrees, radius) {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}

function regular(corners, from, radius) {
  return Array.from({ length: corners }, (_, i) => corner(from + (360 * i) / corners, radius));
}

function star() {
  return Array.from({ length: 10 }, (_, i) => corner(36 * i, i % 2 ? Math.cos((72 * Math.PI) / 180) / Math.cos((36 * Math.PI) / 180) : 1));
}

function traceMarker(ctx, name, x, y, radius) {
  ctx.beginPath();
  if (!MARKERS[name]) {
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [dx, dy] of MARKERS[name]) {
    ctx.lineTo(x + dx * radius, y + dy * radius);
  }
  ctx.closePath();
}

function setStroke(ctx, colour, widthMm, dash = "") {
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(widthMm * MM, 0.5);
  ctx.lineJoin = "round";
  ctx.lineCap = dash ? "butt" : "round";
  ctx.setLineDash(dash ? dash.split(";").map((mm) => Number(mm) * MM) : []);
}

function drawMarker(ctx, symbol, x, y) {
  traceMarker(ctx, symbol.marker || "circle", x, y, (symbol.sizeMm * MM) / 2);
  if (symbol.fill) {
    ctx.fillStyle = symbol.fill;
    ctx.fill();
  }
  if (symbol.stroke) {
    setStroke(ctx, symbol.stroke, symbol.strokeMm);
    ctx.stroke();
  }
}

const hatches = new Map();

/** Oblique lines for areas without data, the same at every zoom. */
function hatchOf(ctx, ratio) {
  if (!hatches.has(ratio)) {
    const side = Math.round(HATCH.everyMm * MM * Math.SQRT2 * ratio);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const lines = canvas.getContext("2d");
    lines.strokeStyle = HATCH.colour;
    lines.lineWidth = HATCH.widthMm * MM * ratio;
    for (const shift of [-side, 0, side]) {
      lines.moveTo(shift, side);
      lines.lineTo(shift + side, 0);
    }
    lines.stroke();
    hatches.set(ratio, canvas);
  }
  const pattern = ctx.createPattern(hatches.get(ratio), "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

/** Fills the area that was traced. */
function fillArea(ctx, symbol, ratio) {
  if (symbol.fill) {
    ctx.globalAlpha = symbol.opacity;
    ctx.fillStyle = symbol.fill;
    ctx.fill("evenodd");
    ctx.globalAlpha = 1;
  }
  if (symbol.fill && symbol.hatch) {
    ctx.fillStyle = hatchOf(ctx, ratio);
    ctx.fill("evenodd");
  }
}

/** Strokes the outline of an area that was traced. Footprints of sites have the colour of their fill. */
function strokeArea(ctx, symbol) {
  const colour = symbol.fill && symbol.marker ? symbol.fill : symbol.stroke;
  if (colour) {
    setStroke(ctx, colour, symbol.strokeMm, symbol.dash);
    ctx.stroke();
  }
}

/** Strokes a line that was traced; sites that are lines have the colour of their fill. */
function strokeLine(ctx, symbol) {
  setStroke(ctx, symbol.fill || symbol.stroke, symbol.fill ? Math.max(symbol.strokeMm, 0.7) : symbol.strokeMm, symbol.dash);
  ctx.stroke();
}

/** A picture of a class for the legend. */
function swatchOf(style, symbol) {
  const ratio = Math.max(2, window.devicePixelRatio || 1);
  const [width, height] = [28, 18];
  const canvas = make("canvas", { class: "swatch", "aria-hidden": "true", width: width * ratio, height: height * ratio });
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  if (style.kinds.includes(KIND.point)) {
    drawMarker(ctx, symbol, width / 2, height / 2);
  } else if (style.kinds[0] === KIND.line) {
    ctx.moveTo(2, height / 2);
    ctx.lineTo(width - 2, height / 2);
    strokeLine(ctx, symbol);
  } else {
    drawAreaSwatch(ctx, symbol, ratio, width, height);
  }
  return canvas;
}

function drawAreaSwatch(ctx, symbol, ratio, width, height) {
  ctx.beginPath();
  ctx.rect(3, 3, width - 6, height - 6);
  fillArea(ctx, symbol, ratio);
  if (symbol.casing) {
    setStroke(ctx, symbol.casing, symbol.casingMm);
    ctx.stroke();
  }
  strokeArea(ctx, symbol);
}
