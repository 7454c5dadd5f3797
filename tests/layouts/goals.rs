//! Papers of measures with goals: heading words, bullets, and what stands behind the list.

use crate::sheet::Part::{self, Item, Row, Text, Title, Turn};
use crate::sheet::Setting;
use crate::{traps, words};

/// How goals are announced.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// A line of its own.
    Word(&'static str),
    /// Two heading words below one.
    Twice,
    /// A sentence in front of the list.
    Sentence(&'static str),
    /// Right before the text on its line.
    Label(&'static str),
    /// Each goal has a number and a text below.
    Numbered(&'static str),
}

pub const HEADINGS: [Heading; 16] = [
    Heading::Word("ZIELE:"),
    Heading::Word("Ziele"),
    Heading::Word("Strategische Ziele"),
    Heading::Word("Ziel der Maßnahme"),
    Heading::Word("Zielsetzung:"),
    Heading::Twice,
    Heading::Word("## Ziele"),
    Heading::Word("**Ziele**"),
    Heading::Sentence("Folgende Ziele werden verfolgt:"),
    Heading::Sentence("Die Ziele der Stadt für das Quartier sind:"),
    Heading::Sentence("Ziele der Stadt sind"),
    Heading::Label("Ziele | "),
    Heading::Label("Ziel: "),
    Heading::Label("Ziel"),
    Heading::Numbered("Leitziel"),
    Heading::Numbered("Ziel"),
];

/// How goals are parted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// This before each of them.
    Sign(&'static str),
    /// Letters or numbers, with what stands around them.
    Count(&'static str, char, &'static str),
    /// A sign before each, a comma behind, and a dot behind the last: a sentence set as a list.
    Clauses,
    /// Nothing but lines.
    Lines,
    /// One paragraph of sentences.
    Sentences,
}

pub const MARKS: [Marks; 15] = [
    Marks::Sign("• "),
    Marks::Sign("- "),
    Marks::Sign("– "),
    Marks::Sign("§ "),
    Marks::Sign("-"),
    Marks::Sign("-- "),
    Marks::Sign("▪ "),
    Marks::Sign("\u{f0b7} "),
    Marks::Sign("•\t"),
    Marks::Count("", 'a', ") "),
    Marks::Count("", '1', ". "),
    Marks::Count("(", '1', ") "),
    Marks::Clauses,
    Marks::Lines,
    Marks::Sentences,
];

/// What stands behind the goals of a measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Follow {
    Benefits,
    Measures,
    Audience,
    State,
    Costs,
    Section,
    Prose,
    PageTurn,
    EmptyField,
}

pub const FOLLOWS: [Follow; 9] = [
    Follow::Benefits,
    Follow::Measures,
    Follow::Audience,
    Follow::State,
    Follow::Costs,
    Follow::Section,
    Follow::Prose,
    Follow::PageTurn,
    Follow::EmptyField,
];

/// A way to write goals down.
#[derive(Clone, Copy)]
pub struct Layout {
    pub heading: Heading,
    pub marks: Marks,
    pub follow: Follow,
    pub setting: Setting,
}

/// Sections with goals in a paper.
const SECTIONS: usize = 6;

impl Heading {
    pub fn name(self) -> &'static str {
        match self {
            Self::Word(word) | Self::Sentence(word) => word,
            Self::Twice => "Ziele / Übergeordnete Ziele / Konkrete Ziele",
            Self::Label(label) if label.ends_with(' ') => label,
            Self::Label(_) => "Ziel, glued",
            Self::Numbered("Ziel") => "Ziel 1: …",
            Self::Numbered(_) => "Leitziel 1: …",
        }
    }

    fn is_markdown(self) -> bool {
        matches!(self, Self::Word(word) if word.starts_with(['#', '*']))
    }
}

impl Marks {
    pub fn name(self) -> String {
        match self {
            Self::Sign(sign) => sign.escape_default().to_string(),
            Self::Count(open, first, close) => format!("{open}{first}{close}"),
            Self::Clauses => "clauses".to_owned(),
            Self::Lines => "lines".to_owned(),
            Self::Sentences => "sentences".to_owned(),
        }
    }

    fn mark(self, at: usize) -> String {
        match self {
            Self::Sign(sign) => sign.to_owned(),
            Self::Count(open, 'a', close) => {
                format!("{open}{}{close}", char::from(b'a' + at as u8))
            }
            Self::Count(open, _, close) => format!("{open}{}{close}", at + 1),
            Self::Clauses => "- ".to_owned(),
            Self::Lines | Self::Sentences => String::new(),
        }
    }

    fn is_list(self) -> bool {
        !matches!(self, Self::Lines | Self::Sentences)
    }
}

impl Layout {
    pub fn name(self) -> String {
        format!(
            "{} · {} · {:?} · {}",
            self.heading.name().trim(),
            self.marks.name(),
            self.follow,
            self.setting.name
        )
    }

    pub fn file(self) -> &'static str {
        if self.heading.is_markdown() {
            "plan.md"
        } else {
            "plan.txt"
        }
    }

    /// Whether a careful reader could tell the goals in it, and a writer would write so.
    pub fn makes_sense(self) -> bool {
        let written = match self.heading {
            Heading::Word(_) => true,
            // A heading word below another has a list of its own.
            Heading::Twice => self.marks != Marks::Sentences && self.marks != Marks::Clauses,
            Heading::Sentence(_) => self.marks.is_list(),
            // "Ziel- Ausbau" reads like half a word.
            Heading::Label("Ziel") => matches!(
                self.marks,
                Marks::Sign("• ") | Marks::Lines | Marks::Sentences
            ),
            Heading::Label(_) => matches!(
                self.marks,
                Marks::Sign("• " | "- ") | Marks::Lines | Marks::Sentences
            ),
            // The text below a title that fills its line must be seen to begin.
            Heading::Numbered(_) => {
                self.marks == Marks::Lines
                    && self.follow != Follow::EmptyField
                    && self.setting.shows_paragraphs()
            }
        };
        // A page turns within a list.
        let written = written && (self.marks.is_list() || self.follow != Follow::PageTurn);
        // A sentence without its colon and its list is none that one would write, and an empty one is no field.
        let written = written
            && !(matches!(self.heading, Heading::Sentence(_)) && self.follow == Follow::EmptyField);
        // Below lines that nothing parts, prose reads like another of them.
        let parted = match self.marks {
            Marks::Lines => self.setting.parted,
            Marks::Sentences => self.setting.shows_paragraphs(),
            _ => true,
        };
        let prose = matches!(self.follow, Follow::Prose | Follow::PageTurn);
        // A list of paragraphs with a paragraph of prose behind: only what they say tells them apart.
        let told = !(self.marks == Marks::Lines
            && prose
            && !matches!(self.heading, Heading::Numbered(_) | Heading::Label(_)));
        written && told && (!prose || (parted && self.setting.shows_paragraphs()))
    }

    /// The paper and its goals.
    pub fn paper(self) -> (Vec<Part>, Vec<String>) {
        let mut parts = traps::opening(SECTIONS);
        let mut truth = Vec::new();
        let mark = if self.heading.is_markdown() { "# " } else { "" };
        for section in 0..SECTIONS {
            parts.push(Title(format!(
                "{mark}{} {}",
                section + 1,
                words::topic(section)
            )));
            parts.push(Text(format!(
                "{} {}",
                words::prose(section),
                words::prose(section + 1)
            )));
            let empty = self.follow == Follow::EmptyField && section == 3;
            let many = if empty { 0 } else { 3 + section % 2 };
            truth.extend(self.block(&mut parts, section * 4, many));
            self.behind(&mut parts, section);
        }
        parts.extend(traps::closing(SECTIONS, mark));
        (parts, truth)
    }

    /// The goals from number `first` on; returns their texts.
    fn block(self, parts: &mut Vec<Part>, first: usize, many: usize) -> Vec<String> {
        match self.heading {
            Heading::Word(word) => {
                parts.push(Title(word.to_owned()));
                self.list(parts, first, many, "")
            }
            Heading::Sentence(sentence) => {
                parts.push(Text(sentence.to_owned()));
                self.list(parts, first, many, "")
            }
            Heading::Twice => {
                parts.push(Title("Ziele".to_owned()));
                parts.push(Title("Übergeordnete Ziele".to_owned()));
                let half = many / 2;
                let mut truth = self.list(parts, first, half, "");
                parts.push(Title("Konkrete Ziele".to_owned()));
                truth.extend(self.list(parts, first + half, many - half, ""));
                truth
            }
            Heading::Label(label) if many == 0 => {
                parts.push(Title(label.trim_end().to_owned()));
                Vec::new()
            }
            Heading::Label(label) => {
                // Without marks there is one goal behind its label.
                self.list(
                    parts,
                    first,
                    if self.marks == Marks::Lines { 1 } else { many },
                    label,
                )
            }
            Heading::Numbered(word) => {
                let goals: Vec<String> = (first..first + many).map(words::goal).collect();
                for (at, goal) in goals.iter().enumerate() {
                    parts.push(Text(format!("{word} {}: {goal}", first + at + 1)));
                    parts.push(Text(words::prose(first + at).to_owned()));
                }
                goals
            }
        }
    }

    fn list(self, parts: &mut Vec<Part>, first: usize, many: usize, label: &str) -> Vec<String> {
        if self.marks == Marks::Sentences {
            let goals: Vec<String> = (first..first + many).map(words::sentence).collect();
            if !goals.is_empty() {
                parts.push(Text(format!("{label}{}", goals.join(" "))));
            }
            return goals;
        }
        let goal = |at: usize| match self.marks {
            Marks::Lines if label.is_empty() => words::short_goal(at),
            Marks::Clauses => words::clause(at),
            _ => words::goal(at),
        };
        let goals: Vec<String> = (first..first + many).map(goal).collect();
        for (at, goal) in goals.iter().enumerate() {
            if self.follow == Follow::PageTurn && at > 0 && at == many / 2 {
                parts.push(Turn);
            }
            let end = match self.marks {
                Marks::Clauses if at + 1 < many => ",",
                Marks::Clauses => ".",
                _ => "",
            };
            let label = if at == 0 { label } else { "" };
            parts.push(Item(
                format!("{label}{}", self.marks.mark(at)),
                format!("{goal}{end}"),
            ));
        }
        goals
    }

    /// What stands behind the goals.
    fn behind(self, parts: &mut Vec<Part>, section: usize) {
        let title = |word: &str| {
            Title(match self.heading {
                Heading::Word("## Ziele") => format!("## {word}"),
                Heading::Word("**Ziele**") => format!("**{word}**"),
                Heading::Word(head) if head.ends_with(':') => format!("{word}:"),
                _ => word.to_owned(),
            })
        };
        let mark = |at| {
            if self.marks.is_list() {
                self.marks.mark(at)
            } else {
                "• ".to_owned()
            }
        };
        match self.follow {
            Follow::Benefits => {
                parts.push(title("Nutzen"));
                parts.push(Item(mark(0), "Weniger Lärm in den Höfen".to_owned()));
                parts.push(Item(mark(1), "Kürzere Wege zu den Haltestellen".to_owned()));
            }
            Follow::Measures => {
                parts.push(title("Maßnahmen"));
                parts.push(Item(mark(0), "Bau einer Rampe am Hafen".to_owned()));
                parts.push(Item(
                    mark(1),
                    "Werkstatt mit den Nachbarinnen und Nachbarn".to_owned(),
                ));
            }
            Follow::Audience | Follow::EmptyField => {
                parts.push(title("Zielgruppe"));
                parts.push(Text("Familien mit Kindern und ältere Menschen".to_owned()));
            }
            Follow::State => {
                parts.push(title("Ist-Stand"));
                parts.push(Text(words::prose(section + 2).to_owned()));
            }
            Follow::Costs => parts.push(Row("Kosten: 20.000 Euro".to_owned())),
            Follow::Section => {}
            Follow::Prose | Follow::PageTurn => {
                parts.push(Text(format!(
                    "{} {}",
                    words::prose(section + 3),
                    words::prose(section + 4)
                )));
            }
        }
    }
}
