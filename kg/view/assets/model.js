// The data of the page with what can be asked of it: a node's edges, neighbours and names in the chosen language.
"use strict";

KG.Model = class {
  constructor(data) {
    Object.assign(this, data);
    this.typeOf = new Map(data.types.map((type) => [type.id, type]));
    this.links = this.nodes.map(() => []);
    this.edges = data.edges.map(([from, to, p, e], id) => ({ id, from, to, p, e }));
    this.byKey = new Map();
    this.nodes.forEach((node, id) => {
      node.id = id;
      node.type = this.typeOf.get(node.group);
      node.e ??= -1;
      node.r ??= [];
      node.weight = node.size;
      node.minor = node.size <= 7;
      this.byKey.set(node.key, node);
    });
    for (const edge of this.edges) {
      this.links[edge.from].push(edge);
      if (edge.to !== edge.from) this.links[edge.to].push(edge);
    }
  }

  // A node by its short IRI, or by a whole one, whatever its base.
  find(name) {
    if (this.byKey.has(name)) return this.byKey.get(name);
    const parts = name.includes("://") ? name.split("/") : [];
    for (let at = parts.length - 2; at > 2; at--) {
      const node = this.byKey.get(parts[at] + ":" + parts.slice(at + 1).join("/"));
      if (node) return node;
    }
    return null;
  }

  // The label of a vocabulary's concept (a kind, a level, a theme); what no vocabulary holds is shown as it is.
  concept(scheme, id) {
    const labels = Object.hasOwn(this.concepts, scheme) && Object.hasOwn(this.concepts[scheme], id) ? this.concepts[scheme][id] : null;
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
  between(a, b) {
    return this.links[a].filter((edge) => edge.from !== edge.to && (edge.from === b || edge.to === b));
  }

  // The place of a piece of evidence in its reading page, where there is one.
  address(number) {
    const [report, start, end] = this.evidence[number], page = this.reports[report][3];
    return page === null || start < 0 ? null : `${page}#c${start}-${end}`;
  }

  other(edge, node) { return this.nodes[edge.from === node.id ? edge.to : edge.from]; }
  edgesOf(node) { return this.links[node.id]; }
  predicate(number) { return this.predicates[number][KG.language === "zh" ? 1 : 2]; }
  neighbours(node) { return this.edgesOf(node).map((edge) => this.other(edge, node)); }
  reportTitle(number) { return this.reports[number][1]; }
};
