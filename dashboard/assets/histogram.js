/* The bars of the clock: what passes the filters, by day, week or month as near as the axis is seen. What is known to the
   week or month only is a bar of its own over all of its days where single days are shown. Numbers only. */
(function (root) {
  "use strict";
  const ROOM = 3;  // pixels that a bar needs
  const WEEK = 7;

  /* Counts by first day: `exact`, and `loose` for what is not known to the day, whose spans are in `spans`
     ("from to" -> how many). */
  function count(data, passes) {
    const size = data.last - data.first + 1, exact = new Int32Array(size), loose = new Int32Array(size), spans = new Map();
    const {day_from, day_to, date_precision} = data;
    for (let row = data.dated; row < data.size; row++) {
      const at = day_from[row] - data.first;
      if (!passes[row] || at < 0) continue;
      if (date_precision[row] <= 1 && day_to[row] === day_from[row]) { exact[at]++; continue; }
      loose[at]++;
      const key = at * 4096 + Math.min(4095, day_to[row] - day_from[row]);
      spans.set(key, (spans.get(key) || 0) + 1);
    }
    return {first: data.first, exact, loose, spans};
  }

  const unit = (days, width) => (width >= days * ROOM ? "day" : width >= days / WEEK * ROOM ? "week" : "month");

  /* The first days of the bars from a day to another, the day after the last one at the end. Weeks begin on Monday. */
  function borders(unit, from, to) {
    const found = [];
    if (unit === "month") {
      let month = root.columns.monthOf(from);
      do found.push(root.columns.monthStart(month++)); while (found[found.length - 1] <= to);
      return found;
    }
    const step = unit === "week" ? WEEK : 1;
    for (let day = step === 1 ? from : from - ((from + 3) % WEEK + WEEK) % WEEK; ; day += step) {
      found.push(day);
      if (day > to) return found;
    }
  }

  /* The bars between two days: {start, end (both in it), count, loose}. */
  function bars(counts, kind, from, to) {
    const made = [], edges = borders(kind, from, to), {first, exact, loose, spans} = counts;
    if (kind !== "month") {
      for (const [key, many] of spans) {
        const start = first + Math.floor(key / 4096), end = start + key % 4096;
        if (end >= from && start <= to) made.push({start, end, count: many, loose: true});
      }
    }
    for (let i = 0; i + 1 < edges.length; i++) {
      let many = 0;
      for (let at = Math.max(0, edges[i] - first); at < Math.min(exact.length, edges[i + 1] - first); at++) many += exact[at] + (kind === "month" ? loose[at] : 0);
      if (many) made.push({start: edges[i], end: edges[i + 1] - 1, count: many, loose: false});
    }
    return made;
  }

  root.histogram = {count, unit, borders, bars};
})(window.furat = window.furat || {});
