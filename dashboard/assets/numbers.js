/* Incidents and deaths in numbers: by month, governorate and actor, of what the window and the filters leave. Each chart is
   a table as well. Counting here, drawing below; nothing is asked of the server. */
(function (root) {
  "use strict";
  const EVERY = 400;  // milliseconds between two drawings while the clock moves
  const BARS = 10;  // rows of a chart; its table has all
  const byId = id => document.getElementById(id);
  const KINDS = ["month", "governorate", "actor"];
  let waiting = 0, stale = false;

  /* Calls `each(row, month)` for every row of the window that passes; an incident that began before counts in its first
     month. Rows come by their first day, so that the month is seldom looked up. */
  function walk({data, passes, view}, each) {
    const {day_from, day_to, dated, size} = data, {from, to} = view, {monthOf, monthStart} = root.columns;
    let month = monthOf(from), next = monthStart(month + 1);
    for (let row = dated; row < size && day_from[row] <= to; row++) {
      if (!passes[row] || day_to[row] < from) continue;
      if (day_from[row] >= next) { month = monthOf(day_from[row]); next = monthStart(month + 1); }
      each(row, month);
    }
  }

  /* Of each kind a Map from its key to [incidents, deaths at least]. Incidents that name several actors count for each;
     those without a governorate or an actor have the key "". */
  function tally(state) {
    const {data, view} = state, {monthOf} = root.columns, {deaths, site, actors, sites, actor_sets: sets} = data;
    const first = monthOf(view.from), months = monthOf(view.to) - first + 1;
    const sums = size => [new Int32Array(size), new Int32Array(size)];
    const byMonth = sums(months), bySite = sums(sites.length), bySet = sums(sets.length);
    walk(state, (row, month) => {
      const dead = Math.max(0, deaths[row]);
      for (const [[incidents, killed], at] of [[byMonth, month - first], [bySite, site[row]], [bySet, actors[row]]]) {
        incidents[at]++;
        killed[at] += dead;
      }
    });
    const gathered = ([incidents, killed], keysOf) => {
      const found = new Map();
      incidents.forEach((count, at) => {
        if (count) for (const key of keysOf(at)) {
          const kept = found.get(key) || [0, 0];
          found.set(key, [kept[0] + count, kept[1] + killed[at]]);
        }
      });
      return found;
    };
    return {
      month: new Map(Array.from({length: months}, (_, i) => [first + i, [byMonth[0][i], byMonth[1][i]]])),
      governorate: gathered(bySite, at => [sites[at].governorate || ""]),
      actor: gathered(bySet, at => (sets[at].length ? sets[at].map(i => data.actor_names[i]) : [""])),
    };
  }

  /* Rows of a table: [label, incidents, deaths]; months in their order, all else with the most incidents first. */
  function rows(kind, found) {
    const {setup} = root.state, {words} = setup;
    if (kind === "month") return [...found].map(([month, sums]) => [`${setup.months[month % 12]} ${Math.floor(month / 12)}`, ...sums]);
    const label = key => {
      if (!key) return words["numbers_no_" + kind];
      return kind === "actor" ? (setup.actors[key] || {label: key}).label : setup.governorates[key] || key;
    };
    return [...found].sort((a, b) => b[1][0] - a[1][0] || b[1][1] - a[1][1]).map(([key, sums]) => [label(key), ...sums]);
  }

  /* Room for the words beside a chart; Plotly's own reckoning leaves none on the right. */
  function room(labels) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `11px ${getComputedStyle(document.body).fontFamily}`;
    return Math.ceil(Math.max(0, ...labels.map(label => pen.measureText(root.digits.say(label)).width)));
  }

  function layout(kind, rtl, widest) {
    const text = name => root.theme.colour(`var(${name})`), side = rtl ? "right" : "left";
    const axis = {fixedrange: true, gridcolor: text("--hair"), zerolinecolor: text("--line"), rangemode: "tozero", tickangle: 0};
    const shared = {
      margin: {l: 8, r: 8, t: 6, b: 22, [side[0]]: 14 + widest}, showlegend: false, bargap: 0.25, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
      font: {family: getComputedStyle(document.body).fontFamily, size: 11, color: text("--ink")},
      hoverlabel: {align: side},
    };
    const turned = rtl ? "reversed" : true, numbers = {...axis, nticks: 3, tickformat: ",d"};
    if (kind === "month") return {
      ...shared, height: 190, grid: {rows: 2, columns: 1, ygap: 0.2},
      xaxis: {...axis, type: "category", autorange: turned, nticks: 4, anchor: "y2"},
      yaxis: {...numbers, side, domain: [0.55, 1]}, yaxis2: {...numbers, side, domain: [0, 0.45]},
    };
    return {
      ...shared,
      xaxis: {...numbers, autorange: turned, domain: rtl ? [0.52, 1] : [0, 0.48]},
      xaxis2: {...numbers, autorange: turned, domain: rtl ? [0, 0.48] : [0.52, 1], anchor: "y"},
      yaxis: {fixedrange: true, autorange: "reversed", side, type: "category", ticksuffix: rtl ? "" : " ", tickprefix: rtl ? " " : ""},
    };
  }

  function draw(kind, all) {
    const {setup} = root.state, {words} = setup, rtl = document.documentElement.dir === "rtl";
    const upright = kind === "month", shown = upright ? all : all.slice(0, BARS), labels = shown.map(row => row[0]);
    const trace = (at, word, colour) => ({
      type: "bar", orientation: upright ? "v" : "h", name: word, marker: {color: root.theme.shade(colour)},
      [upright ? "x" : "y"]: labels, [upright ? "y" : "x"]: shown.map(row => row[at]),
      hovertemplate: `%{${upright ? "x" : "y"}}<br>${word}: %{${upright ? "y" : "x"}:,d}<extra></extra>`,
      ...(at === 1 ? {} : upright ? {yaxis: "y2"} : {xaxis: "x2"}),
    });
    const made = layout(kind, rtl, room(upright ? [1, 2].map(at => Math.max(...all.map(row => row[at])).toLocaleString("en")) : labels));
    if (!upright) made.height = 40 + 22 * Math.max(2, shown.length);
    Plotly.react(byId("chart-" + kind), [trace(1, words.numbers_incidents, setup.tints[0]), trace(2, words.numbers_deaths, setup.tints[1])],
      made, {displayModeBar: false, responsive: true});
  }

  /* The whole table, where it is unfolded. */
  function write(kind, all) {
    const body = byId("table-" + kind).querySelector("tbody");
    body.replaceChildren(...(byId("table-" + kind).open ? all : []).map(([label, ...sums]) => {
      const line = document.createElement("tr"), head = document.createElement("th");
      head.scope = "row";
      head.textContent = label;
      line.append(head, ...sums.map(sum => Object.assign(document.createElement("td"), {textContent: sum.toLocaleString("en")})));
      return line;
    }));
  }

  function show() {
    const {view} = root.state, open = view.numbers && !view.place && !view.compare;
    byId("numbers").setAttribute("aria-pressed", view.numbers);
    byId("numbers").classList.toggle("on", view.numbers);
    byId("numbers-panel").hidden = !open;
    stale = open;
    if (open && !waiting) fill();
  }

  function fill() {
    waiting = 0;
    if (!stale) return;
    stale = false;
    const found = tally(root.state);
    for (const kind of KINDS) {
      const all = rows(kind, found[kind]);
      draw(kind, all);
      write(kind, all);
    }
    waiting = setTimeout(fill, EVERY);
  }

  /* Show the numbers in place of list, comparison or place. */
  function toggle() {
    const {view} = root.state;
    view.numbers = !view.numbers;
    if (view.numbers) view.compare = false;
    root.side.close();
    show();
    root.view.remember(true);
  }

  document.addEventListener("click", event => { if (root.state.ready && event.target.closest("#numbers")) toggle(); });
  document.addEventListener("toggle", event => {
    const kind = event.target.id && KINDS.find(name => event.target.id === "table-" + name);
    if (kind) write(kind, rows(kind, tally(root.state)[kind]));
  }, true);
  document.addEventListener("furat:listed", () => { if (byId("numbers")) show(); });
  document.addEventListener("furat:choice", event => { if (event.detail === "theme" && root.state.ready) show(); });

  root.numbers = {tally};
})(window.furat = window.furat || {});
