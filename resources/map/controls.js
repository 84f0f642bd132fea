"use strict";

/* What stands in the map's corners. */

/* A group of buttons: [icon, words, what it does]. */
function buttons(group) {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const body = element("div", "buttons");
    for (const [icon, title, action] of group) {
      const button = element("button", "");
      button.title = title;
      button.append(element("i", `icon ${icon}`));
      button.addEventListener("click", action);
      body.append(button);
    }
    L.DomEvent.disableClickPropagation(body);
    return body;
  };
  return control;
}

/* A length on the ground, in kilometres or miles; measured at the middle of the map. */
const ScaleBar = L.Control.extend({
  options: { position: "bottomleft" },

  initialize(units) {
    this.steps = units === "km" ? [[1000, "km"], [1, "m"]] : [[1609.344, "mi"], [0.3048, "ft"]];  // [m], name
  },

  onAdd(map) {
    this.body = element("div", "scale");
    this.bar = element("i", "bar");
    this.text = element("span", "");
    this.body.append(this.bar, this.text);
    map.on("move", this.refresh, this);
    this.refresh();
    return this.body;
  },

  onRemove(map) {
    map.off("move", this.refresh, this);
  },

  refresh() {
    const longest = 92, { x, y } = this._map.getSize().divideBy(2);  // [px]
    const [a, b] = [x, x + longest].map((px) => this._map.containerPointToLatLng([px, y]));
    const metres = this._map.distance(a, b);
    const [unit, name] = this.steps.find(([size]) => metres >= size) ?? this.steps.at(-1);
    const power = 10 ** Math.floor(Math.log10(metres / unit));
    const round = [5, 2, 1].find((n) => n * power * unit <= metres) * power;
    this.bar.style.width = `${round * unit / metres * longest}px`;
    this.text.textContent = `${round.toLocaleString("en").replaceAll(",", "\u2009")} ${name}`;
  },
});

/* Whose relief it is, or that there is none here. */
const ReliefNote = L.Control.extend({
  options: { position: "bottomright" },

  initialize(words, { credit, number }) {
    Object.assign(this, { words, credit, number });
  },

  onAdd(map) {
    this.body = element("div", "note");
    map.on("moveend", this.refresh, this);
    this.refresh();
    return this.body;
  },

  onRemove(map) {
    map.off("moveend", this.refresh, this);
  },

  async refresh() {
    const far = this._map.getZoom() < ReliefTiles.prototype.options.minZoom;
    const view = this._map.getBounds();
    this.view = view;
    const there = !far && this.number > 0 && await this.covered(view);
    if (this.view === view) this.body.textContent = there ? this.credit : far ? "" : this.words.no_relief;
  },

  async covered(bounds) {
    const box = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    return (await fetch(`covered/${box.map((v) => v.toFixed(5)).join("/")}`)).json();
  },
});
