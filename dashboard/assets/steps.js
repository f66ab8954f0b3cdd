/* One step at a time: the window moved by a day, a week or a month, and the axis seen nearer or farther; by buttons, and by
   the keys , and . (a step back or on) wherever nothing is being typed. */
(function (root) {
  "use strict";
  const UNITS = ["day", "week", "month"];
  const NEARER = 0.5;
  let unit = "month";

  /* A day so many months later; the last day of a month stays the last one. */
  function monthsLater(day, by) {
    const {monthOf, monthStart} = root.columns, month = monthOf(day);
    const last = at => monthStart(at + 1) - 1;
    if (day === last(month)) return last(month + by);
    return Math.min(last(month + by), monthStart(month + by) + day - monthStart(month));
  }

  /* Where the window stands a step on; null where the axis ends. */
  function stepped({from, to}, {first, last}, by) {
    const days = {day: 1, week: 7}[unit];
    const [start, end] = days ? [from + by * days, to + by * days] : [monthsLater(from, by), monthsLater(to, by)];
    return start < first || end > last ? null : [start, end];
  }

  function step(by) {
    const {view, data} = root.state, next = stepped(view, data, by);
    if (next) root.clock.jump(...next);
  }

  function zoom(factor) {
    const {view} = root.state, axis = root.clock.axis();
    axis.zoom(factor, Math.min(axis.right, Math.max(axis.left, (view.from + view.to) / 2)));
  }

  function start() {
    const host = document.querySelector(".clock .dates"), {words} = root.state.setup;
    if (!host) return;
    const made = (tag, props) => Object.assign(document.createElement(tag), props);
    const button = (id, sign, name, act) => {
      const one = made("button", {id, type: "button", textContent: sign, title: words[name], className: "step"});
      one.setAttribute("aria-label", words[name]);
      one.addEventListener("click", act);
      return one;
    };
    const choice = made("select", {id: "step-unit", className: "speed"});
    choice.setAttribute("aria-label", words.step_unit);
    choice.append(...UNITS.map(value => made("option", {value, textContent: words["step_" + value]})));
    choice.value = unit;
    choice.addEventListener("change", () => { unit = choice.value; });
    const steps = made("div", {className: "steps"}), seen = made("div", {className: "steps"});
    steps.append(button("step-back", "‹", "step_back", () => step(-1)), choice, button("step-on", "›", "step_on", () => step(1)));
    const whole = button("axis-whole", "⇔", "axis_whole", () => root.clock.axis().all());
    seen.append(button("axis-in", "+", "axis_in", () => zoom(NEARER)), button("axis-out", "−", "axis_out", () => zoom(1 / NEARER)), whole);
    host.after(steps, seen);
    document.addEventListener("furat:axis", () => { whole.disabled = root.clock.axis().whole(); });
    whole.disabled = true;
  }

  document.addEventListener("keydown", event => {
    const by = {",": -1, ".": 1}[event.key];
    if (!by || !root.state.ready || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    step(by);
  });
  document.addEventListener("furat:ready", start);
})(window.furat = window.furat || {});
