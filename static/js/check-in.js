// The list at the door gets shorter while a name is being typed. Without this script the button "Szukaj" does the same.
(() => {
  "use strict";
  const field = document.querySelector("[data-check-in-search] [type=search]");
  const list = document.querySelector("[data-check-in-people]:not([data-is-part])");
  const said = document.querySelector("[data-check-in-said]");
  if (!field || !list) return;

  const fold = (text) => text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
  const people = [...list.children].map((item) => [item, fold(item.querySelector(".check-in-who").textContent)]);

  field.addEventListener("input", () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [item, name] of people) {
      item.hidden = !words.every((word) => name.includes(word));
      count += !item.hidden;
    }
    said.textContent = words.length ? `Pasuje osób: ${count}.` : "";
  });
})();
