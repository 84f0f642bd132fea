"use strict";

/* The route at one zoom, as Python drew it: pixels of the whole world, metres along, gradient classes. */
const UNKNOWN = -1;  // gradient class
const SAME = 0.5;  // [m] places of the line that are one

class Level {
  constructor(zoom, bytes) {
    const all = new Float64Array(bytes), n = all.length / 4;
    this.zoom = zoom;
    [this.x, this.y, this.distance, this.kind] = [0, 1, 2, 3].map((k) => all.subarray(k * n, (k + 1) * n));
    this.runs = this.#runs(n);
  }

  /* Stretches of one gradient class, with the box that each lies in. */
  #runs(n) {
    const runs = [];
    for (let i = 0; i + 1 < n; i++) {
      let run = runs.at(-1);
      if (!run || run.kind !== this.kind[i]) {
        run = { kind: this.kind[i], first: i, box: L.bounds([[this.x[i], this.y[i]]]) };
        runs.push(run);
      }
      run.last = i + 1;
      run.box.extend([this.x[i + 1], this.y[i + 1]]);
    }
    return runs;
  }

  /* This line with other ground, `points` [[x, y] px, metres along the new line], from `start` to `end` [m];
     null: to its end. */
  spliced({ start, end, length }, points) {
    const d = this.distance, n = d.length, last = d[n - 1];
    let before = 0, after = n;
    while (before < n && d[before] < start - SAME) before++;
    while (end !== null && after > 0 && d[after - 1] > end + SAME) after--;
    const shift = length - last, all = new Float64Array(4 * (before + points.length + n - after));
    const made = [0, 1, 2, 3].map((k) => all.subarray(k * all.length / 4, (k + 1) * all.length / 4));
    [this.x, this.y, d, this.kind].forEach((own, k) => {
      made[k].set(own.subarray(0, before));
      made[k].set(points.map((point) => point[k] ?? UNKNOWN), before);
      made[k].set(k === 2 ? own.subarray(after).map((metres) => metres + shift) : own.subarray(after), before + points.length);
    });
    if (after < n) made[3][before + points.length - 1] = this.kind[this.step(end)];
    return new Level(this.zoom, all.buffer);
  }

  /* The step that `distance` lies in: the number of its first point. */
  step(distance) {
    let low = 0, high = this.distance.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.distance[middle] <= distance) low = middle; else high = middle;
    }
    return low;
  }

  /* Place at `distance`: pixels, and the unit vector of travel. */
  at(distance) {
    const d = this.distance, low = this.step(distance), high = low + 1;
    const span = d[high] - d[low], t = span > 0 ? Math.min(1, Math.max(0, (distance - d[low]) / span)) : 0;
    const dx = this.x[high] - this.x[low], dy = this.y[high] - this.y[low], length = Math.hypot(dx, dy) || 1;
    return { x: this.x[low] + t * dx, y: this.y[low] + t * dy, east: dx / length, south: dy / length };
  }

  /* Nearest place to a pixel: how far [px], where along the route, and its pixels. */
  nearest(px, py) {
    const { x, y, distance } = this;
    let best = Infinity, found = 0, part = 0;
    for (let i = 0; i + 1 < x.length; i++) {
      const dx = x[i + 1] - x[i], dy = y[i + 1] - y[i], square = dx * dx + dy * dy;
      const t = square > 0 ? Math.min(1, Math.max(0, ((px - x[i]) * dx + (py - y[i]) * dy) / square)) : 0;
      const ex = x[i] + t * dx - px, ey = y[i] + t * dy - py, off = ex * ex + ey * ey;
      if (off < best) [best, found, part] = [off, i, t];
    }
    const between = (values) => values[found] + part * (values[found + 1] - values[found]);
    return { off: Math.sqrt(best), distance: between(distance), x: between(x), y: between(y) };
  }

  /* Cells of `size` pixels that the line runs through, as a set of numbers: what labels keep clear of. */
  cells(size) {
    if (this.#cells) return this.#cells;
    this.#cells = new Set();
    for (let i = 0; i + 1 < this.x.length; i++) {
      const dx = this.x[i + 1] - this.x[i], dy = this.y[i + 1] - this.y[i];
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / size));
      for (let k = 0; k <= steps; k++) {
        this.#cells.add(cellNumber(this.x[i] + dx * k / steps, this.y[i] + dy * k / steps, size));
      }
    }
    return this.#cells;
  }
  #cells = null;
}
