/** A digit of base 90: the printable characters from # without < and the backslash. */
const digitOf = (character) => character - 35 - (character > 60) - (character > 92);

/** Numbers of `width` digits each; 0 for every row where they have none. */
function decodeCodes({ codes, width }) {
  const out = new Uint32Array(width ? codes.length / width : 0);
  for (let i = 0; i < out.length; i++) {
    for (let k = 0; k < width; k++) {
      out[i] = out[i] * 90 + digitOf(codes.charCodeAt(i * width + k));
    }
  }
  return width ? (row) => out[row] : () => 0;
}

/** The cells of one column. Null is null, whatever the type. */
class Column {
  constructor(data) {
    this.type = data.type;
    const code = data.values && decodeCodes(data);
    this.get = code ? (row) => data.values[code(row)] : (row) => data.cells[row];
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
