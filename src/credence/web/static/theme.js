// Before the page is drawn: the light or dark that was chosen here before, if one was.
const chosen = localStorage.getItem("theme");
if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
