/* Numbers and months as the reader chose to see them: 2014 or ٢٠١٤, كانون الثاني or يناير. The page is written in one way, by
   server and scripts alike, and its texts are respelled here; quoted texts and typed ones are left alone. What a language has
   to choose from stands on <html>, from its file of translations. */
(function (root) {
  "use strict";
  const LEFT_ALONE = "textarea, option, script, style, .evidence, .article-text, bdi";
  const LATIN = "0123456789";
  const page = document.documentElement.dataset;
  const written = new WeakMap();  // of each respelled text: {source, shown}
  let respell = null, watching = null;

  /* The months of the page, where a year follows or they stand alone. */
  function byMonth() {
    const names = (page.months || "").split("|"), others = (page.otherMonths || "").split("|");
    if (root.choices.get("months", "") !== "other" || names.join() === others.join()) return null;
    const pattern = new RegExp(`(?<!\\p{L})(${[...names].sort((a, b) => b.length - a.length).join("|")})(?= \\d{4}|$)`, "gu");
    return text => text.replace(pattern, name => others[names.indexOf(name)]);
  }

  function byDigit() {
    const digits = [...(page.digits || LATIN)];
    if (root.choices.get("digits", "") !== "other" || digits.join("") === LATIN) return null;
    return text => text.replace(/(?<=\d),(?=\d{3})/g, "٬").replace(/(?<=\d)%/g, "٪").replace(/\d/g, digit => digits[digit]);
  }

  function choose() {
    const ways = [byMonth(), byDigit()].filter(Boolean);
    respell = ways.length ? text => ways.reduce((said, way) => way(said), text) : null;
  }

  function spell(node) {
    const before = written.get(node);
    const source = before && before.shown === node.data ? before.source : node.data;
    const shown = respell ? respell(source) : source;
    if (shown === node.data) return;
    written.set(node, {source, shown});
    node.data = shown;
  }

  function spellAll(top) {
    if (top.nodeType === Node.TEXT_NODE) {
      if (top.parentElement && !top.parentElement.closest(LEFT_ALONE)) spell(top);
      return;
    }
    const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (!texts.currentNode.parentElement.closest(LEFT_ALONE)) spell(texts.currentNode);
  }

  function apply() {
    choose();
    spellAll(document.body);
    if (watching) watching.disconnect();
    watching = respell && new MutationObserver(changes => changes.forEach(({type, target, addedNodes}) => {
      if (type === "characterData") spellAll(target); else addedNodes.forEach(spellAll);
    }));
    if (watching) watching.observe(document.body, {childList: true, characterData: true, subtree: true});
  }

  /* Text as the reader wants it, for what is drawn and not written. */
  const say = text => (respell ? respell(text) : text);

  /* What was typed, with Latin digits: a date may be typed with those of any keyboard. */
  const latin = text => text.replace(/[٠-٩]/g, digit => digit.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, digit => digit.charCodeAt(0) - 0x6F0);

  document.addEventListener("furat:choice", event => {
    if (event.detail !== "digits" && event.detail !== "months") return;
    apply();
    if (root.marks) root.marks.recolour();
  });
  apply();
  root.digits = {say, latin};
})(window.furat = window.furat || {});
