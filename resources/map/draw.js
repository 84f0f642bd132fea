"use strict";

/* Widths [px] of colour, casing and outer line: descents are wide, other ground is thin (design.md §2). */
const WIDE = { colour: 5, casing: 7.2, outline: 9 };
const THIN = { colour: 2.6, casing: 5, outline: 6.8 };
const HALO = 22;
const ARROW_STEP = 150;  // [px] from one arrow to the next
const ARROW_SEARCH = 70;  // [px] an arrow moves on to leave the colours of a descent free

function drawRoute(context, seen, theme, halos) {
  const runs = seen.level.runs.filter((run) => seen.holds(run.box, HALO));
  const down = (run) => theme.bands[run.kind]?.down ?? false;
  const width = (run, part) => (down(run) ? WIDE : THIN)[part];
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const stretch of halos) if (stretch) drawHalo(context, seen, theme, stretch);
  for (const part of ["outline", "casing"]) {
    context.strokeStyle = theme[part];
    context.fillStyle = theme[part];
    // one path for each width, else a see-through outline would add up where runs meet
    for (const wide of [false, true]) {
      context.lineWidth = (wide ? WIDE : THIN)[part];
      context.beginPath();
      for (const run of runs) if (down(run) === wide) trace(context, seen, run.first, run.last);
      context.stroke();
    }
  }
  context.lineCap = "butt";
  for (const run of runs) {
    const band = theme.bands[run.kind];
    context.globalAlpha = !band || band.down ? 1 : theme.climb_opacity;
    context.strokeStyle = band?.colour ?? theme.unknown;
    context.lineWidth = width(run, "colour");
    context.beginPath();
    trace(context, seen, run.first, run.last);
    context.stroke();
  }
  context.globalAlpha = 1;
  drawArrows(context, seen, theme);
}

function trace(context, seen, first, last) {
  const { x, y } = seen.level;
  context.moveTo(seen.x(x[first]), seen.y(y[first]));
  for (let i = first + 1; i <= last; i++) context.lineTo(seen.x(x[i]), seen.y(y[i]));
}

function drawHalo(context, seen, theme, { start, end }) {
  context.beginPath();
  traceStretch(context, seen, start, end);
  context.strokeStyle = theme.accent;
  context.globalAlpha = 0.42;
  context.lineWidth = HALO;
  context.stroke();
  context.globalAlpha = 1;
}

/* The line from one distance to another [m]. */
function traceStretch(context, seen, start, end) {
  const { level } = seen, from = level.at(start), to = level.at(end);
  context.moveTo(seen.x(from.x), seen.y(from.y));
  for (let i = level.step(start) + 1; level.distance[i] < end; i++) {
    if (level.distance[i] > start) context.lineTo(seen.x(level.x[i]), seen.y(level.y[i]));
  }
  context.lineTo(seen.x(to.x), seen.y(to.y));
}

/* Open arrows that show which way the route goes, on ground that is not a descent where there is some. */
function drawArrows(context, seen, theme) {
  for (const { x, y, east, south } of arrows(seen.level, theme)) {
    const tip = 3.6, px = seen.x(x), py = seen.y(y);
    if (px < -9 || py < -9 || px > seen.size.x + 9 || py > seen.size.y + 9) continue;
    context.beginPath();
    const corner = (along, aside) => [px + east * along - south * aside, py + south * along + east * aside];
    context.moveTo(...corner(-tip, -4.4));
    context.lineTo(...corner(tip, 0));
    context.lineTo(...corner(-tip, 4.4));
    context.lineJoin = "miter";
    context.lineCap = "round";
    context.strokeStyle = theme.casing;
    context.lineWidth = 3.4;
    context.stroke();
    context.strokeStyle = theme.text;
    context.lineWidth = 1.5;
    context.stroke();
  }
}

function arrows(level, theme) {
  if (level.arrows) return level.arrows;
  const { x, y, kind } = level, out = [];
  let start = 0, due = ARROW_STEP / 2;  // [px] along the line
  for (let i = 0; i + 1 < x.length; i++) {
    const length = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]), end = start + length;
    const down = theme.bands[kind[i]]?.down ?? false;
    while (length > 0 && due <= end && !(down && end < due + ARROW_SEARCH)) {
      const t = Math.max(0, due - start) / length;
      out.push({ x: x[i] + t * (x[i + 1] - x[i]), y: y[i] + t * (y[i + 1] - y[i]), ...heading(level, i, t) });
      due = Math.max(due, start) + ARROW_STEP;
    }
    start = end;
  }
  level.arrows = out;
  return out;
}

/* Direction of travel around a place, over some pixels so that a single crooked step does not turn the arrow. */
function heading({ x, y }, i, t) {
  const px = x[i] + t * (x[i + 1] - x[i]), py = y[i] + t * (y[i + 1] - y[i]), reach = 6;
  let a = i, b = i + 1;
  while (a > 0 && Math.hypot(px - x[a], py - y[a]) < reach) a--;
  while (b + 1 < x.length && Math.hypot(px - x[b], py - y[b]) < reach) b++;
  const dx = x[b] - x[a], dy = y[b] - y[a], length = Math.hypot(dx, dy) || 1;
  return { east: dx / length, south: dy / length };
}

/* From labels to the ground they name; the route is drawn over them. */
function drawLeaders(context, seen, theme) {
  context.strokeStyle = theme.text;
  context.globalAlpha = 0.75;
  context.lineWidth = 1;
  context.beginPath();
  for (const { from, dx, dy } of seen.level.leaders) {
    const x = seen.x(from.x), y = seen.y(from.y);
    context.moveTo(x, y);
    context.lineTo(x + dx, y + dy);
  }
  context.stroke();
  context.globalAlpha = 1;
}

/* Rings on the line, triangles of summits. */
function drawMarks(context, seen, theme) {
  const { rings, summits } = seen.level;
  context.lineCap = "round";
  context.lineJoin = "round";
  const at = ({ x, y }) => [seen.x(x), seen.y(y)];
  for (const place of rings) {
    context.beginPath();
    context.arc(...at(place), 4, 0, 2 * Math.PI);
    context.fillStyle = theme.panel;
    context.fill();
    context.strokeStyle = theme.text;
    context.lineWidth = 2;
    context.stroke();
  }
  for (const place of summits) {
    const [x, y] = at(place);
    context.beginPath();
    context.moveTo(x - 4.6, y + 3.6);
    context.lineTo(x, y - 4.8);
    context.lineTo(x + 4.6, y + 3.6);
    context.closePath();
    context.strokeStyle = theme.casing;
    context.lineWidth = 2.4;
    context.stroke();
    context.fillStyle = theme.text;
    context.fill();
  }
}
