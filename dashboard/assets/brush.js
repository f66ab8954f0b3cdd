/* The histogram and the window over it. Time runs with the page's writing: from the right in Arabic. The wheel, two fingers
   or buttons zoom into the axis (axis.js). */
(function (root) {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const WHEEL = 0.0016;  // of the axis seen, for each pixel that a wheel turns
  const element = (tag, className) => Object.assign(document.createElement(tag), {className});
  const clamp = (day, low, high) => Math.min(high, Math.max(low, day));

  /* options: {first, last} days of the whole axis, `axis` (axis.js), `moved(from, to, done)` at each step of a drag,
     `label(day)`, `pointed(bar)` when the mouse lies over a bar, null when over none. */
  function brush(host, options) {
    const {first, last, axis, moved, words, label, setup, pointed} = options;
    const rtl = getComputedStyle(host).direction === "rtl";
    const bars = document.createElementNS(SVG, "svg");
    bars.setAttribute("class", "bars");
    bars.setAttribute("preserveAspectRatio", "none");
    bars.setAttribute("aria-hidden", "true");
    const scale = element("div", "axis"), pane = element("div", "window"), spans = element("div", "spans");
    const ends = ["from", "to"].map(name => slider("end end-" + name, words[name]));
    const both = slider("both", words.window);
    function slider(className, said) {
      const end = element("div", className);
      end.tabIndex = 0;
      end.setAttribute("role", "slider");
      end.setAttribute("aria-label", said);
      end.setAttribute("aria-valuemin", first);
      end.setAttribute("aria-valuemax", last);
      return end;
    }
    pane.append(both, ...ends);
    const plot = element("div", "plot");
    plot.append(bars, spans, pane);
    host.replaceChildren(plot, scale);
    let from = first, to = last, counts = null, shown = [];
    const fingers = new Map();

    function place() {
      const [start, stop] = [clamp(from, axis.left, axis.right + 1), clamp(to + 1, axis.left, axis.right + 1)];
      pane.hidden = to < axis.left || from > axis.right;
      pane.style.insetInlineStart = axis.percent(start) + "%";
      pane.style.width = axis.percent(stop) - axis.percent(start) + "%";
      ends[0].hidden = from < axis.left;
      ends[1].hidden = to > axis.right;
      [[ends[0], from], [ends[1], to], [both, from]].forEach(([end, day]) => end.setAttribute("aria-valuenow", day));
      ends.forEach((end, i) => end.setAttribute("aria-valuetext", label(i ? to : from)));
      both.setAttribute("aria-valuetext", `${label(from)} – ${label(to)}`);
    }

    function drawScale() {
      scale.replaceChildren(...axis.ticks(host.clientWidth, setup).filter(([day]) => axis.percent(day) <= 97).map(([day, text]) => {
        const tick = Object.assign(element("span", "tick"), {textContent: text});
        tick.style.insetInlineStart = axis.percent(day) + "%";
        return tick;
      }));
    }

    /* A stretch of days as [x0, x1] of the picture, which is as wide as there are days. */
    function stretch(start, end) {
      const [a, b] = [clamp(start, axis.left, axis.right + 1) - axis.left, clamp(end + 1, axis.left, axis.right + 1) - axis.left];
      return rtl ? [axis.days() - b, axis.days() - a] : [a, b];
    }

    function drawBars() {
      if (!counts) return;
      const unit = root.histogram.unit(axis.days(), host.clientWidth || 1000);
      shown = root.histogram.bars(counts, unit, axis.left, axis.right);
      const top = shown.reduce((most, bar) => Math.max(most, bar.count), 1), paths = {exact: "", loose: ""};
      for (const bar of shown) {
        const [x0, x1] = stretch(bar.start, bar.end), gap = (x1 - x0) * (bar.loose ? 0.02 : 0.12);
        paths[bar.loose ? "loose" : "exact"] += `M${x0 + gap} 100V${100 - Math.max(4, 96 * bar.count / top)}H${x1 - gap}V100Z`;
      }
      bars.setAttribute("viewBox", `0 0 ${axis.days()} 100`);
      bars.replaceChildren(...["loose", "exact"].map(name => {
        const shape = document.createElementNS(SVG, "path");
        shape.setAttribute("d", paths[name]);
        shape.setAttribute("class", name);
        return shape;
      }));
      host.dataset.unit = unit;
    }

    /* Days set off above the bars, each [from, to]: where incidents that are pointed at lie. */
    function mark(wanted) {
      spans.replaceChildren(...wanted.filter(([start, end]) => end >= axis.left && start <= axis.right).map(([start, end]) => {
        const span = element("i", "span"), [a, b] = [clamp(start, axis.left, axis.right + 1), clamp(end + 1, axis.left, axis.right + 1)];
        span.style.insetInlineStart = axis.percent(a) + "%";
        span.style.width = axis.percent(b) - axis.percent(a) + "%";
        return span;
      }));
    }

    function redraw() { place(); drawScale(); drawBars(); mark([]); }
    function draw(made) { counts = made; drawBars(); }
    function set(newFrom, newTo) { from = newFrom; to = newTo; place(); }

    function shareOf(x) {
      const box = plot.getBoundingClientRect();
      return (rtl ? box.right - x : x - box.left) / box.width;
    }
    const dayAt = x => Math.round(axis.left + shareOf(x) * axis.days());

    function step(grip, by, start) {
      if (grip === "from") set(clamp(start.from + by, first, to), to);
      else if (grip === "to") set(from, clamp(start.to + by, from, last));
      else {
        const shift = clamp(by, first - start.from, last - start.to);
        set(start.from + shift, start.to + shift);
      }
    }

    plot.addEventListener("pointerdown", event => {
      if (event.button) return;
      event.preventDefault();
      fingers.set(event.pointerId, event.clientX);
      plot.setPointerCapture(event.pointerId);
      if (fingers.size > 1) return;
      let grip = event.target === ends[0] ? "from" : event.target === ends[1] ? "to" : pane.contains(event.target) ? "both" : "new";
      const began = dayAt(event.clientX), held = event.pointerId, before = {from, to};
      if (grip === "new") {  // a press beside the window moves the nearer end there
        grip = Math.abs(began - from) <= Math.abs(began - to) ? "from" : "to";
        set(grip === "from" ? clamp(began, first, to) : from, grip === "to" ? clamp(began, from, last) : to);
        moved(from, to, false);
      }
      const start = {from, to};
      let pinching = false;
      plot.classList.add("dragging");
      const follow = moving => {
        const gap = () => { const [a, b] = [...fingers.values()]; return [Math.max(8, Math.abs(a - b)), (a + b) / 2]; };
        const [was] = fingers.size > 1 ? gap() : [0];
        fingers.set(moving.pointerId, moving.clientX);
        if (fingers.size > 1) {  // two fingers zoom; what the first one moved is taken back
          if (!pinching) { pinching = true; set(before.from, before.to); moved(from, to, false); }
          const [now, middle] = gap();
          axis.zoom(was / now, dayAt(middle));
        } else if (!pinching && moving.pointerId === held) { step(grip, dayAt(moving.clientX) - began, start); moved(from, to, false); }
      };
      const stop = ended => {
        fingers.delete(ended.pointerId);
        if (fingers.size) return;
        plot.removeEventListener("pointermove", follow);
        plot.removeEventListener("pointerup", stop);
        plot.removeEventListener("pointercancel", stop);
        plot.classList.remove("dragging");
        moved(from, to, true);
      };
      plot.addEventListener("pointermove", follow);
      plot.addEventListener("pointerup", stop);
      plot.addEventListener("pointercancel", stop);
    });

    /* Up and down zoom; sideways, or with Shift, move along the axis. */
    plot.addEventListener("wheel", event => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) axis.pan((rtl ? -1 : 1) * sideways * WHEEL * axis.days());
      else axis.zoom(Math.exp(event.deltaY * WHEEL), dayAt(event.clientX));
    }, {passive: false});

    /* The bar under the mouse, the finest first. */
    plot.addEventListener("pointermove", event => {
      if (fingers.size) return;
      const day = dayAt(event.clientX - (rtl ? -0.5 : 0.5) * plot.clientWidth / axis.days());
      const here = shown.filter(bar => bar.start <= day && day <= bar.end);
      pointed(here.find(bar => !bar.loose) || here[0] || null);
    });
    plot.addEventListener("pointerleave", () => pointed(null));

    const forward = rtl ? "ArrowLeft" : "ArrowRight", backward = rtl ? "ArrowRight" : "ArrowLeft";
    [...ends, both].forEach((end, i) => end.addEventListener("keydown", event => {
      const by = {[forward]: 1, [backward]: -1, ArrowUp: 1, ArrowDown: -1, PageUp: 30, PageDown: -30}[event.key];
      if (by) step(["from", "to", "both"][i], event.shiftKey ? by * 7 : by, {from, to});
      else if (event.key === "+" || event.key === "=") axis.zoom(0.6, (from + to) / 2);
      else if (event.key === "-") axis.zoom(1 / 0.6, (from + to) / 2);
      else return;
      event.preventDefault();
      if (by) moved(from, to, true);
    }));

    new ResizeObserver(redraw).observe(host);
    redraw();
    return {set, draw, mark, redraw};
  }

  root.brush = brush;
})(window.furat = window.furat || {});
