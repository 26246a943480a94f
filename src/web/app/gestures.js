const CLICK_PX = 5;
const STEP_PX = 80;

/** What the keys of the map do. */
const MAP_KEYS = {
  ArrowLeft: (map) => map.moveBy(STEP_PX, 0),
  ArrowRight: (map) => map.moveBy(-STEP_PX, 0),
  ArrowUp: (map) => map.moveBy(0, STEP_PX),
  ArrowDown: (map) => map.moveBy(0, -STEP_PX),
  "+": (map) => map.zoomBy(1.5),
  "=": (map) => map.zoomBy(1.5),
  "-": (map) => map.zoomBy(1 / 1.5),
  Home: (map) => map.home(),
  Enter: (map) => map.onpick(map.pickAt(map.view.width / 2, map.view.height / 2), true),
};

function listenToMap(map) {
  listenToKeys(map);
  listenToPointers(map);
  map.canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY;
    map.zoomBy(2 ** (-Math.max(-240, Math.min(240, lines)) / 240), event.offsetX, event.offsetY);
  }, { passive: false });
  map.canvas.addEventListener("dblclick", (event) => map.zoomBy(2, event.offsetX, event.offsetY));
  new ResizeObserver(() => map.resize()).observe(map.canvas);
}

function listenToKeys(map) {
  map.canvas.addEventListener("keydown", (event) => {
    const act = MAP_KEYS[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act(map);
    }
  });
  const setCross = (on) => {
    map.cross = on;
    map.show();
  };
  map.canvas.addEventListener("focus", () => setCross(map.canvas.matches(":focus-visible")));
  map.canvas.addEventListener("blur", () => setCross(false));
}

/** One finger or the mouse drags, two fingers zoom, a touch that does not move picks. */
function listenToPointers(map) {
  const down = new Map();
  let travelled = 0;
  const middle = () => {
    const all = [...down.values()];
    const x = all.reduce((sum, p) => sum + p.x, 0) / all.length;
    const y = all.reduce((sum, p) => sum + p.y, 0) / all.length;
    return { x, y, apart: all.length < 2 ? 0 : Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) };
  };
  map.canvas.addEventListener("pointerdown", (event) => {
    travelled = down.size ? Infinity : 0;
    down.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    map.canvas.setPointerCapture(event.pointerId);
  });
  map.canvas.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) {
      return;
    }
    const before = middle();
    down.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    const now = middle();
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled > CLICK_PX || down.size > 1) {
      map.view.moveBy(now.x - before.x, now.y - before.y);
      map.zoomBy(before.apart ? now.apart / before.apart : 1, now.x, now.y);
    }
  });
  const up = (event) => {
    if (down.delete(event.pointerId) && event.type === "pointerup" && travelled <= CLICK_PX) {
      map.onpick(map.pickAt(event.offsetX, event.offsetY), false);
    }
  };
  map.canvas.addEventListener("pointerup", up);
  map.canvas.addEventListener("pointercancel", up);
}
