//! A working folder with sources, and the program run in it.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A text with two goals.
pub const GOALS: &str =
    "Stadtgrün\n\nZIELE:\n\n- Ausbau der Baumreihen am Markt\n\n- Pflege der Wiesen im Tal\n";

/// A folder that is gone after the test.
pub struct Workspace {
    folder: TempDir,
}

/// What a run said and how it ended.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Workspace {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let workspace = Self::new();
        for (path, text) in files {
            workspace.write(path, text);
        }
        workspace
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program, ready to run in the folder.
    pub fn ziele(&self, args: &[&str]) -> Command {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("ziele");
        command.current_dir(self.folder.path()).args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        finish(&mut self.ziele(args))
    }

    /// Runs the program with this on its standard input.
    pub fn run_with_stdin(&self, args: &[&str], stdin: &str) -> Run {
        finish(self.ziele(args).write_stdin(stdin))
    }

    pub fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&fs::read(self.path(path)).unwrap()).unwrap()
    }

    /// The value of `key` in every document of the index.
    pub fn documents(&self, key: &str) -> Vec<String> {
        column(&self.json("output/index.json")["documents"], key)
    }

    /// The value of `key` in every failure of the index.
    pub fn failures(&self, key: &str) -> Vec<String> {
        column(&self.json("output/index.json")["failed"], key)
    }

    /// The files in a folder with their bytes, by name.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut files: Vec<_> = entries.map(|entry| read(&entry.unwrap().path())).collect();
        files.sort();
        files
    }

    /// The names of the files in a folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        self.files(folder)
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }
}

fn finish(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn read(path: &Path) -> (String, Vec<u8>) {
    let name = path.file_name().unwrap().to_str().unwrap();
    (name.to_owned(), fs::read(path).unwrap())
}

fn column(list: &Value, key: &str) -> Vec<String> {
    let list = list.as_array().unwrap();
    list.iter()
        .map(|entry| entry[key].as_str().unwrap().to_owned())
        .collect()
}
