//! `index.json`: what a run read and what it could not read. It is read and written entry by entry, for it may have a hundred thousand.

use crate::model::{Document, Entry, Extractor, FORMAT, Failure, SCHEMA_VERSION};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{Error as _, SerializeSeq as _, Serializer};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

/// The name of the index in the output folder.
pub(super) const NAME: &str = "index.json";

/// The program with the fingerprint of all code that decides what stands in a document.
pub(super) fn extractor() -> Extractor {
    Extractor {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        fingerprint: env!("ZIELE_FINGERPRINT").to_owned(),
    }
}

/// The index as it is written, with the keys of [`crate::model::Index`] in their order.
#[derive(Serialize)]
#[serde(bound = "")]
pub(super) struct Written<D, F>
where
    D: Iterator<Item = io::Result<Entry>>,
    F: Iterator<Item = io::Result<Failure>>,
{
    format: &'static str,
    schema_version: &'static str,
    extractor: Extractor,
    documents: Rows<D>,
    failed: Rows<F>,
}

impl<D, F> Written<D, F>
where
    D: Iterator<Item = io::Result<Entry>>,
    F: Iterator<Item = io::Result<Failure>>,
{
    /// The index of these documents and failures. It can be serialized once.
    pub(super) fn of(documents: D, failed: F) -> Self {
        let (documents, failed) = (Rows(RefCell::new(documents)), Rows(RefCell::new(failed)));
        Self {
            format: FORMAT,
            schema_version: SCHEMA_VERSION,
            extractor: extractor(),
            documents,
            failed,
        }
    }
}

/// An array whose elements come one at a time.
struct Rows<I>(RefCell<I>);

impl<T: Serialize, I: Iterator<Item = io::Result<T>>> Serialize for Rows<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut array = serializer.serialize_seq(None)?;
        for row in &mut *self.0.borrow_mut() {
            array.serialize_element(&row.map_err(S::Error::custom)?)?;
        }
        array.end()
    }
}

/// Gives the documents of an index to `take`, one at a time, if the same extractor made it: of what another one made, nothing holds.
///
/// # Errors
/// Those of reading, of `take`, and of an index that is another's.
pub(super) fn read(output: &Path, take: &mut dyn FnMut(Entry) -> io::Result<()>) -> io::Result<()> {
    let mut deserializer =
        serde_json::Deserializer::from_reader(BufReader::new(File::open(output.join(NAME))?));
    Ok(Deserializer::deserialize_map(
        &mut deserializer,
        Reader { take },
    )?)
}

/// Reads the index.
struct Reader<'a> {
    take: &'a mut dyn FnMut(Entry) -> io::Result<()>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Key {
    Format,
    SchemaVersion,
    Extractor,
    Documents,
    #[serde(other)]
    Other,
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an index of this extractor")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        // As many of the three keys in front as are ours.
        let mut ours = 0;
        while let Some(key) = map.next_key()? {
            let is_ours = match key {
                Key::Format => map.next_value::<String>()? == FORMAT,
                Key::SchemaVersion => map.next_value::<String>()? == SCHEMA_VERSION,
                Key::Extractor => map.next_value::<Extractor>()? == extractor(),
                Key::Documents if ours < 3 => false,
                Key::Documents => {
                    map.next_value_seed(Documents {
                        take: &mut *self.take,
                    })?;
                    continue;
                }
                Key::Other => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if !is_ours {
                return Err(A::Error::custom("made by another extractor"));
            }
            ours += 1;
        }
        Ok(())
    }
}

/// Reads the documents of the index.
struct Documents<'a> {
    take: &'a mut dyn FnMut(Entry) -> io::Result<()>,
}

impl<'de> DeserializeSeed<'de> for Documents<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Documents<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the documents of an index")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        while let Some(entry) = array.next_element()? {
            (self.take)(entry).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// What a run could not read, whatever extractor it had. A file that is no index tells nothing.
pub(super) fn failures(file: &Path) -> Vec<Failure> {
    #[derive(Deserialize)]
    struct Failures {
        failed: Vec<Failure>,
    }

    let index = File::open(file)
        .ok()
        .and_then(|file| serde_json::from_reader::<_, Failures>(BufReader::new(file)).ok());
    index.map(|index| index.failed).unwrap_or_default()
}

/// What the index says of a document.
pub(super) fn entry(document: &Document) -> Entry {
    Entry {
        id: document.document.id.clone(),
        path: document.document.source.path.clone(),
        kind: document.document.kind,
        title: document.document.title.clone(),
        goals: document.goals.len(),
        indicators: document.indicators.len(),
        series: document
            .indicators
            .iter()
            .filter(|indicator| indicator.series.is_some())
            .count(),
        projects: document.projects.len(),
        questions: document
            .council
            .as_ref()
            .map_or(0, |council| council.questions.len()),
        diagnostics: document.diagnostics.len(),
        lines: document.lines.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Index, Kind, Lines};
    use std::fs;

    fn entries(count: usize) -> Vec<Entry> {
        let entry = |number: usize| Entry {
            id: format!("plan-{number}"),
            path: format!("seeds/plan-{number}.md"),
            kind: Kind::Strategy,
            title: (number > 0).then(|| "Plan „Grün“".to_owned()),
            goals: number,
            indicators: 0,
            series: 0,
            projects: 0,
            questions: 0,
            diagnostics: 0,
            lines: Lines::default(),
        };
        (0..count).map(entry).collect()
    }

    fn streamed(entries: &[Entry], failed: &[Failure]) -> String {
        let index = Written::of(
            entries.iter().cloned().map(Ok),
            failed.iter().cloned().map(Ok),
        );
        serde_json::to_string_pretty(&index).unwrap()
    }

    #[test]
    fn an_index_written_row_by_row_is_the_index_of_the_model() {
        let failure = Failure {
            path: "seeds/void.md".to_owned(),
            error: "the file is empty".to_owned(),
        };
        for (count, failed) in [(0, vec![]), (1, vec![]), (3, vec![failure])] {
            let whole = Index {
                format: FORMAT.to_owned(),
                schema_version: SCHEMA_VERSION.to_owned(),
                extractor: extractor(),
                documents: entries(count),
                failed: failed.clone(),
            };
            assert_eq!(
                streamed(&entries(count), &failed),
                serde_json::to_string_pretty(&whole).unwrap()
            );
        }
    }

    #[test]
    fn the_index_of_another_extractor_gives_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let read_back = |text: &str| {
            fs::write(folder.path().join(NAME), text).unwrap();
            let mut found = Vec::new();
            let read = read(folder.path(), &mut |entry| {
                found.push(entry);
                Ok(())
            });
            (found, read.is_ok())
        };
        let ours = streamed(&entries(3), &[]);
        assert_eq!(read_back(&ours), (entries(3), true));
        assert_eq!(
            read_back(&ours.replacen("ziele/1", "ziele/2", 1)),
            (vec![], false)
        );
        assert_eq!(
            read_back(&ours.replacen(env!("ZIELE_FINGERPRINT"), "0000000000000000", 1)),
            (vec![], false)
        );
        assert_eq!(read_back(&ours[..ours.len() / 2]).0.len(), 1);
    }
}
