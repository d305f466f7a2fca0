// What must not wait for the server while somebody types: the second hand of the clock, the length of the reply,
// the draft, and the newest letter in sight. The page works without it, only less smoothly.
(() => {
  if (window.rapportPractice) return;
  window.rapportPractice = true;

  const BOX = ".st-key-composer textarea";
  const QUIET_FOR = 700; // milliseconds without a key after which the draft is sent
  const firstSeen = new WeakMap();
  let draft = { contact: "", kept: "" };
  let pause = 0;
  let letters = { contact: "", count: 0 };

  const box = () => document.querySelector(BOX);
  const desk = () => document.querySelector("[data-contact]");
  const face = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  function secondsSince(element) {
    if (!firstSeen.has(element)) firstSeen.set(element, performance.now());
    return Math.floor((performance.now() - firstSeen.get(element)) / 1000);
  }

  function moveClocks() {
    for (const waiting of document.querySelectorAll("[data-waited]"))
      waiting.textContent = face(Number(waiting.dataset.waited) + secondsSince(waiting));
    for (const clock of document.querySelectorAll("[data-left]")) {
      const left = Number(clock.dataset.left) - secondsSince(clock);
      clock.querySelector("b").textContent = left < 0 ? `${face(-left)} ${clock.dataset.over}` : face(left);
      const bar = clock.querySelector(".meter i");
      if (bar) bar.style.width = `${Math.max(0, (left * 100) / Number(clock.dataset.of))}%`;
    }
  }

  function measure() {
    const shown = document.querySelector(".length");
    if (!shown || !box()) return;
    const { shortest, longest, quiet } = shown.dataset;
    const count = box().value.trim().length;
    const verdict = count < Number(shortest) ? "short" : count > Number(longest) ? "long" : "good";
    shown.hidden = !count || (quiet && verdict !== "long");
    shown.querySelector("b").textContent = `${count} ${shown.dataset[verdict]}`;
    const meter = shown.querySelector(".meter");
    meter.className = `meter ${verdict === "good" ? "good" : "care"}`;
    meter.firstElementChild.style.width = `${Math.min(100, (count * 100) / Number(longest))}%`;
  }

  function keepDraft(leaving) {
    if (!box() || !desk() || desk().dataset.contact !== draft.contact || box().value === draft.kept) return;
    draft.kept = box().value;
    const body = new URLSearchParams({ contact: draft.contact, token: desk().dataset.token, text: draft.kept });
    if (leaving) navigator.sendBeacon("/draft", body);
    else fetch("/draft", { method: "POST", body }).catch(() => (draft.kept = null));
  }

  function meetContact() {
    if (!box() || !desk() || desk().dataset.contact === draft.contact) return;
    draft = { contact: desk().dataset.contact, kept: box().value };
  }

  function showNewest() {
    const list = document.querySelector(".conversation.from-top");
    if (!list) return;
    const contact = location.search;
    const turns = list.querySelectorAll("[id^='turn-']");
    const before = letters.contact === contact ? letters.count : 1;
    letters = { contact, count: turns.length };
    if (turns.length <= before) return;
    const scroller = list.closest("[class*='st-key-scroll_talk']");
    const newest = turns[turns.length - 1].getBoundingClientRect().top;
    scroller.scrollTop += newest - scroller.getBoundingClientRect().top - 16;
  }

  document.addEventListener("input", (event) => {
    if (!event.target.matches?.(BOX)) return;
    measure();
    clearTimeout(pause);
    pause = setTimeout(keepDraft, QUIET_FOR);
  });
  addEventListener("pagehide", () => keepDraft(true));
  setInterval(() => {
    meetContact();
    moveClocks();
    measure();
    showNewest();
  }, 500);
})();
