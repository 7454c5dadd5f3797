//! What `ziele --version` says.

use crate::model::{CHANGES, CHANGES_VERSION, FINDINGS, FINDINGS_VERSION, FORMAT, SCHEMA_VERSION};
use std::sync::LazyLock;

/// The version of the program, with the commit where it is known: `0.1.0 (abc1234 2026-11-22)`.
pub(super) const SHORT: &str = concat!(env!("CARGO_PKG_VERSION"), env!("ZIELE_COMMIT"));

/// The day of the commit; empty where it is not known.
pub(super) const DATE: &str = env!("ZIELE_DATE");

/// The version with those of what the program writes. `extractor` in `index.json` has the same fingerprint.
pub(super) static LONG: LazyLock<String> = LazyLock::new(|| {
    let formats = [
        (FORMAT, SCHEMA_VERSION),
        (FINDINGS, FINDINGS_VERSION),
        (CHANGES, CHANGES_VERSION),
    ];
    let formats = formats
        .map(|(format, version)| format!("{format} (schema {version})"))
        .join(", ");
    format!(
        "{SHORT}\nwrites {formats}\nfingerprint of the extraction {}",
        env!("ZIELE_FINGERPRINT")
    )
});
