// Sliders over the days of a date field: moving one sets the field, letting go asks for the page of that day. By keys one
// goes on while one presses, so the page is asked for once they rest; so it is while a date is typed, year by year.
const DAY = 86_400_000;
const REST = 700; // milliseconds
const MOVED = "slider moved by keys";
const WHOLE = "1000"; // what is smaller is a year that is still being typed
const days = (text) => Math.round(Date.parse(text) / DAY);
const text = (number) => new Date(number * DAY).toISOString().slice(0, 10);

export function sliders(root) {
  for (const form of root.querySelectorAll("form[data-sliders]")) {
    let resting;
    const ask = (wait) => {
      clearTimeout(resting);
      resting = setTimeout(() => form.requestSubmit(), wait);
    };
    for (const slider of form.querySelectorAll("input[type=range]")) {
      const field = document.getElementById(slider.dataset.for);
      const follow = () => {
        slider.value = field.value ? days(field.value) : slider.max;
        slider.setAttribute("aria-valuetext", text(slider.value));
      };
      slider.min = days(slider.dataset.first);
      slider.max = days(slider.dataset.last);
      follow();
      slider.hidden = slider.min === slider.max;
      let keys = false;
      slider.addEventListener("keydown", () => (keys = true));
      slider.addEventListener("pointerdown", () => (keys = false));
      slider.addEventListener("input", () => {
        field.value = text(slider.value);
        slider.setAttribute("aria-valuetext", field.value);
      });
      slider.addEventListener("change", () => {
        if (keys) sessionStorage.setItem(MOVED, slider.dataset.for);
        ask(keys ? REST : 0);
      });
      if (sessionStorage.getItem(MOVED) === slider.dataset.for) {
        sessionStorage.removeItem(MOVED);
        slider.focus({ preventScroll: true }); // the keys go on where they were on the page before
      }
      field.addEventListener("change", () => {
        clearTimeout(resting);
        if (!field.value || field.value >= WHOLE) ask(REST);
      });
      // gone back to, the page is of the day it was asked for, not of the one that was then chosen
      addEventListener("pageshow", () => {
        field.value = field.defaultValue;
        follow();
      });
    }
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
    });
  }
}
