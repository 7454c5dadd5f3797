//! What checks say: all messages, with their fields, in English and in German.

mod arithmetic;
mod parts;

pub use arithmetic::Arithmetic;
pub use parts::{Misfit, RateSlip, RecordKind, Stated, YearValue};

use crate::message::{dates::calendar, messages, numbers};
use crate::model::Period;
use parts::{amounts, amounts_german, level, level_german, slips, slips_german, years};
use rust_decimal::Decimal;

messages! {
    /// What agrees or does not, in one sentence.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Message {
        // contact_address
        AddressFits { email: String, name: String } => {
            english: format!("“{email}” is the address of {name}"),
            german: format!("„{email}“ ist die Adresse von {name}"),
        }
        AddressMisspelled { email: String, name: String } => {
            english: format!("“{email}” is spelled otherwise than {name}"),
            german: format!("„{email}“ ist anders geschrieben als {name}"),
        }
        AddressOfAnotherName { email: String, name: String } => {
            english: format!("“{email}” has another name than {name}"),
            german: format!("„{email}“ trägt einen anderen Namen als {name}"),
        }
        NoAddress { email: String } => {
            english: format!("“{email}” is no address"),
            german: format!("„{email}“ ist keine Adresse"),
        }
        // dates_impossible, dates_outside
        NoSuchDate { date: String } => {
            english: format!("the calendar has no “{date}”"),
            german: format!("„{date}“ gibt es im Kalender nicht"),
        }
        DateAfterPeriod { date: String, period: Period } => {
            english: format!("“{date}” lies after the years {} to {} that the document covers", period.start, period.end),
            german: format!("„{date}“ liegt nach den Jahren {} bis {}, die das Dokument umfasst", period.start, period.end),
        }
        DateBeforePeriod { date: String, period: Period } => {
            english: format!("“{date}” lies before the years {} to {} that the document covers", period.start, period.end),
            german: format!("„{date}“ liegt vor den Jahren {} bis {}, die das Dokument umfasst", period.start, period.end),
        }
        DateWithinPeriod { date: String, period: Period } => {
            english: format!("“{date}” lies within the years {} to {} that the document covers", period.start, period.end),
            german: format!("„{date}“ liegt in den Jahren {} bis {}, die das Dokument umfasst", period.start, period.end),
        }
        // deadline
        ReachedAfterDeadline { date: String, aim: Decimal, percent: bool, year: i32 } => {
            english: format!("“{date}”, but the series reaches {} in {year}", level(*aim, *percent)),
            german: format!("„{date}“ – doch die Reihe erreicht {} im Jahr {year}", level_german(*aim, *percent)),
        }
        ReachedByDeadline { date: String, aim: Decimal, percent: bool, year: i32 } => {
            english: format!("the series reaches {} in {year}, as “{date}” says", level(*aim, *percent)),
            german: format!("Die Reihe erreicht {} im Jahr {year}, wie „{date}“ sagt", level_german(*aim, *percent)),
        }
        NotReachedByDeadline { date: String, aim: Decimal, percent: bool } => {
            english: format!("“{date}”, but the series does not reach {} by then", level(*aim, *percent)),
            german: format!("„{date}“ – doch bis dahin erreicht die Reihe {} nicht", level_german(*aim, *percent)),
        }
        UsedBeforeBeginning { date: String, years: Vec<i32> } => {
            english: format!("it begins “{date}”, but the series counts its use in {}", self::years(years)),
            german: format!("Es beginnt „{date}“ – doch die Reihe zählt schon Nutzung für {}", self::years(years)),
        }
        NotUsedBeforeBeginning { date: String } => {
            english: format!("the series counts no use before “{date}”"),
            german: format!("Die Reihe zählt keine Nutzung vor „{date}“"),
        }
        // label_unit
        OneValueHasUnit { unit: String } => {
            english: format!("one value is in {unit}, the others have no unit"),
            german: format!("Ein Wert ist in {unit} angegeben, die anderen ohne Einheit"),
        }
        ValuesHaveTwoUnits { unit: String, other: String } => {
            english: format!("one value is in {unit}, another in {other}"),
            german: format!("Ein Wert ist in {unit} angegeben, ein anderer in {other}"),
        }
        LabelHasAnotherUnit { label: String, values: String } => {
            english: format!("the label says {label}, the values are in {values}"),
            german: format!("Die Bezeichnung nennt {label}, die Werte sind in {values}"),
        }
        LabelHasSameUnit { unit: String } => {
            english: format!("label and values are in {unit}"),
            german: format!("Bezeichnung und Werte sind in {unit}"),
        }
        LabelCounts => {
            english: "the label counts, the values are numbers",
            german: "Die Bezeichnung zählt, die Werte sind Zahlen",
        }
        LabelCountsUnit { word: String, unit: String } => {
            english: format!("the label counts with “{word}”, the values are in {unit}"),
            german: format!("Die Bezeichnung zählt („{word}“), die Werte sind in {unit}"),
        }
        ShareInPercent => {
            english: "the label names a share, the values are in per cent",
            german: "Die Bezeichnung nennt einen Anteil, die Werte sind in Prozent",
        }
        ShareAboveWhole { value: Decimal, percent: bool } => {
            english: format!("the label names a share{}, {value} is more than the whole", if *percent { " in per cent" } else { "" }),
            german: format!(
                "Die Bezeichnung nennt einen Anteil{}, {} ist mehr als das Ganze",
                if *percent { " in Prozent" } else { "" },
                numbers::german(*value),
            ),
        }
        // numbering
        QuestionFollows { number: u32, before: u32 } => {
            english: format!("question {number} follows question {before}"),
            german: format!("Auf Frage {before} folgt Frage {number}"),
        }
        QuestionLeftOut { number: u32, before: u32, missing: u32 } => {
            english: format!("question {number} follows question {before}, there is no question {missing}"),
            german: format!("Auf Frage {before} folgt Frage {number}; eine Frage {missing} gibt es nicht"),
        }
        QuestionTwice { number: u32 } => {
            english: format!("two questions have the number {number}"),
            german: format!("Zwei Fragen haben die Nummer {number}"),
        }
        QuestionTwiceInsteadOf { number: u32, missing: u32 } => {
            english: format!("two questions have the number {number}, none has {missing}"),
            german: format!("Zwei Fragen haben die Nummer {number}, keine hat {missing}"),
        }
        QuestionBehind { number: u32, before: u32 } => {
            english: format!("question {number} stands behind question {before}"),
            german: format!("Frage {number} steht hinter Frage {before}"),
        }
        NumberFollows { number: String, before: String } => {
            english: format!("{number} follows {before}"),
            german: format!("Auf {before} folgt {number}"),
        }
        NumberLeftOut { number: String, before: String } => {
            english: format!("{number} follows {before}: one number is left out"),
            german: format!("Auf {before} folgt {number}: eine Nummer fehlt"),
        }
        NumberTwice { number: String } => {
            english: format!("the number {number} is printed twice"),
            german: format!("Die Nummer {number} ist zweimal gedruckt"),
        }
        NumberTwiceOneMissing { number: String } => {
            english: format!("the number {number} is printed twice, and one beside it is left out"),
            german: format!("Die Nummer {number} ist zweimal gedruckt, und eine daneben fehlt"),
        }
        NumberBehind { number: String, before: String } => {
            english: format!("{number} stands behind {before}"),
            german: format!("{number} steht hinter {before}"),
        }
        NumberPrintedAs { number: String, printed: String } => {
            english: format!("the number {number} is printed {printed}"),
            german: format!("Die Nummer {number} ist als {printed} gedruckt"),
        }
        NumberInChapter { number: String, chapter: String } => {
            english: format!("{number} stands in chapter {chapter}"),
            german: format!("{number} steht in Kapitel {chapter}"),
        }
        NumbersInChapter { first: String, last: String, chapter: String } => {
            english: format!("{first} to {last} stand in chapter {chapter}"),
            german: format!("{first} bis {last} stehen in Kapitel {chapter}"),
        }
        SameTitle { number: String, other: String } => {
            english: format!("{number} has the title of {other}"),
            german: format!("{number} hat denselben Titel wie {other}"),
        }
        // overview_changed
        OverviewStatesAnother { what: Stated } => {
            english: format!("the overview states another {}", what.english()),
            german: match what {
                Stated::Number => "Die Übersicht nennt eine andere Zahl",
                Stated::Date => "Die Übersicht nennt einen anderen Termin",
            },
        }
        OverviewStatesNotTheSame { what: Stated } => {
            english: format!("the overview does not state the same {}s", what.english()),
            german: match what {
                Stated::Number => "Die Übersicht nennt nicht dieselben Zahlen",
                Stated::Date => "Die Übersicht nennt nicht dieselben Termine",
            },
        }
        OverviewBindsOtherwise => {
            english: "the overview binds the number in another way",
            german: "Die Übersicht bindet die Zahl anders",
        }
        OverviewHasAnotherUnit => {
            english: "the overview has another unit",
            german: "Die Übersicht hat eine andere Einheit",
        }
        OnlyOverviewSaysHowOften => {
            english: "the overview says how often, the section does not",
            german: "Die Übersicht sagt, wie oft, der Abschnitt nicht",
        }
        OverviewSaysNotHowOften => {
            english: "the overview does not say how often",
            german: "Die Übersicht sagt nicht, wie oft",
        }
        OverviewMeasuresOtherwise { overview: String, section: String } => {
            english: format!("the overview measures something else: “{overview}” for “{section}”"),
            german: format!("Die Übersicht misst etwas anderes: „{overview}“ statt „{section}“"),
        }
        OverviewSaysInstead { overview: String, section: String } => {
            english: format!("the overview says “{overview}” for “{section}”"),
            german: format!("Die Übersicht sagt „{overview}“ statt „{section}“"),
        }
        OverviewAdds { words: String } => {
            english: format!("the overview adds “{words}”"),
            german: format!("Die Übersicht ergänzt „{words}“"),
        }
        OverviewLeavesOut { words: String } => {
            english: format!("the overview leaves out “{words}”"),
            german: format!("In der Übersicht fehlt „{words}“"),
        }
        OverviewSaysTheSame => {
            english: "the overview says the same",
            german: "Die Übersicht sagt dasselbe",
        }
        OverviewHasTheSameLabel => {
            english: "the overview has the same label",
            german: "Die Übersicht hat dieselbe Bezeichnung",
        }
        // overview_missing
        PrintedAsOtherKind { here: RecordKind, there: RecordKind } => {
            english: format!("what is printed as {} here is printed as {} in the section", here.english_a(), there.english_a()),
            german: format!("Was hier {} ist, steht im Abschnitt als {}", here.german_a(), there.german()),
        }
        AlsoInOverview { kind: RecordKind } => {
            english: format!("the {} stands in the overview, too", kind.english()),
            german: format!("{} steht auch in der Übersicht", kind.german_the()),
        }
        TwiceBelowTitle { kind: RecordKind } => {
            english: format!("the {} is printed twice below one title", kind.english()),
            german: format!("{} ist unter einem Titel zweimal gedruckt", kind.german_the()),
        }
        AlsoBelowAnotherTitle { kind: RecordKind } => {
            english: format!("the {} stands below another title, too", kind.english()),
            german: format!("{} steht auch unter einem anderen Titel", kind.german_the()),
        }
        BelowAnotherTitleInOverview { kind: RecordKind } => {
            english: format!("the {} stands below another title in the overview", kind.english()),
            german: format!("{} steht in der Übersicht unter einem anderen Titel", kind.german_the()),
        }
        OverviewReplaces { kind: RecordKind } => {
            english: format!("the overview has another {} in the place of one of the section", kind.english()),
            german: match kind {
                RecordKind::Goal => "Die Übersicht hat an der Stelle eines Ziels aus dem Abschnitt ein anderes",
                RecordKind::Indicator => "Die Übersicht hat an der Stelle einer Kennzahl aus dem Abschnitt eine andere",
            },
        }
        MissingInOverview { kind: RecordKind } => {
            english: format!("the {} is missing in the overview", kind.english()),
            german: format!("{} fehlt in der Übersicht", kind.german_the()),
        }
        OnlyInOverview { kind: RecordKind } => {
            english: format!("the {} stands only in the overview", kind.english()),
            german: format!("{} steht nur in der Übersicht", kind.german_the()),
        }
        LabelWithoutValues => {
            english: "the label has no values, all others of the overview have some",
            german: "Die Bezeichnung hat keine Werte, alle anderen der Übersicht haben welche",
        }
        NoTopicForSection => {
            english: "the overview has no topic of this title, but one for each section beside it",
            german: "Die Übersicht hat kein Thema mit diesem Titel, aber eines für jeden Abschnitt daneben",
        }
        // paper_dates
        PaperAfterSession { paper: String, session: String } => {
            english: format!("the paper is dated {paper}, after the session on {session}"),
            german: format!("Die Vorlage ist vom {}, also nach der Sitzung am {}", calendar(paper), calendar(session)),
        }
        PaperBeforeSession { paper: String, session: String } => {
            english: format!("the paper is dated {paper}, before the session on {session}"),
            german: format!("Die Vorlage ist vom {}, also vor der Sitzung am {}", calendar(paper), calendar(session)),
        }
        PaperBeforeRequest { paper: String, request: String } => {
            english: format!("the paper is dated {paper}, before the request of {request} that it answers"),
            german: format!(
                "Die Vorlage ist vom {}, also vor der Anfrage vom {}, die sie beantwortet",
                calendar(paper),
                calendar(request),
            ),
        }
        PaperAfterRequest { paper: String, request: String } => {
            english: format!("the paper is dated {paper}, the request that it answers {request}"),
            german: format!("Die Vorlage ist vom {}, die beantwortete Anfrage vom {}", calendar(paper), calendar(request)),
        }
        NumberBuiltOnRequest { own: String, request: String } => {
            english: format!("the number {own} is built on that of the request, {request}"),
            german: format!("Die Nummer {own} beruht auf der Nummer der Anfrage, {request}"),
        }
        NumberBuiltOnAnother { own: String, stem: String, request: String } => {
            english: format!("the number {own} is built on {stem}, the request that it answers is {request}"),
            german: format!("Die Nummer {own} beruht auf {stem}, beantwortet wird aber {request}"),
        }
        // project_end
        PilotInTime { date: String } => {
            english: format!("the pilot comes before “{date}” is over"),
            german: format!("Der Pilot kommt, bevor „{date}“ vorbei ist"),
        }
        PilotLate { months: i32, date: String } => {
            english: format!("the pilot comes {months} month{} after “{date}”", if *months == 1 { "" } else { "s" }),
            german: format!("Der Pilot kommt {months} Monat{} nach „{date}“", if *months == 1 { "" } else { "e" }),
        }
        ProjectInTime { date: String } => {
            english: format!("the project ends before “{date}” is over"),
            german: format!("Das Vorhaben endet, bevor „{date}“ vorbei ist"),
        }
        ProjectLate { months: i32, date: String } => {
            english: format!("the project ends {months} month{} after “{date}”", if *months == 1 { "" } else { "s" }),
            german: format!("Das Vorhaben endet {months} Monat{} nach „{date}“", if *months == 1 { "" } else { "e" }),
        }
        CompleteWithProject => {
            english: "the series is complete when the project ends",
            german: "Die Reihe ist vollständig, wenn das Vorhaben endet",
        }
        CompleteAfterProject { year: i32 } => {
            english: format!("the project ends in {year}, the series is 100 % only later"),
            german: format!("Das Vorhaben endet {year}, die Reihe erreicht 100\u{a0}% erst später"),
        }
        RisesAfterProject { year: i32 } => {
            english: format!("the project ends in {year}, the series goes on to rise"),
            german: format!("Das Vorhaben endet {year}, die Reihe steigt danach weiter"),
        }
        // series_copied, series_period, series_twice
        SameValuesOfTopics => {
            english: "two indicators of different topics have the same values",
            german: "Zwei Kennzahlen verschiedener Themen haben dieselben Werte",
        }
        CoversUsualYears { own: Period } => {
            english: format!("the series covers {} to {}, like the document", own.start, own.end),
            german: format!("Die Reihe umfasst {} bis {}, wie das Dokument", own.start, own.end),
        }
        CoversOtherYears { own: Period, usual: Period } => {
            english: format!(
                "the series covers {} to {}, most series of the document cover {} to {}",
                own.start, own.end, usual.start, usual.end
            ),
            german: format!(
                "Die Reihe umfasst {} bis {}, die meisten des Dokuments {} bis {}",
                own.start, own.end, usual.start, usual.end
            ),
        }
        NoYearLeftOut => {
            english: "no year is left out",
            german: "Kein Jahr fehlt",
        }
        YearLeftOut { year: i32 } => {
            english: format!("the year {year} is left out"),
            german: format!("Das Jahr {year} fehlt"),
        }
        RowMisfit { misfit: Misfit } => {
            english: misfit.english(),
            german: misfit.german(),
        }
        MostRowsMisfit { first: Misfit } => {
            english: format!("most rows do not fit the years that hold for them: {}", first.english()),
            german: format!("Die meisten Zeilen passen nicht zu ihren Jahren: {}", first.german()),
        }
        TwiceWithSameValues => {
            english: "printed twice with the same values",
            german: "Zweimal gedruckt, mit denselben Werten",
        }
        TwiceWithOtherValues { years: Vec<i32> } => {
            english: format!("printed twice, and not with the same values for {}", self::years(years)),
            german: format!("Zweimal gedruckt, mit verschiedenen Werten für {}", self::years(years)),
        }
        SameValuesInTwoUnits { here: String, there: String } => {
            english: format!("the same values are printed in {here} here and in {there} there"),
            german: format!("Dieselben Werte stehen hier in {here} und dort in {there}"),
        }
        // stated_rate, stated_step, stated_value
        AgreesWithSeries { quote: String } => {
            english: format!("“{quote}” agrees with the series"),
            german: format!("„{quote}“ stimmt mit der Reihe überein"),
        }
        RateNotKept { quote: String } => {
            english: format!("“{quote}” is not what the series does"),
            german: format!("„{quote}“ entspricht nicht der Reihe"),
        }
        RateNotKeptAt { quote: String, slips: Vec<RateSlip> } => {
            english: format!("“{quote}”: {}", self::slips(slips)),
            german: format!("„{quote}“: {}", slips_german(slips)),
        }
        AgreesWithSteps { quote: String, stepwise: bool } => {
            english: format!("“{quote}” agrees with the {} of the series", if *stepwise { "steps" } else { "values" }),
            german: format!("„{quote}“ stimmt mit den {} der Reihe überein", if *stepwise { "Schritten" } else { "Werten" }),
        }
        StepsNotKept { quote: String, off: Vec<YearValue>, stepwise: bool } => {
            english: format!("“{quote}” is not what the series does: {}", amounts(off, *stepwise)),
            german: format!("„{quote}“ entspricht nicht der Reihe: {}", amounts_german(off, *stepwise)),
        }
        NotReachedIn { quote: String, years: Vec<i32> } => {
            english: format!("“{quote}” is not reached in {}", self::years(years)),
            german: format!("„{quote}“ wird {} nicht erreicht", self::years(years)),
        }
        NotTheValueFor { quote: String, year: i32 } => {
            english: format!("“{quote}” is not the value for {year}"),
            german: format!("„{quote}“ ist nicht der Wert für {year}"),
        }
        SeriesPasses { quote: String } => {
            english: format!("the series passes “{quote}”"),
            german: format!("Die Reihe geht über „{quote}“ hinaus"),
        }
        SeriesDoesNotReach { quote: String } => {
            english: format!("the series does not reach “{quote}”"),
            german: format!("Die Reihe erreicht „{quote}“ nicht"),
        }
        AgreesWithFirstValue { quote: String } => {
            english: format!("“{quote}” agrees with the first value"),
            german: format!("„{quote}“ stimmt mit dem ersten Wert überein"),
        }
        SeriesBeginsBefore { quote: String } => {
            english: format!("the series begins before “{quote}”"),
            german: format!("Die Reihe beginnt vor „{quote}“"),
        }
        IsSumOfValues { quote: String } => {
            english: format!("“{quote}” is what the values add up to"),
            german: format!("„{quote}“ ist die Summe der Werte"),
        }
        IsNotSumOfValues { quote: String } => {
            english: format!("“{quote}” is not what the values add up to"),
            german: format!("„{quote}“ ist nicht die Summe der Werte"),
        }
        // text_copied
        ProjectsHaveSameText => {
            english: "two projects have the same text",
            german: "Zwei Vorhaben haben denselben Text",
        }
        SameBelowTwoTitles { kind: RecordKind } => {
            english: format!(
                "the same {} stands below two titles that do not repeat one another",
                if *kind == RecordKind::Goal { "goal" } else { "label" },
            ),
            german: format!(
                "{} steht unter zwei Titeln, die einander nicht wiederholen",
                if *kind == RecordKind::Goal { "Dasselbe Ziel" } else { "Dieselbe Bezeichnung" },
            ),
        }
        // yearly_or_total
        ValuesOfSingleYears => {
            english: "values of single years, as the label says",
            german: "Werte einzelner Jahre, wie die Bezeichnung sagt",
        }
        TotalsCalledYearly { step: Decimal } => {
            english: format!(
                "the label says per year, the values are totals: they grow by the {step} that the goal promises per year"
            ),
            german: format!(
                "Die Bezeichnung sagt „pro Jahr“, die Werte sind aber Gesamtwerte: sie wachsen um die {}, die das Ziel pro Jahr verspricht",
                numbers::german(*step),
            ),
        }
        BothSayYearly => {
            english: "both labels say per year",
            german: "Beide Bezeichnungen sagen „pro Jahr“",
        }
        NeitherSaysYearly => {
            english: "neither label says per year",
            german: "Keine der Bezeichnungen sagt „pro Jahr“",
        }
        OnlyThisSaysYearly => {
            english: "this label says per year, the label with the same values that it repeats does not",
            german: "Diese Bezeichnung sagt „pro Jahr“, die wiederholte mit denselben Werten nicht",
        }
        OnlyOtherSaysYearly => {
            english: "this label does not say per year, the label with the same values that it repeats does",
            german: "Diese Bezeichnung sagt nicht „pro Jahr“, die wiederholte mit denselben Werten schon",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::samples::{english_words, hold_to_languages};

    #[test]
    fn every_message_speaks_both_languages() {
        for message in Message::samples() {
            hold_to_languages(&message.english(), &message.german());
        }
        for slip in RateSlip::samples() {
            hold_to_languages(&slip.english(), &slip.german());
        }
        for misfit in Misfit::samples() {
            hold_to_languages(&misfit.english(), &misfit.german());
        }
    }

    #[test]
    fn every_reckoning_speaks_both_languages() {
        for arithmetic in Arithmetic::samples() {
            let (english, german) = (arithmetic.english(), arithmetic.german());
            assert!(!english.is_empty());
            assert_eq!(english_words(&german), Vec::<&str>::new(), "{german:?}");
            // Years are the same in both.
            let is_language = !matches!(arithmetic, Arithmetic::Years { .. });
            assert_eq!(english != german, is_language, "{german:?}");
        }
    }

    #[test]
    fn a_reckoning_has_commas_and_keeps_what_is_quoted() {
        let decimal = |text: &str| Decimal::from_str_exact(text).unwrap();
        let rate = Arithmetic::Rate {
            row: vec![decimal("593"), decimal("652")],
            steps: vec![decimal("9.949")],
            mean: Some(decimal("10.09")),
            stated: decimal("10"),
            points: false,
        };
        assert_eq!(
            rate.english(),
            "593 → 652: +9.95 %; mean +10.09 % per year, stated +10 %"
        );
        assert_eq!(
            rate.german(),
            "593 → 652: +9,95\u{a0}%; im Mittel +10,09\u{a0}% pro Jahr, genannt +10\u{a0}%"
        );
        let printed = Arithmetic::Printed {
            here: vec!["um 1.5 and more".into()],
            there: Vec::new(),
        };
        assert_eq!(printed.german(), "„um 1.5 and more“ und nichts");
    }
}
