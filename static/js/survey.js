// Beside each training of the survey a button that puts it into the first empty list, or takes it out again.
// Without this script the five lists alone do the same.
(() => {
  const areas = document.querySelector("[data-survey-areas]");
  const lists = [...document.querySelectorAll("select[name^=choice_]")];
  const said = document.querySelector("[data-survey-said]");
  if (!areas || !lists.length) return;

  const buttons = [...areas.querySelectorAll("[data-training]")].map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn-quiet survey-take";
    button.dataset.title = item.querySelector(".survey-name").textContent;
    button.value = item.dataset.training;
    item.append(button);
    return button;
  });

  const placeOf = (value) => lists.findIndex((list) => list.value === value);

  const show = () => {
    for (const button of buttons) {
      const place = placeOf(button.value);
      button.setAttribute("aria-pressed", String(place >= 0));
      const words = place >= 0 ? `To Wasz ${place + 1}. wybór – cofnij` : "Wybierz";
      button.textContent = words;
      button.setAttribute("aria-label", `${words}: ${button.dataset.title}`);
    }
  };

  const press = (button) => {
    const place = placeOf(button.value);
    if (place >= 0) {
      lists[place].value = "";
      said.textContent = `Cofnięto: ${button.dataset.title}.`;
    } else {
      const empty = placeOf("");
      if (empty < 0) {
        said.textContent = "Wybrano już pięć szkoleń. Najpierw cofnij jedno z nich.";
        said.classList.remove("visually-hidden");
        return;
      }
      lists[empty].value = button.value;
      said.textContent = `${empty + 1}. wybór: ${button.dataset.title}.`;
    }
    show();
  };

  areas.addEventListener("click", (event) => {
    const button = event.target.closest(".survey-take");
    if (button) press(button);
  });
  for (const list of lists) list.addEventListener("change", show);
  show();
})();
