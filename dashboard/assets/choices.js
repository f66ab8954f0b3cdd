/* What a reader chose once for every page: theme, digits, names of the months. Kept in the browser (localStorage), never in
   the address: a link that is passed on shows the same view in the other reader's own writing. Loaded in the page's head,
   before anything is drawn, so that the dark theme does not flash. */
(function (root) {
  "use strict";
  const system = matchMedia("(prefers-color-scheme: dark)");

  /* A browser may refuse to keep anything. */
  function get(name, otherwise) {
    try { return localStorage.getItem("furat-" + name) || otherwise; } catch { return otherwise; }
  }

  /* Keep a choice and tell the page; the event `furat:choice` carries its name. */
  function set(name, value) {
    try { localStorage.setItem("furat-" + name, value); } catch { /* then it holds for this page only */ }
    if (name === "theme") theme(value);
    document.dispatchEvent(new CustomEvent("furat:choice", {detail: name}));
  }

  function theme(chosen) {
    const dark = chosen === "dark" || (chosen !== "light" && system.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }

  system.addEventListener("change", () => set("theme", get("theme", "system")));
  theme(get("theme", "system"));
  root.choices = {get, set};
})(window.furat = window.furat || {});
