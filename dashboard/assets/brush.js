/* The histogram and the window over it. Time runs with the page's writing: from the right in Arabic. */
(function (root) {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const element = (tag, className) => Object.assign(document.createElement(tag), {className});

  /* options: {first, last} days of the whole axis, `moved(from, to, done)` at each step of a drag, `label(day)`. */
  function brush(host, options) {
    const {first, last, moved, words, label} = options;
    const days = last - first + 1;
    const rtl = getComputedStyle(host).direction === "rtl";
    const bars = document.createElementNS(SVG, "svg");
    bars.setAttribute("class", "bars");
    bars.setAttribute("preserveAspectRatio", "none");
    bars.setAttribute("aria-hidden", "true");
    const axis = element("div", "axis");
    const pane = element("div", "window");
    const ends = ["from", "to"].map(name => {
      const end = element("div", "end end-" + name);
      end.tabIndex = 0;
      end.setAttribute("role", "slider");
      end.setAttribute("aria-label", words[name]);
      end.setAttribute("aria-valuemin", first);
      end.setAttribute("aria-valuemax", last);
      return end;
    });
    pane.append(...ends);
    const plot = element("div", "plot");
    plot.append(bars, pane);
    host.replaceChildren(plot, axis);
    let from = first, to = last;

    const percent = day => 100 * (day - first) / days;
    function place() {
      pane.style.insetInlineStart = percent(from) + "%";
      pane.style.width = percent(to + 1) - percent(from) + "%";
      ends.forEach((end, i) => {
        const day = i ? to : from;
        end.setAttribute("aria-valuenow", day);
        end.setAttribute("aria-valuetext", label(day));
      });
    }

    function drawAxis() {
      const years = [];
      const [start, stop] = [first, last].map(day => new Date(day * 86400000).getUTCFullYear());
      const room = Math.max(1, Math.floor(host.clientWidth / 46));
      const step = Math.ceil((stop - start + 1) / room);
      for (let year = start; year <= stop; year += step) {
        const tick = element("span", "tick");
        const day = Math.max(first, Date.UTC(year, 0, 1) / 86400000);
        if (percent(day) > 97) continue;
        tick.style.insetInlineStart = percent(day) + "%";
        tick.textContent = year;
        years.push(tick);
      }
      axis.replaceChildren(...years);
    }

    /* `histogram` is {first month, bars}; each bar is as wide as its month. */
    function draw(histogram) {
      const top = Math.max(1, ...histogram.bars);
      bars.setAttribute("viewBox", `0 0 ${days} 100`);
      let path = "";
      histogram.bars.forEach((count, i) => {
        if (!count) return;
        const start = Math.max(first, root.columns.monthStart(histogram.first + i)) - first;
        const stop = Math.min(last + 1, root.columns.monthStart(histogram.first + i + 1)) - first;
        const [x0, x1] = rtl ? [days - stop, days - start] : [start, stop];
        const y = 100 - Math.max(4, 96 * count / top);
        const gap = (x1 - x0) * 0.12;
        path += `M${x0 + gap} 100V${y}H${x1 - gap}V100Z`;
      });
      const shape = document.createElementNS(SVG, "path");
      shape.setAttribute("d", path);
      bars.replaceChildren(shape);
    }

    function set(newFrom, newTo) { from = newFrom; to = newTo; place(); }

    function dayAt(event) {
      const box = plot.getBoundingClientRect();
      const share = (rtl ? box.right - event.clientX : event.clientX - box.left) / box.width;
      return Math.round(first + share * days);
    }
    const clamp = (day, low, high) => Math.min(high, Math.max(low, day));

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
      let grip = event.target === ends[0] ? "from" : event.target === ends[1] ? "to" : event.target === pane ? "both" : "new";
      const began = dayAt(event);
      if (grip === "new") {  // a press beside the window moves the nearer end there
        grip = Math.abs(began - from) <= Math.abs(began - to) ? "from" : "to";
        set(grip === "from" ? clamp(began, first, to) : from, grip === "to" ? clamp(began, from, last) : to);
        moved(from, to, false);
      }
      const start = {from, to};
      plot.setPointerCapture(event.pointerId);
      plot.classList.add("dragging");
      const follow = moving => { step(grip, dayAt(moving) - began, start); moved(from, to, false); };
      const stop = () => {
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

    ends.forEach((end, i) => end.addEventListener("keydown", event => {
      const forward = rtl ? "ArrowLeft" : "ArrowRight";
      const backward = rtl ? "ArrowRight" : "ArrowLeft";
      const days_ = {[forward]: 1, [backward]: -1, ArrowUp: 1, ArrowDown: -1, PageUp: 30, PageDown: -30}[event.key];
      if (!days_) return;
      event.preventDefault();
      step(i ? "to" : "from", event.shiftKey ? days_ * 7 : days_, {from, to});
      moved(from, to, true);
    }));

    new ResizeObserver(drawAxis).observe(host);
    place();
    drawAxis();
    return {set, draw};
  }

  root.brush = brush;
})(window.furat = window.furat || {});
