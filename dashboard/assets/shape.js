/* A part of the map that a hand drew: a box «west,south,east,north» or a line around it «lon,lat;lon,lat;...», in degrees
   with two to three decimals, short enough for an address. Numbers only. */
(function (root) {
  "use strict";
  const CORNERS = 40;  // of a line around a part; enough for the eye

  /* The corners, [[lon, lat], ...]; null where the text is no shape. */
  function read(text) {
    const corners = (text || "").split(";").map(pair => pair.split(",").map(Number));
    if (corners.flat().some(value => !isFinite(value))) return null;
    if (corners.length === 1 && corners[0].length === 4) {
      const [west, south, east, north] = corners[0];
      return west < east && south < north ? [[west, south], [east, south], [east, north], [west, north]] : null;
    }
    return corners.length > 2 && corners.length <= CORNERS && corners.every(pair => pair.length === 2) ? corners : null;
  }

  const short = (value, digits) => String(Number(value.toFixed(digits)));

  const box = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
    .map(value => short(value, 3)).join(",");

  /* Of a line drawn freely as many corners as an address holds, the ones that matter most. */
  function around(line) {
    const longitudes = line.map(([lon]) => lon);
    let width = (Math.max(...longitudes) - Math.min(...longitudes)) / 100, kept = simpler(line, width);
    while (kept.length > CORNERS) { width *= 1.6; kept = simpler(line, width); }
    return kept.map(([lon, lat]) => `${short(lon, 2)},${short(lat, 2)}`).join(";");
  }

  /* Ramer, Douglas and Peucker: leave out what lies nearer than `width` degrees to the line without it. */
  function simpler(line, width) {
    if (line.length < 3) return line;
    const [from, to] = [line[0], line[line.length - 1]];
    let far = 0, most = -1;
    for (let i = 1; i < line.length - 1; i++) {
      const away = distance(line[i], from, to);
      if (away > most) { most = away; far = i; }
    }
    if (most <= width) return [from, to];
    return [...simpler(line.slice(0, far + 1), width).slice(0, -1), ...simpler(line.slice(far), width)];
  }

  function distance([x, y], [x1, y1], [x2, y2]) {
    const [dx, dy] = [x2 - x1, y2 - y1], length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
  }

  const holds = (corners, lon, lat) => root.areas.crossings(corners, lon, lat);

  root.shape = {read, box, around, holds};
})(window.furat = window.furat || {});
