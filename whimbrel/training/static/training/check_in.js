// Marks at the door without a network: each is kept in this browser until the house says that it has it.
// Without this script every button is a plain form.
const list = document.querySelector("[data-marks]");
if (list && window.localStorage) {
  const store = "whimbrel-marks-" + list.dataset.workshop;
  const told = document.querySelector("[data-waiting]");
  const read = () => JSON.parse(localStorage.getItem(store) || "[]");
  const write = (marks) => localStorage.setItem(store, JSON.stringify(marks));
  const tell = () => {
    const number = read().length;
    told.hidden = number === 0;
    told.querySelector("strong").textContent = number;
  };
  const show = (row, presence) => {
    row.dataset.presence = presence;
    row.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", one.value === presence));
  };
  let sending = false;
  const send = async () => {
    const marks = read().slice(0, 200);
    if (sending || !marks.length) return;
    sending = true;
    try {
      const answer = await fetch(list.dataset.marks, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": list.querySelector("[name=csrfmiddlewaretoken]").value },
        body: JSON.stringify(marks),
      });
      if (answer.ok) {
        const kept = new Set((await answer.json()).kept);
        // Read again: more may have been marked meanwhile. What the house does not know of is never thrown away.
        write(read().filter((one) => !kept.has(one.key)));
      }
    } catch { /* No network: the next time. */ }
    sending = false;
    tell();
  };
  const mark = (row, presence) => {
    const one = {
      key: crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16)),
      registration: Number(row.dataset.registration),
      session: Number(list.dataset.session),
      presence,
      made_at: Date.now(),
    };
    write([...read(), one]);
    show(row, presence);
    tell();
    send();
  };
  list.addEventListener("submit", (event) => {
    const row = event.target.closest("[data-registration]");
    if (!row) return;
    event.preventDefault();
    mark(row, (event.submitter && event.submitter.value) || "present");
  });
  const code = document.querySelector("[data-code]");
  if (code) code.addEventListener("submit", (event) => {
    const box = code.querySelector("input[name=code]");
    const typed = box.value.toUpperCase().split("/").filter(Boolean).pop().replace(/[^A-Z2-9]/g, "");
    const row = list.querySelector('[data-badge="' + typed + '"]');
    if (!row) return;
    event.preventDefault();
    mark(row, "present");
    box.value = "";
    row.scrollIntoView({ block: "center" });
  });
  read().filter((one) => one.session === Number(list.dataset.session)).forEach((one) => {
    const row = list.querySelector('[data-registration="' + one.registration + '"]');
    if (row) show(row, one.presence);
  });
  window.addEventListener("online", send);
  setInterval(send, 15000);
  tell();
  send();
}
