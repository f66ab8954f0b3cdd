/* The panel of filters: what can be chosen, how many incidents each choice would leave, and what is chosen now. */
(function (root) {
  "use strict";
  const SHOWN = 7;  // choices of a long list before it is unfolded
  const byId = id => document.getElementById(id);
  const counts = [];  // of each choice [part, value, element of its number, its row]
  const marks = [];  // functions that set boxes and fields as the view has them

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* A box or a button of a round with its words and its number. */
  function choice({part, value, label, sign, kind, name, chosen, choose}) {
    const row = make("li"), said = make("label", "pick"), input = make("input"), many = make("span", "many");
    Object.assign(input, {type: kind || "checkbox", name: name || part, value});
    input.addEventListener("change", () => choose(input.checked));
    said.append(input, ...(sign ? [sign] : []), make("bdi", "option", label), many);
    row.append(said);
    counts.push([part, value, many, row]);
    marks.push(() => { input.checked = chosen(); });
    return row;
  }

  const has = (part, value) => () => root.state.view[part].includes(value);
  const chosen = (part, value, on) => [...root.state.view[part].filter(other => other !== value), ...(on ? [value] : [])];
  const toggle = (part, value) => on => root.view.change({[part]: chosen(part, value, on)});

  /* A choice that others belong to: a type with its sub-types. `of` are the lower ones: [{value, label}]. */
  function tree({part, lower, value, label, sign, of}) {
    const parent = choice({part, value, label, sign, chosen: has(part, value), choose: on => root.view.change({
      [part]: chosen(part, value, on), [lower]: root.state.view[lower].filter(other => !of.some(one => one.value === other)),
    })});
    if (!of.length) return parent;
    const unfold = make("button", "unfold", "▾"), rows = make("ul", "lower"), {words} = root.state.setup;
    unfold.type = "button";
    unfold.setAttribute("aria-label", root.panels.fill(words.unfold, {name: label}));
    const open = on => { rows.hidden = !on; unfold.setAttribute("aria-expanded", on); };
    unfold.addEventListener("click", () => open(rows.hidden));
    open(false);
    rows.append(...of.map(one => choice({part: lower, ...one, chosen: () => has(part, value)() || has(lower, one.value)(),
      choose: on => root.view.change(belowChosen({part, lower, value, of}, one.value, on))})));
    parent.append(unfold, rows);
    const box = parent.querySelector("input");
    marks.push(() => {
      const some = of.some(one => has(lower, one.value)());
      box.indeterminate = some && !box.checked;
      if (some) open(true);
    });
    return parent;
  }

  /* What is chosen after a click on a lower choice: leaving one out of the upper one leaves the others. All sub-types are their
     type; all districts are not their governorate, of which some places are known and not their district. */
  function belowChosen({part, lower, value, of}, clicked, on) {
    const {view} = root.state, all = of.map(one => one.value);
    const before = view[part].includes(value) ? all : all.filter(other => view[lower].includes(other));
    const after = on ? [...before, clicked] : before.filter(other => other !== clicked);
    const whole = part === "types" && all.every(other => after.includes(other));
    return {[part]: chosen(part, value, whole), [lower]: [...view[lower].filter(other => !all.includes(other)), ...(whole ? [] : after)]};
  }

  function group(id, title, rows) {
    const set = make("fieldset"), list = make("ul", "facet");
    list.id = id;
    list.append(...rows);
    set.append(make("legend", "", title), list);
    if (rows.length > SHOWN + 2) set.append(folding(list, rows));
    return set;
  }

  /* A long list shows its first few and what is chosen, until it is unfolded or searched. */
  function folding(list, rows) {
    const {words} = root.state.setup, foot = make("div", "folding"), more = make("button", "more"), find = make("input");
    const texts = rows.map(row => root.fold(row.textContent));
    more.type = "button";
    Object.assign(find, {type: "search", placeholder: words.find, autocomplete: "off"});
    find.setAttribute("aria-label", words.find);
    let open = false;
    const show = () => {
      const asked = root.fold(find.value.trim());
      rows.forEach((row, i) => { row.hidden = asked ? !texts[i].includes(asked) : !open && i >= SHOWN && !row.querySelector(":checked"); });
      more.textContent = open ? words.fewer : root.panels.fill(words.more, {count: rows.length - SHOWN});
      more.setAttribute("aria-expanded", open);
      more.hidden = Boolean(asked);
    };
    more.addEventListener("click", () => { open = !open; show(); });
    find.addEventListener("input", show);
    marks.push(show);
    foot.append(more, find);
    return foot;
  }

  /* Of every choice how often it occurs at all, for the order of long lists: it must not jump while the clock moves. */
  function ever(data) {
    const axis = {from: data.first, to: data.last};
    return root.facets.count(data, new Uint16Array(data.size), axis);
  }

  const most = (counts, values) => [...values].sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0));

  function types({data, setup}) {
    return group("types", setup.words.filter_type, setup.types.map(type => tree({
      part: "types", lower: "subtypes", value: type.slug, label: type.label, sign: root.panels.typeDot(type),
      of: Object.entries(setup.subtypes).filter(([value, one]) => one.type === type.slug && data.subtypeSlugs.includes(value))
        .map(([value, one]) => ({value, label: one.label})),
    })));
  }

  function places({data, setup}, often) {
    const names = new Map(), arabic = setup.names === "name_ar";
    for (const site of data.sites) {
      if (site.governorateKey) names.set(site.governorateKey, setup.governorates[site.governorate] || site.governorate);
      if (site.districtKey) names.set(site.districtKey, (arabic && data.districts[site.district]) || site.district);
    }
    const districts = of => data.known.districts.filter(key => key.startsWith(of + "."));
    return group("governorates", setup.words.filter_governorate, most(often.governorates, data.known.governorates).map(value => tree({
      part: "governorates", lower: "districts", value, label: names.get(value),
      of: most(often.districts, districts(value)).map(key => ({value: key, label: names.get(key)})),
    })));
  }

  function actors({data, setup}, often) {
    const label = value => { const name = data.actor_names[data.actorSlugs.indexOf(value)]; return (setup.actors[name] || {label: name}).label; };
    return group("actors", setup.words.filter_actor, most(often.actors, data.actorSlugs)
      .map(value => choice({part: "actors", value, label: label(value), chosen: has("actors", value), choose: toggle("actors", value)})));
  }

  function country({data, setup: {words}}) {
    const label = {"": words.country_any, SY: words.country_sy, IQ: words.country_iq};
    const codes = Object.keys(label).filter(code => !code || data.sites.some(site => site.country === code));
    return group("country", words.filter_country, codes.map(value => choice({part: "country", value, label: label[value], kind: "radio",
      chosen: () => root.state.view.country === value, choose: () => root.view.change({country: value})})));
  }

  function exact({setup: {words}}) {
    const label = {place: words.exact_place, day: words.exact_day};
    return group("exact", words.filter_exact, Object.keys(label).map(value =>
      choice({part: "exact", value, label: label[value], chosen: has("exact", value), choose: toggle("exact", value)})));
  }

  function grades({data, setup: {words}}) {
    const label = {confirmed: words.grade_confirmed, fair: words.grade_fair, weak: words.grade_weak, contested: words.grade_contested};
    return group("grades", words.filter_grade, data.grades.filter(value => value in label)
      .map(value => choice({part: "grades", value, label: label[value], chosen: has("grades", value), choose: toggle("grades", value)})));
  }

  /* The least number of deaths: some usual ones, and any that is typed. */
  function deaths({setup: {words}}) {
    const rows = [0, ...root.facets.DEATHS].map(value => choice({part: "deaths", value, kind: "radio",
      label: value ? root.panels.fill(words.deaths_least, {count: value}) : words.deaths_any,
      chosen: () => root.state.view.deaths === value, choose: () => root.view.change({deaths: value})}));
    const set = group("deaths", words.filter_deaths, rows), field = make("input");
    Object.assign(field, {type: "number", min: 0, max: 999999, id: "deaths-least"});
    const said = make("label", "least");
    said.append(make("span", "", words.deaths_other), field);
    field.addEventListener("change", () => root.view.change({deaths: root.filters.PARTS.deaths.read(field.value)}));
    marks.push(() => { if (field !== document.activeElement) field.value = root.state.view.deaths || ""; });
    set.append(said);
    return set;
  }

  function start() {
    const host = byId("narrow"), {state} = root;
    if (!host) return;
    const often = ever(state.data);
    state.view = root.filters.none();  // for the boxes, until the address is read
    host.replaceChildren(exact(state), types(state), country(state), places(state, often), actors(state, often), deaths(state), grades(state));
    byId("filters").addEventListener("toggle", count);
    byId("filters-clear").addEventListener("click", () => root.view.change(root.filters.none()));
  }

  /* The numbers beside the choices; only where somebody sees them. */
  function count() {
    const {data, fails, seen} = root.state;
    if (!byId("filters") || !byId("filters").open || !seen) return;
    const found = root.facets.count(data, fails, seen);
    const whole = [...found.country.values()].reduce((sum, many) => sum + many, 0);
    for (const [part, value, place, row] of counts) {
      const many = part === "country" && !value ? whole : value === 0 ? null : found[part].get(value) || 0;
      place.textContent = many === null ? "" : many.toLocaleString("en");
      row.classList.toggle("none", many === 0);
    }
  }

  function show() {
    if (!byId("narrow")) return;
    marks.forEach(mark => mark());
    const active = root.filters.active(root.state.view);
    byId("filter-count").textContent = active || "";
    byId("filters-clear").hidden = !active;
  }

  document.addEventListener("furat:ready", start);
  document.addEventListener("furat:chosen", show);
  document.addEventListener("furat:listed", count);
})(window.furat = window.furat || {});
