"use strict";

/* Finds room for labels around their anchors, one after the other: beside the line, not on it, not on each other. */

const CELL = 4;  // [px] of the grid that knows where the line is
const DIRECTIONS = 16;
const GAPS = [9, 13, 19, 28, 42, 60, 84];  // [px] from anchor to the label's edge
// What a place costs, in pixels of distance that one would rather go to avoid it
const ON_LINE = 6;  // each cell of the line that it covers
const OVER_LINE = 25;  // each cell of the line that its leader crosses: it would seem to name that part
const OVER_LABEL = 60;  // a label that its leader runs through
const OFF_SCREEN = 200;
const STRANGER = 25;  // another anchor beside it, that it could be taken to name
const NEAR = 24;  // [px]
const HOPELESS = 120;  // an optional label that costs more is left out

const cellNumber = (x, y, size) => Math.floor(x / size) * 67108864 + Math.floor(y / size);

function box(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

/* How far a point is from a box [px]; 0 inside. */
function away({ left, top, right, bottom }, x, y) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

class Room {
  /* `line`: cells that the route runs through. `taken`: boxes that are there already. `anchors`: all points that
     labels name. `view`: box of the screen. */
  constructor(line, taken, anchors, view) {
    Object.assign(this, { line, taken, anchors, view });
  }

  /* Give `item` {anchor, width, height, text, least, taste, optional, spare} the best place; null where there is none.
     Where there is no room for `text` beside it, it goes without: its side is then 0. What is `spare` has a mark on
     the ground anyway, so it is left out rather than cut off by the screen's edge or laid over something else. */
  place(item) {
    const best = this.#best(item, this.#around(item));
    if (item.optional && (best.blocked || best.cost > HOPELESS)) return null;
    if (item.text && (best.blocked || best.cost > OFF_SCREEN)) return this.place({ ...item, text: null });
    if (item.spare && (best.blocked || best.cost > OFF_SCREEN)) return null;
    this.taken.push(...best.boxes);
    if (best.gap > GAPS[1]) {
      this.taken.push(...leader(item.anchor, best.dx, best.dy, best.gap).map(([x, y]) => box(x - 1, y - 1, 2, 2)));
    }
    return best;
  }

  /* What is near enough to matter to `item`. */
  #around({ anchor, width, height, text }) {
    const reach = GAPS.at(-1) + Math.max(width, height) + (text?.width ?? 0) + NEAR;
    const near = (b) => away(b, anchor.x, anchor.y) < reach;
    return {
      taken: this.taken.filter(near),
      strangers: this.anchors.filter((a) => a !== anchor && Math.hypot(a.x - anchor.x, a.y - anchor.y) < reach),
    };
  }

  #best(item, around) {
    let best = null;
    for (const gap of GAPS.filter((g) => g >= item.least)) {
      if (best && !best.blocked && best.cost <= gap) break;
      for (const candidate of candidates(item, gap)) {
        if (best && !best.blocked && candidate.cost >= best.cost) continue;  // what is added below is never negative
        candidate.blocked = candidate.boxes.reduce((sum, b) => sum + overlap(b, around.taken), 0);
        if (best && candidate.blocked > best.blocked) continue;
        candidate.cost += this.#crossed(item.anchor, candidate, around.taken) +
          candidate.boxes.reduce((sum, b) => sum + this.#nuisance(b, around.strangers), 0);
        if (!best || candidate.blocked < best.blocked || candidate.cost < best.cost) best = candidate;
      }
    }
    return best;
  }

  /* Line under the label, other anchors beside it, and what lies beyond the screen. */
  #nuisance(b, strangers) {
    let count = 0;
    for (let x = b.left - 3; x <= b.right + 3; x += CELL) {
      for (let y = b.top - 3; y <= b.bottom + 3; y += CELL) count += this.line.has(cellNumber(x, y, CELL));
    }
    const confused = strangers.filter(({ x, y }) => away(b, x, y) < NEAR).length;
    const v = this.view, inside = b.left >= v.left && b.right <= v.right && b.top >= v.top && b.bottom <= v.bottom;
    return ON_LINE * count + STRANGER * confused + (inside ? 0 : OFF_SCREEN);
  }

  #crossed(anchor, { dx, dy, gap }, taken) {
    let cost = 0;
    for (const [x, y] of leader(anchor, dx, dy, gap)) {
      if (this.line.has(cellNumber(x, y, CELL))) cost += OVER_LINE;
      if (taken.some((t) => x > t.left && x < t.right && y > t.top && y < t.bottom)) cost += OVER_LABEL;
    }
    return cost;
  }
}

/* All places at one gap: around a rectangle, so that a long word may also stand above the anchor and end there. */
function* candidates({ anchor, width, height, text, taste }, gap) {
  const square = (v) => Math.max(-1, Math.min(1, 1.6 * v));
  for (let k = 0; k < DIRECTIONS; k++) {
    const angle = 2 * Math.PI * k / DIRECTIONS, east = Math.cos(angle), south = Math.sin(angle);
    const dx = square(east) * (width / 2 + gap), dy = square(south) * (height / 2 + gap);
    const body = box(anchor.x + dx - width / 2, anchor.y + dy - height / 2, width, height);
    const cost = away(body, anchor.x, anchor.y) + taste(east, south);
    for (const side of text ? (Math.abs(east) < 0.3 ? [1, -1] : [Math.sign(east)]) : [0]) {
      const boxes = [body];
      if (side) {
        const left = side > 0 ? body.right + 4 : body.left - 4 - text.width;
        boxes.push(box(left, anchor.y + dy - text.height / 2, text.width, text.height));
      }
      yield { dx, dy, gap, side, boxes, cost };
    }
  }
}

/* Points of a leader between anchor and label, without its first pixels, which are on the line by nature. */
function leader(anchor, dx, dy, gap) {
  const length = Math.hypot(dx, dy), points = [];
  for (let r = 9; r < Math.min(length, 1.5 * gap); r += CELL) {
    points.push([anchor.x + dx * r / length, anchor.y + dy * r / length]);
  }
  return points;
}

function overlap(b, taken) {
  let area = 0;
  for (const t of taken) {
    const w = Math.min(b.right, t.right) - Math.max(b.left, t.left) + 2;
    const h = Math.min(b.bottom, t.bottom) - Math.max(b.top, t.top) + 2;
    if (w > 0 && h > 0) area += w * h;
  }
  return area;
}
