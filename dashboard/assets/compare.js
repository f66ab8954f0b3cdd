/* Two days compared: who gained and lost how many places and how much land, as a table beside the map. */
(function (root) {
  "use strict";
  let wanted = "";

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function tally(found, setup) {
    const cell = make("td"), {fill} = root.panels;
    if (!found.places) { cell.append(make("span", "quiet", "–")); return cell; }
    cell.append(make("b", "", fill(setup.words.compare_row, {count: found.places, km2: found.km2.toLocaleString("en")})));
    const rest = found.places - found.named.length, named = found.named.join(setup.words.comma);
    const line = make("p", "quiet");
    line.append(make("bdi", "", rest ? fill(setup.words.compare_more, {named, count: rest}) : named));
    cell.append(line);
    return cell;
  }

  function row(found, setup) {
    const line = make("tr"), head = make("th"), actor = setup.actors[found.holder] || {colour: setup.other, letter: "?"};
    const sign = make("span", "swatch", actor.letter);
    sign.style.setProperty("--colour", actor.colour);
    head.scope = "row";
    head.append(sign, " ", make("bdi", "", found.label));
    line.append(head, tally(found.gained, setup), tally(found.lost, setup));
    line.dataset.holder = found.holder;
    return line;
  }

  function draw(host, found, title, setup) {
    const {words} = setup, parts = [make("h2", "", title)];
    if (found.holders.length) {
      const table = make("table", "difference"), head = make("tr"), body = make("tbody"), top = make("thead");
      head.append(...["compare_holder", "compare_gained", "compare_lost"].map(name => {
        const cell = make("th", "", words[name]);
        cell.scope = "col";
        return cell;
      }));
      top.append(head);
      body.append(...found.holders.map(each => row(each, setup)));
      table.append(top, body);
      parts.push(table);
    } else parts.push(make("p", "empty", words.compare_none));
    host.replaceChildren(...parts);
    host.dataset.shown = `${found.from}/${found.to}`;
  }

  /* Show what changed hands from one day to another. */
  async function show(host, from, to, setup) {
    const iso = root.columns.isoOf;
    const address = root.knowing.address(`/data/difference.json?from=${iso(from)}&to=${iso(to)}&lang=${setup.language}`);
    wanted = address;
    const [first, last] = [from, to].map(day => root.panels.dayWords(day, setup));
    const title = root.panels.fill(setup.words.compare_title, {from: first, to: last});
    try {
      const answer = await fetch(address, {headers: {Accept: "application/json"}});
      if (!answer.ok) throw new Error(address + ": " + answer.status);
      const found = await answer.json();
      if (wanted === address) draw(host, found, title, setup);
    } catch {
      if (wanted === address) host.replaceChildren(make("h2", "", title), make("p", "notice failed", setup.words.failed));
    }
  }

  root.compare = {show};
})(window.furat = window.furat || {});
