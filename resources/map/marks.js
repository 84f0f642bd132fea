"use strict";

/* How the editor's marks look: anchors, the leg that a drag would make, legs that are straight or wait. */

const RADIUS = { end: 6.5, leg: 5.2, shape: 3.8 };  // [px]
const DASH = [7, 6];

function drawEdit(context, seen, { map, line, anchors, legs, gesture, draft, added, pointer, open, hovered, chosen }) {
  const { theme } = line, level = line.shown(), here = seen({ zoom: map.getZoom() });
  const at = (place) => ({ ...place, x: here.x(place.x), y: here.y(place.y) });
  const onMap = (point) => at(point.add(map.getPixelBounds().min));
  if (level) drawLegs(context, seen(level), theme, legs);
  const held = gesture?.moved ? { k: null, kind: "leg", ...anchors.all[gesture.k], ...onMap(gesture.place) } : null;
  if (held) {
    const [before, after] = anchors.around(gesture);  // straight to them until Python has sent its draft
    drawDraft(context, theme, draft?.map((place) => at(map.project(place))) ?? [before && at(before), held, after && at(after)]);
  } else if (open) {
    drawOpenLeg(context, theme, at(added.last ? map.project(added.last) : anchors.all.at(-1)), onMap(pointer));
  }
  const picked = anchors.all[chosen], drawn = anchors.seen.includes(picked) || !picked ? anchors.seen : [...anchors.seen, picked];
  if (picked && !held) drawRing(context, theme, at(picked));
  drawAnchors(context, theme, drawn.filter(({ k }) => k !== held?.k).map(at), [hovered, chosen]);
  if (held) drawAnchors(context, theme, [held], [held.k]);
}

/* A round mark for each anchor; those in `lit` stand out. */
function drawAnchors(context, theme, anchors, lit) {
  context.setLineDash([]);
  for (const anchor of anchors) {
    const ink = anchor.kind === "shape" ? theme.muted : theme.text, bright = lit.includes(anchor.k);
    context.beginPath();
    context.arc(anchor.x, anchor.y, RADIUS[anchor.kind] + (bright ? 1.5 : 0), 0, 2 * Math.PI);
    context.strokeStyle = theme.casing;
    context.lineWidth = 4.2;
    context.stroke();
    context.fillStyle = bright ? theme.accent : anchor.kind === "end" ? ink : theme.panel;
    context.fill();
    context.strokeStyle = bright ? theme.panel : ink;
    context.lineWidth = 1.6;
    context.stroke();
  }
}

/* Around the anchor that is chosen: keys move it. */
function drawRing(context, theme, { x, y, kind }) {
  context.setLineDash([]);
  for (const [colour, width] of [[theme.casing, 6], [theme.accent, 2.4]]) {
    context.beginPath();
    context.arc(x, y, RADIUS[kind] + 5.5, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/* A dashed line through points of the canvas. */
function drawDraft(context, theme, points) {
  context.lineJoin = context.lineCap = "round";
  context.beginPath();
  for (const point of points) if (point) context.lineTo(point.x, point.y);
  context.setLineDash([]);
  context.strokeStyle = theme.casing;
  context.lineWidth = 5.4;
  context.stroke();
  context.setLineDash(DASH);
  context.strokeStyle = theme.accent;
  context.lineWidth = 2.8;
  context.stroke();
}

/* Where the next click would lead. */
function drawOpenLeg(context, theme, from, to) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.setLineDash([2, 6]);
  context.lineCap = "round";
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
}

/* Straight legs are cut into dashes; legs that wait for their trail are grey dots. */
function drawLegs(context, seen, theme, legs) {
  for (const { start, end, kind } of legs) {
    const stroke = (colour, width, dash) => {
      context.setLineDash(dash);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      traceStretch(context, seen, start, end);
      context.stroke();
    };
    context.lineJoin = "round";
    context.lineCap = kind === "straight" ? "butt" : "round";
    if (kind === "straight") {
      stroke(theme.casing, WIDE.colour + 0.6, [5, 8]);
    } else {
      stroke(theme.casing, WIDE.casing, []);
      stroke(theme.muted, 3.2, [0, 7]);
    }
  }
}
