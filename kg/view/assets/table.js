// The same nodes as a table, for those who cannot use a drawing.
"use strict";

KG.Table = class {
  constructor(root, model, choose) {
    Object.assign(this, { root, model, choose, step: 100 });
  }

  // The nodes that take part, the most related first, in portions.
  show(nodes) {
    const ordered = nodes.slice().sort((a, b) => this.model.links[b.id].length - this.model.links[a.id].length || a.id - b.id);
    const table = KG.element("table", ""), head = KG.element("tr", ""), body = document.createElement("tbody"), top = document.createElement("thead");
    KG.say("tableHead").forEach((word) => { const cell = KG.element("th", "", word); cell.scope = "col"; head.append(cell); });
    top.append(head);
    table.append(KG.element("caption", "", KG.say("tableCaption", nodes.length)), top, body);
    this.root.replaceChildren(table);
    this.fill(body, ordered, 0);
  }

  fill(body, ordered, from) {
    body.append(...ordered.slice(from, from + this.step).map((node) => this.row(node)));
    const left = ordered.length - from - this.step;
    if (left <= 0) return;
    const more = KG.button("more", KG.say("rows", left), () => { more.remove(); this.fill(body, ordered, from + this.step); });
    this.root.append(more);
  }

  row(node) {
    const row = KG.element("tr", ""), name = KG.element("th", ""), button = KG.button("party", node.name, () => this.choose(node));
    name.scope = "row";
    button.prepend(KG.picture(node.type));
    name.append(button);
    const reports = node.r.map((number) => this.model.reportTitle(number)).join("\n");
    row.append(name, KG.element("td", "", this.model.title(node)), KG.element("td", "count", String(this.model.links[node.id].length)), KG.element("td", "", reports));
    return row;
  }
};
