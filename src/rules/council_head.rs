//! The head of a council paper.

use super::{Context, Draft, Findings, Passage, Rule, What};
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::{Known, heal};
use crate::layout::{Line, Role};
use crate::model::{Consultation, Contact, Council, Source};
use crate::notation::dates;
use crate::vocabulary;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule { name: "council_head", doc: DOC, find };

const DOC: &str = "\
# Reads
The table at the head of a council paper: labels (`Geschäftsbereiche`, `Bearbeiter/in`, `Datum:`, `Drucks.-Nr.:`) with their values in the next cell and the rows below;
the sessions below `Sitzung am | Gremium | Beschlussqualität`; the subject behind them; and the sections for reason, proposal and signatures.
# Leaves alone
Documents without a paper number and a second label in their first lines.
# Example
`Drucks.-Nr.:` / `VO/0012/25 öffentlich`
# Seen in
Papers of council information systems.
";

/// Lines in which a head is looked for.
const HEAD: usize = 60;

/// Points by which the values of a label stand right of it.
const SET_IN: f32 = 20.0;

/// Kinds of papers, as their names begin.
const TYPES: [&str; 16] = [
    "antwort",
    "anfrage",
    "antrag",
    "beantwortung",
    "berichtsvorlage",
    "beschlussvorlage",
    "dringlichkeitsvorlage",
    "ergänzungsvorlage",
    "informationsvorlage",
    "mitteilung",
    "mitteilungsvorlage",
    "sitzungsvorlage",
    "stellungnahme",
    "tischvorlage",
    "verwaltungsvorlage",
    "vorlage",
];

/// Whether a short line names the kind of the paper: "Antwort auf Anfragen".
fn names_type(text: &str) -> bool {
    let lower = text.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    TYPES.contains(&first) && text.split(' ').count() <= 5 && !text.contains(|c: char| c.is_ascii_digit())
}

/// What a label of the head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Department,
    Contact,
    Phone,
    Mail,
    Date,
    Reference,
    Session,
}

/// Labels as printed, in lower case, without colon.
fn label(cell: &str) -> Option<Label> {
    let plain = cell.trim().trim_end_matches(':').trim_end().to_lowercase();
    Some(match plain.as_str() {
        "geschäftsbereiche"
        | "geschäftsbereich"
        | "federführung"
        | "federführendes amt"
        | "dezernat"
        | "fachbereich"
        | "amt"
        | "ressort"
        | "ressort / stadtbetrieb"
        | "verantwortlich"
        | "dienststelle" => Label::Department,
        "bearbeiter/in" | "bearbeiter" | "bearbeiterin" | "ansprechpartner" | "ansprechpartnerin" | "ansprechpartner/in" | "sachbearbeiter"
        | "sachbearbeitung" | "kontakt" => Label::Contact,
        "telefon" | "tel." | "tel" | "durchwahl" => Label::Phone,
        "e-mail" | "email" | "mail" => Label::Mail,
        "datum" | "erstellt am" | "vom" => Label::Date,
        "drucks.-nr." | "drucks.-nr" | "drucksache" | "drucksachen-nr." | "drucksachennummer" | "drucksache nr." | "vorlage nr." | "vorlagen-nr."
        | "vorlage-nr." | "vorlagennummer" | "vorl.-nr." | "nummer" => Label::Reference,
        _ if plain.starts_with("sitzung am ") => Label::Session,
        "sitzung am" | "sitzungsdatum" | "sitzung" | "gremium" | "beratungsfolge" => Label::Session,
        _ => return None,
    })
}

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let Some((head, end)) = read(context) else { return };
    let mut passage = Passage::default();
    for (at, line) in context.layout.lines.iter().enumerate().take(end) {
        passage.push(at, 0..line.text.len());
    }
    let mut council = Council { source: passage.source(context.layout, RULE.name), ..head };
    read_sections(context, &mut council);
    let named = [council.subject.as_deref(), council.reason.as_deref()].into_iter().flatten().flat_map(papers);
    council.answers = { named }.find(|paper| Some(paper) != council.reference.as_ref());
    for at in 0..context.layout.blocks.len() {
        if context.block(at).is_some_and(|block| block.lines.end <= end) {
            findings.take(at);
        }
    }
    findings.drafts.push(Draft { rule: RULE.name, section: None, group: None, what: What::Council(Box::new(council), passage) });
}

