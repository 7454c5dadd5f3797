//! A text is read in any of the usual encodings, from a file or from standard input.

use crate::workspace::{GOALS, Workspace};
use serde_json::Value;

fn goals(document: &Value) -> Vec<&str> {
    let goals = document["goals"].as_array().unwrap();
    goals
        .iter()
        .map(|goal| goal["text"].as_str().unwrap())
        .collect()
}

#[test]
fn all_encodings_give_the_same_goals() {
    let text = "ZIELE:\n\n- Pflege der Bäume\n\n- Grüne Dächer für alle\n";
    let wide =
        |bytes_of: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes_of).collect::<Vec<u8>>();
    let encodings: [(&str, Vec<u8>); 6] = [
        ("utf8", text.into()),
        ("utf8-bom", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("utf16-le", wide(u16::to_le_bytes)),
        (
            "utf16-be-bom",
            [vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat(),
        ),
        (
            "windows",
            encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        ),
        ("crlf", text.replace('\n', "\r\n").into()),
    ];
    let workspace = Workspace::new();
    for (name, bytes) in &encodings {
        workspace.write(&format!("seeds/{name}.txt"), bytes);
    }
    assert_eq!(workspace.run(&["extract"]).code, 0);
    for (name, bytes) in &encodings {
        let document = workspace.json(&format!("output/{name}.json"));
        assert_eq!(
            goals(&document),
            ["Pflege der Bäume", "Grüne Dächer für alle"],
            "{name}"
        );
        assert_eq!(document["document"]["source"]["bytes"], bytes.len());
    }
}

#[test]
fn the_media_type_follows_the_suffix() {
    let workspace = Workspace::with(&[("a.md", GOALS), ("b.txt", GOALS)]);
    workspace.run(&["extract", "a.md", "b.txt"]);
    assert_eq!(
        workspace.json("output/a.json")["document"]["source"]["media_type"],
        "text/markdown"
    );
    assert_eq!(
        workspace.json("output/b.json")["document"]["source"]["media_type"],
        "text/plain"
    );
}

#[test]
fn standard_input_is_called_stdin() {
    let workspace = Workspace::new();
    let run = workspace.run_with_stdin(&["extract", "-"], GOALS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = workspace.json("output/stdin.json");
    assert_eq!(document["document"]["source"]["path"], "stdin");
    assert_eq!(document["document"]["source"]["media_type"], "text/plain");
    assert_eq!(goals(&document).len(), 2);
}

#[test]
fn the_media_type_of_standard_input_follows_its_content() {
    let workspace = Workspace::new();
    workspace.run_with_stdin(
        &["extract", "-"],
        "# Stadtgrün\n\n**ZIELE:**\n\n- Ausbau der Wege\n",
    );
    assert_eq!(
        workspace.json("output/stdin.json")["document"]["source"]["media_type"],
        "text/markdown"
    );
}

#[test]
fn an_empty_standard_input_fails_as_a_file_does() {
    let workspace = Workspace::new();
    let run = workspace.run_with_stdin(&["extract", "-"], "");
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr, "ziele: stdin: the file is empty\n");
    assert_eq!(workspace.failures("path"), ["stdin"]);
}

#[test]
fn a_document_with_nothing_to_find_is_no_error() {
    let workspace = Workspace::with(&[(
        "letter.txt",
        "Sehr geehrte Damen und Herren,\n\nwir danken für Ihr Schreiben.\n",
    )]);
    assert_eq!(workspace.run(&["extract", "letter.txt"]).code, 0);
    let document = workspace.json("output/letter.json");
    assert_eq!(document["goals"], serde_json::json!([]));
    assert_eq!(document["diagnostics"].as_array().unwrap().len(), 1);
}
