/* Incidents as columns: unpack, filter, count by place and by month. No drawing, no page: numbers in, numbers out. */
(function (root) {
  "use strict";
  const ARRAYS = {i1: Int8Array, i2: Int16Array, i4: Int32Array};
  const DAY = 86400000;
  const UNDATED = -2147483648;

  /* A column as the server packs it: little-endian bytes in base64. */
  function unpack(column) {
    const bytes = Uint8Array.from(atob(column.bdata), c => c.charCodeAt(0));
    return new ARRAYS[column.dtype](bytes.buffer);
  }

  function dayOf(iso) { return Math.round(Date.parse(iso + "T00:00:00Z") / DAY); }
  function isoOf(day) { return new Date(day * DAY).toISOString().slice(0, 10); }
  function monthOf(day) {
    const date = new Date(day * DAY);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  /* The first day of a month numbered as monthOf does. */
  function monthStart(month) { return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY; }

  /* The file of incidents, ready for the functions below. */
  function open(file) {
    const columns = {};
    for (const name in file.columns) columns[name] = unpack(file.columns[name]);
    const size = file.ids.length;
    const month = new Int32Array(size);
    let first = Infinity, last = -Infinity;
    for (let row = 0; row < size; row++) {
      if (columns.day_from[row] === UNDATED) continue;
      month[row] = monthOf(columns.day_from[row]);
      first = Math.min(first, columns.day_from[row]);
      last = Math.max(last, columns.day_to[row]);
    }
    return {...file, ...columns, size, month, first, last};
  }

  /* Which rows pass the filters that do not move with the clock: one byte a row. */
  function choose(data, view) {
    const types = new Uint8Array(data.typeSlugs.length).fill(view.types.length ? 0 : 1);
    view.types.forEach(slug => { const i = data.typeSlugs.indexOf(slug); if (i >= 0) types[i] = 1; });
    const wanted = new Set(view.actors);
    const sets = Uint8Array.from(data.actor_sets, set => !wanted.size || set.some(i => wanted.has(data.actorSlugs[i])) ? 1 : 0);
    const sites = Uint8Array.from(data.sites, site => !view.country || site.country === view.country ? 1 : 0);
    const passes = new Uint8Array(data.size);
    for (let row = 0; row < data.size; row++) {
      passes[row] = types[data.event_type[row]] & sets[data.actors[row]] & sites[data.site[row]];
    }
    return passes;
  }

  /* Bars of the histogram: how many of the chosen start in each month; dates known to the month or worse count in
     the month they start. */
  function months(data, passes) {
    if (data.first > data.last) return {first: 0, bars: new Int32Array(0)};
    const first = monthOf(data.first);
    const bars = new Int32Array(monthOf(data.last) - first + 1);
    for (let row = 0; row < data.size; row++) {
      if (passes[row] && data.day_from[row] >= data.first) bars[data.month[row] - first]++;
    }
    return {first, bars};
  }

  /* What is drawn for a window of days [from, to]: per site count, worst type and deaths; and the rows, oldest first.
     A date known to the week or month is in the window when any of its days is. */
  function aggregate(data, passes, from, to) {
    const count = new Int32Array(data.sites.length);
    const worst = new Int8Array(data.sites.length).fill(127);
    const rows = [];
    const since = from <= data.first ? -Infinity : from;  // the axis' first day stands for all before it too
    let undated = 0, deaths = 0;
    for (let row = 0; row < data.size; row++) {
      if (!passes[row]) continue;
      if (data.day_from[row] === UNDATED) { undated++; continue; }
      if (data.day_from[row] > to || data.day_to[row] < since) continue;
      const site = data.site[row];
      count[site]++;
      if (data.event_type[row] < worst[site]) worst[site] = data.event_type[row];
      if (data.deaths[row] > 0) deaths += data.deaths[row];
      rows.push(row);
    }
    return {count, worst, rows, undated, deaths};
  }

  /* The file of control, ready for controlOn. */
  function openControl(file) {
    const changes = {};
    for (const name in file.changes) changes[name] = unpack(file.changes[name]);
    return {...file, changes};
  }

  /* For each cell the index of its state on a day, -1 before its first change. Changes are sorted by cell, then day. */
  function controlOn(control, day) {
    const now = new Int32Array(control.size).fill(-1);
    const {cell, day: since, state} = control.changes;
    for (let i = 0; i < cell.length; i++) if (since[i] <= day) now[cell[i]] = state[i];
    return now;
  }

  root.columns = {UNDATED, dayOf, isoOf, monthOf, monthStart, open, choose, months, aggregate, openControl, controlOn};
})(window.furat = window.furat || {});
