/** Traces a path, leaving out corners that are less than half a pixel from the one before. */
function tracePath(ctx, path, view) {
  let lastX = Infinity;
  let lastY = Infinity;
  for (let i = 0; i < path.length; i += 2) {
    const x = view.px(path[i]);
    const y = view.py(path[i + 1]);
    const last = i + 2 === path.length;
    if (i === 0) {
      ctx.moveTo(x, y);
    } else if (last || Math.abs(x - lastX) + Math.abs(y - lastY) > 0.5) {
      ctx.lineTo(x, y);
    } else {
      continue;
    }
    lastX = x;
    lastY = y;
  }
}

function traceShape(ctx, shape, view) {
  ctx.beginPath();
  for (const path of shape.paths) {
    tracePath(ctx, path, view);
    if (shape.kind === KIND.polygon) {
      ctx.closePath();
    }
  }
}

/** What of an area's symbol is drawn in a pass: its casing, then its fill and outline one pass later. */
function drawArea(ctx, layer, row, pass, view, ratio) {
  const symbol = layer.symbol(row);
  const shape = layer.shape(row);
  if (symbol.casing && symbol.pass === pass) {
    traceShape(ctx, shape, view);
    setStroke(ctx, symbol.casing, symbol.casingMm);
    ctx.stroke();
  }
  if (symbol.pass + (symbol.casing ? 1 : 0) !== pass) {
    return;
  }
  traceShape(ctx, shape, view);
  fillArea(ctx, symbol, ratio);
  strokeArea(ctx, symbol);
  if (symbol.fill && symbol.marker) {
    const inside = poleOf(shape);
    drawMarker(ctx, symbol, view.px(inside.x), view.py(inside.y));
  }
}

function drawShape(ctx, layer, row, pass, view, ratio) {
  const shape = layer.shape(row);
  const symbol = layer.symbol(row);
  if (shape.kind === KIND.polygon) {
    drawArea(ctx, layer, row, pass, view, ratio);
  } else if (symbol.pass === pass && shape.kind === KIND.line) {
    traceShape(ctx, shape, view);
    strokeLine(ctx, symbol);
  } else if (symbol.pass === pass) {
    for (const [x, y] of shape.paths) {
      drawMarker(ctx, symbol, view.px(x), view.py(y));
    }
  }
}

/** Everything but single points, which `drawPoints` sets. */
function drawShapes(ctx, layer, view, ratio) {
  const seen = view.box(40);
  const rows = [];
  for (let row = 0; row < layer.rows; row++) {
    const shape = layer.shape(row);
    if (shape && Number.isNaN(layer.x[row]) && layer.isDrawn(row) && boxesMeet(shape.box, seen)) {
      rows.push(row);
    }
  }
  for (const pass of layer.passes) {
    for (const row of rows) {
      drawShape(ctx, layer, row, pass, view, ratio);
    }
  }
}

function drawPoints(ctx, layer, view, ratio) {
  const symbols = layer.style.classes.map(({ symbol }) => symbol);
  const edge = 2 * Math.max(...symbols.map((symbol) => reachOf(symbol, ratio)));
  const raster = new Raster(Math.ceil(view.width * ratio), Math.ceil(view.height * ratio), edge);
  const stamps = symbols.map((symbol) => stampOf(symbol, ratio, raster));
  for (const pass of layer.passes) {
    for (let row = 0; row < layer.rows; row++) {
      if (layer.isDrawn(row) && layer.symbol(row).pass === pass) {
        raster.set(stamps[layer.classes[row]], view.px(layer.x[row]) * ratio, view.py(layer.y[row]) * ratio);
      }
    }
  }
  ctx.drawImage(raster.toCanvas(), -edge / ratio, -edge / ratio, raster.width / ratio, raster.height / ratio);
}

/** Layers in drawing order: the theme, outlines of units, then areas below lines below points. */
function drawingOrder(layers) {
  const rank = (layer) => (layer.role === "theme" ? -2 : layer.role === "units" ? -1 : layer.height);
  return layers.filter((layer) => layer.onMap && layer.shown).sort((a, b) => rank(a) - rank(b) || b.input - a.input || a.index - b.index);
}

/** Draws layers and their labels on a canvas of `ratio` dots a pixel. */
function drawLayers(ctx, layers, view, ratio) {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(0, 0, view.width, view.height);
  const order = drawingOrder(layers);
  for (const layer of order) {
    if (layer.shapes) {
      drawShapes(ctx, layer, view, ratio);
    }
    if (layer.style.kinds.includes(KIND.point)) {
      drawPoints(ctx, layer, view, ratio);
    }
  }
  drawLabels(ctx, order, view);
}
