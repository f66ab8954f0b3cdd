/* What a sheet of paper needs beside print.css: the map by daylight, as it stands on the screen whatever the size of the
   paper, and in words the dates and where it came from. */
(function (root) {
  "use strict";
  const page = document.documentElement;
  let kept = null;

  function repaint(theme) {
    page.dataset.theme = theme;
    root.theme.paintMap();
    root.map.recolour();
    root.maplibre.map().redraw();
  }

  /* Areas, map and marks as one canvas, which scales with the paper. */
  function copy(stage) {
    const layers = [...stage.querySelectorAll("canvas")], {width, height} = layers[0];
    const made = Object.assign(document.createElement("canvas"), {width, height, className: "printed-map"});
    const pen = made.getContext("2d");
    pen.fillStyle = root.theme.colour("var(--sea)");
    pen.fillRect(0, 0, width, height);
    layers.forEach(layer => pen.drawImage(layer, 0, 0, width, height));
    return made;
  }

  window.addEventListener("beforeprint", () => {
    const {state, panels} = root, line = document.getElementById("printed");
    if (kept || !line || !state || !state.ready) return;
    const day = one => panels.dayWords(one, state.setup);
    line.textContent = panels.fill(state.setup.words.printed, {from: day(state.view.from), to: day(state.view.to), address: location.href});
    const legend = document.querySelector("#legend details"), theme = page.dataset.theme;
    repaint("light");
    const stage = root.map.graph().closest(".stage"), map = copy(stage);
    stage.prepend(map);
    kept = {theme, legend, open: legend && legend.open, map};
    if (legend) legend.open = true;
  });
  window.addEventListener("afterprint", () => {
    if (!kept) return;
    const {legend, open, map, theme} = kept;
    kept = null;
    map.remove();
    if (legend) legend.open = open;
    repaint(theme);
  });
})(window.furat = window.furat || {});
