// Hides questions that another answer makes needless. Without it all are shown, each saying when it is asked.
document.querySelectorAll("[data-depends-on]").forEach((answer) => {
  const other = document.getElementById(answer.dataset.dependsOn);
  const field = answer.closest(".field");
  if (!other || !field) return;
  const show = () => { field.hidden = other.value !== answer.dataset.shownFor; };
  other.addEventListener("input", show);
  show();
});
