/* The map page's wiring: one view {from, to, types, actors, country, place, compare, lat, lon, zoom}, drawn in the browser.
   Dash calls `filter` when a filter changes; the brush calls `move`. At most one frame is drawn at a time and only the
   newest view counts; list, legend and letters follow a little later. `furat.state.drawn` counts finished frames,
   `settled()` says that nothing is under way. */
(function (root) {
  "use strict";
  const state = root.state = {drawn: 0, ready: false, view: null, setup: null, settled: () => !drawing && !listing};
  const byId = id => document.getElementById(id);
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const slug = name => name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join("-");
  const LIST_EVERY = 250;  // milliseconds between two writings of the list while the clock moves
  const OPENED = 40;  // incidents of a place that are opened at once: what the server opens of them
  let data, control, areas, passes, counter, brush, shares, player, starting = null, waiting = false, drawing = false, home, goal = null;
  let listing = 0, listed = -Infinity, lastControl = null, letters = "", pointer = null;
  const fields = {};

  async function load(address) {
    const answer = await fetch(address, {headers: {Accept: "application/json"}});
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    return answer;
  }

  async function start(setup) {
    state.setup = setup;
    try {
      const [incidents, cells] = await Promise.all([
        load("/data/incidents").then(answer => answer.arrayBuffer()), load("/data/control.json").then(answer => answer.json()),
        root.map.ready(),
      ]);
      data = root.columns.open(incidents);
      control = root.columns.openControl(cells);
      areas = root.areas.open(control);
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
      first: data.first, last: data.last, words: setup.words, label: day => root.panels.dayWords(day, setup),
      moved: (from, to, done) => { player.pause(); move(from, to, done); },
    });
    shares = root.shares(byId("shares"), {first: data.first, last: data.last, setup});
    makePlayer();
    listen();
    restore();
    state.ready = true;
    byId("notice").hidden = true;
  }

  /* The axis begins with the history of control: one look back at 1982 must not squeeze the rest. */
  function extent() {
    const days = control.changes.day;
    for (let i = 0; i < days.length; i++) {
      if (days[i] > data.last) data.last = days[i];
    }
    data.first = root.columns.dayOf("2011-01-01");
    if (data.last < data.first) data.last = Math.floor(Date.now() / 86400000);
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
    showCompare();
    remember(false);
  }

  /* The filters changed: count anew, then draw. */
  function choose() {
    passes = root.columns.choose(data, state.view);
    counter = root.columns.counter(data, passes);
    brush.draw(root.columns.months(data, passes));
    brush.set(state.view.from, state.view.to);
    shares.draw(root.areas.shares(control, areas, state.view.country, data.first, data.last));
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
    if (done) { remember(true); refreshPlace(); showCompare(); }
  }

  /* The window walks on with its length; one that holds everything begins anew as a quarter of a year. */
  function makePlayer() {
    const show = (from, to) => { brush.set(from, to); move(from, to, false); };
    player = root.player({
      button: byId("play"), speed: byId("speed"), words: state.setup.words, busy: () => drawing,
      begin() {
        const {from, to} = state.view, whole = from === data.first && to === data.last;
        const length = whole ? 90 : to - from;
        if (to === data.last) show(data.first, data.first + length);
      },
      step(days) {
        const {from, to} = state.view, by = Math.min(days, data.last - to);
        if (by > 0) show(from + by, to + by);
        return by > 0;
      },
      done: () => move(state.view.from, state.view.to, true),
    });
  }

  function showCompare() {
    const {compare, from, to} = state.view;
    byId("compare").classList.toggle("on", compare);
    byId("compare").setAttribute("aria-pressed", compare);
    byId("compare-panel").hidden = !compare || Boolean(state.view.place);
    byId("list-panel").hidden = compare || Boolean(state.view.place);
    if (compare) root.compare.show(byId("compare-panel"), from, to, state.setup);
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
    const seen = state.seen = counter.move(view.from, view.to);
    const now = root.columns.controlOn(control, view.to);
    const before = view.compare ? root.columns.controlOn(control, view.from) : null;
    lastControl = root.map.drawControl(control, before, now);
    shares.mark(view.to);
    const outlined = root.map.drawMarks(data, seen, view.place);
    if (goal) {
      const {lat, lon, zoom} = goal;
      goal = null;
      await root.map.look(lat, lon, zoom);
    }
    // Areas and marks change in the same picture: with the map's next one, or at once where only marks changed.
    if (lastControl.changed || outlined) await root.maplibre.pictured(); else root.marks.paint();
    state.now = now;
    point();
    root.panels.found(seen, setup);
    lists();
    for (const name in fields) if (fields[name] !== document.activeElement) fields[name].value = root.columns.isoOf(view[name]);
    document.querySelectorAll("#presets .preset").forEach(button => button.classList.toggle("on",
      (button.dataset.from || root.columns.isoOf(data.first)) === root.columns.isoOf(view.from) &&
      (button.dataset.to || root.columns.isoOf(data.last)) === root.columns.isoOf(view.to)));
  }

  /* Write the list, the legend and the letters, soon where that was just done: they cost as much as a frame. */
  function lists() {
    if (listing) return;
    listing = setTimeout(() => {
      listing = 0;
      listed = performance.now();
      const {view, setup, seen, now} = state, {words} = setup, day = one => root.panels.dayWords(one, setup);
      root.panels.list(data, seen, setup, openRow);
      root.panels.legend(setup, lastControl.shown, seen, root.panels.fill(view.compare ? words.compare_on : words.control_on,
        {day: day(view.to), from: day(view.from), to: day(view.to)}));
      const near = Math.round(2 * (view.zoom === null ? home.zoom : view.zoom)) / 2;
      const key = `${now.join()} ${view.compare && view.from} ${near}`;
      if (key === letters) return;
      letters = key;
      const apart = 70 * 360 / (512 * 2 ** near);
      root.map.drawLetters(root.areas.letters(areas, cell => holderOn(cell, now, lastControl.shown), apart), setup);
    }, Math.max(0, listed + LIST_EVERY - performance.now()));
  }

  /* Whose letter stands on a cell; null for none. */
  function holderOn(cell, now, shown) {
    const held = control.states[now[cell]];
    const silent = !held || !held.holders.length || held.status === "none" || held.status === "unknown";
    return silent || (shown.changed && !shown.changed.has(cell)) ? null : held.holders[0];
  }

  function remember(step) {
    const address = root.address.write(state.view, state.setup.language);
    if (address !== location.search) history[step ? "pushState" : "replaceState"](null, "", location.pathname + address);
    document.querySelectorAll("a.language").forEach(link => { link.search = root.address.write(state.view, link.lang); });
  }

  /* The newest rows of a place in the window, and how many there are. */
  function rowsOf(key) {
    const seen = counter.move(state.view.from, state.view.to), here = data.sites.map(one => one.key === key);
    const found = seen.count.reduce((sum, count, i) => sum + (here[i] ? count : 0), 0);
    return {found, rows: seen.rows(row => here[data.site[row]], Math.min(found, OPENED))};
  }

  function show(title, {rows, found}) {
    byId("detail-title").textContent = title;
    byId("detail-panel").hidden = false;
    byId("list-panel").hidden = byId("compare-panel").hidden = true;
    set("chosen", {data: {ids: rows.map(data.ids), found}});
  }

  function openPlace(key) {
    const site = data.sites.find(one => one.key === key) || areas.find(one => one.place_id === key);
    if (!site) { close(); return; }
    state.view.place = key;
    const here = rowsOf(key);
    show(site["name_" + state.setup.language] || site.name_en, here);
    showDossier(key, !here.found);
    draw();
  }

  /* The dossier of the place that is open, and the way to all incidents there. */
  function showDossier(key, open) {
    const {words} = state.setup, known = areas.some(area => area.place_id === key);
    const axis = {first: data.first, last: data.last, day: state.view.to, open};
    root.dossier.show(byId("dossier"), known ? key : null, axis, state.setup);
    const every = root.columns.total(data, passes, site => site.key === key);
    const here = [];
    if (open) here.push(Object.assign(document.createElement("p"), {className: "quiet", textContent: words.dossier_none}));
    if (every > rowsOf(key).found) {
      const link = Object.assign(document.createElement("a"), {
        textContent: root.panels.fill(words.dossier_all, {count: every}), className: "every",
        href: root.address.write({...state.view, from: data.first, to: data.last}, state.setup.language),
      });
      link.addEventListener("click", event => {
        event.preventDefault();
        brush.set(data.first, data.last);
        move(data.first, data.last, true);
      });
      here.push(link);
    }
    byId("here").replaceChildren(...here);
  }

  function openRow(row) {
    const site = data.sites[data.site[row]];
    state.view.place = site.key;
    show(site["name_" + state.setup.language] || site.name_en, {rows: [row], found: 1});
    showDossier(site.key, false);
    draw();
    remember(true);
  }

  function close() {
    state.view.place = "";
    byId("detail-panel").hidden = true;
    showCompare();
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

  /* Say what lies under the mouse, if anything: when it moves, and when a frame changed what is there. */
  function point() {
    const site = pointer ? root.marks.under(pointer.x, pointer.y) : -1;
    root.panels.tooltip(site < 0 ? null : {site, data, seen: state.seen, setup: state.setup, ...pointer});
  }

  function listen() {
    const graph = root.map.graph();
    root.maplibre.on("mousemove", event => { pointer = event.point; point(); });
    root.maplibre.on("mouseout", () => { pointer = null; point(); });
    root.maplibre.on("move", point);
    // A press that did not drag the map: the mark there, else the area below it.
    root.maplibre.on("click", event => {
      const site = root.marks.under(event.point.x, event.point.y);
      const area = site < 0 && root.areas.cellAt(areas, event.lngLat.lng, event.lngLat.lat);
      if (site < 0 && !area) return;
      openPlace(site < 0 ? area.place_id : data.sites[site].key);
      remember(true);
    });
    graph.on("plotly_relayout", change => {
      if (!change || change["map.zoom"] === undefined) return;
      const seen = {lat: change["map.center"].lat, lon: change["map.center"].lon, zoom: change["map.zoom"]};
      const whole = Object.keys(seen).every(name => Math.abs(seen[name] - home[name]) < 0.01);
      for (const name in seen) state.view[name] = whole ? null : Number(seen[name].toFixed(3));
      remember(false);
      draw();  // the letters of the holders stand as dense at every zoom
    });
    byId("compare").addEventListener("click", () => {
      state.view.compare = !state.view.compare;
      if (state.view.compare) state.view.place = "", byId("detail-panel").hidden = true;
      showCompare();
      draw();
      remember(true);
    });
    byId("detail-back").addEventListener("click", () => { close(); remember(true); });
    makeFields();
    document.querySelectorAll("#presets .preset").forEach(button => button.addEventListener("click", () => {
      player.pause();
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
