//! The parts of an office file, which is a ZIP archive of XML.

use super::budget::Budget;
use super::tree::Tree;
use super::xml;
use crate::problem::Error;
use std::io::{Cursor, ErrorKind, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// An open archive.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    budget: &'b Budget,
}

impl<'b> Archive<'b> {
    /// Opens an archive. Nothing is inflated yet.
    pub(super) fn open(bytes: &'b [u8], budget: &'b Budget) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Error::Damaged("it is no sound ZIP archive".to_owned()))?;
        budget.objects(zip.len());
        budget.check()?;
        Ok(Self { zip, budget })
    }

    /// The XML of a part, if the archive has it.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Tree>, Error> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(cause(error, name)),
        };
        // What an archive promises about its sizes is not believed: what comes out is counted.
        let most = self.budget.stream_bytes();
        let mut bytes = Vec::new();
        file.take((most as u64).saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| cause(error.into(), name))?;
        if bytes.len() > most {
            self.budget.stream_too_large();
        }
        self.budget.inflate(bytes.len());
        self.budget.time();
        self.budget.check()?;
        xml::parse(&bytes, name, self.budget).map(Some)
    }
}

fn cause(error: ZipError, part: &str) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Error::Encrypted
        }
        ZipError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Error::Damaged(format!("{part} ends too early"))
        }
        error => Error::Damaged(format!("{part} cannot be unpacked ({error})")),
    }
}
