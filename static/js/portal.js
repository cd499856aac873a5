// Small conveniences; every page works without them.
(() => {
  "use strict";

  // Contrast and text size at once, without loading the page anew: the same two cookies that the server
  // sets for whoever has no JavaScript (portal/views/display.py).
  const switches = document.querySelector("form.display");
  switches?.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${button.name}=${button.value}; path=/; max-age=31536000; samesite=lax${secure}`;
    const root = document.documentElement;
    if (button.name === "kontrast") {
      const high = button.value === "wysoki";
      root.toggleAttribute("data-contrast", high);
      if (high) root.dataset.contrast = "high";
      button.setAttribute("aria-pressed", String(high));
      button.value = high ? "zwykly" : "wysoki";
    } else {
      root.dataset.text = button.value;
      for (const other of switches.querySelectorAll("[name=tekst]")) {
        other.setAttribute("aria-pressed", String(other === button));
      }
    }
  });

  // The menu of narrow screens closes by Escape, by pressing elsewhere and when the focus leaves it.
  const menu = document.querySelector(".menu-toggle");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu?.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });

  // After a refused form the first thing read is what to mend.
  document.querySelector(".error-summary")?.focus();
})();
