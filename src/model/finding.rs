//! What does not agree in a document.

use super::{Fragment, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Name and major version of the list of findings.
pub const FINDINGS: &str = "ziele-findings/1";
/// Version of its schema: the minor rises with every added key.
pub const FINDINGS_VERSION: &str = "1.0";

/// The findings of a run of `ziele check`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "ziele-findings/1")]
pub struct Findings {
    /// `ziele-findings/1`.
    pub format: String,
    /// By the path of the document, in it the surest first, then by check, then by place.
    pub findings: Vec<Finding>,
}

/// Two or more things that were compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Id of the check.
    pub check: String,
    /// How sure it is that something is wrong; `null` for what agrees, which is told on request only.
    pub severity: Option<Severity>,
    /// Id of the document.
    pub document: String,
    /// The file of the document, as its JSON names it.
    pub path: String,
    /// What does not agree.
    pub message: String,
    /// How it was reckoned.
    pub arithmetic: Option<String>,
    /// What was compared, the place to mend first.
    pub places: Vec<Place>,
    /// Stays the same as long as the same records say the same, wherever they stand.
    pub fingerprint: String,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Id of the record.
    pub record: Option<String>,
    /// What it says.
    pub text: String,
    /// Where it says so.
    pub at: Fragment,
}
