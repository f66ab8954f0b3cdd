/* The strip under the histogram: each holder's share of the places, month by month, on the same axis as the clock. */
(function (root) {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const WIDE = 0.16;  // of the places: where a band is wide enough for its letter

  /* host: the element; {first, last}: days of the whole axis; `axis`: the part seen. Returns {draw(shares), redraw(), mark(day)}. */
  root.shares = (host, {first, last, axis, setup}) => {
    const days = last - first + 1;
    const rtl = getComputedStyle(host).direction === "rtl";
    const order = Object.keys(setup.actors);
    let shown = null, marked = last;
    const bands = document.createElementNS(SVG, "svg");
    bands.setAttribute("preserveAspectRatio", "none");
    bands.setAttribute("class", "bands");
    bands.setAttribute("aria-hidden", "true");
    const needle = Object.assign(document.createElement("div"), {className: "needle"});
    const said = Object.assign(document.createElement("p"), {className: "said", hidden: true});
    const names = document.createElement("div");
    host.replaceChildren(bands, names, needle, said);

    const known = name => setup.actors[name] || {label: name, colour: setup.other, letter: "?"};
    const rank = name => (order.includes(name) ? order.indexOf(name) : order.length);

    function holders() {
      const most = new Map();
      shown.months.forEach(month => month.forEach((count, name) => most.set(name, Math.max(most.get(name) || 0, count))));
      return [...most.keys()].filter(name => most.get(name) > 0.4).sort((a, b) => rank(a) - rank(b));
    }

    function draw(shares) {
      shown = shares;
      bands.setAttribute("viewBox", `${rtl ? last - axis.right : axis.left - first} 0 ${axis.days()} 100`);
      const floor = new Float64Array(shares.months.length);
      const paths = [], letters = [];
      for (const name of holders()) {
        let path = "", best = {share: WIDE};
        shares.months.forEach((month, i) => {
          const share = Math.max(0, month.get(name) || 0) / Math.max(1, shares.places);
          const [from, to] = [0, 1].map(after => Math.min(last + 1, Math.max(first, root.columns.monthStart(shares.first + i + after))) - first);
          const [x0, x1] = rtl ? [days - to, days - from] : [from, to];
          const y = 100 - 100 * floor[i];
          if (share > 0.002) path += `M${x0} ${y}V${y - 100 * share}H${x1}V${y}Z`;
          const day = first + (from + to) / 2, seen = day >= axis.left && day <= axis.right;
          if (share > best.share && seen) best = {share, at: axis.percent(day), height: floor[i] + share / 2};
          floor[i] += share;
        });
        const band = document.createElementNS(SVG, "path");
        band.setAttribute("d", path);
        band.style.setProperty("--colour", known(name).colour);
        band.dataset.holder = name;
        paths.push(band);
        if (best.at !== undefined) letters.push(letter(name, best));
      }
      bands.replaceChildren(...paths);
      names.replaceChildren(...letters);
    }

    function letter(name, {at, height}) {
      const sign = Object.assign(document.createElement("span"), {className: "letter", textContent: known(name).letter});
      sign.style.insetInlineStart = Math.min(98, Math.max(1, at)) + "%";
      sign.style.bottom = 100 * height + "%";
      return sign;
    }

    /* «July 2014: A 31 %, B 27 %», the largest first. */
    function words(day) {
      const month = shown && shown.months[root.columns.monthOf(day) - shown.first];
      if (!month) return "";
      const most = [...month.entries()].filter(([, count]) => count >= 0.5).sort((a, b) => b[1] - a[1]).slice(0, 6);
      const parts = most.map(([name, count]) => `${known(name).label} ${Math.round(100 * count / shown.places)}%`);
      const date = new Date(day * 86400000);
      return root.panels.fill(setup.words.shares_on, {
        day: `${setup.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`, shares: parts.join(" · ") || setup.words.nobody,
      });
    }

    function mark(day) {
      marked = day;
      needle.style.insetInlineStart = axis.percent(day + 1) + "%";
      needle.hidden = day + 1 < axis.left || day > axis.right;
      host.setAttribute("aria-label", `${setup.words.shares}. ${words(day)}`);
    }

    host.addEventListener("pointermove", event => {
      const box = host.getBoundingClientRect();
      const share = (rtl ? box.right - event.clientX : event.clientX - box.left) / box.width;
      said.textContent = words(Math.min(last, Math.max(first, Math.floor(axis.left + share * axis.days()))));
      said.hidden = !said.textContent;
    });
    host.addEventListener("pointerleave", () => { said.hidden = true; });
    return {draw, mark, redraw() { if (shown) { draw(shown); mark(marked); } }};
  };
})(window.furat = window.furat || {});
