// Places in the text: from code points, which evidence counts, to what the page holds, which counts UTF-16 units.
"use strict";

KG.units = (text, points) => {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left--) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
};
KG.points = (text) => { let count = 0; for (const _ of text) count += 1; return count; };

KG.Place = class {
  constructor(root) { this.root = root; }

  // Marks the code points [start, end) of the text and returns the first mark, or null where there are none.
  mark(start, end) {
    this.clear();
    const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(), at = 0; node && at < end; node = walker.nextNode()) {
      const length = KG.points(node.data);
      if (at + length > start) found.push([node, Math.max(0, start - at), Math.min(length, end - at)]);
      at += length;
    }
    return found.map(([node, from, to]) => this.wrap(node, from, to))[0] || null;
  }

  wrap(node, from, to) {
    const text = node.data, first = KG.units(text, from), last = KG.units(text, to);
    const inner = first ? node.splitText(first) : node;
    if (last < text.length) inner.splitText(last - first);
    const mark = document.createElement("mark");
    mark.className = "hit";
    inner.replaceWith(mark);
    mark.append(inner);
    return mark;
  }

  clear() {
    for (const mark of this.root.querySelectorAll("mark.hit")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }
};
