/* The map as a picture to keep: a canvas with title, filters, map, legend, sources and address, in the page's own colours,
   from the right in a language that is written so. */
(function (root) {
  "use strict";
  const PAD = 20, ROW = 21, COLUMN = 200, LEAST = 560;  // pixels, before the screen's own ratio
  const COLOUR = /(?:rgba?|color|oklch|oklab|lab|hsla?)\([^()]*\)/g;
  const rtl = () => document.documentElement.dir === "rtl";

  /* A canvas that grows downwards: `lines` and `legend` write at `y` and move it on; where `pen` is null they only measure. */
  function sheet(width, pen, measure) {
    const face = getComputedStyle(document.body).fontFamily;
    const here = {y: PAD, lines, legend, image};
    const from = inset => (rtl() ? width - PAD - inset : PAD + inset);

    function font(to, size, weight) { to.font = `${weight || 400} ${size}px ${face}`; }

    function wrapped(text, room) {
      const kept = [""];
      for (const word of text.split(" ")) {
        const longer = (kept[kept.length - 1] + " " + word).trim();
        if (kept[kept.length - 1] && measure.measureText(longer).width > room) kept.push(word);
        else kept[kept.length - 1] = longer;
      }
      return kept;
    }

    function lines(text, size, colour, weight) {
      if (!text) return;
      font(measure, size, weight);
      for (const line of wrapped(text, width - 2 * PAD)) {
        if (pen) put(line, from(0), here.y + size, size, colour, weight);
        here.y += Math.round(size * 1.5);
      }
    }

    function put(text, x, y, size, colour, weight) {
      font(pen, size, weight);
      pen.fillStyle = colour;
      pen.direction = document.documentElement.dir;
      pen.textAlign = "start";
      pen.fillText(text, x, y);
    }

    function image(map, height) {
      if (pen) pen.drawImage(map, 0, here.y, width, height);
      here.y += height + 14;
    }

    /* The rows of the legend in columns, each {heading} or {swatch, label}. */
    function legend(rows, ink, quiet) {
      const columns = Math.max(1, Math.floor((width - 2 * PAD) / COLUMN)), high = Math.ceil(rows.length / columns) + 1;
      // No heading stands at the foot of a column.
      rows = [...rows];
      for (let i = high - 1; i < rows.length; i += high) if (rows[i].heading) rows.splice(i, 0, {});
      if (pen) rows.forEach((row, i) => {
        const inset = Math.floor(i / high) * (width - 2 * PAD) / columns, y = here.y + (i % high) * ROW;
        if (!row.label && !row.heading) return;
        if (row.heading) { put(row.heading, from(inset), y + 14, 12, quiet, 600); return; }
        swatch(pen, row.swatch, from(inset) - (rtl() ? 24 : 0), y + 2);
        put(row.label, from(inset + 32), y + 14, 12, ink);
      });
      here.y += high * ROW + 8;
    }

    return here;
  }

  /* A key of the legend, 24 by 16, as its style sheet paints it: a colour or two in stripes, a letter; or a type's shape. */
  function swatch(pen, element, x, y) {
    const style = getComputedStyle(element), stripes = [...new Set(style.backgroundImage.match(COLOUR) || [])];
    pen.save();
    pen.beginPath();
    if (element.classList.contains("dot")) shape(pen, style.clipPath, x + 5, y + 1, 14);
    else pen.rect(x, y, 24, 16);
    pen.clip();
    pen.fillStyle = style.backgroundColor;
    pen.fillRect(x, y, 24, 16);
    for (let at = -16, i = 0; stripes.length && at < 24; at += 5, i++) {
      pen.fillStyle = stripes[i % stripes.length];
      pen.beginPath();
      for (const [dx, dy] of [[0, 16], [5, 16], [21, 0], [16, 0]]) pen.lineTo(x + at + dx, y + dy);
      pen.fill();
    }
    pen.restore();
    if (!element.textContent) return;
    pen.font = `700 10px ${style.fontFamily}`;
    pen.fillStyle = style.color;
    pen.textAlign = "center";
    pen.fillText(element.textContent, x + 12, y + 12);
  }

  function shape(pen, clip, x, y, size) {
    const share = (clip.match(/-?[\d.]+%/g) || []).map(part => parseFloat(part) / 100);
    if (!share.length) pen.arc(x + size / 2, y + size / 2, size / 2, 0, 2 * Math.PI);
    for (let i = 0; i < share.length; i += 2) pen.lineTo(x + share[i] * size, y + share[i + 1] * size);
    pen.closePath();
  }

  function rows() {
    const found = [];
    document.querySelectorAll("#legend .columns > *").forEach(block => {
      if (block.tagName === "H3") { found.push({heading: block.textContent}); return; }
      block.querySelectorAll("li").forEach(line => found.push({swatch: line.firstElementChild, label: line.lastElementChild.textContent}));
    });
    return found;
  }

  /* The picture as a canvas. `said`: {title, notes: [lines below the title], sources: [lines below the legend]}. */
  async function draw(said) {
    const map = await root.maplibre.snapshot(), {clientWidth, clientHeight} = document.querySelector(".stage");
    const width = Math.max(LEAST, clientWidth), height = width * clientHeight / clientWidth, ratio = Math.max(1, map.width / clientWidth);
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    const [ink, quiet, paper] = ["--ink", "--quiet", "--card"].map(name => root.theme.colour(`var(${name})`)), legend = rows();
    const write = to => {
      to.lines(said.title, 20, ink, 700);
      said.notes.forEach(line => to.lines(line, 13, quiet));
      to.y += 6;
      to.image(map, height);
      to.legend(legend, ink, quiet);
      said.sources.forEach(line => to.lines(line, 11.5, quiet));
      return to.y;
    };
    const tall = write(sheet(width, null, pen)) + PAD;
    Object.assign(canvas, {width: Math.round(width * ratio), height: Math.round(tall * ratio)});
    pen.scale(ratio, ratio);
    pen.fillStyle = paper;
    pen.fillRect(0, 0, width, tall);
    write(sheet(width, pen, pen));
    return canvas;
  }

  root.picture = {draw};
})(window.furat = window.furat || {});
