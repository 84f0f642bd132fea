"use strict";

/* Drawing without a mouse: points are added at the middle of the map, reached one after the other, and moved. */

const NUDGE = 2;  // [px] an arrow key moves a point so far
const STRIDE = 10;  // times as far with Shift
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const EDGE = L.point(60, 60);  // [px] a point that is reached by keys is at least so far inside the map

class Keys {
  constructor(editor) {
    this.editor = editor;
    this.held = new Set();  // arrow keys that are down: all of it is one drag
    this.owed = null;  // what they asked for while Python worked on the drag before [px]
    // before Leaflet, which would move the map
    document.addEventListener("keydown", (event) => { if (editor.mode === "draw") this.#down(event); }, true);
    document.addEventListener("keyup", (event) => { if (this.held.delete(event.key) && !this.held.size) this.#end(); }, true);
    window.addEventListener("blur", () => { this.held.clear(); this.owed = null; });
  }

  does = {
    add: (straight = false) => { if (!this.editor.deaf) this.editor.add(this.#middle(), straight); },
    next: () => this.#step(1),
    previous: () => this.#step(-1),
    remove: () => this.editor.remove(),
    menu: () => this.#menu(),
    escape: () => this.editor.escape(),
  };

  /* A command of the window's menus. */
  press(name) {
    if (this.editor.mode !== "draw") return;
    this.#aim();
    this.does[name]();
  }

  /* Other anchors are there: what was asked for since, moves the one of them that is chosen. */
  goOn() {
    const { editor, owed } = this;
    this.owed = null;
    if (owed && editor.chosen !== null) this.#nudge(owed);
    if (owed && !this.held.size) this.#end();
    else if (this.byKeys) this.#reveal();
  }

  #down(event) {
    const { key, target, shiftKey } = event, { editor } = this, arrow = ARROWS[key];
    if (arrow && editor.chosen !== null && !editor.mouse.press && !(event.ctrlKey || event.altKey || event.metaKey)) {
      this.held.add(key);
      this.#nudge(L.point(arrow).multiplyBy(shiftKey ? NUDGE * STRIDE : NUDGE));
    } else if (key === "Escape" || (key === "Enter" && editor.dragging)) editor.escape();
    else if (key === "Enter" && !target.closest("button")) editor.say("pageEnded");
    else if (key === "Insert") this.does.add(shiftKey);
    else if (key !== "Delete" || !editor.remove()) {
      if (arrow) this.#aim();
      return;
    }
    this.#aim();
    event.preventDefault();
    event.stopPropagation();
  }

  #aim() {
    this.byKeys = true;
    this.editor.map.getContainer().classList.add("aimed");
  }

  #middle() {
    return this.editor.map.getSize().divideBy(2).round();
  }

  /* The anchor after the chosen one; with none, the one nearest to the middle of the map. */
  #step(by) {
    const { editor } = this, { all, seen } = editor.anchors, from = editor.chosen;
    if (!all.length || editor.deaf || editor.dragging) return;
    const middle = this.#middle().add(editor.map.getPixelBounds().min);
    const off = ({ x, y }) => Math.hypot(x - middle.x, y - middle.y);
    const nearest = (some) => some.reduce((a, b) => off(b) < off(a) ? b : a).k;
    editor.choose(from === null ? nearest(seen.length ? seen : all) : Math.min(Math.max(from + by, 0), all.length - 1));
    this.#reveal();
  }

  #menu() {
    const { editor } = this, anchor = editor.anchors.all[editor.chosen];
    if (!anchor || editor.dragging) return;
    const { x, y } = L.point(anchor.x, anchor.y).subtract(editor.map.getPixelBounds().min).round();
    editor.say("pageMenu", editor.line.number(), anchor.at, x, y);
  }

  #reveal() {
    const { editor } = this, anchor = editor.anchors.all[editor.chosen];
    if (anchor) editor.map.panInside([anchor.lat, anchor.lon], { padding: EDGE, animate: false });
  }

  #nudge(by) {
    const { editor } = this, { gesture } = editor;
    if (editor.deaf) return;
    if (gesture?.over) {
      this.owed = by.add(this.owed ?? [0, 0]);
      return;
    }
    if (!gesture) {
      const { k, at, lat, lon } = editor.anchors.all[editor.chosen];
      editor.gesture = { k, at, place: editor.map.latLngToContainerPoint([lat, lon]), moved: false, over: false };
    }
    editor.gesture.place = editor.inside(editor.gesture.place.add(by));
    editor.drag(false);
  }

  #end() {
    const { gesture, mouse } = this.editor;
    if (gesture?.moved && !gesture.over && !mouse.press) this.editor.drag(true);
  }
}
