// The drawing: vis-network with places worked out beforehand, and over it names, communities and the chosen neighbourhood.
"use strict";

KG.motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

KG.Drawing = class {
  constructor(root, model, on) {
    Object.assign(this, { root, model, on, off: new Set(), chosen: null });
    const tall = root.clientHeight > root.clientWidth * 1.1;
    this.discs = tall ? model.discs.map(([x, y, radius]) => [y, x, radius]) : model.discs;
    if (tall) model.nodes.forEach((node) => { [node.x, node.y] = [node.y, node.x]; });
    this.labels = new KG.Labels(model.nodes);
    const nodes = new vis.DataSet(model.nodes.map((node) => this.dot(node)));
    this.nodes = new vis.DataView(nodes, { filter: (item) => !this.off.has(model.nodes[item.id].group) });
    this.edges = new vis.DataSet(this.lines());
    this.all = nodes;
    this.network = new vis.Network(root, { nodes: this.nodes, edges: this.edges }, this.options());
    this.network.on("beforeDrawing", (context) => this.ground(context));
    this.network.on("afterDrawing", (context) => this.paint(context));
    this.network.on("click", (event) => this.pick(event));
    this.network.on("hoverNode", (event) => on.hover(model.nodes[event.node]));
    for (const name of ["blurNode", "dragStart", "zoom"]) this.network.on(name, () => on.hover(null));
  }

  options() {
    return {
      physics: false, layout: { improvedLayout: false }, autoResize: true,
      interaction: { hover: true, dragNodes: false, tooltipDelay: 100, hoverConnectedEdges: false, selectConnectedEdges: false, multiselect: false },
      nodes: { borderWidth: 1, borderWidthSelected: 2, chosen: false },
      edges: { smooth: false, width: 0.7, selectionWidth: 1, hoverWidth: 0, chosen: false },
    };
  }

  dot(node) {
    const colour = KG.colour(node.type);
    return { id: node.id, x: node.x, y: node.y, size: node.size, shape: node.type.shape, color: { background: colour, border: KG.style("--ground") } };
  }

  // One line for each pair, however many statements stand behind it.
  lines() {
    const seen = new Map();
    for (const edge of this.model.edges) {
      const key = Math.min(edge.from, edge.to) + "-" + Math.max(edge.from, edge.to);
      if (edge.from !== edge.to && !seen.has(key)) seen.set(key, { id: edge.id, from: edge.from, to: edge.to, color: this.lineColour(edge) });
    }
    return [...seen.values()];
  }

  // Within a community a line can be followed; across the whole drawing it only hints at where things lead.
  lineColour(edge) {
    return { color: KG.style(this.far(edge) ? "--far-line" : "--line"), inherit: false };
  }

  ground(context) {
    context.fillStyle = KG.style("--disc");
    for (const [x, y, radius] of this.discs) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }

  recolour() {
    this.edges.update(this.lines());
    this.all.update(this.model.nodes.map((node) => this.dot(node)));
  }

  shown(node) { return !this.off.has(node.group); }

  toggle(type) {
    if (!this.off.delete(type)) this.off.add(type);
    if (this.chosen && !this.shown(this.chosen)) this.on.choose(null);
    this.nodes.refresh();
  }

  pick(event) {
    if (event.nodes.length) this.on.choose(this.model.nodes[event.nodes[0]]);
    else if (event.edges.length && this.clear(this.model.edges[event.edges[0]])) this.on.statement(this.model.edges[event.edges[0]]);
    else this.on.choose(null);
  }

  // Whether a line can be seen well enough that a press on it is meant: many lie faint under everything.
  clear(edge) {
    return this.chosen ? edge.from === this.chosen.id || edge.to === this.chosen.id : !this.far(edge);
  }

  far(edge) {
    const [a, b] = [this.model.nodes[edge.from], this.model.nodes[edge.to]];
    return Math.hypot(a.x - b.x, a.y - b.y) > 220;
  }

  // The whole drawing, in the part of the window that the legend leaves free.
  fit(moving = true) {
    const ends = (side) => this.discs.map(([x, y, radius]) => [x, y][side]).map((middle, at) => [middle - this.discs[at][2], middle + this.discs[at][2]]);
    const range = (side) => [Math.min(...ends(side).map(([low]) => low)), Math.max(...ends(side).map(([, high]) => high))];
    if (!this.discs.length) return;
    const [left, right] = range(0), [top, bottom] = range(1), [[, , legend]] = this.covered();
    const beside = legend < this.root.clientWidth / 3 && this.root.clientWidth > 700 ? legend : 0, below = beside ? 0 : 44;
    const scale = Math.min(1.6, (this.root.clientWidth - beside - 24) / (right - left), (this.root.clientHeight - below - 24) / (bottom - top));
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: beside / 2, y: -below / 2 }, animation: moving && KG.motion(),
    });
  }

  choose(node, move) {
    if (this.chosen) this.chosen.chosen = false;
    this.chosen = node;
    if (!node) return this.network.redraw();
    node.chosen = true;
    if (move) this.goTo(node);
    return this.network.redraw();
  }

  // Brings a node and its neighbours into the part of the drawing that the panel leaves free.
  goTo(node) {
    const panel = document.getElementById("panel"), wide = panel.offsetHeight > this.root.clientHeight * 0.9;
    const width = this.root.clientWidth - (wide ? panel.offsetWidth : 0), height = this.root.clientHeight - (wide ? 0 : panel.offsetHeight);
    const near = [node, ...this.model.neighbours(node).filter((other) => this.shown(other))];
    const ends = (axis) => [Math.min(...near.map((other) => other[axis])), Math.max(...near.map((other) => other[axis]))];
    const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
    const all = Math.min((width - 220) / (right - left + 1), (height - 120) / (bottom - top + 1));
    const scale = Math.min(1.3, Math.max(0.6, all));
    const position = all >= 0.6 ? { x: (left + right) / 2, y: (top + bottom) / 2 } : { x: node.x, y: node.y };
    const offset = { x: (width - this.root.clientWidth) / 2, y: (height - this.root.clientHeight) / 2 };
    this.network.moveTo({ position, scale, offset, animation: KG.motion() });
  }

  view() {
    const scale = this.network.getScale(), middle = this.network.getViewPosition();
    const width = this.root.clientWidth, height = this.root.clientHeight;
    const at = (node) => [(node.x - middle.x) * scale + width / 2, (node.y - middle.y) * scale + height / 2];
    return {
      scale, width, height, at, covered: this.covered(),
      holds: (node) => { const [x, y] = at(node); return x > -40 && y > -20 && x < width + 40 && y < height + 20; },
      box: (node) => { const [x, y] = at(node), r = node.size * scale; return [x - r, y - r, x + r, y + r]; },
    };
  }

  // Where legend and panel lie: no name is written under them.
  covered() {
    return ["legend", "panel"].map((id) => document.getElementById(id)).map(
      (part) => [part.offsetLeft, part.offsetTop, part.offsetLeft + part.offsetWidth, part.offsetTop + part.offsetHeight]);
  }

  paint(context) {
    const view = this.view(), ratio = context.canvas.width / this.root.clientWidth;
    const first = this.chosen ? [this.chosen, ...this.model.neighbours(this.chosen).filter((node) => this.shown(node))] : [];
    const near = this.chosen ? new Set(first.map((node) => node.id)) : null;
    if (near) this.spotlight(context, near);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.lettered = this.labels.draw(context, view, (node) => this.shown(node), first.length > 80 ? first.slice(0, 1) : first, near);
    context.restore();
  }

  // All but the chosen node, its neighbours and what joins them fades.
  spotlight(context, near) {
    const drawn = this.network.body.nodes;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 0.82;
    context.fillStyle = KG.style("--ground");
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    context.save();
    context.strokeStyle = KG.style("--strong-line");
    context.globalAlpha = Math.max(0.25, Math.min(1, 6 / Math.sqrt(near.size))); // hundreds of lines must not become a wall
    context.lineWidth = (near.size > 60 ? 0.8 : 1.4) / this.network.getScale();
    context.beginPath();
    for (const edge of this.model.edgesOf(this.chosen)) {
      if (!near.has(edge.from) || !near.has(edge.to)) continue;
      const [a, b] = [this.model.nodes[edge.from], this.model.nodes[edge.to]];
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
    }
    context.stroke();
    context.restore();
    for (const id of [...near].reverse()) if (drawn[id]) drawn[id].draw(context); // the chosen node last, on top
    const ring = this.chosen.size + 5 / this.network.getScale();
    context.save();
    context.strokeStyle = KG.style("--accent");
    context.lineWidth = 2.5 / this.network.getScale();
    context.beginPath();
    context.arc(this.chosen.x, this.chosen.y, ring, 0, 2 * Math.PI);
    context.stroke();
    context.restore();
  }
};
