//! What a run has done so far, line by line beside the outputs: a run that was killed is gone on with from there.
//!
//! The file is there while a run is, and after one that did not end. Its lock keeps two runs out of one folder; the system lets go of the lock
//! of a process that dies. The first line says what made the outputs, each other line what became of one source. Lines are written in
//! one piece, so that only the last can be torn.

use super::{Record, index};
use crate::atomic::{FolderLock, LOCK_FILE, Unusable};
use crate::model::{Extractor, FORMAT, SCHEMA_VERSION};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Bytes that are read at once to get one line.
const LINE: usize = 1024;

/// A line that is longer is none of ours: what follows is not read, for a file of another program may have no line ends at all.
const MAX_LINE_BYTES: u64 = 1 << 20;

/// What became of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// It was read, and its output written.
    Read(Record),
    /// It could not be read.
    Failed {
        /// Why.
        error: String,
    },
}

/// What made the outputs.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    format: String,
    schema_version: String,
    extractor: Extractor,
}

/// The journal of this run.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    tail: Mutex<Tail>,
    /// Where the lines of earlier runs begin that tell of a source, by the hash of its path.
    previous: HashMap<u64, u64>,
}

#[derive(Debug)]
struct Tail {
    file: File,
    end: u64,
}

impl Journal {
    /// Takes the output folder for this run. With `anew`, nothing that earlier runs did counts.
    ///
    /// # Errors
    /// [`Unusable`], if another run is at work in the folder, or nothing can be written there.
    pub(super) fn open(output: &Path, anew: bool) -> Result<Self, Unusable> {
        let path = output.join(LOCK_FILE);
        let file = FolderLock::open(output)?;
        let mut journal = Self {
            path: path.clone(),
            tail: Mutex::new(Tail { file, end: 0 }),
            previous: HashMap::new(),
        };
        journal
            .begin(output, anew)
            .map_err(|error| Unusable::unwritten(path, error))?;
        Ok(journal)
    }

    /// Reads what an earlier run left: its journal, if it did not end, else its index.
    fn begin(&mut self, output: &Path, anew: bool) -> io::Result<()> {
        if !anew && self.resume()? {
            return Ok(());
        }
        let head = serde_json::to_vec(&head())?;
        self.tail().restart(&head)?;
        if !anew {
            // An index that cannot be read is none: the sources are read anew.
            let _ = index::read(output, &mut |entry| {
                let path = entry.path.clone();
                let offset = self.append(&Line::Read(Record {
                    entry,
                    warnings: 0,
                    unchanged: true,
                }))?;
                self.previous.insert(hash(&path), offset);
                Ok(())
            });
        }
        Ok(())
    }

    /// Whether the journal is one of the same extractor. What is behind the last whole line is cut off.
    fn resume(&mut self) -> io::Result<bool> {
        let mut previous = HashMap::new();
        let mut tail = self.tail();
        tail.file.rewind()?;
        let mut reader = BufReader::new(&tail.file);
        let mut line = Vec::new();
        let mut end = 0;
        loop {
            line.clear();
            let length = reader
                .by_ref()
                .take(MAX_LINE_BYTES)
                .read_until(b'\n', &mut line)? as u64;
            if !line.ends_with(b"\n") {
                break;
            }
            if end == 0 && !serde_json::from_slice::<Head>(&line).is_ok_and(|found| found == head())
            {
                break;
            }
            if let Ok(Line::Read(record)) = serde_json::from_slice(&line) {
                previous.insert(hash(&record.entry.path), end);
            }
            end += length;
        }
        tail.file.set_len(end)?;
        tail.end = end;
        drop(tail);
        self.previous = previous;
        Ok(end > 0)
    }

    /// What an earlier run made of the source with this path.
    pub(super) fn previous(&self, path: &str) -> Option<Record> {
        match self.read(*self.previous.get(&hash(path))?) {
            // Two paths may have one hash.
            Ok(Line::Read(record)) if record.entry.path == path => Some(record),
            _ => None,
        }
    }

    /// Adds what became of a source. The offset gets it back.
    pub(super) fn append(&self, line: &Line) -> io::Result<u64> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.tail().append(&bytes)
    }

    /// The line at this offset.
    pub(super) fn read(&self, offset: u64) -> io::Result<Line> {
        let mut tail = self.tail();
        tail.file.seek(SeekFrom::Start(offset))?;
        let mut line = Vec::with_capacity(LINE);
        BufReader::with_capacity(LINE, &mut tail.file).read_until(b'\n', &mut line)?;
        Ok(serde_json::from_slice(&line)?)
    }

    /// The run has ended, and its index is there: the journal is needed no more.
    pub(super) fn finish(self) -> Result<(), Unusable> {
        fs::remove_file(&self.path).map_err(|error| Unusable::unwritten(&self.path, error))
    }

    fn tail(&self) -> MutexGuard<'_, Tail> {
        self.tail.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tail {
    fn restart(&mut self, head: &[u8]) -> io::Result<()> {
        self.file.set_len(0)?;
        self.end = 0;
        self.append(&[head, b"\n"].concat())?;
        Ok(())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let offset = self.end;
        self.file.seek(SeekFrom::Start(offset))?;
        if let Err(error) = self.file.write_all(bytes) {
            // Half a line in the middle would be taken for the head of the next.
            let _ = self.file.set_len(offset);
            return Err(error);
        }
        self.end += bytes.len() as u64;
        Ok(offset)
    }
}

