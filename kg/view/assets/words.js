// The interface in Chinese and English. The browser's language decides first; a button switches.
"use strict";
globalThis.KG = globalThis.KG || {};

KG.words = {
  zh: {
    search: "搜索名称或简称", fit: "全图", language: "English", legend: "图例", close: "关闭",
    counts: (n, e) => `${n} 个节点 · ${e} 条关系`,
    hidden: (n) => (n ? `已隐藏 ${n} 个节点；点按图例中的类型即可显示` : "全部节点均已显示"),
    nothing: "没有找到", more: (n) => `还有 ${n} 个，请输入更多文字`, showAll: (n) => `再显示 ${n} 条`,
    place: (report, start, end) => `${report} · 第 ${start}–${end} 字`, rule: "规则",
    relations: (n) => `关系（${n}）`, noRelations: "没有关系", reports: "出处报告",
    canvas: "知识图谱：滚动缩放，拖动平移，点按节点查看原文",
    facts: { level: "层级", theme: "主题", status: "状态", year: "年份", value: "数值", unit: "单位", of: "指标", bound: "界限", mentions: "提及次数" },
  },
  en: {
    search: "Search a name", fit: "Whole graph", language: "中文", legend: "Legend", close: "Close",
    counts: (n, e) => `${n} nodes · ${e} relations`,
    hidden: (n) => (n ? `${n} nodes hidden; press their type to show them` : "All nodes are shown"),
    nothing: "Nothing found", more: (n) => `${n} more: type further`, showAll: (n) => `Show ${n} more`,
    place: (report, start, end) => `${report} · characters ${start}–${end}`, rule: "rule",
    relations: (n) => `Relations (${n})`, noRelations: "No relations", reports: "Reports",
    canvas: "Knowledge graph: scroll to zoom, drag to move, press a node for its source",
    facts: { level: "Level", theme: "Theme", status: "Status", year: "Year", value: "Value", unit: "Unit", of: "Of", bound: "Bound", mentions: "Mentions" },
  },
};

KG.language = (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";

KG.say = (key, ...values) => {
  const word = KG.words[KG.language][key];
  return typeof word === "function" ? word(...values) : word;
};

// Characters that turn the direction of text or are not seen are shown by their number, so that no name can disguise itself.
KG.visible = (text) => String(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
  (character) => "⟨U+" + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩");

// An element with text in it; nothing here is ever read as HTML.
KG.element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = KG.visible(text);
  return made;
};
