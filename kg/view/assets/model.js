// The data of the page with what can be asked of it: a node's edges, neighbours and names in the chosen language.
"use strict";

KG.Model = class {
  constructor(data) {
    Object.assign(this, data);
    this.typeOf = new Map(data.types.map((type) => [type.id, type]));
    this.links = this.nodes.map(() => []);
    this.nodes.forEach((node) => {
      node.type = this.typeOf.get(node.group);
      node.e ??= -1;
      node.weight = node.size;
      node.minor = node.size <= 7;
    });
    this.edges.forEach((edge, id) => {
      edge.id = id;
      this.links[edge.from].push(edge);
      if (edge.to !== edge.from) this.links[edge.to].push(edge);
    });
  }

  // The label of a vocabulary's concept (a kind, a level, a theme); what no vocabulary holds is shown as it is.
  concept(scheme, id) {
    const labels = (this.concepts[scheme] || {})[id];
    return labels ? labels[KG.language === "zh" ? 0 : 1] : String(id);
  }

  kind(node) {
    if (!node.kind) return "";
    return KG.language === "zh" ? node.kind_zh || node.kind : this.concept(node.group, node.kind);
  }

  title(node) {
    const kind = this.kind(node);
    return node.type[KG.language] + (kind ? " · " + kind : "");
  }

  // All statements that one line stands for, either way.
  between(edge) {
    const ends = [edge.from, edge.to];
    return this.links[edge.from].filter((other) => ends.includes(other.from) && ends.includes(other.to) && other.from !== other.to);
  }

  edgesOf(node) { return this.links[node.id]; }
  predicate(number) { return this.predicates[number][KG.language === "zh" ? 1 : 2]; }
  neighbours(node) { return this.edgesOf(node).map((edge) => this.nodes[edge.from === node.id ? edge.to : edge.from]); }
};
