/* How many incidents of the window each choice of each filter would leave, given all the other filters: one pass over the
   rows, into counts by kind of event, set of actors, site, grade and number of deaths. Numbers only; never within a
   frame of a drag. */
(function (root) {
  "use strict";
  const DEATHS = [1, 5, 10, 50, 100];  // choices of the least number

  /* `seen` is what the window holds (columns.js). */
  function count(data, fails, {from, to}) {
    const F = root.filters, wide = data.subtypeSlugs.length, sites = () => new Int32Array(data.sites.length);
    const events = new Int32Array(data.typeSlugs.length * wide), sets = new Int32Array(data.actor_sets.length);
    const country = sites(), area = sites(), all = sites();
    const grades = new Int32Array(data.grades.length), days = new Int32Array(4), least = new Int32Array(DEATHS.length + 1);
    const {day_from, day_to, site, event_type, sub_event_type, actors, grade, date_precision, deaths} = data;
    const dead = row => { let at = 0; while (at < DEATHS.length && deaths[row] >= DEATHS[at]) at++; least[at]++; };
    const kind = row => { events[event_type[row] * wide + sub_event_type[row]]++; };
    for (let row = data.dated; row < data.size && day_from[row] <= to; row++) {
      if (day_to[row] < from) continue;
      switch (fails[row]) {
        case 0: kind(row); sets[actors[row]]++; all[site[row]]++; grades[grade[row]]++; days[date_precision[row]]++; dead(row); break;
        case F.EVENT: kind(row); break;
        case F.ACTOR: sets[actors[row]]++; break;
        case F.COUNTRY: country[site[row]]++; break;
        case F.AREA: area[site[row]]++; break;
        case F.DEATHS: dead(row); break;
        case F.GRADE: grades[grade[row]]++; break;
      }
    }
    return {
      types: perType(data, events), subtypes: perSubtype(data, events), actors: perActor(data, sets),
      country: perSite(data, all, country, site => site.country),
      governorates: perSite(data, all, area, site => site.governorateKey),
      districts: perSite(data, all, area, site => site.districtKey),
      exact: new Map([["place", exact(data, all)], ["day", days[0] + days[1]]]),
      deaths: perLeast(least), grades: new Map(data.grades.map((name, i) => [name, grades[i]])),
    };
  }

  const raise = (counts, key, by) => { if (by && key) counts.set(key, (counts.get(key) || 0) + by); };

  function perType(data, events) {
    const counts = new Map(), wide = data.subtypeSlugs.length;
    events.forEach((many, i) => raise(counts, data.typeSlugs[Math.floor(i / wide)], many));
    return counts;
  }

  function perSubtype(data, events) {
    const counts = new Map(), wide = data.subtypeSlugs.length;
    events.forEach((many, i) => raise(counts, data.subtypeSlugs[i % wide], many));
    return counts;
  }

  function perActor(data, sets) {
    const counts = new Map();
    sets.forEach((many, i) => new Set(data.actor_sets[i]).forEach(at => raise(counts, data.actorSlugs[at], many)));
    return counts;
  }

  /* Rows that pass everything, and those that fail this filter alone. */
  function perSite(data, all, alone, keyOf) {
    const counts = new Map();
    data.sites.forEach((site, i) => raise(counts, keyOf(site), all[i] + alone[i]));
    return counts;
  }

  const exact = (data, all) => data.sites.reduce((sum, site, i) => sum + (site.precision === 1 ? all[i] : 0), 0);

  function perLeast(least) {
    let more = 0;
    return new Map(DEATHS.map((number, i) => [number, i]).reverse().map(([number, i]) => [number, more += least[i + 1]]).reverse());
  }

  root.facets = {DEATHS, count};
})(window.furat = window.furat || {});
