//! Markdown: the parser says what is syntax, the lines stay the source's.
//!
//! Markdown made from PDF is rarely what its syntax claims: bullets nest at random, `**` lacks its partner, heading depths jump. So
//! the parser's tree is not followed; its events only tell which bytes are syntax (and go) and which lines are headings or bold.

use super::clean;
use crate::text::{Block, BlockKind, Evidence, Reading, Row, Run, Table};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads Markdown. Lines are those of the source; list marks stay in the text, for a layout reads them like any bullet.
pub fn read(text: &str) -> Reading<'_> {
    let syntax = Syntax::of(text);
    let mut reading = Reading {
        raw: text.into(),
        runs: Vec::with_capacity(clean::line_count(text)),
        ..Reading::default()
    };
    let (mut edits, mut headings, mut strong, mut cells) = (
        Cursor::new(&syntax.edits),
        Cursor::new(&syntax.headings),
        Cursor::new(&syntax.strong),
        Cursor::new(&syntax.cells),
    );
    let mut tables: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for (number, range) in (1..).zip(clean::lines(text)) {
        let line = text.get(range.clone()).unwrap_or_default();
        let (edits, cells) = (edits.within(&range), cells.within(&range));
        let (ink, mended, stray, places) = if cells.is_empty() {
            let (kept, stray) = without_stray_stars(without(line, range.start, edits));
            let (ink, mended) = match kept {
                Cow::Borrowed(same) => clean::read(same, range.start, &mut reading.mended),
                Cow::Owned(other) => (clean::mend(&other, &mut reading.mended), true),
            };
            (ink, mended, stray, Vec::new())
        } else {
            let (kept, own) = row_without(line, &range, cells, edits);
            let (ink, mended, places) = if kept == line {
                clean::read_cells(line, &own, range.start, &mut reading.mended)
            } else {
                let (ink, places) = clean::mend_cells(&kept, &own, &mut reading.mended);
                (ink, true, places)
            };
            (ink, mended, false, places)
        };
        if ink.is_empty() {
            continue;
        }
        let body = range.start + line.len() - line.trim_start_matches([' ', '\t', '-', '#']).len()
            ..range.start + line.trim_end().len();
        let bold = stray
            || strong
                .within(&range)
                .iter()
                .any(|(span, ())| span.start <= body.start && span.end >= body.end);
        let heading = headings
            .within(&range)
            .first()
            .map_or(0, |(_, level)| *level);
        let raw = range.start as u32..range.end as u32;
        let at = reading.runs.len();
        if heading > 0 {
            reading.blocks.push(Block {
                kind: BlockKind::Heading { depth: heading },
                runs: at..at + 1,
                told_by: Evidence::Source,
            });
        }
        if let Some((_, table)) = cells.first() {
            let row = Row::on_line(at, &places);
            tables.entry(*table).or_default().push(row);
        }
        let run = Run::line(ink, mended, raw, number, bold);
        reading.runs.push(run);
    }
    let told = |rows| Table {
        told_by: Evidence::Source,
        rows,
        ..Table::default()
    };
    reading.tables = tables.into_values().map(told).collect();
    reading
}

