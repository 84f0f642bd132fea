"use strict";

/* The mouse while drawing: it clicks, drags what can be taken hold of, or leaves the map to Leaflet. */

const SLACK = 3;  // [px] a hand that moves less has clicked
const CALM = 120;  // [ms] after a drag: a click is its echo

class Mouse {
  constructor(editor) {
    this.editor = editor;
    this.map = editor.map;
    this.press = null;  // where the button went down, while it is down [px]
    this.wandered = false;  // whether that press moved
    this.ended = -CALM;  // when the last drag did [ms]
    this.map.on("dragend", () => { this.ended = performance.now(); });
    this.#listen(this.map.getContainer());
  }

  #listen(container) {
    const { editor } = this, drawing = (does) => (event) => { if (editor.mode === "draw") does(event); };
    // before Leaflet, which would move the map
    container.addEventListener("mousedown", drawing((event) => this.#down(event)), true);
    container.addEventListener("click", drawing((event) => this.#click(event)));
    container.addEventListener("dblclick", drawing((event) => { if (!foreign(event)) editor.say("pageEnded"); }));
    container.addEventListener("contextmenu", (event) => this.#menu(event));
    container.addEventListener("mouseleave", drawing(() => editor.hover(null)));
    window.addEventListener("mousemove", drawing((event) => this.#move(event)));
    window.addEventListener("mouseup", drawing((event) => { if (event.button === 0) this.#up(); }));
  }

  #down(event) {
    if (event.button !== 0 || foreign(event)) return;
    const { editor, map } = this, point = map.mouseEventToContainerPoint(event);
    editor.cancel();
    this.press = point;
    this.wandered = false;
    if (editor.deaf) return;
    const anchor = editor.anchors.under(point), on = anchor ? null : editor.lineUnder(point);
    if (!anchor && !on) return;  // free ground: Leaflet moves the map
    editor.gesture = { k: anchor?.k ?? null, at: anchor?.at ?? on.distance, place: point, moved: false, over: false };
    event.stopPropagation();
    event.preventDefault();  // no text is selected on the way
    map.getContainer().focus({ preventScroll: true });
    map.scrollWheelZoom.disable();
  }

  #move(event) {
    const { editor, map } = this, { gesture } = editor, point = map.mouseEventToContainerPoint(event);
    if (this.press && point.distanceTo(this.press) > SLACK) this.wandered = true;
    const held = gesture && !gesture.over && this.press, before = held ? gesture.place : editor.pointer;
    const away = !held && (foreign(event) || !map.getContainer().contains(event.target));
    const place = held ? editor.inside(point) : away ? null : point;
    // the browser says so too when what lies under a mouse that rests has changed: that is no work for a frame
    if (same(place, before) && (held || same(place, editor.looked))) return;
    map.getContainer().classList.remove("aimed");
    if (held) gesture.place = place;
    else editor.pointer = place;
    this.frame ??= requestAnimationFrame(() => this.#inFrame());
  }

  /* At most one report in a frame. */
  #inFrame() {
    const { editor } = this, { gesture } = editor;
    this.frame = null;
    if (!gesture || gesture.over) editor.hover(editor.pointer);
    else if (this.press && this.wandered) editor.drag(false);
  }

  #up() {
    const { editor } = this;
    this.press = null;
    if (!editor.gesture || editor.gesture.over) return;
    this.letGo();
    if (!this.wandered) {
      editor.gesture = null;
      return;
    }
    this.ended = performance.now();
    editor.drag(true);
  }

  /* The wheel is the map's again. */
  letGo() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.map.scrollWheelZoom.enable();
  }

  #click(event) {
    const { editor } = this, echo = this.wandered || performance.now() - this.ended < CALM;
    if (echo || event.detail > 1 || editor.deaf || foreign(event)) return;
    const point = this.map.mouseEventToContainerPoint(event), anchor = editor.anchors.under(point);
    editor.choose(anchor?.k ?? null);
    if (!anchor) editor.add(point, event.shiftKey);
  }

  /* Right-click: deletes an anchor; on the line, in every mode, Python has a menu for it. */
  #menu(event) {
    if (foreign(event)) return;
    const { editor, map } = this, { line } = editor, drawing = editor.mode === "draw";
    const point = map.mouseEventToContainerPoint(event), anchor = drawing ? editor.anchors.under(point) : null;
    const on = anchor ? null : line.near(point, GRAB_LINE);
    if (drawing || on) event.preventDefault();
    if (editor.dragging || map._animatingZoom) return;
    if (anchor) editor.say("pageAnchorDeleted", editor.revision, anchor.k);
    else if (on) editor.say("pageMenu", line.number(), on.distance, Math.round(point.x), Math.round(point.y));
  }
}

function same(place, other) {
  return place && other ? place.equals(other) : place === other;
}

/* On a label or a button, which have ways of their own. */
function foreign({ target }) {
  return target instanceof Element && target.closest(".label, .leaflet-control") !== null;
}
