/* What is seen now, to take away: tables and areas from the server by the view's own address, the map as a picture. */
(function (root) {
  "use strict";
  const byId = id => document.getElementById(id);
  const OUTLETS = 4, LONGEST = 80;  // named on the picture, and letters of a name
  const FILES = {csv: "/data/view.csv", geojson: "/data/view.geojson", areas: "/data/areas.geojson"};

  function offer() {
    const {view, setup, seen} = root.state, {fill} = root.panels;
    const asked = root.address.write(view, setup.language);
    for (const name in FILES) byId("export-" + name).href = FILES[name] + asked;
    const found = view.place ? root.side.rowsOf(view.place).found : seen.found;
    byId("share-count").textContent = fill(setup.words.export_count, {count: found});
  }

  /* Names of what narrows the view, as the filters call it. */
  function narrowed() {
    const {view, setup, data} = root.state;
    const actor = slug => data.actor_names[data.actorSlugs.indexOf(slug)];
    return [
      ...view.types.map(slug => setup.types.find(type => type.slug === slug).label),
      ...view.actors.map(slug => (setup.actors[actor(slug)] || {label: actor(slug)}).label),
      ...(view.country ? [setup.words["country_" + view.country]] : []),
    ].join(setup.words.comma);
  }

  /* Where the incidents come from, as the server counts it; the picture says so too where it cannot be asked. */
  async function sources() {
    const {view, setup} = root.state, {words} = setup, {fill} = root.panels;
    const answer = await fetch("/data/view.json" + root.address.write({...view, place: ""}, setup.language)).catch(() => null);
    const told = answer && answer.ok ? await answer.json() : null;
    const short = name => (name.length > LONGEST ? name.slice(0, LONGEST - 1) + "…" : name);
    return [
      told ? fill(words.picture_reports, {count: told.reports}) : words.picture_unasked,
      ...(told ? told.outlets.slice(0, OUTLETS).map(([name, number]) => `\u2068${short(name)}\u2069 (${number})`) : []),
      words.picture_sources,
      `\u2066${root.share.link("/")}\u2069`,
    ];
  }

  async function picture() {
    const {view, setup, seen, data} = root.state, {words} = setup, {fill, dayWords} = root.panels;
    const filters = narrowed();
    const notes = [
      `${dayWords(view.from, setup)} – ${dayWords(view.to, setup)} · ${fill(words.incidents, {count: seen.found})}`,
      filters && fill(words.picture_filters, {filters}),
    ];
    return root.picture.draw({title: root.digits.say(root.share.title()), notes: notes.filter(Boolean).map(root.digits.say), sources: await sources()});
  }

  async function save() {
    const {view} = root.state, iso = root.columns.isoOf;
    byId("export-png").disabled = true;
    try {
      const canvas = await picture();
      const file = await new Promise(resolve => canvas.toBlob(resolve, "image/png"));
      const link = Object.assign(document.createElement("a"), {
        href: URL.createObjectURL(file), download: `furat-map-${iso(view.from)}-to-${iso(view.to)}.png`,
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    } finally {
      byId("export-png").disabled = false;
    }
  }

  document.addEventListener("furat:share", offer);
  document.addEventListener("click", event => { if (event.target.closest("#export-png")) save(); });
  root.exports = {picture};
})(window.furat = window.furat || {});
