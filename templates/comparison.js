// Shows only those changes of a comparison whose fate is ticked. Without this script all of them are shown.
(() => {
  "use strict";
  const form = document.getElementById("auswahl");
  if (!form) return;
  const told = document.getElementById("gezeigt");
  const rows = [...document.querySelectorAll("[data-schicksal]")];
  const parts = [...document.querySelectorAll("section.art")];

  const show = () => {
    const wanted = new Set([...form.elements.schicksal.length === undefined ? [form.elements.schicksal] : form.elements.schicksal]
      .filter((box) => box.checked).map((box) => box.value));
    for (const row of rows) row.hidden = !wanted.has(row.dataset.schicksal);
    for (const part of parts) part.hidden = !part.querySelector("[data-schicksal]:not([hidden])");
    const count = rows.filter((row) => !row.hidden).length;
    told.textContent = `${count.toLocaleString("de-DE")} von ${rows.length.toLocaleString("de-DE")} Einträgen`;
  };

  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The boxes are set back after the event.
  form.addEventListener("reset", () => setTimeout(show));
  show();
})();
