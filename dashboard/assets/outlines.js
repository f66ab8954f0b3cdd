/* What lies between the map and its marks, on a canvas of its own: the borders of areas within which something happened,
   and the letters of the holders (letters.js). It seldom changes while the clock moves, and is painted only where it did. */
(function (root) {
  "use strict";
  let canvas, pen, borders = new Map(), stands = "";

  function start(host, data) {
    canvas = Object.assign(document.createElement("canvas"), {className: "outlines"});
    canvas.setAttribute("aria-hidden", "true");
    host.querySelector(".map").after(canvas);
    pen = canvas.getContext("2d");
    data.areas.features.forEach(({id, geometry}) => borders.set(Number(id), root.paths.of(geometry)));
  }

  /* The marks of areas that have a border. */
  const within = marks => marks.filter(({i}) => borders.has(i));

  /* Draw what belongs to these marks where the map stands now, unless it stands there already. */
  function paint(marks) {
    const ratio = root.paths.fit(canvas), wanted = within(marks), {lat, lon, zoom} = root.maplibre.where();
    const said = [lat, lon, zoom, canvas.width, canvas.height, root.letters.version(), ...wanted.map(({i, look}) => i + look.colour)].join();
    if (said === stands) return;
    stands = said;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    strokes(wanted, ratio);
    root.letters.draw(pen, ratio);
  }

  /* The borders tint nothing under them. */
  function strokes(wanted, ratio) {
    const scale = root.paths.place(pen, ratio);
    for (const {i, look} of wanted) {
      pen.strokeStyle = root.theme.shade(look.colour);
      pen.lineWidth = 2 * ratio / scale;
      pen.stroke(borders.get(i));
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
  }

  /* The theme changed: what stands is no longer what it says. */
  function recolour() { stands = ""; }

  root.outlines = {start, paint, recolour, within};
})(window.furat = window.furat || {});