/// What the parser found, each list by its start.
#[derive(Default)]
struct Syntax {
    /// Bytes that are not text, and what stands for them.
    edits: Vec<(Range<usize>, Cow<'static, str>)>,
    headings: Vec<(Range<usize>, u8)>,
    strong: Vec<(Range<usize>, ())>,
    /// The cells of tables, each with the place where its table begins.
    cells: Vec<(Range<usize>, usize)>,
}

impl Syntax {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let bytes = text.as_bytes();
        let (mut seen, mut table) = (0, 0);
        for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            match event {
                Event::Start(Tag::Table(_)) => table = range.start,
                Event::Start(Tag::TableCell) => found.cells.push((range.clone(), table)),
                Event::Start(Tag::Heading { level, .. }) => {
                    let line = text.get(range.clone()).unwrap_or_default();
                    let marks = line.len() - line.trim_start_matches('#').len();
                    found.drop(range.start..range.start + marks);
                    // A title may be underlined instead: "Titel" / "=====".
                    let underline = line
                        .trim_end()
                        .rfind('\n')
                        .filter(|_| marks == 0)
                        .map_or(range.end, |at| range.start + at);
                    found.drop(underline..range.end);
                    found.headings.push((range.start..underline, level as u8));
                }
                Event::Start(Tag::Strong) => {
                    found.drop(range.start..range.start + 2);
                    found.drop(range.end - 2..range.end);
                    found.strong.push((range.clone(), ()));
                }
                // "Bürger*innen und Mitarbeiter*innen": a star between letters is no mark.
                Event::Start(Tag::Emphasis) if !inside_a_word(text, &range) => {
                    found.drop(range.start..range.start + 1);
                    found.drop(range.end - 1..range.end);
                }
                Event::Start(Tag::Link {
                    link_type: LinkType::Autolink | LinkType::Email,
                    ..
                }) => {
                    found.drop(range.start..range.start + 1);
                    found.drop(range.end - 1..range.end);
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    let whole = text.get(range.clone()).unwrap_or_default();
                    if let Some(close) = whole.rfind("](").or_else(|| whole.rfind("][")) {
                        let open = whole.find('[').map_or(0, |at| at + 1);
                        found.drop(range.start..range.start + open);
                        found.drop(range.start + close..range.end);
                    }
                }
                Event::Code(_) => {
                    let marks = bytes
                        .get(range.clone())
                        .unwrap_or_default()
                        .iter()
                        .take_while(|b| **b == b'`')
                        .count();
                    found.drop(range.start..range.start + marks);
                    found.drop(range.end.saturating_sub(marks)..range.end);
                }
                Event::InlineHtml(tag) | Event::Html(tag) => found.drop_tags(&tag, range.start),
                Event::Text(shown) => {
                    let printed = text.get(range.clone()).unwrap_or_default();
                    if printed.starts_with('&') && printed != &*shown {
                        found
                            .edits
                            .push((range.clone(), Cow::Owned(shown.into_string())));
                    } else if range.start > seen && bytes.get(range.start - 1) == Some(&b'\\') {
                        found.drop(range.start - 1..range.start);
                    }
                    seen = range.end;
                }
                _ => {}
            }
            seen = seen.max(range.start);
        }
        found
            .edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        found
    }

    fn drop(&mut self, range: Range<usize>) {
        self.edits.push((range, Cow::Borrowed("")));
    }

    /// Drops the tags of a piece of HTML and keeps what stands between them. A line break stays a blank.
    fn drop_tags(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while let Some(open) = html
            .get(at..)
            .and_then(|rest| rest.find('<'))
            .map(|found| at + found)
        {
            let Some(close) = html
                .get(open..)
                .and_then(|rest| rest.find('>'))
                .map(|found| open + found + 1)
            else {
                break;
            };
            let tag = html
                .get(open..close)
                .unwrap_or_default()
                .to_ascii_lowercase();
            let blank =
                if tag.starts_with("<br") || tag.starts_with("</td") || tag.starts_with("</th") {
                    " "
                } else {
                    ""
                };
            self.edits
                .push((start + open..start + close, Cow::Borrowed(blank)));
            at = close;
        }
    }
}

fn inside_a_word(text: &str, range: &Range<usize>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = text
        .get(..range.start)
        .and_then(|head| head.chars().next_back());
    let after = text.get(range.end..).and_then(|tail| tail.chars().next());
    letter(before) || letter(after)
}

/// A walk through ranges sorted by start, for lines that come in order.
struct Cursor<'a, T> {
    items: &'a [(Range<usize>, T)],
    from: usize,
}

impl<'a, T> Cursor<'a, T> {
    fn new(items: &'a [(Range<usize>, T)]) -> Self {
        Self { items, from: 0 }
    }

