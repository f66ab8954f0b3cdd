/* The letters of the holders on their areas, so that the map reads in grey: on the canvas of outlines.js, below the marks. A
   letter that would meet a name of the map steps aside within its area, or gives way. */
(function (root) {
  "use strict";
  const SIZE = 12, ROOM = 3;  // pixels: of a letter, and between it and a name
  const BESIDE = [[0, 0], [0, -12], [0, 12], [12, 0], [-12, 0], [0, -24], [0, 24], [24, 0], [-24, 0]];  // pixels: where else in its area a letter may stand
  const lengths = new Map();
  let letters = [], names = null, drawn = new Set(), changes = 0;

  function show(wanted) {
    letters = wanted;
    changes++;
    root.marks.lower();
  }

  /* The map wrote its names anew. */
  function follow() {
    const before = JSON.stringify(names);
    names = root.maplibre.names(root.state.setup.language);
    if (JSON.stringify(names) === before) return;
    changes++;
    root.marks.lower();
  }

  /* How long a name is, in pixels; told once for each. */
  function length(pen, face, text, size) {
    const key = `${size} ${text}`;
    if (!lengths.has(key)) {
      pen.font = `${size}px ${face}`;
      lengths.set(key, pen.measureText(text).width);
    }
    return lengths.get(key);
  }

  function boxes(pen, face, {x, y}) {
    return (names || []).map(({lon, lat, text, size, below}) => {
      const half = length(pen, face, text, size) / 2 + ROOM, top = y(lat) + (below ? 0.35 : -0.6) * size;
      return {left: x(lon) - half, right: x(lon) + half, top: top - ROOM, bottom: top + 1.2 * size + ROOM};
    });
  }

  const clear = (taken, x, y, half) =>
    !taken.some(box => x + half > box.left && x - half < box.right && y + half > box.top && y - half < box.bottom);

  function draw(pen, ratio) {
    const face = getComputedStyle(document.body).fontFamily, projection = root.maplibre.projection();
    pen.save();
    pen.scale(ratio, ratio);
    const taken = boxes(pen, face, projection), half = SIZE / 2;
    Object.assign(pen, {font: `${SIZE}px ${face}`, fillStyle: root.theme.colour("var(--holder-letter)"), textAlign: "center", textBaseline: "middle"});
    drawn = new Set();
    const put = (text, x, y) => { pen.fillText(text, x, y); drawn.add(text); };
    for (const {lon, lat, cell, text} of letters) {
      const x = projection.x(lon), y = projection.y(lat);
      const free = BESIDE.find(([dx, dy]) => clear(taken, x + dx, y + dy, half) && (!dx && !dy || root.ground.within(cell, x + dx, y + dy)));
      if (free) put(text, x + free[0], y + free[1]);
    }
    // A holder whose every letter gave way is named all the same, on its largest area.
    for (const {lon, lat, text} of letters) if (!drawn.has(text)) put(text, projection.x(lon), projection.y(lat));
    pen.restore();
  }

  root.letters = {show, draw, follow, drawn: () => [...drawn], version: () => changes};
})(window.furat = window.furat || {});
