"use strict";
// Plots say their figures where they are pointed at.
(() => {
  const pointed = document.querySelector("#pointed");
  for (const drawing of document.querySelectorAll("figure svg")) {
    drawing.addEventListener("pointermove", (event) => {
      const told = event.target.closest("[aria-roledescription]:not([role='graphics-object'])");
      const text = told && !told.classList.contains("role-axis") ? told.getAttribute("aria-label") : null;
      pointed.hidden = !text;
      if (!text) return;
      pointed.textContent = text;
      const left = Math.min(event.clientX + 14, innerWidth - pointed.offsetWidth - 8);
      pointed.style.left = `${Math.max(8, left)}px`;
      pointed.style.top = `${event.clientY + 18}px`;
    });
    drawing.addEventListener("pointerleave", () => (pointed.hidden = true));
  }
})();
