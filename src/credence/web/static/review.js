// Keys of the queue of review, as on the terminal; the reason typed once goes with whichever decision is taken.
export function reviewKeys(root) {
  const desk = root.querySelector("[data-review]");
  if (!desk) return;
  const reason = desk.querySelector("[data-reason]");
  for (const form of desk.querySelectorAll("form[data-reasoned]")) {
    form.addEventListener("submit", () => {
      form.elements.reason.value = reason?.value ?? "";
    });
  }
  const typing = (element) => element.closest?.("input,textarea,select");
  document.addEventListener("keydown", (event) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = desk.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });
}
