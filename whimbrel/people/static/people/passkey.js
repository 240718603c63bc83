// Tells the reader, in the page's own words, that the device gave no passkey.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const note = document.getElementById("passkey_failed");
  note.hidden = false;
  note.focus();
});
