//! The manual pages, as far as they can be judged without a program that sets them.

use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// The commands that `ziele --help` lists, but for `help` itself.
fn commands(workspace: &Workspace) -> Vec<String> {
    let help = workspace.run(&["--help"]).stdout;
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    let names = list.lines().filter_map(|line| {
        line.strip_prefix("  ")
            .filter(|rest| !rest.starts_with(' '))
    });
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn there_is_a_page_of_every_command() {
    let workspace = Workspace::new();
    let run = workspace.run(&["man", "--output", "share/man1"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "", "")
    );
    let mut expected: BTreeSet<String> = commands(&workspace)
        .iter()
        .map(|name| format!("ziele-{name}.1"))
        .collect();
    expected.insert("ziele.1".to_owned());
    assert_eq!(
        workspace
            .names("share/man1")
            .into_iter()
            .collect::<BTreeSet<_>>(),
        expected
    );
    for name in commands(&workspace) {
        let printed = workspace.run(&["man", &name]).stdout;
        assert_eq!(
            printed.as_bytes(),
            std::fs::read(workspace.path(&format!("share/man1/ziele-{name}.1"))).unwrap()
        );
    }
}

#[test]
fn every_page_has_its_sections_and_its_options() {
    let workspace = Workspace::new();
    for name in commands(&workspace) {
        let page = workspace.run(&["man", &name]).stdout;
        for section in [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "MESSAGES",
            "EXIT STATUS",
            "SEE ALSO",
        ] {
            assert!(
                page.contains(&format!("\n.SH {section}\n"))
                    || page.contains(&format!("\n.SH \"{section}\"\n")),
                "{name}: {section}"
            );
        }
        let help = workspace.run(&[&name, "--help"]).stdout;
        // `  -o, --output <DIR>`, and no line that speaks of another option.
        let opens_an_option = |line: &&str| {
            line.starts_with("--")
                || line
                    .get(1..)
                    .is_some_and(|rest| line.starts_with('-') && rest.contains(", --"))
        };
        for line in help.lines().map(str::trim_start).filter(opens_an_option) {
            let option = line
                .split(' ')
                .find(|word| word.starts_with("--"))
                .unwrap()
                .trim_end_matches('.')
                .replace('-', "\\-");
            assert!(
                page.contains(&format!("\\fB{option}\\fR")),
                "{name}: {option}"
            );
        }
    }
}

/// A line of text that begins with a dot or an apostrophe would be taken for a request, and vanish.
#[test]
fn no_text_is_taken_for_a_request() {
    let workspace = Workspace::new();
    let pages = commands(&workspace)
        .into_iter()
        .map(|name| workspace.run(&["man", &name]).stdout)
        .chain([workspace.run(&["man"]).stdout]);
    let known = [
        ".ie", ".el", ".TH", ".SH", ".TP", ".PP", ".RS", ".RE", ".IP", ".br", ".sp",
    ];
    for page in pages {
        for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
            assert!(known.contains(&line.split(' ').next().unwrap()), "{line}");
        }
        assert!(!page.contains(|letter: char| letter.is_control() && letter != '\n'));
        // Name, section, date, source and manual: one left out would move those behind it.
        let title = page.lines().find(|line| line.starts_with(".TH ")).unwrap();
        let (name, rest) = title.split_once(" 1 ").unwrap();
        assert!(name.starts_with(".TH ziele"), "{title}");
        let date = rest
            .strip_suffix(concat!(
                " \"ziele ",
                env!("CARGO_PKG_VERSION"),
                "\" \"User Commands\""
            ))
            .unwrap_or_else(|| panic!("{title}"));
        assert!(
            date == "\" \"" || date.len() == "2026-11-22".len(),
            "{title}"
        );
    }
}

#[test]
fn a_page_of_nothing_is_wrong_usage() {
    let run = Workspace::new().run(&["man", "extrakt"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "ziele: extrakt: no command of ziele; `ziele --help` lists them\n"
    );
}

#[test]
fn pages_that_cannot_be_written_are_told() {
    let workspace = Workspace::with(&[("taken", "")]);
    let run = workspace.run(&["man", "-o", "taken"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.starts_with("ziele: taken: "), "{}", run.stderr);
}
