/* What a view is called, and how it is passed on: the title of the page, its link, the code that embeds it. The server says
   the same title to those who show links (dashboard/share.py). */
(function (root) {
  "use strict";
  const byId = id => document.getElementById(id);
  const month = day => root.columns.monthOf(day);
  const begins = day => root.columns.monthStart(month(day)) === day;
  const ends = day => root.columns.monthStart(month(day) + 1) === day + 1;

  /* The window in words, as short as it can be said: a year, a month, a day, or from one to another. */
  function when(from, to, setup) {
    const year = day => String(Math.floor(month(day) / 12)), named = day => setup.months[month(day) % 12];
    const said = unit => {
      const [a, b] = [unit(from), unit(to)], same = year(from) === year(to);
      if (a === b) return `${a} ${year(to)}`.trim();
      return (same ? `${a} – ${b} ${year(to)}` : `${a} ${year(from)} – ${b} ${year(to)}`).trim();
    };
    if (!begins(from) || !ends(to)) return said(day => `${new Date(day * 86400000).getUTCDate()} ${named(day)}`);
    if (month(from) % 12 || month(to) % 12 < 11) return said(named);
    return year(from) === year(to) ? year(to) : `${year(from)} – ${year(to)}`;
  }

  /* What the page shows, in words: «Mosul, July 2014». Empty where nothing is narrowed. */
  function subject() {
    const {view, data, areas, setup} = root.state;
    const place = view.place && (data.sites.find(one => one.key === view.place) || areas.find(one => one.place_id === view.place));
    const type = view.types.length === 1 && setup.types.find(one => one.slug === view.types[0]);
    const parts = [
      type && type.label,
      place ? place[setup.names] || place.name_en : setup.words["country_" + view.country],
      view.from === data.first && view.to === data.last ? "" : when(view.from, view.to, setup),
    ];
    return parts.filter(Boolean).join(setup.words.comma);
  }

  function title() {
    const {words} = root.state.setup, what = subject();
    return what ? root.panels.fill(words.title, {what}) : words.site_title;
  }

  /* The address of what is seen now, which shows the same areas whatever is recorded later; on another page of this
     site where one is named. */
  function link(path) {
    return location.origin + (path || location.pathname) + root.address.write(root.knowing.fixed(root.state.view), root.state.setup.language);
  }

  const embedding = () => `<iframe src="${link("/embed").replace(/&/g, "&amp;")}" title="Furat" width="100%" height="560" style="border:0"></iframe>`;

  function fill() {
    byId("share-link").value = link();
    if (byId("share-embed")) byId("share-embed").value = embedding();
    byId("share-said").textContent = "";
  }

  /* The clipboard is there on https and on this machine only; elsewhere the text is selected and copied the old way. */
  async function copy(field) {
    const {words} = root.state.setup;
    let done = false;
    try {
      await navigator.clipboard.writeText(field.value);
      done = true;
    } catch {
      field.select();
      done = document.execCommand("copy");
    }
    byId("share-said").textContent = done ? words.copied : words.not_copied;
  }

  document.addEventListener("click", event => {
    const dialog = byId("share");
    if (!dialog || !root.state.ready) return;
    const button = event.target.closest("[data-copy]");
    if (event.target.closest("#share-open")) { fill(); dialog.showModal(); root.tell("share"); }
    else if (event.target.closest("#share-close") || event.target === dialog) dialog.close();
    else if (button) copy(byId(button.dataset.copy));
  });
  document.addEventListener("furat:listed", () => { document.title = title(); });

  root.share = {title, subject, when, link};
})(window.furat = window.furat || {});
