/* One spelling for many, as geodata/language/normalise.py folds: the letters come from its table, by way of the page. */
(function (root) {
  "use strict";
  const DROPPED = /[\p{Mn}\p{Cf}\p{Me}]/gu;
  const kept = new Map();

  function foldOne(char, letters) {
    if (char in letters) return letters[char];
    const plain = char.normalize("NFKD").replace(DROPPED, "").toLowerCase();
    return [...plain].map(each => letters[each] ?? each).join("");
  }

  root.fold = text => [...text].map(char => {
    if (!kept.has(char)) kept.set(char, foldOne(char, root.state.setup.letters));
    return kept.get(char);
  }).join("");
})(window.furat = window.furat || {});
