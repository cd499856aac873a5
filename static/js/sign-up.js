// Signing up: a person more or less without loading the page anew, and names of organisations while typing.
// Without this script the same buttons send the form, and it comes back with everything in it.
(() => {
  "use strict";
  const WAIT = 350;
  const place = document.getElementById("zapis")?.parentElement;
  if (!place) return;

  const status = document.createElement("div");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  place.append(status);

  const resize = async (form, button) => {
    const sent = new FormData(form, button);
    const answer = await fetch(form.action, { method: "POST", body: sent, credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("zapis");
    form.replaceWith(fresh);
    const people = fresh.querySelectorAll(".person");
    status.textContent = people.length ? `Osób w formularzu: ${people.length}.` : "W formularzu jest jedna osoba.";
    const last = people.length ? people[people.length - 1] : fresh;
    (button.name === "add" ? last.querySelector("input[type=text]") : fresh.querySelector("[name=add]"))?.focus();
  };

  place.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target.id !== "zapis" || !button || !["add", "remove"].includes(button.name)) return;
    event.preventDefault();
    resize(event.target, button).catch(() => {
      // Whatever went wrong: send it the plain way.
      const kept = document.createElement("input");
      Object.assign(kept, { type: "hidden", name: button.name, value: button.value });
      event.target.append(kept);
      event.target.submit();
    });
  });

  let timer = 0;
  const ask = async (input) => {
    const typed = input.value.trim();
    if (typed.length < 4) return;
    const answer = await fetch(`${input.form.dataset.organizations}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || input.value.trim() !== typed) return;
    const found = (await answer.json()).names;
    input.list.replaceChildren(...found.map((name) => Object.assign(document.createElement("option"), { value: name })));
  };
  place.addEventListener("input", (event) => {
    if (event.target.name !== "organization") return;
    clearTimeout(timer);
    timer = setTimeout(() => ask(event.target).catch(() => {}), WAIT);
  });
})();
