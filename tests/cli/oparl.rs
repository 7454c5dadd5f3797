//! `ziele export --to oparl`: every object against the schema of fixtures/oparl, as a web server would show the folder.

use crate::workspace::{GOALS, Run, Workspace};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const BASE: &str = "https://daten.example.org/oparl";

fn validator(definition: &str) -> Validator {
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/oparl/schema.json"),
    )
    .unwrap();
    let mut schema: Value = serde_json::from_str(&text).unwrap();
    schema["$ref"] = json!(format!("#/$defs/{definition}"));
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

fn assert_valid(definition: &str, value: &Value) {
    let faults: Vec<String> = validator(definition)
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(faults, [""; 0], "{value:#}");
}

/// The papers of fixtures/oparl, exported.
fn exported(options: &[&str]) -> (Workspace, Run) {
    let workspace = Workspace::new();
    for entry in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/oparl/papers")).unwrap()
    {
        let path = entry.unwrap().path();
        workspace.write(
            &format!("seeds/{}", path.file_name().unwrap().to_str().unwrap()),
            fs::read(&path).unwrap(),
        );
    }
    workspace.run(&["extract", "-q"]);
    let run = export(&workspace, options);
    (workspace, run)
}

fn export(workspace: &Workspace, options: &[&str]) -> Run {
    workspace.run(&[&["export", "--to", "oparl", "--base-url", BASE], options].concat())
}

/// What a web server answers under this address.
fn get(workspace: &Workspace, address: &Value) -> Value {
    let path = address
        .as_str()
        .unwrap()
        .strip_prefix(BASE)
        .unwrap_or_else(|| panic!("{address} is on another server"));
    workspace.json(&format!("export{path}"))
}

/// All objects of a list, by following its pages.
fn list(workspace: &Workspace, name: &str) -> Vec<Value> {
    let mut objects = Vec::new();
    let mut next = json!(format!("{BASE}/{name}.json"));
    while next.is_string() {
        let page = get(workspace, &next);
        assert_valid("list", &page);
        assert_eq!(page["links"]["self"], next);
        objects.extend(page["data"].as_array().unwrap().iter().cloned());
        next = page["links"]["next"].clone();
    }
    objects
}

/// Every object of every list is valid, found under its id, and the same there; what is in a paper is found by itself, with the way back.
fn assert_holds(workspace: &Workspace, papers: usize) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (name, definition) in [
        ("papers", "Paper"),
        ("consultations", "Consultation"),
        ("files", "File"),
    ] {
        let objects = list(workspace, name);
        assert_eq!(
            get(workspace, &json!(format!("{BASE}/{name}.json")))["pagination"]["totalElements"],
            objects.len()
        );
        for object in &objects {
            assert_valid(definition, object);
            assert_eq!(&get(workspace, &object["id"]), object);
            assert!(
                seen.insert(object["id"].as_str().unwrap().to_owned()),
                "{} is there twice",
                object["id"]
            );
        }
    }
    let all = list(workspace, "papers");
    assert_eq!(all.len(), papers);
    let mut embedded = 0;
    for paper in &all {
        for consultation in paper["consultation"].as_array().into_iter().flatten() {
            let mut alone = get(workspace, &consultation["id"]);
            assert_eq!(
                alone.as_object_mut().unwrap().remove("paper").as_ref(),
                Some(&paper["id"])
            );
            assert_eq!(&alone, consultation);
            embedded += 1;
        }
        if let Some(file) = paper.get("mainFile") {
            let mut alone = get(workspace, &file["id"]);
            assert_eq!(
                alone.as_object_mut().unwrap().remove("paper"),
                Some(json!([paper["id"]]))
            );
            assert_eq!(&alone, file);
            embedded += 1;
        }
        for related in paper["relatedPaper"].as_array().into_iter().flatten() {
            assert!(
                seen.contains(related.as_str().unwrap()),
                "{related} is not in the export"
            );
        }
    }
    assert_eq!(embedded + papers, seen.len(), "an object is in no paper");
}

/// The bytes of a file: the order of the properties is for the eye.
fn snapshot(workspace: &Workspace, name: &str, file: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/oparl"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, fs::read_to_string(workspace.path("export").join(file)).unwrap()); });
}

fn paper(workspace: &Workspace, name: &str) -> Value {
    workspace.json(&format!("export/paper/{name}.json"))
}

#[test]
fn the_schema_tells_what_is_wrong() {
    assert!(jsonschema::meta::is_valid(
        &serde_json::from_str(include_str!("../../fixtures/oparl/schema.json")).unwrap()
    ));
    let good = json!({ "id": "https://x.org/1", "type": "https://schema.oparl.org/1.1/File", "accessUrl": "https://x.org/1.pdf" });
    assert_valid("File", &good);
    for (key, wrong) in [
        ("id", json!("1")),
        ("type", json!("https://schema.oparl.org/1.0/File")),
        ("accessUrl", json!(null)),
        ("accessUrl", json!("https://x.org/Große Anfrage.pdf")),
        ("size", json!(-1)),
        ("created", json!("2026-11-22T12:00:00")),
        ("date", json!("2026-02-30")),
        ("paper", json!([])),
        ("checksum", json!("ours, without our prefix")),
        ("ziele:pages", json!(null)),
    ] {
        let mut file = good.clone();
        file[key] = wrong;
        assert!(!validator("File").is_valid(&file), "{key} of {file}");
    }
}

