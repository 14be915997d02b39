// The page: reads the data that stands in it and joins drawing, filters, search, table and panel.
"use strict";

KG.Page = class {
  constructor() {
    const find = (id) => document.getElementById(id);
    this.find = find;
    this.model = new KG.Model(JSON.parse(find("data").textContent));
    this.facets = new KG.Facets(this.model);
    this.drawing = new KG.Drawing(find("canvas"), this.model, this.facets, {
      choose: (node) => this.choose(node), statement: (a, b) => this.statement(a, b), hover: (node) => this.hover(node),
      group: (group) => this.group(group), unfold: (group) => this.unfold(group),
    });
    this.panel = new KG.Panel(find("panel"), this.model, {
      choose: (node) => this.choose(node, true), close: () => this.choose(null), tools: (node) => this.tools(node),
    });
    this.filters = new KG.Filters(find, this.model, this.facets, this.drawing, (home) => this.changed(home));
    this.table = new KG.Table(find("table"), this.model, (node) => this.choose(node, true));
    this.search = new KG.Search(find("query"), find("found"), this.model.nodes, (node) => this.choose(node, true));
    this.steps = 0;
    this.listen();
    this.speak();
    this.drawing.fit(false); // once the card has its size
    this.openAddress();
  }

  listen() {
    const { find } = this;
    find("fit").addEventListener("click", () => this.whole());
    find("picture").addEventListener("click", () => this.save());
    find("as-table").addEventListener("click", () => this.showTable(find("table").hidden));
    KG.switches(() => this.speak(), () => { this.drawing.recolour(); this.speak(); });
    document.addEventListener("keydown", (event) => this.key(event));
    find("canvas").addEventListener("keydown", (event) => this.steer(event));
    find("canvas").addEventListener("pointermove", (event) => this.follow(event));
    addEventListener("hashchange", () => this.openAddress());
  }

  // Opens what the address asks for.
  openAddress() {
    const state = KG.Address.read(), known = (name) => (name ? this.model.find(name) : null);
    this.drawing.off = new Set(state.off.filter((type) => this.model.typeOf.has(type)));
    this.facets.chosen.clear();
    state.facets.forEach((value, facet) => this.facets.set(facet, value));
    this.steps = 0;
    this.drawing.gather(null);
    this.changed();
    const node = known(state.node) || (location.hash.length < 2 ? known(this.model.focus) : null), goal = known(state.to);
    if (node && goal) this.path(node, goal);
    else if (node && !state.node) this.focus(node);
    else if (node) { this.choose(node, true); if (state.steps) this.around(node, state.steps); }
    if (state.table) this.showTable(true);
  }

  // The page of a neighbourhood opens with it on rings, if these can hold it.
  focus(node) {
    this.choose(node, true);
    if (this.model.nodes.length > KG.RINGS) return;
    this.drawing.gather(node, new Set(this.model.nodes.keys()));
    this.changed(true);
  }

  remember() {
    const open = this.open || {};
    KG.Address.write({
      node: (open.node || open.from || {}).key, to: (open.goal || {}).key, steps: open.node ? this.steps : 0,
      facets: this.facets.chosen, off: [...this.drawing.off], table: !this.find("table").hidden,
    });
  }

  key(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && event.target !== this.find("query")) this.escape();
    else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.find("query").focus();
      this.find("query").select();
    }
  }

  escape() {
    if (this.from) this.ask(null);
    else if (this.open) this.choose(null);
    else if (!this.find("table").hidden) this.showTable(false);
    else if (this.drawing.only) this.whole();
  }

  // The drawing by keys: arrows move it, plus and minus zoom, 0 shows all.
  steer(event) {
    const step = { ArrowLeft: [-70, 0], ArrowRight: [70, 0], ArrowUp: [0, -70], ArrowDown: [0, 70] }[event.key];
    const { network } = this.drawing, zoom = { "+": 1.25, "=": 1.25, "-": 0.8 }[event.key];
    const position = network.getViewPosition(), scale = network.getScale();
    if (step) network.moveTo({ position: { x: position.x + step[0] / scale, y: position.y + step[1] / scale } });
    else if (zoom) network.moveTo({ position, scale: scale * zoom });
    else if (event.key === "0") this.drawing.fit();
    else return;
    event.preventDefault();
  }

  speak() {
    const { find } = this;
    find("counts").textContent = KG.say("counts", this.model.nodes.length, this.model.edges.length);
    find("query").placeholder = KG.say("search");
    find("query").setAttribute("aria-label", KG.say("search"));
    find("found").setAttribute("aria-label", KG.say("search"));
    find("canvas").setAttribute("aria-label", KG.say("canvas"));
    this.filters.show();
    if (!find("table").hidden) this.showTable(true);
    if (this.from) this.ask(this.from);
    if (this.open) this.show();
  }

  // Types, filters or folding have changed.
  changed(home = false) {
    this.drawing.refresh();
    const { open } = this;
    if (open && open.node && !this.drawing.shown(open.node)) this.choose(null);
    else if (open && open.node) this.drawing.choose(open.node, false);
    this.filters.show();
    if (!this.find("table").hidden) this.showTable(true);
    if (home) this.drawing.fit();
    this.drawing.network.redraw();
    this.remember();
  }

  choose(node, move = false) {
    if (node && this.from) return this.path(this.from, node);
    if (node && !this.drawing.shown(node)) this.reveal([node]);
    if (node && this.steps && this.open && this.open.node !== node) this.steps = 0;
    this.hover(null);
    this.open = node ? { node } : null;
    if (node && move && innerWidth <= 700) this.showTable(false);
    this.show(); // before the drawing moves: it keeps clear of the panel
    this.drawing.choose(node, move);
    return this.remember();
  }

  reveal(nodes) {
    nodes.forEach((node) => this.drawing.reveal(node));
    this.drawing.refresh();
    this.filters.show();
  }

  statement(a, b) {
    this.open = { edges: this.model.between(a, b) };
    this.show();
    this.drawing.light(null, [this.model.nodes[a], this.model.nodes[b]], [[a, b]]);
    this.remember();
  }

  // --- steps around a node, paths, groups

  around(node, steps) {
    this.steps = steps;
    this.drawing.gather(node, KG.within(this.model, node, steps));
    this.drawing.refresh();
    this.filters.show();
    this.open = { node };
    this.show();
    this.drawing.choose(node, false);
    this.drawing.fit();
    this.remember();
  }

  whole() {
    if (this.drawing.only) {
      this.steps = 0;
      this.drawing.gather(null);
      this.changed();
    }
    if (this.open) this.show();
    this.drawing.fit();
  }

  tools(node) {
    const bar = KG.element("div", "tools");
    bar.append(KG.element("span", "", KG.say("around")));
    for (const steps of [1, 2, 3]) {
      const button = KG.button("tool", KG.say("steps", steps), () => (this.steps === steps ? this.whole() : this.around(node, steps)));
      button.dataset.steps = String(steps);
      button.setAttribute("aria-pressed", String(this.steps === steps));
      bar.append(button);
    }
    const path = KG.button("tool", KG.say("path"), () => this.ask(node));
    path.dataset.path = "";
    bar.append(path);
    return bar;
  }

  // Asks where a path shall lead; the next node that is chosen is the answer.
  ask(node) {
    this.from = node;
    const line = this.find("ask");
    line.hidden = !node;
    if (!node) return;
    line.replaceChildren(KG.element("span", "", KG.say("pathTo", node.name)), KG.button("act", KG.say("cancel"), () => this.ask(null)));
    this.find("query").value = "";
    this.find("query").focus({ preventScroll: true });
  }

  path(from, goal) {
    this.ask(null);
    const edges = KG.shortest(this.model, from, goal) || [];
    const ids = edges.reduce((all, edge) => [...all, edge.from === all[all.length - 1] ? edge.to : edge.from], [from.id]);
    const nodes = edges.length ? ids.map((id) => this.model.nodes[id]) : [from, goal];
    this.open = { from, goal, path: edges };
    this.reveal(nodes);
    this.show();
    this.drawing.light(null, nodes, edges.map((edge) => [edge.from, edge.to]));
    this.drawing.fit(true, nodes);
    this.remember();
  }

  group(group) {
    this.open = { group };
    this.drawing.light(null, null);
    this.show();
  }

  unfold(group) {
    group.folded = false;
    this.open = null;
    this.show();
    this.changed();
    this.drawing.fit(true, group.members);
  }

  show() {
    const { open, panel } = this;
    if (!open) return panel.hide();
    if (open.node) return panel.node(open.node);
    if (open.edges) return panel.statements(open.edges);
    return open.group ? this.groupPanel(open.group) : this.pathPanel(open);
  }

  pathPanel({ from, goal, path }) {
    const head = KG.element("h2", "", path.length || from === goal ? KG.say("pathFound", path.length) : KG.say("noPath"));
    const ends = KG.element("p", "ends");
    ends.append(this.panel.chooser(from), KG.element("span", "verb", " → "), this.panel.chooser(goal));
    this.panel.open(head, ends, this.panel.told(path));
  }

  groupPanel(group) {
    const members = KG.element("ul", "members"), inside = group.members.filter((node) => this.drawing.counted(node.id));
    members.append(...inside.slice(0, 25).map((node) => { const item = KG.element("li", ""); item.append(this.panel.chooser(node)); return item; }));
    const unfold = KG.button("tool", KG.say("unfold"), () => this.unfold(group));
    unfold.dataset.unfold = "";
    this.panel.open(KG.element("h2", "", KG.say("group", inside.length)), unfold, KG.element("h3", "", KG.say("led")), members);
  }

  // --- table, picture, tip

  showTable(open) {
    this.find("table").hidden = !open;
    this.find("as-table").setAttribute("aria-pressed", String(open));
    if (open) this.table.show(this.model.nodes.filter((node) => this.drawing.counted(node.id)));
    this.remember();
  }

  save() {
    const present = new Set(this.model.nodes.filter((node) => this.drawing.counted(node.id)).map((node) => node.group));
    KG.savePicture(this.drawing, this.find("title").textContent, this.model.types.filter((type) => present.has(type.id)));
  }

  hover(node) {
    const tip = this.find("tip");
    tip.hidden = !node;
    if (!node) return;
    tip.replaceChildren(KG.element("p", "tip-kind", this.model.title(node)), KG.element("p", "tip-name", node.name));
    if (node.e >= 0) {
      const [report, start, end, quote] = this.model.evidence[node.e];
      if (quote !== node.name) tip.append(KG.element("p", "tip-quote", quote));
      tip.append(KG.element("p", "tip-place", KG.say("place", this.model.reportTitle(report), start, end)));
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
