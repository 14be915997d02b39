// The page: reads the data that stands in it and joins drawing, legend, search and panel.
"use strict";

KG.Page = class {
  constructor() {
    const find = (id) => document.getElementById(id);
    this.find = find;
    this.model = new KG.Model(JSON.parse(find("data").textContent));
    this.drawing = new KG.Drawing(find("canvas"), this.model, {
      choose: (node) => this.choose(node), statement: (edge) => this.statement(edge), hover: (node) => this.hover(node),
    });
    this.panel = new KG.Panel(find("panel"), this.model, (node) => this.choose(node, true), () => this.choose(null));
    this.search = new KG.Search(find("query"), find("found"), this.model.nodes, (node) => this.choose(node, true));
    find("fit").addEventListener("click", () => this.drawing.fit());
    find("language").addEventListener("click", () => { KG.language = KG.language === "zh" ? "en" : "zh"; this.speak(); });
    find("fold").addEventListener("click", () => this.fold(find("types").hidden));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && event.target !== find("query")) this.choose(null); });
    find("canvas").addEventListener("pointermove", (event) => this.follow(event));
    KG.darkQuery.addEventListener("change", () => { this.drawing.recolour(); this.speak(); });
    this.fold(innerWidth > 700);
    this.speak();
    this.drawing.fit(false); // once the legend has its size
  }

  speak() {
    const find = this.find;
    document.documentElement.lang = KG.language === "zh" ? "zh-Hans" : "en";
    find("counts").textContent = KG.say("counts", this.model.nodes.length, this.model.edges.length);
    find("query").placeholder = KG.say("search");
    find("query").setAttribute("aria-label", KG.say("search"));
    find("found").setAttribute("aria-label", KG.say("search"));
    for (const name of ["fit", "language"]) find(name).textContent = KG.say(name);
    find("fold").textContent = KG.say("legend");
    find("canvas").setAttribute("aria-label", KG.say("canvas"));
    this.legend();
    if (this.open) this.show();
  }

  legend() {
    const counts = new Map();
    for (const node of this.model.nodes) counts.set(node.group, (counts.get(node.group) || 0) + 1);
    const items = this.model.types.filter((type) => counts.has(type.id)).map((type) => this.entry(type, counts.get(type.id)));
    this.find("types").replaceChildren(...items);
    const hidden = this.model.nodes.filter((node) => !this.drawing.shown(node)).length;
    this.find("hidden-count").textContent = KG.say("hidden", hidden);
    this.find("hidden-count").dataset.hidden = String(hidden);
  }

  entry(type, count) {
    const item = KG.element("li", ""), button = KG.element("button", "type");
    button.type = "button";
    button.dataset.type = type.id;
    button.setAttribute("aria-pressed", String(!this.drawing.off.has(type.id)));
    button.append(KG.picture(type), KG.element("span", "", type[KG.language]), KG.element("span", "number", String(count)));
    button.addEventListener("click", () => this.toggle(type.id));
    item.append(button);
    return item;
  }

  toggle(type) {
    this.drawing.toggle(type);
    this.legend();
    const button = this.find("types").querySelector(`[data-type="${type}"]`);
    if (button) button.focus({ preventScroll: true });
  }

  fold(open) {
    this.find("types").hidden = !open;
    this.find("fold").setAttribute("aria-expanded", String(open));
    this.drawing.network.redraw(); // names come out from under the legend, or make way for it
  }

  choose(node, move = false) {
    if (node && !this.drawing.shown(node)) this.toggle(node.group);
    this.hover(null);
    this.open = node ? { node } : null;
    this.show(); // before the drawing moves: it keeps clear of the panel
    this.drawing.choose(node, move);
  }

  statement(edge) {
    this.drawing.choose(null);
    this.open = { edges: this.model.between(edge) };
    this.show();
  }

  show() {
    if (!this.open) return this.panel.hide();
    return this.open.node ? this.panel.node(this.open.node) : this.panel.statements(this.open.edges);
  }

  hover(node) {
    const tip = this.find("tip");
    tip.hidden = !node;
    if (!node) return;
    tip.replaceChildren(KG.element("p", "tip-kind", this.model.title(node)), KG.element("p", "tip-name", node.name));
    if (node.e >= 0) {
      const [report, start, end, quote] = this.model.evidence[node.e];
      if (quote !== node.name) tip.append(KG.element("p", "tip-quote", quote));
      tip.append(KG.element("p", "tip-place", KG.say("place", this.model.reports[report], start, end)));
    }
    this.follow();
  }

  follow(event) {
    if (event) this.pointer = [event.offsetX, event.offsetY];
    const tip = this.find("tip");
    if (tip.hidden || !this.pointer) return;
    const room = this.find("canvas"), [x, y] = this.pointer;
    tip.style.left = Math.max(8, Math.min(x + 16, room.clientWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = Math.max(8, y + 20 + tip.offsetHeight > room.clientHeight ? y - tip.offsetHeight - 12 : y + 20) + "px";
  }
};

KG.page = new KG.Page();
