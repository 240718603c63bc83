// Writes the zone of this machine into the box, so that one press shows the agenda by the reader's own clock.
const box = document.querySelector("[data-own-zone]");
if (box && !box.value) box.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
