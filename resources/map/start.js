"use strict";

/* The page's end of the channel: Python says what to show, this shows it and reports what the runner does. */

const HOVER = 24;  // [px] the pointer is on the route when it is this near
const REST = 150;  // [ms] after an edit
const FIT_PADDING = [52, 38];  // [px] room for labels at the map's edges

class MapPage {
  constructor(map) {
    this.map = map;
    map.setMinZoom(3).setMaxZoom(17);
    for (const [k, name] of ["places", "stations", "badges", "cursor"].entries()) {
      map.createPane(name).style.zIndex = 610 + k;
    }
    this.relief = new ReliefTiles();
    this.relief.on("load", () => this.bridge.pageReliefPainted());
    this.line = new RouteLine().addTo(map);
    this.labels = new Labels(map, this.line, {
      clicked: (n) => this.bridge.pageClicked(n),
      opened: (n) => this.bridge.pageOpened(n),
    });
    this.edit = new Editor(map, this.line, (slot, ...values) => this.bridge[slot](...values));
    this.cursor = L.marker([0, 0], {
      icon: L.divIcon({ className: "anchor", html: element("div", "cursor"), iconSize: [0, 0] }),
      interactive: false, keyboard: false, pane: "cursor",
    });
    this.distance = null;
    this.badges = [];
    this.line.on("level", () => this.follow());
    this.line.on("spliced", () => {
      this.moveCursor();
      this.rest ??= new Map();
      this.atRest("labels", () => this.labels.layout());
    });
    map.on("zoomend", () => this.follow());
    map.on("moveend", () => this.report());
    map.on("movestart", () => { if (!this.looking) this.look = null; });
    map.on("resize", () => {
      if (this.look) this.stay(this.look);
      this.labels.layout();  // the same zoom may have another frame around it
    });
    this.watchPointer();
    document.fonts.addEventListener("loadingdone", () => this.labels.measureAnew());
    new QWebChannel(qt.webChannelTransport, ({ objects: { bridge } }) => {
      this.bridge = bridge;
      bridge.told.connect((sequence, what, json) => this.hear(sequence, what, JSON.parse(json)));
      bridge.pageReady();
    });
  }

  hear(sequence, what, value) {
    this.hears[what](value);
    this.latest = sequence;
    this.acknowledging ??= this.acknowledge();
  }

  /* Report each number once its frame is on the screen; all that was heard before a frame goes into it. */
  async acknowledge() {
    for (let sequence = null; sequence !== this.latest;) {
      await this.line.complete();
      sequence = await new Promise((done) => requestAnimationFrame(() => {
        const heard = this.line.pending() ? null : this.latest;  // another line may have been heard of since
        setTimeout(() => done(heard));
      }));
      if (sequence !== null) this.bridge.pagePainted(sequence);
    }
    this.acknowledging = null;
  }

  hears = {
    all: (everything) => { for (const [what, value] of Object.entries(everything)) this.hears[what](value); },
    words: (words) => { this.words = words; this.rebuildControls(); },
    theme: (theme) => this.setTheme(theme),
    units: (units) => { this.units = units; this.rebuildControls(); },
    relief: (relief) => this.setRelief(relief),
    route: (route) => this.line.setRoute(route),
    splice: (told) => this.line.splice(told),
    settled: (route) => this.line.settle(route),
    badges: (badges) => { this.badges = badges; this.labels.setBadges(badges); this.select(this.labels.selected); },
    stations: (stations) => this.atRest("stations", () => this.labels.setStations(stations)),
    places: (places) => this.labels.setPlaces(places),
    select: (n) => this.select(n),
    range: (stretch) => { this.line.range = stretch; this.line.redraw(); },
    cursor: (distance) => { this.distance = distance; this.moveCursor(); },
    camera: (camera) => this.place(camera),
    reveal: (place) => this.map.panInside(place, { padding: [60, 60], animate: false }),
    mode: (mode) => this.edit.setMode(mode),
    anchors: (anchors) => this.edit.setAnchors(anchors),
    draft: (points) => this.edit.setDraft(points),
    press: (name) => this.edit.keys.press(name),
  };

