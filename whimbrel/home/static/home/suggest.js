// Fills the list under the search box while somebody types. The page works without it; who saves data is not asked.
const list = document.getElementById("suggestions");
const box = document.querySelector("main input[type=search]");
let waiting, last = "";
if (list && box && !(navigator.connection && navigator.connection.saveData)) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = box.value;
      if (typed.trim().length < 2 || typed === last) return;
      last = typed;
      const answer = await fetch(list.dataset.from + "?q=" + encodeURIComponent(typed)).catch(() => null);
      if (!answer || !answer.ok || box.value !== typed) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map((text) => {
        const option = document.createElement("option");
        option.value = text;
        return option;
      }));
    }, 250);
  });
}
