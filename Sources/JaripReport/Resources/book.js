// Shows one language of the two: that of the address, else the reader's, else the first.
const root = document.documentElement;
const buttons = document.querySelectorAll(".lang button");
function show(language) {
  root.dataset.lang = root.lang = language;
  document.title = root.dataset[language];
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === language));
}
for (const button of buttons) {
  button.addEventListener("click", () => {
    show(button.value);
    history.replaceState(null, "", "#" + button.value);
  });
}
const asked = location.hash.slice(1, 3);
const reader = navigator.language.slice(0, 2);
show([asked, reader].find(language => root.dataset[language]) ?? root.dataset.lang);
