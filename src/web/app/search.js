const MOST_HITS = 30;

/** Names and ids of all rows with a place; one entry for rows of several layers that are called the same. */
function searchIndex(page) {
  const entries = new Map();
  for (const layer of page.layers.filter((one) => one.onMap && (one.id >= 0 || one.label >= 0))) {
    for (let row = 0; row < layer.rows; row++) {
      const id = layer.idOf(row);
      const name = layer.nameOf(row);
      const key = `${id}\n${name}`;
      if (!entries.has(key) && layer.kind(row) !== KIND.none) {
        entries.set(key, { id, name, layer, row, text: folded(`${name} ${id}`) });
      }
    }
  }
  return [...entries.values()];
}

/** Those that begin with the words before those that hold them. */
function findEntries(index, words) {
  const wanted = folded(words.trim());
  if (!wanted) {
    return [];
  }
  const found = index.filter((entry) => entry.text.includes(wanted));
  const rank = (entry) => (entry.text.startsWith(wanted) || folded(entry.id) === wanted ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_HITS);
}

/** A field with a list of what it finds (the pattern of a combobox): arrows choose, Enter goes there. */
class Search {
  constructor(page, ongo) {
    this.page = page;
    this.ongo = ongo;
    this.hits = [];
    this.at = -1;
    this.input = make("input", {
      id: "search", type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
      placeholder: say("searchHint"), oninput: () => this.find(), onkeydown: (event) => this.key(event),
    });
    this.list = make("ul", { id: "hits", role: "listbox", "aria-label": say("search"), hidden: true });
    this.status = make("p", { class: "unseen", role: "status" });
    this.element = make("div", { role: "search" }, make("label", { for: "search", class: "heading" }, say("search")), this.input, this.list, this.status);
  }

  find() {
    this.index ??= searchIndex(this.page);
    this.hits = findEntries(this.index, this.input.value);
    this.at = -1;
    const items = this.hits.map((hit, i) =>
      make("li", { id: `hit-${i}`, role: "option", "aria-selected": "false", onclick: () => this.go(i) },
        make("span", { class: "name" }, hit.name), make("span", { class: "more" }, `${hit.id === hit.name ? "" : `${hit.id} · `}${hit.layer.title}`)));
    const empty = this.input.value.trim() && !items.length;
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = empty ? say("noHits") : items.length ? say("hits", { n: items.length }) : "";
    this.status.className = empty ? "none" : "unseen";
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      event.preventDefault();
      this.mark((this.at + step + this.hits.length) % this.hits.length);
    } else if (event.key === "Enter" && this.hits.length) {
      event.preventDefault();
      this.go(Math.max(this.at, 0));
    } else if (event.key === "Escape") {
      this.input.value = "";
      this.find();
    }
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    this.list.children[at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `hit-${at}`);
  }

  go(i) {
    const { layer, row, name } = this.hits[i];
    this.input.value = name;
    this.hits = [];
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.ongo(layer, row);
  }
}
