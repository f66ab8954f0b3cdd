/* Areas of control as numbers: which cell a point lies in, where letters stand, who held how many places when. */
(function (root) {
  "use strict";

  const rings = geometry => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

  function boxOf(polygons) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [outer] of polygons) {
      for (const [lon, lat] of outer) {
        box[0] = Math.min(box[0], lon); box[1] = Math.min(box[1], lat);
        box[2] = Math.max(box[2], lon); box[3] = Math.max(box[3], lat);
      }
    }
    return box;
  }

  /* How much land polygons have, in square degrees at the equator: good for comparing. */
  function size(polygons) {
    let sum = 0;
    for (const [outer, ...holes] of polygons) {
      for (const ring of [outer, ...holes]) {
        let twice = 0;
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) twice += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
        sum += (ring === outer ? 1 : -1) * Math.abs(twice) / 2 * Math.cos(ring[0][1] * Math.PI / 180);
      }
    }
    return sum;
  }

  function crossings(ring, lon, lat) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1, y1] = ring[i], [x2, y2] = ring[j];
      if ((y1 > lat) !== (y2 > lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1) inside = !inside;
    }
    return inside;
  }

  /* One entry a cell that has land: its number, place, borders, size, and a point well inside its largest part. */
  function open(control) {
    return control.cells.features.map(feature => {
      const polygons = rings(feature.geometry), box = boxOf(polygons);
      const widest = polygons.reduce((a, b) => (b[0].length > a[0].length ? b : a));
      return {cell: Number(feature.id), polygons, box, size: size(polygons), centre: inner(widest), ...feature.properties};
    }).sort((a, b) => b.size - a.size);
  }

  /* The middle of the widest stretch of land along the parallel through the middle of a polygon. */
  function inner(polygon) {
    const box = boxOf([polygon]), lat = (box[1] + box[3]) / 2 + 1e-7;
    const cuts = [];
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1, y1] = ring[i], [x2, y2] = ring[j];
        if ((y1 > lat) !== (y2 > lat)) cuts.push((x2 - x1) * (lat - y1) / (y2 - y1) + x1);
      }
    }
    cuts.sort((a, b) => a - b);
    let best = [box[0], box[0]];
    for (let i = 0; i + 1 < cuts.length; i += 2) if (cuts[i + 1] - cuts[i] > best[1] - best[0]) best = [cuts[i], cuts[i + 1]];
    return [(best[0] + best[1]) / 2, lat];
  }

  function cellAt(areas, lon, lat) {
    return areas.find(({box, polygons}) => lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3] &&
      polygons.some(([outer, ...holes]) => crossings(outer, lon, lat) && !holes.some(hole => crossings(hole, lon, lat)))) || null;
  }

  /* Where to write the letters of the holders so that the areas read in grey: the largest cells first, never two
     nearer than `apart` degrees of longitude. `holderOf(cell)` is null where nothing is to be written. */
  function letters(areas, holderOf, apart) {
    const placed = [];
    for (const {cell, centre} of areas) {
      const holder = holderOf(cell);
      if (holder === null) continue;
      const [lon, lat] = centre;
      const crowded = placed.some(other => {
        const near = Math.hypot(other.lon - lon, (other.lat - lat) * 1.2);
        return near < (other.holder === holder ? apart : apart / 3);
      });
      if (!crowded) placed.push({cell, holder, lon, lat});
    }
    return placed;
  }

  /* For each cell how strongly its state is drawn on a day, as `geodata/control/fading.py` says, in steps: LEVELS - 1 in
     full, 0 the faintest. */
  const LEVELS = 4;
  function levels(control, day) {
    const {cell, day: since, vouched} = control.changes, {fresh, half, faintest} = control.fading;
    const row = new Int32Array(control.size).fill(-1), found = new Uint8Array(control.size).fill(LEVELS - 1);
    for (let i = 0; i < cell.length; i++) if (since[i] <= day) row[cell[i]] = i;
    const said = new Map();
    for (const [i, again] of control.renewed) if (again <= day) said.set(i, again);
    row.forEach((i, cell) => {
      if (i < 0) return;
      const age = day - Math.max(since[i], Math.min(vouched[i], day), said.get(i) || -Infinity);
      const strength = Math.max(faintest, 0.5 ** (Math.max(age - fresh, 0) / half));
      found[cell] = Math.round((LEVELS - 1) * (strength - faintest) / (1 - faintest));
    });
    return found;
  }

  /* At the end of each month from `first` to `last` (days), how many places each holder has; a place that several hold
     counts in parts. Counted are the places with statements of their own, of one country where one is chosen. */
  function shares(control, areas, country, first, last) {
    const counted = new Set(areas.filter(area => !area.after && (!country || area.country === country)).map(area => area.cell));
    const {cell, day, state} = control.changes;
    const order = Array.from(cell.keys()).filter(i => counted.has(cell[i])).sort((a, b) => day[a] - day[b]);
    const held = new Map(), now = new Map(), months = [];
    const add = (index, by) => {
      const {holders, status} = control.states[index];
      if (status === "none" || status === "unknown") return;
      holders.forEach(holder => held.set(holder, (held.get(holder) || 0) + by / holders.length));
    };
    let next = 0;
    for (let month = root.columns.monthOf(first); month <= root.columns.monthOf(last); month++) {
      const end = root.columns.monthStart(month + 1) - 1;
      for (; next < order.length && day[order[next]] <= end; next++) {
        const i = order[next];
        if (now.has(cell[i])) add(now.get(cell[i]), -1);
        now.set(cell[i], state[i]);
        add(state[i], 1);
      }
      months.push(new Map(held));
    }
    return {first: root.columns.monthOf(first), places: counted.size, months};
  }

  root.areas = {LEVELS, open, crossings, cellAt, letters, levels, shares};
})(window.furat = window.furat || {});
