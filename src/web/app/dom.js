/** An element with attributes, listeners (`onclick`) and children. Text is always text, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children);
  return element;
}

const ICONS = {
  plus: "M8 2v12M2 8h12",
  minus: "M2 8h12",
  home: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  zoom: "M8 1v4M8 11v4M1 8h4M11 8h4M8 7v2",
  table: "M1.5 2.5h13v11h-13zM1.5 6.2h13M1.5 9.8h13M6 2.5v11",
  close: "M3 3l10 10M13 3L3 13",
  print: "M4 6V2h8v4M4 12H2V6h12v6h-2M4 9.5h8V14H4z",
  up: "M3 10l5-5 5 5",
};

function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows a picture and says a word. */
function iconButton(name, word, onclick) {
  return make("button", { type: "button", class: "icon", "aria-label": word, title: word, onclick }, icon(name));
}

/** Calls `act` once a frame at most, with the last arguments. */
function onceAFrame(act) {
  let waiting = null;
  return (...args) => {
    if (!waiting) {
      requestAnimationFrame(() => {
        const last = waiting;
        waiting = null;
        act(...last);
      });
    }
    waiting = args;
  };
}
