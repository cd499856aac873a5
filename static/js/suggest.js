// Suggestions while typing, for every input[data-suggest]: a combobox with a list box (WAI-ARIA 1.2).
// Without this script the form is an ordinary search form.
(() => {
  const WAIT = 200;
  const plural = (n) => (n === 1 ? "1 podpowiedź" : `${n} podpowiedzi`);

  document.querySelectorAll("input[data-suggest]").forEach((input, index) => {
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `podpowiedzi-${index}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Podpowiedzi");
    const status = document.createElement("div");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    input.form.append(list, status);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
      input.setAttribute(name, value);
    }
    let timer = 0;
    let asked = "";
    let chosen = -1;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (next) => {
      const options = [...list.children];
      chosen = (next + options.length) % options.length;
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    };
    const show = (suggestions) => {
      close();
      list.replaceChildren(...suggestions.map((one, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = one.url;
        const label = document.createElement("small");
        label.textContent = ` · ${one.label}`;
        option.append(one.title, label);
        return option;
      }));
      list.hidden = suggestions.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = suggestions.length ? `${plural(suggestions.length)}. Wybierz strzałkami.` : "Brak podpowiedzi.";
    };
    const ask = async () => {
      const typed = input.value.trim();
      asked = typed;
      if (typed.length < 2) {
        close();
        status.textContent = "";
        return;
      }
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`);
        if (answer.ok && asked === typed) show((await answer.json()).suggestions);
      } catch {
        close();
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (list.hidden) {
        return;
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        window.location.assign(list.children[chosen].dataset.url);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) window.location.assign(option.dataset.url);
    });
    input.addEventListener("blur", () => {
      clearTimeout(timer);
      close();
    });
  });
})();
