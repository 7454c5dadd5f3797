//! Overviews as texts, and what they are tied to.

use crate::model::Document;
use crate::source::{Limits, Source};

fn read(text: &str) -> Document {
    let source =
        Source::from_bytes("plan.txt", text.as_bytes().to_vec(), &Limits::default()).unwrap();
    crate::extract(&source, "plan").unwrap()
}

fn section(title: &str, goals: &[&str]) -> String {
    format!(
        "{title}\n\nWir haben viel vor.\n\nZIELE:\n\n- {}\n\n",
        goals.join("\n- ")
    )
}

fn plan(overview: &[(&str, &[&str])]) -> String {
    let mut text = String::from("1 NETZE\n\n");
    text += &section(
        "1.1 RADWEGE",
        &[
            "Ausbau der Radwege um 10 km pro Jahr",
            "Beleuchtung aller Wege bis 2027",
        ],
    );
    text += &section(
        "1.2 BUSVERKEHR",
        &[
            "Taktverdichtung auf allen Linien bis 2028",
            "Umstellung von fünf Bussen pro Jahr",
        ],
    );
    text += &section(
        "1.3 PARKS",
        &[
            "Pflege aller Wiesen im Tal",
            "Pflanzung von 200 Bäumen bis 2029",
        ],
    );
    text += "2 ZIELE IM ÜBERBLICK\n\n";
    for (title, goals) in overview {
        text += &section(title, goals);
    }
    text
}

fn links(document: &Document) -> Vec<(String, String)> {
    let sections = document
        .sections
        .iter()
        .filter_map(|s| Some((s.id.clone(), s.summarises.clone()?)));
    let goals = document
        .goals
        .iter()
        .filter_map(|g| Some((g.id.clone(), g.restates.clone()?)));
    sections.chain(goals).collect()
}

#[test]
fn topics_and_goals_find_what_they_repeat() {
    let document = read(&plan(&[
        (
            "2.1 RADWEGE",
            &[
                "Ausbau der Radwege um 10 km pro Jahr",
                "Beleuchtung der Wege bis 2027",
            ],
        ),
        (
            "2.2 BUSVERKEHR",
            &[
                "Umstellung von 5 Bussen pro Jahr",
                "Taktverdichtung auf allen Linien bis 2028",
            ],
        ),
        ("2.3 PARKS", &["Pflege aller Wiesen im Tal"]),
    ]));
    let found = links(&document);
    let expected = [
        ("2.1", "1.1"),
        ("2.2", "1.2"),
        ("2.3", "1.3"),
        ("2.1/ziel-1", "1.1/ziel-1"),
        ("2.1/ziel-2", "1.1/ziel-2"),
        ("2.2/ziel-1", "1.2/ziel-2"),
        ("2.2/ziel-2", "1.2/ziel-1"),
        ("2.3/ziel-1", "1.3/ziel-1"),
    ];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn leaves_chapters_with_the_same_titles_and_other_goals_alone() {
    let document = read(&plan(&[
        (
            "2.1 RADWEGE",
            &["Einrichtung eines Beirats", "Werbung an Schulen"],
        ),
        (
            "2.2 BUSVERKEHR",
            &["Gründung eines Verbundes", "Schulung der Fahrerinnen"],
        ),
        ("2.3 PARKS", &["Einstellung einer Gärtnerin"]),
    ]));
    assert_eq!(links(&document), []);
}

#[test]
fn leaves_a_goal_that_the_section_does_not_have_alone() {
    let document = read(&plan(&[
        (
            "2.1 RADWEGE",
            &[
                "Ausbau der Radwege um 10 km pro Jahr",
                "Beleuchtung aller Wege bis 2027",
                "Gründung eines Beirats",
            ],
        ),
        ("2.2 BUSVERKEHR", &["Umstellung von fünf Bussen pro Jahr"]),
        ("2.3 PARKS", &["Pflege aller Wiesen im Tal"]),
    ]));
    let goal = document
        .goals
        .iter()
        .find(|goal| goal.text.starts_with("Gründung"))
        .unwrap();
    assert_eq!(goal.restates, None);
}
