// What pages do beyond being read; each works without. One module a purpose.
import { copyButtons } from "./copying.js";
import { dropping } from "./dropping.js";
import { marginNotes } from "./margin.js";
import { markedText } from "./marked.js";
import { reviewKeys } from "./review.js";
import { selecting } from "./selecting.js";
import { sliders } from "./sliders.js";
import { themeSwitch } from "./theme-switch.js";

for (const start of [themeSwitch, marginNotes, markedText, sliders, copyButtons, reviewKeys, selecting, dropping]) start(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt === document.body) return; // that was above
  for (const start of [marginNotes, markedText, sliders, copyButtons]) start(event.detail.elt);
});
