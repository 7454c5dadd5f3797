// The search over all goals: by words in any case, with and without umlauts, by each filter, with the keyboard alone.
import { join } from "node:path";

/** The number that the page says it has found; 0 for "Keine Treffer". Where nothing is asked for, it says nothing. */
const told = async (page) => {
  const text = await page.locator("#meldung").textContent();
  if (text.trim() === "") return null;
  return Number(text.match(/[\d.]+/)?.[0].replaceAll(".", "") ?? NaN);
};

export const search = async ({ opened, check, accessible, report, documents, at, fragment }) => {
  const page = await opened();
  const start = at(join(report, "ziele.html"));
  const goals = documents.flatMap((document) => document.goals.map((goal) => ({ ...goal, document })));
  const settled = () => page.waitForTimeout(400);
  const find = async (text) => { await page.locator("#text").fill(text); await settled(); };

  await page.goto(start);
  await page.locator("#suche").waitFor({ state: "visible" });
  await settled();
  // Where nothing is asked for, the first page of the list stands as it was written.
  const listed = await page.locator("#treffer > li").count();
  check(listed > 0 && await told(page) === null, `ungefiltert ${listed} Ziele und die Meldung ${await told(page)}`);

  // A goal whose words have an umlaut, written in other ways than in print.
  const known = goals.find((goal) => /[äöü]/.test(goal.text) && goal.text.length > 40 && goal.text.length < 120);
  const words = known.text.split(/[^\p{L}-]+/u).filter((word) => word.length > 6).slice(0, 3);
  check(words.length > 0, "kein Ziel mit langen Wörtern");
  const folded = (word) => word.toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss");
  for (const write of [(word) => word, (word) => word.toUpperCase(), (word) => word.toLowerCase(), folded]) {
    const text = words.map(write).join(" ");
    await find(text);
    check((await page.locator("#treffer").textContent()).includes(known.text), `„${text}“ findet nicht: ${known.text}`);
  }
  // As many as have the word; the page says the number, and shows as many, or fewer with a button for more.
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
  await find("zusätzlich");
  const expected = goals.filter((goal) => plain(goal.text).includes("zusatzlich")).length;
  check(await told(page) === expected && expected > 0, `„zusätzlich“: ${await told(page)} statt ${expected}`);
  await find("gibtesbestimmtnirgendwo");
  check(await page.locator("#treffer > li:visible").count() === 0 && (await page.locator("#meldung").textContent()) !== "", "ein Wort, das es nicht gibt, findet etwas oder die Seite sagt nichts dazu");
  await accessible(page, "Suche ohne Treffer");
  await find("");

  // Each filter narrows, says by how much, and is set back.
  const all = goals.length;
  const narrowed = async (what, expected) => {
    await settled();
    const found = await told(page);
    check(found < all && found > 0, `Filter ${what}: ${found} von ${all}`);
    if (expected !== undefined) check(found === expected, `Filter ${what}: ${found} statt ${expected}`);
    const rows = await page.locator("#treffer > li").count();
    check(rows === found || (rows < found && await page.locator("#mehr").isVisible()), `Filter ${what}: ${rows} Zeilen für ${found} Treffer`);
    await page.locator("#suche [type=reset]").click();
    await settled();
    const again = await page.locator("#treffer > li:visible").count();
    check(await told(page) === null && again === listed, `nach dem Zurücksetzen ${again} statt ${listed} Ziele`);
  };
  for (const name of ["dokument", "form", "jahr", "einheit"]) {
    const options = await page.locator(`#${name} option`).evaluateAll((options) => options.map((option) => option.value).filter((value) => value !== ""));
    check(options.length > 0, `Filter ${name} hat nichts zur Wahl`);
    if (options.length === 0) continue;
    await page.locator(`#${name}`).selectOption(options[0]);
    const forms = ["block", "list", "prose"];
    await narrowed(`${name}=${options[0]}`, name === "form" ? goals.filter((goal) => goal.form === forms[Number(options[0])]).length : undefined);
  }
  await page.locator("#menge").check();
  await narrowed("menge", goals.filter((goal) => goal.quantities.length > 0).length);
  await page.locator("#termin").check();
  await narrowed("termin", goals.filter((goal) => goal.dates.length > 0).length);

  // With the keyboard alone: to the field, a word, to the first result, and to its record.
  await page.goto(start);
  await page.locator("#suche").waitFor({ state: "visible" });
  await settled();
  const focused = () => page.evaluate(() => ({ id: document.activeElement?.id, hit: !!document.activeElement?.closest("#treffer") && document.activeElement.tagName === "A" }));
  const outlined = () => page.evaluate(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0; });
  const tabTo = async (reached, what) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      check(await outlined(), `mit der Tastatur: kein Rahmen auf dem Weg zu ${what}`);
      if (reached(await focused())) return;
    }
    check(false, `mit der Tastatur nicht zu erreichen: ${what}`);
  };
  await tabTo((on) => on.id === "text", "Suchfeld");
  await page.keyboard.type(words[0]);
  await settled();
  await tabTo((on) => on.hit, "erster Treffer");
  await page.keyboard.press("Enter");
  await page.waitForURL(/dokumente\/.*#/);
  const target = new URL(page.url()).hash.slice(1);
  check(goals.some((goal) => fragment(goal.id) === decodeURIComponent(target) && plain(goal.text).includes(plain(words[0]))), `Enter führt zu ${page.url()}`);
  await page.context().close();
};
