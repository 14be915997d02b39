// A neighbourhood drawn by itself: the chosen node in the middle, what is one step away on the first ring, and so on.
"use strict";

KG.RINGS = 260; // more nodes than this stay where they are in the whole

// The places of the nodes of `only` around `centre`, as a map from id to [x, y]; each node stands near the one it hangs on.
KG.rings = (model, centre, only) => {
  const children = new Map([[centre.id, []]]), order = [centre.id], depth = new Map([[centre.id, 0]]);
  for (const id of order) {
    for (const other of model.neighbours(model.nodes[id])) {
      if (!only.has(other.id) || children.has(other.id)) continue;
      children.set(other.id, []);
      children.get(id).push(other);
      depth.set(other.id, depth.get(id) + 1);
      order.push(other.id);
    }
  }
  const leaves = new Map(), rank = new Map(model.types.map((type, at) => [type.id, at]));
  for (const id of order.slice().reverse()) {
    const below = children.get(id).sort((a, b) => rank.get(a.group) - rank.get(b.group) || b.weight - a.weight || a.id - b.id);
    leaves.set(id, Math.max(1, below.reduce((sum, child) => sum + leaves.get(child.id), 0)));
  }
  return KG.ringPlaces(order, children, depth, leaves);
};

KG.ringPlaces = (order, children, depth, leaves) => {
  const rows = 3, gap = 42, places = new Map([[order[0], [0, 0]]]), from = new Map([[order[0], -Math.PI / 2]]);
  const deepest = Math.max(...depth.values()), count = new Array(deepest + 1).fill(0), seen = count.slice();
  for (const id of order) count[depth.get(id)] += 1;
  const radius = [0];
  for (let ring = 1; ring <= deepest; ring++) {
    const deep = count[ring] > 24 ? rows : 1, before = radius[ring - 1] + (ring > 1 && count[ring - 1] > 24 ? rows * gap : 0);
    radius.push(Math.max(before + 130, (leaves.get(order[0]) * 34) / (2 * Math.PI * deep)));
  }
  for (const id of order) {
    let angle = from.get(id);
    for (const child of children.get(id)) {
      const ring = depth.get(child.id), wide = (leaves.get(child.id) / leaves.get(order[0])) * 2 * Math.PI;
      const far = radius[ring] + (count[ring] > 24 ? (seen[ring]++ % rows) * gap : 0);
      places.set(child.id, [Math.round(far * Math.cos(angle + wide / 2)), Math.round(far * Math.sin(angle + wide / 2))]);
      from.set(child.id, angle);
      angle += wide;
    }
  }
  return places;
};