    /// The ranges that touch a line. Those that end before it are left behind for good.
    fn within(&mut self, line: &Range<usize>) -> &'a [(Range<usize>, T)] {
        while self
            .items
            .get(self.from)
            .is_some_and(|(range, _)| range.end <= line.start)
        {
            self.from += 1;
        }
        let rest = self.items.get(self.from..).unwrap_or_default();
        let until = rest
            .iter()
            .take_while(|(range, _)| range.start < line.end)
            .count();
        rest.get(..until).unwrap_or_default()
    }
}

/// A line without the syntax in it.
fn without<'l>(
    line: &'l str,
    start: usize,
    edits: &[(Range<usize>, Cow<'static, str>)],
) -> Cow<'l, str> {
    if edits.is_empty() {
        return Cow::Borrowed(line);
    }
    let mut kept = String::with_capacity(line.len());
    let mut at = 0;
    for (range, shown) in edits {
        let from = range.start.saturating_sub(start).max(at).min(line.len());
        kept.push_str(line.get(at..from).unwrap_or_default());
        if range.start >= start {
            kept.push_str(shown);
        }
        at = (range.end.saturating_sub(start)).clamp(from, line.len());
    }
    kept.push_str(line.get(at..).unwrap_or_default());
    Cow::Owned(kept)
}

