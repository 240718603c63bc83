// Keeps what is being typed: at each pause at the house, and in the browser until the house has said that it holds it.
// Without this file everything works all the same; only what was not sent yet would be lost with a closed window.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const words = form.elements.words, title = form.elements.title, key = form.elements.key;
  const place = "draft:" + location.pathname;
  let pause;
  const kept = JSON.parse(localStorage.getItem(place) || "null");
  if (kept && !words.value) {
    words.value = kept.words;
    key.value = kept.key;
    if (title) title.value = kept.title;
  }
  const keep = async () => {
    const said = { words: words.value, title: title ? title.value : "", key: key.value };
    localStorage.setItem(place, JSON.stringify(said));
    const body = new FormData(form);
    if (form.dataset.thread) body.set("thread", form.dataset.thread);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body });
      if (answer.ok) localStorage.removeItem(place);
    } catch {
      // The line is down. The browser holds the words, and the next pause tries again.
    }
  };
  form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(keep, 1500); });
  form.addEventListener("submit", () => clearTimeout(pause));
}
