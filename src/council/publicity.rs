//! Whether a paper is open to the public, as its head says by a word or a tick.

use super::cells::unspaced;

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

/// Words of a line about the public.
const WORDS: &[&str] = &[
    "nicht",
    "nichtöffentlich",
    "nichtöffentliche",
    "nichtöffentlicher",
    "sitzung",
    "teil",
    "öffentlich",
    "öffentliche",
    "öffentlicher",
];

/// Signs that tick a word.
const TICKS: [char; 4] = ['☒', '☑', '✓', '✔'];

/// A line of nothing but what is open to the public. Where both words stand, a tick must say which.
pub fn stated_public(text: &str) -> Option<Public> {
    let plain = unspaced(text).unwrap_or_else(|| text.to_owned());
    let plain = plain.to_lowercase();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && *word != "x")
        .collect();
    let only_public = words.iter().all(|word| WORDS.contains(word));
    if !(1..=4).contains(&words.len()) || !only_public || !plain.contains("öffentlich") {
        return None;
    }
    let closed = plain.contains("nichtöffentlich") || plain.contains("nicht öffentlich");
    let above = std::iter::once(&"").chain(&words);
    let open = words
        .iter()
        .zip(above)
        .any(|(word, above)| word.starts_with("öffentlich") && *above != "nicht");
    if !(closed && open) {
        return Some(if closed { Public::Closed } else { Public::Open });
    }
    Some(ticked(&plain).unwrap_or(Public::Unclear))
}

/// Which of the words for open and closed is ticked. A line that opens with a word has its ticks behind the words.
fn ticked(plain: &str) -> Option<Public> {
    let tick = tick_place(plain)?;
    let (before, behind) = plain.split_at_checked(tick)?;
    let is_behind = plain.starts_with(char::is_alphabetic) && !plain.starts_with("x ");
    let closed = if is_behind {
        let word = before.trim_end_matches(|c: char| !c.is_alphabetic());
        word.ends_with("nichtöffentlich") || word.ends_with("nicht öffentlich")
    } else {
        let word = behind.trim_start_matches(|c: char| c != 'ö' && c != 'n');
        word.starts_with('n')
    };
    Some(if closed { Public::Closed } else { Public::Open })
}

/// Where a tick stands, or a cross of its own.
fn tick_place(plain: &str) -> Option<usize> {
    let tick = TICKS.iter().find_map(|tick| plain.find(*tick));
    let is_alone = |at: &usize| {
        let before = plain.get(..*at).unwrap_or_default();
        let behind = plain.get(at + 1..).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    };
    let cross = || plain.match_indices('x').map(|(at, _)| at).find(is_alone);
    tick.or_else(cross)
}

/// What a text says of the public.
pub fn publicity(text: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    let closed = lower.contains("nichtöffentlich") || lower.contains("nicht öffentlich");
    lower.contains("öffentlich").then_some(!closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_before_or_behind_their_words() {
        for (line, told) in [
            ("☒ öffentlich ☐ nichtöffentlich", Public::Open),
            ("☐ öffentlich ☒ nichtöffentlich", Public::Closed),
            ("Öffentlich X  Nichtöffentlich", Public::Open),
            ("Öffentlich  Nicht öffentlich X", Public::Closed),
            ("x öffentlich nichtöffentlich", Public::Open),
            ("öffentlich / nichtöffentlich", Public::Unclear),
            ("Öffentlicher Teil", Public::Open),
        ] {
            assert_eq!(stated_public(line), Some(told), "{line}");
        }
        assert_eq!(stated_public("Der öffentliche Raum"), None);
    }
}
