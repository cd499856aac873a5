// Buttons that copy a number or an address; without JavaScript they are not there and the text can be marked by hand.
(() => {
  "use strict";
  const buttons = document.querySelectorAll("button[data-copy]");
  if (!buttons.length || !navigator.clipboard) return;

  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.querySelector("main").append(said);

  for (const button of buttons) {
    button.hidden = false;
    const label = button.innerHTML;
    button.addEventListener("click", async () => {
      let answer = "Skopiowano";
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
      } catch {
        answer = "Nie udało się skopiować";
      }
      button.textContent = answer;
      said.textContent = answer;
      setTimeout(() => {
        button.innerHTML = label;
        said.textContent = "";
      }, 2500);
    });
  }
})();
