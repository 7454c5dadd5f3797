//! What `ziele report` makes of documents: pages that hold all of it, lead to one another, and let no document write them.

use crate::workspace::{GOALS, Workspace};
use regex::Regex;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The outputs of the five source documents.
fn outputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("output")
}

/// The files of a report by their path in its folder.
fn files(report: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![report.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(report)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn of_outputs() -> (Workspace, BTreeMap<String, String>) {
    let workspace = Workspace::new();
    let run = workspace.run(&["report", outputs().to_str().unwrap()]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let files = files(&workspace.path("report"));
    (workspace, files)
}

fn all(text: &str, pattern: &str) -> Vec<String> {
    Regex::new(pattern)
        .unwrap()
        .captures_iter(text)
        .map(|found| found[1].to_owned())
        .collect()
}

fn ids(page: &str) -> BTreeSet<String> {
    all(page, " id=\"([^\"]*)\"").into_iter().collect()
}

/// Where a link of a page leads: the file in the report, and the fragment. `None` for a source, which lies outside of the report.
fn target(from: &str, href: &str) -> Option<(String, Option<String>)> {
    let (path, fragment) = href
        .split_once('#')
        .map_or((href, None), |(path, fragment)| {
            (path, Some(fragment.to_owned()))
        });
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        if part == ".." {
            folders.pop()?;
        } else {
            folders.push(part);
        }
    }
    Some((folders.join("/"), fragment))
}

/// Holds all links, scripts and styles of a report to files and elements that are there.
fn links_hold(files: &BTreeMap<String, String>) {
    let known: BTreeMap<&String, BTreeSet<String>> =
        files.iter().map(|(name, text)| (name, ids(text))).collect();
    let mut checked = 0;
    let mut hold = |from: &str, href: &str| {
        let Some((file, fragment)) = target(from, href) else {
            return;
        };
        let ids = known
            .get(&file)
            .unwrap_or_else(|| panic!("{from} links to {href}, which is not there"));
        assert!(
            fragment.is_none_or(|fragment| ids.contains(&fragment)),
            "{from} links to {href}, and there is no such place"
        );
        checked += 1;
    };
    for (name, text) in files
        .iter()
        .filter(|(_, text)| text.starts_with("<!DOCTYPE html>"))
    {
        let every = all(text, " id=\"([^\"]*)\"");
        assert_eq!(every.len(), ids(text).len(), "{name} has an id twice");
        for href in all(text, " (?:href|src)=\"([^\"]*)\"") {
            hold(name, &href);
        }
        let ids = ids(text);
        for labels in all(text, " (?:aria-labelledby|for)=\"([^\"]*)\"") {
            assert!(
                labels.split(' ').all(|label| ids.contains(label)),
                "{name}: nothing is called {labels}"
            );
        }
    }
    for entry in entries(files) {
        hold("ziele.html", &entry);
    }
    assert!(checked > 0);
}

/// Where the goals of the search lead.
fn entries(files: &BTreeMap<String, String>) -> Vec<String> {
    let data = |name: &str| -> Value {
        let script = &files[name];
        let start = script.find('(').unwrap() + 1;
        serde_json::from_str(&script[start..script.rfind(')').unwrap()]).unwrap()
    };
    let offer = data("daten/angebot.js");
    let parts = offer["parts"].as_u64().unwrap();
    let rows = (1..=parts).flat_map(|part| {
        data(&format!("daten/ziele-{part}.js"))
            .as_array()
            .unwrap()
            .clone()
    });
    let rows: Vec<String> = rows
        .map(|row| {
            format!(
                "{}#{}",
                offer["documents"][row[0].as_u64().unwrap() as usize][1]
                    .as_str()
                    .unwrap(),
                row[1].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(offer["goals"], rows.len());
    rows
}

#[test]
fn every_record_stands_on_the_page_of_its_document() {
    let (_workspace, files) = of_outputs();
    let mut records = 0;
    for entry in fs::read_dir(outputs())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("index.json"))
    {
        let document: Value = serde_json::from_slice(&fs::read(&entry).unwrap()).unwrap();
        let page = &files[&format!(
            "dokumente/{}.html",
            document["document"]["id"].as_str().unwrap()
        )];
        let anchors = ids(page);
        for kind in ["sections", "goals", "principles", "indicators", "projects"] {
            for record in document[kind].as_array().unwrap() {
                let anchor = record["id"].as_str().unwrap().replace('/', "_");
                assert!(
                    anchors.contains(&anchor),
                    "{} {anchor} is not on the page of {}",
                    kind,
                    entry.display()
                );
                records += 1;
            }
        }
        let points = document["indicators"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["series"]["points"].as_array().map_or(0, Vec::len))
            .sum::<usize>();
        assert_eq!(
            all(page, "(<th scope=\"col\">\\d{4}</th>)").len(),
            points,
            "{}",
            entry.display()
        );
        let questions = document["council"]["questions"]
            .as_array()
            .map_or(0, Vec::len);
        assert_eq!(all(page, "(<article class=\"frage\")").len(), questions);
        let passages = page.matches("<details class=\"quelle\">").count();
        let sourced = [
            "sections",
            "goals",
            "principles",
            "indicators",
            "projects",
            "diagnostics",
        ]
        .map(|kind| document[kind].as_array().unwrap().len());
        assert_eq!(
            passages,
            sourced.iter().sum::<usize>() + questions + usize::from(!document["council"].is_null())
        );
    }
    assert!(records > 500, "{records}");
    assert_eq!(entries(&files).len(), 433);
}

#[test]
fn every_finding_stands_beside_its_record_and_in_the_list() {
    let (workspace, files) = of_outputs();
    let run = workspace.run(&["check", outputs().to_str().unwrap(), "--format", "json"]);
    let findings: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = findings["findings"].as_array().unwrap();
    let listed = all(
        &files["befunde.html"],
        "href=\"[^\"]*#~befund-([0-9a-f]+)\"",
    );
    assert_eq!((listed.len(), findings.is_empty()), (findings.len(), false));
    for finding in findings {
        let page = &files[&format!("dokumente/{}.html", finding["document"].as_str().unwrap())];
        let fingerprint = finding["fingerprint"].as_str().unwrap();
        assert!(listed.iter().any(|listed| listed == fingerprint));
        let at = page
            .find(&format!("id=\"~befund-{fingerprint}\""))
            .unwrap_or_else(|| panic!("{fingerprint} is not on its page"));
        if let Some(record) = finding["places"][0]["record"].as_str() {
            let own = page
                .find(&format!(" id=\"{}\"", record.replace('/', "_")))
                .unwrap();
            let between = &page[own + 1..at];
            assert!(
                own < at && !between.contains("<li class=\"satz\""),
                "{fingerprint} stands beside another record than {record}"
            );
        }
    }
    let worst = files["befunde.html"]
        .find("<strong>Fehler</strong>")
        .unwrap();
    assert!(
        worst
            < files["befunde.html"]
                .find("<strong>Warnung</strong>")
                .unwrap()
    );
}

#[test]
fn all_links_lead_somewhere() {
    links_hold(&of_outputs().1);
}

#[test]
fn editions_of_one_strategy_are_grouped_and_compared() {
    let (_workspace, files) = of_outputs();
    let compared = all(
        &files["index.html"],
        "<a href=\"(vergleich/[^\"]*)\">digiTal 2023 und digiTal 2026 vergleichen</a>",
    );
    assert_eq!(compared.len(), 1);
    assert!(files.contains_key(&compared[0]));
    for (page, other) in [
        ("wuppertal-digital-2023", "digiTal 2026"),
        ("wuppertal-digital-2026", "digiTal 2023"),
    ] {
        let page = &files[&format!("dokumente/{page}.html")];
        assert!(page.contains(&format!(
            ">{other}</a> (<a href=\"../{}\">Vergleich</a>)",
            compared[0]
        )));
    }
    assert!(!files["dokumente/bielefeld-digitalisierung.html"].contains("Andere Ausgaben"));
}

#[test]
fn the_same_documents_give_the_same_bytes_in_whatever_order_they_are_named() {
    let workspace = Workspace::with(&[
        ("seeds/a/plan.txt", GOALS),
        ("seeds/b/plan.txt", GOALS),
        ("seeds/c.txt", "ZIELE:\n\n- Bau bis 2030\n"),
    ]);
    workspace.run(&["extract", "-q"]);
    let report = |name: &str, inputs: &[&str]| {
        let run = workspace.run(&[&["report", "-q", "-o", name], inputs].concat());
        assert_eq!(
            (run.code, run.stdout.as_str(), run.stderr.as_str()),
            (0, "", "")
        );
        files(&workspace.path(name))
    };
    let plain = report("report", &["seeds/c.txt", "seeds/a/plan.txt", "output"]);
    assert_eq!(
        plain,
        report("report", &["seeds/c.txt", "seeds/a/plan.txt", "output"])
    );
    assert_eq!(
        plain,
        report("report2", &["output", "seeds/a/plan.txt", "seeds/c.txt"])
    );
    links_hold(&plain);
}

#[test]
fn two_documents_of_one_id_have_two_pages() {
    let workspace = Workspace::with(&[("seeds/plan.txt", GOALS)]);
    workspace.run(&["extract", "-q"]);
    workspace.write(
        "copy/plan.json",
        fs::read(workspace.path("output/plan.json")).unwrap(),
    );
    assert_eq!(workspace.run(&["report", "output", "copy"]).code, 0);
    let files = files(&workspace.path("report"));
    assert!(
        files.contains_key("dokumente/plan.html") && files.contains_key("dokumente/plan-2.html")
    );
    links_hold(&files);
}

/// A document whose every text tries to be more than text.
fn hostile(workspace: &Workspace) {
    workspace.write("seeds/plan.txt", "1 WEGE\n\nZIELE:\n\n- Ausbau um 5 % bis 2028\n\nKENNZAHLEN:\n\nLänge der Wege für 2024 bis 2025:\n\n1 | 2\n");
    workspace.run(&["extract", "-q"]);
    let mut document = workspace.json("output/plan.json");
    let evil = "</script></pre><script>alert(1)</script>\" onclick='alert(2)' \u{2028}<!-- &amp; {{ frame }}";
    document["document"]["id"] = json!("../../evil");
    document["document"]["language"] = json!("en\" onload=\"alert(3)");
    document["document"]["source"]["path"] = json!("javascript:alert(4)");
    document["document"]["source"]["media_type"] = json!("application/pdf");
    for key in ["title", "issuer", "edition"] {
        document["document"][key] = json!(evil);
    }
    for (kind, key) in [
        ("sections", "title"),
        ("goals", "text"),
        ("indicators", "label"),
    ] {
        document[kind][0][key] = json!(evil);
        document[kind][0]["source"]["raw"] = json!(evil);
        document[kind][0]["source"]["rule"] = json!(evil);
    }
    document["goals"][0]["id"] = json!(evil);
    document["goals"][0]["quantities"][0]["text"] = json!(evil);
    document["goals"][0]["quantities"][0]["unit"]["text"] = json!(evil);
    document["goals"][0]["dates"][0]["edtf"] = json!(evil);
    document["goals"][0]["dates"][0]["text"] = json!(evil);
    document["sections"][0]["level"] = json!(4_000_000_000_u32);
    document["diagnostics"] =
        json!([{ "code": evil, "severity": "note", "message": evil, "source": null }]);
    document["indicators"][0]["series"]["points"][0]["edtf"] = json!(evil);
    fs::remove_file(workspace.path("output/plan.json")).unwrap();
    workspace.write("output/evil.json", document.to_string());
}

#[test]
fn what_documents_say_stays_text() {
    let workspace = Workspace::new();
    hostile(&workspace);
    let run = workspace.run(&["report", "--sources", "."]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let files = files(&workspace.path("report"));
    let handler = Regex::new("(?i)<[^>\"]*(\"[^\"]*\"[^>\"]*)*\\son[a-z]+=").unwrap();
    let running = Regex::new("(?i)(href|src)=\"\\s*javascript:").unwrap();
    for (name, text) in &files {
        assert!(
            !text.contains("<script>") && !text.contains("\u{2028}<"),
            "{name} has a script of the document"
        );
        assert!(
            !handler.is_match(text),
            "{name} has a handler of the document"
        );
        assert!(!running.is_match(text), "{name} has a link that runs");
        assert!(
            !text.contains("<!-- "),
            "{name} has a comment of the document"
        );
    }
    let page = &files[files
        .keys()
        .find(|name| name.starts_with("dokumente/evil-"))
        .unwrap()];
    assert!(
        page.contains("&#60;/script&#62;"),
        "the text is shown as it is"
    );
    assert!(
        page.contains("href=\"../../javascript%3Aalert%284%29"),
        "a path is a path"
    );
    assert!(!workspace.path("evil.html").exists() && !workspace.path("../evil.html").exists());
    links_hold(&files);
}

#[test]
fn what_could_not_be_read_is_named_with_its_cause() {
    let workspace = Workspace::with(&[
        ("seeds/plan.txt", GOALS),
        ("seeds/<leer>.txt", ""),
        ("torn.json", "{"),
    ]);
    assert_eq!(workspace.run(&["extract", "-q"]).code, 1);
    let run = workspace.run(&["report", "output", "torn.json", "missing"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .contains("ziele: torn.json: no output of ziele extract: "),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("ziele: missing: no such file or folder"),
        "{}",
        run.stderr
    );
    let index = fs::read_to_string(workspace.path("report/index.html")).unwrap();
    let listed = all(&index, "<tr><th scope=\"row\" class=\"pfad\">([^<]*)</th>");
    assert_eq!(listed, ["missing", "torn.json", "seeds/&#60;leer&#62;.txt"]);
    assert!(index.contains("the file is empty"));
}

#[test]
fn without_any_document_nothing_is_written() {
    let workspace = Workspace::new();
    let run = workspace.run(&["report"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(
        run.stderr,
        "ziele: output: no such file or folder; run ziele extract first, or name a source\n"
    );
    assert!(!workspace.path("report").exists());
}

#[test]
fn pages_of_an_earlier_report_are_told_of_and_removed_on_request_only() {
    let workspace = Workspace::with(&[("seeds/plan.txt", GOALS), ("seeds/alt.txt", GOALS)]);
    workspace.run(&["extract", "-q"]);
    assert_eq!(workspace.run(&["report"]).stderr, "");
    workspace.write(
        "report/dokumente/eigene.html",
        "<!DOCTYPE html><title>Meine Seite</title>",
    );
    workspace.write("report/notizen.txt", "nicht anfassen");
    fs::remove_file(workspace.path("output/alt.json")).unwrap();
    let told = workspace.run(&["report"]);
    assert_eq!(
        told.stderr,
        "ziele: report/dokumente/alt.html: of an earlier report, and not part of this one; remove it with --prune\n"
    );
    assert_eq!(told.code, 0);
    let pruned = workspace.run(&["report", "--prune"]);
    assert_eq!(
        pruned.stderr,
        "ziele: report/dokumente/alt.html: removed, as it was of an earlier report and is not part of this one\n"
    );
    assert!(!workspace.path("report/dokumente/alt.html").exists());
    assert!(
        workspace.path("report/dokumente/eigene.html").exists()
            && workspace.path("report/notizen.txt").exists()
    );
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let workspace = Workspace::with(&[("seeds/plan.txt", GOALS), ("report", "eine Datei")]);
    workspace.run(&["extract", "-q"]);
    let run = workspace.run(&["report"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("ziele: report: "), "{}", run.stderr);
}

#[test]
fn records_link_to_their_source_where_it_can_be_reached() {
    let workspace = Workspace::with(&[("seeds/mein plan.txt", GOALS)]);
    workspace.run(&["extract", "-q"]);
    let links = |args: &[&str]| -> BTreeSet<String> {
        assert_eq!(workspace.run(&[&["report", "-q"], args].concat()).code, 0);
        let page = fs::read_to_string(workspace.path("report/dokumente/mein-plan.html")).unwrap();
        all(&page, "href=\"([^\"]*)\">(?:Quelldatei öffnen|seeds/)")
            .into_iter()
            .collect()
    };
    let only = |link: &str| BTreeSet::from([link.to_owned()]);
    assert_eq!(links(&[]), only("../../seeds/mein%20plan.txt"));
    assert_eq!(
        links(&["--sources", "https://example.org/"]),
        only("https://example.org/seeds/mein%20plan.txt")
    );
    assert_eq!(
        links(&["--sources", "archiv"]),
        only("../../archiv/seeds/mein%20plan.txt")
    );
    fs::remove_file(workspace.path("seeds/mein plan.txt")).unwrap();
    assert_eq!(links(&[]), BTreeSet::new());
}

#[test]
fn a_page_of_a_pdf_is_linked_by_its_number() {
    let workspace = Workspace::new();
    let pdf = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pdf/answer-typst.pdf");
    workspace.write("papers/plan.pdf", fs::read(pdf).unwrap());
    assert_eq!(workspace.run(&["report", "papers/plan.pdf"]).code, 0);
    let page = fs::read_to_string(workspace.path("report/dokumente/plan.html")).unwrap();
    assert!(
        Regex::new("<a href=\"../../papers/plan.pdf#page=1\">Seite 1 der Quelldatei öffnen</a>")
            .unwrap()
            .is_match(&page),
        "{page}"
    );
}

#[test]
fn lists_of_thousands_are_parted_in_pages_that_open() {
    let workspace = Workspace::with(&[("seeds/plan.txt", GOALS)]);
    workspace.run(&["extract", "-q"]);
    let document = workspace.json("output/plan.json");
    for number in 0..600 {
        let mut copy = document.clone();
        copy["document"]["id"] = json!(format!("vorlage-{number}"));
        copy["document"]["source"]["path"] = json!(format!("papers/vorlage-{number}.txt"));
        workspace.write(&format!("output/vorlage-{number}.json"), copy.to_string());
    }
    assert_eq!(workspace.run(&["report", "-q"]).code, 0);
    let files = files(&workspace.path("report"));
    let rows = |name: &str| files[name].matches("<tr><th scope=\"row\">").count();
    assert_eq!([rows("index.html"), rows("dokumente-2.html")], [500, 101]);
    assert!(files["index.html"].contains("<a href=\"dokumente-2.html\" rel=\"next\">"));
    assert!(files["dokumente-2.html"].contains("<a href=\"index.html\" rel=\"prev\">"));
    let goals = document["goals"].as_array().unwrap().len() * 601;
    assert_eq!(entries(&files).len(), goals);
    let pages = files.iter().filter(|(name, _)| name.starts_with("ziele"));
    assert_eq!(
        pages
            .map(|(_, text)| text.matches("<li class=\"satz\">").count())
            .sum::<usize>(),
        goals
    );
    for (name, text) in &files {
        assert!(text.len() < 1_500_000, "{name} has {} bytes", text.len());
    }
    links_hold(&files);
}

#[test]
fn a_page_reads_as_it_should() {
    let plan = "Radverkehrsplan 2024 – 2027\n\n1 WEGE\n\nZIELE:\n\n- Ausbau des Netzes um mindestens 5 % pro Jahr\n- Mängel bis Ende März 2026 beseitigen\n\nKENNZAHLEN:\n\n\
                Länge der Radwege in km für 2024 bis 2027:\n\n1200 | 1.260,5 | - | ca. 1389\n";
    let workspace = Workspace::with(&[("seeds/plan.txt", plan)]);
    assert_eq!(workspace.run(&["report", "seeds/plan.txt"]).code, 0);
    let page = fs::read_to_string(workspace.path("report/dokumente/plan.html")).unwrap();
    let start = page.find("<main").unwrap();
    let lines: Vec<&str> = page[start..page.find("</main>").unwrap()]
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/site"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("document", lines.join("\n")); });
}

/// A document with a diagnostic, and its page.
fn noted(change: impl FnOnce(&mut Value)) -> String {
    let workspace = Workspace::new();
    workspace.write(
        "plan.txt",
        fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("fixtures/rules/table_series/a_value_too_few_is_flagged.txt"),
        )
        .unwrap(),
    );
    assert_eq!(workspace.run(&["extract", "plan.txt"]).code, 0);
    let output = workspace.path("output/plan.json");
    let mut document = serde_json::from_str(&fs::read_to_string(&output).unwrap()).unwrap();
    change(&mut document);
    fs::write(&output, document.to_string()).unwrap();
    assert_eq!(workspace.run(&["report"]).code, 0);
    files(&workspace.path("report"))
        .into_values()
        .find(|page| page.contains("Hinweise zur Auswertung"))
        .unwrap()
}

#[test]
fn a_diagnostic_is_said_in_german() {
    let page = noted(|document| {
        assert_eq!(document["diagnostics"][0]["code"], "table-row-shifted");
        assert!(document["diagnostics"][0]["fields"]["row"].is_string());
    });
    let said = all(&page, "<p class=\"botschaft\"([^<]*)</p>");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with(">Die Werte der Zeile „"), "{said:?}");
    assert!(
        page.contains(
            "<strong>Warnung</strong> Die Werte einer Zeile stehen nicht unter den Jahren"
        )
    );
    for english in ["the values", "table-row-shifted"] {
        assert!(!page.contains(english), "{english}");
    }
}

#[test]
fn a_diagnostic_of_an_older_output_stays_english_and_is_marked() {
    let page = noted(|document| {
        let diagnostic = document["diagnostics"][0].as_object_mut().unwrap();
        diagnostic.remove("fields");
    });
    let said = all(&page, "<p class=\"botschaft\"([^<]*)</p>");
    assert!(
        said[0].starts_with(" lang=\"en\">the values of the row"),
        "{said:?}"
    );
}
