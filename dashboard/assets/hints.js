/* Three steps for those who come for the first time; once dismissed they stay away (localStorage), and can be called again. */
(function (root) {
  "use strict";
  const card = () => document.getElementById("hints");
  let step = 0;

  function show(at) {
    const steps = [...card().querySelectorAll("li")];
    step = at;
    steps.forEach((one, i) => { one.hidden = i !== step; });
    document.getElementById("hints-next").hidden = step === steps.length - 1;
    card().hidden = false;
  }

  function dismiss() {
    card().hidden = true;
    root.choices.set("hints", "seen");
  }

  document.addEventListener("furat:ready", () => { if (card() && root.choices.get("hints", "") !== "seen") show(0); });
  document.addEventListener("click", event => {
    if (event.target.closest("#hints-next")) show(step + 1);
    else if (event.target.closest("#hints-close")) dismiss();
    else if (event.target.closest("#hints-again")) {
      event.target.closest("dialog").close();
      show(0);
      document.getElementById("hints-next").focus();
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && card() && !card().hidden && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      dismiss();
    }
  }, true);
})(window.furat = window.furat || {});
