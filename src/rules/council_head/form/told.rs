//! What a form says of the public in a line of its own.

use crate::rules::council_head::front;

/// What a form says of the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Public {
    Open,
    Closed,
    /// Both words are printed, and the tick is lost.
    Unclear,
}

impl Public {
    pub fn told(self) -> Option<bool> {
        match self {
            Self::Open => Some(true),
            Self::Closed => Some(false),
            Self::Unclear => None,
        }
    }
}

/// A line of nothing but what is open to the public. Where both words stand, a tick must say which.
pub fn stated_public(text: &str) -> Option<Public> {
    let plain = front::unspaced(text)
        .unwrap_or_else(|| text.to_owned())
        .to_lowercase();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && *word != "x")
        .collect();
    let known = [
        "öffentlich",
        "nichtöffentlich",
        "nicht",
        "öffentliche",
        "nichtöffentliche",
        "sitzung",
    ];
    if words.is_empty()
        || words.len() > 4
        || !words.iter().all(|word| known.contains(word))
        || !plain.contains("öffentlich")
    {
        return None;
    }
    let closed = plain.contains("nichtöffentlich") || plain.contains("nicht öffentlich");
    let open = words
        .iter()
        .zip(std::iter::once(&"").chain(&words))
        .any(|(word, above)| word.starts_with("öffentlich") && *above != "nicht");
    if !(closed && open) {
        return Some(if closed { Public::Closed } else { Public::Open });
    }
    let tick = ['☒', '☑', '✓', '✔']
        .iter()
        .find_map(|tick| plain.find(*tick))
        .or_else(|| plain.find("x "));
    Some(tick.map_or(Public::Unclear, |at| {
        let ticked = plain
            .get(at..)
            .unwrap_or_default()
            .trim_start_matches(|c: char| c != 'ö' && c != 'n');
        if ticked.starts_with('n') {
            Public::Closed
        } else {
            Public::Open
        }
    }))
}
