/** The cells of one column. Null is null, whatever the type. */
class Column {
  constructor({ type, values, codes, cells }) {
    this.type = type;
    this.values = values;
    this.codes = codes && Int32Array.from(codes);
    this.cells = cells;
  }

  get(row) {
    return this.codes ? (this.codes[row] < 0 ? null : this.values[this.codes[row]]) : this.cells[row];
  }

  /** As it stands in a file; nothing for null. */
  text(row) {
    const cell = this.get(row);
    return cell === null ? "" : this.type === "date" ? dateText(cell) : this.type === "boolean" ? String(cell === 1) : String(cell);
  }

  /** As people read it. */
  shown(row) {
    const cell = this.get(row);
    if (cell === null || cell === "") {
      return "—";
    }
    return this.type === "boolean" ? say(cell ? "yes" : "no") : this.type === "number" ? numberText(cell) : this.text(row);
  }

  /** Days since 1970-01-01; null for null and for text that is no date. */
  day(row) {
    const cell = this.get(row);
    if (this.type === "date" || cell === null) {
      return cell;
    }
    return /^\d{4}-\d{2}-\d{2}/.test(cell) ? Date.parse(cell.slice(0, 10)) / 86400000 : null;
  }
}

const dateText = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

/** A number for reading: at most five significant digits behind the point, thousands apart where it is large. */
function numberText(value) {
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(Math.max(5, Math.ceil(Math.log10(Math.abs(value) + 1)))));
  return Math.abs(rounded) >= 10000 ? grouped(rounded) : String(rounded);
}

/** Text for comparing: width and case do not count. */
const folded = (text) => text.normalize("NFKC").toLowerCase();

/** Order of cells of a column: null last, numbers by value, text as people order it. */
function comparer(column, descending) {
  const collator = new Intl.Collator(language, { numeric: true });
  const compare = column.type === "text" ? collator.compare : (a, b) => a - b;
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const left = column.get(a);
    const right = column.get(b);
    if (left === null || right === null) {
      return (left === null) - (right === null) || a - b;
    }
    return sign * compare(left, right) || a - b;
  };
}
