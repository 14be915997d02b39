// Names on the drawing. Like a map: the weightiest first, each where it covers no other; zooming in makes room for more.
"use strict";

KG.Labels = class {
  constructor(nodes) {
    this.order = nodes.slice().sort((a, b) => b.weight - a.weight || a.id - b.id);
    this.order.forEach((node) => { node.text = KG.visible(node.label); });
    this.widths = new Map();
  }

  // Draws in CSS pixels; `view` tells where a node stands on the screen; `first` are nodes whose names come before all others.
  draw(context, view, shown, first, only) {
    const taken = new KG.Taken();
    context.textBaseline = "middle";
    context.textAlign = "center";
    context.lineJoin = "round";
    view.covered.forEach((box) => taken.add(box));
    const look = { ground: KG.style("--ground"), ink: KG.style("--ink"), face: KG.style("--face") };
    const ordered = first.length ? first.concat(this.order) : this.order;
    const done = new Set(), favoured = new Set(first);
    const room = Math.max(24, (view.width * view.height) / 9000);
    for (const node of ordered) if (shown(node) && view.holds(node) && node.size * view.scale > 6) taken.add(view.box(node));
    for (const node of ordered) {
      if (done.size >= room) break;
      if (done.has(node.id) || !shown(node) || (only && !only.has(node.id))) continue;
      const wanted = favoured.has(node);
      if (!wanted && !KG.Labels.due(node, view.scale)) continue;
      if (!view.holds(node)) continue;
      if (this.place(context, node, view, taken, wanted, look)) done.add(node.id);
    }
    return done;
  }

  // Small nodes keep their names for closer views.
  static due(node, scale) {
    return node.minor ? scale > 1.1 : node.weight * Math.sqrt(scale) > 6.2;
  }

  place(context, node, view, taken, wanted, look) {
    const size = Math.round(Math.min(16, 10 + node.weight * 0.17));
    context.font = `${node.weight > 22 ? "600 " : ""}${size}px ${look.face}`;
    const width = this.width(context, node, size), height = size + 3;
    const [x, y] = view.at(node), rim = node.size * view.scale + (node.chosen ? 8 : 2), gap = rim + height / 2;
    const side = rim + 3 + width / 2;
    const spots = [[x, y + gap], [x, y - gap], [x + side, y], [x - side, y]];
    let spot = spots.find(([cx, cy]) => taken.free([cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2], view));
    if (!spot && wanted && node.chosen) spot = spots[0];
    if (!spot) return false;
    taken.add([spot[0] - width / 2 - 3, spot[1] - height / 2 - 1, spot[0] + width / 2 + 3, spot[1] + height / 2 + 1]);
    context.strokeStyle = look.ground;
    context.lineWidth = 3.5;
    context.strokeText(node.text, spot[0], spot[1]);
    context.fillStyle = look.ink;
    context.fillText(node.text, spot[0], spot[1]);
    return true;
  }

  width(context, node, size) {
    const key = node.id + "/" + size;
    if (!this.widths.has(key)) this.widths.set(key, context.measureText(node.text).width);
    return this.widths.get(key);
  }
};

// Boxes already covered, in a grid so that asking is quick.
KG.Taken = class {
  constructor() { this.cells = new Map(); }

  keys([left, top, right, bottom]) {
    const keys = [];
    for (let column = Math.floor(left / 64); column <= Math.floor(right / 64); column++)
      for (let row = Math.floor(top / 64); row <= Math.floor(bottom / 64); row++) keys.push(column * 100003 + row);
    return keys;
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  free(box, view) {
    if (box[0] < 2 || box[1] < 2 || box[2] > view.width - 2 || box[3] > view.height - 2) return false;
    return this.keys(box).every((key) => (this.cells.get(key) || []).every(
      (other) => box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3]));
  }
};