  /* Labels wait until the hand rests: to find room for them takes longer than to draw a leg. */
  atRest(what, does) {
    if (!this.rest) {
      does();
      return;
    }
    this.rest.set(what, does);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const all = this.rest;
      this.rest = null;
      for (const each of all.values()) each();
    }, REST);
  }

  setTheme(theme) {
    const style = document.documentElement.style;
    for (const name of ["text", "muted", "panel", "border", "accent", "ground", "hatch", "casing"]) {
      style.setProperty(`--${name}`, theme[name]);
    }
    style.setProperty("--edge", theme.dark ? theme.casing : theme.text);
    style.colorScheme = theme.dark ? "dark" : "light";
    this.line.theme = this.labels.theme = theme;
    this.labels.dress();
    this.line.redraw();
    this.edit.canvas.redraw();
  }

  setRelief(shade) {
    this.shade = shade;  // {number, credit}
    this.relief.number = shade.number;
    this.relief.remove();
    if (shade.number) this.relief.addTo(this.map);  // not redraw(): that asks for tiles of broken zooms, such as 12.75
    this.rebuildControls();
  }

  select(n) {
    this.labels.selected = n;
    this.labels.dress();
    this.line.selected = this.badges.find((badge) => badge.n === n) ?? null;
    this.line.redraw();
  }

  /* A new zoom or a new line: everything that stands on the line moves with it. */
  follow() {
    this.labels.layout();
    this.moveCursor();
  }

  moveCursor() {
    const level = this.line.level();
    if (this.distance === null || !level) {
      this.cursor.remove();
      return;
    }
    const { x, y } = level.at(this.distance);
    this.cursor.setLatLng(this.map.unproject([x, y], level.zoom)).addTo(this.map);
  }

  place({ bounds, centre, zoom }) {
    this.placed = true;
    this.stay(bounds
      ? () => this.map.fitBounds(bounds, { padding: FIT_PADDING, maxZoom: 16, animate: false })
      : () => this.map.setView(centre, zoom, { animate: false }));
  }

  /* Go there, and to the same place again when the window changes, until the runner moves the map: Leaflet itself
     keeps the middle only to the pixel. */
  stay(look) {
    this.looking = true;
    look();
    this.looking = false;
    this.look = look;
  }

  report() {
    const { x, y } = this.map.getSize();
    if (!this.placed || !x || !y) return;
    const { lat, lng } = this.map.getCenter(), b = this.map.getBounds();
    this.bridge.pageMoved(lat, lng, this.map.getZoom(), b.getSouth(), b.getWest(), b.getNorth(), b.getEast());
  }

  /* At most one report of the pointer in a frame. */
  watchPointer() {
    let last = -1, point = null, due = false;
    const say = () => {
      due = false;
      const distance = (point && this.line.near(point, HOVER))?.distance ?? -1;
      if (distance !== last) this.bridge.pageHovered(distance);
      last = distance;
    };
    const soon = (at) => {
      point = at;
      if (!due) requestAnimationFrame(say);
      due = true;
    };
    this.map.on("mousemove", (event) => soon(event.containerPoint));
    this.map.on("mouseout", () => soon(null));
  }

  rebuildControls() {
    for (const control of this.controls ?? []) control.remove();
    if (!this.words || !this.units || !this.shade) return;
    this.controls = [
      buttons([["plus", this.words.zoom_in, () => this.map.zoomIn()], ["minus", this.words.zoom_out, () => this.map.zoomOut()]]),
      buttons([["maximize", this.words.fit, () => this.bridge.pageFit()]]),
      new ScaleBar(this.units),
      new ReliefNote(this.words, this.shade),
    ];
    for (const control of this.controls) control.addTo(this.map);
  }
}

function startMap(map) {
  window.mapPage = new MapPage(map);
}
