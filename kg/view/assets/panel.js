// What is known of one node or one statement, in sentences, each with the words of the report that say so.
"use strict";

KG.Panel = class {
  constructor(root, model, choose, close) {
    Object.assign(this, { root, model, choose, close });
    this.step = 25;
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  open(...parts) {
    const shut = KG.element("button", "shut", "×");
    shut.type = "button";
    shut.setAttribute("aria-label", KG.say("close"));
    shut.addEventListener("click", this.close);
    this.root.replaceChildren(shut, ...parts.filter(Boolean));
    this.root.hidden = false;
    this.root.scrollTop = 0;
  }

  node(node) {
    this.open(this.badge(node), KG.element("h2", "", node.name), this.otherName(node), this.facts(node), this.source(node.e), ...this.relations(node));
  }

  statements(edges) {
    const told = edges.flatMap((edge) => [this.sentence(edge, null), this.source(edge.e)]);
    this.open(KG.element("p", "badge", KG.say("relations", edges.length)), ...told);
  }

  badge(node) {
    const line = KG.element("p", "badge");
    line.append(KG.picture(node.type), KG.element("span", "", this.model.title(node)));
    return line;
  }

  otherName(node) {
    const cut = !node.also || node.also.endsWith("…") || node.also === node.name;
    return cut ? null : KG.element("p", "also", node.also);
  }

  facts(node) {
    const list = KG.element("dl", "facts");
    for (const [fact, value] of Object.entries(node.facts || {})) {
      list.append(KG.element("dt", "", KG.say("facts")[fact] || fact), KG.element("dd", "", this.model.concept(fact, value)));
    }
    if (node.reports) list.append(KG.element("dt", "", KG.say("reports")), KG.element("dd", "", node.reports.split(" | ").join("\n")));
    return list.childElementCount ? list : null;
  }

  source(number) {
    if (number < 0 || number === undefined) return null;
    const [report, start, end, quote, rule] = this.model.evidence[number];
    const figure = KG.element("figure", "source");
    figure.append(KG.element("blockquote", "", quote));
    const place = KG.element("figcaption", "", KG.say("place", this.model.reports[report], start, end));
    if (rule) place.append(KG.element("span", "rule", " · " + KG.say("rule") + " " + rule));
    figure.append(place);
    return figure;
  }

  relations(node) {
    const edges = this.model.edgesOf(node);
    if (!edges.length) return [KG.element("p", "none", KG.say("noRelations"))];
    const groups = new Map();
    for (const edge of edges) {
      const key = edge.p + (edge.from === node.id ? ">" : "<");
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(edge);
    }
    const ordered = [...groups.values()].sort((a, b) => a.length - b.length);
    return [KG.element("h3", "", KG.say("relations", edges.length)), ...ordered.map((group) => this.group(node, group))];
  }

  group(node, edges) {
    const block = KG.element("div", "group");
    const list = KG.element("ul", "");
    const head = KG.element("h4", "", this.model.predicate(edges[0].p));
    head.append(KG.element("span", "number", String(edges.length)));
    block.append(head, list);
    this.unfold(block, list, node, edges, 0);
    return block;
  }

  // A long list comes in portions; the button says how many are still to come.
  unfold(block, list, node, edges, from) {
    for (const edge of edges.slice(from, from + this.step)) {
      const item = KG.element("li", "");
      const source = edge.e === node.e ? null : this.source(edge.e);
      item.append(this.sentence(edge, node), ...(source ? [source] : []));
      list.append(item);
    }
    const left = edges.length - from - this.step;
    if (left <= 0) return;
    const more = KG.element("button", "more", KG.say("showAll", left));
    more.type = "button";
    more.addEventListener("click", () => { more.remove(); this.unfold(block, list, node, edges, from + this.step); });
    block.append(more);
  }

  sentence(edge, here) {
    const line = KG.element("p", "sentence");
    line.append(this.party(edge.from, here), KG.element("span", "verb", " " + this.model.predicate(edge.p) + " "), this.party(edge.to, here));
    return line;
  }

  party(id, here) {
    const node = this.model.nodes[id];
    if (here && id === here.id) return KG.element("strong", "", node.label);
    const button = KG.element("button", "party", node.name);
    button.type = "button";
    button.prepend(KG.picture(node.type));
    button.addEventListener("click", () => this.choose(node));
    return button;
  }
};
