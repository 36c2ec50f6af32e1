// A button that turns light to dark and back, and remembers it on this machine.
export function themeSwitch(root) {
  const button = root.querySelector("[data-theme-switch]");
  if (!button) return;
  button.hidden = false;
  const page = document.documentElement;
  const dark = () =>
    page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const name = () => (button.textContent = dark() ? "Light" : "Dark");
  name();
  button.addEventListener("click", () => {
    page.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("theme", page.dataset.theme);
    name();
  });
}
