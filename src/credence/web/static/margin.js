// Notes beside the line that cites them, while a pointer or the focus is on their number and the margin is wide enough.
export function marginNotes(root) {
  const body = root.querySelector("[data-notes]");
  if (!body) return;
  const shown = document.createElement("aside");
  shown.className = "margin-note";
  shown.hidden = true;
  shown.setAttribute("aria-hidden", "true"); // the note itself is where the link leads
  body.append(shown);

  const show = (link) => {
    const note = document.getElementById(link.hash.slice(1));
    if (!note) return;
    shown.replaceChildren(...[...note.childNodes].filter((n) => n.className !== "back").map((n) => n.cloneNode(true)));
    shown.hidden = false;
    const top = link.getBoundingClientRect().top - body.getBoundingClientRect().top;
    shown.style.top = `${Math.max(0, Math.min(top, body.offsetHeight - shown.offsetHeight))}px`;
  };
  const link = (event) => event.target.closest?.('.c a[href^="#n"]');
  for (const [name, act] of [["pointerover", show], ["focusin", show]]) {
    body.addEventListener(name, (event) => link(event) && act(link(event)));
  }
  for (const name of ["pointerout", "focusout"]) {
    body.addEventListener(name, (event) => {
      if (link(event)) shown.hidden = true;
    });
  }
}
