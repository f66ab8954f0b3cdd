/* Incidents as columns: unpack, filter, count by site and by month. No drawing, no page: numbers in, numbers out.
   Rows come sorted by their first day, so that a window is a stretch of them and moving it touches only what enters
   or leaves. */
(function (root) {
  "use strict";
  const ARRAYS = {i1: Int8Array, i2: Int16Array, i4: Int32Array, u1: Uint8Array};
  const DAY = 86400000;
  const UNDATED = -2147483648;

  function dayOf(iso) { return Math.round(Date.parse(iso + "T00:00:00Z") / DAY); }
  function isoOf(day) { return new Date(day * DAY).toISOString().slice(0, 10); }
  function monthOf(day) {
    const date = new Date(day * DAY);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  /* The first day of a month numbered as monthOf does. */
  function monthStart(month) { return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY; }

  /* How many elements of a sorted array are smaller than a value. */
  function below(sorted, value) {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1; else high = middle;
    }
    return low;
  }

  /* The file of incidents (dashboard/columns.py says how it is laid out) as typed arrays over the buffer itself. */
  function open(buffer) {
    const bytes = new Uint8Array(buffer), end = bytes.indexOf(10);
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    const columns = {};
    let at = end + 1;
    for (const [name, [type, length]] of Object.entries(head.columns)) {
      columns[name] = new ARRAYS[type](buffer, at, length);
      at += Math.ceil(columns[name].byteLength / 4) * 4;
    }
    const size = columns.day_from.length, dated = below(columns.day_from, UNDATED + 1);
    const data = {...head, ...columns, size, dated, first: Infinity, last: -Infinity};
    if (dated < size) {
      data.first = columns.day_from[dated];
      for (let row = dated; row < size; row++) if (columns.day_to[row] > data.last) data.last = columns.day_to[row];
    }
    data.ends = byEnd(data);
    data.ids = readIds(columns);
    return data;
  }

  /* Dated rows in order of their last day (a counting sort), and for each day how many end before it. */
  function byEnd(data) {
    if (data.first > data.last) return {rows: new Int32Array(0), before: new Int32Array(1), first: 0};
    const {first, last, dated, size, day_to: end} = data;
    const before = new Int32Array(last - first + 2);
    for (let row = dated; row < size; row++) before[end[row] - first + 1]++;
    for (let day = 1; day < before.length; day++) before[day] += before[day - 1];
    const next = before.slice(), rows = new Int32Array(size - dated);
    for (let row = dated; row < size; row++) rows[next[end[row] - first]++] = row;
    return {rows, before, first};
  }

  /* The id of a row, read out of the text of all of them when it is wanted. */
  function readIds({id_bytes: lengths, id_text: text}) {
    const starts = new Int32Array(lengths.length + 1), decoder = new TextDecoder();
    for (let row = 0; row < lengths.length; row++) starts[row + 1] = starts[row] + lengths[row];
    return row => decoder.decode(text.subarray(starts[row], starts[row + 1]));
  }

  /* What the window holds: `count` per site, `found` over all, `worst(site)`. A date known to the week or month is in
     the window when any of its days is. Rows in the window are those that start by its end, less those that end before
     its start; `move` adds and takes only the rows between the old ends and the new. */
  function counter(data, passes) {
    const kinds = data.typeSlugs.length;
    const count = new Int32Array(data.sites.length), byType = new Int32Array(data.sites.length * kinds);
    const {day_from, site, event_type} = data, {rows: ending, before, first} = data.ends;
    const seen = {count, found: 0, undated: 0, earlier: 0, from: 0, to: -1, move, worst, newest, oldest, rows, each};
    let started = data.dated, ended = 0;
    for (let row = 0; row < data.dated; row++) seen.undated += passes[row];
    // What ended before the axis begins is counted and never drawn.
    for (let i = 0; i < ending.length && data.day_to[ending[i]] < data.first; i++) seen.earlier += passes[ending[i]];

    function add(row, by) {
      if (!passes[row]) return;
      count[site[row]] += by;
      byType[site[row] * kinds + event_type[row]] += by;
      seen.found += by;
    }

    function move(from, to) {
      const start = Math.max(data.dated, below(day_from, to + 1));
      const end = before[Math.min(before.length - 1, Math.max(0, from - first))];
      while (started < start) add(started++, 1);
      while (started > start) add(--started, -1);
      while (ended < end) add(ending[ended++], -1);
      while (ended > end) add(ending[--ended], 1);
      Object.assign(seen, {from, to});
      return seen;
    }

    /* The worst type (the first of the list) among a site's incidents. */
    function worst(i) {
      for (let kind = 0; kind < kinds; kind++) if (byType[i * kinds + kind]) return kind;
      return 0;
    }

    /* The rows of the window that `wanted` takes, newest first, no more than `limit`. */
    function rows(wanted, limit) {
      const taken = [];
      for (let row = started - 1; row >= data.dated && taken.length < limit; row--) {
        if (passes[row] && data.day_to[row] >= seen.from && wanted(row)) taken.push(row);
      }
      return taken;
    }
    function newest(limit) { return rows(() => true, Math.min(limit, seen.found)); }

    /* Every row of the window, the oldest first, until `take` says false. */
    function each(take) {
      for (let row = data.dated; row < started; row++) {
        if (passes[row] && data.day_to[row] >= seen.from && take(row) === false) return;
      }
    }
    function oldest(limit) {
      const taken = [], most = Math.min(limit, seen.found);
      if (most) each(row => taken.push(row) < most);
      return taken;
    }

    return seen;
  }

  /* How many of the chosen the whole axis holds at the sites that `wanted` takes. */
  function total(data, passes, wanted) {
    const sites = Uint8Array.from(data.sites, site => (wanted(site) ? 1 : 0)), {site, day_to: end} = data;
    let found = 0;
    for (let row = data.dated; row < data.size; row++) if (sites[site[row]] && passes[row] && end[row] >= data.first) found++;
    return found;
  }

  /* Numbers out of the first of them and the steps between them. */
  function added(steps) {
    const numbers = Int32Array.from(steps);
    for (let i = 1; i < numbers.length; i++) numbers[i] += numbers[i - 1];
    return numbers;
  }

  /* A closed ring of [lon, lat] out of the steps between its corners on a grid of so many to a degree. */
  function ring(steps, whole) {
    const corners = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) corners.push([(x += steps[i]) / whole, (y += steps[i + 1]) / whole]);
    corners.push(corners[0]);
    return corners;
  }

  /* The file of control (dashboard/control.py), ready for controlOn; the cells as GeoJSON. */
  function openControl(file) {
    const changes = {}, whole = Math.round(1 / file.grid);
    for (const name in file.changes) changes[name] = added(file.changes[name]);
    const features = file.cells.map(([id, place_id, country, after, polygons]) => ({
      id, properties: {place_id, country, after: Boolean(after)},
      geometry: {type: "MultiPolygon", coordinates: polygons.map(rings => rings.map(steps => ring(steps, whole)))},
    }));
    return {...file, cells: {features}, changes};
  }

  /* For each cell the index of its state on a day, -1 before its first change. Changes are sorted by cell, then day. */
  function controlOn(control, day) {
    const now = new Int32Array(control.size).fill(-1);
    const {cell, day: since, state} = control.changes;
    for (let i = 0; i < cell.length; i++) if (since[i] <= day) now[cell[i]] = state[i];
    return now;
  }

  root.columns = {UNDATED, dayOf, isoOf, monthOf, monthStart, open, counter, total, openControl, controlOn};
})(window.furat = window.furat || {});