/// A head as far as it is read.
struct Head<'c, 't> {
    council: Council,
    known: Known<'c>,
    /// The label whose values come.
    open: Option<Label>,
    /// Where the labels begin.
    left: Option<f32>,
    labels: usize,
    sessions: bool,
    /// The line above, if it is one of the head.
    above: Option<&'c Line<'t>>,
}

/// The head and the line behind it. A head has a paper number and one more label.
fn read(context: &Context<'_, '_>) -> Option<(Council, usize)> {
    let lines = context.layout.lines.get(..HEAD.min(context.layout.lines.len())).unwrap_or_default();
    let known = context.layout.known();
    let mut head = Head { council: empty(), known, open: None, left: None, labels: 0, sessions: false, above: None };
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        // On a page the name of the city and the kind of paper may be set like headings; the parts of the paper end the head.
        if line.style.heading > 0 && (!line.is_set() || vocabulary::is_paper_part(line.text)) {
            break;
        }
        if line.role != Role::Body {
            continue;
        }
        match head.take(line) {
            Some(true) => end = at + 1,
            Some(false) => {}
            None => break,
        }
        head.above = Some(line);
    }
    (head.council.reference.is_some() && head.labels >= 2).then_some((head.council, end))
}

impl<'c, 't> Head<'c, 't> {
    /// Reads a line. Returns whether it belongs to the head, or nothing where the head has ended.
    fn take(&mut self, line: &'c Line<'t>) -> Option<bool> {
        let mut cells: Vec<&str> = line.text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        // "Federführung: Amt 40" in one cell.
        if let [first, ..] = cells.as_slice()
            && let Some((name, rest)) = first.split_once(':').filter(|(name, rest)| line.is_set() && !rest.is_empty() && label(name).is_some())
        {
            cells.splice(..1, [name, rest.trim()]);
        }
        let found = cells.iter().position(|cell| label(cell).is_some());
        if let Some((cell, kind)) = found.and_then(|cell| Some((cell, label(cells.get(cell)?)?))) {
            // What stands before the first label names the kind of paper.
            if cell > 0 && self.council.type_.is_none() {
                self.council.type_ = cells.first().map(|text| (*text).to_owned());
            }
            cells.drain(..=cell);
            self.left = line.bbox.map(|bbox| bbox.x0);
            self.open = Some(kind);
            self.sessions |= kind == Label::Session;
            self.labels += usize::from(kind == Label::Session || !cells.is_empty());
            value(&mut self.council, kind, &cells.join(" "));
            return Some(true);
        }
        let set_in = line.bbox.zip(self.left).is_some_and(|(here, left)| here.x0 > left + SET_IN && !line.page_start) && line.gap == 0;
        if self.sessions && cells.first().is_some_and(|cell| dates::day(cell).is_some()) {
            self.council.consultations.push(consultation(&cells));
            return Some(true);
        }
        if self.council.type_.is_none() && !self.sessions && cells.len() == 1 && names_type(line.text) {
            self.council.type_ = Some(line.text.to_owned());
            return Some(true);
        }
        if !self.sessions {
            let Some(open) = self.open.filter(|_| line.raw.starts_with('\t') || set_in) else { return Some(false) };
            // On a page a value may run over two lines.
            let goes_on = self.above.is_some_and(|above| above.short == Some(false));
            match self.council.departments.last_mut() {
                Some(last) if goes_on && open == Label::Department => *last = heal([last.as_str(), line.text], self.known),
                _ => value(&mut self.council, open, &cells.join(" ")),
            }
            return Some(true);
        }
        self.below_sessions(line, &cells, set_in)
    }

