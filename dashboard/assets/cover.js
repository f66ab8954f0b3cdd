/* What lies wholly below other marks need not be drawn: of thousands of marks on a small map a part is seen. Numbers only. A
   sheet notes, in cells of a few pixels, what is painted over; it errs on the side of drawing. */
(function (root) {
  "use strict";
  const CELL = 3;  // pixels of the canvas

  /* A sheet over a canvas of so many pixels, bare at first; marks are told to it from the top one down, as discs. */
  function sheet(width, height) {
    const columns = Math.ceil(width / CELL), rows = Math.ceil(height / CELL), covered = new Uint8Array(columns * rows);

    /* Whether every pixel of a disc that lies on the canvas is painted over. */
    function hides(x, y, radius) {
      const bottom = Math.min(rows, Math.ceil((y + radius) / CELL));
      for (let row = Math.max(0, Math.floor((y - radius) / CELL)); row < bottom; row++) {
        // The widest the disc is within this row of cells.
        const apart = Math.max(0, row * CELL - y, y - (row + 1) * CELL), half = Math.sqrt(radius * radius - apart * apart);
        const end = row * columns + Math.min(columns, Math.ceil((x + half) / CELL));
        for (let cell = row * columns + Math.max(0, Math.floor((x - half) / CELL)); cell < end; cell++) if (!covered[cell]) return false;
      }
      return true;
    }

    /* A disc is painted over: every cell that lies in it. */
    function add(x, y, radius) {
      const bottom = Math.min(rows, Math.floor((y + radius) / CELL));
      for (let row = Math.max(0, Math.ceil((y - radius) / CELL)); row < bottom; row++) {
        // The narrowest the disc is within this row of cells.
        const apart = Math.max((row + 1) * CELL - y, y - row * CELL);
        if (apart >= radius) continue;
        const half = Math.sqrt(radius * radius - apart * apart);
        const first = Math.max(0, Math.ceil((x - half) / CELL)), last = Math.min(columns, Math.floor((x + half) / CELL));
        if (first < last) covered.fill(1, row * columns + first, row * columns + last);
      }
    }

    return {hides, add};
  }

  /* The radius of the disc in the middle of a square picture through which nothing shines; `data` are its pixels, four
     bytes each. */
  function core(data, size) {
    const middle = size / 2;
    let nearest = middle * middle;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        if (data[4 * (row * size + column) + 3] === 255) continue;
        // To the corner of the pixel that is nearest to the middle.
        const x = Math.max(0, Math.abs(column + 0.5 - middle) - 0.5), y = Math.max(0, Math.abs(row + 0.5 - middle) - 0.5);
        nearest = Math.min(nearest, x * x + y * y);
      }
    }
    return Math.sqrt(nearest);
  }

  root.cover = {sheet, core};
})(window.furat = window.furat || {});
