//! What `ziele export` writes, refuses and says.

use crate::workspace::{GOALS, Run, Workspace};
use parquet::data_type::AsBytes as _;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{Cursor, Read as _};
use ziele::export::{Kind, TABLES};

/// A strategy with a quantity, dates, a series with a blank, a formula, a principle, findings and a diagnostic.
const PLAN: &str = "Mobilitätsplan 2024–2027\n\n1 RADVERKEHR\n\nZIELE:\n\n- Ausbau des Radwegenetzes um 7,5 km pro Jahr bis Ende 2027\n\n\
                    - @stadtrad bekannter machen, \"von Haus zu Haus\"\n\nKENNZAHLEN:\n\nLänge der neuen Radwege in km für 2024 bis 2027:\n\n\
                    7,5 | - | ca. 9 | 10,25\n\n2 BUSVERKEHR\n\nGRUNDSÄTZE:\n\n- Busse haben Vorrang\n\nKENNZAHLEN:\n\n\
                    Anzahl der Haltestellen mit Anzeige in %:\n\n5% | 20% | 50%\n";

/// A council answer with a contact, a session, two questions, and an answer of two paragraphs that names another paper.
const ANSWER: &str = "| Antwort auf Anfragen | |\n|---|---|\n| Fachbereich | Verkehr |\n| Bearbeiter/in | Dr. Eva Beispiel |\n\
                      | Telefon | +49 202 123 |\n| E-Mail | eva.beispiel@talheim.de |\n| Datum | 07.02.2024 |\n\
                      | Drucks.-Nr. | VO/0815/24 öffentlich |\n\n| Sitzung am | Gremium | Beschlussqualität |\n|---|---|---|\n\
                      | 20.02.2024 | Verkehrsausschuss | Entgegennahme o. B. |\n\nAntwort auf die Anfrage der Fraktion Rad (VO/0714/24)\n\n\
                      **Frage 1: Wie viele Bänke werden ersetzt?**\n\nErsetzt werden 14 Bänke bis Mitte 2024, siehe VO/0001/23.\n\n\
                      - Acht stehen im Norden.\n\n**Frage 2: Wann wird gebaut?**\n";

const FORMATS: [&str; 5] = ["csv", "jsonl", "parquet", "xlsx", "datapackage"];

/// The outputs of both, and of a source that cannot be read.
fn workspace() -> Workspace {
    let workspace = Workspace::with(&[
        ("seeds/plan.txt", PLAN),
        ("seeds/antwort.md", ANSWER),
        ("seeds/leer.txt", " \n"),
    ]);
    assert_eq!(workspace.run(&["extract", "-q"]).code, 1);
    workspace
}

fn export(workspace: &Workspace, format: &str, folder: &str) {
    let run = workspace.run(&["export", "--to", format, "-o", folder]);
    let told = format!(
        "ziele: {folder}: 1 source could not be read when the outputs were made, and is in the table failed\n"
    );
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr),
        (0, "", told),
        "{format}"
    );
}

/// The files of a folder, one below the other.
fn joined(workspace: &Workspace, folder: &str) -> String {
    let text = |bytes| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    let parts: Vec<String> = workspace
        .files(folder)
        .into_iter()
        .map(|(name, bytes)| format!("== {name}\n{}", text(bytes)))
        .collect();
    parts.concat()
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/export"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text); });
}

