//! What is needed once more later, laid aside on the disk: thousands of documents do not fit into memory.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::marker::PhantomData;
use std::path::Path;

/// Values in a file without a name, which is gone when the program ends.
pub(super) struct Spill<T> {
    file: File,
    /// Where each value ends.
    ends: Vec<u64>,
    kind: PhantomData<T>,
}

impl<T: DeserializeOwned> Spill<T> {
    /// An empty file in a folder that can be written to.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            file: tempfile::tempfile_in(folder)?,
            ends: Vec::new(),
            kind: PhantomData,
        })
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Writes what reads back as a value, and says where.
    pub(super) fn put(&mut self, value: &impl Serialize) -> io::Result<usize> {
        let bytes = serde_json::to_vec(value)?;
        let start = self.start(self.ends.len());
        self.file.seek(SeekFrom::Start(start))?;
        self.file.write_all(&bytes)?;
        self.ends.push(start + bytes.len() as u64);
        Ok(self.ends.len() - 1)
    }

    /// Reads a value again.
    pub(super) fn get(&mut self, at: usize) -> io::Result<T> {
        let start = self.start(at);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        (&self.file).take(end - start).read_to_end(&mut bytes)?;
        Ok(serde_json::from_slice(&bytes)?)
    }

    fn start(&self, at: usize) -> u64 {
        at.checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut spill: Spill<String> = Spill::in_folder(folder.path()).unwrap();
        let words = ["eins", "", "drei\n\u{2028}"].map(str::to_owned);
        for word in &words {
            spill.put(word).unwrap();
        }
        assert_eq!(spill.get(2).unwrap(), words[2]);
        spill.put(&"vier").unwrap();
        assert_eq!(
            [
                spill.get(0).unwrap(),
                spill.get(1).unwrap(),
                spill.get(3).unwrap()
            ],
            ["eins", "", "vier"]
        );
        assert_eq!(spill.len(), 4);
    }
}
