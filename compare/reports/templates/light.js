"use strict";
let lit = [];
const light = (event) => {
  const place = event.target.closest(".passage, .bar, .band");
  const name = place && [...place.classList].find((word) => /^k[0-9]+$/.test(word));
  for (const part of lit) part.classList.remove("lit");
  lit = name ? [...document.getElementsByClassName(name)] : [];
  for (const part of lit) part.classList.add("lit");
};
document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);
