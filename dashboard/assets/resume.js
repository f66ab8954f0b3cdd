/* While the clock plays, the address follows every second, so that a page loaded again stands where it was. The step before
   the play stays in the browser's history. */
(function (root) {
  "use strict";
  const EVERY = 1000;  // milliseconds; browsers refuse more than about three a second
  let last = 0;

  document.addEventListener("furat:drawn", () => {
    const playing = document.getElementById("play").getAttribute("aria-pressed") === "true", now = performance.now();
    if (!playing) { last = 0; return; }
    if (last && now - last < EVERY) return;
    root.view.remember(!last);
    last = now;
  });
})(window.furat = window.furat || {});
