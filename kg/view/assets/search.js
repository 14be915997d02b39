// Finding a node by any part of its name or short name; letters in order are enough (住建委 finds 住房和城乡建设委员会).
"use strict";

KG.Search = class {
  constructor(box, list, nodes, choose) {
    Object.assign(this, { box, list, nodes, choose, active: -1, limit: 12 });
    box.addEventListener("input", () => this.suggest());
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => setTimeout(() => this.fold(), 150));
    for (const node of nodes) node.sought = [node.name, ...(node.also || "").split(" | "), node.label].map((name) => name.toLowerCase());
  }

  static rank(node, text) {
    if (node.sought.includes(text)) return 0;
    if (node.sought.some((known) => known.startsWith(text))) return 1;
    if (node.sought.some((known) => known.includes(text))) return 2;
    return -1;
  }

  // Whether the letters of `text` stand in the name in their order, others between them.
  static inOrder(node, text) {
    let from = -1;
    return text.length > 1 && [...text].every((character) => (from = node.sought[0].indexOf(character, from + 1)) >= 0);
  }

  find(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    let ranked = this.nodes.map((node) => [KG.Search.rank(node, wanted), node]).filter(([rank]) => rank >= 0);
    if (!ranked.length) ranked = this.nodes.filter((node) => KG.Search.inOrder(node, wanted)).map((node) => [3, node]);
    return ranked.sort((a, b) => a[0] - b[0] || b[1].weight - a[1].weight || a[1].id - b[1].id).map(([, node]) => node);
  }

  suggest() {
    const found = this.find(this.box.value);
    this.list.replaceChildren(...found.slice(0, this.limit).map((node, number) => this.option(node, number)));
    if (this.box.value.trim() && !found.length) this.list.append(KG.element("li", "note", KG.say("nothing")));
    if (found.length > this.limit) this.list.append(KG.element("li", "note", KG.say("more", found.length - this.limit)));
    this.found = found.slice(0, this.limit);
    this.list.hidden = !this.list.childElementCount;
    this.box.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark(this.found.length ? 0 : -1);
  }

  option(node, number) {
    const item = KG.element("li", "");
    item.id = "found-" + number;
    item.setAttribute("role", "option");
    item.append(KG.picture(node.type), KG.element("span", "", node.name));
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); this.take(node); });
    return item;
  }

  mark(number) {
    this.active = number;
    [...this.list.querySelectorAll("[role=option]")].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === number));
      if (at === number) item.scrollIntoView({ block: "nearest" });
    });
    if (number >= 0) this.box.setAttribute("aria-activedescendant", "found-" + number);
    else this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const count = (this.found || []).length;
    if (event.key === "Escape") this.fold();
    else if (event.key === "Enter" && count) this.take(this.found[Math.max(0, this.active)]);
    else if (event.key === "ArrowDown" && count) this.mark((this.active + 1) % count);
    else if (event.key === "ArrowUp" && count) this.mark((this.active + count - 1) % count);
    else return;
    event.preventDefault();
  }

  take(node) {
    this.box.value = KG.visible(node.name);
    this.fold();
    this.choose(node);
  }

  fold() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
  }
};
