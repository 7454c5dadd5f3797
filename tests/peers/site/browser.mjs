// Reads a report as people do: every page in both themes, wide and as narrow as a phone, with mouse, keyboard and without scripts.
//
// node browser.mjs REPORT DOCUMENTS…: the report, and the folders of the documents that it was made of. SITE_NODE is the folder with the
// packages. Ends with 1 if anything is wrong.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { search } from "./search.mjs";

const require = createRequire(join(process.env.SITE_NODE, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const report = resolve(process.argv[2]);
const documents = process.argv.slice(3).flatMap((folder) =>
  readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "index.json").sort().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8"))));
const pictures = process.env.SITE_SCREENSHOTS;
const WIDTHS = [1280, 390];
const THEMES = ["light", "dark"];
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

const faults = [];
let checks = 0;
const check = (holds, what) => {
  checks += 1;
  if (!holds) { faults.push(what); console.error(`FALSCH: ${what}`); }
};

const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  return entry.isDirectory() ? files(path) : path.endsWith(".html") ? [path] : [];
}).sort();
const pages = files(report);
const at = (file) => pathToFileURL(file).href;
const named = (file) => relative(report, file);
// The rule of the site: what is no letter, digit, dot or hyphen becomes its code point.
const fragment = (id) => [...id].map((letter) => /[A-Za-z0-9.-]/.test(letter) ? letter : letter === "/" ? "_" : `_${letter.codePointAt(0).toString(16)}_`).join("");
const pageOf = (document) => join(report, "dokumente", `${document.document.id}.html`);

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** A page that complains of all that a reader would not see: messages of the console, requests that fail, requests to anywhere but files. */
const opened = async (options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const where = () => { try { return named(fileURLToPath(page.url().split("#")[0])); } catch { return page.url(); } };
  page.on("console", (message) => check(!["error", "warning"].includes(message.type()), `${where()}: Konsole: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `${where()}: ${error}`));
  page.on("requestfailed", (request) => check(false, `${where()}: ${request.url()} ist nicht ladbar`));
  page.on("request", (request) => check(request.url().startsWith(at(report)), `${where()}: fragt nach ${request.url()}`));
  page.on("dialog", (dialog) => { check(false, `${where()}: Fenster: ${dialog.message()}`); dialog.dismiss(); });
  return page;
};

/** What axe finds on the page as it is. */
const accessible = async (page, where) => {
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe);
  const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false }), STANDARDS);
  for (const violation of found.violations) {
    check(false, `${where}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""}`).join(" | ")} (${violation.nodes.length}×)`);
  }
  check(true, where);
};

/** Every page, in every theme and width. */
const everyPage = async () => {
  for (const width of WIDTHS) for (const colorScheme of THEMES) {
    const page = await opened({ colorScheme, viewport: { width, height: 900 } });
    for (const file of pages) {
      const where = `${named(file)} (${colorScheme}, ${width})`;
      await page.goto(at(file));
      const seen = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        sticking: [...document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
          && !element.closest(".rolle, svg, .vh")).slice(0, 3).map((element) => element.outerHTML.slice(0, 150)),
        heads: document.querySelectorAll("h1").length,
        lang: document.documentElement.lang,
        title: document.title,
        dark: getComputedStyle(document.body).backgroundColor,
        ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
      }));
      check(seen.wide <= 0, `${where}: ragt um ${seen.wide} px über den Rand: ${seen.sticking.join(" | ")}`);
      check(seen.heads === 1 && seen.lang === "de" && seen.title !== "", `${where}: ${seen.heads} h1, lang ${seen.lang}, title ${seen.title}`);
      check(new Set(seen.ids).size === seen.ids.length, `${where}: eine id steht zweimal`);
      const brightness = seen.dark.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      check((brightness < 384) === (colorScheme === "dark"), `${where}: Grund ${seen.dark}`);
      await accessible(page, where);
      if (pictures) {
        mkdirSync(pictures, { recursive: true });
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        // A whole strategy is a picture that nobody can look at: the first screens are enough.
        await page.screenshot({ path: join(pictures, `${named(file).replaceAll("/", "_")}-${colorScheme}-${width}.png`), clip: { x: 0, y: 0, width, height: Math.min(height, 4000) }, fullPage: true });
      }
    }
    await page.context().close();
  }
};

