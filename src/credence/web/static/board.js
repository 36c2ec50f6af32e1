// A board of cards: one is dragged to a column, or a column's digit pressed on it, and the form for that step opens.
// Without this, a card's menu leads to the form on a page of its own.
import { inPlace } from "./in-place.js";

export function boards(root) {
  const board = root.querySelector("[data-board]");
  if (!board) return;
  const dialog = root.querySelector("[data-dialog]");
  const cards = [...board.querySelectorAll("[data-card]")];
  const columns = [...board.querySelectorAll("[data-column]")];
  const addressOf = (card, column) => {
    const address = new URL(card.dataset.address, location.href);
    address.searchParams.set("to", column.dataset.column);
    return address;
  };

  const open = async (address) => {
    const answer = await fetch(address).catch(() => null);
    const text = answer?.ok ? await answer.text() : "";
    const form = new DOMParser().parseFromString(text, "text/html").querySelector("form.step");
    if (!form) return location.assign(address); // signed out meanwhile, say: the page itself tells
    dialog.replaceChildren(form);
    inPlace(dialog);
    dialog.showModal();
    dialog.querySelector("input:not([type=hidden]),select")?.focus();
  };
  dialog.addEventListener("close", () => dialog.replaceChildren());
  dialog.addEventListener("click", (event) => {
    if (event.target !== dialog && !event.target.closest(".back-to")) return;
    event.preventDefault();
    dialog.close();
  });
  for (const link of root.querySelectorAll("a[data-step]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link.href);
    });
  }

  let dragged = null;
  for (const card of cards.filter((one) => one.dataset.address)) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      event.dataTransfer.setData("text/plain", card.querySelector(".who").textContent);
      event.dataTransfer.effectAllowed = "move";
    });
    card.addEventListener("dragend", () => (dragged = null));
  }
  for (const column of columns) {
    column.addEventListener("dragover", (event) => {
      if (!dragged || column.contains(dragged)) return;
      event.preventDefault();
      column.classList.add("over");
    });
    column.addEventListener("dragleave", (event) => {
      if (!column.contains(event.relatedTarget)) column.classList.remove("over");
    });
    column.addEventListener("drop", (event) => {
      event.preventDefault();
      column.classList.remove("over");
      if (dragged) open(addressOf(dragged, column));
    });
  }
  root.querySelector(".how")?.removeAttribute("hidden");

  const first = (card) => card?.querySelector("a[href],summary");
  board.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-card]");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = card.dataset.address && columns.find((column) => column.dataset.digit === event.key);
    const next = neighbour(card, event.key);
    if (!wanted && !next) return;
    event.preventDefault();
    if (wanted) open(addressOf(card, wanted));
    else first(next).focus();
  });

  function neighbour(card, key) {
    const column = card.closest("[data-column]");
    const within = [...column.querySelectorAll("[data-card]")];
    const place = within.indexOf(card);
    if (key === "ArrowDown") return within[place + 1];
    if (key === "ArrowUp") return within[place - 1];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return undefined;
    for (let at = columns.indexOf(column) + step; columns[at]; at += step) {
      const there = columns[at].querySelectorAll("[data-card]");
      if (there.length) return there[Math.min(place, there.length - 1)];
    }
    return undefined;
  }

  const target = location.hash && document.getElementById(location.hash.slice(1));
  first(target?.closest?.("[data-card]"))?.focus();
}
