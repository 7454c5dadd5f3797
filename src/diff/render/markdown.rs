//! A comparison as Markdown for a pull request: tables, the long ones folded.

use super::parts::{Part, parts};
use super::{about, all_same, counts, names, place, reasons, said, same, title};
use crate::diff::fates::word;
use crate::model::{Change, Changes, Comparison, Party, Topic};
use std::fmt::Write as _;

/// Rows of a table that is not folded.
const ROWS: usize = 20;

/// All comparisons as Markdown. What says the same says so in one line.
pub fn markdown(changes: &Changes) -> String {
    if let Some(line) = all_same(changes) {
        return format!("{}\n", escaped(&line));
    }
    let mut parts: Vec<String> = changes.comparisons.iter().map(comparison).collect();
    let only = |side: &str, parties: &[Party]| -> Option<String> {
        let lines: Vec<String> = parties
            .iter()
            .map(|party| format!("- {}", escaped(&about(party))))
            .collect();
        (!lines.is_empty()).then(|| format!("Only among the {side}:\n\n{}\n", lines.join("\n")))
    };
    parts.extend(only("old", &changes.only_old));
    parts.extend(only("new", &changes.only_new));
    parts.join("\n")
}

fn comparison(comparison: &Comparison) -> String {
    if comparison.is_same() {
        return format!("{}\n", escaped(&same(comparison)));
    }
    let mut out = format!("### {}\n\n", escaped(&title(comparison)));
    let _ = write!(
        out,
        "{} -> {}\n\n",
        escaped(&about(&comparison.old)),
        escaped(&about(&comparison.new))
    );
    let rows = counts(comparison);
    for (at, row) in rows.iter().enumerate() {
        let _ = writeln!(out, "| {} |", row.join(" | "));
        if at == 0 {
            let _ = writeln!(
                out,
                "|{}",
                std::iter::once("---|")
                    .chain(row.iter().skip(1).map(|_| "--:|"))
                    .collect::<String>()
            );
        }
    }
    for one in parts(comparison) {
        out.push('\n');
        part(&mut out, &one);
    }
    out
}

fn part(out: &mut String, part: &Part<'_>) {
    let folded = part.len() > ROWS;
    // Writing to a string cannot fail.
    let _ = if folded {
        write!(
            out,
            "<details><summary><b>{}</b> ({})</summary>\n\n",
            part.title,
            part.len()
        )
    } else {
        write!(out, "#### {} ({})\n\n", part.title, part.len())
    };
    let changes = || {
        part.groups
            .iter()
            .flat_map(|group| group.changes.iter().map(|change| (group.topic, *change)))
    };
    if changes().any(|(_, change)| change.old.is_some() && change.new.is_some()) {
        out.push_str("| topic | old | new | what |\n|---|---|---|---|\n");
        for (topic, change) in changes() {
            pair(out, topic, change);
        }
    } else {
        out.push_str("| topic | record | text | place |\n|---|---|---|---|\n");
        for (topic, change) in changes() {
            single(out, topic, change);
        }
    }
    if folded {
        out.push_str("\n</details>\n");
    }
}

fn heading(topic: Option<&Topic>) -> String {
    topic.map(|topic| escaped(&topic.title)).unwrap_or_default()
}

fn pair(out: &mut String, topic: Option<&Topic>, change: &Change) {
    let side = |old: bool| {
        let at = if old {
            change.old.as_ref()
        } else {
            change.new.as_ref()
        };
        let said = said(change, old).unwrap_or_default();
        at.map(|at| format!("{}<br><sub>{}</sub>", escaped(&said), escaped(&place(at))))
            .unwrap_or_default()
    };
    let mut what = format!("{} **{}**", names(change.subject).0, word(change.fate));
    for reason in reasons(change) {
        let _ = write!(what, "<br>{}", escaped(&reason));
    }
    let _ = writeln!(
        out,
        "| {} | {} | {} | {what} |",
        heading(topic),
        side(true),
        side(false)
    );
}

fn single(out: &mut String, topic: Option<&Topic>, change: &Change) {
    if let Some(at) = change.old.as_ref().or(change.new.as_ref()) {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            heading(topic),
            names(change.subject).0,
            escaped(&at.text),
            escaped(&place(at))
        );
    }
}

/// Text as it is: nothing in it is a mark, a tag or the end of a cell.
fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '#' => {
                plain.push('\\');
                plain.push(letter);
            }
            '<' => plain.push_str("&lt;"),
            '&' => plain.push_str("&amp;"),
            '@' => plain.push_str("&#64;"),
            letter if letter.is_control() => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_text_is_a_mark() {
        assert_eq!(
            escaped("a|b*innen <x> & @y\nz"),
            "a\\|b\\*innen &lt;x> &amp; &#64;y z"
        );
    }
}
