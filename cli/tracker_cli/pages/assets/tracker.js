// Parts that take longer to count come after the first paint. Without this file, a link shows the page with them.
for (const place of document.querySelectorAll("[data-fragment]")) {
  place.setAttribute("aria-busy", "true");
  fetch(place.dataset.fragment)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((text) => {
      const parsed = new DOMParser().parseFromString(text, "text/html");
      place.replaceChildren(...parsed.body.childNodes);
    })
    .catch(() => {}) // the link stays
    .finally(() => place.removeAttribute("aria-busy"));
}
