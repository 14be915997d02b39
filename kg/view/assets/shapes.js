// The outlines of vis-network's node shapes, as small pictures for the legend and the panel.
"use strict";

KG.outlines = {
  square: "4,4 20,4 20,20 4,20",
  diamond: "12,2 22,12 12,22 2,12",
  triangle: "12,3 22,20 2,20",
  triangleDown: "12,21 22,4 2,4",
  hexagon: "22,12 17,20.7 7,20.7 2,12 7,3.3 17,3.3",
  star: "12,1.5 14.6,8.9 22.5,9.1 16.2,13.9 18.5,21.4 12,17 5.5,21.4 7.8,13.9 1.5,9.1 9.4,8.9",
};

KG.picture = (type) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "shape t-" + type.id);
  const points = KG.outlines[type.shape];
  const shape = document.createElementNS(space, points ? "polygon" : "circle");
  if (points) shape.setAttribute("points", points);
  else for (const [name, value] of [["cx", 12], ["cy", 12], ["r", 9]]) shape.setAttribute(name, value);
  svg.append(shape);
  return svg;
};

KG.colour = (type) => (KG.dark() ? type.dark : type.light);
