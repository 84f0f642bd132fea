"use strict";

/* Anchors: where on the screen they are, and how they and the other marks of the editor look. */

const GRAB = 11;  // [px] an anchor is taken when the pointer is this near
const DRAWN_BESIDE = 10;  // [px] between an anchor and where the line is drawn, on ground that it runs over twice
const MOST = 300;  // of them on the screen
const RADIUS = { end: 6.5, leg: 5.2, shape: 3.8 };  // [px]
const DASH = [7, 6];

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

/* A round mark for each anchor; those in `lit` stand out. */
function drawAnchors(context, theme, anchors, lit) {
  context.lineWidth = 1.6;
  context.setLineDash([]);
  for (const anchor of anchors) {
    const ink = anchor.kind === "shape" ? theme.muted : theme.text, bright = lit.includes(anchor.k);
    context.beginPath();
    context.arc(anchor.x, anchor.y, RADIUS[anchor.kind] + (bright ? 1.5 : 0), 0, 2 * Math.PI);
    context.strokeStyle = theme.casing;
    context.lineWidth = 4.2;
    context.stroke();
    context.fillStyle = bright ? theme.accent : anchor.kind === "end" ? ink : theme.panel;
    context.fill();
    context.strokeStyle = bright ? theme.panel : ink;
    context.lineWidth = 1.6;
    context.stroke();
  }
}

/* A dashed line through points of the canvas. */
function drawDraft(context, theme, points) {
  if (points.length < 2) return;
  context.lineJoin = context.lineCap = "round";
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
  context.setLineDash([]);
  context.strokeStyle = theme.casing;
  context.lineWidth = 5.4;
  context.stroke();
  context.setLineDash(DASH);
  context.strokeStyle = theme.accent;
  context.lineWidth = 2.8;
  context.stroke();
}

/* Where the next click would lead. */
function drawOpenLeg(context, theme, from, to) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.setLineDash([2, 6]);
  context.lineCap = "round";
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
}

/* Straight legs are cut into dashes; legs that wait for their trail are grey dots. */
function drawLegs(context, seen, theme, legs) {
  for (const { start, end, kind } of legs) {
    const stroke = (colour, width, dash) => {
      context.setLineDash(dash);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      traceStretch(context, seen, start, end);
      context.stroke();
    };
    context.lineJoin = "round";
    context.lineCap = kind === "straight" ? "butt" : "round";
    if (kind === "straight") {
      stroke(theme.casing, WIDE.colour + 0.6, [5, 8]);
    } else {
      stroke(theme.casing, WIDE.casing, []);
      stroke(theme.muted, 3.2, [0, 7]);
    }
  }
}