/** Links lead to pages that are there, and to elements that are on them. */
const links = async () => {
  const page = await opened();
  const ids = new Map();
  const led = new Map();
  for (const file of pages) {
    await page.goto(at(file));
    const seen = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
      links: [...document.querySelectorAll("a[href]")].map((link) => link.href),
    }));
    ids.set(file, new Set(seen.ids));
    led.set(file, seen.links);
  }
  for (const [file, targets] of led) for (const target of new Set(targets)) {
    const url = new URL(target);
    check(url.protocol === "file:" || url.protocol === "mailto:", `${named(file)}: Link auf ${target}`);
    if (url.protocol !== "file:") continue;
    const path = fileURLToPath(url.href.split("#")[0]);
    let there = false;
    try { there = statSync(path).isFile(); } catch { /* told below */ }
    check(there, `${named(file)}: Link auf ${path}, das es nicht gibt`);
    if (url.hash && ids.has(path)) check(ids.get(path).has(decodeURIComponent(url.hash.slice(1))), `${named(file)}: Link auf ${named(path)}${url.hash}: kein Element`);
  }
  await page.context().close();
};

/** The indicator that is drawn in the same picture. */
const counterpart = (document, indicator) => document.indicators.find((other) => other.section === indicator.section && other.label === indicator.label
  && JSON.stringify(other.unit) === JSON.stringify(indicator.unit) && other.series && other.series.kind !== indicator.series.kind);

/** Every series is drawn with all its values, the greater the higher, and with its years. */
const charts = async () => {
  const page = await opened();
  let drawn = 0;
  for (const document of documents.filter((document) => document.indicators.some((indicator) => indicator.series))) {
    await page.goto(at(pageOf(document)));
    for (const indicator of document.indicators.filter((indicator) => indicator.series)) {
      const where = `${document.document.id} ${indicator.id}`;
      const all = [indicator, counterpart(document, indicator)].filter(Boolean).map((one) => one.series);
      const points = all.flatMap((series) => series.points);
      const valued = points.filter((point) => point.value !== null);
      const seen = await page.evaluate((id) => {
        const record = document.getElementById(id);
        const svg = record?.querySelector(".bild > svg");
        if (!svg) return null;
        const middle = (element) => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
        const frame = svg.getBoundingClientRect();
        const labelled = svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
        return {
          role: svg.getAttribute("role"),
          labelled,
          years: [...svg.querySelectorAll(".jahr")].map((text) => text.textContent),
          points: [...svg.querySelectorAll(".punkt")].map((point) => ({ kind: point.closest(".werte").classList.contains("plan") ? "target" : "actual", place: middle(point.lastElementChild), title: point.querySelector("title").textContent })),
          gaps: svg.querySelectorAll(".luecke").length,
          about: svg.querySelectorAll(".punkt .etwa").length,
          outside: [...svg.querySelectorAll("text, .punkt, .luecke")].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
          }).map((element) => element.textContent),
          cells: record.querySelectorAll("table.reihe td").length,
        };
      }, fragment(indicator.id));
      // A single value is no picture, and what is planned and what is reported stand in one, at the first of the two.
      const other = counterpart(document, indicator);
      const isSecond = other && counterpart(document, other) === indicator && document.indicators.indexOf(other) < document.indicators.indexOf(indicator)
        && other.series.points.length > 0;
      if (valued.length < 2 || isSecond) { check(seen === null, `${where}: ein Bild zu viel`); continue; }
      check(seen !== null, `${where}: kein Bild`);
      if (!seen) continue;
      drawn += 1;
      check(seen.role === "img" && seen.labelled.length === 2 && seen.labelled.every((text) => text !== ""), `${where}: Bild ohne Namen: ${seen.labelled}`);
      check(seen.points.length === valued.length, `${where}: ${seen.points.length} Punkte für ${valued.length} Werte`);
      check(seen.about === valued.filter((point) => point.approximate).length, `${where}: ${seen.about} ungefähre Werte`);
      check(seen.cells === indicator.series.points.length, `${where}: die Tabelle hat ${seen.cells} Werte`);
      check(seen.outside.length === 0, `${where}: außerhalb des Bildes: ${seen.outside}`);
      const span = [Math.min(...points.map((point) => point.year)), Math.max(...points.map((point) => point.year))];
      const expected = Array.from({ length: span[1] - span[0] + 1 }, (_, at) => String(span[0] + at));
      check(expected.length <= 8 ? seen.years.join() === expected.join() : seen.years.length >= 3 && seen.years.every((year) => expected.includes(year)), `${where}: Jahre ${seen.years}`);
      for (const series of all) {
        const values = series.points.filter((point) => point.value !== null);
        const places = seen.points.filter((point) => point.kind === series.kind);
        check(places.length === values.length, `${where}: ${places.length} Punkte der Art ${series.kind}`);
        check(places.every((one, at) => at === 0 || one.place[0] > places[at - 1].place[0]), `${where}: Punkte nicht in der Folge der Zeit`);
        const wrong = values.some((one, a) => values.some((other, b) => one.value > other.value && places[a] && places[b] && places[a].place[1] > places[b].place[1] + 0.5));
        check(!wrong, `${where}: ein größerer Wert steht tiefer`);
        if (series.points.some((point) => point.value === null)) check(seen.gaps > 0, `${where}: eine Lücke ohne Zeichen`);
      }
    }
  }
  check(drawn > 40, `nur ${drawn} Bilder`);
  await page.context().close();
  return drawn;
};

