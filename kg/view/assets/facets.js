// Filters by report, year, theme, kind and status.
"use strict";

// What has no value of its own (a body has no theme) takes part where something that it is linked with does.
KG.Facets = class {
  constructor(model) {
    this.model = model;
    this.chosen = new Map();
    const own = {
      report: (node) => node.r.map(String),
      year: (node) => [...new Set(node.r.map((report) => String(model.reports[report][2])).filter(Boolean))],
      theme: (node) => this.told(node, "theme"),
      kind: (node) => (node.kind ? [node.group + "/" + node.kind] : []),
      status: (node) => this.told(node, "status"),
    };
    this.values = new Map(Object.entries(own).map(([facet, of]) => [facet, this.spread(model.nodes.map(of))]));
    this.options = new Map(Object.entries(own).map(([facet, of]) => [facet, this.counted(model.nodes.map(of))]));
  }

  told(node, fact) { return node.facts && node.facts[fact] !== undefined ? [String(node.facts[fact])] : []; }

  spread(own) {
    return own.map((values, id) => {
      if (values.length) return new Set(values);
      const near = new Set();
      for (const edge of this.model.links[id]) for (const value of own[edge.from === id ? edge.to : edge.from]) near.add(value);
      return near;
    });
  }

  counted(own) {
    const counts = new Map();
    for (const values of own) for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    return counts;
  }

  label(facet, value) {
    if (facet === "report") return this.model.reports[Number(value)][1];
    if (facet !== "kind") return this.model.concept(facet, value);
    const cut = value.indexOf("/"), type = value.slice(0, cut);
    return this.model.typeOf.get(type)[KG.language] + " · " + this.model.concept(type, value.slice(cut + 1));
  }

  set(facet, value) {
    if (value && this.options.has(facet) && this.options.get(facet).has(value)) this.chosen.set(facet, value);
    else this.chosen.delete(facet);
  }

  fits(node) {
    for (const [facet, value] of this.chosen) if (!this.values.get(facet)[node.id].has(value)) return false;
    return true;
  }
};
