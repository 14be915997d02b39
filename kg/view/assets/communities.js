// Communities: faint discs under their nodes, or, while folded, one bubble in place of all of them.
"use strict";

KG.LARGE = 2500; // more nodes than this open folded

KG.Communities = class {
  constructor(model, discs) {
    this.model = model;
    this.all = discs.map(([x, y, radius], number) => ({ number, x, y, radius, name: "d" + number, bubble: true, members: [], folded: false }));
    for (const node of model.nodes) this.all[node.d].members.push(node);
    for (const each of this.all) {
      each.members.sort((a, b) => b.weight - a.weight || a.id - b.id);
      each.reach = Math.max(26, each.radius * 0.8);
    }
    this.foldAll(model.nodes.length > KG.LARGE);
  }

  foldAll(folded) { for (const each of this.all) each.folded = folded && each.members.length > 1; }
  of(node) { return this.all[node.d]; }
  folded() { return this.all.filter((each) => each.folded); }

  draw(context, count) {
    for (const each of this.all) {
      const inside = each.folded ? count(each) : 1;
      if (!inside) continue;
      context.fillStyle = KG.style(each.folded ? "--bubble" : "--disc");
      context.beginPath();
      context.arc(each.x, each.y, each.folded ? each.reach : each.radius, 0, 2 * Math.PI);
      context.fill();
      if (each.folded) this.rim(context, each);
    }
  }

  // Around a bubble, an arc for each type in it, as long as its share.
  rim(context, each) {
    const counts = new Map();
    for (const node of each.members) counts.set(node.group, (counts.get(node.group) || 0) + 1);
    let from = -Math.PI / 2;
    context.lineWidth = each.reach * 0.09;
    for (const type of this.model.types) {
      if (!counts.has(type.id)) continue;
      const to = from + (counts.get(type.id) / each.members.length) * 2 * Math.PI;
      context.strokeStyle = KG.colour(type);
      context.beginPath();
      context.arc(each.x, each.y, each.reach, from, to);
      context.stroke();
      from = to;
    }
  }

  // The folded community under a point.
  at(point) {
    return this.all.find((each) => each.folded && Math.hypot(point.x - each.x, point.y - each.y) <= each.reach) || null;
  }

  // What is written in a bubble: its weightiest name and how many it holds.
  caption(each, count) { return [each.members[0].label, String(count)]; }
};
