//! Pages for tests: lines of Helvetica at places, written as a PDF.

use crate::pipeline::{self, Stage};
use crate::source::{Limits, Source};
use std::fmt::Write as _;

/// A line on a page of A4.
#[derive(Clone, Copy)]
pub struct Line<'t> {
    /// Points from the left edge.
    pub left: f32,
    /// Points from the upper edge to the base of the line.
    pub down: f32,
    /// Size of its letters.
    pub size: f32,
    /// Its text.
    pub text: &'t str,
}

/// Lines of text one below the other, at a distance of 14 points, in letters of 11 points.
pub fn text<'t>(down: f32, lines: &[&'t str]) -> Vec<Line<'t>> {
    lines
        .iter()
        .zip(0_u8..)
        .map(|(text, at)| line(down + 14.0 * f32::from(at), 11.0, text))
        .collect()
}

/// A line at the left margin.
pub fn line(down: f32, size: f32, text: &str) -> Line<'_> {
    Line {
        left: 70.0,
        down,
        size,
        text,
    }
}

fn source(pages: &[Vec<Line<'_>>]) -> Source {
    Source::from_bytes("paper.pdf", pdf(pages), &Limits::default()).unwrap()
}

/// The lines of a paper with these pages, with what part each plays.
pub fn lines(pages: &[Vec<Line<'_>>]) -> String {
    pipeline::show(&source(pages), Stage::Lines).unwrap()
}

/// The texts of the goals of a paper with these pages.
pub fn goals(pages: &[Vec<Line<'_>>]) -> Vec<String> {
    let document = pipeline::extract(&source(pages), "paper").unwrap();
    document.goals.into_iter().map(|goal| goal.text).collect()
}

fn pdf(pages: &[Vec<Line<'_>>]) -> Vec<u8> {
    let kids = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page));
    let kids = kids.collect::<Vec<_>>().join(" ");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    for (at, lines) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * at
        ));
        let content = content(lines);
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f\r\n");
    for (number, object) in (1..).zip(&objects) {
        let _ = write!(table, "{:010} 00000 n\r\n", out.len());
        let _ = write!(out, "{number} 0 obj\n{object}\nendobj\n");
    }
    let (at, size) = (out.len(), objects.len() + 1);
    let _ = write!(
        out,
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    );
    out.into_bytes()
}

fn content(lines: &[Line<'_>]) -> String {
    let mut content = String::new();
    for line in lines {
        let hex: String = line.text.chars().map(hex_in_winansi).collect();
        let _ = writeln!(
            content,
            "BT /F1 {} Tf {} {} Td <{hex}> Tj ET",
            line.size,
            line.left,
            842.0 - line.down
        );
    }
    content
}

fn hex_in_winansi(letter: char) -> String {
    let byte = match letter {
        '•' => 0x95,
        '–' => 0x96,
        '„' => 0x84,
        '“' => 0x93,
        other => u32::from(other),
    };
    format!("{byte:02x}")
}
