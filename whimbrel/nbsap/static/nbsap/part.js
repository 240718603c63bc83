// Saves a part while it is typed: at each pause at the house, and in the browser until the house has said that it holds it.
// Questions that hang on another come and go with its answer. Without this file, "Save" does the same.
const sent = sessionStorage.getItem("part:sent");
if (sent && new URLSearchParams(location.search).has("saved")) localStorage.removeItem(sent);
sessionStorage.removeItem("part:sent");
for (const form of document.querySelectorAll("form[data-part]")) {
  const place = "part:" + location.pathname, told = form.querySelector("[data-told]");
  const named = (name) => form.elements.namedItem(name);
  let pause;
  const answers = () => {
    const said = {};
    for (const [name, value] of new FormData(form)) if (/^v?q\d/.test(name)) said[name] = value;
    return said;
  };
  const put = (name, value) => { const field = named(name); if (field) field.value = value; };
  const show = () => {
    for (const one of form.querySelectorAll("[data-above]")) {
      const above = named(one.dataset.above), around = document.getElementById("at-" + one.dataset.above);
      one.hidden = !above || around.hidden || !one.dataset.for.split(" ").includes(above.value);
    }
  };
  const keep = async () => {
    const said = answers();
    localStorage.setItem(place, JSON.stringify(said));
    const body = new FormData(form);
    body.set("quietly", "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!(answer.headers.get("Content-Type") || "").includes("json")) throw new Error("signed out");
      const told_us = await answer.json();
      for (const [key, version] of Object.entries(told_us.versions || {})) put("v" + key, version);
      if (told_us.kept) localStorage.removeItem(place);
      told.textContent = told_us.said;
    } catch {
      told.textContent = told.dataset.down;
    }
  };
  const left = JSON.parse(localStorage.getItem(place) || "null");
  if (left && !form.querySelector(".wrong")) {
    let is_other = false;
    for (const [name, value] of Object.entries(left)) {
      const version = left["v" + name], field = named(name), stands = named("v" + name);
      if (!field || !stands || field.value === value) continue;
      put(name, value);
      // Seen before somebody else wrote: the house says so when it is saved.
      put("v" + name, version);
      is_other = true;
    }
    if (is_other) { told.textContent = told.dataset.found; pause = setTimeout(keep, 500); }
  }
  show();
  form.addEventListener("input", () => { show(); clearTimeout(pause); pause = setTimeout(keep, 1500); });
  form.addEventListener("submit", () => {
    clearTimeout(pause);
    localStorage.setItem(place, JSON.stringify(answers()));
    sessionStorage.setItem("part:sent", place);
  });
}
