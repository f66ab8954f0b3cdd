/* Dash's lists of choices call themselves listboxes and hold checkboxes and radio buttons; its dropdown puts a hidden field
   before its button into the order of the keys. Both confuse those who listen: the lists become groups of what they hold, and
   the button is reached itself. */
(function () {
  "use strict";

  function mend(top) {
    top.querySelectorAll(".dash-options-list[role]:not([role=group])").forEach(list => list.setAttribute("role", "group"));
    top.querySelectorAll(".dash-options-list-option").forEach(option => {
      option.removeAttribute("role");
      option.removeAttribute("aria-selected");
    });
    top.querySelectorAll(".dash-dropdown-focus-target:not([inert])").forEach(field => {
      field.inert = true;
      field.nextElementSibling.tabIndex = 0;
    });
  }

  function watch(top) {
    mend(top);
    new MutationObserver(() => mend(top)).observe(top, {childList: true, subtree: true, attributeFilter: ["aria-selected", "role"]});
  }

  document.addEventListener("furat:ready", () => {
    const filters = document.getElementById("filters");
    if (filters) watch(filters);
  });

  // The list that a dropdown opens stands at the end of the page, and takes the focus.
  document.addEventListener("focusin", event => {
    const menu = event.target.closest(".dash-dropdown-content:not([aria-label])");
    if (!menu) return;
    const opener = document.querySelector(`[aria-controls="${menu.id}"]`), field = opener && opener.closest("fieldset");
    menu.setAttribute("aria-label", (field ? field.querySelector("legend") : opener || menu).textContent);
    watch(menu);
  });
})();
