/* The map page's wiring: one view {from, to, types, actors, country, place, lat, lon, zoom}, drawn in the browser.
   Dash calls `filter` when a filter changes; the brush calls `move`. At most one frame is drawn at a time and only the
   newest view counts. `furat.state.drawn` counts finished frames, `settled()` says that none is under way. */
(function (root) {
  "use strict";
  const state = root.state = {drawn: 0, ready: false, view: null, setup: null, settled: () => !drawing};
  const byId = id => document.getElementById(id);
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const slug = name => name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join("-");
  let data, control, passes, brush, starting = null, waiting = false, drawing = false, lastControl = null, home, goal = null;
  const fields = {};

  async function load(address) {
    const answer = await fetch(address, {headers: {Accept: "application/json"}});
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    return answer.json();
  }

  async function start(setup) {
    state.setup = setup;
    try {
      const [incidents, areas] = await Promise.all([load("/data/incidents.json"), load("/data/control.json"), root.map.ready()]);
      data = root.columns.open(incidents);
      control = root.columns.openControl(areas);
    } catch (error) {
      byId("notice").textContent = setup.words.failed;
      byId("notice").classList.add("failed");
      return;
    }
    data.typeSlugs = setup.types.map(type => type.slug);
    data.actorSlugs = data.actor_names.map(slug);
    extent();
    root.map.startControl(control, setup);
    root.map.startMarks(data, setup);
    home = root.map.whole();
    brush = root.brush(byId("timeline"), {
      first: data.first, last: data.last, words: setup.words, moved: move, label: day => root.panels.dayWords(day, setup),
    });
    listen();
    restore();
    state.ready = true;
    byId("notice").hidden = true;
  }

  /* The axis holds every incident and change of control since 2011: one look back at 1982 must not squeeze the rest. */
  function extent() {
    const days = control.changes.day;
    for (let i = 0; i < days.length; i++) {
      if (days[i] < data.first) data.first = days[i];
      if (days[i] > data.last) data.last = days[i];
    }
    if (data.first > data.last) { data.first = root.columns.dayOf("2011-01-01"); data.last = Math.floor(Date.now() / 86400000); }
    data.first = Math.max(root.columns.monthStart(root.columns.monthOf(data.first)), root.columns.dayOf("2011-01-01"));
    data.last = root.columns.monthStart(root.columns.monthOf(data.last) + 1) - 1;
  }

  const bounded = (day, otherwise) => Math.min(data.last, Math.max(data.first, day === null ? otherwise : day));

  /* Take the view out of the address and show it. */
  function restore() {
    const view = state.view = root.address.read(location.search);
    view.from = bounded(view.from, data.first);
    view.to = Math.max(view.from, bounded(view.to, data.last));
    const options = data.actor_names.map((name, i) => ({
      label: (state.setup.actors[name] || {label: name}).label, value: data.actorSlugs[i],
    }));
    view.types = view.types.filter(type => data.typeSlugs.includes(type));
    view.actors = view.actors.filter(actor => data.actorSlugs.includes(actor));
    set("types", {value: view.types});
    set("actors", {options, value: view.actors});
    set("country", {value: view.country});
    const seenFrom = view.zoom === null || view.lat === null || view.lon === null ? home : view;
    look(seenFrom);
    choose();
    if (view.place) openPlace(view.place); else close();
    remember(false);
  }

  /* The filters changed: count anew, then draw. */
  function choose() {
    passes = root.columns.choose(data, state.view);
    brush.draw(root.columns.months(data, passes));
    brush.set(state.view.from, state.view.to);
    const active = state.view.types.length + state.view.actors.length + (state.view.country ? 1 : 0);
    byId("filter-count").textContent = active || "";
    draw();
  }

  function filter(setup, types, actors, country) {
    if (!state.ready) {
      if (!starting && setup) starting = start(setup);
      return window.dash_clientside.no_update;
    }
    const view = state.view, before = JSON.stringify([view.types, view.actors, view.country]);
    Object.assign(view, {types: types || [], actors: actors || [], country: country || ""});
    if (JSON.stringify([view.types, view.actors, view.country]) !== before) { choose(); remember(true); refreshPlace(); }
    return window.dash_clientside.no_update;
  }

  function move(from, to, done) {
    state.view.from = from;
    state.view.to = to;
    draw();
    if (done) { remember(true); refreshPlace(); }
  }

  /* Move the map with the next frame: Plotly loses one of two changes that are under way together. */
  function look(where) { goal = where; draw(); }

  /* One frame at a time: a drag that outruns the map skips frames, never queues them. */
  function draw() {
    waiting = true;
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(async function frame() {
      waiting = false;
      try { await paint(); } finally {
        state.drawn++;
        if (waiting) requestAnimationFrame(frame); else drawing = false;
      }
    });
  }

  async function paint() {
    const {view, setup} = state;
    const seen = state.seen = root.columns.aggregate(data, passes, view.from, view.to);
    const now = root.columns.controlOn(control, view.to);
    const key = now.join();
    if (!lastControl || lastControl.key !== key) {
      lastControl = {key, shown: root.map.drawControl(control, now)};
    }
    root.map.drawMarks(data, seen, setup, view.place);
    await root.map.flush();
    if (goal) {
      const {lat, lon, zoom} = goal;
      goal = null;
      await root.map.look(lat, lon, zoom);
    }
    state.now = now;
    root.panels.list(data, seen, setup, openRow);
    root.panels.legend(setup, lastControl.shown, seen, view.to);
    for (const name in fields) if (fields[name] !== document.activeElement) fields[name].value = root.columns.isoOf(view[name]);
    document.querySelectorAll(".preset").forEach(button => button.classList.toggle("on",
      (button.dataset.from || root.columns.isoOf(data.first)) === root.columns.isoOf(view.from) &&
      (button.dataset.to || root.columns.isoOf(data.last)) === root.columns.isoOf(view.to)));
  }

  function remember(step) {
    const address = root.address.write(state.view, state.setup.language);
    if (address !== location.search) history[step ? "pushState" : "replaceState"](null, "", location.pathname + address);
    document.querySelectorAll("a.language").forEach(link => { link.search = root.address.write(state.view, link.lang); });
  }

  function rowsOf(key) {
    return state.seen.rows.filter(row => data.sites[data.site[row]].key === key)
      .sort((a, b) => data.day_from[b] - data.day_from[a]);
  }

  function show(title, rows) {
    byId("detail-title").textContent = title;
    byId("detail-panel").hidden = false;
    byId("list-panel").hidden = true;
    set("chosen", {data: {ids: rows.map(row => data.ids[row])}});
  }

  function openPlace(key) {
    const site = data.sites.find(one => one.key === key);
    if (!site) { close(); return; }
    state.view.place = key;
    state.seen = root.columns.aggregate(data, passes, state.view.from, state.view.to);
    show(site["name_" + state.setup.language] || site.name_en, rowsOf(key));
    draw();
  }

  function openRow(row) {
    const site = data.sites[data.site[row]];
    state.view.place = site.key;
    show(site["name_" + state.setup.language] || site.name_en, [row]);
    draw();
    remember(true);
  }

  function close() {
    state.view.place = "";
    byId("detail-panel").hidden = true;
    byId("list-panel").hidden = false;
    draw();
  }

  /* The window or a filter moved under an open place: show what it holds now. */
  function refreshPlace() { if (state.view.place) openPlace(state.view.place); }

  /* The two dates that can be typed; written year first, which every reader takes alike. */
  function makeFields() {
    document.querySelectorAll(".field").forEach(place => {
      const name = place.dataset.field;
      const field = fields[name] = Object.assign(document.createElement("input"), {
        id: name, type: "text", inputMode: "numeric", maxLength: 10, autocomplete: "off", placeholder: "YYYY-MM-DD",
      });
      field.addEventListener("change", () => typed(name));
      place.replaceChildren(field);
    });
  }

  function typed(name) {
    const view = state.view, day = root.address.day(fields[name].value.trim());
    if (day === null) { fields[name].value = root.columns.isoOf(view[name]); return; }
    view[name] = bounded(day, view[name]);
    if (view.from > view.to) view[name === "from" ? "to" : "from"] = view[name];
    brush.set(view.from, view.to);
    move(view.from, view.to, true);
  }

  function listen() {
    const graph = root.map.graph();
    graph.on("plotly_click", event => {
      const point = event.points.find(one => one.customdata !== undefined);
      if (!point) return;
      openPlace(data.sites[point.customdata].key);
      remember(true);
    });
    graph.on("plotly_relayout", change => {
      if (!change || change["map.zoom"] === undefined) return;
      const seen = {lat: change["map.center"].lat, lon: change["map.center"].lon, zoom: change["map.zoom"]};
      const whole = Object.keys(seen).every(name => Math.abs(seen[name] - home[name]) < 0.01);
      for (const name in seen) state.view[name] = whole ? null : Number(seen[name].toFixed(3));
      remember(false);
    });
    byId("detail-back").addEventListener("click", () => { close(); remember(true); });
    makeFields();
    document.querySelectorAll(".preset").forEach(button => button.addEventListener("click", () => {
      state.view.from = bounded(root.address.day(button.dataset.from), data.first);
      state.view.to = bounded(root.address.day(button.dataset.to), data.last);
      brush.set(state.view.from, state.view.to);
      move(state.view.from, state.view.to, true);
    }));
    const zoomBy = by => () => { const {center, zoom} = graph.layout.map; look({lat: center.lat, lon: center.lon, zoom: zoom + by}); };
    byId("zoom-in").addEventListener("click", zoomBy(1));
    byId("zoom-out").addEventListener("click", zoomBy(-1));
    byId("zoom-home").addEventListener("click", () => look(home));
    window.addEventListener("popstate", restore);
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {furat: {filter}});
})(window.furat = window.furat || {});
