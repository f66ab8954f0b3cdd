/* Draw a box or a line around a part of the map: only what lies in it is drawn and counted. What stands in the map's window
   can be taken as the box, which needs no pointer. */
(function (root) {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const CORNERS = "M1 5V1h4M11 1h4v4M15 11v4h-4M5 15H1v-4";  // four corners: a sign that few fonts have
  const STEP = 4;  // pixels between two corners of a line drawn freely
  let mode = "", line = [], layer = null, outline = null;
  const buttons = {};

  const stage = () => root.map.graph().closest(".stage");

  /* A line of 16 by 16 pixels in the colour of the text around it. */
  function icon(line) {
    const drawing = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries({viewBox: "0 0 16 16", width: 14, height: 14, fill: "none", stroke: "currentColor", "stroke-width": 2, "aria-hidden": true})) drawing.setAttribute(name, value);
    path.setAttribute("d", line);
    drawing.append(path);
    return drawing;
  }

  function start() {
    const bar = stage().querySelector(".zoom"), {words} = root.state.setup;
    if (!bar || root.embedded && root.embedded()) return;
    const add = (name, sign, act) => {
      const button = buttons[name] = Object.assign(document.createElement("button"), {type: "button", id: "draw-" + name, title: words["draw_" + name]});
      button.append(sign === CORNERS ? icon(CORNERS) : sign);
      button.setAttribute("aria-label", words["draw_" + name]);
      button.addEventListener("click", act);
      bar.append(button);
    };
    add("box", "▭", () => choose("box"));
    add("line", "◌", () => choose("line"));
    add("seen", CORNERS, takeSeen);
    add("none", "✕", () => root.view.change({drawn: ""}));
    layer = document.createElementNS(SVG, "svg");
    layer.setAttribute("class", "drawing");
    layer.setAttribute("aria-hidden", "true");
    outline = document.createElementNS(SVG, "polygon");
    layer.append(outline);
    stage().querySelector(".map").after(layer);
    layer.addEventListener("pointerdown", press);
    document.addEventListener("keydown", event => { if (event.key === "Escape" && mode) choose(""); });
    root.maplibre.on("render", trace);
  }

  /* Begin to draw, or leave it. */
  function choose(name) {
    mode = name === mode ? "" : name;
    line = [];
    for (const each of ["box", "line"]) buttons[each].setAttribute("aria-pressed", each === mode);
    layer.classList.toggle("on", Boolean(mode));
    trace();
  }

  /* From pixels of the map's box to degrees. */
  function degrees([x, y]) {
    const {lng, lat} = root.maplibre.map().unproject([x, y]);
    return [lng, lat];
  }

  const at = event => { const box = layer.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };

  function press(event) {
    if (event.button) return;
    event.preventDefault();
    line = [at(event)];
    layer.setPointerCapture(event.pointerId);
    const follow = moving => {
      const here = at(moving), last = line[line.length - 1];
      if (mode === "box") line[1] = here;
      else if (Math.hypot(here[0] - last[0], here[1] - last[1]) >= STEP) line.push(here);
      trace();
    };
    const stop = done => {
      layer.removeEventListener("pointermove", follow);
      layer.removeEventListener("pointerup", stop);
      layer.removeEventListener("pointercancel", stop);
      const corners = line.map(degrees), box = mode === "box";
      choose("");
      if (done.type === "pointerup") take(box, corners);
    };
    layer.addEventListener("pointermove", follow);
    layer.addEventListener("pointerup", stop);
    layer.addEventListener("pointercancel", stop);
  }

  /* A press without a drag is no shape and changes nothing. */
  function take(box, corners) {
    const drawn = box ? (corners.length > 1 ? root.shape.box(corners[0], corners[1]) : "") : corners.length > 2 ? root.shape.around(corners) : "";
    if (root.shape.read(drawn)) root.view.change({drawn});
  }

  function takeSeen() {
    const {clientWidth, clientHeight} = layer;
    take(true, [degrees([0, clientHeight]), degrees([clientWidth, 0])]);
  }

  /* The shape that is being drawn, else the one that holds. */
  function trace() {
    if (!layer) return;
    let corners = [];
    if (mode && line.length > 1) corners = mode === "box" ? [line[0], [line[1][0], line[0][1]], line[1], [line[0][0], line[1][1]]] : line;
    else {
      const held = root.state.view && root.shape.read(root.state.view.drawn), {x, y} = root.maplibre.projection();
      if (held) corners = held.map(([lon, lat]) => [x(lon), y(lat)]);
    }
    outline.setAttribute("points", corners.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "));
    buttons.none.hidden = !root.state.view || !root.state.view.drawn;
  }

  document.addEventListener("furat:ready", start);
  document.addEventListener("furat:chosen", trace);
})(window.furat = window.furat || {});
