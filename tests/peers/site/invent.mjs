// Makes documents that show everything a page can show, of outputs that `ziele extract` has just written: so they always have the keys of today.
//
// node invent.mjs FOLDER: reads hafenplan-2024.json and hafenplan-2027.json there and writes them anew, with their editions, and schaufenster.json.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
const write = (name, document) => writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(document, null, 2)}\n`);

for (const year of [2024, 2027]) {
  const plan = read(`hafenplan-${year}`);
  Object.assign(plan.document, { kind: "strategy", edition: `Hafenplan ${year}`, issuer: "Stadt am Hafen", period: { start: year, end: year + 3 } });
  write(`hafenplan-${year}`, plan);
}

const base = read("hafenplan-2024");
const copy = (record, more) => ({ ...structuredClone(record), ...more });
const goal = base.goals[0];
const series = base.indicators.find((indicator) => indicator.series);
const hostile = `<script>document.title="x"</script> "&amp;' ]]> <img src=x onerror=alert(1)> {{ 7 * 7 }} \u202e`;

// A point: year, value, then what is special about it.
const point = (year, value, more = {}) => ({ ...copy(series.series.points[0], { year, value, raw: value === null ? "-" : String(value), approximate: false }), ...more });
const indicators = [];
const add = (label, unit, kind, points) => {
  const id = `1.1/kennzahl-${indicators.length + 1}`;
  indicators.push(copy(series, { id, section: "1.1", label, unit, per: null, restates: null, goals: ["1.1/ziel-1"], series: { ...series.series, kind, points } }));
};
const years = (first, values) => values.map((value, at) => point(first + at, value));
const unit = (text, code = null, scale = 1) => ({ text, code, scale });

add("Ausgaben für Radwege", unit("T€", "EUR", 1000), "target", years(2019, [1200, 1350, 1500, 1650, 1800]));
add("Ausgaben für Radwege", unit("T€", "EUR", 1000), "actual", [point(2019, 1187.5), point(2020, 1290, { approximate: true }), point(2021, null), point(2022, 1710)]);
add("Saldo der Fähren", unit("Mio. €", "EUR", 1000000), "actual", years(2018, [-0.8, -0.35, 0, 0.2, -0.1]));
add("Fahrgäste seit 1995", null, "actual", years(1995, Array.from({ length: 30 }, (_, at) => 18400000 + ((at * 7919) % 13) * 310000)));
add("Ein einziger Wert", unit("%", "%"), "actual", years(2023, [64]));
add("Immer gleich", null, "target", years(2020, [50, 50, 50, 50]));
add("Immer null", null, "actual", years(2020, [0, 0, 0, 0, 0]));
add("Zählung im Oktober", null, "actual", [point(2019, 311, { edtf: "2019-10" }), point(2020, 322, { edtf: "2020-10" }), point(2021, 340), point(2024, 402, { edtf: "2024-03" })]);
add("Nur Striche", null, "target", years(2020, [null, null]));
add(hostile, unit(hostile.slice(0, 30)), "target", years(2020, [1, 2, 3]));
add("Sehr große Zahlen", unit("Byte"), "actual", years(2020, [1.5e14, 2.25e14, 9.007e14]));

const project = base.projects[0];
const projects = [
  ["Ein Tag", "2021-03-08"], ["Ein Monat", "2021-06"], ["Ein Drittel", "2022-39"], ["Ein Quartal", "2022-34"], ["Ein Halbjahr", "2023-40"],
  ["Eine Jahreszeit", "2022-23"], ["Ein Jahr", "2024"], ["Ein Zeitraum", "2021-39/2023-37"], ["Ohne Datum", null], [hostile, "2023-12"],
].map(([title, edtf], at) => copy(project, {
  id: `2/vorhaben-${at + 1}`, section: "2", title, status: at % 3 ? "Umsetzung" : null,
  milestone: title === "Ohne Datum" ? { kind: "Abschluss", edtf: null, text: "demnächst" } : { kind: "Pilot", edtf, text: edtf },
}));

write("schaufenster", {
  ...base,
  document: { ...base.document, id: "schaufenster", title: `Schaufenster ${hostile}`, edition: null, issuer: hostile, source: { ...base.document.source, path: "schaufenster/<plan>#1 100 %.txt" } },
  goals: [...base.goals, copy(goal, { id: "1.1/ziel-99", text: hostile, restates: null })],
  indicators,
  projects,
});
