//! PDFs written by hand: each shows one thing that producers do and the papers of the five do not.

use std::fmt::Write as _;
use std::io::Write as _;
use ziele::source::{Limits, Source};

/// What the page of every file shows.
const SHOWN: &str = "BT /F1 12 Tf 60 780 Td (Ziele) Tj 0 -20 Td (\\225 Ausbau der Radwege bis 2029) Tj \
                     0 -20 Td (\\225 mehr B\\344ume) Tj ET";
const GOALS: [&str; 2] = ["Ausbau der Radwege bis 2029", "mehr Bäume"];
const HELVETICA: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// A file of one page: its content is object 4, its font is object 5, and other objects follow.
fn pdf(content: &[u8], filter: &str, font: &str, others: &[Vec<u8>]) -> Vec<u8> {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.as_bytes().to_vec(),
        stream(filter, content),
        font.as_bytes().to_vec(),
    ];
    objects.extend_from_slice(others);
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f\r\n");
    for (number, object) in (1..).zip(&objects) {
        write!(table, "{:010} 00000 n\r\n", out.len()).unwrap();
        writeln!(out, "{number} 0 obj").unwrap();
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let (at, size) = (out.len(), objects.len() + 1);
    write!(
        out,
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    )
    .unwrap();
    out
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn goals(file: Vec<u8>) -> Vec<String> {
    let source = Source::from_bytes("paper.pdf", file, &Limits::default()).unwrap();
    let document = ziele::extract(&source, "paper").unwrap();
    document.goals.into_iter().map(|goal| goal.text).collect()
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

fn hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().map(|byte| format!("{byte:02x}"));
    format!("{}>", digits.collect::<String>()).into_bytes()
}

fn base_85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for group in data.chunks(4) {
        let mut word = [0; 4];
        word[..group.len()].copy_from_slice(group);
        let mut rest = u32::from_be_bytes(word);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = (rest % 85) as u8 + b'!';
            rest /= 85;
        }
        out.extend_from_slice(&digits[..=group.len()]);
    }
    out.extend_from_slice(b"~>");
    out
}

fn run_lengths(data: &[u8]) -> Vec<u8> {
    let runs = data.chunks(128).flat_map(|run| {
        let length = u8::try_from(run.len() - 1).unwrap();
        [&[length], run].concat()
    });
    runs.chain([128]).collect()
}

/// Codes of nine bits, with the table cleared before it needs longer ones.
fn lzw(data: &[u8]) -> Vec<u8> {
    let codes = data.chunks(200).flat_map(|part| {
        [256]
            .into_iter()
            .chain(part.iter().map(|byte| u32::from(*byte)))
    });
    let (mut out, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for code in codes.chain([257]) {
        (held, bits) = (held << 9 | code, bits + 9);
        while bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    out.push((held << (8 - bits)) as u8);
    out
}

/// Rows of four bytes that each say how they differ from the row above (PNG's predictor "up").
fn predicted(data: &[u8]) -> Vec<u8> {
    let mut above = [0_u8; 4];
    let mut out = Vec::new();
    for row in data.chunks(4) {
        let mut whole = [b' '; 4];
        whole[..row.len()].copy_from_slice(row);
        out.push(2);
        out.extend(
            whole
                .iter()
                .zip(above)
                .map(|(byte, up)| byte.wrapping_sub(up)),
        );
        above = whole;
    }
    out
}

#[test]
fn a_stream_is_inflated_however_its_filters_are_written() {
    let plain = SHOWN.as_bytes();
    let zlib = deflated(plain);
    let rows = deflated(&predicted(plain));
    let (flate, hex) = ("/FlateDecode", "/ASCIIHexDecode");
    let parameters = "<< /Predictor 12 /Columns 4 >>";
    let parts = "<< /Predictor 7 0 R /Columns 4 >>";
    let cases: Vec<(&str, Vec<u8>, Vec<&str>)> = vec![
        ("/Filter /FlateDecode", zlib.clone(), vec![]),
        ("/Filter 6 0 R", zlib.clone(), vec![flate]),
        ("/Filter [6 0 R]", zlib.clone(), vec![flate]),
        (
            "/Filter 6 0 R",
            hexadecimal(&zlib),
            vec!["[7 0 R /Fl]", hex],
        ),
        ("/Filter [/Crypt /FlateDecode]", zlib.clone(), vec![]),
        ("/Filter /Fl", zlib.clone(), vec![]),
        ("/Filter /AHx", hexadecimal(plain), vec![]),
        ("/Filter /A85", base_85(plain), vec![]),
        ("/Filter /RL", run_lengths(plain), vec![]),
        ("/Filter /LZW", lzw(plain), vec![]),
        ("/Filter [/A85 /Fl]", base_85(&zlib), vec![]),
        ("/Filter []", plain.to_vec(), vec![]),
        ("/Filter null", plain.to_vec(), vec![]),
        ("/Filter 6 0 R", plain.to_vec(), vec!["[]"]),
        (
            "/Filter /Fl /DecodeParms 6 0 R",
            rows.clone(),
            vec![parameters],
        ),
        (
            "/Filter [/FlateDecode] /DecodeParms [6 0 R]",
            rows.clone(),
            vec![parameters],
        ),
        (
            "/Filter /FlateDecode /DecodeParms 6 0 R",
            rows.clone(),
            vec![parts, "12"],
        ),
        (
            "/Filter [/AHx /Fl] /DecodeParms [null 6 0 R]",
            hexadecimal(&rows),
            vec![parameters],
        ),
    ];
    for (entries, content, others) in cases {
        let others: Vec<Vec<u8>> = others
            .iter()
            .map(|other| other.as_bytes().to_vec())
            .collect();
        let found = goals(pdf(&content, entries, HELVETICA, &others));
        assert_eq!(found, GOALS, "{entries} {others:?}");
    }
}

#[test]
fn leaves_streams_in_filters_that_hold_no_text_alone() {
    let file = pdf(b"\xFF\xD8 no text", "/Filter /DCTDecode", HELVETICA, &[]);
    assert!(goals(file).is_empty());
}

/// A font whose codes are the numbers of its characters, and the page in them.
fn with_two_byte_codes(to_unicode: &str, others: &[Vec<u8>]) -> Vec<u8> {
    let shown = SHOWN
        .replace("(Ziele)", &codes("Ziele"))
        .replace(
            "(\\225 Ausbau der Radwege bis 2029)",
            &codes(&format!("• {}", GOALS[0])),
        )
        .replace("(\\225 mehr B\\344ume)", &codes(&format!("• {}", GOALS[1])));
    let font = format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /ToUnicode {to_unicode} /DescendantFonts [6 0 R] >>"
    );
    let descendant = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 500 >>".to_vec();
    let others = [&[descendant], others].concat();
    pdf(shown.as_bytes(), "", &font, &others)
}

fn codes(text: &str) -> String {
    let digits = text.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<{}>", digits.collect::<String>())
}

#[test]
fn codes_that_are_their_own_characters() {
    let range = b"1 begincodespacerange<0000><FFFF>endcodespacerange1 beginbfrange<0000><FFFF><0000>endbfrangeendcmap";
    assert_eq!(
        goals(with_two_byte_codes("7 0 R", &[stream("", range)])),
        GOALS
    );
    assert_eq!(goals(with_two_byte_codes("/Identity-H", &[])), GOALS);
}