/// A row of a table without the syntax in its cells, and where these stand in it.
fn row_without(
    line: &str,
    range: &Range<usize>,
    cells: &[(Range<usize>, usize)],
    edits: &[(Range<usize>, Cow<'static, str>)],
) -> (String, Vec<Range<usize>>) {
    let mut kept = String::with_capacity(line.len());
    let mut places = Vec::with_capacity(cells.len());
    let mut at = range.start;
    let text = |from: usize, to: usize| {
        line.get(from - range.start..to.min(range.end) - range.start)
            .unwrap_or_default()
    };
    for (cell, _) in cells {
        let start = cell.start.max(at);
        kept.push_str(text(at, start));
        let from = edits.partition_point(|(edit, _)| edit.end <= cell.start);
        let own = edits.get(from..).unwrap_or_default();
        let own = own
            .get(..own.partition_point(|(edit, _)| edit.start < cell.end))
            .unwrap_or_default();
        let end = cell.end.clamp(start, range.end.max(start));
        let inner = without_stray_stars(without(text(start, end), start, own)).0;
        places.push(kept.len()..kept.len() + inner.len());
        kept.push_str(&inner);
        at = end;
    }
    kept.push_str(text(at, range.end));
    (kept, places)
}

/// A line without `**` that lacks its partner. Where one closes or opens the line, the line was bold.
fn without_stray_stars(line: Cow<'_, str>) -> (Cow<'_, str>, bool) {
    if !line.contains("**") {
        return (line, false);
    }
    let bold = line.trim().ends_with("**") || line.trim_start_matches([' ', '-']).starts_with("**");
    (Cow::Owned(line.replace("**", "")), bold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Cell, Piece};
    use proptest::prelude::*;

    /// The lines, how deep a heading each is, and whether it is bold.
    fn read_lines(text: &str) -> Vec<(String, u8, bool)> {
        let reading = read(text);
        let depth = |at: usize| {
            let mut blocks = reading.blocks.iter();
            match blocks.find(|block| block.runs.contains(&at)) {
                Some(Block {
                    kind: BlockKind::Heading { depth },
                    ..
                }) => *depth,
                _ => 0,
            }
        };
        let runs = reading.runs.iter().enumerate();
        runs.map(|(at, run)| (reading.text_of(run).to_owned(), depth(at), run.bold))
            .collect()
    }

    fn texts(text: &str) -> Vec<String> {
        read_lines(text)
            .into_iter()
            .map(|(line, ..)| line)
            .collect()
    }

    #[test]
    fn syntax_goes_and_text_stays() {
        assert_eq!(
            texts("Das *Ziel* ist **wichtig** und `klar`."),
            ["Das Ziel ist wichtig und klar."]
        );
        assert_eq!(
            texts("siehe [die Seite](https://example.org) und <https://example.org>"),
            ["siehe die Seite und https://example.org"]
        );
        assert_eq!(
            texts("<b>Antwort</b> &amp; Anlage<br>zwei"),
            ["Antwort & Anlage zwei"]
        );
        assert_eq!(texts("Expert\\*innenrat"), ["Expert*innenrat"]);
    }

    #[test]
    fn leaves_the_star_of_a_word_alone() {
        assert_eq!(
            texts("Bürger*innen und Mitarbeiter*innen"),
            ["Bürger*innen und Mitarbeiter*innen"]
        );
    }

    #[test]
    fn headings_and_bold_lines_are_marked() {
        let lines = read_lines(
            "## **Frage 2: Wie?**\n\n**Titel\nin zwei Zeilen**\n\n- NETZ**\n- **fett** und mager\n",
        );
        let style = |at: usize| (lines[at].1, lines[at].2);
        assert_eq!(lines[0].0, "Frage 2: Wie?");
        assert_eq!(style(0), (2, true));
        assert_eq!((style(1), style(2)), ((0, true), (0, true)));
        assert_eq!((lines[3].0.as_str(), style(3)), ("- NETZ", (0, true)));
        assert_eq!(
            (lines[4].0.as_str(), style(4)),
            ("- fett und mager", (0, false))
        );
    }

    #[test]
    fn the_line_below_a_title_is_syntax() {
        let lines = read_lines("Einleitung\n==========\n\nText.\n");
        assert_eq!(
            lines
                .iter()
                .map(|(text, depth, _)| (text.as_str(), *depth))
                .collect::<Vec<_>>(),
            [("Einleitung", 1), ("Text.", 0)]
        );
    }

    #[test]
    fn list_marks_and_odd_bullets_stay() {
        assert_eq!(
            texts("- \\\\ \\\\ Ausbau\n - \\\\ \\ Neubau"),
            ["- \\ \\ Ausbau", "- \\ \\ Neubau"]
        );
        assert_eq!(texts("- | 15% | 17%"), ["- | 15% | 17%"]);
    }

    #[test]
    fn the_cells_of_a_table_are_known_for_certain() {
        let reading = read(
            "| Zahl der Kurse \\| Seminare | **2027** |\n|---|--:|\n| a &amp; b | |\n\n| kein | Kopf |\n",
        );
        let lines: Vec<&str> = reading
            .runs
            .iter()
            .map(|run| reading.text_of(run))
            .collect();
        assert_eq!(lines[0], "| Zahl der Kurse | Seminare | 2027 |");
        assert_eq!(lines[2], "| a & b | |");
        let rows = reading.tables[0].rows.iter().map(|row| {
            let text = |cell: &Cell| {
                let of_piece = |piece: &Piece| lines[piece.line][piece.bytes.clone()].to_owned();
                cell.pieces.iter().map(of_piece).collect::<String>()
            };
            row.cells.iter().map(text).collect::<Vec<_>>()
        });
        assert_eq!(
            rows.collect::<Vec<_>>(),
            [["Zahl der Kurse | Seminare", "2027"], ["a & b", ""]]
        );
        assert_eq!(reading.tables.len(), 1);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([-*_#`<>&\\[\\]()\\\\| \\n\\ta-zß0-9]){0,120}") {
            let _ = read(&text);
        }

        #[test]
        fn letters_are_never_lost(words in prop::collection::vec("[a-zäöü]{1,8}", 1..20), marks in prop::collection::vec("[*_# \\n-]{1,3}", 20)) {
            let text = words.iter().zip(&marks).flat_map(|(word, mark)| [word.as_str(), mark]).collect::<String>();
            let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(texts(&text).iter().map(|l| letters(l)).collect::<String>(), letters(&text));
        }
    }
}
