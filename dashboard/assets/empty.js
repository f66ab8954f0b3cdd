/* Nothing was found: beside saying so, the list offers the two ways out. */
(function (root) {
  "use strict";

  function way(text, address, act) {
    const link = Object.assign(document.createElement("a"), {className: "way", textContent: text, href: address});
    if (act) link.addEventListener("click", event => { event.preventDefault(); act(); });
    return link;
  }

  document.addEventListener("furat:listed", () => {
    const {view, data, setup, seen} = root.state, said = document.querySelector("#list > .empty");
    if (!said || seen.found) return;
    const bare = new URLSearchParams();
    for (const [name, day] of [["from", view.from], ["to", view.to]]) bare.set(name, root.columns.isoOf(day));
    bare.set("lang", setup.language);
    const filtered = document.getElementById("filter-count").textContent !== "";
    if (view.from !== data.first || view.to !== data.last) {
      said.append(way(setup.words.empty_dates, "?lang=" + setup.language, () => root.clock.jump(data.first, data.last)));
    }
    if (filtered) said.append(way(setup.words.empty_filters, "?" + bare));
  });
})(window.furat = window.furat || {});
