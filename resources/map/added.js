"use strict";

/* Points that were clicked, on the screen with the click: the course's own line takes their place as soon as Python
   has drawn it. Shapes of their own, because a canvas as large as the map takes longer to reach the screen. */
class Added {
  constructor(map, line) {
    Object.assign(this, { map, line });
    this.count = 0;  // since the page was loaded
    this.points = [];  // {n, lat, lng} of those that wait
    map.createPane("added").style.zIndex = 605;
    this.renderer = L.svg({ pane: "added" });
    this.shapes = L.layerGroup().addTo(map);
  }

  get last() {
    return this.points.at(-1) ?? null;
  }

  /* `end`: where the line ends without them, or null. */
  add({ lat, lng }, end) {
    this.points.push({ n: ++this.count, lat, lng });
    this.#draw(end);
  }

  /* The line has all that Python had heard of: the first `n`. */
  heard(n, end) {
    if (!this.points.length) return;
    this.points = this.points.filter((point) => point.n > n);
    this.#draw(end);
  }

  clear() {
    this.heard(Infinity, null);
  }

  #draw(end) {
    const { theme } = this.line, look = { pane: "added", renderer: this.renderer, interactive: false };
    this.shapes.clearLayers();
    if (!theme || !this.points.length) return;
    const way = [...(end ? [[end.lat, end.lon]] : []), ...this.points];
    const dots = this.points.map((point) => L.circleMarker(point,
      { ...look, radius: RADIUS.end, color: theme.casing, weight: 1.3, fillColor: theme.text, fillOpacity: 1 }));
    for (const shape of [
      L.polyline(way, { ...look, color: theme.casing, weight: 5.4, opacity: 1 }),
      L.polyline(way, { ...look, color: theme.accent, weight: 2.8, opacity: 1, dashArray: DASH.join(" ") }),
      ...dots,
    ]) this.shapes.addLayer(shape);
  }
}
