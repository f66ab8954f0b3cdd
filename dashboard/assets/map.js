/* What of the map changes with the clock: how each area of control looks, drawn on the canvas below (ground.js); marks and
   letters on two canvases above (marks.js, outlines.js); and where the map looks, through Plotly. */
(function (root) {
  "use strict";
  const SHARED = {contested: true, mixed: true};
  const SIEGE = "#57534c", LOST = {fill: "#8f8a80"};
  /* Syria and Iraq with a little room; the height counts in degrees of longitude, as the Mercator map stretches it. */
  const BOTH = {lat: 33.45, lon: 42.1, width: 13.8, height: 10.9};
  let last = null;  // what the areas show: {before, now, shown}
  let drawnFor = null;  // {control, setup}: whose colours the theme changes
  let noted = null;  // where the map was told to look before Plotly took changes
  let styled = false;  // the map has its own lines and names, and Plotly takes changes

  const graph = () => document.querySelector("#map .js-plotly-plot");

  const until = holds => new Promise(resolve => {
    (function look() { if (holds()) resolve(); else requestAnimationFrame(look); })();
  });

  /* Resolves when the map knows where it looks: areas and marks can be drawn, its own lines and names come later. */
  const standing = () => until(() => graph() && root.maplibre.map());

  /* Resolves when the map has its style, too: until then Dash keeps the class below on the graph, and Plotly would stumble
     over a change. */
  async function complete() {
    await until(() => !graph().classList.contains("dash-graph--pending") && root.maplibre.map().isStyleLoaded());
    styled = true;
    root.theme.paintMap();
    if (noted) root.frames.look(noted);  // Plotly hears of it
  }

  /* Until then Plotly moves the map to where its figure says; whoever comes by an address sees what that names at once. */
  function hold() {
    let ours = false;
    root.maplibre.on("move", event => {
      if (styled || ours) return;
      if (event.originalEvent) { noted = root.maplibre.where(); return; }
      ours = true;  // moving the map tells that it moved
      root.maplibre.jump(noted);
      ours = false;
    });
  }

  const drawn = state => state.holders.length && state.status !== "none" && state.status !== "unknown";

  /* The pattern of a holder, so that areas without their letter read in grey too: {kind, colour}; null where it is plain. */
  function texture(actor, strength) {
    const drawn = actor && (actor.pattern === "diagonal" || actor.pattern === "dots");
    return drawn ? {kind: actor.pattern, colour: root.theme.over(actor.colour, Math.min(1, strength * 0.58 + 0.13))} : null;
  }

  /* Of each state how its cells look: the first holder's colour, paler where it is only present and with the age of what
     is said (a look for each level), with stripes of the second's, or a ring for a siege; where two days are compared,
     strong where it is new, else faint. */
  function looks(state, setup) {
    if (!drawn(state)) return null;
    const {over} = root.theme;
    const colour = name => (setup.actors[name] || {colour: setup.other}).colour;
    const [first, second] = state.holders;
    const held = strength => ({
      fill: over(colour(first), strength * (state.status === "presence" ? 0.2 : 0.58)),
      stripe: second && SHARED[state.status] ? over(colour(second), strength * 0.58) : state.status === "contested" ? root.theme.shade(SIEGE) : "",
      ring: state.status === "besieged" ? root.theme.shade(SIEGE) : "",
      texture: texture(setup.actors[first], strength),
    });
    return {
      held: Array.from({length: root.areas.LEVELS}, (_, level) => held((level + 1) / root.areas.LEVELS)),
      gained: {fill: over(colour(first), 0.76)}, stayed: {fill: over(colour(first), 0.13)},
    };
  }

  function startControl(control, setup) {
    drawnFor = {control, setup};
    control.looks = control.states.map(state => looks(state, setup));
    control.filled = new Set(control.cells.features.map(feature => Number(feature.id)));
    root.ground.start(graph().closest(".stage"), root.state.style.sources.countries.data.features, control.cells.features);
  }

  /* Show who holds each cell now, or what changed since `before` where that is not null; returns what is shown. */
  function drawControl(control, before, now, levels) {
    const wanted = new Map(), shown = before ? compared(control, before, now, wanted) : held(control, now, levels, wanted);
    last = {before, now, levels, shown};
    root.ground.show(wanted);
    return shown;
  }

  const count = (shown, state) => state.holders.forEach(name => shown.holders.set(name, (shown.holders.get(name) || 0) + 1));

  /* Who holds: of each holder in how many cells, which statuses there are, and whether any is drawn paler with age. */
  function held(control, now, levels, wanted) {
    const shown = {holders: new Map(), statuses: new Set(), faded: false};
    now.forEach((index, cell) => {
      const look = index < 0 ? null : control.looks[index];
      if (!look || !control.filled.has(cell)) return;
      wanted.set(cell, look.held[levels[cell]]);
      shown.faded = shown.faded || levels[cell] < root.areas.LEVELS - 1;
      count(shown, control.states[index]);
      shown.statuses.add(control.states[index].status);
    });
    return shown;
  }

  const sameHolders = (a, b) => a.holders.length === b.holders.length && a.holders.every(name => b.holders.includes(name));

  /* The cells that changed hands strongly, the others palely; who gained how many. */
  function compared(control, before, now, wanted) {
    const shown = {holders: new Map(), statuses: new Set(), changed: new Set(), lost: false}, nobody = {holders: []};
    now.forEach((index, cell) => {
      if (!control.filled.has(cell)) return;
      const [had, has] = [control.states[before[cell]], control.states[index]].map(state => (state && drawn(state) ? state : nobody));
      if (!had.holders.length && !has.holders.length) return;
      const stayed = sameHolders(had, has);
      wanted.set(cell, has.holders.length ? control.looks[index][stayed ? "stayed" : "gained"] : LOST);
      if (stayed) return;
      shown.changed.add(cell);
      shown.lost = shown.lost || !has.holders.length;
      count(shown, has);
    });
    return shown;
  }

  /* Letters of the holders, so that the map reads in grey: {cell, holder, lon, lat}. */
  function drawLetters(letters, setup) {
    const letter = name => (setup.actors[name] || {letter: "?"}).letter;
    root.letters.show(letters.map(one => ({...one, text: letter(one.holder)})));
  }

  function startMarks(data, setup) {
    root.marks.start(graph().closest(".stage"), data);
    data.looks = setup.types.map(({colour, shape}) => ({colour, shape}));
  }

  /* The theme changed: mix every colour anew and show what is shown. */
  function recolour() {
    if (!drawnFor || !last) return;
    const {control, setup} = drawnFor, {before, now, levels} = last;
    control.looks = control.states.map(state => looks(state, setup));
    root.ground.recolour();
    drawControl(control, before, now, levels);
    root.marks.recolour();
  }

  const drawMarks = (data, seen, chosen) => root.marks.gather(seen, data.looks, chosen);

  /* Plotly notes where the map looks and now and then forgets to move it; then the map is moved here. */
  async function look(lat, lon, zoom) {
    if (styled) await Plotly.relayout(graph(), {"map.center": {lat, lon}, "map.zoom": zoom});
    else if (!noted) hold();
    noted = {lat, lon, zoom};
    root.maplibre.jump(noted);
  }

  /* Centre and zoom that show both countries in the room there is; MapLibre's world is 512 px wide at zoom 0. */
  function whole() {
    const {clientWidth, clientHeight} = graph().closest(".stage");
    const degree = Math.min(clientWidth / BOTH.width, clientHeight / BOTH.height);
    return {lat: BOTH.lat, lon: BOTH.lon, zoom: Math.log2(degree * 360 / 512)};
  }

  root.map = {whole, graph, standing, complete, styled: () => styled, startControl, drawControl, drawLetters, startMarks, drawMarks, recolour, look};
})(window.furat = window.furat || {});
