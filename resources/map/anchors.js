"use strict";

/* Anchors: what of the route can be taken hold of, and where on the screen it is. */

const GRAB = 11;  // [px] an anchor is taken when the pointer is this near
const DRAWN_BESIDE = 10;  // [px] between an anchor and where the line is drawn, on ground that it runs over twice
const MOST = 300;  // of them on the screen

class Anchors {
  /* `told`: [lat, lon, distance [m], kind] of each. */
  constructor(map, line, told) {
    Object.assign(this, { map, line });
    this.all = told.map(([lat, lon, at, kind], k) => ({ k, lat, lon, at, kind }));
    this.seen = [];  // on the screen, with their world pixels
  }

  /* Another zoom, another line, another part of the map. Of very many shapes only every so many is shown. */
  follow() {
    const zoom = this.map.getZoom(), level = this.line.shown(), { min, max } = this.map.getPixelBounds();
    for (const anchor of this.all) Object.assign(anchor, this.#place(anchor, level, zoom));
    const near = this.all.filter(({ x, y }) => x > min.x - GRAB && x < max.x + GRAB && y > min.y - GRAB && y < max.y + GRAB);
    const shapes = near.filter(({ kind }) => kind === "shape").length, room = Math.max(1, MOST - near.length + shapes);
    const every = Math.ceil(shapes / room);
    this.seen = near.filter(({ kind, k }) => kind !== "shape" || k % every === 0).slice(0, MOST);
  }

  #place({ lat, lon, at }, level, zoom) {
    const own = this.map.project([lat, lon], zoom);
    if (!level) return { x: own.x, y: own.y };
    const k = 2 ** (zoom - level.zoom), on = level.at(at), world = 256 * 2 ** zoom;
    const x = own.x + world * Math.round((on.x * k - own.x) / world);  // a line may go on beyond the world's edge
    return Math.hypot(on.x * k - x, on.y * k - own.y) < DRAWN_BESIDE ? { x: on.x * k, y: on.y * k } : { x, y: own.y };
  }

  /* The one under a point of the map [px], or null. */
  under(point) {
    const { x, y } = point.add(this.map.getPixelBounds().min);
    let best = GRAB, found = null;
    for (const anchor of this.seen) {
      const off = Math.hypot(anchor.x - x, anchor.y - y);
      if (off <= best) [best, found] = [off, anchor];
    }
    return found;
  }

  /* Those before and after anchor `k`, or around a distance along the line [m]: none at the route's ends. */
  around({ k, at }) {
    const after = k === null ? this.all.findIndex((anchor) => anchor.at > at) : k + 1;
    const before = k === null ? (after < 0 ? this.all.length : after) - 1 : k - 1;
    return [this.all[before], this.all[after]];
  }
}
