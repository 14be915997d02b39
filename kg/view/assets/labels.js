// Names on the drawing. Like a map: the weightiest first, each where it covers no other; zooming in makes room for more.
"use strict";

KG.Labels = class {
  constructor(nodes) {
    this.order = nodes.slice().sort((a, b) => b.weight - a.weight || a.id - b.id);
    this.great = Math.min(21, (this.order[5] || { weight: 0 }).weight);
    this.widths = new Map();
  }

  // Draws in CSS pixels; `view` tells where a node stands on the screen; `first` are nodes whose names come before all others.
  draw(context, view, shown, first, only) {
    const taken = new KG.Taken();
    taken.words = new KG.Taken(); // a weighty name may lie over small nodes, never over another name
    context.textBaseline = "middle";
    context.textAlign = "center";
    context.lineJoin = "round";
    view.covered.forEach((box) => { taken.add(box); taken.words.add(box); });
    const look = { ground: KG.style("--ground"), ink: KG.style("--ink"), quiet: KG.style("--quiet"), face: KG.style("--face") };
    for (const bubble of view.bubbles) this.bubble(context, bubble, taken, look, view);
    const ordered = first.length ? first.concat(this.order) : this.order;
    const done = new Set(), favoured = new Set(first);
    const room = Math.max(24, (view.width * view.height) / 11000);
    for (const node of ordered) if ((!only || only.has(node.id)) && shown(node) && view.holds(node) && node.size * view.scale > 5) taken.add(view.box(node));
    for (const node of ordered) {
      if (done.size >= room) break;
      if (done.has(node.id) || !shown(node) || (only && !only.has(node.id))) continue;
      const wanted = favoured.has(node);
      if (!wanted && !KG.Labels.due(node, view.scale, view.alone)) continue;
      if (!view.holds(node)) continue;
      if (this.place(context, node, view, taken, wanted, look)) done.add(node.id);
    }
    return done;
  }

  // Small nodes keep their names for closer views.
  static due(node, scale, alone) {
    if (alone) return node.minor ? scale > 0.75 : true;
    return node.minor ? scale > 1.1 : node.weight * Math.sqrt(scale) > 6.6;
  }

  // A folded community says its weightiest name and how many it holds, if there is room in or under it.
  bubble(context, { x, y, reach, lines: [name, count] }, taken, look, view) {
    const size = Math.round(Math.max(11, Math.min(16, reach / 3.2)));
    context.font = `600 ${size}px ${look.face}`;
    const width = context.measureText(name).width, box = [x - width / 2 - 4, y - size * 1.25, x + width / 2 + 4, y + size * 1.25];
    if (!taken.free(box, view)) return;
    taken.add(box);
    taken.words.add(box);
    this.write(context, name, x, y - size * 0.55, look.ink, look.ground);
    context.font = `${Math.max(11, size - 3)}px ${look.face}`;
    this.write(context, count, x, y + size * 0.65, look.quiet, look.ground);
  }

  place(context, node, view, taken, wanted, look) {
    const size = Math.round(Math.min(16, 10 + node.weight * 0.17));
    node.text ??= KG.visible(node.label);
    context.font = `${node.weight > 22 ? "600 " : ""}${size}px ${look.face}`;
    const width = this.width(context, node, size), height = size + 3;
    const [x, y] = view.at(node), rim = node.size * view.scale + (node.chosen ? 8 : 2), gap = rim + height / 2;
    const side = rim + 3 + width / 2;
    const spots = [[x, y + gap], [x, y - gap], [x + side, y], [x - side, y]];
    let spot = spots.find(([cx, cy]) => taken.free([cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2], view));
    if (!spot && node.weight >= this.great) spot = spots.find(([cx, cy]) => taken.words.free([cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2], view));
    if (!spot && wanted && node.chosen) spot = spots[0];
    if (!spot) return false;
    const box = [spot[0] - width / 2 - 4, spot[1] - height / 2 - 2, spot[0] + width / 2 + 4, spot[1] + height / 2 + 2];
    taken.add(box);
    taken.words.add(box);
    this.write(context, node.text, spot[0], spot[1], node.group === "Section" ? look.quiet : look.ink, look.ground);
    return true;
  }

  write(context, text, x, y, ink, ground) {
    context.strokeStyle = ground;
    context.lineWidth = 3.5;
    context.strokeText(text, x, y);
    context.fillStyle = ink;
    context.fillText(text, x, y);
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
