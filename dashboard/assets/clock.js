/* The one clock: the axis, the histogram with its window, the strip of shares, the dates that can be typed, presets and play. */
(function (root) {
  "use strict";
  const byId = id => document.getElementById(id);
  const fields = {};
  let axis, brush, shares, player;

  const bounded = (day, otherwise) => Math.min(root.state.data.last, Math.max(root.state.data.first, day === null ? otherwise : day));

  function start() {
    const {data: {first, last}, setup} = root.state;
    axis = root.axis({first, last, changed() { brush.redraw(); shares.redraw(); root.tell("axis"); }});
    brush = root.brush(byId("timeline"), {
      first, last, axis, setup, words: setup.words, label: day => root.panels.dayWords(day, setup),
      moved: (from, to, done) => { player.pause(); root.view.move(from, to, done); },
      pointed: bar => root.links.pointDays(bar),
    });
    shares = root.shares(byId("shares"), {first, last, axis, setup});
    makePlayer();
    makeFields();
    document.querySelectorAll("#presets .preset").forEach(button => button.addEventListener("click", () => {
      jump(bounded(root.address.day(button.dataset.from), first), bounded(root.address.day(button.dataset.to), last));
    }));
  }

  /* The filters changed: bars and shares anew. */
  function count() {
    const {data, passes, view, control, areas} = root.state;
    brush.draw(root.histogram.count(data, passes));
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
    player.pause();
    brush.set(from, to);
    axis.reveal(from, to);
    root.view.move(from, to, true);
  }

  /* The window walks on with its length, or grows from where it begins; one that holds everything begins anew as a quarter of a year. */
  function makePlayer() {
    const {state} = root, {first, last} = state.data;
    const walk = (from, to) => { brush.set(from, to); axis.reveal(from, to); root.view.move(from, to, false); };
    const growing = () => byId("play-mode") && byId("play-mode").value === "growing";
    player = root.player({
      button: byId("play"), speed: byId("speed"), words: state.setup.words, busy: root.frames.drawing,
      begin() {
        const {from, to} = state.view, whole = from === first && to === last;
        const length = whole ? 90 : to - from;
        if (to === last) walk(...(growing() ? [from, Math.min(last, from + 1)] : [first, first + length]));
      },
      step(days) {
        const {from, to} = state.view, by = Math.min(days, last - to);
        if (by > 0) walk(growing() ? from : from + by, to + by);
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

  root.clock = {start, count, show, jump, bounded, pause: () => player.pause(), axis: () => axis, mark: spans => brush.mark(spans)};
})(window.furat = window.furat || {});
