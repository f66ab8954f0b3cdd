/* The marks of incidents, one a site, on a canvas over the map: drawn from little pictures made once for each look.
   Filled for a place known itself, hollow for one known to its surroundings, large and hollow (with the outline of the area)
   for one known to the area only (outlines.js). Colour and shape (shapes.css) say the worst type of event. */
(function (root) {
  "use strict";
  const HALO = "var(--mark-halo)", PICKED = "var(--mark-picked)", NUMBER = "var(--mark-number)";
  const PICTURES = 6000;  // kept at most; each is a few kB
  const REACH = 3;  // pixels beside a mark that still hit it
  const ROUND = Math.PI / 4;  // the share of its box that a disc fills; every shape is drawn as large
  const CPU = {willReadFrequently: true};  // many small pictures: the processor paints them in half the time (docs/benchmarks.md)
  let canvas, context, sites = [], norths = [], drawn = [], marks = [], pictures = new Map(), shapes = new Map(), ratio = 1;

  function start(host, data) {
    canvas = Object.assign(document.createElement("canvas"), {className: "marks"});
    canvas.setAttribute("aria-hidden", "true");
    host.querySelector(".map").after(canvas);  // above the map, below everything that lies on it
    root.outlines.start(host, data);
    context = canvas.getContext("2d", CPU);
    sites = data.sites;
    norths = Float64Array.from(sites, site => root.maplibre.north(site.lat));
    root.maplibre.on("render", paint);
    root.maplibre.on("idle", root.letters.follow);
  }

  const inner = count => Math.min(46, 9 + 5.5 * Math.sqrt(count - 1));

  /* The number on a mark: from a hundred on in two digits («120+»), so that few pictures serve many marks. */
  function least(count) {
    if (count < 100) return count;
    const step = 10 ** (Math.floor(Math.log10(count)) - 1);
    return Math.floor(count / step) * step;
  }
  const said = count => least(count) + (least(count) < count ? "+" : "");

  /* The outlines of a mark on top of one another, widest first: [diameter in pixels, colour]. The pale one below keeps it
     legible on any colour. */
  function rounds(mark) {
    const plain = inner(mark.count);
    const size = mark.precision === 3 ? Math.max(26, plain + 12) : mark.precision === 2 ? plain + 9 : plain;
    return [
      ...(mark.picked ? [[size + 10, PICKED]] : []), [size + 3, HALO], [size, mark.look.colour],
      ...(mark.precision > 1 ? [[size - 6, HALO]] : []),
    ];
  }

  /* The corners of a shape as shapes.css clips it, around the middle of a box of 1 (none for a disc), and how far from
     it the farthest is. */
  function corners(shape) {
    if (!shapes.has(shape)) {
      const probe = document.body.appendChild(Object.assign(document.createElement("i"), {className: "dot " + shape}));
      const said = getComputedStyle(probe).clipPath.match(/-?[\d.]+%/g) || [];
      probe.remove();
      const points = [];
      for (let i = 0; i < said.length; i += 2) points.push([parseFloat(said[i]) / 100 - 0.5, parseFloat(said[i + 1]) / 100 - 0.5]);
      const area = points.reduce((sum, [x, y], i) => {
        const [x2, y2] = points[(i + 1) % points.length];
        return sum + (x * y2 - x2 * y) / 2;
      }, 0);
      const scale = points.length ? Math.sqrt(ROUND / Math.abs(area)) : 1;
      const farthest = points.length ? scale * Math.max(...points.map(([x, y]) => Math.hypot(x, y))) : 0.5;
      shapes.set(shape, {scale, farthest, points: points.map(([x, y]) => [x * scale, y * scale])});
    }
    return shapes.get(shape);
  }

  function solid(pen, points, middle, diameter) {
    pen.beginPath();
    if (points.length) points.forEach(([x, y]) => pen.lineTo(middle + x * diameter, middle + y * diameter));
    else pen.arc(middle, middle, diameter / 2, 0, 2 * Math.PI);
    pen.closePath();
    pen.fill();
  }

  /* What a mark looks like; one number for all that look alike. */
  function picture(mark) {
    const told = least(mark.count), more = told < mark.count ? 1 : 0;
    const key = (((told * 2 + more) * 4 + mark.precision) * 2 + (mark.picked ? 1 : 0)) * 16 + mark.type;
    let found = pictures.get(key);
    if (!found) {
      if (pictures.size >= PICTURES) pictures.clear();
      pictures.set(key, found = painted(mark));
    }
    return found;
  }

  function painted(mark) {
    const layers = rounds(mark), {points, scale, farthest} = corners(mark.look.shape), size = Math.ceil(layers[0][0] * scale * ratio) + 2;
    const image = Object.assign(document.createElement("canvas"), {width: size, height: size}), pen = image.getContext("2d", CPU);
    for (const [diameter, colour] of layers) {
      pen.fillStyle = colour === mark.look.colour ? root.theme.shade(colour) : root.theme.colour(colour);
      solid(pen, points, size / 2, diameter * ratio);
    }
    if (mark.count > 1 || mark.precision === 3) {
      pen.fillStyle = root.theme.colour(mark.precision > 1 ? NUMBER : HALO);
      pen.font = `700 ${11 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.fillText(root.digits.say(said(mark.count)), size / 2, size / 2 + 0.5 * ratio);
    }
    const core = root.cover.core(pen.getImageData(0, 0, size, size).data, size);
    return {image, size, core, reach: layers[0][0] * farthest * ratio + 1, radius: layers[0][0] / 2};
  }

  /* The order is that of the eye: areas at the bottom, then many before few, so that a small mark is never buried. */
  function gather(seen, types, chosen) {
    const keys = new Float64Array(sites.length);
    let shown = 0;
    for (let i = 0; i < sites.length; i++) {
      const count = seen.count[i];
      if (count) keys[shown++] = (sites[i].precision * 0x1000000 + count) * sites.length + i;
    }
    const order = keys.subarray(0, shown).sort();
    marks = new Array(shown);
    let picked = false;
    for (let at = 0; at < shown; at++) {
      const i = order[shown - 1 - at] % sites.length, site = sites[i], type = seen.worst(i);
      // A place has up to three marks around one point: the widest wears the circle.
      const wears = !picked && chosen !== "" && site.key === chosen;
      picked = picked || wears;
      marks[at] = {i, site, precision: site.precision, count: seen.count[i], picked: wears, type, look: types[type]};
    }
  }

  /* What lies below the marks, where it changed. */
  const lower = () => root.outlines.paint(marks);

  /* Draw the gathered marks where the map stands now, and what lies below them. */
  function paint() {
    fit();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    lower();
    drawn = uncovered();
    for (const {image, left, top} of drawn) context.drawImage(image, left, top);
  }

  /* The marks of which anything is seen, the lowest first: those that lie wholly below others need not be drawn. */
  function uncovered() {
    const {x, down} = root.maplibre.projection(), {width, height} = canvas, cover = root.cover.sheet(width, height), found = [];
    for (let at = marks.length - 1; at >= 0; at--) {
      const mark = marks[at], across = x(mark.site.lon), along = down(norths[mark.i]);
      if (across * ratio < -80 || along * ratio < -80 || across * ratio > width + 80 || along * ratio > height + 80) continue;
      const {image, size, reach, core, radius} = picture(mark);
      const left = Math.round(across * ratio - size / 2), top = Math.round(along * ratio - size / 2);
      if (cover.hides(left + size / 2, top + size / 2, reach)) continue;
      cover.add(left + size / 2, top + size / 2, core);
      found.push({mark, image, left, top, x: across, y: along, radius});
    }
    return found.reverse();
  }

  function fit() {
    const before = ratio;
    ratio = root.paths.fit(canvas);
    if (before !== ratio) pictures.clear();
  }

  /* The site whose mark lies on top at a point of the map's box, -1 where there is none. */
  function under(x, y) {
    for (let at = drawn.length - 1; at >= 0; at--) {
      const mark = drawn[at], reach = mark.radius + REACH;
      if ((mark.x - x) ** 2 + (mark.y - y) ** 2 <= reach * reach) return mark.mark.i;
    }
    return -1;
  }

  /* Theme or digits changed: every picture is made anew. */
  function recolour() {
    pictures.clear();
    root.outlines.recolour();
    if (canvas) paint();
  }

  /* Every outline that is drawn, as [longitude, latitude, diameter, colour], the lowest first. */
  const all = () => marks.flatMap(mark => rounds(mark).map(([size, colour]) => [mark.site.lon, mark.site.lat, size, colour]));

  /* How many areas are outlined. */
  const outlined = () => root.outlines.within(marks).length;

  root.marks = {start, gather, paint, lower, recolour, under, all, outlined};
})(window.furat = window.furat || {});
