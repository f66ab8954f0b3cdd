/* What a hand does on the map itself: point, press, drag it elsewhere, zoom. */
(function (root) {
  "use strict";
  const byId = id => document.getElementById(id);
  let pointer = null;

  function start() {
    const graph = root.map.graph();
    root.maplibre.on("mousemove", event => { pointer = event.point; point(); });
    root.maplibre.on("mouseout", () => { pointer = null; point(); });
    root.maplibre.on("move", point);
    root.maplibre.on("click", press);
    graph.on("plotly_relayout", looked);
    const zoomBy = by => () => {
      const {lat, lon, zoom} = root.maplibre.where();
      root.frames.look({lat, lon, zoom: zoom + by});
    };
    byId("zoom-in").addEventListener("click", zoomBy(1));
    byId("zoom-out").addEventListener("click", zoomBy(-1));
    byId("zoom-home").addEventListener("click", () => root.frames.look(root.state.home));
  }

  /* Say what lies under the mouse, if anything: when it moves, and when a frame changed what is there. */
  function point() {
    const {data, seen, setup} = root.state;
    const site = pointer ? root.marks.under(pointer.x, pointer.y) : -1;
    root.panels.tooltip(site < 0 ? null : {site, data, seen, setup, ...pointer});
  }

  /* A press that did not drag the map: the mark there, else the area below it. */
  function press(event) {
    const {data, areas} = root.state, site = root.marks.under(event.point.x, event.point.y);
    const area = site < 0 && root.areas.cellAt(areas, event.lngLat.lng, event.lngLat.lat);
    if (site < 0 && !area) return;
    root.side.open(site < 0 ? area.place_id : data.sites[site].key);
    root.view.remember(true);
  }

  /* The map was moved: into the address, unless it shows the whole again. */
  function looked(change) {
    if (!change || change["map.zoom"] === undefined) return;
    const {home, view} = root.state;
    const seen = {lat: change["map.center"].lat, lon: change["map.center"].lon, zoom: change["map.zoom"]};
    const whole = Object.keys(seen).every(name => Math.abs(seen[name] - home[name]) < 0.01);
    for (const name in seen) view[name] = whole ? null : Number(seen[name].toFixed(3));
    root.view.remember(false);
    root.frames.draw();  // the letters of the holders stand as dense at every zoom
  }

  root.gestures = {start, point, press};
})(window.furat = window.furat || {});
