"use strict";

/* What a level looks like from here: its pixels on the canvas, at scale `k`. */
class Seen {
  constructor(level, k, corner, size) {
    Object.assign(this, { level, k, corner, size });
  }
  x(value) { return value * this.k - this.corner.x; }
  y(value) { return value * this.k - this.corner.y; }
  holds(box, edge) {
    return this.x(box.max.x) > -edge && this.y(box.max.y) > -edge &&
      this.x(box.min.x) < this.size.x + edge && this.y(box.min.y) < this.size.y + edge;
  }
}

/* A canvas a little larger than the map; Leaflet moves and scales it while the map moves.
   `paint(context, seen)` draws on it: `seen` makes a `Seen` of anything with a zoom. It draws out of sight, and hands
   the picture over: a canvas that is drawn on itself is copied for each frame of the page, changed or not. */
const Canvas = L.Renderer.extend({
  options: { padding: 0.35 },

  /* Draw anew in the next frame. */
  redraw() {
    this._due ??= requestAnimationFrame(() => this.repaint());
  },

  /* Draw anew in this frame. */
  repaint() {
    cancelAnimationFrame(this._due);
    this._due = null;
    if (this._map) this._draw();
  },

  _initContainer() {
    this._container = L.DomUtil.create("canvas");
    this._shown = this._container.getContext("bitmaprenderer");
    this._drawn = new OffscreenCanvas(1, 1);
    this._context = this._drawn.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
    this._container = null;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const canvas = this._container, size = this._bounds.getSize();
    L.DomUtil.setPosition(canvas, this._bounds.min);
    this._drawn.width = canvas.width = Math.round(size.x * devicePixelRatio);
    this._drawn.height = canvas.height = Math.round(size.y * devicePixelRatio);
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    this._draw();
  },

  _draw() {
    const context = this._context;
    if (!this._drawn.width || !this._drawn.height) return;  // there is no picture of nothing
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this._drawn.width, this._drawn.height);
    context.scale(devicePixelRatio, devicePixelRatio);
    // Numbers of world pixels are too large for a canvas: subtract its corner first
    const corner = this._map.getPixelOrigin().add(this._bounds.min), zoom = this._map.getZoom();
    this.paint(context, (level) => new Seen(level, 2 ** (zoom - level.zoom), corner, this._bounds.getSize()));
    this._shown.transferFromImageBitmap(this._drawn.transferToImageBitmap());
  },
});
