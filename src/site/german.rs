//! Findings in German. Checks speak English, on the terminal and to code hosts; the pages speak German.
//!
//! A message is known by its pattern. One that is not stays as it is and is marked as English: nothing is lost when a check learns a new
//! sentence, and a test tells of it.

/// Patterns of messages, `{}` for what a check fills in, with their German; the first that fits counts. `{0}` is the first filling.
const MESSAGES: &[(&str, &str)] = &[
    // contact_address
    ("“{}” is no address", "„{0}“ ist keine Adresse"),
    (
        "“{}” is spelled otherwise than {}",
        "„{0}“ ist anders geschrieben als {1}",
    ),
    (
        "“{}” has another name than {}",
        "„{0}“ trägt einen anderen Namen als {1}",
    ),
    // dates
    (
        "the calendar has no “{}”",
        "„{0}“ gibt es im Kalender nicht",
    ),
    (
        "“{}” lies after the years {} to {} that the document covers",
        "„{0}“ liegt nach den Jahren {1} bis {2}, die das Dokument umfasst",
    ),
    (
        "“{}” lies before the years {} to {} that the document covers",
        "„{0}“ liegt vor den Jahren {1} bis {2}, die das Dokument umfasst",
    ),
    // deadline
    (
        "“{}”, but the series does not reach {} by then",
        "„{0}“ – doch bis dahin erreicht die Reihe {1} nicht",
    ),
    (
        "“{}”, but the series reaches {} in {}",
        "„{0}“ – doch die Reihe erreicht {1} im Jahr {2}",
    ),
    (
        "it begins “{}”, but the series counts its use in {}",
        "Es beginnt „{0}“ – doch die Reihe zählt schon Nutzung für {1}",
    ),
    // label_unit
    (
        "one value is in {}, the others have no unit",
        "Ein Wert ist in {0} angegeben, die anderen ohne Einheit",
    ),
    (
        "one value is in {}, another in {}",
        "Ein Wert ist in {0} angegeben, ein anderer in {1}",
    ),
    (
        "the label says {}, the values are in {}",
        "Die Bezeichnung nennt {0}, die Werte sind in {1}",
    ),
    (
        "the label counts with “{}”, the values are in {}",
        "Die Bezeichnung zählt („{0}“), die Werte sind in {1}",
    ),
    (
        "the label names a share in per cent, {} is more than the whole",
        "Die Bezeichnung nennt einen Anteil in Prozent, {0} ist mehr als das Ganze",
    ),
    (
        "the label names a share, {} is more than the whole",
        "Die Bezeichnung nennt einen Anteil, {0} ist mehr als das Ganze",
    ),
    // numbering
    (
        "question {} follows question {}, there is no question {}",
        "Auf Frage {1} folgt Frage {0}; eine Frage {2} gibt es nicht",
    ),
    (
        "two questions have the number {}, none has {}",
        "Zwei Fragen haben die Nummer {0}, keine hat {1}",
    ),
    (
        "two questions have the number {}",
        "Zwei Fragen haben die Nummer {0}",
    ),
    (
        "question {} stands behind question {}",
        "Frage {0} steht hinter Frage {1}",
    ),
    (
        "{} follows {}: one number is left out",
        "Auf {1} folgt {0}: eine Nummer fehlt",
    ),
    (
        "the number {} is printed twice, and one beside it is left out",
        "Die Nummer {0} ist zweimal gedruckt, und eine daneben fehlt",
    ),
    (
        "the number {} is printed twice",
        "Die Nummer {0} ist zweimal gedruckt",
    ),
    (
        "the number {} is printed {}",
        "Die Nummer {0} ist als {1} gedruckt",
    ),
    ("{} stands behind {}", "{0} steht hinter {1}"),
    (
        "{} to {} stand in chapter {}",
        "{0} bis {1} stehen in Kapitel {2}",
    ),
    ("{} stands in chapter {}", "{0} steht in Kapitel {1}"),
    ("{} has the title of {}", "{0} hat denselben Titel wie {1}"),
    // overview_changed
    (
        "the overview states another number",
        "Die Übersicht nennt eine andere Zahl",
    ),
    (
        "the overview states another date",
        "Die Übersicht nennt einen anderen Termin",
    ),
    (
        "the overview does not state the same numbers",
        "Die Übersicht nennt nicht dieselben Zahlen",
    ),
    (
        "the overview does not state the same dates",
        "Die Übersicht nennt nicht dieselben Termine",
    ),
    (
        "the overview binds the number in another way",
        "Die Übersicht bindet die Zahl anders",
    ),
    (
        "the overview has another unit",
        "Die Übersicht hat eine andere Einheit",
    ),
    (
        "the overview says how often, the section does not",
        "Die Übersicht sagt, wie oft, der Abschnitt nicht",
    ),
    (
        "the overview does not say how often",
        "Die Übersicht sagt nicht, wie oft",
    ),
    (
        "the overview measures something else: “{}” for “{}”",
        "Die Übersicht misst etwas anderes: „{0}“ statt „{1}“",
    ),
    (
        "the overview says “{}” for “{}”",
        "Die Übersicht sagt „{0}“ statt „{1}“",
    ),
    ("the overview adds “{}”", "Die Übersicht ergänzt „{0}“"),
    (
        "the overview leaves out “{}”",
        "In der Übersicht fehlt „{0}“",
    ),
    // overview_missing
    (
        "what is printed as a goal here is printed as an indicator in the section",
        "Was hier ein Ziel ist, steht im Abschnitt als Kennzahl",
    ),
    (
        "what is printed as an indicator here is printed as a goal in the section",
        "Was hier eine Kennzahl ist, steht im Abschnitt als Ziel",
    ),
    (
        "the goal is printed twice below one title",
        "Das Ziel ist unter einem Titel zweimal gedruckt",
    ),
    (
        "the indicator is printed twice below one title",
        "Die Kennzahl ist unter einem Titel zweimal gedruckt",
    ),
    (
        "the goal stands below another title, too",
        "Das Ziel steht auch unter einem anderen Titel",
    ),
    (
        "the indicator stands below another title, too",
        "Die Kennzahl steht auch unter einem anderen Titel",
    ),
    (
        "the goal stands below another title in the overview",
        "Das Ziel steht in der Übersicht unter einem anderen Titel",
    ),
    (
        "the indicator stands below another title in the overview",
        "Die Kennzahl steht in der Übersicht unter einem anderen Titel",
    ),
    (
        "the overview has another goal in the place of one of the section",
        "Die Übersicht hat an der Stelle eines Ziels aus dem Abschnitt ein anderes",
    ),
    (
        "the overview has another indicator in the place of one of the section",
        "Die Übersicht hat an der Stelle einer Kennzahl aus dem Abschnitt eine andere",
    ),
    (
        "the goal is missing in the overview",
        "Das Ziel fehlt in der Übersicht",
    ),
    (
        "the indicator is missing in the overview",
        "Die Kennzahl fehlt in der Übersicht",
    ),
    (
        "the goal stands only in the overview",
        "Das Ziel steht nur in der Übersicht",
    ),
    (
        "the indicator stands only in the overview",
        "Die Kennzahl steht nur in der Übersicht",
    ),
    (
        "the overview has no topic of this title, but one for each section beside it",
        "Die Übersicht hat kein Thema mit diesem Titel, aber eines für jeden Abschnitt daneben",
    ),
    // paper_dates
    (
        "the paper is dated {}, after the session on {}",
        "Die Vorlage ist vom {0}, also nach der Sitzung am {1}",
    ),
    (
        "the paper is dated {}, before the request of {} that it answers",
        "Die Vorlage ist vom {0}, also vor der Anfrage vom {1}, die sie beantwortet",
    ),
    (
        "the number {} is built on {}, the request that it answers is {}",
        "Die Nummer {0} beruht auf {1}, beantwortet wird aber {2}",
    ),
    // project_end
    (
        "the pilot comes {} month after “{}”",
        "Der Pilot kommt {0} Monat nach „{1}“",
    ),
    (
        "the pilot comes {} months after “{}”",
        "Der Pilot kommt {0} Monate nach „{1}“",
    ),
    (
        "the project ends {} month after “{}”",
        "Das Vorhaben endet {0} Monat nach „{1}“",
    ),
    (
        "the project ends {} months after “{}”",
        "Das Vorhaben endet {0} Monate nach „{1}“",
    ),
    (
        "the project ends in {}, the series is 100 % only later",
        "Das Vorhaben endet {0}, die Reihe erreicht 100 % erst später",
    ),
    (
        "the project ends in {}, the series goes on to rise",
        "Das Vorhaben endet {0}, die Reihe steigt danach weiter",
    ),
    // series
    (
        "two indicators of different topics have the same values",
        "Zwei Kennzahlen verschiedener Themen haben dieselben Werte",
    ),
    (
        "the series covers {} to {}, most series of the document cover {} to {}",
        "Die Reihe umfasst {0} bis {1}, die meisten des Dokuments {2} bis {3}",
    ),
    ("the year {} is left out", "Das Jahr {0} fehlt"),
    (
        "most rows do not fit the years that hold for them: {} values for the {} years {} to {}",
        "Die meisten Zeilen passen nicht zu ihren Jahren: {0} Werte für die {1} Jahre {2} bis {3}",
    ),
    (
        "{} values for the {} years {} to {}",
        "{0} Werte für die {1} Jahre {2} bis {3}",
    ),
    (
        "printed twice, and not with the same values for {}",
        "Zweimal gedruckt, mit verschiedenen Werten für {0}",
    ),
    (
        "the same values are printed in {} here and in {} there",
        "Dieselben Werte stehen hier in {0} und dort in {1}",
    ),
    // stated_…
    ("“{}” is not reached in {}", "„{0}“ wird {1} nicht erreicht"),
    (
        "“{}” is not what the series does: {}",
        "„{0}“ entspricht nicht der Reihe: {1}",
    ),
    (
        "“{}” is not what the series does",
        "„{0}“ entspricht nicht der Reihe",
    ),
    (
        "“{}” is not the value for {}",
        "„{0}“ ist nicht der Wert für {1}",
    ),
    (
        "“{}” is not what the values add up to",
        "„{0}“ ist nicht die Summe der Werte",
    ),
    ("the series passes “{}”", "Die Reihe geht über „{0}“ hinaus"),
    (
        "the series does not reach “{}”",
        "Die Reihe erreicht „{0}“ nicht",
    ),
    (
        "the series begins before “{}”",
        "Die Reihe beginnt vor „{0}“",
    ),
    ("“{}”: {}", "„{0}“: {1}"),
    // text_copied
    (
        "two projects have the same text",
        "Zwei Vorhaben haben denselben Text",
    ),
    (
        "the same goal stands below two titles that do not repeat one another",
        "Dasselbe Ziel steht unter zwei Titeln, die einander nicht wiederholen",
    ),
    (
        "the same label stands below two titles that do not repeat one another",
        "Dieselbe Bezeichnung steht unter zwei Titeln, die einander nicht wiederholen",
    ),
    // yearly_or_total
    (
        "the label says per year, the values are totals: they grow by the {} that the goal promises per year",
        "Die Bezeichnung sagt „pro Jahr“, die Werte sind aber Gesamtwerte: sie wachsen um die {0}, die das Ziel pro Jahr verspricht",
    ),
    (
        "this label says per year, the label with the same values that it repeats does not",
        "Diese Bezeichnung sagt „pro Jahr“, die wiederholte mit denselben Werten nicht",
    ),
    (
        "this label does not say per year, the label with the same values that it repeats does",
        "Diese Bezeichnung sagt nicht „pro Jahr“, die wiederholte mit denselben Werten schon",
    ),
];

