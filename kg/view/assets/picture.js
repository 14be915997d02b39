// The drawing as it stands, with its title and legend, as a PNG to keep.
"use strict";

KG.savePicture = (drawing, title, types) => {
  const shown = drawing.network.canvas.frame.canvas, ratio = shown.width / drawing.root.clientWidth, head = 46 * ratio, foot = 40 * ratio;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [shown.width, shown.height + head + foot];
  const context = canvas.getContext("2d");
  context.fillStyle = KG.style("--ground");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(shown, 0, head);
  context.scale(ratio, ratio);
  context.textBaseline = "middle";
  context.fillStyle = KG.style("--ink");
  context.font = `600 18px ${KG.style("--face")}`;
  context.fillText(KG.visible(title), 16, 24);
  context.font = `13px ${KG.style("--face")}`;
  let x = 16;
  for (const type of types) {
    context.fillStyle = KG.colour(type);
    KG.trace(context, type, x, canvas.height / ratio - 27);
    context.fill();
    context.fillStyle = KG.style("--ink");
    context.fillText(type[KG.language], x + 20, canvas.height / ratio - 20);
    x += 42 + context.measureText(type[KG.language]).width;
  }
  canvas.toBlob((blob) => {
    const link = document.createElement("a"), address = URL.createObjectURL(blob);
    link.setAttribute("href", address);
    link.download = "graph.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  });
};

// A type's outline, 14 wide, at a point.
KG.trace = (context, type, x, y) => {
  const points = KG.outlines[type.shape], scale = 14 / 24;
  context.beginPath();
  if (!points) return context.arc(x + 7, y + 7, 5.5, 0, 2 * Math.PI);
  points.split(" ").map((pair) => pair.split(",").map(Number)).forEach(([px, py]) => context.lineTo(x + px * scale, y + py * scale));
  return context.closePath();
};
