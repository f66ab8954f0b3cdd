/* On a phone what stands beside the map is a sheet over its foot, within reach of a thumb: pulled or pressed it shows its
   head, half of it, or all of it. */
(function (root) {
  "use strict";
  const STEPS = ["head", "half", "whole"];
  const PULLED = 40;  // pixels that make a pull of a press
  const sheet = () => document.querySelector(".side");
  let began = null, pulled = false;

  function stand(step) {
    sheet().dataset.sheet = step;
    document.getElementById("sheet-handle").setAttribute("aria-expanded", step !== "head");
  }
  const now = () => STEPS.indexOf(sheet().dataset.sheet || "head");

  document.addEventListener("click", event => {
    if (!event.target.closest("#sheet-handle")) return;
    if (!pulled) stand(now() ? "head" : "half");
    pulled = false;
  });
  document.addEventListener("pointerdown", event => {
    const handle = event.target.closest("#sheet-handle");
    if (!handle) return;
    began = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointerup", event => {
    if (began === null) return;
    const up = began - event.clientY;
    began = null;
    pulled = Math.abs(up) > PULLED;
    if (pulled) stand(STEPS[Math.min(2, Math.max(0, now() + Math.sign(up) * (Math.abs(up) > window.innerHeight / 2 ? 2 : 1)))]);
  });

  /* What was opened on the map or by the address shows itself. */
  let open = "";
  document.addEventListener("furat:drawn", () => {
    const {place, compare} = root.state.view, opened = `${place} ${compare}`;
    if (opened !== open && (place || compare) && sheet() && !now()) stand("half");
    open = opened;
  });
})(window.furat = window.furat || {});