    /// A line below the sessions: the second line of a cell, or the subject.
    fn below_sessions(&mut self, line: &'c Line<'t>, cells: &[&str], set_in: bool) -> Option<bool> {
        match (&mut self.council.subject, self.council.consultations.last_mut()) {
            (None, Some(session)) if set_in && cells.len() == 2 => {
                for (cell, more) in [&mut session.body, &mut session.decision].into_iter().zip(cells) {
                    *cell = Some(heal([cell.as_deref().unwrap_or_default(), more], self.known));
                }
                Some(true)
            }
            (None, Some(session)) if set_in => {
                let left_half =
                    line.bbox.zip(self.above.and_then(|above| above.bbox)).is_some_and(|(here, row)| here.x0 < f32::midpoint(row.x0, row.x1));
                let cell = if left_half || session.decision.is_none() { &mut session.body } else { &mut session.decision };
                *cell = Some(heal([cell.as_deref().unwrap_or_default(), line.text], self.known));
                Some(true)
            }
            (subject @ None, _) if !cells.is_empty() => {
                *subject = Some(cells.join(" "));
                Some(true)
            }
            (Some(subject), _) if line.tight => {
                *subject = heal([subject.as_str(), line.text], self.known);
                Some(true)
            }
            (Some(_), _) => None,
            _ => Some(false),
        }
    }
}

fn empty() -> Council {
    Council {
        reference: None,
        answers: None,
        type_: None,
        date: None,
        public: None,
        departments: Vec::new(),
        contacts: Vec::new(),
        consultations: Vec::new(),
        subject: None,
        reason: None,
        proposal: None,
        signatories: Vec::new(),
        questions: Vec::new(),
        source: Source { page: None, lines: [1, 1], bbox: None, rule: RULE.name.into(), raw: String::new(), places: Vec::new() },
    }
}

fn value(council: &mut Council, kind: Label, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    match kind {
        Label::Department => council.departments.push(text.to_owned()),
        Label::Contact => council.contacts.push(contact(text)),
        Label::Phone | Label::Mail => {
            if council.contacts.is_empty() {
                council.contacts.push(Contact { name: String::new(), department: None, phone: None, email: None });
            }
            if let Some(contact) = council.contacts.last_mut() {
                let slot = if kind == Label::Phone { &mut contact.phone } else { &mut contact.email };
                *slot = slot.take().or_else(|| Some(text.to_owned()));
            }
        }
        Label::Date => council.date = council.date.take().or_else(|| dates::day(text)),
        Label::Reference => {
            let number = text.split(' ').next().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
            council.reference = council.reference.take().or_else(|| number.map(str::to_owned));
            council.public = council.public.or_else(|| publicity(text));
        }
        Label::Session => {}
    }
}

fn publicity(text: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    let closed = lower.contains("nichtöffentlich") || lower.contains("nicht öffentlich");
    lower.contains("öffentlich").then_some(!closed)
}

fn consultation(cells: &[&str]) -> Consultation {
    let text = |at: usize| cells.get(at).map(|cell| (*cell).to_owned());
    Consultation { date: cells.first().and_then(|cell| dates::day(cell)), body: text(1), decision: text(2) }
}

/// "Dr. Eva Beispiel (FB 1) Telefon 563-4717 eva@example.org".
fn contact(text: &str) -> Contact {
    let email = text.split(' ').find(|word| word.contains('@')).map(|word| word.trim_matches([',', ';', '<', '>']).to_owned());
    let phone = ["Telefon", "Tel.:", "Tel.", "Tel:"].iter().find_map(|word| text.split_once(word)).map(|(_, rest)| {
        rest.trim_start_matches([':', ' ']).split(|c: char| c.is_alphabetic() || c == '@' || c == ',').next().unwrap_or_default().trim().to_owned()
    });
    let head_end = ["Telefon", "Tel.", "Tel:", "Fax", "E-Mail"].iter().filter_map(|word| text.find(word)).min();
    let mail_at = email.as_ref().and_then(|mail| text.find(mail.as_str()));
    let head = text.get(..head_end.into_iter().chain(mail_at).min().unwrap_or(text.len())).unwrap_or(text).trim();
    let (name, department) = match head.split_once('(') {
        Some((name, rest)) => (name.trim(), Some(rest.trim_end_matches([')', ' ', ',']).to_owned())),
        None => (head, None),
    };
    Contact { name: name.trim_end_matches([',', ' ']).to_owned(), department, phone: phone.filter(|p| !p.is_empty()), email }
}

