// What is pasted from Word or a page loses its dress and keeps its words, lists, links and tables as Markdown.
// Without this file, or with the line down, the browser pastes the bare words.
for (const form of document.querySelectorAll("form[data-paste]")) {
  form.addEventListener("paste", async (event) => {
    const area = event.target, html = event.clipboardData.getData("text/html");
    if (area.tagName !== "TEXTAREA" || !/<(p|li|b|i|strong|em|table|h[1-6])[\s>]/i.test(html)) return;
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain");
    let words = plain;
    try {
      const body = new FormData();
      body.set("html", html.slice(0, 2000000));
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      const answer = await fetch(form.dataset.paste, { method: "POST", body });
      if (answer.ok) words = (await answer.json()).words || plain;
    } catch {
      // The bare words are better than none.
    }
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
