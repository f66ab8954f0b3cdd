/* The one clock: the histogram with its window, the strip of shares, the dates that can be typed, presets and play. */
(function (root) {
  "use strict";
  const byId = id => document.getElementById(id);
  const fields = {};
  let brush, shares, player;

  const bounded = (day, otherwise) => Math.min(root.state.data.last, Math.max(root.state.data.first, day === null ? otherwise : day));

  function start() {
    const {data: {first, last}, setup} = root.state;
    brush = root.brush(byId("timeline"), {
      first, last, words: setup.words, label: day => root.panels.dayWords(day, setup),
      moved: (from, to, done) => { player.pause(); root.view.move(from, to, done); },
    });
    shares = root.shares(byId("shares"), {first, last, setup});
    makePlayer();
    makeFields();
    document.querySelectorAll("#presets .preset").forEach(button => button.addEventListener("click", () => {
      player.pause();
      jump(bounded(root.address.day(button.dataset.from), first), bounded(root.address.day(button.dataset.to), last));
    }));
  }

  /* The filters changed: bars and shares anew. */
  function count() {
    const {data, passes, view, control, areas} = root.state;
    brush.draw(root.columns.months(data, passes));
    brush.set(view.from, view.to);
    shares.draw(root.areas.shares(control, areas, view.country, data.first, data.last));
  }

  /* Show where the window stands. */
  function show() {
    const {view, data} = root.state, iso = root.columns.isoOf;
    shares.mark(view.to);
    for (const name in fields) if (fields[name] !== document.activeElement) fields[name].value = iso(view[name]);
    document.querySelectorAll("#presets .preset").forEach(button => button.classList.toggle("on",
      (button.dataset.from || iso(data.first)) === iso(view.from) && (button.dataset.to || iso(data.last)) === iso(view.to)));
  }

  /* Set the window as one step. */
  function jump(from, to) {
    brush.set(from, to);
    root.view.move(from, to, true);
  }

  /* The window walks on with its length; one that holds everything begins anew as a quarter of a year. */
  function makePlayer() {
    const {state} = root, {first, last} = state.data;
    const walk = (from, to) => { brush.set(from, to); root.view.move(from, to, false); };
    player = root.player({
      button: byId("play"), speed: byId("speed"), words: state.setup.words, busy: root.frames.drawing,
      begin() {
        const {from, to} = state.view, whole = from === first && to === last;
        const length = whole ? 90 : to - from;
        if (to === last) walk(first, first + length);
      },
      step(days) {
        const {from, to} = state.view, by = Math.min(days, last - to);
        if (by > 0) walk(from + by, to + by);
        return by > 0;
      },
      done: () => root.view.move(state.view.from, state.view.to, true),
    });
  }

  /* The two dates that can be typed; written year first, which every reader takes alike. */
  function makeFields() {
    document.querySelectorAll(".field").forEach(place => {
      const name = place.dataset.field;
      const field = fields[name] = Object.assign(document.createElement("input"), {
        id: name, type: "text", inputMode: "numeric", maxLength: 10, autocomplete: "off", placeholder: "YYYY-MM-DD",
      });
      field.addEventListener("change", () => typed(name));
      place.replaceChildren(field);
    });
  }

  function typed(name) {
    const {view} = root.state, day = root.address.day(fields[name].value.trim());
    if (day === null) { fields[name].value = root.columns.isoOf(view[name]); return; }
    view[name] = bounded(day, view[name]);
    fields[name].value = root.columns.isoOf(view[name]);  // it may have been typed in other digits
    if (view.from > view.to) view[name === "from" ? "to" : "from"] = view[name];
    jump(view.from, view.to);
  }

  root.clock = {start, count, show, jump, bounded, pause: () => player.pause()};
})(window.furat = window.furat || {});
