// The drawing: vis-network with places worked out beforehand; under it communities and lines, over it names and what is chosen.
"use strict";

KG.motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

KG.Drawing = class {
  constructor(root, model, facets, on) {
    Object.assign(this, { root, model, facets, on, off: new Set(), only: null, focus: null, made: new Set() });
    const tall = root.clientHeight > root.clientWidth * 1.1;
    if (tall) model.nodes.forEach((node) => { [node.x, node.y] = [node.y, node.x]; });
    this.home = model.nodes.map(({ x, y }) => [x, y]);
    this.communities = new KG.Communities(model, tall ? model.discs.map(([x, y, radius]) => [y, x, radius]) : model.discs);
    this.labels = new KG.Labels(model.nodes);
    this.lines = new KG.Lines(this);
    this.all = new vis.DataSet();
    this.network = new vis.Network(root, { nodes: this.all, edges: [] }, this.options());
    this.network.on("beforeDrawing", (context) => this.ground(context));
    this.network.on("afterDrawing", (context) => this.paint(context));
    this.network.on("click", (event) => this.pick(event));
    this.network.on("doubleClick", (event) => { const group = this.bubbleAt(event); if (group) on.unfold(group); });
    this.network.on("hoverNode", (event) => on.hover(model.nodes[event.node]));
    for (const name of ["blurNode", "dragStart", "zoom"]) this.network.on(name, () => on.hover(null));
    this.refresh();
  }

  options() {
    return {
      physics: false, layout: { improvedLayout: false }, autoResize: true,
      interaction: { hover: true, dragNodes: false, tooltipDelay: 100, hoverConnectedEdges: false, selectConnectedEdges: false, multiselect: false },
      nodes: { borderWidth: 1, borderWidthSelected: 2, chosen: false },
    };
  }

  dot(node) {
    const border = KG.style("--ground"), background = KG.colour(node.type);
    return { id: node.id, x: node.x, y: node.y, size: node.size, shape: node.shape, color: { background, border } };
  }

  // Works out what takes part (types, filters, chosen steps) and what of that is drawn as itself and not inside a bubble.
  refresh() {
    const { model } = this, why = { folded: 0, type: 0, filter: 0, far: 0 };
    this.part = new Uint8Array(model.nodes.length);
    const fresh = [];
    this.drawn = 0;
    for (const node of model.nodes) {
      if (this.off.has(node.group)) why.type += 1;
      else if (!this.facets.fits(node)) why.filter += 1;
      else if (this.only && !this.only.has(node.id)) why.far += 1;
      else this.part[node.id] = 1;
      if (!this.part[node.id]) continue;
      if (this.inBubble(node)) { why.folded += 1; continue; }
      this.drawn += 1;
      if (!this.made.has(node.id)) fresh.push(node);
    }
    this.why = why;
    fresh.forEach((node) => this.made.add(node.id));
    if (fresh.length) this.all.add(fresh.map((node) => this.dot(node)));
    const { body } = this.network;
    for (const id of this.made) body.nodes[id].options.hidden = !this.shown(model.nodes[id]);
    body.emitter.emit("_dataChanged");
  }

  inBubble(node) { return !this.only && this.communities.of(node).folded; }
  counted(id) { return this.part[id] === 1; }
  shown(node) { return this.part[node.id] === 1 && !this.inBubble(node); }
  place(id) { const node = this.model.nodes[id]; return this.inBubble(node) ? this.communities.of(node) : node; }

  // Makes sure that a node is drawn, whatever had hidden it.
  reveal(node) {
    this.off.delete(node.group);
    if (!this.facets.fits(node)) this.facets.chosen.clear();
    if (this.only && !this.only.has(node.id)) this.gather(null);
    this.communities.of(node).folded = false;
  }

  // Shows the neighbourhood `only` of a node by itself, on rings if they can hold it; null brings back the whole.
  gather(node, only = null) {
    const places = node && only.size <= KG.RINGS ? KG.rings(this.model, node, only) : null, { body } = this.network;
    this.only = only;
    this.model.nodes.forEach((each, id) => {
      [each.x, each.y] = (places && places.get(id)) || this.home[id];
      if (body.nodes[id]) [body.nodes[id].x, body.nodes[id].y] = [each.x, each.y];
    });
  }

  recolour() {
    this.all.update([...this.made].map((id) => this.dot(this.model.nodes[id])));
    this.refresh();
  }

  ground(context) {
    if (!this.only) this.communities.draw(context, (each) => each.members.filter((node) => this.part[node.id]).length);
    this.lines.draw(context, this.network.getScale());
  }

  point(event) { return this.network.DOMtoCanvas(event.pointer.DOM); }
  bubbleAt(event) { return this.only ? null : this.communities.at(this.point(event)); }

  pick(event) {
    if (event.nodes.length) return this.on.choose(this.model.nodes[event.nodes[0]]);
    const bubble = this.bubbleAt(event), pair = bubble ? null : this.lines.at(this.point(event), 6 / this.network.getScale());
    if (bubble) return this.on.group(bubble);
    return pair ? this.on.statement(...pair) : this.on.choose(null);
  }

  // Whether a line can be seen well enough that a press on it is meant: many lie faint under everything.
  clear(a, b) {
    if (this.focus && !this.focus.bright) return this.focus.pairs.some(([from, to]) => (from === a && to === b) || (from === b && to === a));
    return !KG.Lines.far(this.place(a), this.place(b));
  }

  // Brings the whole drawing, or the given nodes, into the part of the window that legend and panel leave free.
  fit(moving = true, nodes = null) {
    const all = nodes || (this.only ? this.model.nodes.filter((node) => this.shown(node)) : null);
    const circles = all ? all.map(({ x, y, size }) => [x, y, size + 34]) : this.communities.all.map(({ x, y, radius }) => [x, y, radius]);
    if (!circles.length) return;
    const low = (side) => circles.reduce((least, circle) => Math.min(least, circle[side] - circle[2]), Infinity);
    const high = (side) => circles.reduce((most, circle) => Math.max(most, circle[side] + circle[2]), -Infinity);
    const [left, right, top, bottom] = [low(0), high(0), low(1), high(1)], room = this.room();
    const scale = Math.min(1.5, (room.width - 24) / (right - left), (room.height - 24) / (bottom - top));
    const offset = { x: room.x + (room.width - this.root.clientWidth) / 2, y: (room.height - this.root.clientHeight) / 2 };
    this.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset, animation: moving && KG.motion() });
  }

  room() {
    const width = this.root.clientWidth, height = this.root.clientHeight, [legend, panel] = this.covered();
    if (width <= 700) return { x: 0, width, height: height - Math.max(44, panel[3] - panel[1]) };
    const left = legend[2] < width / 3 ? legend[2] : 0;
    return { x: left, width: width - left - (panel[2] - panel[0]), height };
  }

  // Lights up nodes and the lines between them; all else fades. `head` is the one that was chosen.
  light(head, nodes, pairs, bright = false) {
    if (this.focus && this.focus.head) this.focus.head.chosen = false;
    this.focus = nodes ? { head, nodes, pairs, bright, near: new Set(nodes.map((node) => node.id)) } : null;
    if (head) head.chosen = true;
    this.network.redraw();
  }

  choose(node, move) {
    if (!node) return this.light(null, null);
    if (this.only) return this.light(node, [node], [], true); // what is shown is its neighbourhood
    const near = [...new Set(this.model.neighbours(node))].filter((other) => this.shown(other) && other !== node);
    this.light(node, [node, ...near], near.map((other) => [node.id, other.id]));
    return move && this.goTo(node);
  }

  // Brings a node and its neighbours into view, if that leaves them large enough to read, else the node alone.
  goTo(node) {
    const near = this.focus.nodes, room = this.room(), reach = (axis) => Math.max(...near.map((other) => Math.abs(other[axis] - node[axis]))) + 60;
    const scale = Math.min(room.width / (2 * reach("x")), room.height / (2 * reach("y")));
    if (scale >= 0.36) return this.fit(true, near);
    const offset = { x: room.x + (room.width - this.root.clientWidth) / 2, y: (room.height - this.root.clientHeight) / 2 };
    return this.network.moveTo({ position: { x: node.x, y: node.y }, scale: 0.6, offset, animation: KG.motion() });
  }

  view() {
    const scale = this.network.getScale(), middle = this.network.getViewPosition();
    const width = this.root.clientWidth, height = this.root.clientHeight;
    const at = (node) => [(node.x - middle.x) * scale + width / 2, (node.y - middle.y) * scale + height / 2];
    const bubbles = this.only ? [] : this.communities.folded().map((each) => {
      const [x, y] = at(each), count = each.members.filter((node) => this.part[node.id]).length;
      return { x, y, reach: each.reach * scale, lines: this.communities.caption(each, count), count };
    }).filter((each) => each.count).sort((a, b) => b.reach - a.reach);
    return {
      scale, width, height, at, bubbles, alone: Boolean(this.only), covered: this.covered(),
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
    const view = this.view(), ratio = context.canvas.width / this.root.clientWidth, { focus } = this;
    if (focus) this.spotlight(context);
    const first = focus ? focus.nodes : [];
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.lettered = this.labels.draw(context, view, (node) => this.shown(node), first.length > 80 ? first.slice(0, 1) : first, focus && !focus.bright ? focus.near : null);
    context.restore();
  }

  // All but what is lit fades.
  spotlight(context) {
    const { nodes, pairs, head, bright } = this.focus, drawn = this.network.body.nodes, scale = this.network.getScale();
    if (bright) return this.ring(context, head, scale);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 0.82;
    context.fillStyle = KG.style("--ground");
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    context.save();
    context.strokeStyle = KG.style("--strong-line");
    context.globalAlpha = Math.max(0.25, Math.min(1, 6 / Math.sqrt(nodes.length))); // hundreds of lines must not become a wall
    context.lineWidth = (nodes.length > 60 ? 0.8 : 1.5) / scale;
    context.beginPath();
    for (const [a, b] of pairs) {
      context.moveTo(this.model.nodes[a].x, this.model.nodes[a].y);
      context.lineTo(this.model.nodes[b].x, this.model.nodes[b].y);
    }
    context.stroke();
    context.restore();
    for (const { id } of nodes.slice().reverse()) if (drawn[id] && this.shown(this.model.nodes[id])) drawn[id].draw(context); // the chosen one last, on top
    return head && this.ring(context, head, scale);
  }

  ring(context, node, scale) {
    context.save();
    context.strokeStyle = KG.style("--accent");
    context.lineWidth = 2.5 / scale;
    context.beginPath();
    context.arc(node.x, node.y, node.size + 5 / scale, 0, 2 * Math.PI);
    context.stroke();
    context.restore();
  }
};
