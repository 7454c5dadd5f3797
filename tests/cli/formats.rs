//! HTML, DOCX and ODT are read; what is not is named, with the next step.

use crate::bad_input::refused;
use crate::workspace::{GOALS, Workspace};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document() -> Vec<u8> {
    archive(&[(
        "word/document.xml",
        "<d><body><p><r><t>Ziel: Ausbau der Netze</t></r></p></body></d>",
    )])
}

fn opendocument() -> Vec<u8> {
    let content = "<d><body><text><p>Ziel: Ausbau der Netze</p></text></body></d>";
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
    ])
}

/// The beginning of a file of Office 97, with the name of one of its parts.
fn compound(part: &str) -> Vec<u8> {
    let name = part.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        .iter()
        .copied()
        .chain(name)
        .collect()
}

#[test]
fn a_folder_of_all_formats_is_read() {
    let workspace = Workspace::with(&[
        ("seeds/a.html", "<p>Ziel: Ausbau der Netze</p>"),
        ("seeds/b.md", "Ziel: Ausbau der Netze"),
    ]);
    workspace.write("seeds/c.docx", document());
    workspace.write("seeds/d.odt", opendocument());
    let run = workspace.run(&["extract"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    for name in ["a", "b", "c", "d"] {
        assert_eq!(
            workspace.json(&format!("output/{name}.json"))["goals"][0]["text"],
            "Ausbau der Netze",
            "{name}"
        );
    }
}

#[test]
fn standard_input_may_be_any_of_them() {
    let workspace = Workspace::new();
    let output = workspace
        .ziele(&["text", "-"])
        .write_stdin(document())
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap().trim(),
        "1  Ziel: Ausbau der Netze"
    );
}

#[test]
fn lines_are_those_that_text_prints() {
    let page = "<h1>Plan</h1><nav>Start</nav><p>Die Stadt baut.</p><h2>Ziele</h2><ul><li>Ausbau der Netze bis 2028</ul>";
    let workspace = Workspace::with(&[("plan.html", page)]);
    workspace.run(&["extract", "plan.html"]);
    let goal = &workspace.json("output/plan.json")["goals"][0];
    let shown = workspace.run(&["text", "plan.html"]).stdout;
    let line = shown
        .lines()
        .find(|line| line.contains("Ausbau"))
        .unwrap()
        .trim();
    assert_eq!(
        line,
        format!(
            "{}  {}",
            goal["source"]["lines"][0],
            goal["source"]["raw"].as_str().unwrap()
        )
    );
}

#[test]
fn a_format_that_is_not_read_is_named_with_the_next_step() {
    let cause = |format: &str, step: &str| {
        format!("{format} is not read; {step} PDF, HTML, DOCX, ODT, Markdown or text")
    };
    let mail = "Received: by example.org\nFrom: a@example.org\nTo: b@example.org\nSubject: Ziele\n\nZiel: nichts\n";
    let ods = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<x/>"),
    ]);
    let parts = "save its text or its attachments as";
    for (name, bytes, format, step) in [
        ("plan.rtf", b"{\\rtf1 Ziele}".to_vec(), "RTF", "save it as"),
        (
            "plan.doc",
            compound("WordDocument"),
            "Word 97 (DOC)",
            "save it as",
        ),
        ("plan.eml", mail.into(), "an e-mail", parts),
        ("mail.txt", mail.into(), "an e-mail", parts),
        (
            "plan.msg",
            compound("__nameid_version1.0"),
            "an e-mail (MSG)",
            parts,
        ),
        (
            "plan.xlsx",
            archive(&[("xl/workbook.xml", "<x/>")]),
            "a spreadsheet (XLSX)",
            "save it as",
        ),
        ("plan.ods", ods, "a spreadsheet (ODS)", "save it as"),
        (
            "plan.pptx",
            archive(&[("ppt/presentation.xml", "<x/>")]),
            "a presentation (PPTX)",
            "save it as",
        ),
        (
            "plan.png",
            b"\x89PNG\r\n\x1a\n".to_vec(),
            "an image (PNG)",
            "run OCR on it and save it as",
        ),
        (
            "plans.zip",
            archive(&[("plan.txt", GOALS)]),
            "a ZIP archive",
            "unpack it and name what is in it, if that is",
        ),
        (
            "plan.xml",
            b"<?xml version=\"1.0\"?><plan/>".to_vec(),
            "XML",
            "save it as",
        ),
    ] {
        refused(name, &bytes, &cause(format, step));
    }
}

#[test]
fn an_archive_of_documents_is_an_archive() {
    let inner = "PK\u{3}\u{4}word/document.xml";
    refused(
        "papers.zip",
        &archive(&[("a.docx", inner), ("b.docx", inner)]),
        "a ZIP archive is not read; unpack it and name what is in it, if that is PDF, HTML, DOCX, ODT, Markdown or text",
    );
}

#[test]
fn a_damaged_office_file() {
    let whole = document();
    let anew = "; open it in a viewer and save it anew";
    refused(
        "cut.docx",
        &whole[..whole.len() / 2],
        &format!("the file is damaged: it is no sound ZIP archive{anew}"),
    );
    refused(
        "plan.odt",
        b"Ziele",
        &format!("the file is damaged: it is no sound ZIP archive{anew}"),
    );
    let broken = archive(&[("word/document.xml", "<d><body><p>")]);
    refused(
        "broken.docx",
        &broken,
        &format!(
            "the file is damaged: word/document.xml is no sound XML (it ends too early){anew}"
        ),
    );
}

#[test]
fn a_locked_office_file() {
    let cause = "the file is locked with a password, and only locked PDFs are opened; save it without a password";
    refused("locked.docx", &compound("EncryptedPackage"), cause);
    let manifest = "<m><file-entry><encryption-data/></file-entry></m>";
    let files = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "?"),
    ];
    refused("locked.odt", &archive(&files), cause);
}

#[test]
fn a_page_or_a_document_without_text() {
    refused(
        "page.html",
        b"<html><body><script>Ziele</script></body></html>",
        "the file is empty",
    );
    refused(
        "blank.docx",
        &archive(&[("word/document.xml", "<d><body><p/></body></d>")]),
        "the file is empty",
    );
}
