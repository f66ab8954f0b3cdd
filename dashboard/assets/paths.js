/* Shapes of the earth as paths of a canvas: made once, in pixels of one zoom around the middle of the map, and placed by a
   transformation wherever the map stands. */
(function (root) {
  "use strict";
  const ZOOM = 8, WORLD = 512 * 2 ** ZOOM, MIDDLE = [42, 33.5];  // far from it single precision would blur a path

  const x = lon => (lon - MIDDLE[0]) * WORLD / 360;
  const y = lat => (root.maplibre.north(MIDDLE[1]) - root.maplibre.north(lat)) * WORLD;

  /* A polygon or several as one path; fill it by the rule "evenodd". */
  function of({type, coordinates}) {
    const path = new Path2D();
    for (const polygon of type === "Polygon" ? [coordinates] : coordinates) {
      for (const ring of polygon) {
        ring.forEach(([lon, lat], i) => (i ? path.lineTo(x(lon), y(lat)) : path.moveTo(x(lon), y(lat))));
        path.closePath();
      }
    }
    return path;
  }

  /* Let a canvas' pen take paths where the map stands now; returns how many of the canvas' pixels one unit of a path is. */
  function place(pen, ratio) {
    const {lng, lat} = root.maplibre.map().getCenter(), {clientWidth, clientHeight} = root.maplibre.map().getContainer();
    const scale = 2 ** (root.maplibre.map().getZoom() - ZOOM) * ratio;
    pen.setTransform(scale, 0, 0, scale, clientWidth / 2 * ratio - x(lng) * scale, clientHeight / 2 * ratio - y(lat) * scale);
    return scale;
  }

  /* Make a canvas as large as its box on the page, in the screen's own pixels; returns how many of these a pixel of the page is. */
  function fit(canvas) {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(canvas.clientWidth * ratio), height = Math.round(canvas.clientHeight * ratio);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
    return ratio;
  }

  root.paths = {of, place, fit};
})(window.furat = window.furat || {});
