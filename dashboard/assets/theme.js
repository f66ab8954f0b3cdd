/* The colours of theme.css for what no style sheet reaches: the map and the canvas of the marks. */
(function (root) {
  "use strict";
  /* The style's colours (dashboard/figures/style.py) and where theme.css names them. */
  const OF_THE_MAP = [
    "water", "river", "governorate-line", "border", "water-name", "country-name", "governorate-name",
    "town-name", "town-dot", "halo", "holder-letter",
  ];
  const LIGHTEST = 0.62;  // of colours on dark ground, as in theme.css
  const known = new Map();
  let probe;

  /* Any colour of CSS as it looks in this theme now: `rgb(26,100,112)`. */
  function colour(css) {
    if (!known.has(css)) {
      probe = probe || document.body.appendChild(Object.assign(document.createElement("i"), {hidden: true}));
      probe.style.color = `color-mix(in srgb, ${css}, ${css})`;
      const parts = getComputedStyle(probe).color.match(/-?[\d.]+(e-?\d+)?/g).slice(0, 3);
      known.set(css, `rgb(${parts.map(part => Math.round(255 * Math.min(1, Math.max(0, part)))).join()})`);
    }
    return known.get(css);
  }

  /* The colour of an actor or a type of event, light enough for dark ground. */
  const lifted = hex => `light-dark(${hex}, oklch(from ${hex} max(l, ${LIGHTEST}) c h))`;
  const shade = hex => colour(lifted(hex));

  /* A share of a colour over the land: mixed beforehand and painted opaque, for two see-through neighbours would show the
     seam between them. */
  const over = (hex, share) => colour(`color-mix(in srgb, ${lifted(hex)} ${100 * share}%, var(--land))`);

  /* Paint the map in the page's theme. */
  function paintMap() {
    known.clear();
    const map = root.maplibre.map();
    if (!map) return;
    for (const name of OF_THE_MAP) map.setGlobalStateProperty(name, colour(`var(--${name})`));
    document.documentElement.dataset.map = document.documentElement.dataset.theme;
  }

  document.addEventListener("furat:choice", event => {
    if (event.detail !== "theme") return;
    paintMap();
    if (root.maplibre.map()) root.map.recolour();
  });
  root.theme = {colour, shade, over, paintMap};
})(window.furat = window.furat || {});
