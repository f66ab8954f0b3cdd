/* The map page: loads the data, holds the one view and says what changed. `furat.state` is what every other script reads:
   setup, view, data, control, style (MapLibre's), areas, fails (which filters each row fails: filters.js), passes (one byte a
   row: does it pass them all), counter, seen (what the window holds), now (the state of each cell), home. Other scripts listen on the document for
     furat:ready      the data is there; `state.view` is not yet
     furat:restored   the view came out of the address
     furat:chosen     a filter changed: `passes` and `counter` are new
     furat:moved      the window stands still at a new place
     furat:drawn      a frame was painted (often: be quick)
     furat:listed     list and legend were written (a few times a second while the clock moves)
   and change the view by `furat.view.change` (filters), `furat.view.move` (window) and `furat.view.remember` (the rest). */
(function (root) {
  "use strict";
  const state = root.state = {drawn: 0, ready: false, view: null, setup: null, settled: () => root.map.styled() && root.frames.settled() && !root.search.pending()};
  const AGAIN = 5000, TRIES = 24;  // milliseconds, times: a server that is still making the data is asked again
  const byId = id => document.getElementById(id);
  const tell = name => document.dispatchEvent(new CustomEvent("furat:" + name));
  let starting = null;

  async function load(address, tries = TRIES) {
    const answer = await fetch(address, {headers: {Accept: "application/json"}});
    if (answer.status === 503 && tries > 1) {
      await new Promise(done => setTimeout(done, AGAIN));
      return load(address, tries - 1);
    }
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    return answer;
  }

  async function start(setup) {
    state.setup = setup;
    try {
      const [incidents, cells, style] = await Promise.all([
        load("/data/incidents").then(answer => {
          state.tag = (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "");
          return answer.arrayBuffer();
        }),
        load(root.knowing.address("/data/control.json")).then(answer => answer.json()),
        load(setup.style).then(answer => answer.json()),
        root.map.standing(),
      ]);
      state.data = root.columns.open(incidents);
      state.style = style;
      state.control = root.columns.openControl(cells);
      state.areas = root.areas.open(state.control);
    } catch (error) {
      byId("notice").textContent = setup.words.failed;
      byId("notice").classList.add("failed");
      return;
    }
    const {data, control} = state;
    root.filters.name(data, setup);
    extent();
    root.map.startControl(control, setup);
    root.map.startMarks(data, setup);
    state.home = root.map.whole();
    root.clock.start();
    root.gestures.start();
    root.side.start();
    window.addEventListener("popstate", restore);
    tell("ready");
    restore();
    state.ready = true;
    byId("notice").hidden = true;
    await root.map.complete();
  }

  /* The axis begins with the history of control: one look back at 1982 must not squeeze the rest. */
  function extent() {
    const {data, control} = state, days = control.changes.day;
    for (let i = 0; i < days.length; i++) {
      if (days[i] > data.last) data.last = days[i];
    }
    data.first = root.columns.dayOf("2011-01-01");
    if (data.last < data.first) data.last = Math.floor(Date.now() / 86400000);
    data.last = root.columns.monthStart(root.columns.monthOf(data.last) + 1) - 1;
  }

  /* Take the view out of the address and show it. */
  function restore() {
    const {data} = state, view = state.view = root.address.read(location.search);
    if (state.ready && view.known !== root.knowing.moment) { location.reload(); return; }
    view.from = root.clock.bounded(view.from, data.first);
    view.to = Math.max(view.from, root.clock.bounded(view.to, data.last));
    root.filters.tidy(view, data);
    root.frames.look(view.zoom === null || view.lat === null || view.lon === null ? state.home : view);
    choose();
    if (view.place) root.side.open(view.place); else root.side.close();
    tell("restored");
    remember(false);
  }

  /* The filters changed: count anew, then draw. */
  function choose() {
    const {data, view} = state;
    state.fails = root.filters.fails(data, view, root.search.rows(view.text));
    state.passes = root.filters.passing(state.fails);
    state.counter = root.columns.counter(data, state.passes);
    root.clock.count();
    tell("chosen");
    root.frames.draw();
  }

  /* Change filters: {types: [...], ...}; a step of its own in the history of the browser. */
  function change(filters) {
    const before = root.filters.key(state.view);
    Object.assign(state.view, filters);
    if (root.filters.key(state.view) === before) return;
    choose();
    remember(true);
    root.side.refresh();
  }

  /* Move the window; `done` where it stands still there. */
  function move(from, to, done) {
    Object.assign(state.view, {from, to});
    root.frames.draw();
    if (!done) return;
    remember(true);
    root.side.refresh();
    root.side.compare();
    tell("moved");
  }

  /* Write the view into the address, as a step of its own or in place of the last. */
  function remember(step) {
    const address = root.address.write(state.view, state.setup.language);
    if (address !== location.search) history[step && !root.embedded() ? "pushState" : "replaceState"](null, "", location.pathname + address);
    document.querySelectorAll("a.language").forEach(link => { link.search = root.address.write(state.view, link.lang); });
  }

  /* What Dash calls when the page is there. */
  function begin(setup) {
    if (!starting && setup) starting = start(setup);
    return window.dash_clientside.no_update;
  }

  root.view = {change, choose, move, remember};
  root.tell = tell;
  window.dash_clientside = Object.assign({}, window.dash_clientside, {furat: {begin}});
})(window.furat = window.furat || {});
