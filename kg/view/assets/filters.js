// The card beside the drawing: types to switch on and off, filters, and how much is not drawn, and why.
"use strict";

KG.Filters = class {
  constructor(find, model, facets, drawing, changed) {
    Object.assign(this, { find, model, facets, drawing, changed });
    find("fold").addEventListener("click", () => this.fold(find("choices").hidden));
    this.fold(innerWidth > 700);
  }

  fold(open) {
    this.find("choices").hidden = !open;
    this.find("fold").setAttribute("aria-expanded", String(open));
    this.drawing.network.redraw(); // names come out from under the card, or make way for it
  }

  show() {
    this.find("fold").textContent = KG.say("legend");
    const counts = new Map();
    for (const node of this.model.nodes) counts.set(node.group, (counts.get(node.group) || 0) + 1);
    const present = this.model.types.filter((type) => counts.has(type.id));
    this.find("types").replaceChildren(...present.map((type) => this.type(type, counts.get(type.id))));
    this.find("facets").replaceChildren(...["report", "year", "theme", "kind", "status"].map((facet) => this.facet(facet)).filter(Boolean));
    this.count();
  }

  type(type, count) {
    const item = KG.element("li", ""), button = KG.button("type", undefined, () => this.toggle(type.id));
    button.dataset.type = type.id;
    button.setAttribute("aria-pressed", String(!this.drawing.off.has(type.id)));
    button.append(KG.picture(type), KG.element("span", "", type[KG.language]), KG.element("span", "number", String(count)));
    item.append(button);
    return item;
  }

  toggle(type) {
    if (!this.drawing.off.delete(type)) this.drawing.off.add(type);
    this.changed();
    const button = this.find("types").querySelector(`[data-type="${type}"]`);
    if (button) button.focus({ preventScroll: true });
  }

  facet(facet) {
    const options = [...this.facets.options.get(facet)];
    if (options.length < 2 && !this.facets.chosen.has(facet)) return null;
    const label = KG.element("label", "facet"), select = document.createElement("select");
    select.dataset.facet = facet;
    const named = options.map(([value, count]) => [value, this.facets.label(facet, value), count]);
    named.sort((a, b) => (facet === "year" ? (a[0] < b[0] ? 1 : -1) : b[2] - a[2] || (a[0] < b[0] ? -1 : 1)));
    select.append(new Option(KG.say("any"), ""), ...named.map(([value, name, count]) => new Option(`${KG.visible(name)} (${count})`, value)));
    select.value = this.facets.chosen.get(facet) || "";
    select.addEventListener("change", () => {
      this.facets.set(facet, select.value);
      this.changed();
      this.find("facets").querySelector(`[data-facet="${facet}"]`)?.focus({ preventScroll: true });
    });
    label.append(KG.element("span", "", KG.say("facets")[facet]), select);
    return label;
  }

  count() {
    const { drawing, model } = this, words = KG.say("why");
    const why = Object.entries(drawing.why).filter(([, count]) => count).map(([reason, count]) => words[reason](count)).join(KG.language === "zh" ? "，" : ", ");
    const line = this.find("hidden-count");
    line.textContent = KG.say("hidden", drawing.drawn, model.nodes.length, why);
    line.dataset.hidden = String(model.nodes.length - drawing.drawn);
    const acts = [];
    const folded = drawing.communities.folded().length;
    if (this.facets.chosen.size) acts.push(KG.button("act", KG.say("clear"), () => { this.facets.chosen.clear(); this.changed(); }));
    if (folded && !drawing.only) acts.push(KG.button("act", KG.say("unfoldAll"), () => { drawing.communities.foldAll(false); this.changed(); }));
    else if (model.nodes.length > KG.LARGE) acts.push(KG.button("act", KG.say("foldAll"), () => { drawing.communities.foldAll(true); this.changed(true); }));
    this.find("acts").replaceChildren(...acts);
  }
};
