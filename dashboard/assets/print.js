/* What a sheet of paper needs beside print.css: the map by daylight, and in words the dates and where it came from. */
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

  window.addEventListener("beforeprint", () => {
    const {state, panels} = root, line = document.getElementById("printed");
    if (!line || !state || !state.ready) return;
    const day = one => panels.dayWords(one, state.setup);
    line.textContent = panels.fill(state.setup.words.printed, {from: day(state.view.from), to: day(state.view.to), address: location.href});
    const legend = document.querySelector("#legend details");
    kept = {theme: page.dataset.theme, legend, open: legend && legend.open};
    if (legend) legend.open = true;
    repaint("light");
  });
  window.addEventListener("afterprint", () => {
    if (!kept) return;
    if (kept.legend) kept.legend.open = kept.open;
    repaint(kept.theme);
    kept = null;
  });
})(window.furat = window.furat || {});
