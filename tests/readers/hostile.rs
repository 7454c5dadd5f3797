//! Files that are broken, locked or made to cost much: a clear cause, and never a panic.

use crate::packed;
use ziele::problem::Error;
use ziele::source::{Limits, Source};

fn read(name: &str, bytes: Vec<u8>, limits: Limits) -> Result<usize, Error> {
    let source = Source::from_bytes(name, bytes, &limits)?;
    ziele::extract(&source, "paper").map(|document| document.goals.len())
}

fn cause(name: &str, bytes: Vec<u8>, limits: Limits) -> String {
    read(name, bytes, limits).unwrap_err().to_string()
}

fn sample(format: &str) -> Vec<u8> {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/read")
        .join(format);
    let text = |name: &str| std::fs::read_to_string(home.join(name)).unwrap();
    match format {
        "html" => text("tables.html").into_bytes(),
        "docx" => packed::docx(
            &text("strategy.document.xml"),
            &text("strategy.styles.xml"),
            &text("strategy.numbering.xml"),
        ),
        _ => packed::odt(&text("strategy.content.xml"), &text("strategy.styles.xml")),
    }
}

#[test]
fn parts_that_inflate_beyond_all_measure_are_refused() {
    let limits = Limits {
        max_stream_bytes: 100_000,
        ..Limits::default()
    };
    let bomb = packed::docx(
        &format!("<p><r><t>{}</t></r></p>", "Ziel ".repeat(1 << 20)),
        "",
        "",
    );
    assert!(bomb.len() < 100_000);
    assert_eq!(
        cause("bomb.docx", bomb, limits),
        "more than 100000 inflated bytes in one stream, which is the limit; raise it with --max-stream-bytes"
    );
    let limits = Limits {
        max_inflated_bytes: 1_000,
        ..Limits::default()
    };
    assert!(cause("bomb.odt", sample("odt"), limits).contains("--max-inflated-bytes"));
}

#[test]
fn too_many_and_too_deep_elements_are_refused() {
    let many = Limits {
        max_objects: 50,
        ..Limits::default()
    };
    let deep = Limits {
        max_nesting: 2,
        ..Limits::default()
    };
    let nested = |open: &str, close: &str| open.repeat(30) + "Ziele" + &close.repeat(30);
    for (name, bytes, nested) in [
        (
            "a.html",
            "<html>".to_owned().into_bytes(),
            nested("<div>", "</div>").into_bytes(),
        ),
        (
            "a.docx",
            Vec::new(),
            packed::docx(&nested("<p>", "</p>"), "", ""),
        ),
        ("a.odt", Vec::new(), packed::odt(&nested("<p>", "</p>"), "")),
    ] {
        let full = [bytes, sample(name.split_once('.').unwrap().1)].concat();
        assert!(cause(name, full, many).contains("--max-objects"), "{name}");
        assert!(
            cause(name, nested, deep).contains("--max-nesting"),
            "{name}"
        );
    }
}

#[test]
fn elements_that_come_back_to_life_are_counted() {
    let open = (0..2_000).fold(String::new(), |open, at| open + &format!("<b id={at}>"));
    let limits = Limits {
        max_objects: 100_000,
        ..Limits::default()
    };
    assert!(
        cause(
            "a.html",
            (open + &"<p>x".repeat(2_000)).into_bytes(),
            limits
        )
        .contains("--max-")
    );
}

#[test]
fn what_an_entity_stands_for_is_never_read() {
    let declared = "<!DOCTYPE x [<!ENTITY a \"Ziel: Ausbau der Netze bis 2028\">]><document><body><p><r><t>&a; Text</t></r></p></body></document>";
    let bytes = packed::archive(&[("word/document.xml", declared)]);
    assert_eq!(read("a.docx", bytes, Limits::default()).unwrap(), 0);
}

#[test]
fn a_span_of_a_cell_costs_no_more_than_its_table() {
    let rows = "<tr><td>x".repeat(2_000);
    let page = format!(
        "<table><tr><td colspan=1000 rowspan=65534>{}{rows}</table>",
        "Ziele der Stadt ".repeat(15)
    );
    assert!(read("a.html", page.into_bytes(), Limits::default()).is_ok());
}

#[test]
fn locked_files_say_so() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let files = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}\u{2}"),
    ];
    assert!(matches!(
        read("a.odt", packed::archive(&files), Limits::default()),
        Err(Error::Encrypted)
    ));
}

#[test]
fn files_without_text_or_without_their_text_part_say_so() {
    for (name, bytes) in [
        ("a.html", b"<html><body><script>Ziele</script>".to_vec()),
        ("a.docx", packed::docx("<p/>", "", "")),
        ("a.odt", packed::odt("", "")),
    ] {
        assert!(
            matches!(read(name, bytes, Limits::default()), Err(Error::Empty)),
            "{name}"
        );
    }
    let bare = packed::archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert!(cause("a.odt", bare, Limits::default()).contains("content.xml is missing"));
}

#[test]
fn truncated_and_altered_files_never_panic() {
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for format in ["html", "docx", "odt"] {
        let whole = sample(format);
        for round in 0..120_usize {
            let mut bytes = whole.clone();
            for _ in 0..round / 6 {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                let at = (random % bytes.len() as u64) as usize;
                bytes[at] = (random >> 32) as u8;
            }
            if round % 2 == 0 {
                bytes.truncate(bytes.len() * (round + 1) / 120);
            }
            let name = format!("paper.{format}");
            let twice = [(); 2].map(|()| {
                read(&name, bytes.clone(), Limits::default()).map_err(|error| error.to_string())
            });
            assert_eq!(twice[0], twice[1], "{name}, round {round}");
        }
    }
}

/// Broken XML within a sound archive reaches deeper than a broken archive.
#[test]
fn truncated_and_altered_parts_never_panic() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read");
    let body = std::fs::read_to_string(home.join("docx/strategy.document.xml")).unwrap();
    let content = std::fs::read_to_string(home.join("odt/strategy.content.xml")).unwrap();
    let swap = |text: &str, round: usize| {
        let mut parts: Vec<&str> = text.split_inclusive('>').collect();
        let length = parts.len();
        parts.swap(round * 7 % length, round * 13 % length);
        parts.remove(round * 31 % length);
        parts.concat()
    };
    for round in 0..150 {
        let _ = read(
            "a.docx",
            packed::docx(&swap(&body, round), "", ""),
            Limits::default(),
        );
        let _ = read(
            "a.odt",
            packed::odt(&swap(&content, round), ""),
            Limits::default(),
        );
    }
}
