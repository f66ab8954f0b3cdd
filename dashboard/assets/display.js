/* The dialog of the reader's choices, on every page: theme, digits, months. `choices.js` keeps them. */
(function (root) {
  "use strict";
  const dialog = () => document.getElementById("choices");

  function open() {
    dialog().querySelectorAll("select").forEach(field => {
      field.value = root.choices.get(field.name, field.options[0].value);
    });
    dialog().showModal();
  }

  document.addEventListener("click", event => {
    if (event.target.closest("#choices-open")) open();
    // A press beside the dialog falls on the dialog itself.
    else if (event.target.closest("#choices-close") || event.target === dialog()) dialog().close();
  });
  document.addEventListener("change", event => {
    if (event.target.closest("#choices select")) root.choices.set(event.target.name, event.target.value);
  });
})(window.furat = window.furat || {});
