/* The view in the page's address: ?from=&to=&types=&actors=&country=&place=&lat=&lon=&zoom=&compare=&numbers=&shade=&known=&lang=
   A window that holds everything is not written: the address then still means everything when there is more. */
(function (root) {
  "use strict";
  const ORDERS = ["oldest", "deadliest"];
  const SHADES = ["incidents", "deaths"];
  const ISO = /^\d{4}-\d{2}-\d{2}$/;
  const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z)?$/;  // of what was known: a day, or a time in UTC
  const number = text => (text === null || text === "" || !isFinite(text) ? null : Number(text));

  function day(text) {
    text = root.digits.latin(text || "");
    if (!ISO.test(text) || isNaN(Date.parse(text + "T00:00:00Z"))) return null;
    const read = root.columns.dayOf(text);
    return root.columns.isoOf(read) === text ? read : null;  // refuses 2014-02-31, which JavaScript reads as March
  }

  /* What cannot be read is as if it were not there. */
  function read(search) {
    const asked = new URLSearchParams(search);
    return {
      from: day(asked.get("from")), to: day(asked.get("to")),
      ...Object.fromEntries(Object.entries(root.filters.PARTS).map(([name, part]) => [name, part.read(asked.get(name))])),
      order: ORDERS.includes(asked.get("order")) ? asked.get("order") : "", place: asked.get("place") || "", compare: asked.get("compare") === "1",
      numbers: asked.get("numbers") === "1", shade: SHADES.includes(asked.get("shade")) ? asked.get("shade") : "",
      known: MOMENT.test(asked.get("known") || "") ? asked.get("known") : "",
      lat: number(asked.get("lat")), lon: number(asked.get("lon")), zoom: number(asked.get("zoom")),
    };
  }

  function write(view, language) {
    const said = new URLSearchParams();
    const iso = root.columns.isoOf, {first, last} = root.state.data;
    if (view.from !== first || view.to !== last) {
      said.set("from", iso(view.from));
      said.set("to", iso(view.to));
    }
    for (const name in root.filters.PARTS) {
      const written = root.filters.PARTS[name].write(view[name]);
      if (written) said.set(name, written);
    }
    if (view.order) said.set("order", view.order);
    if (view.place) said.set("place", view.place);
    if (view.compare) said.set("compare", "1");
    if (view.numbers) said.set("numbers", "1");
    if (view.shade) said.set("shade", view.shade);
    if (view.known) said.set("known", view.known);
    if (view.zoom !== null) {
      said.set("lat", view.lat.toFixed(3));
      said.set("lon", view.lon.toFixed(3));
      said.set("zoom", view.zoom.toFixed(3));
    }
    said.set("lang", language);
    return "?" + said.toString().replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%3B/g, ";");
  }

  root.address = {day, read, write};
})(window.furat = window.furat || {});
