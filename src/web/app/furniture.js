/** The longest length of 1, 2 or 5 times a power of ten that fits into so many pixels. */
function roundLength(view, mostPx) {
  const most = mostPx / view.scale;
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((times) => times * power).find((length) => length <= most);
}

const lengthText = (metres) => (metres >= 1000 ? `${grouped(metres / 1000)} km` : `${metres} m`);

/** A denominator as people say it: two digits that count. */
const scaleText = (denominator) => grouped(Number(denominator.toPrecision(2)));

function haloText(ctx, text, x, y) {
  ctx.lineWidth = 3;
  ctx.strokeStyle = "#ffffff";
  ctx.setLineDash([]);
  ctx.strokeText(text, x, y);
  ctx.fillStyle = "#1d2733";
  ctx.fillText(text, x, y);
}

/** A bar of alternating halves in the lower left corner, true to the plane. */
function drawScaleBar(ctx, view) {
  const metres = roundLength(view, 170);
  const width = metres * view.scale;
  const [x, y] = [16, view.height - 22];
  ctx.strokeStyle = "#ffffff";
  ctx.lineWidth = 4;
  ctx.setLineDash([]);
  ctx.strokeRect(x, y, width, 5);
  ctx.fillStyle = "#1d2733";
  ctx.fillRect(x, y, width / 2, 5);
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(x + width / 2, y, width / 2, 5);
  ctx.lineWidth = 1;
  ctx.strokeStyle = "#1d2733";
  ctx.strokeRect(x, y, width, 5);
  ctx.font = `12px ${FONT}`;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  haloText(ctx, "0", x - 3, y - 5);
  ctx.textAlign = "center";
  haloText(ctx, lengthText(metres), x + width, y - 5);
}

/** North of the plane, upper right. */
function drawNorthArrow(ctx, view) {
  const x = view.width - 26;
  const y = 34;
  const half = (side, fill) => {
    ctx.beginPath();
    ctx.moveTo(x, y - 14);
    ctx.lineTo(x + side * 8, y + 14);
    ctx.lineTo(x, y + 9);
    ctx.closePath();
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.stroke();
  };
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.strokeStyle = "#1d2733";
  half(-1, "#1d2733");
  half(1, "#ffffff");
  ctx.font = `bold 13px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  haloText(ctx, say("north"), x, y - 18);
}

/** Where Enter looks, while the map is used by keyboard. */
function drawCross(ctx, view) {
  const [x, y] = [view.width / 2, view.height / 2];
  for (const [colour, width] of [["#ffffff", 5], ["#b00020", 2]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(x - 12, y);
    ctx.lineTo(x + 12, y);
    ctx.moveTo(x, y - 12);
    ctx.lineTo(x, y + 12);
    ctx.stroke();
  }
}

/** Outlines what was chosen: a broad white line below a red one. */
function drawChosen(ctx, layer, row, view) {
  const trace = () => {
    if (Number.isNaN(layer.x[row])) {
      traceShape(ctx, layer.shape(row), view);
      return;
    }
    ctx.beginPath();
    ctx.arc(view.px(layer.x[row]), view.py(layer.y[row]), 10, 0, 2 * Math.PI);
  };
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  for (const [colour, width] of [["#ffffff", 6], ["#c2185b", 3]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    trace();
    ctx.stroke();
  }
}

/** Circles around a station, named by their bounds. */
function drawRings(ctx, { x, y, rings }, view) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `12px ${FONT}`;
  for (const [name, metres] of rings) {
    const radius = metres * view.scale;
    if (radius < 6 || radius > 20000) {
      continue;
    }
    for (const [colour, width, dash] of [["#ffffff", 4, []], ["#6a1b9a", 1.5, [7, 4]]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.arc(view.px(x), view.py(y), radius, 0, 2 * Math.PI);
      ctx.stroke();
    }
    haloText(ctx, name, view.px(x), view.py(y) - radius);
  }
}
