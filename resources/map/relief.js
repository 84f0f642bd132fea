"use strict";

/* Relief tiles of our own scheme. A new look has a new number, so that no picture of the old one is ever shown. */
const ReliefTiles = L.TileLayer.extend({
  options: { minZoom: 6, maxZoom: 22, noWrap: true, keepBuffer: 2, updateWhenZooming: false, zIndex: 1 },

  initialize() {
    L.TileLayer.prototype.initialize.call(this, "");
    this.number = 0;
  },

  getTileUrl({ x, y, z }) {
    const scale = devicePixelRatio * 2 ** (this._map.getZoom() - z);
    const size = scale > 1.1 ? 512 : 256;
    return `relief/${this.number}/${z}/${x}/${y}/${size}`;
  },
});