/// Words of the arithmetic and of what checks fill into their messages, in the order in which they are replaced.
const WORDS: &[(&str, &str)] = &[
    ("it is not the step from ", "das ist nicht der Schritt von "),
    (" and from ", " und von "),
    ("the value for ", "der Wert für "),
    (
        " is off on both sides: ",
        " passt nach beiden Seiten nicht: ",
    ),
    (" would fit", " würde passen"),
    (" per year", " pro Jahr"),
    (" each year", " in jedem Jahr"),
    ("; mean ", "; im Mittel "),
    ("stated ", "genannt "),
    ("promised ", "versprochen "),
    ("month by month", "Monat für Monat"),
    (" here", " hier"),
    (" there", " dort"),
    (" points", " Punkte"),
    (" and ", " und "),
    (" to ", " auf "),
    (" from ", " ab "),
    (" on ", " "),
    ("nothing", "nichts"),
];

/// Whether a sentence is about the numbers of headings or questions.
fn is_numbering(german: &str) -> bool {
    [
        "steht hinter {1}",
        "Auf {1} folgt {0}",
        "stehen in Kapitel",
        "steht in Kapitel",
        "Die Nummer {0}",
        "denselben Titel wie",
    ]
    .iter()
    .any(|part| german.contains(part))
}

/// A message in German, if its pattern is known.
pub(super) fn message(english: &str) -> Option<String> {
    let (german, fillings) = MESSAGES
        .iter()
        .find_map(|(pattern, german)| Some((german, fillings(pattern, english)?)))?;
    let mut said = (*german).to_owned();
    for (at, filling) in fillings.iter().enumerate() {
        // "2.1" is the number of a heading here, and no amount.
        let filling = if is_numbering(german) {
            (*filling).to_owned()
        } else {
            arithmetic(filling)
        };
        said = said.replace(&format!("{{{at}}}"), &super::dates::calendar(&filling));
    }
    Some(said)
}