/// The rows of a table of `--to jsonl`.
fn rows(workspace: &Workspace, folder: &str, table: &str) -> Vec<Map<String, Value>> {
    let text = fs::read_to_string(workspace.path(&format!("{folder}/{table}.jsonl"))).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn csv_has_a_file_for_every_table() {
    let workspace = workspace();
    export(&workspace, "csv", "tables");
    let names: Vec<String> = workspace.names("tables");
    let mut expected: Vec<String> = TABLES
        .iter()
        .map(|table| format!("{}.csv", table.name))
        .collect();
    expected.sort();
    assert_eq!(names, expected);
    for (name, bytes) in workspace.files("tables") {
        let ends = bytes
            .iter()
            .zip(&bytes[1..])
            .filter(|(_, next)| **next == b'\n');
        // Line feeds stand alone only between the paragraphs of an answer, in quotes.
        assert!(
            name == "questions.csv" || ends.into_iter().all(|(before, _)| *before == b'\r'),
            "{name} has lines as RFC 4180 does"
        );
        assert!(bytes.ends_with(b"\r\n"), "{name}");
    }
    snapshot("csv", &joined(&workspace, "tables"));
}

#[test]
fn json_lines_have_the_types_of_json_and_texts_as_they_are() {
    let workspace = workspace();
    export(&workspace, "jsonl", "tables");
    snapshot("jsonl", &joined(&workspace, "tables"));
    assert_eq!(
        rows(&workspace, "tables", "series")[3]["value"],
        json!(10.25)
    );
    assert_eq!(
        rows(&workspace, "tables", "goals")[1]["text"],
        "@stadtrad bekannter machen, \"von Haus zu Haus\""
    );
}

#[test]
fn a_data_package_describes_its_files() {
    let workspace = workspace();
    export(&workspace, "csv", "tables");
    export(&workspace, "datapackage", "package");
    let mut files = workspace.files("package");
    let described = files
        .iter()
        .position(|(name, _)| name == "datapackage.json")
        .unwrap();
    let package = String::from_utf8(files.remove(described).1).unwrap();
    assert_eq!(
        files,
        workspace.files("tables"),
        "the files are those of --to csv"
    );
    let parsed: Value = serde_json::from_str(&package).unwrap();
    for (resource, table) in parsed["resources"].as_array().unwrap().iter().zip(TABLES) {
        let bytes =
            fs::read(workspace.path(&format!("package/{}", resource["path"].as_str().unwrap())))
                .unwrap();
        assert_eq!(resource["bytes"], bytes.len());
        let digest = Sha256::digest(&bytes)
            .iter()
            .fold("sha256:".to_owned(), |hex, byte| {
                hex + &format!("{byte:02x}")
            });
        assert_eq!(resource["hash"], digest);
        let head: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(
            head.join(","),
            String::from_utf8_lossy(&bytes)
                .lines()
                .next()
                .unwrap()
                .trim_end(),
            "{}",
            table.name
        );
    }
    snapshot("datapackage", &package);
}

/// A cell of Parquet, as JSON Lines write it.
fn told(field: &Field, kind: Kind) -> String {
    match (field, kind) {
        (Field::Null, _) => "null".to_owned(),
        (Field::Str(text), _) => serde_json::to_string(text).unwrap(),
        (Field::Long(number), _) => number.to_string(),
        (Field::Bool(flag), _) => flag.to_string(),
        (Field::Date(day), Kind::Day) => format!(
            "\"{}\"",
            jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(*day)
        ),
        (Field::Decimal(decimal), Kind::Decimal) => {
            assert_eq!((decimal.precision(), decimal.scale()), (38, 10));
            let digits = i128::from_be_bytes(decimal.data().as_bytes().try_into().unwrap());
            rust_decimal::Decimal::from_i128_with_scale(digits, 10)
                .normalize()
                .to_string()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn parquet_reads_back_as_json_lines() {
    let workspace = workspace();
    export(&workspace, "jsonl", "lines");
    export(&workspace, "parquet", "tables");
    assert_eq!(workspace.names("tables").len(), TABLES.len());
    for table in TABLES {
        let reader = SerializedFileReader::new(
            File::open(workspace.path(&format!("tables/{}.parquet", table.name))).unwrap(),
        )
        .unwrap();
        let file = reader.metadata().file_metadata();
        assert_eq!(
            file.created_by(),
            Some(concat!("ziele version ", env!("CARGO_PKG_VERSION")))
        );
        let kinds: Vec<Kind> = table.columns().map(|column| column.kind).collect();
        let line = |row: parquet::record::Row| {
            let cells: Vec<String> = row
                .get_column_iter()
                .zip(&kinds)
                .map(|((name, field), kind)| format!("\"{name}\":{}", told(field, *kind)))
                .collect();
            format!("{{{}}}\n", cells.join(","))
        };
        let lines: String = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| line(row.unwrap()))
            .collect();
        assert_eq!(
            lines,
            fs::read_to_string(workspace.path(&format!("lines/{}.jsonl", table.name))).unwrap(),
            "{}",
            table.name
        );
    }
}

/// A part of the workbook.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_workbook_has_typed_cells_and_frozen_heads_and_no_formula() {
    let workspace = workspace();
    export(&workspace, "xlsx", "tables");
    assert_eq!(workspace.names("tables"), ["ziele.xlsx"]);
    let workbook = fs::read(workspace.path("tables/ziele.xlsx")).unwrap();
    let names = part(&workbook, "xl/workbook.xml");
    for (number, table) in (1..).zip(TABLES) {
        let sheet = part(&workbook, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(
            names.contains(&format!(
                "<sheet name=\"{}\" sheetId=\"{number}\"",
                table.name
            )),
            "{names}"
        );
        assert!(
            sheet.contains(
                "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            ),
            "{sheet}"
        );
        assert!(sheet.contains("<autoFilter ref=\"A1:"), "{sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
    }
    let at = |name: &str| TABLES.iter().position(|table| table.name == name).unwrap() + 1;
    let series = part(
        &workbook,
        &format!("xl/worksheets/sheet{}.xml", at("series")),
    );
    let text = |text: &str| format!("t=\"inlineStr\"><is><t>{text}</t></is></c>");
    // The second point: its year, no value, the dash as printed, and that it is not approximate.
    assert!(
        series.contains("<c r=\"E3\"><v>2025</v></c><c r=\"H3\""),
        "{series}"
    );
    assert!(series.contains(&text("-")), "a dash stays a dash");
    assert!(
        series.contains("<c r=\"I3\" t=\"b\"><v>0</v></c>"),
        "{series}"
    );
    assert!(series.contains("<c r=\"G5\"><v>10.25</v></c>"), "{series}");
    // 2027-12-31, counted from the last day of 1899 in a calendar with a 29 February 1900.
    let dates = part(
        &workbook,
        &format!("xl/worksheets/sheet{}.xml", at("dates")),
    );
    assert!(dates.contains("<v>46752</v></c>"), "{dates}");
    let goals = part(
        &workbook,
        &format!("xl/worksheets/sheet{}.xml", at("goals")),
    );
    assert!(
        goals.contains("@stadtrad bekannter machen, \"von Haus zu Haus\""),
        "{goals}"
    );
    assert!(
        part(&workbook, "xl/styles.xml").contains("quotePrefix=\"1\""),
        "a text that looks like a formula stays one when it is edited"
    );
    assert!(
        part(&workbook, "docProps/core.xml").contains("1900-03-01T00:00:00Z"),
        "no clock"
    );
}

#[test]
fn the_same_documents_make_the_same_bytes() {
    let workspace = workspace();
    for format in FORMATS {
        let write = |inputs: [&str; 2], folder: &str| {
            let run =
                workspace.run(&["export", inputs[0], inputs[1], "--to", format, "-o", folder]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{format}");
            workspace.files(folder)
        };
        let first = write(
            ["output/plan.json", "output/antwort.json"],
            &format!("{format}/1"),
        );
        assert_eq!(
            first,
            write(
                ["output/antwort.json", "output/plan.json"],
                &format!("{format}/2")
            ),
            "{format}"
        );
        assert_eq!(
            first,
            write(
                ["output/antwort.json", "output/plan.json"],
                &format!("{format}/1")
            ),
            "{format}, over the first"
        );
    }
}

#[test]
fn a_source_makes_the_rows_of_its_output() {
    let workspace = workspace();
    let write = |input: &str, folder: &str| {
        assert_eq!(
            workspace
                .run(&["export", input, "--to", "jsonl", "-o", folder])
                .code,
            0
        );
        workspace.files(folder)
    };
    assert_eq!(
        write("seeds/plan.txt", "source"),
        write("output/plan.json", "output-of-it")
    );
    let document = fs::read_to_string(workspace.path("output/plan.json")).unwrap();
    assert_eq!(
        workspace
            .run_with_stdin(&["export", "-", "--to", "jsonl", "-o", "stdin"], &document)
            .code,
        0
    );
    assert_eq!(workspace.files("stdin"), workspace.files("source"));
}

#[test]
fn documents_without_records_make_tables_with_heads_alone() {
    let workspace = Workspace::with(&[(
        "seeds/brief.txt",
        "Sehr geehrte Damen und Herren, die Brücke ist nicht gesperrt und der Bus fährt.\n",
    )]);
    workspace.run(&["extract", "-q"]);
    for format in FORMATS {
        let run = workspace.run(&["export", "--to", format, "-o", format]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{format}");
    }
    assert_eq!(workspace.names("csv").len(), TABLES.len());
    assert_eq!(rows(&workspace, "jsonl", "documents").len(), 1);
    for table in TABLES
        .iter()
        .filter(|table| !["documents", "diagnostics"].contains(&table.name))
    {
        assert_eq!(
            rows(&workspace, "jsonl", table.name).len(),
            0,
            "{}",
            table.name
        );
    }
}

#[test]
fn what_could_not_be_read_is_told_and_has_rows() {
    let workspace = workspace();
    workspace.write("output/torn.json", "{\"format\": \"ziele/1\"");
    workspace.write("leer/README.md", "nichts");
    let run = workspace.run(&["export", "output", "leer", "missing", "--to", "jsonl"]);
    assert_eq!(run.code, 1);
    let next = "run ziele extract first, or name a source";
    let torn = "no output of ziele extract: EOF while parsing an object at line 1 column 20; name a document's JSON file, a folder of them, or a source";
    let told = format!(
        "ziele: leer: no outputs of ziele extract in this folder; {next}\nziele: missing: no such file or folder; {next}\n\
         ziele: output/torn.json: {torn}\n\
         ziele: export: 1 source could not be read when the outputs were made, and is in the table failed\n"
    );
    assert_eq!(run.stderr, told);
    let failed = rows(&workspace, "export", "failed");
    let paths: Vec<(&Value, &Value)> = failed
        .iter()
        .map(|row| (&row["path"], &row["error"]))
        .collect();
    assert_eq!(
        paths[3],
        (&json!("seeds/leer.txt"), &json!("the file is empty"))
    );
    assert_eq!(paths[2], (&json!("output/torn.json"), &json!(torn)));
    assert_eq!(paths.len(), 4);
    assert_eq!(
        rows(&workspace, "export", "documents").len(),
        2,
        "the others are exported"
    );
}

#[test]
fn two_documents_of_one_id_are_refused_and_nothing_is_written() {
    let workspace = workspace();
    for format in FORMATS {
        let folder = format!("{format}/tables");
        workspace.write(&format!("{folder}/goals.csv"), "older");
        workspace.write(
            "copy/plan.json",
            fs::read(workspace.path("output/plan.json")).unwrap(),
        );
        let run = workspace.run(&["export", "output", "copy", "--to", format, "-o", &folder]);
        let told = "ziele: output/plan.json: it has the id plan, which is that of copy/plan.json too; export one of them, or extract their sources in \
                    one run\n";
        assert_eq!((run.code, run.stderr.as_str()), (1, told), "{format}");
        assert_eq!(
            workspace.files(&folder),
            [("goals.csv".to_owned(), b"older".to_vec())],
            "{format}"
        );
    }
}

/// What somebody did to a document.
type Change = fn(&mut Value);

#[test]
fn a_document_whose_keys_do_not_hold_is_refused_by_name() {
    let alter = |change: Change| -> (Run, Workspace) {
        let workspace = workspace();
        let mut document = workspace.json("output/plan.json");
        change(&mut document);
        workspace.write("output/plan.json", document.to_string());
        let run = workspace.run(&[
            "export",
            "output/plan.json",
            "output/antwort.json",
            "--to",
            "jsonl",
        ]);
        (run, workspace)
    };
    let cases: [(Change, &str); 4] = [
        (
            |document| document["goals"][1]["id"] = "1/ziel-1".into(),
            "plan 1/ziel-1 stands twice among the goals",
        ),
        (
            |document| document["goals"][0]["section"] = "9".into(),
            "section_key of goals names plan#9, which is not among the sections",
        ),
        (
            |document| document["indicators"][0]["goals"][0] = "x".into(),
            "goal_key of indicator_goals names plan#x, which is not among the goals",
        ),
        (
            |document| document["goals"][0]["dates"][0]["latest"] = "2027-13-01".into(),
            "latest of dates is missing or of another type",
        ),
    ];
    for (change, fault) in cases {
        let (run, workspace) = alter(change);
        let cause = format!(
            "no output of ziele extract: {fault}; name a document's JSON file, a folder of them, or a source"
        );
        assert_eq!(
            (run.code, run.stderr),
            (1, format!("ziele: output/plan.json: {cause}\n"))
        );
        assert_eq!(rows(&workspace, "export", "failed")[0]["error"], cause);
        assert_eq!(
            rows(&workspace, "export", "goals").len(),
            0,
            "no row of it is left"
        );
        assert_eq!(rows(&workspace, "export", "documents").len(), 1);
    }
}

#[test]
fn other_files_in_the_folder_stay_and_what_a_killed_run_left_goes() {
    let workspace = workspace();
    workspace.write("tables/notes.txt", "mine");
    workspace.write("tables/goals.csv", "older");
    workspace.write("tables/.ziele-abc.tmp", "half");
    export(&workspace, "csv", "tables");
    let names = workspace.names("tables");
    assert!(
        names.contains(&"notes.txt".to_owned()) && !names.contains(&".ziele-abc.tmp".to_owned()),
        "{names:?}"
    );
    assert_eq!(
        fs::read_to_string(workspace.path("tables/notes.txt")).unwrap(),
        "mine"
    );
    assert!(
        fs::read_to_string(workspace.path("tables/goals.csv"))
            .unwrap()
            .starts_with("key,")
    );
}

#[test]
fn where_nothing_can_be_written_the_message_says_so() {
    let workspace = workspace();
    workspace.write("file", "");
    for format in FORMATS {
        for (folder, cause) in [
            ("file", "this is a file, not a folder"),
            ("file/inner", "this is a file, not a folder"),
        ] {
            let run = workspace.run(&["export", "--to", format, "-o", folder]);
            assert_eq!(
                (run.code, run.stderr),
                (1, format!("ziele: {folder}: {cause}\n")),
                "{format}"
            );
        }
    }
    fs::create_dir(workspace.path("a.xlsx")).unwrap();
    let run = workspace.run(&["export", "--to", "xlsx", "-o", "a.xlsx"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (1, "ziele: a.xlsx: this is a folder, not a file\n")
    );
    assert!(
        fs::read(workspace.path("file")).unwrap().is_empty()
            && fs::read_dir(workspace.path("a.xlsx"))
                .unwrap()
                .next()
                .is_none()
    );
}

#[test]
fn json_files_are_not_written_among_the_inputs() {
    let workspace = workspace();
    let run = workspace.run(&["export", "--to", "datapackage", "-o", "output/package"]);
    let told = "ziele: output/package: it lies in output, whose JSON files are read as documents; write into another folder\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, told));
    assert_eq!(
        workspace
            .run(&["export", "--to", "csv", "-o", "output/tables"])
            .code,
        0
    );
}

#[test]
fn a_file_may_be_named_for_a_workbook() {
    let workspace = Workspace::with(&[("plan.txt", GOALS)]);
    assert_eq!(
        workspace
            .run(&["export", "plan.txt", "--to", "xlsx", "-o", "new/Ziele.XLSX"])
            .code,
        0
    );
    assert_eq!(
        workspace
            .run(&["export", "plan.txt", "--to", "xlsx", "-o", "Plan.xlsx"])
            .code,
        0
    );
    assert_eq!(workspace.names("new"), ["Ziele.XLSX"]);
    assert!(workspace.path("Plan.xlsx").is_file());
}

#[test]
fn wrong_usage_exits_with_2() {
    let workspace = workspace();
    for args in [
        &["export"][..],
        &["export", "--to", "xml"],
        &["export", "--to"],
    ] {
        let run = workspace.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
    }
}

#[test]
fn a_folder_that_another_process_writes_into_is_refused_and_left_as_it_is() {
    let workspace = workspace();
    let in_hand = "export/.ziele-Ab12Cd.tmp";
    workspace.write(in_hand, "{");
    let (run, file) = (
        File::create(workspace.path("export/.ziele-run")).unwrap(),
        File::open(workspace.path(in_hand)).unwrap(),
    );
    run.lock().unwrap();
    file.lock().unwrap();
    for options in [
        &["--to", "csv"][..],
        &["--to", "oparl", "--base-url", "https://daten.example.org"],
    ] {
        let refused = workspace.run(&[&["export"], options].concat());
        assert_eq!(refused.code, 1);
        assert!(
            refused
                .stderr
                .contains("another run of ziele is at work in this folder"),
            "{}",
            refused.stderr
        );
    }
    assert_eq!(
        workspace.names("export"),
        [".ziele-Ab12Cd.tmp", ".ziele-run"]
    );
}
