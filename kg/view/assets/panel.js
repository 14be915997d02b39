// What is known of one node or one statement, in sentences, each with the words of the report that say so.
"use strict";

KG.Panel = class {
  // `on` tells what a press does: choose a node, close the panel; `tools` gives further parts for a node's head.
  constructor(root, model, on) {
    Object.assign(this, { root, model, on, step: 25 });
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  open(...parts) {
    const shut = KG.button("shut", "×", () => this.on.close());
    shut.setAttribute("aria-label", KG.say("close"));
    this.root.replaceChildren(shut, ...parts.flat().filter(Boolean));
    this.root.hidden = false;
    this.root.scrollTop = 0;
  }

  node(node, ...first) {
    const tools = this.on.tools ? this.on.tools(node) : null;
    this.open(this.badge(node), KG.element("h2", "", node.name), this.otherNames(node), tools, first, this.facts(node), this.source(node.e), this.relations(node));
  }

  statements(edges) {
    this.open(KG.element("p", "badge", KG.say("relations", edges.length)), this.told(edges));
  }

  told(edges) {
    return edges.flatMap((edge) => [this.sentence(edge, null), this.source(edge.e)]);
  }

  badge(node) {
    const line = KG.element("p", "badge");
    line.append(KG.picture(node.type), KG.element("span", "", this.model.title(node)));
    return line;
  }

  otherNames(node) {
    if (!node.also || node.also === node.name) return null;
    return KG.element("p", "also", KG.say("names") + " " + node.also.split(" | ").join(" · "));
  }

  facts(node) {
    const list = KG.element("dl", "facts"), words = KG.say("facts");
    for (const [fact, value] of Object.entries(node.facts || {})) {
      list.append(KG.element("dt", "", Object.hasOwn(words, fact) ? words[fact] : fact), KG.element("dd", "", this.model.concept(fact, value)));
    }
    if (node.r.length) list.append(KG.element("dt", "", KG.say("reports")), this.reportLinks(node));
    return list.childElementCount ? list : null;
  }

  reportLinks(node) {
    const cell = KG.element("dd", "");
    for (const number of node.r) {
      const [name, title, , page] = this.model.reports[number];
      const line = page ? KG.link("", title, page) : KG.element("span", "", title);
      line.title = KG.visible(name);
      cell.append(line);
    }
    return cell;
  }

  source(number) {
    if (number < 0 || number === undefined) return null;
    const [report, start, end, quote, rule] = this.model.evidence[number], address = this.model.address(number);
    const figure = KG.element("figure", "source"), place = KG.element("figcaption", ""), told = KG.say("place", this.model.reportTitle(report), start, end);
    figure.append(KG.element("blockquote", "", quote), place);
    place.append(address ? KG.link("place", told, address) : KG.element("span", "place", told));
    if (rule) place.append(KG.element("span", "rule", KG.say("rule") + " " + rule));
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
    const block = KG.element("div", "group"), list = KG.element("ul", ""), head = KG.element("h4", "", this.model.predicate(edges[0].p));
    head.append(KG.element("span", "number", String(edges.length)));
    block.append(head, list);
    this.unfold(block, list, node, edges, 0);
    return block;
  }

  // A long list comes in portions; the button says how many are still to come.
  unfold(block, list, node, edges, from) {
    for (const edge of edges.slice(from, from + this.step)) {
      const item = KG.element("li", ""), source = edge.e === node.e ? null : this.source(edge.e);
      item.append(this.sentence(edge, node), ...(source ? [source] : []));
      list.append(item);
    }
    const left = edges.length - from - this.step;
    if (left <= 0) return;
    const more = KG.button("more", KG.say("showAll", left), () => { more.remove(); this.unfold(block, list, node, edges, from + this.step); });
    block.append(more);
  }

  sentence(edge, here) {
    const line = KG.element("p", "sentence");
    line.append(this.party(edge.from, here), KG.element("span", "verb", " " + this.model.predicate(edge.p) + " "), this.party(edge.to, here));
    return line;
  }

  party(id, here) {
    const node = this.model.nodes[id];
    return here && id === here.id ? KG.element("strong", "", node.label) : this.chooser(node);
  }

  chooser(node) {
    const button = KG.button("party", node.name, () => this.on.choose(node));
    button.prepend(KG.picture(node.type));
    return button;
  }
};
