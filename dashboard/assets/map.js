/* Fills the six traces of figures/map.py. What a frame changes is gathered and handed to Plotly.restyle once: each call
   makes Plotly go over all traces, whatever it changes. */
(function (root) {
  "use strict";
  const CONTROL = 0, STRIPES = 1, OUTLINES = 2, MARKS = 3, IN_DISCS = 4, IN_RINGS = 5;
  const HALO = "#ffffff", PICKED = "#1d1b18";
  const SHARED = {contested: true, mixed: true, besieged: true};
  const SIEGE = "#57534c", LAND = "#faf8f3";
  /* Syria and Iraq with a little room; the height counts in degrees of longitude, as the Mercator map stretches it. */
  const BOTH = {lat: 33.45, lon: 42.1, width: 13.8, height: 10.9};

  const graph = () => document.querySelector("#map .js-plotly-plot");

  /* Resolves when the map stands with its style: until then Dash keeps the class below on the graph, and Plotly
     would stumble over a change. */
  function ready() {
    return new Promise(resolve => {
      (function look() {
        const found = graph();
        const standing = found && found.querySelector("canvas") && !found.classList.contains("dash-graph--pending");
        if (standing) resolve(found); else requestAnimationFrame(look);
      })();
    });
  }

  const gathered = new Map();

  function put(trace, attributes) { gathered.set(trace, {...gathered.get(trace), ...attributes}); }

  /* Draw what was put since the last time; resolves when it is drawn. */
  function flush() {
    const traces = [...gathered.keys()], update = {};
    traces.forEach((trace, i) => {
      for (const name in gathered.get(trace)) {
        update[name] = update[name] || new Array(traces.length);  // Plotly leaves alone what stays undefined
        update[name][i] = gathered.get(trace)[name];
      }
    });
    gathered.clear();
    return traces.length ? Plotly.restyle(graph(), update, traces) : Promise.resolve();
  }

  /* A colour scale of plain steps for the values 0..n-1. */
  function steps(colours) {
    const scale = [];
    colours.forEach((colour, i) => scale.push([i / colours.length, colour], [(i + 1) / colours.length, colour]));
    return {colorscale: scale, zmin: -0.5, zmax: colours.length - 0.5};
  }

  /* A colour laid over the land: mixed beforehand and painted opaque, for two see-through neighbours would show
     the seam between them. */
  function over(colour, share) {
    const parts = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
    const land = parts(LAND);
    return "rgb(" + parts(colour).map((part, i) => Math.round(part * share + land[i] * (1 - share))).join() + ")";
  }

  /* The colours that areas can have and the number of each, used as z: a holder holding, a holder present, a siege. */
  function areaColours(control, setup) {
    const names = [...new Set(control.states.flatMap(state => state.holders))];
    const plain = names.map(name => (setup.actors[name] || {colour: setup.other}).colour);
    return {
      number: new Map(names.map((name, i) => [name, i])), present: names.length, siege: 2 * names.length,
      colours: [...plain.map(colour => over(colour, 0.58)), ...plain.map(colour => over(colour, 0.2)), SIEGE],
    };
  }

  function startControl(control, setup) {
    control.palette = areaColours(control, setup);
    control.filled = new Set(control.cells.features.map(feature => Number(feature.id)));
    const scale = steps(control.palette.colours);
    put(CONTROL, {...scale, geojson: control.cells});
    put(STRIPES, {...scale, geojson: control.stripes});
  }

  const drawn = state => state && state.holders.length && state.status !== "none" && state.status !== "unknown";

  /* Colour the cells by the state each is in; returns which holders and statuses are shown. */
  function drawControl(control, now) {
    const fill = {id: [], z: []}, stripe = {id: [], z: []};
    const shown = {holders: new Map(), statuses: new Set()};  // of each holder in how many cells
    const {number, present, siege} = control.palette;
    now.forEach((index, cell) => {
      const state = control.states[index];
      if (!drawn(state) || !control.filled.has(cell)) return;
      fill.id.push(cell);
      fill.z.push(number.get(state.holders[0]) + (state.status === "presence" ? present : 0));
      state.holders.forEach(holder => shown.holders.set(holder, (shown.holders.get(holder) || 0) + 1));
      shown.statuses.add(state.status);
      if (!SHARED[state.status]) return;
      stripe.id.push(cell);
      stripe.z.push(state.status !== "besieged" && state.holders[1] ? number.get(state.holders[1]) : siege);
    });
    put(CONTROL, {locations: fill.id, z: fill.z});
    put(STRIPES, {locations: stripe.id, z: stripe.z});
    return shown;
  }

  function radius(count) { return Math.min(46, 9 + 5.5 * Math.sqrt(count - 1)); }

  /* Marks: a disc for a place known itself, a ring for one known to its surroundings, a large ring with the outline of
     the area for one known to the area only. Each is a few circles on top of one another in one trace: cheap to
     change, and the white one below keeps it legible on any colour. */
  function drawMarks(data, seen, setup, chosen) {
    const circles = {lat: [], lon: [], size: [], color: [], text: [], customdata: []};
    const inDiscs = {lat: [], lon: [], text: []}, inRings = {lat: [], lon: [], text: []};
    const areas = {id: [], z: []};
    const sites = [];
    let picked = false;
    data.sites.forEach((site, i) => { if (seen.count[i]) sites.push(i); });
    sites.sort((a, b) => data.sites[b].precision - data.sites[a].precision || seen.count[b] - seen.count[a]);
    const add = (i, size, colour) => {
      const site = data.sites[i];
      circles.lat.push(site.lat); circles.lon.push(site.lon); circles.size.push(size); circles.color.push(colour);
      circles.customdata.push(i); circles.text.push(root.tooltip(data, seen, i));
    };
    sites.forEach(i => {
      const site = data.sites[i], count = seen.count[i], colour = setup.types[seen.worst[i]].colour;
      const inner = radius(count);
      const size = site.precision === 3 ? Math.max(26, inner + 12) : site.precision === 2 ? inner + 9 : inner;
      if (chosen && chosen === site.key && !picked) {
        picked = true;  // a place has up to three marks around one point: the widest wears the circle
        add(i, size + 10, PICKED);
      }
      add(i, size + 3, HALO);
      add(i, size, colour);
      if (site.precision > 1) add(i, size - 6, HALO);
      if (site.precision === 3) { areas.id.push(String(i)); areas.z.push(seen.worst[i]); }
      if (count > 1 || site.precision === 3) {
        const counts = site.precision > 1 ? inRings : inDiscs;
        counts.lat.push(site.lat); counts.lon.push(site.lon); counts.text.push(String(count));
      }
    });
    const line = areas.z.map(type => setup.types[type].colour);
    put(OUTLINES, {locations: areas.id, z: areas.z, "marker.line.color": line});
    put(MARKS, {
      lat: circles.lat, lon: circles.lon, "marker.size": circles.size, "marker.color": circles.color,
      text: circles.text, customdata: circles.customdata,
    });
    put(IN_DISCS, inDiscs);
    put(IN_RINGS, inRings);
  }

  function startMarks(data, setup) {
    put(OUTLINES, {...steps(setup.types.map(type => type.colour)), geojson: data.areas});
    put(MARKS, {hoverinfo: "text", hovertemplate: "%{text}<extra></extra>"});
  }

  function look(lat, lon, zoom) {
    return Plotly.relayout(graph(), {"map.center": {lat, lon}, "map.zoom": zoom});
  }

  /* Centre and zoom that show both countries in the room there is; MapLibre's world is 512 px wide at zoom 0. */
  function whole() {
    const {clientWidth, clientHeight} = graph().closest(".stage");
    const degree = Math.min(clientWidth / BOTH.width, clientHeight / BOTH.height);
    return {lat: BOTH.lat, lon: BOTH.lon, zoom: Math.log2(degree * 360 / 512)};
  }

  root.map = {whole, graph, ready, startControl, drawControl, startMarks, drawMarks, flush, look};
})(window.furat = window.furat || {});