/// A reckoning with German words and decimal commas. What stands in quotation marks is of the document and stays.
pub(super) fn arithmetic(english: &str) -> String {
    let mut said = String::with_capacity(english.len());
    let mut rest = english;
    while let Some((plain, quoted)) = rest.split_once('“') {
        let (quote, after) = quoted.split_once('”').unwrap_or((quoted, ""));
        said.push_str(&words(plain));
        said.push('„');
        said.push_str(quote);
        said.push('“');
        rest = after;
    }
    said.push_str(&words(rest));
    said
}

fn words(english: &str) -> String {
    let german = WORDS.iter().fold(commas(english), |said, (word, german)| {
        said.replace(word, german)
    });
    // "from 2018 on" ends the reckoning.
    let german = german.strip_suffix(" on").unwrap_or(&german);
    // "80 % in 2022" has its noun in German, and a sign stays with its number.
    let mut said = String::with_capacity(german.len() + 16);
    let mut parts = german.split(" in ");
    said.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let is_year = part
            .get(..4)
            .is_some_and(|year| year.bytes().all(|digit| digit.is_ascii_digit()));
        said.push_str(if is_year { " im Jahr " } else { " in " });
        said.push_str(part);
    }
    said.replace(" %", "\u{a0}%")
}

/// `9.95` as `9,95`. A number with more than one point (a date, a number of a heading) stays.
fn commas(text: &str) -> String {
    let is_number = |token: &str| {
        token.matches('.').count() == 1
            && token
                .split('.')
                .all(|part| part.bytes().next().is_some_and(|b| b.is_ascii_digit()))
    };
    let mut said = String::with_capacity(text.len());
    for (at, token) in text.split(' ').enumerate() {
        if at > 0 {
            said.push(' ');
        }
        let bare = token.trim_matches(|letter: char| !letter.is_ascii_digit());
        said.push_str(&if is_number(bare) {
            token.replacen('.', ",", 1)
        } else {
            token.to_owned()
        });
    }
    said
}

