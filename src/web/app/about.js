/** A small table of facts; nothing where there are no rows. */
function factTable(title, heads, rows) {
  if (!rows.length) {
    return [];
  }
  const head = make("tr", {}, ...heads.map((key) => make("th", { scope: "col" }, say(key))));
  const lines = rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell === null ? "—" : typeof cell === "number" ? numberText(cell) : cell))));
  return [make("div", { class: "scroll" }, make("table", {}, make("caption", {}, say(title)), make("thead", {}, head), make("tbody", {}, ...lines)))];
}

/** Where the numbers come from: inputs and their rows, claims, issues, what was left out. */
function aboutPage(page) {
  const { inputs, claims, issues, redactions } = page;
  const listed = (key) => (page[key].length ? [make("p", {}, say(key, { names: page[key].join(language === "zh" ? "、" : ", ") }))] : []);
  const done = redactions.length ? [make("h3", {}, say("redactions")), make("ul", {}, ...redactions.map((text) => make("li", {}, text)))] : [];
  return make("details", { id: "about" }, make("summary", {}, say("about")),
    make("p", {}, say("aboutMap", { crs: page.crsName ? `${page.crsName} (${page.crs})` : page.crs, point: page.pointStep, shape: page.shapeStep })),
    make("p", {}, say("madeBy", { program: page.program })),
    ...listed("personal"), ...listed("leftOut"), ...done,
    ...factTable("claims", ["says", "expected", "got", "result"], claims.map((c) => [c.says, c.expected, c.got, say(c.match ? "match" : "mismatch")])),
    ...factTable("issues", ["level", "code", "count", "file", "message"], issues.map((i) => [say(i.level), i.code, i.count, i.file, i.message])),
    ...factTable("inputs", ["file", "role", "read", "accepted", "rejected", "filtered"], inputs.map((i) => [i.path, i.role, i.read, i.accepted, i.rejected, i.filtered])));
}
