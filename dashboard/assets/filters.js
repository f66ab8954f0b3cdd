/* The filters as numbers. Each row gets a byte pair whose bits say which filters it fails: none set, it is drawn; one
   set, it still counts beside the choices of that one filter (facets.js). Nothing is drawn here.
   PARTS are the fields of the view that hold a filter, as the address writes them. */
(function (root) {
  "use strict";
  const EVENT = 1, ACTOR = 2, COUNTRY = 4, AREA = 8, EXACT_PLACE = 16, EXACT_DAY = 32, DEATHS = 64, GRADE = 128,
    TEXT = 256, DRAWN = 512;
  const list = {read: text => (text || "").split(",").filter(Boolean), write: value => value.join(",")};
  const text = {read: value => (value || "").slice(0, 100), write: value => value};
  const number = {read: value => (/^\d{1,6}$/.test(value || "") ? Number(value) : 0), write: value => (value ? String(value) : "")};
  const PARTS = {
    types: list, subtypes: list, actors: list, country: text, governorates: list, districts: list, exact: list,
    deaths: number, grades: list, text, drawn: text,
  };
  const slug = name => name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join("-");

  /* The names of everything that can be chosen, once: what an address calls it, by its number in the columns. */
  function name(data, setup) {
    data.typeSlugs = setup.types.map(type => type.slug);
    data.subtypeSlugs = data.sub_event_types.map(slug);
    data.actorSlugs = data.actor_names.map(slug);
    for (const site of data.sites) {
      site.governorateKey = site.governorate ? slug(site.governorate) : "";
      site.districtKey = site.district && site.governorate ? `${site.governorateKey}.${slug(site.district)}` : "";
    }
    const known = data.known = {types: data.typeSlugs, subtypes: data.subtypeSlugs, actors: data.actorSlugs, grades: data.grades};
    known.exact = ["place", "day"];
    known.governorates = [...new Set(data.sites.map(site => site.governorateKey))].filter(Boolean);
    known.districts = [...new Set(data.sites.map(site => site.districtKey))].filter(Boolean);
  }

  /* What the data does not know is as if it were not asked for. */
  function tidy(view, data) {
    for (const part in data.known) view[part] = view[part].filter(value => data.known[part].includes(value));
    if (!data.sites.some(site => site.country === view.country)) view.country = "";
    if (!root.shape.read(view.drawn)) view.drawn = "";
  }

  const bits = (size, bit, passes) => Uint16Array.from({length: size}, (_, i) => (passes(i) ? 0 : bit));
  const among = (chosen, value) => !chosen.length || chosen.includes(value);

  /* Which bits a type of event with a sub-type fails: a chosen type takes all of its sub-types. */
  function eventBits(data, {types, subtypes}) {
    const wide = data.subtypeSlugs.length, all = !types.length && !subtypes.length;
    return bits(data.typeSlugs.length * wide, EVENT, i =>
      all || types.includes(data.typeSlugs[Math.floor(i / wide)]) || subtypes.includes(data.subtypeSlugs[i % wide]));
  }

  /* A chosen governorate takes all of its districts. */
  const inArea = (site, {governorates, districts}) => (!governorates.length && !districts.length) ||
    governorates.includes(site.governorateKey) || districts.includes(site.districtKey);

  function siteBits(data, view) {
    const drawn = root.shape.read(view.drawn), exact = view.exact.includes("place");
    return Uint16Array.from(data.sites, site => (!view.country || site.country === view.country ? 0 : COUNTRY) |
      (inArea(site, view) ? 0 : AREA) | (exact && site.precision > 1 ? EXACT_PLACE : 0) |
      (drawn && !root.shape.holds(drawn, site.lon, site.lat) ? DRAWN : 0));
  }

  /* Which filters each row fails. `found` holds a bit for each row that the text was found in; null: no text is asked for. */
  function fails(data, view, found) {
    const sites = siteBits(data, view), events = eventBits(data, view), wide = data.subtypeSlugs.length;
    const sets = bits(data.actor_sets.length, ACTOR, i => !view.actors.length || data.actor_sets[i].some(at => view.actors.includes(data.actorSlugs[at])));
    const grades = bits(data.grades.length, GRADE, i => among(view.grades, data.grades[i]));
    const days = bits(4, EXACT_DAY, precision => !view.exact.includes("day") || precision <= 1);
    const {site, event_type, sub_event_type, actors, grade, date_precision, deaths} = data, least = view.deaths;
    const failed = new Uint16Array(data.size);
    for (let row = 0; row < failed.length; row++) {
      failed[row] = sites[site[row]] | events[event_type[row] * wide + sub_event_type[row]] | sets[actors[row]] |
        grades[grade[row]] | days[date_precision[row]] | (deaths[row] < least ? DEATHS : 0);
    }
    if (!least) for (let row = 0; row < failed.length; row++) failed[row] &= ~DEATHS;  // -1: no number is told
    if (found) for (let row = 0; row < failed.length; row++) if (!(found[row >> 3] & (128 >> (row & 7)))) failed[row] |= TEXT;
    return failed;
  }

  function passing(failed) {
    const passes = new Uint8Array(failed.length);
    for (let row = 0; row < failed.length; row++) passes[row] = failed[row] ? 0 : 1;
    return passes;
  }

  /* How many filters are set. */
  const active = view => Object.keys(PARTS).reduce((sum, part) => sum + (Array.isArray(view[part]) ? view[part].length : view[part] ? 1 : 0), 0);
  const key = view => JSON.stringify(Object.keys(PARTS).map(part => view[part]));

  /* A view without filters. */
  const none = () => Object.fromEntries(Object.keys(PARTS).map(part => [part, PARTS[part].read("")]));

  root.filters = {
    EVENT, ACTOR, COUNTRY, AREA, EXACT_PLACE, EXACT_DAY, DEATHS, GRADE, TEXT, DRAWN,
    PARTS, slug, name, tidy, fails, passing, active, key, none,
  };
})(window.furat = window.furat || {});
