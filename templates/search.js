"use strict";
// A classic script: pages opened from a folder may load no modules and fetch no files, but they may load scripts. The data of the
// search are scripts too, and call the two functions below.

(() => {
  // On a narrow screen the outline would stand above the document in its whole length.
  const outline = document.querySelector(".gliederung details");
  if (outline && window.matchMedia("(max-width: 63.99rem)").matches) outline.open = false;

  const form = document.getElementById("suche");
  if (!form) return;
  const hits = document.getElementById("treffer");
  const told = document.getElementById("meldung");
  const more = document.getElementById("mehr");
  const pages = document.getElementById("seiten");
  const fields = ["text", "dokument", "form", "jahr", "einheit", "menge", "termin"];
  const STEP = 100;
  // More documents than anyone scrolls through in a list: their titles are searched instead.
  const MOST_OPTIONS = 300;
  const SPELLED = { ä: "ae", ö: "oe", ü: "ue" };

  const printed = [...hits.children];
  let offer = null;
  let entries = null;
  let loading = null;
  let found = [];
  let shown = 0;

  const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
  const field = (name) => document.getElementById(name);

  // Letters as they are compared: no case, no marks above them, ß as ss. Umlauts are compared twice, without their dots and spelled out,
  // so that Bürger is found as burger and as buerger.
  function plainly(text, spelled) {
    const lower = text.toLowerCase().normalize("NFC");
    const written = spelled ? lower.replace(/[äöü]/g, (letter) => SPELLED[letter]) : lower;
    return written.normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss");
  }

  // The same, each letter with the place that it has in the text.
  function fold(text, spelled) {
    let letters = "";
    const places = [];
    let at = 0;
    for (const letter of text) {
      const plain = plainly(letter, spelled);
      letters += plain;
      for (let one = 0; one < plain.length; one += 1) places.push(at);
      at += letter.length;
    }
    places.push(text.length);
    return { letters, places };
  }

  const both = (text) => [plainly(text, false), plainly(text, true)];
  const words = (text) => text.split(/\s+/).filter((word) => word).map(both);
  const has = (folded, word) => folded.some((letters, way) => letters.includes(word[way]));

  function load(file) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = file;
      script.onload = done;
      script.onerror = () => failed(new Error(file));
      document.head.append(script);
    });
  }

  window.zieleAngebot = (data) => { offer = data; };
  window.zieleTeil = (rows) => {
    for (const [of, anchor, text, section, kind, chips, years, units] of rows) {
      const [title, page] = offer.documents[of];
      entries.push({ title, page, anchor, text, section, kind, chips, years, units, folded: both(`${text} ${section}`) });
    }
  };

  // The goals are loaded when they are first asked for, file by file, so that the page opens at once however many there are.
  function goals() {
    loading ??= (async () => {
      entries = [];
      for (let part = 1; part <= offer.parts; part += 1) {
        if (offer.parts > 1) told.textContent = `Lade Ziele … ${Math.round(100 * part / offer.parts)} %`;
        await load(`daten/ziele-${part}.js`);
      }
    })();
    return loading;
  }

  function option(select, value, text) {
    const one = document.createElement("option");
    one.value = value;
    one.textContent = text;
    select.append(one);
  }

  function stem(page) {
    return page.replace(/^dokumente\//, "").replace(/\.html$/, "");
  }

  function fill() {
    if (offer.documents.length > MOST_OPTIONS) {
      const input = document.createElement("input");
      input.type = "search";
      input.id = input.name = "dokument";
      input.autocomplete = "off";
      field("dokument").replaceWith(input);
      document.querySelector("label[for=dokument]").textContent = "Titel des Dokuments";
    } else {
      for (const [title, page] of offer.documents) option(field("dokument"), stem(page), title);
    }
    for (const [year, count] of Object.entries(offer.years)) option(field("jahr"), year, `${year} (${number(count)})`);
    for (const [unit, count] of Object.entries(offer.units)) option(field("einheit"), unit, `${unit} (${number(count)})`);
  }

  function state() {
    const values = new URLSearchParams();
    for (const name of fields) {
      const control = field(name);
      const value = control.type === "checkbox" ? (control.checked ? "1" : "") : control.value.trim();
      if (value) values.set(name, value);
    }
    return values;
  }

  function restore() {
    const values = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) {
      const control = field(name);
      const value = values.get(name) ?? "";
      if (control.type === "checkbox") control.checked = value === "1";
      else control.value = value;
    }
  }

  function filter(values) {
    const wanted = words(values.get("text") ?? "");
    const document_ = values.get("dokument");
    const titles = offer.documents.length > MOST_OPTIONS && document_ ? words(document_) : null;
    const folded = new Map();
    const title = (entry) => {
      if (!folded.has(entry.title)) folded.set(entry.title, both(entry.title));
      return folded.get(entry.title);
    };
    return entries.filter((entry) =>
      wanted.every((word) => has(entry.folded, word))
      && (!document_ || (titles ? titles.every((word) => has(title(entry), word)) : stem(entry.page) === document_))
      && (!values.has("form") || entry.kind === Number(values.get("form")))
      && (!values.has("jahr") || entry.years.includes(Number(values.get("jahr"))))
      && (!values.has("einheit") || entry.units.includes(values.get("einheit")))
      && (!values.has("menge") || entry.chips.some((chip) => chip[0] === 0))
      && (!values.has("termin") || entry.chips.some((chip) => chip[0] === 1)));
  }

  // Text with what was searched for marked in it. Only texts are made here, never markup.
  function marked(text, wanted) {
    const ranges = [];
    for (const [way, spelled] of [false, true].entries()) {
      const { letters, places } = fold(text, spelled);
      for (const word of wanted) {
        for (let at = letters.indexOf(word[way]); at >= 0; at = letters.indexOf(word[way], at + word[way].length)) {
          ranges.push([places[at], places[at + word[way].length]]);
        }
      }
    }
    ranges.sort((a, b) => a[0] - b[0]);
    const parts = [];
    let done = 0;
    for (const [from, to] of ranges) {
      if (from < done) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      parts.push(text.slice(done, from), mark);
      done = to;
    }
    parts.push(text.slice(done));
    return parts;
  }

  function element(name, className, ...children) {
    const one = document.createElement(name);
    if (className) one.className = className;
    one.append(...children);
    return one;
  }

  function item(entry, wanted) {
    const link = element("a", "", ...marked(entry.text, wanted));
    link.href = `${entry.page}#${entry.anchor}`;
    const parts = [element("p", "text", link)];
    if (entry.chips.length) {
      const chips = element("ul", "marken");
      chips.setAttribute("aria-label", "Mengen und Termine");
      for (const [kind, lead, value] of entry.chips) {
        const chip = element("li", kind ? "termin" : "menge");
        if (lead) chip.append(element("span", "", lead), " ");
        chip.append(value);
        chips.append(chip);
      }
      parts.push(chips);
    }
    const where = element("p", "ort", entry.title);
    if (entry.section) where.append(" · ", ...marked(entry.section, wanted));
    parts.push(where);
    return element("li", "satz", ...parts);
  }

  function next(wanted) {
    const rows = found.slice(shown, shown + STEP).map((entry) => item(entry, wanted));
    hits.append(...rows);
    shown += rows.length;
    more.hidden = shown >= found.length;
    return rows[0];
  }

  function say(count) {
    const all = `${number(offer.goals)} ${offer.goals === 1 ? "Ziel" : "Zielen"}`;
    if (count === 0) return `Keines von ${all} passt. Weniger Wörter oder Filter finden mehr.`;
    return `${number(count)} von ${all}`;
  }

  let turn = 0;
  async function search() {
    const values = state();
    const own = turn += 1;
    if ([...values].length === 0) {
      hits.replaceChildren(...printed);
      more.hidden = true;
      pages.hidden = false;
      told.textContent = "";
      return;
    }
    try {
      await goals();
    } catch (error) {
      loading = null;
      told.textContent = `Die Daten der Suche fehlen: ${error.message}. Der Bericht ist unvollständig kopiert.`;
      return;
    }
    // Somebody has typed on meanwhile.
    if (own !== turn) return;
    found = filter(values);
    shown = 0;
    hits.replaceChildren();
    pages.hidden = true;
    next(words(values.get("text") ?? ""));
    told.textContent = say(found.length);
  }

  function remember() {
    const values = state().toString();
    // Not a step back for every letter typed.
    history.replaceState(null, "", values ? `#${values}` : location.pathname + location.search);
  }

  let waiting = 0;
  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { remember(); search(); }, 120);
  }

  more.querySelector("button").addEventListener("click", () => {
    const first = next(words(state().get("text") ?? ""));
    first?.querySelector("a").focus();
  });
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
  window.addEventListener("hashchange", () => {
    // "#inhalt" is the way past the navigation, and no search.
    if (location.hash !== "#inhalt") { restore(); search(); }
  });

  load("daten/angebot.js").then(() => {
    fill();
    form.hidden = false;
    restore();
    search();
  }, () => { told.textContent = "Die Daten der Suche fehlen: daten/angebot.js. Der Bericht ist unvollständig kopiert."; });
})();
