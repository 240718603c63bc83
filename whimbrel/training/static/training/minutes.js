// Keeps minutes while they are typed: at each pause at the house, and in the browser until the house has said that it
// holds them. Without this file, "Save" does the same.
for (const form of document.querySelectorAll("form[data-minutes]")) {
  const { words, version } = form.elements, told = form.querySelector("[data-told]");
  const place = "minutes:" + location.pathname;
  let pause;
  const hold = () => localStorage.setItem(place, JSON.stringify({ words: words.value, version: version.value }));
  const keep = async () => {
    hold();
    const sent = words.value, body = new FormData(form);
    body.set("quietly", "1");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body });
      if (!(answer.headers.get("Content-Type") || "").includes("json")) throw new Error("signed out");
      const said = await answer.json();
      if (said.kept) {
        version.value = said.version;
        if (words.value === sent) localStorage.removeItem(place); else hold();
      }
      told.textContent = said.said;
    } catch {
      told.textContent = told.dataset.down;
    }
  };
  if (new URLSearchParams(location.search).has("saved")) localStorage.removeItem(place);
  const left = JSON.parse(localStorage.getItem(place) || "null");
  if (left && left.words !== words.value && !document.getElementById("theirs")) {
    words.value = left.words;
    // Written after that version: the house puts together what others wrote since.
    version.value = left.version;
    told.textContent = told.dataset.found;
  }
  words.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(keep, 1500); });
  form.addEventListener("submit", () => { clearTimeout(pause); hold(); });
}