#[test]
fn a_paper_has_its_consultations_its_file_and_what_it_answers() {
    let (workspace, run) = exported(&[
        "--as-of",
        "2026-11-22T12:00:00+01:00",
        "--files-url",
        "https://rat.example.org/pdf/",
        "--body",
        "https://rat.example.org/b/1",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&workspace, 3);
    for name in ["papers", "consultations", "files"] {
        for object in list(&workspace, name) {
            assert_valid("dated", &object);
        }
    }
    snapshot(
        &workspace,
        "answer_with_several_consultations",
        "paper/antwort.json",
    );
    snapshot(
        &workspace,
        "question_that_is_answered",
        "paper/anfrage.json",
    );
}

#[test]
fn a_paper_without_a_number_has_no_reference() {
    let (workspace, run) = exported(&[]);
    assert_eq!(run.code, 0);
    assert_holds(&workspace, 3);
    snapshot(
        &workspace,
        "paper_without_a_number",
        "paper/stellungnahme-ohne-nummer.json",
    );
    let told: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(
        told,
        [
            "ziele: export: 1 document is left out: without the head of a council paper, OParl has no object for it",
            "ziele: export: the files are said to be below https://daten.example.org/oparl/files/: put the sources there, or name their place with --files-url",
            "ziele: export: created and modified, which OParl asks for, are left out: give the time of publication with --as-of",
        ]
    );
}

#[test]
fn the_answer_of_wuppertal_as_objects() {
    let workspace = Workspace::new();
    let output = Path::new(env!("CARGO_MANIFEST_DIR")).join("output/wuppertal-vo-0066-19-1-a.json");
    workspace.write(
        "output/wuppertal-vo-0066-19-1-a.json",
        fs::read(output).unwrap(),
    );
    assert_eq!(export(&workspace, &[]).code, 0);
    assert_holds(&workspace, 1);
    snapshot(
        &workspace,
        "wuppertal_vo_0066_19_1_a",
        "paper/wuppertal-vo-0066-19-1-a.json",
    );
    snapshot(
        &workspace,
        "wuppertal_vo_0066_19_1_a-consultations",
        "consultations.json",
    );
    snapshot(
        &workspace,
        "wuppertal_vo_0066_19_1_a-file",
        "file/wuppertal-vo-0066-19-1-a.json",
    );
}

#[test]
fn nothing_that_the_staff_can_be_reached_by_is_carried_over() {
    let (workspace, _) = exported(&[]);
    assert!(
        fs::read_to_string(workspace.path("output/antwort.json"))
            .unwrap()
            .contains("kim.lorenz@ahrenfurt.example")
    );
    for file in ["papers.json", "paper/antwort.json"] {
        let text = fs::read_to_string(workspace.path("export").join(file)).unwrap();
        assert!(
            !text.contains("Lorenz") && !text.contains("0123-4567") && !text.contains("kim.lorenz"),
            "{file}"
        );
    }
}

/// An output with another id and another number.
fn copy(document: &Value, number: usize) -> Value {
    let mut copy = document.clone();
    copy["document"]["id"] = json!(format!("paper-{number:03}"));
    copy["council"]["reference"] = json!(format!("VO/{number}"));
    copy["council"]["answers"] = if number > 1 {
        json!(format!("VO/{}", number - 1))
    } else {
        Value::Null
    };
    copy
}

#[test]
fn a_long_list_has_pages_and_a_shorter_one_tells_what_is_left_of_it() {
    let (workspace, _) = exported(&[]);
    let document = workspace.json("output/antwort.json");
    for number in 1..=201 {
        workspace.write(
            &format!("many/paper-{number:03}.json"),
            copy(&document, number).to_string(),
        );
    }
    fs::remove_dir_all(workspace.path("export")).unwrap();
    assert_eq!(export(&workspace, &["many"]).code, 0);
    assert_holds(&workspace, 201);
    assert_eq!(workspace.names("export/paper").len(), 201);
    let page = workspace.json("export/papers-2.json");
    assert_eq!(
        page["pagination"],
        json!({ "totalElements": 201, "elementsPerPage": 100, "currentPage": 2, "totalPages": 3 })
    );
    assert_eq!(page["links"]["prev"], json!(format!("{BASE}/papers.json")));
    assert_eq!(
        page["links"]["last"],
        json!(format!("{BASE}/papers-3.json"))
    );
    let related = paper(&workspace, "paper-007")["relatedPaper"].clone();
    assert_eq!(
        related,
        json!([
            format!("{BASE}/paper/paper-006.json"),
            format!("{BASE}/paper/paper-008.json")
        ])
    );

    assert!(
        export(&workspace, &["many/paper-001.json"])
            .stderr
            .contains("808 files of an earlier export are still there")
    );
    assert_holds(&workspace, 1);
    assert!(paper(&workspace, "paper-001").get("relatedPaper").is_none());
}

#[test]
fn papers_of_different_cities_are_strangers_whatever_their_numbers() {
    let (workspace, _) = exported(&[]);
    let mut other = copy(&workspace.json("output/antwort.json"), 417);
    other["council"]["reference"] = json!("VO/0417/24/9-A");
    other["council"]["answers"] = json!("VO/0417/24");
    other["document"]["issuer"] = json!("Stadt Neustadt");
    workspace.write("output/paper-417.json", other.to_string());
    export(&workspace, &[]);
    assert_eq!(
        paper(&workspace, "anfrage")["relatedPaper"],
        json!([format!("{BASE}/paper/antwort.json")])
    );
    assert!(paper(&workspace, "paper-417").get("relatedPaper").is_none());
}

#[test]
fn without_a_council_paper_the_lists_are_empty() {
    let workspace = Workspace::with(&[("seeds/gruen.txt", GOALS)]);
    workspace.run(&["extract", "-q"]);
    let run = export(&workspace, &[]);
    assert_eq!(
        (run.code, run.stderr.lines().count()),
        (0, 1),
        "{}",
        run.stderr
    );
    assert_holds(&workspace, 0);
}

#[test]
fn two_exports_of_the_same_documents_are_the_same_bytes() {
    let (one, _) = exported(&[]);
    let (two, _) = exported(&[]);
    export(&two, &[]);
    for folder in ["export/paper", "export/consultation", "export/file"] {
        assert_eq!(one.files(folder), two.files(folder));
    }
    for list in ["papers", "consultations", "files"] {
        let read = |workspace: &Workspace| {
            fs::read(workspace.path(&format!("export/{list}.json"))).unwrap()
        };
        assert_eq!(read(&one), read(&two));
    }
}

#[test]
fn what_came_through_standard_input_has_no_file() {
    let workspace = Workspace::new();
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/oparl/papers/antwort.txt"),
    )
    .unwrap();
    let run =
        workspace.run_with_stdin(&["export", "-", "--to", "oparl", "--base-url", BASE], &text);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&workspace, 1);
    assert!(paper(&workspace, "stdin").get("mainFile").is_none());
}

