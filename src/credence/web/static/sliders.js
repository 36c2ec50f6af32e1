// Sliders over the days of a date field: moving one sets the field, letting go asks for the page of that day.
const DAY = 86_400_000;
const days = (text) => Math.round(Date.parse(text) / DAY);
const text = (number) => new Date(number * DAY).toISOString().slice(0, 10);

export function sliders(root) {
  for (const form of root.querySelectorAll("form[data-sliders]")) {
    for (const slider of form.querySelectorAll("input[type=range]")) {
      const field = document.getElementById(slider.dataset.for);
      slider.min = days(slider.dataset.first);
      slider.max = days(slider.dataset.last);
      slider.value = field.value ? days(field.value) : slider.max;
      slider.hidden = slider.min === slider.max;
      slider.setAttribute("aria-valuetext", text(slider.value));
      slider.addEventListener("input", () => {
        field.value = text(slider.value);
        slider.setAttribute("aria-valuetext", field.value);
      });
      slider.addEventListener("change", () => form.requestSubmit());
      field.addEventListener("change", () => form.requestSubmit());
    }
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
    });
  }
}
