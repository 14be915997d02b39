// What the scripts say, in Chinese and English.
"use strict";

KG.words = {
  zh: {
    search: "搜索名称或简称（按 / 键）", legend: "图例与筛选", close: "关闭",
    counts: (n, e) => `${n} 个节点 · ${e} 条关系`,
    hidden: (drawn, all, why) => (drawn === all ? `全部 ${all} 个节点均已绘出` : `绘出 ${drawn} / ${all} 个节点；未绘出 ${all - drawn} 个：${why}`),
    why: { folded: (n) => `${n} 个收在群组内`, type: (n) => `${n} 个属于已关闭的类型`, filter: (n) => `${n} 个不符合筛选`, far: (n) => `${n} 个在所选范围之外` },
    nothing: "没有找到", more: (n) => `还有 ${n} 个，请输入更多文字`, showAll: (n) => `再显示 ${n} 条`,
    place: (report, start, end) => `${report} · 第 ${start}–${end} 字`, rule: "规则", read: "看原文",
    relations: (n) => `关系（${n}）`, noRelations: "没有关系", reports: "出处报告", names: "又称",
    canvas: "知识图谱：滚动缩放，拖动平移，点按节点查看原文；方向键平移，加减键缩放，0 键看全图",
    facts: { level: "层级", theme: "主题", status: "状态", year: "年份", value: "数值", unit: "单位", of: "指标", bound: "界限", indicator: "指标类", mentions: "提及次数" },
    facets: { report: "报告", year: "年份", theme: "主题", kind: "类别", status: "状态" }, any: "全部", clear: "清除筛选",
    around: "周边", steps: (n) => `${n} 步`, whole: "看全图", path: "最短路径…", pathTo: (name) => `从“${name}”到哪里？搜索或点按另一节点`,
    pathFound: (n) => `最短路径：${n} 步`, noPath: "两者之间没有路径", cancel: "取消",
    group: (n) => `群组：${n} 个节点`, unfold: "展开此群组", unfoldAll: "展开全部群组", foldAll: "收拢群组", led: "主要成员",
    table: "表格", drawing: "图", tableHead: ["名称", "类型", "关系数", "报告"], tableCaption: (n) => `所示的 ${n} 个节点，按关系数排列`, rows: (n) => `再显示 ${n} 行`,
    graph: "在图谱中查看", alsoHere: "同处还有", covered: "覆盖", here: "原文此处",
  },
  en: {
    search: "Search a name (press /)", legend: "Legend and filters", close: "Close",
    counts: (n, e) => `${n} nodes · ${e} relations`,
    hidden: (drawn, all, why) => (drawn === all ? `All ${all} nodes are drawn` : `${drawn} of ${all} nodes drawn; ${all - drawn} not: ${why}`),
    why: { folded: (n) => `${n} inside groups`, type: (n) => `${n} of types switched off`, filter: (n) => `${n} that do not fit the filters`, far: (n) => `${n} beyond the chosen steps` },
    nothing: "Nothing found", more: (n) => `${n} more: type further`, showAll: (n) => `Show ${n} more`,
    place: (report, start, end) => `${report} · characters ${start}–${end}`, rule: "rule", read: "read there",
    relations: (n) => `Relations (${n})`, noRelations: "No relations", reports: "Reports", names: "Also",
    canvas: "Knowledge graph: scroll to zoom, drag to move, press a node for its source; arrow keys move, plus and minus zoom, 0 shows all",
    facts: { level: "Level", theme: "Theme", status: "Status", year: "Year", value: "Value", unit: "Unit", of: "Of", bound: "Bound", indicator: "Indicator", mentions: "Mentions" },
    facets: { report: "Report", year: "Year", theme: "Theme", kind: "Kind", status: "Status" }, any: "all", clear: "Clear filters",
    around: "Around it", steps: (n) => (n === 1 ? "1 step" : `${n} steps`), whole: "Whole graph", path: "Path to…", pathTo: (name) => `From “${name}” to where? Search or press another node`,
    pathFound: (n) => (n === 1 ? "Shortest path: 1 step" : `Shortest path: ${n} steps`), noPath: "There is no path between them", cancel: "Cancel",
    group: (n) => `Group of ${n} nodes`, unfold: "Unfold this group", unfoldAll: "Unfold all groups", foldAll: "Fold groups", led: "Main members",
    table: "Table", drawing: "Drawing", tableHead: ["Name", "Type", "Relations", "Reports"], tableCaption: (n) => `The ${n} nodes shown, by number of relations`, rows: (n) => `Show ${n} more rows`,
    graph: "Show in the graph", alsoHere: "Also here", covered: "Covered", here: "This place in the text",
  },
};

KG.say = (key, ...values) => {
  const word = KG.words[KG.language][key];
  return typeof word === "function" ? word(...values) : word;
};
