// What is asked for in place and refused, a range of days that ends before it begins, say: the line stands in the form.
export function faults(root) {
  const place = (event) => event.detail.elt.closest("form")?.querySelector("[data-fault]");
  const tell = (event, line) => place(event) && (place(event).textContent = line);
  root.addEventListener("htmx:beforeRequest", (event) => tell(event, ""));
  root.addEventListener("htmx:sendError", (event) => tell(event, "The server does not answer."));
  root.addEventListener("htmx:responseError", (event) => {
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    tell(event, page.querySelector("main [role=alert]")?.textContent ?? "It was refused.");
  });
}
