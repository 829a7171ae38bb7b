"use strict";
// Hides what the form leaves out; without this script every finding is shown.
(() => {
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll("article.finding")];
  const files = [...document.querySelectorAll("section.file")];
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const texts = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));

  function apply() {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const area = form.elements.area.value;
    const file = form.elements.file.value;
    const words = form.elements.text.value.toLowerCase().trim();
    let count = 0;
    for (const finding of findings) {
      const fits = severities.has(finding.dataset.severity) && (!area || area === finding.dataset.area) &&
        (!file || file === finding.parentElement.id) && texts.get(finding).includes(words);
      finding.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const section of files) section.hidden = !section.querySelector("article:not([hidden])");
    shown.value = count === findings.length ? `${count} shown` : `${count} of ${findings.length} shown`;
    none.hidden = count > 0 || findings.length === 0;
  }

  // A link to a finding shows it, whatever is filtered.
  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    if (!target.closest("[hidden]")) return;
    form.reset();
    apply();
    target.scrollIntoView();
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
  reveal();
})();
