/* What was known when: an address with `known` shows the areas as they were known at that moment, and says so; a link that
   is passed on names the moment, so that no later record changes what it shows. The legend tells both, and what is paler. */
(function (root) {
  "use strict";
  const moment = root.address.read(location.search).known;

  /* The address of a data file that depends on what was known. */
  const address = path => (moment ? `${path}${path.includes("?") ? "&" : "?"}known=${encodeURIComponent(moment)}` : path);

  /* A view that shows the same for good: the moment of the newest record that it shows. */
  const fixed = view => ({...view, known: view.known || root.state.control.known || ""});

  function make(tag, className, text) {
    return Object.assign(document.createElement(tag), {className, textContent: text});
  }

  /* «As known on 10 January 2026», with the way to what is known now. */
  function notice() {
    const {setup, view} = root.state, {words} = setup;
    const [day, time] = moment.split("T"), when = root.panels.dayWords(root.columns.dayOf(day), setup);
    const told = time ? `${when} ${time.slice(0, 5)} UTC` : when;
    const said = make("p", "known", root.panels.fill(words.known_on, {day: `\u2068${told}\u2069`}) + " ");
    const now = make("a", "", words.known_now);
    now.href = root.address.write({...view, known: ""}, setup.language);
    now.addEventListener("click", event => { event.preventDefault(); location.assign(now.href); });
    said.append(now);
    return said;
  }

  function faded() {
    const list = make("ul", "", ""), line = make("li", "", "");
    list.append(line);
    line.append(make("span", "swatch fades", ""), make("span", "", root.state.setup.words.faded));
    return list;
  }

  document.addEventListener("furat:listed", () => {
    const legend = document.querySelector("#legend .columns");
    if (!legend) return;
    if (root.state.shown && root.state.shown.faded) legend.append(faded());
    if (moment) legend.append(notice());
  });

  root.knowing = {moment, address, fixed};
})(window.furat = window.furat || {});
