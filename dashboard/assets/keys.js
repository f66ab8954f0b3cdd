/* The page without a mouse: the way past the bar, the map under a cross, Escape, and where the focus goes. What changed is
   said to those who listen. */
(function (root) {
  "use strict";
  const byId = id => document.getElementById(id);
  let entry = null;  // the incident of the list's entry that had the focus last
  let news = false;  // something to say once the list is written

  const canvas = () => root.maplibre.map().getCanvas();

  /* The map takes arrows, + and - itself; what lies under the cross in its middle is said, and opened by Enter. */
  function map() {
    const {words} = root.state.setup, field = canvas();
    field.setAttribute("role", "application");
    field.setAttribute("aria-label", words.map_keys);
    const cross = Object.assign(document.createElement("div"), {className: "cross", hidden: true});
    field.closest(".stage").append(cross);
    field.addEventListener("focus", () => { cross.hidden = !field.matches(":focus-visible"); });
    field.addEventListener("blur", () => { cross.hidden = true; });
    field.addEventListener("keydown", event => {
      cross.hidden = false;
      if (event.key === "Enter") root.gestures.press(middle());
    });
    root.maplibre.on("moveend", () => { if (!cross.hidden) say(under()); });
  }

  function middle() {
    const {clientWidth, clientHeight} = root.maplibre.map().getContainer();
    return {point: {x: clientWidth / 2, y: clientHeight / 2}, lngLat: root.maplibre.map().getCenter()};
  }

  function under() {
    const {data, areas, setup, seen} = root.state, {point, lngLat} = middle(), {words} = setup;
    const site = root.marks.under(point.x, point.y);
    if (site >= 0) return `${root.panels.siteName(data.sites[site], setup)}, ${root.panels.fill(words.incidents, {count: seen.count[site]})}`;
    const area = root.areas.cellAt(areas, lngLat.lng, lngLat.lat);
    return area ? area[setup.names] || area.name_en : words.map_nothing;
  }

  const say = text => { byId("said").textContent = text; };

  /* Escape closes what is open, the innermost first; dialogs and menus answer it themselves. */
  function escape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const folded = event.target.closest("details[open]");
    if (event.target.closest("[role=listbox], [role=combobox]")) return;
    if (folded && !folded.closest("#legend")) {
      folded.open = false;
      folded.querySelector("summary").focus();
    } else if (byId("detail-panel") && !byId("detail-panel").hidden) byId("detail-back").click();
  }

  /* From a list's entry to what it opens, and back to the entry. */
  function follow(event) {
    if (event.target.closest(".skip")) {
      event.preventDefault();
      byId("main").focus();
    } else if (event.target.closest("#list .item")) {
      requestAnimationFrame(() => byId("detail-title").focus());
    } else if (event.target.closest("#detail-back")) requestAnimationFrame(refocus);
  }

  function refocus() {
    const again = entry && [...document.querySelectorAll("#list .item")].find(item => item.dataset.incident === entry);
    if (again) again.focus({preventScroll: true}); else byId("main").focus();
  }

  document.addEventListener("keydown", escape);
  document.addEventListener("click", follow);
  document.addEventListener("focusin", event => {
    const item = event.target.closest("#list .item");
    if (item) entry = item.dataset.incident; else if (!event.target.closest("#detail-panel")) entry = null;
  });
  document.addEventListener("furat:ready", map);
  for (const change of ["moved", "chosen"]) document.addEventListener("furat:" + change, () => { news = true; });
  document.addEventListener("furat:listed", () => {
    // The list is written anew: the entry that had the focus has it again.
    if (entry && document.activeElement === document.body && !byId("list-panel").hidden) refocus();
    if (!news) return;
    news = false;
    const {view, setup} = root.state;
    say(`${byId("list-title").textContent}: ${byId("shown").textContent}. ` +
      root.panels.fill(setup.words.control_on, {day: root.panels.dayWords(view.to, setup)}));
  });
})(window.furat = window.furat || {});
