/* In which order the list shows what the window holds: the newest, the oldest or the deadliest first. */
(function (root) {
  "use strict";
  const ORDERS = ["newest", "oldest", "deadliest"];

  /* At most `limit` rows of the window. */
  function rows(data, seen, limit) {
    const {order} = root.state.view;
    if (order === "oldest") return seen.oldest(limit);
    return order === "deadliest" ? deadliest(data, seen, limit) : seen.newest(limit);
  }

  /* Two passes: how many deaths at least the first ones have, then those; the newest first among equals. */
  function deadliest(data, seen, limit) {
    const {deaths} = data, count = new Map();
    seen.each(row => { count.set(deaths[row], (count.get(deaths[row]) || 0) + 1); });
    let least = -1, taken = 0;
    for (const number of [...count.keys()].sort((a, b) => b - a)) {
      least = number;
      if ((taken += count.get(number)) >= limit) break;
    }
    const found = [];
    seen.each(row => { if (deaths[row] >= least) found.push(row); });
    return found.sort((a, b) => deaths[b] - deaths[a] || data.day_from[b] - data.day_from[a]).slice(0, limit);
  }

  function start() {
    const head = document.querySelector("#list-panel .list-head"), {words} = root.state.setup;
    if (!head) return;
    const choice = Object.assign(document.createElement("select"), {id: "order", className: "speed"});
    choice.setAttribute("aria-label", words.order);
    choice.append(...ORDERS.map(value => Object.assign(document.createElement("option"), {value, textContent: words["order_" + value]})));
    choice.addEventListener("change", () => {
      root.state.view.order = choice.value === ORDERS[0] ? "" : choice.value;
      root.frames.draw();
      root.view.remember(true);
    });
    head.after(choice);
    document.addEventListener("furat:restored", () => { choice.value = root.state.view.order || ORDERS[0]; });
  }

  document.addEventListener("furat:ready", start);
  root.order = {rows};
})(window.furat = window.furat || {});
