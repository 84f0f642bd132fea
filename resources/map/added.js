"use strict";

/* Points that were clicked, on the screen with the click: the course's own line takes their place as soon as Python
   has drawn it. Shapes of their own, because a canvas as large as the map takes longer to reach the screen. */
class Added {
  constructor(map, line) {
    Object.assign(this, { map, line });
    this.count = 0;  // since the page was loaded
    this.points = [];  // {n, lat, lng} of those that wait
    map.createPane("added").style.zIndex = 605;
    const look = { pane: "added", renderer: L.svg({ pane: "added" }), interactive: false, opacity: 1 };
    // made once, and empty while nothing waits: to make them takes a good part of a click's time
    this.way = L.polyline([], { ...look, weight: 2.8, dashArray: DASH.join(" ") }).addTo(map);
    this.dots = L.polyline([], { ...look, weight: 2 * RADIUS.end }).addTo(map);
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
    const { points, line: { theme } } = this;
    if (theme && theme !== this.theme) {
      this.theme = theme;
      this.way.setStyle({ color: theme.accent });
      this.dots.setStyle({ color: theme.text });
    }
    this.way.setLatLngs(points.length && end ? [[end.lat, end.lon], ...points] : points);
    this.dots.setLatLngs(points.map((point) => [point, point]));  // a line of no length has round ends
  }
}
