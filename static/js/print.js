// Buttons that print the page; without JavaScript they are not there and the browser's own menu prints as well.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
