// The reading page: a press on a mark tells what it is; an address such as #c7268-7278 shows that place.
"use strict";

KG.Reading = class {
  constructor() {
    const find = (id) => document.getElementById(id);
    Object.assign(this, { find, text: find("text"), off: new Set(), chosen: null });
    this.model = new KG.Model(JSON.parse(find("data").textContent));
    this.place = new KG.Place(this.text);
    this.pieces = [...this.text.querySelectorAll("[data-i]")];
    this.pieces.forEach((piece) => { piece.covers = piece.dataset.i.split(" ").map(Number); });
    this.panel = new KG.Panel(find("panel"), this.model, { choose: (node) => this.go(node), close: () => this.shut(), tools: (node) => this.tools(node) });
    if (innerWidth <= 1000) find("outline").querySelector("details").open = false;
    this.listen();
    this.jump();
  }

  listen() {
    KG.switches(() => this.again());
    this.text.addEventListener("click", (event) => this.press(event));
    this.text.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.shut(); });
    addEventListener("hashchange", () => this.jump());
    for (const button of this.find("marks").querySelectorAll(".type")) button.addEventListener("click", () => this.toggle(button));
    this.find("outline").addEventListener("click", (event) => { if (innerWidth <= 1000 && event.target.closest("a")) this.find("outline").querySelector("details").open = false; });
    this.follow();
  }

  // The outline shows where the reader is.
  follow() {
    const links = [...this.find("outline").querySelectorAll("a")], starts = [...this.text.querySelectorAll("[id]")];
    const numbers = new Map(starts.map((start) => [start, Number(start.id.slice(1))])), shift = starts.length - links.length;
    const show = () => {
      const passed = starts.filter((start) => start.getBoundingClientRect().top < innerHeight * 0.55);
      const now = passed.length ? numbers.get(passed[passed.length - 1]) - shift : -1;
      links.forEach((link, number) => link.setAttribute("aria-current", String(number === now)));
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; show(); });
    }, { passive: true });
    show();
  }

  // --- marks

  // The items at a piece whose type is switched on, the innermost first.
  itemsAt(piece) {
    return piece.covers.filter((number) => !this.off.has(this.node(number).group)).reverse();
  }

  node(number) { return this.model.nodes[this.model.items[number][2]]; }

  press(event) {
    const piece = event.target.closest("[data-i]"), here = piece ? this.itemsAt(piece) : [];
    if (String(getSelection()) === "" && here.length) this.choose(here[0], here);
  }

  choose(number, here = [number]) {
    this.light(number);
    this.chosen = { number, here };
    const [start, end, , rule] = this.model.items[number], node = this.node(number), others = here.filter((other) => other !== number);
    if (this.said(node, start, end)) return this.panel.node(node, others.length ? this.alsoHere(others, here) : null);
    const place = KG.element("p", "here"), address = KG.link("", KG.say("place", KG.say("here"), start, end), `#c${start}-${end}`);
    place.append(address, KG.element("span", "rule", " · " + KG.say("rule") + " " + rule));
    return this.panel.node(node, place, others.length ? this.alsoHere(others, here) : null);
  }

  // Whether the panel tells this very place as the node's evidence.
  said(node, start, end) {
    const row = this.model.evidence[node.e];
    return row !== undefined && row[1] === start && row[2] === end;
  }

  alsoHere(others, here) {
    const list = KG.element("div", "tools");
    list.append(KG.element("span", "", KG.say("alsoHere")));
    for (const number of others) {
      const node = this.node(number), button = KG.button("tool", undefined, () => this.choose(number, here));
      button.append(KG.picture(node.type), KG.element("span", "", " " + node.label));
      list.append(button);
    }
    return list;
  }

  light(number) {
    for (const piece of this.pieces) piece.classList.toggle("on", number !== null && piece.covers.includes(number));
  }

  tools(node) {
    const bar = KG.element("div", "tools");
    bar.append(KG.link("tool", KG.say("graph"), this.model.graph + "#node=" + encodeURIComponent(node.key)));
    return bar;
  }

  // To a thing that the panel names: where it stands in the text, if it does.
  go(node) {
    const number = this.model.items.findIndex((item) => item[2] === node.id);
    if (number < 0) return this.panel.node(node);
    this.choose(number);
    return this.pieces.find((piece) => piece.covers.includes(number)).scrollIntoView({ block: "center" });
  }

  shut() {
    if (!this.chosen && this.find("panel").hidden) this.place.clear();
    this.chosen = null;
    this.light(null);
    this.panel.hide();
  }

  again() {
    if (this.chosen) this.choose(this.chosen.number, this.chosen.here);
  }

  toggle(button) {
    const type = button.dataset.type, off = !this.off.delete(type);
    if (off) this.off.add(type);
    button.setAttribute("aria-pressed", String(!off));
    for (const piece of this.pieces) {
      if (piece.covers.some((number) => this.node(number).group === type)) piece.classList.toggle("t-" + type, !off);
    }
    if (this.chosen && off && this.node(this.chosen.number).group === type) this.shut();
  }

  // --- keys and addresses

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) this.step(step);
    else if (event.key === "Enter" && this.at !== undefined) this.choose(this.at);
    else return;
    event.preventDefault();
  }

  step(step) {
    const count = this.model.items.length;
    let next = this.at === undefined ? (step > 0 ? 0 : count - 1) : this.at + step;
    while (next >= 0 && next < count && this.off.has(this.node(next).group)) next += step;
    if (next < 0 || next >= count) return;
    this.at = next;
    this.light(next);
    this.pieces.find((piece) => piece.covers.includes(next)).scrollIntoView({ block: "nearest" });
    if (this.chosen) this.choose(next);
  }

  jump() {
    const found = /^#c(\d{1,9})-(\d{1,9})$/.exec(location.hash);
    if (!found) return;
    const start = Number(found[1]), end = Number(found[2]), first = this.place.mark(start, Math.max(end, start + 1));
    if (first) first.scrollIntoView({ block: "center" });
    const number = this.model.items.findIndex((item) => item[0] === start && item[1] === end);
    if (number >= 0) this.choose(number);
  }
};

KG.page = new KG.Reading();
