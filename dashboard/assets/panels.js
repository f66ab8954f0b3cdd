/* The list beside the map, the legend, the tooltip: page elements out of the numbers, text always as text. */
(function (root) {
  "use strict";
  const LIMIT = 100;
  const byId = id => document.getElementById(id);

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function dayWords(day, setup) {
    const date = new Date(day * 86400000);
    return `${date.getUTCDate()} ${setup.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  /* The date of a row, as precise as it is known. */
  function dateWords(data, row, setup) {
    const first = data.day_from[row], last = data.day_to[row];
    const month = day => { const d = new Date(day * 86400000); return `${setup.months[d.getUTCMonth()]} ${d.getUTCFullYear()}`; };
    if (data.date_precision[row] === 3) return month(first) === month(last) ? month(first) : `${month(first)} – ${month(last)}`;
    if (first === last) return dayWords(first, setup);
    if (month(first) === month(last)) return `${new Date(first * 86400000).getUTCDate()}–${dayWords(last, setup)}`;
    return `${dayWords(first, setup)} – ${dayWords(last, setup)}`;
  }

  /* Isolated by marks of direction: a name known in the other script only must not turn the words around it. */
  function siteName(site, setup) {
    const place = `\u2068${site[setup.names] || site.name_en}\u2069`;
    return fill(setup.words["precision_" + site.precision], {place});
  }

  function deathsWords(data, row, setup) {
    if (data.deaths[row] < 0) return "";
    const open = data.deaths_max[row] < 0, more = data.deaths_max[row] > data.deaths[row];
    const number = open ? fill(setup.words.at_least, {count: data.deaths[row]})
      : more ? `${data.deaths[row]}–${data.deaths_max[row]}` : data.deaths[row];
    return fill(setup.words.deaths, {count: number});
  }

  /* The sign of a type of event, which its words stand beside. */
  function typeDot({colour, shape}) {
    const dot = make("span", "dot " + shape);
    dot.style.setProperty("--colour", colour);
    return dot;
  }

  /* In the chosen order, at most LIMIT; `open(row)` answers a click. */
  function list(data, seen, setup, open) {
    const chosen = root.order.rows(data, seen, LIMIT);
    byId("list").replaceChildren(...chosen.map(row => {
      const site = data.sites[data.site[row]], type = setup.types[data.event_type[row]];
      const item = make("li"), button = make("button", "item");
      button.type = "button";
      button.dataset.incident = data.ids(row);
      button.dataset.row = row;
      const dot = typeDot(type);
      const what = make("span", "what", type.label);
      const when = make("span", "when", dateWords(data, row, setup));
      const where = make("span", "where", siteName(site, setup));
      button.append(dot, what, when, where);
      const dead = deathsWords(data, row, setup);
      if (dead) button.append(make("span", "dead", dead));
      button.addEventListener("click", () => open(row));
      item.append(button);
      return item;
    }));
    if (!chosen.length) byId("list").replaceChildren(make("li", "empty", setup.words.empty));
    const left = [];
    if (seen.undated) left.push(fill(setup.words.undated, {count: seen.undated}));
    if (seen.earlier) left.push(fill(setup.words.earlier, {day: dayWords(data.first, setup), count: seen.earlier}));
    if (data.discounted) left.push(fill(setup.words.discounted, {count: data.discounted}));
    byId("not-drawn").textContent = left.join(" · ");
    byId("not-drawn").hidden = !left.length;
  }

  function found(seen, setup) {
    byId("shown").textContent = fill(setup.words.shown, {shown: Math.min(LIMIT, seen.found), found: seen.found});
  }

  /* Whether the legend is folded is remembered; at first it is open where it leaves the map free. */
  function remembered() {
    const kept = safely(() => localStorage.getItem("furat-legend"));
    return kept ? kept === "open" : window.innerWidth > 700;
  }
  function remember(open) { safely(() => localStorage.setItem("furat-legend", open ? "open" : "folded")); }
  /* A browser may refuse to keep anything. */
  function safely(act) { try { return act(); } catch { return null; } }

  /* Only what is on the map now: holders with colour and letter, then how they hold, then the types of marks. */
  function legend(setup, shown, seen, title) {
    const blocks = [];
    const row = (swatch, text) => {
      const line = make("li");
      swatch.setAttribute("aria-hidden", "true");
      line.append(swatch, make("span", "", text));
      return line;
    };
    const block = (title, rows) => {
      if (!rows.length) return;
      const list = make("ul");
      list.append(...rows);
      if (title) blocks.push(make("h3", "", title));
      blocks.push(list);
    };
    const widest = [...shown.holders.entries()].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    const holders = widest.map(name => ({name, ...(setup.actors[name] || {label: name, colour: setup.other, letter: "?"})}));
    block(title, holders.map(holder => {
      const swatch = make("span", "swatch " + (holder.pattern || ""), holder.letter);
      swatch.style.setProperty("--colour", holder.colour);
      return row(swatch, holder.label);
    }));
    block("", ["contested", "mixed", "besieged", "presence"].filter(status => shown.statuses.has(status))
      .map(status => row(make("span", "swatch " + status), setup.words["status_" + status])));
    if (shown.changed) block("", [
      ...(shown.lost ? [row(make("span", "swatch lost"), setup.words.lost)] : []),
      row(make("span", "swatch stayed"), setup.words.unchanged),
    ]);
    const types = new Set();
    seen.count.forEach((count, site) => { if (count) types.add(seen.worst(site)); });
    block(setup.words.marks, setup.types.filter((_, i) => types.has(i)).map(type => {
      return row(typeDot(type), type.label);
    }));
    const open = !byId("legend").querySelector("details") || byId("legend").querySelector("details").open;
    const details = make("details");
    details.open = root.legendStarted ? open : remembered();
    root.legendStarted = true;
    const summary = make("summary", "", setup.words.legend);
    summary.addEventListener("click", () => remember(!details.open));
    const columns = make("div", "columns");
    columns.append(...blocks);
    details.append(summary, columns);
    byId("legend").replaceChildren(details);
  }

  /* What a mark says when pointed at, beside the mouse; null takes it away. */
  function tooltip(at) {
    let box = document.querySelector(".stage > .tooltip");
    if (!box) document.querySelector(".stage").append(box = make("div", "tooltip"));
    const stage = box.parentElement;
    stage.classList.toggle("pointing", Boolean(at));
    box.hidden = !at;
    if (!at) return;
    const {site, data, seen, setup} = at;
    box.replaceChildren(
      make("b", "", siteName(data.sites[site], setup)), make("span", "", fill(setup.words.incidents, {count: seen.count[site]})),
      make("span", "", setup.types[seen.worst(site)].label),
    );
    const left = at.x > stage.clientWidth / 2, up = at.y > stage.clientHeight / 2;
    box.style.left = at.x + (left ? -14 : 14) + "px";
    box.style.top = at.y + (up ? -8 : 8) + "px";
    box.style.transform = `translate(${left ? -100 : 0}%, ${up ? -100 : 0}%)`;
  }

  root.panels = {list, found, legend, tooltip, typeDot, dayWords, dateWords, siteName, fill};
})(window.furat = window.furat || {});
