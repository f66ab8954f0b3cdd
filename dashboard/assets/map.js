/* What of the map changes with the clock: areas of control and the outlines of places known to an area only, as layers
   of MapLibre (maplibre.js); marks on the canvas above (marks.js); and where the map looks, through Plotly. */
(function (root) {
  "use strict";
  const CONTROL = "control", STRIPES = "stripes", OUTLINES = "outlines", LETTERS = "letters";
  const SHARED = {contested: true, mixed: true, besieged: true};
  const SIEGE = "#57534c", LOST = "#8f8a80";
  const VALUE = ["to-color", ["feature-state", "value"], "rgba(0,0,0,0)"];
  const SHOWN = ["case", ["==", ["feature-state", "value"], null], 0, 1];
  /* Syria and Iraq with a little room; the height counts in degrees of longitude, as the Mercator map stretches it. */
  const BOTH = {lat: 33.45, lon: 42.1, width: 13.8, height: 10.9};
  let last = null;  // what the areas show: {before, now, shown}
  let drawnFor = null;  // {control, data, setup}: whose colours the theme changes

  const graph = () => document.querySelector("#map .js-plotly-plot");

  /* Resolves when the map stands with its style: until then Dash keeps the class below on the graph, and Plotly
     would stumble over a change. */
  function ready() {
    return new Promise(resolve => {
      (function look() {
        const found = graph();
        const standing = found && found.querySelector("canvas") && !found.classList.contains("dash-graph--pending");
        if (standing && root.maplibre.map() && root.maplibre.map().isStyleLoaded()) {
          root.theme.paintMap();
          resolve(found);
        } else requestAnimationFrame(look);
      })();
    });
  }

  const drawn = state => state.holders.length && state.status !== "none" && state.status !== "unknown";

  /* Of each state what its cells are painted with: the first holder's colour, paler where it is only present, and
     stripes of the second's, or of a siege; where two days are compared, strongly where it is new, else faintly. */
  function paints(state, setup) {
    if (!drawn(state)) return null;
    const {over} = root.theme;
    const colour = name => (setup.actors[name] || {colour: setup.other}).colour;
    const [first, second] = state.holders;
    const stripe = state.status !== "besieged" && second ? over(colour(second), 0.58) : root.theme.shade(SIEGE);
    return {
      fill: over(colour(first), state.status === "presence" ? 0.2 : 0.58), stripe: SHARED[state.status] ? stripe : "",
      gained: over(colour(first), 0.76), stayed: over(colour(first), 0.13),
    };
  }

  function startControl(control, setup) {
    drawnFor = {control, setup};
    control.paints = control.states.map(state => paints(state, setup));
    control.filled = new Set(control.cells.features.map(feature => Number(feature.id)));
    const fill = {fill: {"fill-color": VALUE}};
    root.maplibre.areas(CONTROL, control.cells, "governorate-lines", fill);
    root.maplibre.areas(STRIPES, control.stripes, "governorate-lines", fill);
  }

  const same = (a, b) => a === b || Boolean(a && b && a.every((state, cell) => state === b[cell]));

  /* Colour the cells by the state each is in now, or by what changed since `before` where that is not null. Returns
     whether the map changed and what it shows. */
  function drawControl(control, before, now) {
    if (last && same(last.now, now) && same(last.before, before)) return {changed: false, shown: last.shown};
    const fill = new Map(), stripe = new Map();
    const shown = before ? compared(control, before, now, fill) : held(control, now, fill, stripe);
    last = {before, now, shown};
    const changes = [root.maplibre.colour(CONTROL, fill), root.maplibre.colour(STRIPES, stripe)];
    return {changed: changes.some(Boolean), shown};
  }

  const count = (shown, state) => state.holders.forEach(name => shown.holders.set(name, (shown.holders.get(name) || 0) + 1));

  /* Who holds: of each holder in how many cells, and which statuses there are. */
  function held(control, now, fill, stripe) {
    const shown = {holders: new Map(), statuses: new Set()};
    now.forEach((index, cell) => {
      const paint = index < 0 ? null : control.paints[index];
      if (!paint || !control.filled.has(cell)) return;
      fill.set(cell, paint.fill);
      if (paint.stripe) stripe.set(cell, paint.stripe);
      count(shown, control.states[index]);
      shown.statuses.add(control.states[index].status);
    });
    return shown;
  }

  const sameHolders = (a, b) => a.holders.length === b.holders.length && a.holders.every(name => b.holders.includes(name));

  /* The cells that changed hands strongly, the others palely; who gained how many. */
  function compared(control, before, now, fill) {
    const shown = {holders: new Map(), statuses: new Set(), changed: new Set(), lost: false}, nobody = {holders: []};
    now.forEach((index, cell) => {
      if (!control.filled.has(cell)) return;
      const [had, has] = [control.states[before[cell]], control.states[index]].map(state => (state && drawn(state) ? state : nobody));
      if (!had.holders.length && !has.holders.length) return;
      const stayed = sameHolders(had, has);
      fill.set(cell, has.holders.length ? control.paints[index][stayed ? "stayed" : "gained"] : LOST);
      if (stayed) return;
      shown.changed.add(cell);
      shown.lost = shown.lost || !has.holders.length;
      count(shown, has);
    });
    return shown;
  }

  /* Letters of the holders, so that the map reads in grey: {holder, lon, lat}. Quieter than a town's name. */
  function drawLetters(letters, setup) {
    const letter = name => (setup.actors[name] || {letter: "?"}).letter;
    root.maplibre.texts(LETTERS, "river-names", letters.map(({holder, lon, lat}) => ({lon, lat, text: letter(holder)})));
  }

  function startMarks(data, setup) {
    root.maplibre.areas(OUTLINES, data.areas, "outlines-below", {
      line: {"line-color": VALUE, "line-width": 2, "line-opacity": SHOWN},  // no tint on what lies under
    });
    root.marks.start(graph().closest(".stage"), data);
    data.wide = data.areas.features.map(feature => Number(feature.id));
    data.looks = setup.types.map(({colour, shape}) => ({colour, shape}));
    drawnFor.data = data;
  }

  /* The theme changed: mix every colour anew and show what is shown. */
  function recolour() {
    if (!drawnFor || !drawnFor.data || !last) return;
    const {control, data, setup} = drawnFor, {before, now} = last;
    control.paints = control.states.map(state => paints(state, setup));
    last = null;
    drawControl(control, before, now);
    root.maplibre.colour(OUTLINES, new Map([...root.maplibre.shown(OUTLINES).keys()].map(i => [i, outline(data, i)])));
    root.marks.recolour();
  }

  const outline = (data, i) => root.theme.shade(data.looks[data.worst(i)].colour);

  /* Gather the marks and show the outlines; returns whether the map itself changed. */
  function drawMarks(data, seen, chosen) {
    root.marks.gather(seen, data.looks, chosen);
    const outlined = data.wide.filter(i => seen.count[i]);
    data.worst = seen.worst;
    return root.maplibre.colour(OUTLINES, new Map(outlined.map(i => [i, outline(data, i)])));
  }

  /* Plotly notes where the map looks and now and then forgets to move it; then the map is moved here. */
  async function look(lat, lon, zoom) {
    await Plotly.relayout(graph(), {"map.center": {lat, lon}, "map.zoom": zoom});
    root.maplibre.map().jumpTo({center: [lon, lat], zoom});
  }

  /* Centre and zoom that show both countries in the room there is; MapLibre's world is 512 px wide at zoom 0. */
  function whole() {
    const {clientWidth, clientHeight} = graph().closest(".stage");
    const degree = Math.min(clientWidth / BOTH.width, clientHeight / BOTH.height);
    return {lat: BOTH.lat, lon: BOTH.lon, zoom: Math.log2(degree * 360 / 512)};
  }

  root.map = {whole, graph, ready, startControl, drawControl, drawLetters, startMarks, drawMarks, recolour, look};
})(window.furat = window.furat || {});