#[test]
fn a_document_whose_id_is_a_path_is_refused_and_the_others_are_written() {
    let (workspace, _) = exported(&[]);
    let mut document = workspace.json("output/antwort.json");
    document["document"]["id"] = json!("../../antwort");
    workspace.write("output/zz.json", document.to_string());
    let run = export(&workspace, &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("zz.json") && run.stderr.contains("cannot be part of an address"),
        "{}",
        run.stderr
    );
    assert_holds(&workspace, 3);
}

#[test]
fn what_only_the_publisher_knows_is_asked_for() {
    let workspace = Workspace::with(&[("seeds/gruen.txt", GOALS)]);
    workspace.run(&["extract", "-q"]);
    for (args, told) in [
        (&["--to", "oparl"][..], "--base-url https://"),
        (
            &["--to", "oparl", "--base-url", "daten.example.org"],
            "not a URL",
        ),
        (
            &["--to", "oparl", "--base-url", "https://x.org/?v=1"],
            "has a query",
        ),
        (
            &["--to", "oparl", "--base-url", BASE, "--as-of", "2026-11-22"],
            "not a point in time",
        ),
        (&["--to", "csv", "--base-url", BASE], "are for --to oparl"),
    ] {
        let run = workspace.run(&[&["export"], args].concat());
        assert_eq!(run.code, 2, "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{args:?}: {}", run.stderr);
    }
    assert!(!workspace.path("export").exists());
}

#[test]
fn an_export_that_cannot_be_written_leaves_what_was_there() {
    let (workspace, _) = exported(&[]);
    let before = fs::read(workspace.path("export/papers.json")).unwrap();
    // A killed export: what it left is no part of the next.
    workspace.write("export/.oparl-unfinished/paper/torn.json", "{ \"id\":");
    assert_eq!(export(&workspace, &[]).code, 0);
    assert!(!workspace.path("export/.oparl-unfinished").exists());
    assert_eq!(
        fs::read(workspace.path("export/papers.json")).unwrap(),
        before
    );
    assert_holds(&workspace, 3);

    workspace.write("elsewhere", "a file");
    let run = export(&workspace, &["-o", "elsewhere"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.starts_with("ziele: elsewhere: "),
        "{}",
        run.stderr
    );
}
