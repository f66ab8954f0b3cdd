/* The search: places by their names, found here, and incidents by their texts, found by the server, which answers which rows
   of the loaded file hold the words. */
(function (root) {
  "use strict";
  const PLACES = 6;  // offered at once
  const byId = id => document.getElementById(id);
  let names = [], field = null, offered = null, note = null, active = -1;
  let wanted = "", known = {text: "", rows: null};  // the newest text asked for, and what is known of the last one

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* A bit for each row that holds the text, the first row in the highest bit of the first byte; null where none is asked for.
     While the server is asked, the rows of the text before. */
  function rows(text) {
    if (text !== wanted) ask(text);
    return text ? known.rows || new Uint8Array(Math.ceil(root.state.data.size / 8)) : null;
  }

  async function ask(text) {
    wanted = text;
    say("");
    if (!text) { known = {text: "", rows: null}; return; }
    const address = `/data/search.json?text=${encodeURIComponent(text)}&tag=${encodeURIComponent(root.state.tag)}`;
    let found = null, failed = "";
    try {
      const answer = await fetch(address, {headers: {Accept: "application/json"}});
      failed = answer.status === 409 ? root.state.setup.words.search_stale : root.state.setup.words.search_failed;
      if (answer.ok) found = Uint8Array.from(atob((await answer.json()).rows), char => char.charCodeAt(0));
    } catch {
      failed = root.state.setup.words.search_failed;
    }
    if (text !== wanted) return;
    known = {text, rows: found || new Uint8Array(Math.ceil(root.state.data.size / 8))};
    if (!found) say(failed);
    root.view.choose();
    root.side.refresh();
  }

  function say(words) { if (note) { note.textContent = words; note.hidden = !words; } }

  /* Every place that has a mark or an area, once, with its folded names. */
  function gather() {
    const {data, areas, setup} = root.state, places = new Map();
    const add = (key, lat, lon, place) => {
      if (places.has(key)) return;
      const label = place[setup.names] || place.name_en;
      places.set(key, {key, lat, lon, label, folded: [...new Set([place.name_en, place.name_ar].filter(Boolean).map(root.fold))]});
    };
    data.sites.forEach(site => add(site.key, site.lat, site.lon, site));
    areas.forEach(area => add(area.place_id, area.centre[1], area.centre[0], area));
    return [...places.values()];
  }

  const bare = text => (text.startsWith("ال") ? text.slice(2) : text);  // without the article: «الرقة» and «رقة»

  /* The places whose name begins with the text first, then those that hold it. */
  function matching(text) {
    const asked = bare(root.fold(text.trim()));
    if (asked.length < 2) return [];
    const rank = place => Math.min(...place.folded.map(bare).map(name => (name === asked ? 0 : name.startsWith(asked) ? 1 : name.includes(asked) ? 2 : 3)));
    return names.map(place => [rank(place), place]).filter(([order]) => order < 3)
      .sort(([a, one], [b, other]) => a - b || one.label.length - other.label.length).slice(0, PLACES).map(([, place]) => place);
  }

  function offer() {
    const {words} = root.state.setup, text = field.value.trim();
    const items = matching(text).map(place => option(make("bdi", "", place.label), words.search_place, () => go(place)));
    if (text.length > 1) items.unshift(option(make("bdi", "", text), words.search_incidents, () => find(text)));
    offered.replaceChildren(...items);
    point(-1);
    const open = items.length > 0;
    offered.hidden = !open;
    field.setAttribute("aria-expanded", open);
  }

  function option(label, kind, choose) {
    const item = make("li");
    item.setAttribute("role", "option");
    item.append(label, make("span", "quiet", kind));
    item.addEventListener("pointerdown", event => event.preventDefault());  // keeps the focus in the field
    item.addEventListener("click", () => { close(); choose(); });
    return item;
  }

  function point(at) {
    active = at;
    [...offered.children].forEach((item, i) => {
      item.id = "offered-" + i;
      item.setAttribute("aria-selected", i === at);
    });
    if (at < 0) field.removeAttribute("aria-activedescendant"); else field.setAttribute("aria-activedescendant", "offered-" + at);
  }

  function close() {
    offered.hidden = true;
    field.setAttribute("aria-expanded", "false");
  }

  function find(text) { root.view.change({text: text.slice(0, 100)}); }

  function go(place) {
    field.value = root.state.view.text;
    root.frames.look({lat: place.lat, lon: place.lon, zoom: Math.max(8, root.maplibre.where().zoom)});
    root.side.open(place.key);
    root.view.remember(true);
  }

  function pressed(event) {
    const count = offered.hidden ? 0 : offered.children.length;
    if (event.key === "Escape" && count) close();
    else if (event.key === "ArrowDown" && count) point((active + 1) % count);
    else if (event.key === "ArrowUp" && count) point((active - 1 + count) % count);
    else if (event.key === "Enter" && active >= 0 && count) offered.children[active].click();
    else if (event.key === "Enter") { close(); find(field.value.trim()); }
    else return;
    event.preventDefault();
  }

  function start() {
    const host = byId("search"), {words} = root.state.setup;
    if (!host) return;
    names = gather();
    field = Object.assign(make("input"), {type: "search", id: "search-field", placeholder: words.search_hint, autocomplete: "off", maxLength: 100});
    offered = Object.assign(make("ul", "offered"), {id: "offered", hidden: true});
    note = Object.assign(make("p", "failed"), {hidden: true});
    offered.setAttribute("role", "listbox");
    offered.setAttribute("aria-label", words.search_hint);
    note.setAttribute("role", "status");
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "offered"], ["aria-expanded", "false"], ["aria-label", words.search_hint]]) field.setAttribute(name, value);
    field.addEventListener("input", () => { offer(); if (!field.value) find(""); });
    field.addEventListener("keydown", pressed);
    field.addEventListener("blur", close);
    host.replaceChildren(field, offered, note);
  }

  document.addEventListener("furat:ready", start);
  document.addEventListener("furat:restored", () => { if (field) field.value = root.state.view.text; });
  document.addEventListener("furat:chosen", () => { if (field && field !== document.activeElement) field.value = root.state.view.text; });
  root.search = {rows, pending: () => wanted !== known.text};
})(window.furat = window.furat || {});
