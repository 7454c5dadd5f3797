//! A paper as a list of parts, and how its lines are set.

/// A piece of a paper.
pub enum Part {
    /// A line of its own, apart from what is around it.
    Title(String),
    /// A paragraph.
    Text(String),
    /// A mark and what stands behind it.
    Item(String, String),
    /// A line that is never broken, close below the one above.
    Row(String),
    /// A page ends here.
    Turn,
}

/// How the lines of a paper are set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    /// Letters on a line, where paragraphs are broken.
    pub width: Option<usize>,
    /// What stands where a word is parted.
    pub hyphen: Option<char>,
    /// Empty lines part paragraphs and titles.
    pub parted: bool,
    /// Empty lines part the items of a list, too.
    pub loose: bool,
    /// An empty line stands behind every line.
    pub doubled: bool,
}

const PLAIN: Setting = Setting {
    name: "unbroken, parted",
    width: None,
    hyphen: None,
    parted: true,
    loose: false,
    doubled: false,
};

/// The settings that every layout is tried in.
pub const SETTINGS: [Setting; 7] = [
    PLAIN,
    Setting {
        name: "unbroken, loose",
        loose: true,
        ..PLAIN
    },
    Setting {
        name: "unbroken, close",
        parted: false,
        ..PLAIN
    },
    Setting {
        name: "80 columns",
        width: Some(80),
        ..PLAIN
    },
    Setting {
        name: "60 columns, hyphens",
        width: Some(60),
        hyphen: Some('-'),
        loose: true,
        ..PLAIN
    },
    Setting {
        name: "60 columns, soft hyphens, doubled",
        width: Some(60),
        hyphen: Some('\u{ad}'),
        doubled: true,
        ..PLAIN
    },
    Setting {
        name: "72 columns, hyphens, close",
        width: Some(72),
        hyphen: Some('-'),
        parted: false,
        ..PLAIN
    },
];

impl Setting {
    /// Whether a reader can tell where a paragraph without a mark begins.
    pub fn shows_paragraphs(self) -> bool {
        self.parted || self.width.is_none()
    }

    /// The text of a paper.
    pub fn text(self, parts: &[Part]) -> String {
        let mut out = String::new();
        let mut page = 1;
        let mut above: Option<&Part> = None;
        for part in parts {
            let apart = match (part, above) {
                (_, None | Some(Part::Title(_))) => self.parted,
                (Part::Item(..), Some(Part::Item(..))) => self.loose,
                (Part::Row(_), _) => false,
                _ => self.parted,
            };
            if apart && above.is_some() {
                out.push('\n');
            }
            match part {
                Part::Title(line) | Part::Row(line) => self.line(&mut out, line),
                Part::Text(text) => self.paragraph(&mut out, "", text),
                Part::Item(mark, text) => self.paragraph(&mut out, mark, text),
                Part::Turn => {
                    page += 1;
                    self.line(&mut out, &format!("Seite {page} von 9"));
                    self.line(&mut out, "Stadt Quellbach – Plan für die Quartiere");
                }
            }
            above = Some(part);
        }
        out
    }

    fn line(self, out: &mut String, line: &str) {
        out.push_str(line);
        out.push_str(if self.doubled { "\n\n" } else { "\n" });
    }

    fn paragraph(self, out: &mut String, mark: &str, text: &str) {
        let whole = format!("{mark}{text}");
        let Some(width) = self.width else {
            return self.line(out, &whole);
        };
        let mut line = String::new();
        for word in whole.split(' ') {
            let room = width.saturating_sub(line.chars().count() + usize::from(!line.is_empty()));
            if word.chars().count() <= room {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            let (head, hyphen, tail) = parted(word, room, self.hyphen);
            if !head.is_empty() {
                line.push(' ');
                line.push_str(head);
                line.extend(hyphen);
            }
            self.line(out, &line);
            tail.clone_into(&mut line);
        }
        self.line(out, &line);
    }
}

/// Parts a word so that its head with the hyphen fits: at a hyphen of its own before a capital, else between syllables.
fn parted(word: &str, room: usize, hyphen: Option<char>) -> (&str, Option<char>, &str) {
    let own = word.match_indices('-').map(|(at, _)| at + 1).rfind(|at| {
        word[..*at].chars().count() <= room && word[*at..].starts_with(char::is_uppercase)
    });
    if let Some(at) = own {
        return (&word[..at], None, &word[at..]);
    }
    let letters = word
        .trim_end_matches([',', '.'])
        .chars()
        .all(|c| c.is_alphabetic() && (c.is_lowercase() || word.starts_with(c)));
    let Some(hyphen) = hyphen.filter(|_| letters) else {
        return ("", None, word);
    };
    let vowel = |c: char| "aeiouyäöü".contains(c);
    let all: Vec<(usize, char)> = word.char_indices().collect();
    // Before a single consonant between vowels, three letters or more on either side.
    let fits = |at: &usize| {
        let at = *at;
        at < room
            && vowel(all[at - 1].1)
            && !vowel(all[at].1)
            && vowel(all[at + 1].1)
            && all[at].1.is_alphabetic()
    };
    match (4..all.len().saturating_sub(4)).rev().find(fits) {
        Some(at) => (&word[..all[at].0], Some(hyphen), &word[all[at].0..]),
        None => ("", None, word),
    }
}
