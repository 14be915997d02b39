// What all pages share: language and theme, chosen once and kept, and elements that hold text and nothing else.
"use strict";
globalThis.KG = globalThis.KG || {};

// A page opened as a file may be refused its store; the choice then lasts as long as the page.
KG.kept = (name) => { try { return localStorage.getItem("kg-" + name); } catch { return null; } };
KG.keep = (name, value) => { try { localStorage.setItem("kg-" + name, value); } catch { /* lasts as long as the page */ } };

KG.darkQuery = matchMedia("(prefers-color-scheme: dark)");
KG.language = ["zh", "en"].includes(KG.kept("language")) ? KG.kept("language") : (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
KG.theme = ["light", "dark"].includes(KG.kept("theme")) ? KG.kept("theme") : null;
KG.dark = () => (KG.theme ? KG.theme === "dark" : KG.darkQuery.matches);
KG.style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

KG.dress = () => {
  const root = document.documentElement;
  root.lang = KG.language === "zh" ? "zh-Hans" : "en";
  if (KG.theme) root.dataset.theme = KG.theme;
  for (const part of document.querySelectorAll("[data-zh]")) part.setAttribute("aria-label", part.dataset[KG.language]);
};

// Joins the two switches in the header; `speak` and `paint` tell the page that it must say or draw itself anew.
KG.switches = (speak = () => {}, paint = () => {}) => {
  const language = document.getElementById("language"), theme = document.getElementById("theme");
  const label = () => {
    theme.textContent = KG.dark() ? "☀" : "☾";
    theme.setAttribute("aria-pressed", String(KG.dark()));
  };
  language.addEventListener("click", () => {
    KG.language = KG.language === "zh" ? "en" : "zh";
    KG.keep("language", KG.language);
    KG.dress();
    speak();
  });
  const repaint = () => { KG.dress(); label(); paint(); };
  theme.addEventListener("click", () => {
    KG.theme = KG.dark() ? "light" : "dark";
    KG.keep("theme", KG.theme);
    repaint();
  });
  KG.darkQuery.addEventListener("change", repaint);
  KG.dress();
  label();
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

KG.button = (className, text, press) => {
  const made = KG.element("button", className, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
};

// A link to an address that the page itself made: a relative one or a place in this page, never a scheme of any sort.
KG.link = (className, text, address) => {
  const made = KG.element("a", className, text);
  if (/^(?:#|(?:\.\.\/)*[^:/?#]+(?:[/?#]|$))/.test(address)) made.setAttribute("href", address);
  return made;
};
