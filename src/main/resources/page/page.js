// What a page can do beyond reading: copying calls, and closing a footnote with Escape.
for (const button of document.querySelectorAll("button.copy")) {
  const code = button.parentElement.querySelector("code");
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
}

// The citation that was followed, so that closing its footnote leads back to it and not to the first one.
let cited = null;
document.addEventListener("click", (event) => {
  const citation = event.target.closest("sup.citation a");
  const back = event.target.closest(".footnotes .back");
  if (citation) cited = citation;
  if (back && cited) {
    event.preventDefault();
    close();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.querySelector(".footnotes li:target")) close();
});

function close() {
  const y = window.scrollY;
  const to = cited;
  location.hash = "#closed";
  history.replaceState(null, "", location.pathname + location.search);
  window.scrollTo(0, y);
  to?.focus({ preventScroll: true });
  cited = null;
}
