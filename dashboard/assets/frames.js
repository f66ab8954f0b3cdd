/* Drawing: at most one frame at a time and only the newest view counts; list, legend and letters follow a little later.
   `furat.state.drawn` counts finished frames, `settled()` says that nothing is under way. */
(function (root) {
  "use strict";
  const LIST_EVERY = 250;  // milliseconds between two writings of the list while the clock moves
  let waiting = false, drawing = false, goal = null, listing = 0, listed = -Infinity, shown = null, letters = "";

  /* Move the map with the next frame: Plotly loses one of two changes that are under way together. */
  function look(where) { goal = where; draw(); }

  /* A drag that outruns the map skips frames, never queues them. */
  function draw() {
    waiting = true;
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(async function frame() {
      waiting = false;
      try { await paint(); } finally {
        root.state.drawn++;
        if (waiting) requestAnimationFrame(frame); else drawing = false;
      }
    });
  }

  async function paint() {
    const {state} = root, {view, setup, control} = state;
    const seen = state.seen = state.counter.move(view.from, view.to);
    const now = root.columns.controlOn(control, view.shade ? -Infinity : view.to);  // shaded governorates hide the areas
    const before = view.compare ? root.columns.controlOn(control, view.from) : null;
    shown = state.shown = root.map.drawControl(control, before, now, root.areas.levels(control, view.to));
    root.map.drawMarks(state.data, seen, view.place);
    if (goal) {
      const {lat, lon, zoom} = goal;
      goal = null;
      await root.map.look(lat, lon, zoom);
      await root.maplibre.pictured();
    }
    root.marks.paint();
    state.now = now;
    root.gestures.point();
    root.panels.found(seen, setup);
    root.clock.show();
    root.tell("drawn");
    lists();
  }

  /* Write the list, the legend and the letters, soon where that was just done: they cost as much as a frame. */
  function lists() {
    if (listing) return;
    listing = setTimeout(() => {
      listing = 0;
      listed = performance.now();
      const {view, setup, seen, now, data, home} = root.state, {words} = setup, day = one => root.panels.dayWords(one, setup);
      root.panels.list(data, seen, setup, root.side.openRow);
      root.panels.legend(setup, shown, seen, root.panels.fill(view.compare ? words.compare_on : words.control_on,
        {day: day(view.to), from: day(view.from), to: day(view.to)}));
      writeLetters(view, now, Math.round(2 * (view.zoom === null ? home.zoom : view.zoom)) / 2);
      root.tell("listed");
    }, Math.max(0, listed + LIST_EVERY - performance.now()));
  }

  function writeLetters(view, now, near) {
    const key = `${now.join()} ${view.compare && view.from} ${near}`;
    if (key === letters) return;
    letters = key;
    const apart = 70 * 360 / (512 * 2 ** near);
    root.map.drawLetters(root.areas.letters(root.state.areas, cell => holderOn(cell, now), apart), root.state.setup);
  }

  /* Whose letter stands on a cell; null for none. */
  function holderOn(cell, now) {
    const held = root.state.control.states[now[cell]];
    const silent = !held || !held.holders.length || held.status === "none" || held.status === "unknown";
    return silent || (shown.changed && !shown.changed.has(cell)) ? null : held.holders[0];
  }

  root.frames = {draw, look, drawing: () => drawing, settled: () => !drawing && !listing};
})(window.furat = window.furat || {});
