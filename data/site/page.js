"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const LEAST = 2, IDLE = 90000;
  const JOINED = { "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ" };
  const INITIAL = /[\u1100-\u1112]/, LATIN = /^[a-z]+$/, DIGITS = /^\d+$/;
  let language = spoken(), shown = null, idle = 0;

  // The words of the page, and texts, in the language that is spoken.
  function spoken() {
    const asked = [...(navigator.languages || [])].map((code) => code.slice(0, 2).toLowerCase());
    return asked.find((code) => data.languages.includes(code)) || data.languages[0];
  }
  const said = (text) => (text === null || typeof text === "string" ? text || "" : text[language]);
  const word = (code) => said(data.words[code]);

  // Letters as they are compared: no case, width, accents, signs or spaces; Hangul as whole syllables.
  function bare(text) {
    const apart = [...text].map((letter) => JOINED[letter] || letter).join("");
    return [...apart.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC").toLowerCase()]
      .filter((letter) => /[\p{L}\p{N}]/u.test(letter)).join("");
  }
  function initial(letter) {
    const code = letter.charCodeAt(0) - 0xac00;
    return code >= 0 && code <= 0xd7a3 - 0xac00 ? String.fromCharCode(0x1100 + Math.floor(code / 588)) : letter;
  }

  // Where words stand in a text: 0 all of it, 1 at its beginning, 2 within; undefined nowhere.
  const placed = (start, whole) => (whole ? 0 : start ? 2 : 1);
  function within(text, words) {
    const start = text.indexOf(words);
    return start < 0 ? undefined : placed(start, text === words);
  }
  function bySyllables(text, words) {
    if (!INITIAL.test(words)) return undefined;
    for (let start = 0; start + words.length <= text.length; start += 1) {
      const fits = [...words].every((letter, place) => {
        const there = text[start + place];
        return letter === there || (INITIAL.test(letter) && letter === initial(there));
      });
      if (fits) return placed(start, words.length === text.length);
    }
    return undefined;
  }
  function inLatin(text, words) {
    if (!LATIN.test(words)) return undefined;
    for (let start = 0; start < text.length; start += 1) {
      const end = spelled(text, start, words, start === 0);
      if (end !== undefined) return placed(start, start === 0 && end === text.length);
    }
    return undefined;
  }
  // The syllable behind the last one that words spell from one on; the last need not be whole.
  function spelled(text, place, words, first) {
    if (words === "") return place;
    const ways = (data.spellings[text[place]] || [[], []])[first ? 1 : 0];
    for (const way of ways) {
      if (way.startsWith(words)) return way === words ? place + 1 : -1;
      if (way !== "" && words.startsWith(way)) {
        const end = spelled(text, place + 1, words.slice(way.length), false);
        if (end !== undefined) return end;
      }
    }
    return undefined;
  }

  const people = data.people.map((row, number) => {
    const [name, latin, telling, keys, seats] = row;
    return { number, name, latin, telling, seats, texts: keys.map(bare) };
  });
  function rank(person, words) {
    let best;
    person.texts.forEach((text, field) => {
      for (const how of [within, bySyllables, inLatin]) {
        const where = how(text, words);
        if (where !== undefined) best = Math.min(best ?? Infinity, field * 3 + where);
      }
    });
    return best;
  }
  function find(typed) {
    const parts = typed.split(/\s+/).map(bare).filter(Boolean), whole = bare(typed);
    const fits = [];
    for (const person of people) {
      const ranks = parts.map((part) => rank(person, part));
      const value = Math.min(rank(person, whole) ?? Infinity,
        ranks.some((one) => one === undefined) ? Infinity : Math.max(...ranks));
      if (value < Infinity) fits.push([value, person]);
    }
    return fits.sort((one, other) => one[0] - other[0] || one[1].number - other[1].number).map((fit) => fit[1]);
  }
  function byCode(typed) {
    const code = typed.normalize("NFKC").replace(/\s/g, "");
    return DIGITS.test(code) && Object.hasOwn(data.codes, code)
      ? [{ name: code, latin: null, telling: null, seats: data.codes[code] }] : [];
  }

  // Drawing.
  const filled = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const make = (tag, attributes, ...children) => filled(document.createElement(tag), attributes, children);
  const draw = (tag, attributes, ...children) =>
    filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  function nameOf(person) {
    const other = person.latin && person.latin !== person.name ? person.latin : null;
    return language === "en" && other ? [other, person.name] : [person.name, other];
  }
  function search() {
    const typed = at("words").value, letters = bare(typed).length;
    close();
    const nobody = letters < (data.codes ? 1 : LEAST);
    const fits = nobody ? [] : data.codes ? byCode(typed) : find(typed);
    if (data.codes && fits.length) return open(fits[0]);
    const full = fits.length > data.most;
    at("said").textContent = nobody ? "" : fits.length === 0
      ? (data.codes && letters < data.digits ? "" : word("nobody"))
      : full ? word("more") : `${word("found")}: ${fits.length}`;
    at("found").replaceChildren(...fits.slice(0, data.most).map((person) => {
      const [name, other] = nameOf(person);
      const button = make("button", { type: "button" }, make("b", {}, name));
      for (const more of [other, said(person.telling)]) if (more) button.append(make("span", {}, more));
      button.addEventListener("click", () => open(person));
      return make("li", {}, button);
    }));
  }
  function open(person) {
    shown = person;
    const [name, other] = nameOf(person), seat = at("seat");
    const heading = make("h2", { id: "who", tabindex: "-1" }, name);
    const small = [other, said(person.telling)].filter(Boolean).join(" · ");
    if (small) heading.append(make("small", {}, small));
    const back = make("button", { type: "button", class: "back" }, word("back"));
    back.addEventListener("click", () => { clear(); at("words").focus(); });
    seat.replaceChildren(heading, ...person.seats.map(round), back);
    for (const [id, hidden] of [["search", true], ["found", true], ["seat", false]]) at(id).hidden = hidden;
    at("said").textContent = "";
    heading.focus();
    window.scrollTo(0, 0);
  }
  function round(group, number) {
    const box = make("div", { class: "round" });
    if (data.rounds.length) box.append(make("h3", {}, said(data.rounds[number])));
    if (group === null) { box.append(make("p", { class: "room" }, word("no-seat"))); return box; }
    const { label, topic, room, plan } = data.groups[group];
    box.append(make("p", { class: "table" }, said(label)));
    const where = [said(topic), said(room)].filter(Boolean).join(" · ");
    if (where) box.append(make("p", { class: "room" }, where));
    const places = data.plans[plan[number]];
    if (places && places.tables.filter((table) => table !== null).length > 1) box.append(picture(places, group, said(label)));
    return box;
  }
  function picture({ columns, tables }, mine, label) {
    const rows = Math.ceil(tables.length / columns), width = columns * 44 + 8, height = rows * 44 + 8;
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${word("plan")}: ${label}` },
      draw("rect", { x: 1, y: 1, width: width - 2, height: height - 2, rx: 4 }));
    const labels = tables.map((group) => group === null ? [] : lines(said(data.groups[group].label)));
    const size = Math.min(9, 34 / Math.max(3, ...labels.flat().map(wide)));
    tables.forEach((group, place) => {
      if (group === null) return;
      const x = 26 + (place % columns) * 44, y = 26 + Math.floor(place / columns) * 44;
      const part = draw("g", group === mine ? { class: "mine" } : {}, draw("circle", { cx: x, cy: y, r: 19 }));
      labels[place].forEach((line, row, all) => {
        const below = (row - (all.length - 1) / 2) * size * 1.15;
        part.append(draw("text", { x, y: y + below, "font-size": size.toFixed(1) }, line));
      });
      svg.append(part);
    });
    return svg;
  }
  const wide = (text) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x1100 ? 1 : 0.56), 0);
  // A label in at most three lines, as even as its words allow.
  function lines(text) {
    const words = text.split(" ");
    if (words.length === 1 || wide(text) <= 5) return [text];
    const rows = Math.min(3, words.length), most = Math.max(...words.map(wide), (wide(text) / rows) * 1.15), made = [""];
    for (const one of words) {
      const longer = made[made.length - 1] ? `${made[made.length - 1]} ${one}` : one;
      if (wide(longer) <= most || made.length === rows) made[made.length - 1] = longer;
      else made.push(one);
    }
    return made;
  }

  function close() {
    shown = null;
    at("seat").hidden = true; at("search").hidden = false; at("found").hidden = false;
    at("found").replaceChildren();
  }
  function clear() { at("words").value = ""; search(); }
  function speak(code) {
    language = code;
    document.documentElement.lang = code;
    at("event").textContent = said(data.event);
    at("title").textContent = document.title = word("title");
    at("label").textContent = word("label");
    at("hint").textContent = word("hint");
    at("languages").setAttribute("aria-label", word("language"));
    at("languages").replaceChildren(...data.languages.map((one) => {
      const button = make("button", { type: "button", lang: one, "aria-pressed": String(one === language) }, data.names[one]);
      button.addEventListener("click", () => {
        const person = shown;
        speak(one);
        if (person) open(person); else search();
        at("languages").querySelector('[aria-pressed="true"]').focus();
      });
      return button;
    }));
  }

  at("words").addEventListener("input", search);
  at("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const only = at("found").querySelectorAll("button");
    if (only.length === 1) only[0].click(); else if (only.length) only[0].focus();
  });
  document.addEventListener("keydown", (event) => {
    const buttons = [...at("found").querySelectorAll("button")], here = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") { clear(); at("words").focus(); }
    if (!buttons.length || shown) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    (here + step < 0 ? at("words") : buttons[Math.min(here + step, buttons.length - 1)]).focus();
  });
  // A screen that everybody uses shows nobody what the last one looked for.
  const rest = () => { clearTimeout(idle); idle = setTimeout(clear, IDLE); };
  for (const what of ["pointerdown", "keydown", "input"]) document.addEventListener(what, rest);

  speak(language);
  at("words").value = decodeURIComponent(location.hash.slice(1));
  search();
  if (!shown) at("words").focus();
})();
