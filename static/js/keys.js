// Passkeys: what allauth's script cannot do for a person is told in a sentence instead of in the console.

const trouble = document.getElementById("key-trouble");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  if (trouble) {
    trouble.hidden = false;
  }
});
