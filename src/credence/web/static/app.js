// What pages do beyond being read; each works without. One module a purpose.
import { boards } from "./board.js";
import { copyButtons } from "./copying.js";
import { dropping } from "./dropping.js";
import { faults } from "./faults.js";
import { inPlace } from "./in-place.js";
import { marginNotes } from "./margin.js";
import { markedText } from "./marked.js";
import { reviewKeys } from "./review.js";
import { selecting } from "./selecting.js";
import { sliders } from "./sliders.js";
import { themeSwitch } from "./theme-switch.js";

const once = [themeSwitch, reviewKeys, selecting, dropping, boards, faults, inPlace];
for (const start of [...once, marginNotes, markedText, sliders, copyButtons]) start(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt === document.body) return; // that was above
  for (const start of [marginNotes, markedText, sliders, copyButtons]) start(event.detail.elt);
});
