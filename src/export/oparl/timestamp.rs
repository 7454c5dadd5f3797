//! A point in time with its time zone, as `created` and `modified` of an object ask.

use jiff::fmt::temporal::Pieces;
use jiff::{Timestamp, tz::Offset};
use std::fmt;
use std::str::FromStr;

/// A text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a point in time with its time zone, as in 2026-11-22T12:00:00+01:00")]
pub struct Unclear;

/// A point in time with its offset from UTC (RFC 3339): `2026-11-22T12:00:00+01:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    at: Timestamp,
    offset: Offset,
}

impl FromStr for Moment {
    type Err = Unclear;

    fn from_str(text: &str) -> Result<Self, Unclear> {
        let pieces = Pieces::parse(text).map_err(|_| Unclear)?;
        let offset = pieces.to_numeric_offset().ok_or(Unclear)?;
        let at = text.parse::<Timestamp>().map_err(|_| Unclear)?;
        Ok(Self { at, offset })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.at.display_with_offset(self.offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_a_time_and_an_offset() {
        let shown = |text: &str| text.parse::<Moment>().map(|moment| moment.to_string());
        assert_eq!(
            shown("2026-11-22T12:00:00+01:00").as_deref(),
            Ok("2026-11-22T12:00:00+01:00")
        );
        assert_eq!(
            shown("2026-11-22T11:00:00Z").as_deref(),
            Ok("2026-11-22T11:00:00+00:00")
        );
        assert_eq!(
            shown("2026-11-22 12:00+01").as_deref(),
            Ok("2026-11-22T12:00:00+01:00")
        );
        for unclear in [
            "",
            "gestern",
            "2026-11-22",
            "2026-11-22T12:00:00",
            "2026-02-30T12:00:00Z",
        ] {
            assert_eq!(shown(unclear), Err(Unclear), "{unclear}");
        }
    }
}
