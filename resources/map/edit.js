"use strict";

/* Drawing and editing, by mouse or by keys. Python owns the course: this shows its anchors, and says which gesture was
   made on which revision of them. */

const GRAB_LINE = 9;  // [px] the line is taken when the pointer is this near
const UNSEEN = 60;  // [ms] longer than two frames

class Editor {
  /* `say(slot, ...values)` reports to Python. */
  constructor(map, line, say) {
    Object.assign(this, { map, line });
    this.unsaid = [];  // points on their way to the screen
    this.say = (...said) => {
      for (const point of this.unsaid.splice(0)) say("pageAdded", ...point);
      if (said.length) say(...said);
    };
    this.mode = "look";
    this.canvas = new Canvas({ padding: 0.1 });  // it is drawn with every move of the hand
    this.canvas.paint = (context, seen) => { if (line.theme) drawEdit(context, seen, this); };
    this.pointer = null;  // on the map, with no button down or the map in hand [px]
    this.looked = null;  // the pointer that was looked at last: where a frame was called off it is another
    this.lifted = false;  // whether the open leg was dropped: it comes again with the next point
    this.mouse = new Mouse(this);
    this.keys = new Keys(this);
    this.added = new Added(map, line);
    this.#show(null);
    map.on("moveend", () => this.follow());
    line.on("level", () => this.follow());
    window.addEventListener("blur", () => { if (this.mode === "draw") this.cancel(); });
  }

  setMode(mode) {
    if (mode === this.mode) return;
    this.cancel();
    this.mode = mode;
    const drawing = mode === "draw";
    this.map.getContainer().classList.toggle("drawing", drawing);
    this.map.doubleClickZoom[drawing ? "disable" : "enable"]();
    this.mouse.press = this.chosen = null;
    this.added.clear();
    this.lifted = false;
    if (drawing) this.canvas.addTo(this.map); else this.canvas.remove();
    if (drawing) this.map.getContainer().focus({ preventScroll: true });  // arrow keys move the map
    this.hover(null);
    this.follow();
  }

  /* Anchors take the place of the old ones in the frame in which their line does. */
  async setAnchors(told) {
    this.told = told;
    if (!told) this.added.clear();  // that was another course
    await this.line.complete();
    if (this.told !== told) return;
    this.cancel();
    this.#show(told);
    this.follow();
    this.keys.goOn();
  }

  #show(told) {
    this.revision = told?.revision ?? null;
    this.anchors = new Anchors(this.map, this.line, told?.anchors ?? []);
    this.legs = told?.legs ?? [];
    this.added.heard(told ? told.heard ?? 0 : Infinity, this.end);
    this.gesture = null;  // a drag: {k or at, place [px], moved, over: it waits for Python's answer}
    this.draft = null;  // points of the leg that a drag would make
    this.hovered = null;  // anchor that the pointer is on
    this.chosen = told?.chosen ?? null;  // that was clicked, or reached by keys
  }

  /* Python remembers it: another line may have other anchors there. */
  choose(k) {
    if (k === this.chosen) return;
    this.chosen = k;
    this.canvas.redraw();
    if (this.revision !== null) this.say("pageAnchorChosen", this.revision, k ?? -1);
  }

  /* Add a point to the end of the line, where a point of the map is [px]. */
  add(point, straight) {
    const { lat, lng } = this.map.containerPointToLatLng(point).wrap();
    this.lifted = false;
    this.added.add({ lat, lng }, this.end);
    this.unsaid.push([this.revision, lat, lng, straight]);
    // Python's work would hold up the frame that shows the point: it hears of it right after, and before all else
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.say())));
    setTimeout(() => this.say(), UNSEEN);  // no frame comes while nobody looks
  }

  remove() {
    const picked = this.chosen ?? this.hovered;
    if (picked !== null && !this.dragging) this.say("pageAnchorDeleted", this.revision, picked);
    return picked !== null;
  }

  /* One thing after the other: a drag, what is chosen and the open leg, the drawing. */
  escape() {
    if (this.dragging) this.cancel();
    else if (this.chosen !== null || this.open) {
      this.lifted = true;
      this.choose(null);
      this.canvas.redraw();
    } else this.say("pageEnded");
  }

  setDraft(points) {
    if (!points && this.gesture?.over) this.gesture = null;
    if (!points) this.added.clear();
    this.draft = this.gesture && points;
    this.canvas.redraw();
  }

  /* A drag that is on leads to nothing. */
  cancel() {
    if (this.dragging) this.say("pageDragCancelled");
    this.mouse.letGo();
    this.gesture = this.draft = null;
    this.canvas.redraw();
  }

  get dragging() {
    return Boolean(this.gesture?.moved && !this.gesture.over);
  }

  /* Another zoom, another line, another part of the map. */
  follow() {
    if (this.mode !== "draw") return;
    this.anchors.follow();
    this.hover(this.pointer);
  }

  /* While nothing is known of the course, or nobody knows where on the ground a point of the screen is. */
  get deaf() {
    return this.revision === null || this.map._animatingZoom;
  }

  lineUnder(point) {
    return this.line.near(point, GRAB_LINE, this.line.shown());
  }

  drag(final) {
    const { gesture } = this, { lat, lng } = this.map.containerPointToLatLng(gesture.place).wrap();
    gesture.moved = true;
    gesture.over = final;
    if (gesture.k === null) this.say("pageLineDragged", this.revision, gesture.at, lat, lng, final);
    else this.say("pageAnchorDragged", this.revision, gesture.k, lat, lng, final);
    this.canvas.repaint();
  }

  /* The nearest point of the map: the hand may leave it, what it holds does not. */
  inside({ x, y }) {
    const size = this.map.getSize();
    return L.point(Math.min(Math.max(x, 0), size.x - 1), Math.min(Math.max(y, 0), size.y - 1));
  }

  hover(point) {
    this.pointer = this.looked = point;
    const anchor = point && this.anchors.under(point), { classList } = this.map.getContainer();
    this.hovered = anchor?.k ?? null;
    this.onLine = Boolean(point && !anchor && this.lineUnder(point));
    classList.toggle("on-anchor", Boolean(anchor));
    classList.toggle("on-line", this.onLine);
    this.canvas.redraw();
  }

  /* Whether a click here would add a leg. */
  get open() {
    return !this.lifted && this.pointer && !this.mouse.press && this.hovered === null && !this.onLine && (this.end ?? this.added.last);
  }

  /* The anchor that the line ends with, or null. */
  get end() {
    return this.anchors.all.at(-1) ?? null;
  }
}
