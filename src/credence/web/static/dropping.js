// Files dropped anywhere on the form are those of its file field.
export function dropping(root) {
  for (const form of root.querySelectorAll("form[data-drop]")) {
    const field = form.querySelector("input[type=file]");
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      field.files = event.dataTransfer.files;
    });
  }
}
