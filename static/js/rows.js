// Another row of a form without a trip to the server, so that nothing typed or chosen is lost.
// Without this script the button sends the form and the page comes back with one row more.
(() => {
  for (const rows of document.querySelectorAll("[data-rows]")) {
    const total = rows.parentElement.querySelector(`[name="${rows.dataset.rows}-TOTAL_FORMS"]`);
    const most = rows.parentElement.querySelector(`[name="${rows.dataset.rows}-MAX_NUM_FORMS"]`);
    const template = rows.querySelector("template");
    const add = rows.querySelector("[data-add]");
    if (!total || !template || !add) continue;

    add.addEventListener("click", (event) => {
      event.preventDefault();
      const index = Number(total.value);
      if (most && index >= Number(most.value)) return;
      const holder = document.createElement("div");
      holder.innerHTML = template.innerHTML.replaceAll("__prefix__", String(index));
      const row = holder.querySelector("[data-row]");
      row.querySelector("[data-number]").textContent = String(rows.querySelectorAll("[data-row]").length + 1);
      template.before(row);
      total.value = String(index + 1);
      const first = row.querySelector("input:not([type=hidden]), select, textarea");
      if (first) first.focus();
    });
  }
})();
