// Fields of one line send what was typed after a pause by themselves. Fields of several lines do not, and neither does
// anything when the page is left within the pause; both are done here, so that a reload loses nothing.
(() => {
  if (window.formsAreKept) return;
  window.formsAreKept = true;
  let pause;
  const send = (field) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  document.addEventListener("input", (event) => {
    if (event.isComposing || !event.target.matches?.('[class*="st-key-form_"] textarea')) return;
    clearTimeout(pause);
    pause = setTimeout(send, 400, event.target);
  });
  addEventListener("beforeunload", () => document.activeElement?.blur?.());
})();
