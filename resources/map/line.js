"use strict";

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
