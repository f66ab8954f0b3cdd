/* What stands beside the map: the list, the comparison of two days, or the place that is open. */
(function (root) {
  "use strict";
  const OPENED = 40;  // incidents of a place that are opened at once: what the server opens of them
  const AREA = /^(sy|iq)-[a-z0-9-]+-(governorate|district|subdistrict)$/;  // no mark and no cell, but a dossier
  const NAMELESS = {name_en: ""};  // until the dossier tells its name
  const byId = id => document.getElementById(id);

  function start() {
    const {view, state} = root;
    byId("compare").addEventListener("click", () => {
      state.view.compare = !state.view.compare;
      if (state.view.compare) {
        Object.assign(state.view, {place: "", numbers: false});
        byId("detail-panel").hidden = true;
      }
      compare();
      root.frames.draw();
      view.remember(true);
    });
    byId("detail-back").addEventListener("click", () => { close(); view.remember(true); });
  }

  /* Show list or comparison, where no place is open; the numbers (numbers.js) stand in place of the list. */
  function compare() {
    const {view, setup} = root.state;
    byId("compare").classList.toggle("on", view.compare);
    byId("compare").setAttribute("aria-pressed", view.compare);
    byId("compare-panel").hidden = !view.compare || Boolean(view.place);
    byId("list-panel").hidden = view.compare || view.numbers || Boolean(view.place);
    if (view.compare) root.compare.show(byId("compare-panel"), view.from, view.to, setup);
  }

  /* The newest rows of a place in the window, and how many there are. */
  function rowsOf(key) {
    const {data, view, counter} = root.state;
    const seen = counter.move(view.from, view.to), here = data.sites.map(one => one.key === key);
    const found = seen.count.reduce((sum, count, i) => sum + (here[i] ? count : 0), 0);
    return {found, rows: seen.rows(row => here[data.site[row]], Math.min(found, OPENED))};
  }

  function show(site, {rows, found}) {
    const {data, setup} = root.state;
    byId("detail-title").textContent = site[setup.names] || site.name_en;
    byId("detail-panel").hidden = false;
    byId("list-panel").hidden = byId("compare-panel").hidden = true;
    window.dash_clientside.set_props("chosen", {data: {ids: rows.map(data.ids), found}});
  }

  /* Open a place by its key; closes what is open where there is no such place. */
  function open(key) {
    const {data, areas, view} = root.state;
    const site = data.sites.find(one => one.key === key) || areas.find(one => one.place_id === key) || (AREA.test(key) && NAMELESS);
    if (!site) { close(); return; }
    view.place = key;
    const here = rowsOf(key);
    show(site, here);
    showDossier(key, !here.found);
    root.frames.draw();
  }

  /* The dossier of the place that is open, and the way to all incidents there. */
  function showDossier(key, unfolded) {
    const {data, areas, view, setup, passes} = root.state, {words} = setup;
    const known = areas.some(area => area.place_id === key) || /^(sy|iq)(-|$)/.test(key);  // a place or an area of the gazetteer
    const axis = {first: data.first, last: data.last, day: view.to, open: unfolded};
    root.dossier.show(byId("dossier"), known ? key : null, axis, setup);
    const every = root.columns.total(data, passes, site => site.key === key);
    const here = [];
    if (unfolded) here.push(Object.assign(document.createElement("p"), {className: "quiet", textContent: words.dossier_none}));
    if (every > rowsOf(key).found) here.push(wayToAll(every));
    byId("here").replaceChildren(...here);
  }

  function wayToAll(every) {
    const {data, view, setup} = root.state;
    const link = Object.assign(document.createElement("a"), {
      textContent: root.panels.fill(setup.words.dossier_all, {count: every}), className: "every",
      href: root.address.write({...view, from: data.first, to: data.last}, setup.language),
    });
    link.addEventListener("click", event => {
      event.preventDefault();
      root.clock.jump(data.first, data.last);
    });
    return link;
  }

  function openRow(row) {
    const {data, view} = root.state, site = data.sites[data.site[row]];
    view.place = site.key;
    show(site, {rows: [row], found: 1});
    showDossier(site.key, false);
    root.frames.draw();
    root.view.remember(true);
  }

  function close() {
    root.state.view.place = "";
    byId("detail-panel").hidden = true;
    compare();
    root.frames.draw();
  }

  /* The window or a filter moved under an open place: show what it holds now. */
  function refresh() { if (root.state.view.place) open(root.state.view.place); }

  root.side = {start, open, openRow, close, refresh, compare, rowsOf};
})(window.furat = window.furat || {});
