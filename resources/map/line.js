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

/* Draws the route. Fires "level" when the line of a zoom has come. */
const RouteLine = Canvas.extend({
  initialize(options) {
    Canvas.prototype.initialize.call(this, options);
    this._route = null;  // {number, length}
    this._levels = new Map();  // zoom -> Level of this route
    this._asked = new Map();  // zoom -> Promise
    this._kept = null;  // last level that was drawn: shown until a better one is here
    this.theme = null;
    this.selected = null;  // {start, end} [m], a descent
    this.range = null;  // {start, end} [m], a stretch of the profile
    this.marks = null;  // {zoom, leaders, rings, summits}
  },

  setRoute(route) {
    this._route = route;
    this._levels.clear();
    this._asked.clear();
    if (!route) this._kept = null;
    this._ask();
    this.redraw();
  },

  /* Other ground in the line, {start, end, points: [lat, lon, metres], length}: all that is sent of an edit. */
  splice(told) {
    const zoom = this._map.getZoom(), level = this._levels.get(zoom);
    this._levels.clear();
    this._asked.clear();
    this._route = { number: 0, length: told.length };  // until Python has a number for it
    if (level) this._levels.set(zoom, level.spliced(told, this._pixels(told, level)));
    this.fire("spliced");
    this.redraw();
  },

  /* Near the line's own world: it may go on beyond the edge. */
  _pixels({ start, points }, level) {
    const world = 256 * 2 ** level.zoom;
    let beside = level.at(start).x;
    return points.map(([lat, lon, metres]) => {
      const { x, y } = this._map.project([lat, lon], level.zoom);
      beside = x + world * Math.round((beside - x) / world);
      return [beside, y, metres];
    });
  },

  /* The route that the edits before have made; a page that has not heard of them asks for all of it. */
  settle(route) {
    const heard = this._route?.number === 0;
    if (!heard) this.setRoute(route);
    this._route = route;
    this._ask();
  },

  /* Python's number of the present route; 0: there is none. */
  number() {
    return this._route?.number ?? 0;
  },

  /* The level of the present route that is best to measure on, or null. */
  level() {
    const zoom = this._map.getZoom();
    const exact = this._levels.get(zoom);
    if (exact || !this._levels.size) return exact ?? null;
    return [...this._levels.values()].reduce((a, b) => Math.abs(a.zoom - zoom) <= Math.abs(b.zoom - zoom) ? a : b);
  },

  /* The level that stands on the screen, or null: of the route before while that of the present one is on its way. */
  shown() {
    return this.level() ?? this._kept;
  },

  /* Place on `level` nearest to a point of the map [px]: {distance [m], off [px]}; null where none is within `reach`. */
  near(point, reach, level = this.level()) {
    if (!level) return null;
    const k = 2 ** (this._map.getZoom() - level.zoom), { x, y } = point.add(this._map.getPixelBounds().min).divideBy(k);
    const { distance, off } = level.nearest(x, y);
    return off * k <= reach ? { distance, off: off * k } : null;
  },

  /* Resolves when the line on the screen is the one for the present route and zoom. */
  async complete() {
    for (let asked; (asked = this._ask());) await asked;
  },

  /* Whether that line is still on its way. */
  pending() {
    return Boolean(this._ask());
  },

  _ask() {
    if (!this._route?.number || !this._map) return null;
    const zoom = this._map.getZoom(), { number } = this._route;
    if (this._levels.has(zoom)) return null;
    if (!this._asked.has(zoom)) this._asked.set(zoom, this._fetch(number, zoom));
    return this._asked.get(zoom);
  },

  async _fetch(number, zoom) {
    const present = () => this._route?.number === number;
    try {
      const answer = await fetch(`route/${number}/${zoom}`);
      if (!present()) return;
      // before its body: that of a refused request never comes
      if (!answer.ok) throw new Error(`route ${number} at ${zoom}: ${answer.status}`);
      const bytes = await answer.arrayBuffer();
      if (!present()) return;
      this._levels.set(zoom, new Level(zoom, bytes));
      this.fire("level");
      this.redraw();
    } catch (error) {
      if (present()) throw error;  // otherwise the route was replaced while it was on its way
    }
  },

  _update() {
    if (!this._map._animatingZoom) this._ask();
    Canvas.prototype._update.call(this);
  },

  paint(context, seen) {
    this._kept = this.shown();
    if (!this.theme) return;
    if (this.marks) drawLeaders(context, seen(this.marks), this.theme);
    if (this._kept) drawRoute(context, seen(this._kept), this.theme, [this.selected, this.range]);
    if (this.marks) drawMarks(context, seen(this.marks), this.theme);
  },
});
