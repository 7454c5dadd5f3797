//! Bytes to JSON on one core: each source document, and texts of growing size made of copies of them.
//!
//! `cargo bench` prints throughput; the growing texts show whether the cost is linear in the size. The copies differ in numbers, years,
//! order of sections and length, so that nothing is seen twice.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop where a program may not"
)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::PathBuf;
use ziele::source::{Limits, Source};

fn main() {
    divan::main();
}

fn seeds() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

fn json(name: &str, bytes: Vec<u8>) -> usize {
    let source = Source::from_bytes(name, bytes, &Limits::default()).expect("a readable text");
    let mut out = Vec::new();
    serde_json::to_writer_pretty(
        &mut out,
        &ziele::extract(&source, "bench").expect("a document"),
    )
    .expect("JSON");
    out.len()
}

#[divan::bench(args = 0..5)]
fn seed(bencher: Bencher, index: usize) {
    let file = seeds().into_iter().nth(index).expect("five seeds");
    let bytes = std::fs::read(&file).expect("a seed");
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| black_box(json(&name, bytes)));
}

#[divan::bench(args = [1, 10, 100], sample_count = 3, sample_size = 1)]
fn copies_in_megabytes(bencher: Bencher, megabytes: usize) {
    let text = copies(megabytes * 1_000_000);
    bencher
        .counter(BytesCount::new(text.len()))
        .with_inputs(|| text.clone().into_bytes())
        .bench_values(|bytes| black_box(json("copies.txt", bytes)));
}

/// A text of about the given size: the text seeds again and again, each copy with other digits, rotated at a heading, and cut or doubled in part.
fn copies(size: usize) -> String {
    let sources: Vec<String> = seeds()
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    let mut out = String::with_capacity(size + 200_000);
    while out.len() < size {
        let Some(text) = sources.get((next() % sources.len() as u64) as usize) else {
            break;
        };
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let turn = (next() % lines.len() as u64) as usize;
        let length = lines.len() / 2 + (next() % lines.len() as u64) as usize;
        for line in lines.iter().cycle().skip(turn).take(length) {
            // The last digit of every number changes; years stay years and headings keep their numbers.
            let heading =
                line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && line.contains('\t');
            let shift = (next() % 10) as u8;
            let mut bytes = line.as_bytes().to_vec();
            let count = bytes.len();
            for at in 0..count {
                let last = bytes[at].is_ascii_digit()
                    && !bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
                if last && !heading {
                    bytes[at] = b'0' + (bytes[at] - b'0' + shift) % 10;
                }
            }
            out.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    out
}
