"use strict";
(() => {
  const panel = document.getElementById("answers");
  const begin = document.createElement("button");
  begin.type = "button";
  begin.textContent = "Answer in the page";
  panel.append(begin);
  panel.hidden = false;
  const asked = [];
  let saved = "";

  const field = (label, type, attributes) => {
    const input = Object.assign(document.createElement("input"), { type, ...attributes });
    const around = document.createElement("label");
    around.append(...(type === "radio" ? [input, " " + label] : [label + " ", input]));
    return [around, input];
  };

  const ask = (place, holder, called, note) => {
    const about = JSON.parse(place.dataset.about);
    const box = document.createElement("div");
    box.className = "answer";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Answer about " + called);
    const radios = [["open", "not judged"], ["fine", "fine"], ["error", "problem"]].map(([value, words]) => {
      const [around, input] = field(words, "radio", { value, name: "answer-" + asked.length });
      input.checked = value === (about.verdict ?? "open");
      box.append(around);
      return input;
    });
    const word = Object.assign(document.createElement("input"), { type: "text", placeholder: "your comment", maxLength: 2000 });
    word.setAttribute("aria-label", "Your comment on " + called);
    box.append(word);
    holder.append(box);
    asked.push({ about, radios, word, note });
  };

  const textOf = (element) => element?.querySelector(".written")?.textContent ?? "";

  const askAll = () => {
    for (const fact of document.querySelectorAll(".fact[data-about]")) {
      const memo = fact.nextElementSibling?.matches(".memo") ? fact.nextElementSibling : null;
      const holder = Object.assign(document.createElement("div"), { className: "of-fact" });
      (memo ?? fact).after(holder);
      ask(fact, holder, "fact " + fact.querySelector(".number").textContent, textOf(memo));
    }
    const seen = new Set(); // a section may stand in two rows
    for (const row of document.querySelectorAll(".row[data-about]")) {
      if (seen.has(row.dataset.about)) continue;
      seen.add(row.dataset.about);
      const margin = row.querySelector(":scope > .margin") ?? row.appendChild(Object.assign(document.createElement("div"), { className: "margin" }));
      const caption = Object.assign(document.createElement("p"), { className: "caption", textContent: row.dataset.called + ":" });
      margin.append(caption);
      ask(row, margin, row.dataset.called, textOf(margin.querySelector(":scope > .note.own")));
    }
  };

  const given = () =>
    asked.flatMap(({ about, radios, word, note }) => {
      const chosen = radios.find((each) => each.checked).value;
      const verdict = chosen === "open" ? null : chosen;
      const said = word.value.trim();
      return verdict === (about.verdict ?? null) && !said ? [] : [{ ...about, verdict, note, word: said }];
    });

  begin.addEventListener("click", () => {
    askAll();
    const [around, name] = field("Your name", "text", { maxLength: 100, autocomplete: "name" });
    const save = Object.assign(document.createElement("button"), { type: "button", textContent: "Save answers.json" });
    const count = document.createElement("output");
    const tell = () => {
      count.textContent = given().length + (given().length === 1 ? " answer" : " answers");
    };
    const how = document.createElement("p");
    const whom = document.getElementById("by")?.textContent || "whoever sent you this page";
    how.textContent = "Judge what you like beside the text, save, and send the file answers.json to " + whom + ", who takes it over with: copydesk merge REVIEW answers.json";
    begin.replaceWith(how, around, save, count);
    document.body.classList.add("answering");
    document.addEventListener("input", tell);
    tell();
    name.focus();
    save.addEventListener("click", () => {
      const answers = given();
      const file = { schema: "copydesk/answers/1", comparison: panel.dataset.comparison, by: name.value.trim(), answers };
      const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
      Object.assign(document.createElement("a"), { href: url, download: "answers.json" }).click();
      URL.revokeObjectURL(url);
      saved = JSON.stringify(answers);
      count.textContent = answers.length + " saved as answers.json: send it to " + whom;
    });
    addEventListener("beforeunload", (event) => {
      if (given().length && JSON.stringify(given()) !== saved) event.preventDefault();
    });
  });
})();
