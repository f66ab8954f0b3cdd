/* Sea, land and the areas of control, on a canvas below MapLibre's, which draws lines, water and names over them. One
   picture of MapLibre's costs a software renderer many times what a frame may take (docs/benchmarks.md); here a frame of
   the clock paints the areas that changed and no others. */
(function (root) {
  "use strict";
  const OURS = ["SY", "IQ"];
  const SEAM = 0.9;  // pixels: an area reaches half of it below its neighbours, so that no land shines through between them
  const TILE = 11, STRIPE = 5;  // pixels: from stripe to stripe, and the width of one, along both sides
  const GRAIN = 7;  // pixels: the tile of a holder's pattern
  const RING = 1.8;  // pixels of a siege's ring, inside its area
  let canvas, pen, lands = [], cells = new Map(), shown = new Map(), stripes = new Map(), ratio = 1, scale = 1, stands = "";

  /* `countries` and `areas` are GeoJSON features, those of the areas with a number as id. */
  function start(host, countries, areas) {
    canvas = Object.assign(document.createElement("canvas"), {className: "ground"});
    canvas.setAttribute("aria-hidden", "true");
    host.prepend(canvas);
    pen = canvas.getContext("2d", {alpha: false});
    lands = countries.map(({geometry, properties}) => ({path: root.paths.of(geometry), ours: OURS.includes(properties.country)}));
    areas.forEach(({id, geometry}) => cells.set(Number(id), root.paths.of(geometry)));
    root.maplibre.on("render", follow);
  }

  /* Paint everything where the map stands now. */
  function paint() {
    ratio = root.paths.fit(canvas);
    stands = where();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = root.theme.colour("var(--sea)");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    scale = root.paths.place(pen, ratio);
    for (const {path, ours} of lands) fill(path, root.theme.colour(ours ? "var(--land)" : "var(--abroad)"));
    for (const [cell, look] of shown) area(cells.get(cell), look);
  }

  function where() {
    const {lng, lat} = root.maplibre.map().getCenter();
    return [lng, lat, root.maplibre.map().getZoom(), canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio].join();
  }

  function follow() { if (where() !== stands) paint(); }

  function fill(path, colour) {
    pen.fillStyle = pen.strokeStyle = colour;
    pen.lineWidth = SEAM * ratio / scale;
    pen.fill(path, "evenodd");
    pen.stroke(path);
  }

  /* An area's look: {fill, texture, stripe, ring}, the last three where they are wanted. */
  function area(path, look) {
    fill(path, look.fill);
    if (look.texture) {
      pen.fillStyle = textured(look.texture);
      pen.fill(path, "evenodd");
    }
    if (look.stripe) {
      pen.fillStyle = striped(look.stripe);
      pen.fill(path, "evenodd");
    }
    if (!look.ring) return;
    pen.save();
    pen.clip(path, "evenodd");
    pen.strokeStyle = look.ring;
    pen.lineWidth = 2 * RING * ratio / scale;
    pen.stroke(path);
    pen.restore();
  }

  /* Slanting stripes of a colour that stand fast on the map and are as wide at every zoom. */
  function striped(colour) {
    return patterned(`${colour} ${ratio}`, TILE, (to, size) => {
      const wide = STRIPE * ratio;
      to.fillStyle = colour;
      for (const left of [-size, 0, size]) {
        to.beginPath();
        for (const [at, down] of [[left, size], [left + wide, size], [left + wide + size, 0], [left + size, 0]]) to.lineTo(at, down);
        to.fill();
      }
    });
  }

  /* The fine pattern of a holder: thin lines that slant the other way than stripes, or dots. */
  function textured({kind, colour}) {
    return patterned(`${kind} ${colour} ${ratio}`, GRAIN, (to, size) => {
      to.fillStyle = to.strokeStyle = colour;
      to.lineWidth = ratio;
      to.beginPath();
      if (kind === "dots") to.arc(size / 2, size / 2, 1.1 * ratio, 0, 2 * Math.PI);
      else for (const left of [-size, 0, size]) { to.moveTo(left, 0); to.lineTo(left + size, size); }
      if (kind === "dots") to.fill(); else to.stroke();
    });
  }

  /* A pattern that `draw(pen, size)` draws on a square tile of so many pixels. */
  function patterned(key, pixels, draw) {
    if (!stripes.has(key)) {
      const size = Math.round(pixels * ratio);
      const tile = Object.assign(document.createElement("canvas"), {width: size, height: size});
      draw(tile.getContext("2d"), size);
      stripes.set(key, pen.createPattern(tile, "repeat"));
    }
    const pattern = stripes.get(key);
    pattern.setTransform(new DOMMatrix([1 / scale, 0, 0, 1 / scale, 0, 0]));
    return pattern;
  }

  /* Show these areas with these looks (Map id -> look) and no others. A look is known by its identity. */
  function show(wanted) {
    const before = shown;
    shown = wanted;
    if (where() !== stands) { paint(); return; }
    const land = {fill: root.theme.colour("var(--land)")};
    for (const cell of before.keys()) if (!wanted.has(cell)) area(cells.get(cell), land);
    for (const [cell, look] of wanted) if (before.get(cell) !== look) area(cells.get(cell), look);
  }

  /* The theme changed; what is shown is shown anew after it. */
  function recolour() { stands = ""; }

  /* Whether a point of the page's pixels lies in an area. */
  const within = (cell, left, top) => pen.isPointInPath(cells.get(cell), left * ratio, top * ratio, "evenodd");

  root.ground = {within, start, show, recolour, looks: () => [...shown.values()]};
})(window.furat = window.furat || {});
