// What the editor of the Library page adds to a plain text area: text is handed on while its author pauses, not only
// when the field is left, so that a reload loses nothing; and a line number beside the field leads to that line.
(() => {
  if (window.rapportEditor) return;
  window.rapportEditor = true;
  const PAUSE = 1200;
  const box = () => document.querySelector(".st-key-editor_box textarea");
  const handOn = (area) => area.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  let waiting;

  document.addEventListener("input", (event) => {
    if (event.target !== box()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => handOn(event.target), PAUSE);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && box()) handOn(box());
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    const area = box();
    if (!link || !area) return;
    const lines = area.value.split("\n");
    const at = Math.min(Number(link.dataset.line), lines.length) - 1;
    const start = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + lines[at].length);
    area.scrollTop = Math.max(0, at * parseFloat(getComputedStyle(area).lineHeight) - area.clientHeight / 3);
    area.scrollLeft = 0;
  });
})();
