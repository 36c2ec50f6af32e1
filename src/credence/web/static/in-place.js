// A form that is sent without leaving the page: what is wrong stands in it, and nothing that was typed is lost.
export function inPlace(root) {
  for (const form of root.querySelectorAll("form[data-in-place]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const by = event.submitter;
      const fault = form.querySelector("[data-fault]");
      const address = by?.hasAttribute("formaction") ? by.formAction : form.action;
      const tell = (line) => {
        fault.textContent = line;
        fault.scrollIntoView({ block: "nearest" });
      };
      if (by) by.disabled = true;
      try {
        const body = new URLSearchParams(new FormData(form, by));
        const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } });
        const told = await answer.json();
        if (!answer.ok) return tell(told.detail);
        const next = new URL(told.address, location.href);
        const same = next.pathname === location.pathname && next.search === location.search;
        location.assign(next);
        if (same) location.reload(); // another place on this page would else be gone to without asking again
      } catch {
        tell("It was not sent: the server does not answer.");
      } finally {
        if (by) by.disabled = false;
      }
    });
  }
}