/// Reason, proposal and signatures stand in sections of their own.
fn read_sections(context: &Context<'_, '_>, council: &mut Council) {
    for (at, section) in context.outline.sections.iter().enumerate() {
        let title = section.heading.title.trim_end_matches(':').to_lowercase();
        match title.as_str() {
            "grund der vorlage" | "begründung" | "anlass" => council.reason = council.reason.take().or_else(|| text(context, at)),
            "beschlussvorschlag" | "beschlussentwurf" | "beschlussantrag" => council.proposal = council.proposal.take().or_else(|| text(context, at)),
            "unterschrift" | "unterschriften" => council.signatories = signatories(context, at),
            _ => {}
        }
    }
}

fn text(context: &Context<'_, '_>, section: usize) -> Option<String> {
    let blocks = context.own_blocks(section).filter(|at| !context.is_heading(*at));
    let text = blocks.map(|at| context.text(at)).collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Names stand in one line, parted by more than one blank, or in lines of their own.
fn signatories(context: &Context<'_, '_>, section: usize) -> Vec<String> {
    let blocks = context.own_blocks(section).filter(|at| !context.is_heading(*at));
    let lines = blocks.filter_map(|at| context.block(at)).flat_map(|block| context.layout.body(&block.lines));
    let names = lines.flat_map(|(_, line)| line.text.split(['\t', '|']).flat_map(|cell| cell.split("  ")));
    names
        .map(|name| name.trim().trim_start_matches("gez.").trim())
        .filter(|name| !name.is_empty() && !ends_sentence(name))
        .map(str::to_owned)
        .collect()
}

#[expect(clippy::expect_used, reason = "the pattern is a constant that every test compiles")]
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)[A-ZÄÖÜ]{1,5}/[0-9]{2,6}/[0-9]{2,4}(?:[/-][0-9A-Z]{1,3})*(?-u:\b)|(?:Vorlage|Drucksache|Drucks\.|Vorl\.)(?:[ -]?Nr\.?)?:?\s*([0-9][0-9A-Za-z/.-]*[0-9])",
    )
    .expect("a valid pattern")
});

/// The numbers of papers that a text names: `VO/0107/19`, `Vorlage Nr. 2019/0225`.
pub fn papers(text: &str) -> Vec<String> {
    if !text.contains('/') && !text.contains("Nr") {
        return Vec::new();
    }
    let found = PAPER.captures_iter(text).filter_map(|found| found.get(1).or_else(|| found.get(0))).map(|m| m.as_str().to_owned());
    let mut seen = Vec::new();
    found.for_each(|paper| {
        if !seen.contains(&paper) {
            seen.push(paper);
        }
    });
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn council_head() {
        crate::testing::check(RULE.name);
    }

    #[test]
    fn a_contact_in_one_cell() {
        let found = contact("Dr. Eva Beispiel (FB 1) Telefon 563-4717 eva.beispiel@example.org");
        assert_eq!(found.name, "Dr. Eva Beispiel");
        assert_eq!(found.department.as_deref(), Some("FB 1"));
        assert_eq!(found.phone.as_deref(), Some("563-4717"));
        assert_eq!(found.email.as_deref(), Some("eva.beispiel@example.org"));
    }

    #[test]
    fn papers_by_their_numbers() {
        assert_eq!(papers("siehe Vorlage (VO/0107/19) und VO/0066/19/1-A"), ["VO/0107/19", "VO/0066/19/1-A"]);
        assert_eq!(papers("Vorlage Nr. 2019/0225 vom Mai"), ["2019/0225"]);
        assert!(papers("im Jahr 2023/2024").is_empty());
    }
}
