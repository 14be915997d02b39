// Neighbourhoods and shortest paths.
"use strict";

// The ids of all nodes within `steps` of `node`, itself included.
KG.within = (model, node, steps) => {
  const found = new Set([node.id]);
  let rim = [node.id];
  for (let step = 0; step < steps; step++) {
    const next = [];
    for (const id of rim) for (const edge of model.links[id]) {
      const other = edge.from === id ? edge.to : edge.from;
      if (!found.has(other)) { found.add(other); next.push(other); }
    }
    rim = next;
  }
  return found;
};

// The edges of a shortest path, or null. Of paths of the same length the one with the most statements that a report makes.
KG.shortest = (model, start, goal) => {
  const cost = new Map([[start.id, 0]]), by = new Map();
  let rim = [start.id];
  while (rim.length && !cost.has(goal.id)) {
    const next = new Map();
    for (const id of rim) for (const edge of model.links[id]) {
      const other = edge.from === id ? edge.to : edge.from, price = cost.get(id) + (edge.e < 0 ? 1 : 0);
      if (cost.has(other) || (next.has(other) && next.get(other) <= price)) continue;
      next.set(other, price);
      by.set(other, edge);
    }
    next.forEach((price, id) => cost.set(id, price));
    rim = [...next.keys()];
  }
  if (!cost.has(goal.id)) return null;
  const edges = [];
  for (let id = goal.id; id !== start.id;) {
    const edge = by.get(id);
    edges.unshift(edge);
    id = edge.from === id ? edge.to : edge.from;
  }
  return edges;
};
