// Fields of one line send what was typed after a pause by themselves; those of several lines do it here. What was typed
// within that pause when the page is left may never arrive, so the browser keeps it and types it again.
(() => {
  if (window.formsAreKept) return;
  window.formsAreKept = true;
  const PAUSE = 400, FRESH = 3000, KEPT = "typed last";
  const fields = () =>
    [...document.querySelectorAll('[class*="st-key-form_"] :is(input, textarea)')].filter((field) => field.role !== "combobox");
  const form = () => location.pathname + (new URLSearchParams(location.search).get("draft") ?? "");
  const typed = new Map();
  const send = (field) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  let pause;
  document.addEventListener("input", (event) => {
    if (!fields().includes(event.target)) return;
    typed.set(event.target.ariaLabel, { text: event.target.value, at: Date.now() });
    if (event.isComposing || event.target.tagName !== "TEXTAREA") return;
    clearTimeout(pause);
    pause = setTimeout(send, PAUSE, event.target);
  });
  addEventListener("beforeunload", () => {
    const last = [...typed].filter(([, { at }]) => Date.now() - at < FRESH).map(([label, { text }]) => [label, text]);
    if (last.length) sessionStorage.setItem(KEPT, JSON.stringify([form(), last]));
    document.activeElement?.blur?.();
  });
  const [of, last] = JSON.parse(sessionStorage.getItem(KEPT) ?? "[null, []]");
  sessionStorage.removeItem(KEPT);
  const missing = new Map(of === form() ? last : []);
  const type = (field) => {
    const text = missing.get(field.ariaLabel);
    if (text === undefined) return;
    missing.delete(field.ariaLabel);
    if (field.value === text) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const look = setInterval(() => (missing.size ? fields().forEach(type) : clearInterval(look)), 200);
})();
