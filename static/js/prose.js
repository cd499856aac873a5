// The rich text editor: Polish names for its buttons, and a name for the field itself.

const NAMES = {
  bold: "Pogrubienie",
  italic: "Kursywa",
  "heading 3": "Śródtytuł",
  "heading 4": "Mniejszy śródtytuł",
  paragraph: "Zwykły akapit",
  "unordered list": "Lista z kropkami",
  "ordered list": "Lista numerowana",
  "insert link": "Wstaw odnośnik",
  "remove link": "Usuń odnośnik",
  undo: "Cofnij",
  redo: "Ponów",
};

function nameButtons(menu) {
  menu.setAttribute("role", "toolbar");
  menu.setAttribute("aria-label", "Wygląd tekstu");
  for (const button of menu.querySelectorAll("button")) {
    const name = NAMES[button.title] || button.title;
    button.title = name;
    button.setAttribute("aria-label", name);
  }
}

// A button that cannot act now, or whose shape the text has already, says so.
function tellStates(menu) {
  for (const button of menu.querySelectorAll("button")) {
    button.setAttribute("aria-disabled", String(button.classList.contains("disabled")));
    button.setAttribute("aria-pressed", String(button.classList.contains("active")));
  }
}

function nameField(textarea, box) {
  const label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
  box.setAttribute("aria-multiline", "true");
  if (label) {
    label.id = label.id || `${textarea.id}_label`;
    box.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => box.focus());
  }
  const help = textarea.getAttribute("aria-describedby");
  if (help) box.setAttribute("aria-describedby", help);
}

function dress(editor, box) {
  const menu = box.parentElement.querySelector(".prose-menubar");
  if (!menu) return false;
  nameButtons(menu);
  tellStates(menu);
  editor.on("transaction", () => tellStates(menu));
  return true;
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const box = editor.view.dom;
  nameField(textarea, box);
  if (!dress(editor, box)) editor.on("create", () => dress(editor, box));
});
