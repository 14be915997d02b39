// What the page shows, kept in its address: #node=org:天津市河东区司法局&steps=2 opens the same view again.
"use strict";

KG.Address = {
  read() {
    const found = new URLSearchParams(location.hash.slice(1).replace(/\+/g, "%2B"));
    const state = { node: found.get("node"), to: found.get("to"), steps: Math.min(3, Math.max(0, Number(found.get("steps")) || 0)), facets: new Map(), off: [] };
    for (const facet of ["report", "year", "theme", "kind", "status"]) if (found.has(facet)) state.facets.set(facet, found.get(facet));
    state.off = (found.get("off") || "").split(" ").filter(Boolean);
    state.table = found.has("table");
    return state;
  },

  write(state) {
    const pairs = [];
    if (state.node) pairs.push(["node", state.node]);
    if (state.to) pairs.push(["to", state.to]);
    if (state.steps) pairs.push(["steps", state.steps]);
    state.facets.forEach((value, facet) => pairs.push([facet, value]));
    if (state.off.length) pairs.push(["off", state.off.join(" ")]);
    if (state.table) pairs.push(["table", 1]);
    const hash = "#" + pairs.map(([name, value]) => name + "=" + encodeURIComponent(String(value).toWellFormed?.() ?? value)).join("&");
    if (hash === (location.hash || "#")) return;
    try { history.replaceState(null, "", hash === "#" ? location.href.split("#")[0] : hash); } catch { /* a page inside another has no address of its own */ }
  },
};
