// The lines of the drawing: one for each pair, drawn in two strokes, which is a hundred times quicker than one object a line.
"use strict";

KG.Lines = class {
  constructor(drawing) {
    this.drawing = drawing;
    const seen = new Map(), { nodes, edges } = drawing.model;
    for (const { from, to } of edges) {
      if (from === to) continue;
      const pair = from < to ? [from, to] : [to, from];
      seen.set(pair[0] * nodes.length + pair[1], pair);
    }
    this.pairs = [...seen.values()];
  }

  // Within a community a line can be followed; across the whole drawing it only hints at where things lead.
  draw(context, scale) {
    const { drawing } = this, near = new Path2D(), far = new Path2D(), bundles = new Map();
    for (const [a, b] of this.pairs) {
      if (!drawing.counted(a) || !drawing.counted(b)) continue;
      const from = drawing.place(a), to = drawing.place(b);
      if (from === to) continue;
      if (from.bubble || to.bubble) { this.bundle(bundles, from, to); continue; }
      const path = KG.Lines.far(from, to) ? far : near;
      path.moveTo(from.x, from.y);
      path.lineTo(to.x, to.y);
    }
    context.lineWidth = Math.max(0.7, 0.35 / scale);
    context.strokeStyle = KG.style("--far-line");
    context.stroke(far);
    context.strokeStyle = KG.style("--line");
    context.stroke(near);
    for (const { from, to, count } of bundles.values()) this.stroke(context, from, to, Math.min(14, 0.8 + Math.sqrt(count)), scale);
  }

  bundle(bundles, from, to) {
    const key = from.name < to.name ? from.name + " " + to.name : to.name + " " + from.name;
    if (!bundles.has(key)) bundles.set(key, { from, to, count: 0 });
    bundles.get(key).count += 1;
  }

  stroke(context, from, to, width, scale) {
    context.lineWidth = width / Math.max(scale, 0.15) * 0.4;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }

  static far(a, b) { return Math.hypot(a.x - b.x, a.y - b.y) > 220; }

  // The pair whose line passes within `reach` of a point, of those that can be seen well enough that a press on it is meant.
  at(point, reach) {
    const { drawing } = this;
    let best = null, nearest = reach;
    for (const [a, b] of this.pairs) {
      if (!drawing.shown(drawing.model.nodes[a]) || !drawing.shown(drawing.model.nodes[b]) || !drawing.clear(a, b)) continue;
      const apart = KG.Lines.apart(point, drawing.place(a), drawing.place(b));
      if (apart < nearest) [best, nearest] = [[a, b], apart];
    }
    return best;
  }

  static apart(point, from, to) {
    const dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy || 1;
    const along = Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
    return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
  }
};