fn head() -> Head {
    Head {
        format: FORMAT.to_owned(),
        schema_version: SCHEMA_VERSION.to_owned(),
        extractor: index::extractor(),
    }
}

/// The same for the same text in every run.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Entry, Kind};
    use crate::problem::Error;

    fn record(path: &str) -> Record {
        let entry = Entry {
            id: path.trim_end_matches(".md").to_owned(),
            path: path.to_owned(),
            kind: Kind::Other,
            title: Some("Stadtgrün\n".to_owned()),
            goals: 1,
            indicators: 0,
            series: 0,
            projects: 0,
            questions: 0,
            diagnostics: 0,
            lines: crate::model::Lines::default(),
        };
        Record {
            entry,
            warnings: 2,
            unchanged: false,
        }
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn what_a_killed_run_had_done_is_known_to_the_next() {
        let folder = folder();
        let killed = Journal::open(folder.path(), false).unwrap();
        killed.append(&Line::Read(record("a.md"))).unwrap();
        killed
            .append(&Line::Failed {
                error: "the file is empty".to_owned(),
            })
            .unwrap();
        drop(killed);
        let next = Journal::open(folder.path(), false).unwrap();
        assert_eq!(next.previous("a.md"), Some(record("a.md")));
        assert_eq!(next.previous("b.md"), None);
    }

    #[test]
    fn a_torn_line_is_cut_off_and_written_over() {
        let folder = folder();
        let killed = Journal::open(folder.path(), false).unwrap();
        killed.append(&Line::Read(record("a.md"))).unwrap();
        drop(killed);
        let path = folder.path().join(LOCK_FILE);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, [&whole[..], b"{\"read\":{\"ent"].concat()).unwrap();
        let next = Journal::open(folder.path(), false).unwrap();
        assert_eq!(fs::read(&path).unwrap(), whole);
        let offset = next.append(&Line::Read(record("b.md"))).unwrap();
        assert_eq!(offset, whole.len() as u64);
        assert_eq!(next.read(offset).unwrap(), Line::Read(record("b.md")));
    }

    #[test]
    fn the_journal_of_another_extractor_counts_for_nothing() {
        let folder = folder();
        let killed = Journal::open(folder.path(), false).unwrap();
        killed.append(&Line::Read(record("a.md"))).unwrap();
        drop(killed);
        let path = folder.path().join(LOCK_FILE);
        let other =
            fs::read_to_string(&path)
                .unwrap()
                .replacen(env!("CARGO_PKG_VERSION"), "99.0.0", 1);
        fs::write(&path, other).unwrap();
        assert_eq!(
            Journal::open(folder.path(), false)
                .unwrap()
                .previous("a.md"),
            None
        );
    }

    #[test]
    fn what_is_no_plain_file_is_left_alone() {
        let folder = folder();
        let path = folder.path().join(LOCK_FILE);
        fs::create_dir(&path).unwrap();
        let refused = Journal::open(folder.path(), false).unwrap_err();
        assert_eq!(refused.path, path);
        assert!(
            refused.to_string().contains("no plain file; remove it"),
            "{refused}"
        );
        #[cfg(unix)]
        {
            let other = folder.path().join("notes.txt");
            fs::write(&other, "Notizen").unwrap();
            fs::remove_dir(&path).unwrap();
            std::os::unix::fs::symlink(&other, &path).unwrap();
            assert_eq!(Journal::open(folder.path(), false).unwrap_err().path, path);
            assert_eq!(fs::read(&other).unwrap(), b"Notizen");
        }
    }

    #[test]
    fn a_file_without_line_ends_is_no_journal() {
        let folder = folder();
        let path = folder.path().join(LOCK_FILE);
        fs::write(&path, vec![b'x'; MAX_LINE_BYTES as usize + 1]).unwrap();
        let journal = Journal::open(folder.path(), false).unwrap();
        assert_eq!(journal.previous("a.md"), None);
        assert!(fs::metadata(&path).unwrap().len() < 1024);
    }

    #[test]
    fn who_holds_a_folder_leaves_the_journal_of_a_killed_run() {
        let folder = folder();
        let lock = FolderLock::take(folder.path()).unwrap();
        assert!(matches!(
            Journal::open(folder.path(), false).unwrap_err().error,
            Error::Busy
        ));
        drop(lock);
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
        Journal::open(folder.path(), false)
            .unwrap()
            .append(&Line::Read(record("a.md")))
            .unwrap();
        drop(FolderLock::take(folder.path()).unwrap());
        assert_eq!(
            Journal::open(folder.path(), false)
                .unwrap()
                .previous("a.md"),
            Some(record("a.md"))
        );
    }

    #[test]
    fn two_runs_do_not_share_a_folder() {
        let folder = folder();
        let first = Journal::open(folder.path(), false).unwrap();
        let refused = Journal::open(folder.path(), false).unwrap_err().to_string();
        assert!(refused.ends_with("another run of ziele is at work in this folder; wait for it, or name another folder with --output"), "{refused}");
        first.finish().unwrap();
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
        Journal::open(folder.path(), false).unwrap();
    }
}
