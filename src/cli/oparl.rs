//! What `ziele export --to oparl` asks for beside the documents.

use crate::export::oparl::{Address, Folder, Moment, Options};
use clap::ValueHint;

/// Addresses and times, which no paper can say of itself.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Options of --to oparl")]
pub(super) struct OparlArgs {
    /// Where the folder will lie on the web: ids of objects are addresses in it
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    base_url: Option<Folder>,

    /// Where the sources lie on the web [default: files/ below the base]
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    files_url: Option<Folder>,

    /// The body (a city, a district) whose papers these are: its OParl object on another server
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    body: Option<Address>,

    /// When the objects are published: their created and modified, as 2026-11-22T12:00:00+01:00
    #[arg(long, value_name = "TIME")]
    as_of: Option<Moment>,
}

impl OparlArgs {
    /// What the papers cannot say, or what is missing.
    pub(super) fn options(&self) -> Result<Options, &'static str> {
        let base = self
            .base_url
            .clone()
            .ok_or("ids of OParl objects are addresses; say where the folder will lie on the web: --base-url https://daten.example.org/oparl")?;
        Ok(Options {
            base,
            files: self.files_url.clone(),
            body: self.body.clone(),
            as_of: self.as_of,
        })
    }

    /// Whether any of them is given.
    pub(super) fn is_given(&self) -> bool {
        self.base_url.is_some()
            || self.files_url.is_some()
            || self.body.is_some()
            || self.as_of.is_some()
    }
}
