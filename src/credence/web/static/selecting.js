// Words selected in the text of a document can be said to say something: a button leads to the form for it.
export function selecting(root) {
  const text = root.querySelector("[data-marked][data-tell]");
  if (!text) return;
  const button = document.createElement("a");
  button.className = "act floating";
  button.textContent = "This says something";
  button.hidden = true;
  text.after(button);
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    const quote = chosen.toString().trim();
    button.hidden = !quote || quote.length > 2000 || !text.contains(chosen.anchorNode);
    if (button.hidden) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(chosen.getRangeAt(0).startContainer, chosen.getRangeAt(0).startOffset);
    const asked = new URLSearchParams({ quote, near: before.toString().length });
    button.href = `${text.dataset.tell}?${asked}`;
  });
}
