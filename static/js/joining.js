// While the name of an organisation is typed, entries with a similar name are shown below it.
// Without this script the same is said once after "Dalej".
(() => {
  const WAIT = 350;
  const form = document.querySelector("form[data-similar]");
  const input = form && form.querySelector("[name=name]");
  if (!input || form.querySelector(".join-similar")) return;

  const place = document.createElement("div");
  place.setAttribute("role", "status");
  input.closest(".field").after(place);
  let timer = 0;
  let asked = "";

  const ask = async () => {
    const typed = input.value.trim();
    if (typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${form.dataset.similar}?nazwa=${encodeURIComponent(typed)}`);
      if (answer.ok && asked === typed) {
        const found = (await answer.text()).trim();
        if (place.innerHTML.trim() !== found) place.innerHTML = found;
      }
    } catch {
      asked = "";
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
})();
