/* The MapLibre map behind the Plotly graph, for what changes in every frame. Plotly has no public way to it, and its own
   restyle makes all of a trace anew: 8,000 marks or 2,000 areas cost it many times what one picture of the map costs
   (docs/benchmarks.md). So areas of control and marks are drawn on canvases below and above the map (ground.js, marks.js),
   and what shades governorates is a layer of our own, coloured by MapLibre's feature state. Everything that leaves
   Plotly's public interface is in this file. */
(function (root) {
  "use strict";
  const kept = new Map();  // of each set of areas what is shown now: id -> value

  /* Plotly's underscored attribute; null until the map stands. */
  function map() {
    const graph = document.querySelector("#map .js-plotly-plot");
    const subplot = graph && graph._fullLayout && graph._fullLayout.map && graph._fullLayout.map._subplot;
    return subplot ? subplot.map : null;
  }

  /* Add areas, GeoJSON features with whole numbers as ids, below a layer of the style; `paints` are MapLibre's paints of
     a layer of each kind, where ["feature-state", "value"] stands for what `colour` sets. Nothing shows at first. */
  function areas(name, geojson, before, paints) {
    const features = geojson.features.map(feature => ({...feature, id: Number(feature.id)}));
    map().addSource(name, {type: "geojson", data: {type: "FeatureCollection", features}, tolerance: 0.2});
    for (const kind in paints) map().addLayer({id: name + "-" + kind, type: kind, source: name, paint: paints[kind]}, before);
    kept.set(name, new Map());
  }

  /* Show these areas with these values (Map id -> value) and no others; only what differs is handed to the map.
     Returns whether anything did. */
  function colour(name, wanted) {
    const shown = kept.get(name);
    let changed = false;
    for (const id of shown.keys()) {
      if (wanted.has(id)) continue;
      map().removeFeatureState({source: name, id}, "value");
      changed = true;
    }
    for (const [id, value] of wanted) {
      if (shown.get(id) === value) continue;
      map().setFeatureState({source: name, id}, {value});
      changed = true;
    }
    kept.set(name, wanted);
    return changed;
  }

  /* What areas show now, for those who look at the map from outside: id -> value. */
  const shown = name => kept.get(name);

  /* Write these texts, {lon, lat, text}, instead of those written before; they give way to the names of the style. */
  function texts(name, before, wanted) {
    const features = wanted.map(({lon, lat, text}) => ({
      type: "Feature", properties: {text}, geometry: {type: "Point", coordinates: [lon, lat]},
    }));
    const data = {type: "FeatureCollection", features}, source = map().getSource(name);
    if (source) { source.setData(data); return; }
    map().addSource(name, {type: "geojson", data});
    map().addLayer({
      id: name, type: "symbol", source: name,
      layout: {"text-field": ["get", "text"], "text-size": 12, "text-font": [getComputedStyle(document.body).fontFamily]},
      paint: {"text-color": ["to-color", ["global-state", "holder-letter"]], "text-opacity": 0.62},
    }, before);
  }

  /* Resolves within the next picture that the map draws. */
  const pictured = () => new Promise(resolve => { map().once("render", resolve); map().triggerRepaint(); });

  /* What the map and the canvases below and above it show, as a canvas: read within a picture of the map, which is gone after it. */
  const snapshot = () => new Promise(resolve => {
    map().once("render", () => {
      const drawn = map().getCanvas(), copy = document.createElement("canvas"), {width, height} = drawn;
      Object.assign(copy, {width, height});
      const pen = copy.getContext("2d");
      const layer = name => map().getContainer().closest(".stage").querySelector(":scope > ." + name);
      [layer("ground"), drawn, layer("outlines"), layer("marks")].forEach(part => pen.drawImage(part, 0, 0, width, height));
      resolve(copy);
    });
    map().triggerRepaint();
  });

  /* Where the map looks: {lat, lon, zoom}. */
  function where() {
    const {lat, lng} = map().getCenter();
    return {lat, lon: lng, zoom: map().getZoom()};
  }

  const jump = ({lat, lon, zoom}) => map().jumpTo({center: [lon, lat], zoom});

  const on = (event, answer) => map().on(event, answer);

  /* The names that the map writes now: {lon, lat, text, size in pixels, below: whether it stands below its point}. */
  function names(language) {
    const layers = map().getStyle().layers.filter(({type, layout}) => type === "symbol" && layout["symbol-placement"] !== "line");
    const found = map().queryRenderedFeatures({layers: layers.map(({id}) => id)});
    return found.filter(({geometry}) => geometry.type === "Point").map(({geometry, properties, layer}) => ({
      lon: geometry.coordinates[0], lat: geometry.coordinates[1], text: properties[`name_${language}`] || "",
      size: layer.layout["text-size"], below: layer.layout["text-anchor"] === "top",
    }));
  }

  /* How far north a latitude lies on the map, in widths of the world. */
  const north = degrees => Math.log(Math.tan(Math.PI / 4 + degrees * Math.PI / 360)) / (2 * Math.PI);

  /* From degrees to pixels of the map's box, for as long as the map stands still; `down` takes what `north` told. North is
     up: the map is never turned. */
  function projection() {
    const {lng, lat} = map().getCenter(), world = 512 * 2 ** map().getZoom();
    const {clientWidth, clientHeight} = map().getContainer();
    const middle = north(lat), down = told => clientHeight / 2 - (told - middle) * world;
    return {x: lon => clientWidth / 2 + (lon - lng) * world / 360, y: latitude => down(north(latitude)), down};
  }

  root.maplibre = {map, areas, colour, shown, texts, pictured, snapshot, names, where, jump, on, north, projection};
})(window.furat = window.furat || {});
