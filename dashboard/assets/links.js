/* List, map and clock are one: what is pointed at in one of them is set off in the others. */
(function (root) {
  "use strict";
  const MOST = 200;  // spans and rings at once
  let layer = null, sites = new Set(), pinned = "";

  const svg = name => document.createElementNS("http://www.w3.org/2000/svg", name);

  /* Set off these rows: their days on the clock, their sites on the map, and those of the list. */
  function show(rows, {list = true} = {}) {
    const {data} = root.state, few = rows.slice(0, MOST);
    sites = new Set(few.map(row => data.site[row]));
    root.clock.mark(unique(few.map(row => [data.day_from[row], data.day_to[row]])));
    const wanted = new Set(rows);
    for (const item of document.querySelectorAll("#list .item")) item.classList.toggle("linked", list && wanted.has(Number(item.dataset.row)));
    ring();
  }

  function unique(spans) { return [...new Map(spans.map(span => [span.join(), span])).values()]; }

  function clear() { if (sites.size || document.querySelector("#list .linked")) show([]); else root.clock.mark([]); }

  /* A bar of the clock: what began in it. */
  function pointDays(bar) {
    const {seen, data} = root.state, key = bar ? `${bar.start} ${bar.end} ${bar.loose}` : "";
    if (key === pinned || !seen) return;
    pinned = key;
    if (!bar) { clear(); return; }
    const rows = [];
    seen.each(row => data.day_from[row] <= bar.end && (data.day_from[row] < bar.start || rows.push(row) < 5 * MOST));
    show(rows);
  }

  /* A site of the map; -1 for none. */
  function pointSite(site) {
    const key = site < 0 ? "" : "site " + site, {seen, data} = root.state;
    if (key === pinned || !seen) return;
    pinned = key;
    if (site < 0) { clear(); return; }
    show(seen.rows(row => data.site[row] === site, MOST));
  }

  /* Rings around the marks of the sites that are set off. */
  function ring() {
    if (!layer) return;
    const {data, seen} = root.state, {x, y} = root.maplibre.projection();
    layer.replaceChildren(...[...sites].filter(site => seen && seen.count[site]).map(site => {
      const circle = svg("circle"), {lon, lat, precision} = data.sites[site];
      circle.setAttribute("cx", x(lon).toFixed(1));
      circle.setAttribute("cy", y(lat).toFixed(1));
      circle.setAttribute("r", (Math.min(46, 9 + 5.5 * Math.sqrt(seen.count[site] - 1)) / 2 + (precision > 1 ? 12 : 6)).toFixed(1));
      return circle;
    }));
  }

  const rowOf = event => { const item = event.target.closest && event.target.closest("#list .item"); return item ? Number(item.dataset.row) : -1; };
  function overList(event) {
    const row = rowOf(event);
    pinned = row < 0 ? "" : "row " + row;
    if (row >= 0) show([row], {list: false});
  }

  /* Arrow keys walk through the list. */
  function walk(event) {
    if (rowOf(event) < 0) return;
    const items = [...document.querySelectorAll("#list .item")], at = items.indexOf(event.target.closest(".item"));
    const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[event.key];
    if (next === undefined || !items[next]) return;
    event.preventDefault();
    items[next].focus();
  }

  function start() {
    const list = document.getElementById("list");
    layer = svg("svg");
    layer.setAttribute("class", "rings");
    layer.setAttribute("aria-hidden", "true");
    root.map.graph().closest(".stage").querySelector(".map").after(layer);
    root.maplibre.on("render", () => { if (sites.size) ring(); });
    root.maplibre.on("mousemove", event => pointSite(root.marks.under(event.point.x, event.point.y)));
    root.maplibre.on("mouseout", () => pointSite(-1));
    if (!list) return;
    list.addEventListener("pointerover", overList);
    list.addEventListener("focusin", overList);
    for (const away of ["pointerleave", "focusout"]) list.addEventListener(away, () => { pinned = ""; clear(); });
    list.addEventListener("keydown", walk);
  }

  document.addEventListener("furat:ready", start);
  root.links = {pointDays, show};
})(window.furat = window.furat || {});