/// What stands at the places `{}` of a pattern, if the text has its form.
fn fillings<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_none() {
            rest.len()
                .checked_sub(part.len())
                .filter(|_| rest.ends_with(part))?
        } else {
            rest.find(part)?
        };
        found.push(rest.get(..end)?);
        rest = rest.get(end + part.len()..)?;
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Limits, Source};

    #[test]
    fn fillings_are_what_stands_between() {
        assert_eq!(
            fillings("the year {} is left out", "the year 2021 is left out"),
            Some(vec!["2021"])
        );
        assert_eq!(
            fillings("{} stands behind {}", "2.1 stands behind 2.3"),
            Some(vec!["2.1", "2.3"])
        );
        assert_eq!(fillings("no filling", "no filling"), Some(vec![]));
        assert_eq!(fillings("no filling", "no filling more"), None);
    }

    #[test]
    fn a_reckoning_has_commas_and_keeps_what_is_quoted() {
        let english = "593 → 652: +9.95 %; mean +10.09 % per year, stated +10 %";
        assert_eq!(
            arithmetic(english),
            "593 → 652: +9,95\u{a0}%; im Mittel +10,09\u{a0}% pro Jahr, genannt +10\u{a0}%"
        );
        assert_eq!(
            arithmetic("“um 1.5 and more” and “30.06.2020”"),
            "„um 1.5 and more“ und „30.06.2020“"
        );
        assert_eq!(
            arithmetic("18 → 80: 80 % in 2022, 100 % in 2023"),
            "18 → 80: 80\u{a0}% im Jahr 2022, 100\u{a0}% im Jahr 2023"
        );
        assert_eq!(
            message("2.1 to 2.8 stand in chapter 1").unwrap(),
            "2.1 bis 2.8 stehen in Kapitel 1"
        );
        assert_eq!(
            message("6.10 stands behind 6.12").unwrap(),
            "6.10 steht hinter 6.12"
        );
        assert_eq!(
            message("the paper is dated 2024-03-14, after the session on 2024-03-09").unwrap(),
            "Die Vorlage ist vom 14. März 2024, also nach der Sitzung am 9. März 2024"
        );
    }

    #[test]
    fn every_finding_of_the_fixtures_has_its_german() {
        let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checks");
        let mut told = 0;
        for file in std::fs::read_dir(home)
            .unwrap()
            .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
            .map(|file| file.unwrap().path())
        {
            let source = Source::from_bytes(
                "fixture.txt",
                std::fs::read(&file).unwrap(),
                &Limits::default(),
            )
            .unwrap();
            let document = crate::extract(&source, "fixture").unwrap();
            for finding in crate::checks::run(&document)
                .iter()
                .filter(|finding| finding.severity.is_some())
            {
                assert!(
                    message(&finding.message).is_some(),
                    "no German for {:?} ({})",
                    finding.message,
                    file.display()
                );
                let said = arithmetic(finding.arithmetic.as_deref().unwrap_or_default());
                let plain: String = said
                    .split('„')
                    .map(|part| part.rsplit('“').next().unwrap_or(part))
                    .collect::<Vec<_>>()
                    .join(" ");
                for english in [
                    "the", "from", "here", "there", "stated", "promised", "mean", "year", "and",
                    "on", "of", "values",
                ] {
                    assert!(
                        plain
                            .split([' ', ',', ':', ';'])
                            .all(|word| word != english),
                        "{english} in {said:?} ({})",
                        file.display()
                    );
                }
                told += 1;
            }
        }
        assert!(told > 30, "{told}");
    }
}
