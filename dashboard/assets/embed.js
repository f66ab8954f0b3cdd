/* The map within another page: the link back to the same view here. A frame leaves no steps in the history of the page
   around it (furat.js asks `root.embedded`). */
(function (root) {
  "use strict";
  root.embedded = () => Boolean(document.querySelector(".embed-shell"));

  document.addEventListener("furat:listed", () => {
    const way = document.getElementById("embed-open");
    if (way) way.href = root.share.link("/");
  });
})(window.furat = window.furat || {});
