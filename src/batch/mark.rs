//! The mark that a report leaves in its files, so that they are known again: by the next report, and by a run over the folder they lie in.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// What the program calls itself in what it writes: its name and its version.
pub(crate) const GENERATOR: &str = concat!("ziele ", env!("CARGO_PKG_VERSION"));

/// Bytes at the front of a file in which it says whose it is.
const FRONT: u64 = 512;

/// Whether a report wrote the file, in this version or another: a page says so in its head, a script and a style sheet in their first line.
pub(crate) fn is_of_report(file: &Path) -> bool {
    let front = |file: &Path| -> io::Result<Vec<u8>> {
        let mut front = Vec::new();
        File::open(file)?.take(FRONT).read_to_end(&mut front)?;
        Ok(front)
    };
    let is_one_of_its_kinds = file
        .extension()
        .is_some_and(|suffix| ["html", "css", "js"].iter().any(|known| suffix == *known));
    let name = GENERATOR.split(' ').next().unwrap_or(GENERATOR);
    let marks = [
        format!("<meta name=\"generator\" content=\"{name} "),
        format!("/* {name} "),
    ];
    let is_marked = |front: &[u8]| {
        marks
            .iter()
            .any(|mark| String::from_utf8_lossy(front).contains(mark.as_str()))
    };
    // What is no file (a pipe, a device) is not opened: nothing may ever come out of it.
    is_one_of_its_kinds && file.is_file() && front(file).is_ok_and(|front| is_marked(&front))
}
