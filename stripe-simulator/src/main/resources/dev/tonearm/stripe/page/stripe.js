// Fills in a test card.
for (const button of document.querySelectorAll("[data-card]")) {
  button.addEventListener("click", () => {
    const form = button.closest("form");
    form.elements.number.value = button.dataset.card.replace(/(.{4})(?!$)/g, "$1 ");
    form.elements.expiry.value = "12 / 34";
    form.elements.cvc.value = "123";
    form.querySelector("button.main").focus();
  });
}
// A second click is no second payment.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
  });
}
