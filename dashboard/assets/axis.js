/* The part of the time axis that is seen: zoom by wheel, pinch or button, and moved with the window. Every part of the clock
   that stands on the axis asks here where a day lies. */
(function (root) {
  "use strict";
  const NEAREST = 13;  // days seen at least, less one
  const CROWDED = 0.7;  // of the distance between two ticks
  const MONTHS = 36;  // years or months beyond which only years are written

  /* {first, last}: days of the whole axis; `changed()`: another part is seen. */
  root.axis = ({first, last, changed}) => {
    let left = first, right = last;

    function show(from, to) {
      const span = Math.min(last - first, Math.max(NEAREST, Math.round(to - from)));
      const start = Math.round(Math.min(last - span, Math.max(first, from)));
      if (start === left && start + span === right) return;
      left = start;
      right = start + span;
      changed();
    }

    /* Nearer (a factor below 1) or farther, so that a day stays where it is. */
    function zoom(factor, day) {
      const share = (day - left) / (right - left), span = Math.max(NEAREST, (right - left) * factor);
      show(day - share * span, day + (1 - share) * span);
    }

    const pan = days => { const by = Math.min(last - right, Math.max(first - left, Math.round(days))); show(left + by, right + by); };

    /* Move as far as needed that the days are seen; what is longer than the axis seen is left as it is. */
    function reveal(from, to) {
      if (to < left || from > right || to - from < right - left && (from < left || to > right)) {
        const middle = (from + to) / 2, half = (right - left) / 2;
        show(middle - half, middle + half);
      }
    }

    /* Ticks: [day, text]; the first, which begins where the axis does, gives way where the next would be written over it. */
    function ticks(width, setup) {
      const made = dates(width, setup), near = i => made[i + 1][0] - made[i][0];
      return made.length > 2 && near(0) < CROWDED * near(1) ? made.slice(1) : made;
    }

    function dates(width, setup) {
      const room = Math.max(2, Math.floor(width / 52)), months = (right - left) / 30.4, made = [];
      if (months > MONTHS) {
        const step = Math.ceil(months / 12 / room);
        for (let year = new Date(left * 86400000).getUTCFullYear(); ; year += step) {
          const day = Date.UTC(year, 0, 1) / 86400000;
          if (day > right) return made;
          made.push([Math.max(left, day), String(year)]);
        }
      }
      const step = Math.max(1, Math.ceil(months / (room / 1.6)));
      for (let month = root.columns.monthOf(left); ; month += step) {
        const day = root.columns.monthStart(month);
        if (day > right) return made;
        const name = setup.months[month % 12];
        made.push([Math.max(left, day), month % 12 === 0 || made.length < 2 ? `${name} ${Math.floor(month / 12)}` : name]);
      }
    }

    return {
      show, zoom, pan, reveal, ticks, whole: () => left === first && right === last, all: () => show(first, last),
      get left() { return left; }, get right() { return right; }, days: () => right - left + 1,
      percent: day => 100 * (day - left) / (right - left + 1),
    };
  };
})(window.furat = window.furat || {});
