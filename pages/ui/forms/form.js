// Fields of one line send what was typed after a pause by themselves; those of several lines do it here. What was typed
// shortly before the page was left or the server went away may never have arrived, so the browser types it again.
(() => {
  if (window.formsAreKept) return;
  window.formsAreKept = true;
  const PAUSE = 400, FRESH = 3000, KEPT = "typed last", CONNECTED = "CONNECTED";
  const fields = () =>
    [...document.querySelectorAll('[class*="st-key-form_"] :is(input, textarea)')].filter((field) => field.role !== "combobox");
  const form = () => location.pathname + (new URLSearchParams(location.search).get("draft") ?? "");
  const typed = new Map(), again = new Map();
  const latest = () => [...typed].filter(([, { at }]) => Date.now() - at < FRESH).map(([label, { text }]) => [label, text]);
  const send = (field) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  let pause;
  document.addEventListener("input", (event) => {
    if (!fields().includes(event.target)) return;
    typed.set(event.target.ariaLabel, { text: event.target.value, at: Date.now() });
    if (event.isTrusted) again.delete(event.target.ariaLabel);
    if (event.isComposing || event.target.tagName !== "TEXTAREA") return;
    clearTimeout(pause);
    pause = setTimeout(send, PAUSE, event.target);
  });
  addEventListener("beforeunload", () => {
    if (latest().length) sessionStorage.setItem(KEPT, JSON.stringify([form(), latest()]));
    document.activeElement?.blur?.();
  });
  const [of, kept] = JSON.parse(sessionStorage.getItem(KEPT) ?? "[null, []]");
  sessionStorage.removeItem(KEPT);
  // After a reload a field may be folded away for long, and is looked at once; after a lost line it changes back late.
  if (of === form()) kept.forEach(([label, text]) => again.set(label, { text, until: 0 }));
  const type = (field) => {
    const { text, until } = again.get(field.ariaLabel) ?? {};
    if (text === undefined) return;
    if (Date.now() > until) again.delete(field.ariaLabel);
    if (field.value === text || field.disabled) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  let before = CONNECTED, lost = [];
  setInterval(() => {
    const now = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState;
    if (before === CONNECTED && now !== CONNECTED) lost = latest();
    before = now;
    if (now !== CONNECTED) return;
    lost.splice(0).forEach(([label, text]) => again.set(label, { text, until: Date.now() + 2 * FRESH }));
    if (again.size) fields().forEach(type);
  }, 200);
})();
