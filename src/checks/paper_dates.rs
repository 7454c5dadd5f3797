//! Dates and numbers in the head of a council paper that cannot all be right.

use super::facts::Facts;
use super::message::Message;
use super::places::of_head;
use super::{Check, Comparison};
use crate::model::{Council, Severity};
use crate::notation::dates;

/// The check.
pub const CHECK: Check = Check {
    name: "paper_dates",
    german_title: "Datum oder Nummer der Vorlage passt nicht",
    doc: DOC,
    run,
};

const DOC: &str = "\
# Compares
The date of a council paper with those of the sessions that deal with it and of the request that it answers; its number with that of the request,
where it is built on one.
# Leaves alone
Papers without a date; numbers that are not built on that of a request.
# Example
A paper of 20 March for a session on 19 February.
# How sure
A session before the paper, and a request after it, are warnings: one of the dates is wrong, or the paper is a later version. A request of another
number is a warning.
";

fn run(facts: &Facts<'_>, compared: &mut Vec<Comparison>) {
    let Some(council) = &facts.document.council else {
        return;
    };
    if let Some(date) = &council.date {
        sessions(council, date, compared);
        compared.extend(request(council, date));
    }
    compared.extend(number(council));
}

/// The date of the paper and those of its sessions. ISO dates sort as they follow one another.
fn sessions(council: &Council, date: &str, compared: &mut Vec<Comparison>) {
    let paper = || date.to_owned();
    for session in &council.consultations {
        let Some(day) = &session.date else { continue };
        let body = session.body.as_deref().unwrap_or("session");
        let (severity, message) = if day.as_str() < date {
            (
                Some(Severity::Warning),
                Message::PaperAfterSession {
                    paper: paper(),
                    session: day.clone(),
                },
            )
        } else {
            (
                None,
                Message::PaperBeforeSession {
                    paper: paper(),
                    session: day.clone(),
                },
            )
        };
        let places = vec![
            of_head(council, &german(date), format!("Datum {date}")),
            of_head(council, &german(day), format!("{body} {day}")),
        ];
        compared.push(Comparison {
            severity,
            message,
            arithmetic: None,
            places,
        });
    }
}

/// The request of which the subject says "vom 23.01.2019".
fn request(council: &Council, date: &str) -> Option<Comparison> {
    council.answers.as_ref()?;
    let subject = council.subject.as_deref()?;
    let asked = subject
        .split("vom ")
        .skip(1)
        .filter_map(|rest| rest.split([' ', ',', ')', ';']).next())
        .find_map(dates::day)?;
    let (paper, request) = (date.to_owned(), asked.clone());
    let (severity, message) = if asked.as_str() > date {
        (
            Some(Severity::Warning),
            Message::PaperBeforeRequest { paper, request },
        )
    } else {
        (None, Message::PaperAfterRequest { paper, request })
    };
    let places = vec![
        of_head(council, &german(date), format!("Datum {date}")),
        of_head(council, &german(&asked), subject.to_owned()),
    ];
    Some(Comparison {
        severity,
        message,
        arithmetic: None,
        places,
    })
}

/// "VO/0066/19/1-A" is an answer to "VO/0066/19".
fn number(council: &Council) -> Option<Comparison> {
    let (own, answered) = (council.reference.as_deref()?, council.answers.as_deref()?);
    let (stem, _) = own.rsplit_once('/')?;
    let parts = |text: &str| text.matches('/').count();
    if parts(stem) < 2
        || parts(stem) != parts(answered)
        || stem.split('/').next() != answered.split('/').next()
    {
        return None;
    }
    let request = answered.to_owned();
    let (severity, message) = if stem == answered {
        (
            None,
            Message::NumberBuiltOnRequest {
                own: own.to_owned(),
                request,
            },
        )
    } else {
        (
            Some(Severity::Warning),
            Message::NumberBuiltOnAnother {
                own: own.to_owned(),
                stem: stem.to_owned(),
                request,
            },
        )
    };
    let places = vec![
        of_head(council, own, own.to_owned()),
        of_head(
            council,
            &format!("({answered})"),
            council.subject.clone().unwrap_or_default(),
        ),
    ];
    Some(Comparison {
        severity,
        message,
        arithmetic: None,
        places,
    })
}

/// `2019-02-06` as the head prints it.
fn german(date: &str) -> String {
    let mut parts = date.split('-').rev();
    [parts.next(), parts.next(), parts.next()]
        .map(Option::unwrap_or_default)
        .join(".")
}

#[cfg(test)]
mod tests {
    use crate::testing::checks;

    #[test]
    fn paper_dates() {
        checks::check("paper_dates");
    }

    #[test]
    fn one_date_altered() {
        let fixture = "leaves_dates_in_order_alone.txt";
        checks::alter("paper_dates", fixture, "09.04.2024", "09.03.2024");
        checks::alter("paper_dates", fixture, "vom 20.02.2024", "vom 20.03.2024");
        checks::alter("paper_dates", fixture, "(VO/0412/24)", "(VO/0421/24)");
    }
}
