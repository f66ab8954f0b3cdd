/* The dossier of a place: who held it as a strip, each change with its source, and what is only proposed. */
(function (root) {
  "use strict";
  const kept = new Map();

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  const isolated = text => make("bdi", "", text);

  async function fetched(place, language) {
    const address = root.knowing.address(`/data/dossier/${encodeURIComponent(place)}.json?lang=${language}`);
    if (!kept.has(address)) {
      const answer = await fetch(address, {headers: {Accept: "application/json"}});
      if (!answer.ok) throw new Error(address + ": " + answer.status);
      kept.set(address, await answer.json());
    }
    return kept.get(address);
  }

  const known = (name, setup) => setup.actors[name] || {label: name, colour: setup.other, letter: "?"};

  function swatch(change, setup) {
    const [first, second] = change.holders;
    const sign = make("span", "swatch " + (change.status || ""), change.holders.map(name => known(name, setup).letter).join(""));
    if (first) sign.style.setProperty("--colour", known(first, setup).colour);
    if (second) sign.style.setProperty("--second", known(second, setup).colour);
    sign.classList.toggle("shared", Boolean(second));
    return sign;
  }

  /* One bar from the axis' first day to its last; a piece for each state, a line at the window's end. */
  function strip(dossier, axis, setup) {
    const {words} = setup, days = axis.last - axis.first + 1, year = day => new Date(day * 86400000).getUTCFullYear();
    const caption = root.panels.fill(words.dossier_strip, {from: year(axis.first), to: year(axis.last)});
    const bar = make("div", "held-strip");
    bar.setAttribute("role", "img");
    bar.setAttribute("aria-label", caption);
    for (const change of dossier.changes) {
      const from = Math.max(axis.first, change.day), to = Math.min(axis.last, change.until === null ? axis.last : change.until);
      if (!change.holders.length || to < from) continue;
      const piece = swatch(change, setup);
      piece.classList.add("piece");
      piece.title = `${change.who} (${change.how}), ${change.when}`;
      piece.style.insetInlineStart = 100 * (from - axis.first) / days + "%";
      piece.style.width = 100 * (to + 1 - from) / days + "%";
      if ((to + 1 - from) / days < 0.05) piece.textContent = "";
      bar.append(piece);
    }
    const needle = make("div", "needle");
    needle.style.insetInlineStart = 100 * (axis.day + 1 - axis.first) / days + "%";
    bar.append(needle);
    const figure = make("figure", "strip");
    const ends = make("div", "strip-ends");
    ends.append(make("span", "", year(axis.first)), make("span", "", year(axis.last)));
    figure.append(make("figcaption", "quiet", caption), bar, ends);
    return figure;
  }

  function source(said, setup) {
    const line = make("p", "source");
    line.append(isolated(said.basis), " · ", isolated(said.source));
    if (said.article) {
      const link = make("a", "inside", setup.words.read_here);
      link.href = said.article;
      line.append(" · ", link);
    }
    return line;
  }

  function entry(said, setup) {
    const item = make("li", "change"), head = make("p", "change-head");
    head.append(swatch(said, setup), make("b", "", said.who), make("span", "quiet", said.how));
    item.append(head, make("p", "when", said.when));
    if (said.why) item.append(make("p", "why", said.why));
    if (said.evidence) {
      const sentence = make("blockquote", "evidence");
      sentence.dir = "auto";
      sentence.append(make("mark", "", said.evidence));
      item.append(sentence);
    }
    item.append(source(said, setup));
    if (said.note) { const note = make("p", "quiet"); note.append(isolated(said.note)); item.append(note); }
    return item;
  }

  function folded(title, entries, open, className) {
    const details = make("details", className), list = make("ol");
    details.open = open;
    list.append(...entries);
    details.append(make("summary", "", title), list);
    return details;
  }

  function wayTo(area) {
    const button = make("button", "way", area.name);
    button.type = "button";
    button.addEventListener("click", () => { root.side.open(area.id); root.view.remember(true); });
    return button;
  }

  /* Of an area: who holds how many of the places in it on the window's last day, the most first. */
  function inside(dossier, axis, setup) {
    const {areas, control} = root.state, ids = new Set(dossier.inside), held = new Map();
    const now = root.columns.controlOn(control, axis.day);
    for (const {cell, place_id} of areas) {
      const state = ids.has(place_id) ? control.states[now[cell]] : null;
      const holders = state && state.status !== "none" && state.status !== "unknown" ? state.holders : [];
      const who = [...holders].sort().join("|");
      if (who) held.set(who, (held.get(who) || 0) + 1);
    }
    const list = make("ul", "inside-area");
    list.append(...[...held].sort((a, b) => b[1] - a[1]).map(([names, count]) => {
      const holders = names.split("|"), line = make("li", "change-head");
      const who = holders.map(name => known(name, setup).label).join(setup.words.comma);
      line.append(swatch({holders}, setup), make("b", "", who), make("span", "quiet", root.panels.fill(setup.words.dossier_places, {count})));
      return line;
    }));
    const part = make("div", ""), day = root.panels.dayWords(axis.day, setup);
    part.append(make("p", "quiet", root.panels.fill(setup.words.dossier_inside, {day, count: dossier.inside.length})), list);
    return part;
  }

  function draw(host, dossier, axis, setup) {
    const {words} = setup, fill = root.panels.fill;
    const title = document.getElementById("detail-title"), where = make("p", "quiet", dossier.where);
    if (!title.textContent) title.textContent = dossier.name;
    if (dossier.around) where.append(" · ", wayTo(dossier.around));
    const parts = [where];
    if (dossier.follows) parts.push(make("p", "why", dossier.follows));
    const now = dossier.changes.find(change => change.day <= axis.day);
    if (now) {
      const line = make("p", "change-head");
      line.append(make("span", "quiet", fill(words.dossier_on, {day: root.panels.dayWords(axis.day, setup)})),
        swatch(now, setup), make("b", "", now.who), make("span", "quiet", now.how));
      parts.push(line);
    }
    if (dossier.inside.length) parts.push(inside(dossier, axis, setup));
    if (dossier.changes.length) {
      parts.push(strip(dossier, axis, setup));
      const title = fill(words.dossier_changes, {count: dossier.changes.length});
      parts.push(folded(title, dossier.changes.map(change => entry(change, setup)), axis.open, "changes"));
    } else if (!dossier.inside.length) parts.push(make("p", "empty", words.dossier_empty));
    if (dossier.proposals.length) {
      const title = fill(words.dossier_proposals, {count: dossier.proposals.length});
      parts.push(folded(title, dossier.proposals.map(claim => entry(claim, setup)), axis.open, "proposals"));
    }
    host.replaceChildren(...parts);
    host.hidden = false;
  }

  let wanted = null;

  /* Show a place's dossier; axis: {first, last, day: the window's end, open: unfold the changes}. */
  async function show(host, place, axis, setup) {
    wanted = place;
    if (host.dataset.place !== place) { host.hidden = true; host.replaceChildren(); }
    host.dataset.place = place || "";
    if (!place) return;
    try {
      const dossier = await fetched(place, setup.language);
      if (wanted === place) draw(host, dossier, axis, setup);
    } catch {
      if (wanted !== place) return;
      host.replaceChildren(make("p", "notice failed", setup.words.dossier_failed));
      host.hidden = false;
    }
  }

  root.dossier = {show};
})(window.furat = window.furat || {});
