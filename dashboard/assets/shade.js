/* Governorates shaded by their incidents or deaths, on demand, in place of the areas of control: five shades of one colour,
   and the number itself on each, so that it reads without them. */
(function (root) {
  "use strict";
  const LAYER = "shade", NAMES = "shade-numbers", CLASSES = 5, PALEST = 0.16;
  const byId = id => document.getElementById(id);
  let started = false, shown = "";

  const source = name => root.state.style.sources[name].data;

  function start() {
    started = true;
    const features = source("governorates").features.map((feature, id) => ({...feature, id}));
    root.maplibre.areas(LAYER, {type: "FeatureCollection", features}, "governorate-lines", {
      fill: {"fill-color": ["to-color", ["feature-state", "value"], "rgba(0,0,0,0)"]},
    });
  }

  /* The upper ends of the classes, each some times the one below: a few governorates have most of it. */
  function classes(most) {
    const ends = Array.from({length: CLASSES}, (_, i) => Math.round(most ** ((i + 1) / CLASSES)));
    return [...new Set(ends)].filter(Boolean);
  }

  const tint = (i, ends) => root.theme.over(root.state.setup.tints[root.state.view.shade === "deaths" ? 1 : 0],
    PALEST + (0.82 - PALEST) * (ends.length < 2 ? 1 : i / (ends.length - 1)));

  function show() {
    const {view, setup} = root.state;
    if (byId("shade")) byId("shade").value = view.shade;
    if (!view.shade && !shown || !root.map.styled()) return;
    shown = view.shade;
    if (!started) start();
    const found = shown ? root.numbers.tally(root.state).governorate : new Map(), at = shown === "deaths" ? 1 : 0;
    const names = source("governorates").features.map(feature => feature.properties.name_en);
    const sums = names.map(name => (found.get(name) || [0, 0])[at]), ends = classes(Math.max(0, ...sums));
    const classOf = sum => ends.findIndex(end => sum <= end);
    root.maplibre.colour(LAYER, new Map(sums.flatMap((sum, id) => (sum ? [[id, tint(classOf(sum), ends)]] : []))));
    root.maplibre.texts(NAMES, "river-names", source("governorate-labels").features.flatMap(({properties, geometry}) => {
      const sum = sums[names.indexOf(properties.name_en)], [lon, lat] = geometry.coordinates;
      return sum ? [{lon, lat, text: root.digits.say(sum.toLocaleString("en"))}] : [];
    }));
    if (shown) key(setup.words["shade_" + shown], ends, (found.get("") || [0, 0])[at]);
  }

  /* The key goes before the rest of the legend, which was just written anew. */
  function key(title, ends, elsewhere) {
    const {words} = root.state.setup, list = document.createElement("ul");
    const row = (swatch, text) => {
      const line = document.createElement("li");
      line.append(swatch, Object.assign(document.createElement("span"), {textContent: text}));
      list.append(line);
    };
    ends.forEach((end, i) => {
      const swatch = Object.assign(document.createElement("span"), {className: "swatch shade"}), least = i ? ends[i - 1] + 1 : 1;
      swatch.style.background = tint(i, ends);
      row(swatch, least === end ? end.toLocaleString("en") : `${least.toLocaleString("en")} – ${end.toLocaleString("en")}`);
    });
    if (elsewhere) row(Object.assign(document.createElement("span"), {className: "swatch shade"}), root.panels.fill(words.shade_elsewhere, {count: elsewhere}));
    document.querySelector("#legend .columns").prepend(Object.assign(document.createElement("h3"), {textContent: title}), list);
  }

  document.addEventListener("change", event => {
    if (event.target.id !== "shade" || !root.state.ready) return;
    root.state.view.shade = event.target.value;
    root.frames.draw();
    root.view.remember(true);
  });
  document.addEventListener("furat:listed", show);
  document.addEventListener("furat:choice", event => { if (event.detail === "theme" && root.state.ready) root.frames.draw(); });
})(window.furat = window.furat || {});
