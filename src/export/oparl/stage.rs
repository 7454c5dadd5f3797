//! Files that get their places when all of them are whole.

use crate::batch::{Hold, Unusable};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Where files wait, in the folder of the export. Hidden: a web server shows none of it.
const WAITING: &str = ".oparl-unfinished";

/// A folder with another folder in it in which files wait. What waits is gone if the stage is dropped.
#[derive(Debug)]
pub(super) struct Stage {
    folder: PathBuf,
    waiting: PathBuf,
    /// Another export would clear away what waits.
    _hold: Hold,
}

impl Stage {
    /// Makes the folder if it is missing, and removes what a killed export left waiting in it. `places` are the folders to come in it.
    pub(super) fn open(folder: &Path, places: &[&str]) -> Result<Self, Unusable> {
        fs::create_dir_all(folder).map_err(|error| Unusable::new(folder, error))?;
        let stage = Self {
            folder: folder.to_owned(),
            waiting: folder.join(WAITING),
            _hold: Hold::take(folder)?,
        };
        let cleared = if stage.waiting.exists() {
            fs::remove_dir_all(&stage.waiting)
        } else {
            Ok(())
        };
        let made = cleared.and_then(|()| {
            places
                .iter()
                .try_for_each(|place| fs::create_dir_all(stage.waiting.join(place)))
        });
        made.map_err(|error| Unusable::new(&stage.waiting, error))?;
        Ok(stage)
    }

    /// The folder in which all will lie.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file without a name, for what is needed until the end.
    pub(super) fn nameless(&self) -> Result<File, Unusable> {
        tempfile::tempfile_in(&self.folder).map_err(|error| Unusable::new(&self.folder, error))
    }

    /// Writes a file that is to lie at this path in the folder.
    pub(super) fn write<T: Serialize>(&self, path: &str, value: &T) -> Result<(), Unusable> {
        let written = || -> io::Result<()> {
            let mut writer = BufWriter::new(File::create(self.waiting.join(path))?);
            serde_json::to_writer_pretty(&mut writer, value)?;
            writer.write_all(b"\n")?;
            writer.flush()
        };
        written().map_err(|error| Unusable::new(self.folder.join(path), error))
    }

    /// Gives all files their places, those in folders first: what a list names is there before the list.
    pub(super) fn publish(self, places: &[&str]) -> Result<(), Unusable> {
        for place in places {
            let folder = self.folder.join(place);
            fs::create_dir_all(&folder).map_err(|error| Unusable::new(&folder, error))?;
            move_files(&self.waiting.join(place), &folder)?;
        }
        move_files(&self.waiting, &self.folder)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What stays is removed by the next export; there is nothing else that could be done.
        let _ = fs::remove_dir_all(&self.waiting);
    }
}

fn move_files(from: &Path, to: &Path) -> Result<(), Unusable> {
    for entry in fs::read_dir(from).map_err(|error| Unusable::new(from, error))? {
        let path = entry.map_err(|error| Unusable::new(from, error))?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            let place = to.join(name);
            fs::rename(&path, &place).map_err(|error| Unusable::new(place, error))?;
        }
    }
    Ok(())
}
