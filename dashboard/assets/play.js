/* Play and pause: the window walks along the axis at a speed in days a second, never ahead of what is drawn. */
(function (root) {
  "use strict";

  /* button, speed: elements; `step(days)` moves the window and says whether it could; `busy()`: a frame is under way;
     `begin()` before the first step, `done()` after the last. */
  root.player = ({button, speed, words, step, busy, begin, done}) => {
    let playing = false, before = 0, owed = 0;
    // Who asked for less motion sees one step a second instead of a walk.
    const calm = matchMedia("(prefers-reduced-motion: reduce)");

    function show() {
      button.textContent = playing ? "❚❚" : "▶";
      button.setAttribute("aria-label", playing ? words.pause : words.play);
      button.setAttribute("aria-pressed", playing);
    }

    function tick(now) {
      if (!playing) return;
      if (!busy()) {
        // A slow frame slows the walk down; it never makes it jump.
        // A frame's time is that of its beginning, which may lie before the press on the button.
        owed += Math.min(0.25, Math.max(0, now - before) / 1000) * Number(speed.value);
        before = now;
        const days = calm.matches && owed < Number(speed.value) ? 0 : Math.floor(owed);
        owed -= days;
        if (days && !step(days)) { pause(); return; }
      }
      requestAnimationFrame(tick);
    }

    function play() {
      playing = true;
      owed = 0;
      begin();
      before = performance.now();
      show();
      requestAnimationFrame(tick);
    }

    function pause() {
      if (!playing) return;
      playing = false;
      show();
      done();
    }

    button.addEventListener("click", () => (playing ? pause() : play()));
    show();
    return {pause, playing: () => playing};
  };
})(window.furat = window.furat || {});
