// The text of a document and the list of what it says: what is pointed at in one is marked in the other.
export function markedText(root) {
  const text = root.querySelector("[data-marked]");
  if (!text) return;
  const marks = [...text.querySelectorAll("[data-statements]")];
  const entries = new Map([...root.querySelectorAll("[data-number]")].map((li) => [li.dataset.number, li]));
  const numbers = (mark) => mark.dataset.statements.split(" ");

  const light = (wanted, scroll) => {
    for (const mark of marks) mark.classList.toggle("lit", numbers(mark).some((n) => wanted.includes(n)));
    for (const [number, entry] of entries) entry.classList.toggle("lit", wanted.includes(number));
    if (scroll && wanted.length) entries.get(wanted.at(-1)).scrollIntoView({ block: "nearest" });
  };
  const wide = matchMedia("(min-width: 64rem)");
  for (const mark of marks) {
    for (const name of ["pointerenter", "focus"]) mark.addEventListener(name, () => light(numbers(mark), wide.matches));
    for (const name of ["pointerleave", "blur"]) mark.addEventListener(name, () => light([], false));
  }
  for (const [number, entry] of entries) {
    for (const name of ["pointerenter", "focusin"]) entry.addEventListener(name, () => light([number], false));
    for (const name of ["pointerleave", "focusout"]) entry.addEventListener(name, () => light([], false));
  }
}
