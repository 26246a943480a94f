const MARGIN = 0.25; // of a picture beyond what is seen, so that dragging needs no drawing
const SETTLE_MS = 120;
const HOME_MARGIN = 44; // pixels, for the scale bar

/** The canvas: draws layers into a picture somewhat larger than what is seen, shows it moved or scaled while a hand is on it, and draws anew at rest. */
class MapCanvas {
  constructor(page, { onpick, onmove }) {
    this.page = page;
    this.onpick = onpick;
    this.onmove = onmove;
    this.canvas = make("canvas", { id: "map", tabindex: "0", role: "application", "aria-label": say("map"), "aria-describedby": "map-help" });
    this.picture = document.createElement("canvas");
    this.view = new View(1, 1);
    this.seen = null; // the view that the picture was drawn for
    this.chosen = null;
    this.circles = null;
    this.cross = false;
    this.atHome = true; // shows everything until somebody moves it
    this.ratio = window.devicePixelRatio || 1;
    this.show = onceAFrame(() => this.showNow());
    listenToMap(this);
  }

  /** Takes the size of its place on the page. */
  resize() {
    const { clientWidth, clientHeight } = this.canvas;
    if (!clientWidth || !clientHeight) {
      return;
    }
    this.setSize(clientWidth, clientHeight, window.devicePixelRatio || 1);
    if (this.atHome) {
      this.view.fit(this.page.extent, HOME_MARGIN);
    }
    this.redraw();
  }

  setSize(width, height, ratio) {
    this.ratio = ratio;
    this.view.width = width;
    this.view.height = height;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
  }

  /** Draws the layers anew and shows them. */
  redraw() {
    clearTimeout(this.settling);
    const large = this.view.clone();
    large.width += 2 * Math.ceil(this.view.width * MARGIN); // whole pixels, so that the picture is shown dot on dot
    large.height += 2 * Math.ceil(this.view.height * MARGIN);
    this.picture.width = Math.ceil(large.width * this.ratio);
    this.picture.height = Math.ceil(large.height * this.ratio);
    drawLayers(this.picture.getContext("2d", { alpha: false }), this.page.layers, large, this.ratio);
    this.seen = large;
    this.drawnAt = performance.now();
    this.showNow();
  }

  /** The view has changed: shows the picture there, and draws anew soon; now and then at once, where the picture has come to its end. */
  moved() {
    this.atHome = false;
    clearTimeout(this.settling);
    if (!this.isCovered() && performance.now() - this.drawnAt > 2 * SETTLE_MS) {
      this.redraw();
    } else {
      this.show();
      this.settling = setTimeout(() => this.redraw(), SETTLE_MS);
    }
    this.onmove();
  }

  /** Whether the picture reaches over all that is seen. */
  isCovered() {
    const [left, bottom, right, top] = this.view.box();
    const [west, south, east, north] = this.seen.box();
    return left >= west && bottom >= south && right <= east && top <= north;
  }

  showNow() {
    const ctx = this.canvas.getContext("2d", { alpha: false });
    const { view, seen, ratio } = this;
    const zoom = view.scale / seen.scale;
    const toDots = (px) => (zoom === 1 ? Math.round(px * ratio) / ratio : px);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(0, 0, view.width, view.height);
    ctx.drawImage(this.picture, toDots(view.px(seen.planeX(0))), toDots(view.py(seen.planeY(0))), seen.width * zoom, seen.height * zoom);
    if (this.circles) {
      drawRings(ctx, this.circles, view);
    }
    if (this.chosen) {
      drawChosen(ctx, this.chosen.layer, this.chosen.row, view);
    }
    drawScaleBar(ctx, view);
    drawNorthArrow(ctx, view);
    if (this.cross) {
      drawCross(ctx, view);
    }
  }

  zoomBy(factor, px = this.view.width / 2, py = this.view.height / 2) {
    this.view.zoomAt(factor, px, py);
    this.moved();
  }

  moveBy(dx, dy) {
    this.view.moveBy(dx, dy);
    this.moved();
  }

  home() {
    this.fit(this.page.extent);
    this.atHome = true;
  }

  fit(box, covered) {
    this.atHome = false;
    this.view.fit(box, HOME_MARGIN, covered);
    this.redraw();
    this.onmove();
  }

  choose(chosen, circles) {
    this.chosen = chosen;
    this.circles = circles;
    this.show();
  }

  pickAt(px, py) {
    return pick(this.page.layers, this.view, this.view.planeX(px), this.view.planeY(py));
  }

  /** Draws for paper: a fixed size and more dots; gives back what undoes it. */
  drawForPrint(width, height) {
    const before = this.view.clone();
    this.setSize(width, height, 3);
    this.view.fit(this.atHome ? this.page.extent : before.box(), this.atHome ? HOME_MARGIN : 0);
    this.redraw();
    return () => {
      Object.assign(this.view, before);
      this.resize();
    };
  }
}