/** Records of a PDF lead to their page; a link to a record leads to it. */
const passages = async () => {
  const page = await opened();
  let checked = 0;
  for (const document of documents) {
    const records = [...document.goals, ...document.indicators, ...document.principles, ...document.projects];
    await page.goto(at(pageOf(document)));
    for (const record of records) {
      const seen = await page.evaluate((id) => {
        const element = document.getElementById(id);
        return element && { text: element.querySelector(".text")?.textContent, raw: element.querySelector(".quelle pre")?.textContent.trim(), links: [...element.querySelectorAll(".quelle a")].map((link) => link.getAttribute("href")) };
      }, fragment(record.id));
      const where = `${document.document.id} ${record.id}`;
      check(seen !== null, `${where}: nicht auf der Seite`);
      if (!seen) continue;
      check(seen.text === (record.text ?? record.label) || seen.text === record.title, `${where}: auf der Seite steht „${seen.text}“`);
      check(seen.raw === record.source.raw.replaceAll("\r\n", "\n").trim(), `${where}: Fundstelle nicht wie im Dokument`);
      if (document.document.source.media_type === "application/pdf") {
        checked += 1;
        const pages = new Set([record.source.page, ...(record.source.places ?? []).map((place) => place.page)]);
        check(seen.links.length > 0 && seen.links.every((link) => pages.has(Number(link.match(/#page=(\d+)$/)?.[1]))), `${where}: Seite ${[...pages]}, Links ${seen.links}`);
      }
    }
    // Whatever a passage belongs to, it leads to the pages that it names.
    const astray = await page.evaluate(() => [...document.querySelectorAll(".quelle")].flatMap((passage) => {
      const named = [...passage.querySelector("summary").textContent.matchAll(/Seite (\d+)/g)].map((match) => match[1]);
      return [...passage.querySelectorAll("a[href*='#page=']")].map((link) => link.getAttribute("href").split("#page=")[1]).filter((page) => !named.includes(page));
    }));
    check(astray.length === 0, `${document.document.id}: Fundstellen führen auf die Seiten ${astray}`);
    const last = records.at(-1);
    if (!last) continue;
    await page.goto("about:blank");
    await page.goto(`${at(pageOf(document))}#${fragment(last.id)}`);
    const top = await page.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top, fragment(last.id));
    check(top >= -1 && top < 900, `${document.document.id}#${fragment(last.id)}: steht bei ${top} px`);
  }
  check(checked > 5, `nur ${checked} Fundstellen in PDFs`);
  await page.context().close();
};

/** Of a comparison, each fate can be hidden and shown. */
const comparisons = async () => {
  const page = await opened();
  const files = pages.filter((file) => dirname(file).endsWith("vergleich"));
  check(files.length >= 2, `${files.length} Vergleiche`);
  for (const file of files) {
    const where = named(file);
    await page.goto(at(file));
    // The list of headings is shut until someone asks for it, with the keyboard as well.
    for (const summary of await page.locator("section.art > details > summary").all()) {
      check(await page.locator("section.art > details > ol:visible").count() === 0, `${where}: die Abschnitte stehen offen`);
      await summary.press("Enter");
    }
    const shown = () => page.locator("[data-schicksal]:visible").count();
    const all = await page.locator("[data-schicksal]").count();
    check(await shown() === all && all > 0, `${where}: ${await shown()} von ${all} zu sehen`);
    const boxes = page.locator("#auswahl input");
    const keys = await boxes.evaluateAll((boxes) => boxes.map((box) => box.value));
    for (const key of keys) {
      const own = await page.locator(`[data-schicksal="${key}"]`).count();
      await page.locator(`#auswahl input[value="${key}"]`).uncheck();
      check(await shown() === all - own && own > 0, `${where}: ohne ${key}: ${await shown()} von ${all}, ${own} weniger erwartet`);
      check((await page.locator("#gezeigt").textContent()).startsWith(`${(all - own).toLocaleString("de-DE")} von `), `${where}: Zahl ${await page.locator("#gezeigt").textContent()}`);
      await page.locator("#auswahl [type=reset]").click();
      await page.waitForFunction((all) => document.querySelectorAll("[data-schicksal]:not([hidden])").length === all, all);
    }
    const sum = await page.locator("table.bilanz tbody td:last-child").evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent.replaceAll(".", "")), 0));
    check(sum === all, `${where}: die Bilanz zählt ${sum}, auf der Seite stehen ${all}`);
    // By keyboard alone: the first box is reached and changed.
    await page.locator("h1").click();
    for (let step = 0; step < 60 && !await page.evaluate(() => document.activeElement?.matches("#auswahl input")); step += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    check(await shown() < all, `${where}: mit der Tastatur lässt sich nichts wählen`);
  }
  await page.context().close();
};

/** Without scripts, everything can be read. */
const unscripted = async () => {
  const page = await opened({ javaScriptEnabled: false });
  for (const file of pages) {
    await page.goto(at(file));
    const seen = await page.locator("main").innerText();
    check(seen.length > 40, `${named(file)}: ohne JavaScript leer`);
    check(await page.locator("form:visible").count() === 0, `${named(file)}: ohne JavaScript ein Formular, das nichts tut`);
  }
  for (const document of documents.filter((document) => document.goals.length > 0)) {
    await page.goto(at(pageOf(document)));
    const texts = new Set(await page.locator("main .text").allTextContents());
    check(document.goals.every((goal) => texts.has(goal.text)), `${document.document.id}: ohne JavaScript fehlen Ziele`);
  }
  await page.context().close();
};

/** What does not go by itself: the overview names each document and each source that could not be read. */
const overview = async () => {
  const page = await opened();
  await page.goto(at(join(report, "index.html")));
  const text = await page.locator("main").textContent();
  for (const document of documents) check(text.includes(document.document.source.path), `die Übersicht nennt ${document.document.source.path} nicht`);
  check(text.includes("kaputt.pdf"), "die Übersicht nennt kaputt.pdf nicht");
  await page.goto(at(pageOf(documents.find((document) => document.document.id === "schaufenster"))));
  check(await page.locator(".zeitlauf ol > li").count() === 9 && await page.locator(".zeitlauf ul > li").count() === 1, "der Zeitverlauf hat nicht alle Vorhaben");
  const council = documents.find((document) => document.council?.questions.length);
  await page.goto(at(pageOf(council)));
  check(await page.locator(".frage").count() === council.council.questions.length, `${council.document.id}: nicht alle Fragen`);
  check(await page.locator("script:not([src]), [onerror], [onclick], [style]").count() === 0, "Skripte oder Stile stehen in der Seite");
  await page.context().close();
};

try {
  await everyPage();
  await links();
  const drawn = await charts();
  await passages();
  await comparisons();
  await unscripted();
  await overview();
  await search({ opened, check, accessible, report, documents, at, fragment });
  console.log(`${pages.length} Seiten von ${documents.length} Dokumenten in ${THEMES.length} Farben und ${WIDTHS.length} Breiten, ${drawn} Bilder, ${checks} Prüfungen, ${faults.length} Fehler (${basename(report)})`);
} finally {
  await browser.close();
}
process.exitCode = faults.length === 0 ? 0 : 1;
