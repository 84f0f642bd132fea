"use strict";

/* Badges of descents, discs of stations, names of places. Words are set as text, never as markup. */

const KEY_ONLY_BELOW = 12;  // zoom
const NEAR_LINE = 40;  // [px] a station this near stands on the line
const ICONS = { start: "flag", finish: "flag", aid: "droplets", water: "droplets", point: "" };

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

const isEnd = ({ value }) => value.kind === "start" || value.kind === "finish";

class Labels {
  constructor(map, line, handlers) {
    Object.assign(this, { map, line, handlers });
    this.items = { station: [], badge: [], place: [] };
    this.selected = null;
    this.theme = null;
  }

  setBadges(badges) {
    this.#replace("badge", badges, (badge) => {
      const body = element("button", "badge", String(badge.n));
      body.title = badge.label;
      body.addEventListener("click", () => this.handlers.clicked(badge.n));
      body.addEventListener("dblclick", () => this.handlers.opened(badge.n));
      const anchor = (level) => level?.at((badge.start + badge.end) / 2);
      return { body, value: badge, anchor, optional: !badge.key };
    });
    this.dress();
  }

  setStations(stations) {
    this.#replace("station", stations, (station) => {
      const body = element("div", `disc ${station.kind}`);
      body.title = [station.name, station.text].filter(Boolean).join("\n");
      if (ICONS[station.kind]) body.append(element("i", `icon ${ICONS[station.kind]}`));
      const anchor = (level, own) => {
        const near = level?.nearest(own.x, own.y);
        return near && near.off < NEAR_LINE ? near : own;
      };
      return { body, text: words(station), value: station, anchor, optional: false };
    });
  }

  setPlaces(places) {
    this.#replace("place", places, (place) => {
      return { body: words(place), value: place, anchor: (level, own) => own, optional: true };
    });
  }

  /* Colours of the badges: they follow theme and selection. */
  dress() {
    if (!this.theme) return;
    for (const { body, value } of this.items.badge) {
      const band = this.theme.bands[value.colour];
      body.style.background = band?.colour ?? this.theme.unknown;
      body.style.color = band?.ink ?? this.theme.text;
      body.classList.toggle("selected", value.n === this.selected);
    }
  }

  #replace(kind, values, make) {
    for (const { marker } of this.items[kind]) marker.remove();
    this.items[kind] = values.map((value) => {
      const item = { kind, ...make(value) };
      item.root = element("div", `label of-${kind}`);
      item.root.append(item.body, ...(item.text ? [item.text] : []));
      L.DomEvent.disableClickPropagation(item.root);
      const icon = L.divIcon({ className: "anchor", html: item.root, iconSize: [0, 0] });
      item.marker = L.marker([0, 0], { icon, interactive: false, keyboard: false, pane: `${kind}s` }).addTo(this.map);
      return item;
    });
    this.layout();
  }

  /* Find places for all, for the present zoom. */
  layout() {
    const zoom = this.map.getZoom(), level = this.line.level();
    if (level && level.zoom !== zoom) return;  // its own level is on the way
    const marks = { zoom, leaders: [], rings: [], summits: [] };
    const all = this.#wanted(zoom, level);
    this.#measure(all);
    const room = new Room(level?.cells(CELL) ?? new Set(), this.#taken(all), all.flatMap(({ anchorPoint }) => anchorPoint ?? []),
      this.#view());
    for (const item of all) {
      this.#show(item, item.anchorPoint && room.place(this.#shape(item)), marks);
    }
    this.line.marks = marks;
    this.line.redraw();
  }

  /* Those to be placed, most important first; the others are hidden here. */
  #wanted(zoom, level) {
    const { station, badge, place } = this.items, out = [];
    const key = badge.filter((b) => b.value.key), other = badge.filter((b) => !b.value.key);
    const ends = station.filter(isEnd), aid = station.filter((one) => !isEnd(one));
    for (const item of [...ends, ...key, ...aid, ...other, ...place]) {
      const small = item.kind === "badge" && !item.value.key && zoom < KEY_ONLY_BELOW;
      const { lat, lon } = item.value;
      item.anchorPoint = small ? null : item.anchor(level, lat === undefined ? null : this.map.project([lat, lon], zoom));
      out.push(item);
    }
    return out;
  }

  /* Sizes of those that are new, all at once: the page is laid out anew for each that is asked for between two changes. */
  #measure(all) {
    const size = (part) => ({ width: part.offsetWidth, height: part.offsetHeight });
    for (const item of all.filter((one) => !one.size)) {
      item.size = size(item.body);
      item.textSize = item.text ? size(item.text) : null;
    }
  }

  /* Words are as wide as their font makes them: when it has come, measure and place them anew. */
  measureAnew() {
    for (const item of Object.values(this.items).flat()) item.size = null;
    this.layout();
  }

  /* Boxes that labels keep off: the marks themselves, and the buttons in the corners. */
  #taken(all) {
    const corner = this.map.getPixelBounds().min, frame = this.map.getContainer().getBoundingClientRect();
    const controls = [...document.querySelectorAll(".leaflet-control")].map((control) => {
      const r = control.getBoundingClientRect();
      return box(corner.x + r.left - frame.left, corner.y + r.top - frame.top, r.width, r.height);
    });
    const marks = all.filter((item) => item.kind !== "badge" && item.anchorPoint)
      .map(({ anchorPoint: { x, y } }) => box(x - 6, y - 6, 12, 12));
    return [...controls, ...marks];
  }

  #view() {
    const { min, max } = this.map.getPixelBounds();
    return box(min.x + 4, min.y + 4, max.x - min.x - 8, max.y - min.y - 8);
  }

  #shape(item) {
    const { anchorPoint: anchor, kind } = item;
    const taste = {
      badge: (east, south) => 6 * Math.abs(east * (anchor.east ?? 0) + south * (anchor.south ?? 0)),  // square to the line
      station: () => 0,
      place: (east, south) => 8 * Math.abs(south) + (east < -0.5 ? 2 : 0),  // beside rather than above or below
    }[kind];
    const least = { badge: 13, station: 11, place: 0 }[kind];
    const spare = kind === "station" && !isEnd(item);
    return { anchor, taste, least, optional: item.optional, spare, ...item.size, text: item.textSize };
  }

  #show(item, found, marks) {
    item.root.style.visibility = found ? "visible" : "hidden";
    const { anchorPoint: anchor, kind, root } = item, { zoom } = marks;
    if (kind === "station") marks.rings.push(anchor);
    if (!found) return;
    item.marker.setLatLng(this.map.unproject([anchor.x, anchor.y], zoom));
    root.style.transform = `translate(${Math.round(found.dx)}px, ${Math.round(found.dy)}px)`;
    root.classList.toggle("left", found.side < 0);
    root.classList.toggle("bare", found.side === 0);
    if (kind === "place" && item.value.summit) marks.summits.push(anchor);
    // words are not opaque: their leader ends at their edge
    const { width, height } = item.size;
    const inside = kind === "place" ? Math.min(width / 2 / Math.abs(found.dx), height / 2 / Math.abs(found.dy)) : 0;
    const part = 1 - inside;
    if (kind !== "place" || found.gap > GAPS[1]) {
      marks.leaders.push({ from: anchor, dx: found.dx * part, dy: found.dy * part });
    }
  }
}

/* Name and second word or line. */
function words({ name, text }) {
  const made = element("div", "words");
  made.append(element("b", "name", name), element("span", "text", text));
  for (const part of made.children) part.dir = "auto";  // each runs the way of its own script
  return made;
}
