//! Runs become lines: spacing, bullets, and the start of pages.

use super::shape::Shape;
use super::{Label, Line, Role, Setting, Style, Told};
use crate::notation::numbers;
use crate::text::bullets::{is_bullet, is_bullet_before_blank};
use crate::text::{self, BlockKind, Evidence, Reading, Run};
use crate::vocabulary;
use std::ops::Range;

/// The lines of a reading, and how they are set.
pub fn lines<'t>(reading: &'t Reading<'_>) -> (Vec<Line<'t>>, Setting) {
    let mut lines: Vec<Line<'t>> = Vec::with_capacity(reading.runs.len());
    let mut above: Option<&Run> = None;
    for run in &reading.runs {
        lines.push(line(reading, run, above));
        above = Some(run);
    }
    for block in &reading.blocks {
        tell(block, &mut lines);
    }
    mark_typed_lists(&mut lines, &reading.blocks);
    unmark_labels_of_cells(&mut lines, &reading.runs);
    let setting = match measure(&lines) {
        // Nothing needs to be guessed.
        setting if reading.flowing => Setting {
            doubled: false,
            wrapped: false,
            parted: true,
            ..setting
        },
        setting => setting,
    };
    if setting.doubled {
        halve(&mut lines);
    }
    if setting.wrapped {
        unmark_dashes(&mut lines);
    }
    mark_glued(&mut lines);
    (lines, setting)
}

/// A run as a line of which nobody has said anything yet.
fn line<'t>(reading: &'t Reading<'_>, run: &Run, above: Option<&Run>) -> Line<'t> {
    let text = reading.text_of(run);
    let raw = reading.raw_of(run);
    let skipped = match above {
        Some(above) if above.page == run.page && run.set.gap.is_none() => {
            run.line.saturating_sub(above.line + 1)
        }
        _ => u32::from(run.set.gap.unwrap_or_default()),
    };
    let new_page = above.is_some_and(|above| above.page != run.page);
    Line {
        text,
        raw,
        page: run.page,
        number: run.line,
        bbox: run.bbox,
        style: Style {
            heading: 0,
            bold: run.bold,
        },
        gap: u8::try_from(skipped).unwrap_or(u8::MAX),
        tight: skipped == 0 && above.is_some(),
        page_start: new_page || run.set.turned || raw.starts_with('\u{c}'),
        shape: Shape::of(text),
        mark: u8::try_from(mark(text)).unwrap_or_default(),
        role: Role::Body,
        short: run.set.short,
        told: Told::Nothing,
        begins_block: false,
        told_by: Evidence::Form,
        table: run.set.table,
        label: Label::None,
    }
}

/// Hands on what the source or the page says of lines. It stays as it is said.
fn tell(block: &text::Block, lines: &mut [Line<'_>]) {
    let own = lines.get_mut(block.runs.clone()).unwrap_or_default();
    for line in own.iter_mut() {
        line.told_by = block.told_by;
        match block.kind {
            BlockKind::Heading { depth } => line.style.heading = depth,
            BlockKind::Paragraph => line.told = Told::Paragraph,
            BlockKind::Note => line.role = Role::Note,
            BlockKind::Furniture(why) => line.role = Role::Furniture(why),
            BlockKind::Item { .. } | BlockKind::Pair { .. } => {}
        }
    }
    let Some(first) = own.first_mut() else { return };
    first.begins_block = block.told_by == Evidence::Source && !first.is_set();
    match block.kind {
        BlockKind::Item { label, .. } => {
            (first.told, first.mark) = (Told::Item, first.mark.max(label));
        }
        BlockKind::Pair { label } => {
            let alone = usize::from(label) >= first.text.len();
            first.told = if alone {
                Told::Label
            } else {
                Told::LabelAndText
            };
        }
        _ => {}
    }
}

/// A dash at the head of a paragraph is a dash. Paragraphs in a row with one sign are a list that somebody has typed, and so is one that is
/// announced; other bullets open no sentence.
fn mark_typed_lists(lines: &mut [Line<'_>], blocks: &[text::Block]) {
    let sign = |line: &Line<'_>| line.text.chars().next().filter(|_| line.mark > 0);
    let dashes = ['-', '–', '—'];
    let mut typed: Vec<Range<usize>> = Vec::new();
    let paragraphs = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph);
    for block in paragraphs {
        let at = block.runs.start;
        let Some(own) = lines.get(at).and_then(sign) else {
            continue;
        };
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let below = lines.get(block.runs.end);
        let in_row = [above, below]
            .into_iter()
            .flatten()
            .any(|line| sign(line) == Some(own));
        let announced = above.is_some_and(|above| {
            above.text.ends_with(':')
                || above.style.heading > 0
                || vocabulary::topic(above.text).is_some()
        });
        if in_row || announced || !dashes.contains(&own) {
            typed.push(block.runs.clone());
        }
    }
    for line in typed {
        for line in lines.get_mut(line).unwrap_or_default() {
            line.told = Told::Nothing;
        }
    }
}

/// The label of a cell heads that cell only: it is no heading, nor are the lines on which it goes on.
fn unmark_labels_of_cells(lines: &mut [Line<'_>], runs: &[Run]) {
    let names_field = |text: &str| vocabulary::topic(text).is_some() || vocabulary::is_field(text);
    let mut in_label = false;
    for (line, run) in lines.iter_mut().zip(runs) {
        let goes_on = in_label && line.gap == 0 && line.shape.starts_lower;
        let heads_cell = run.set.in_cell && line.style.heading > 0;
        in_label = heads_cell && (goes_on || names_field(line.text));
        if in_label {
            line.style.heading = 0;
        }
    }
}

/// How the lines are set, judged by what most of them do.
fn measure(lines: &[Line<'_>]) -> Setting {
    let (mut single, mut flowing, mut close, mut close_flowing) =
        (0_usize, 0_usize, 0_usize, 0_usize);
    let mut lengths: Vec<usize> = Vec::with_capacity(lines.len());
    for line in lines.iter().filter(|line| line.role == Role::Body) {
        if line.shape.lower > 3 {
            lengths.push(line.text.len());
        }
        let flows = usize::from(line.shape.starts_lower && !line.is_item());
        match line.gap {
            0 => (close, close_flowing) = (close + 1, close_flowing + flows),
            1 => (single, flowing) = (single + 1, flowing + flows),
            _ => {}
        }
    }
    let at = (lengths.len() * 9 / 10).min(lengths.len().saturating_sub(1));
    let measure = if lengths.is_empty() {
        80
    } else {
        *lengths.select_nth_unstable(at).1
    };
    // Sentences that run on over an empty line: there every line is followed by an empty one.
    let set = lines.first().is_some_and(Line::is_set);
    let doubled = !set && single >= 20 && single >= 2 * close && flowing * 5 >= single;
    let wrapped =
        measure <= 140 && (doubled || close_flowing * 6 >= close.max(1) || runs_on(lines, measure));
    let gaps = single + lines.iter().filter(|line| line.gap > 1).count();
    let parted = doubled || (gaps > 0 && gaps * 12 >= lines.len());
    Setting {
        doubled,
        wrapped,
        parted,
        measure,
    }
}

/// Whether full lines are gone on with in small letters. Lists of short items hide in all other counts that a paper's paragraphs are broken.
fn runs_on(lines: &[Line<'_>], measure: usize) -> bool {
    let full = |above: &Line<'_>, line: &Line<'_>| {
        let words =
            above.role == Role::Body && line.role == Role::Body && line.gap == 0 && !line.is_item();
        let first = line.text.split(' ').next().unwrap_or_default();
        words && above.text.len() + 1 + first.len() > measure
    };
    let pairs = || {
        lines.windows(2).filter_map(|pair| {
            if let [above, line] = pair {
                full(above, line).then_some(line)
            } else {
                None
            }
        })
    };
    let flowing = pairs().filter(|line| line.shape.starts_lower).count();
    flowing >= 6 && flowing * 3 >= pairs().count()
}

/// A dash in running text may open a line, too: it goes on with the sentence above in small letters, where no list stands.
fn unmark_dashes(lines: &mut [Line<'_>]) {
    let (mut in_list, mut in_sentence) = (false, false);
    for line in lines {
        let dash = line.mark > 0
            && line.text.starts_with(['–', '—'])
            && line.body().starts_with(char::is_lowercase);
        if dash && line.gap == 0 && in_sentence && !in_list {
            line.mark = 0;
        }
        let ends = line.text.ends_with(['.', ':', '!', '?']);
        in_list = line.is_item() || (in_list && !ends && !line.shape.is_capitals());
        in_sentence = line.shape.lower >= 10 && !ends;
    }
}

/// Lines within which another bullet of its kind must stand.
const NEAR: usize = 6;

/// A hyphen may be a bullet without a blank behind it: `-Ausbau der Netze`. One line alone proves nothing (`IKT-Forschung,` / `-Technologie`), so
/// another such line must stand near, and none may go on a word or a pair of words above.
fn mark_glued(lines: &mut [Line<'_>]) {
    let dash = |line: &Line<'_>| {
        let first = line
            .text
            .chars()
            .next()
            .filter(|c| matches!(c, '-' | '–') && line.mark == 0 && line.role == Role::Body)?;
        let behind = line.text.get(first.len_utf8()..)?;
        behind
            .starts_with(char::is_alphabetic)
            .then_some(first.len_utf8())
    };
    let found: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|line| dash(line).is_some()))
        .collect();
    let mut taken: Vec<usize> = Vec::new();
    for (place, at) in found.iter().enumerate() {
        let near = |other: Option<&usize>| other.is_some_and(|other| other.abs_diff(*at) <= NEAR);
        let paired = near(found.get(place + 1))
            || near(place.checked_sub(1).and_then(|before| found.get(before)));
        let line = lines.get(*at);
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let fresh = line.is_some_and(|line| line.gap > 0 || line.page_start)
            || above.is_none_or(|above| above.text.ends_with([':', '.', ';', ',']));
        let word = above
            .and_then(|above| above.text.rsplit(' ').next())
            .unwrap_or_default();
        let waits = word.ends_with(['-', '/'])
            || matches!(word, "und" | "oder" | "bzw." | "sowie" | "&")
            || word.trim_end_matches(',').ends_with('-');
        let follows = taken.last().is_some_and(|last| at - last <= NEAR);
        let capital = line.is_some_and(|line| {
            line.text
                .trim_start_matches(['-', '–'])
                .starts_with(char::is_uppercase)
        });
        if paired && !waits && (fresh || follows || capital) {
            taken.push(*at);
        }
    }
    for at in taken {
        if let Some(line) = lines.get_mut(at) {
            // Paragraphs in a row that open so are a list that somebody has typed.
            if line.told == Told::Paragraph {
                line.told = Told::Nothing;
            }
            line.mark = dash(line)
                .and_then(|bytes| u8::try_from(bytes).ok())
                .unwrap_or_default();
        }
    }
}

/// Takes the empty line between any two lines out of the account.
fn halve(lines: &mut [Line<'_>]) {
    let indent = |line: &Line<'_>| line.raw.len() - line.raw.trim_start_matches(' ').len();
    let mut indents: Vec<usize> = lines.iter().map(indent).collect();
    let at = indents.len() / 2;
    let usual = if indents.is_empty() {
        0
    } else {
        *indents.select_nth_unstable(at).1
    };
    for line in lines {
        // Text of the next page follows without an empty line and is set in by a blank.
        line.page_start |= line.tight && indent(line) > usual;
        line.gap = line.gap.saturating_sub(1);
    }
}

/// Bytes of the bullets and marks that open a line, with the blanks behind them: `• `, `- \ \ `, `/// `, `∞ `.
pub fn mark(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            return at;
        };
        let behind = rest.get(first.len_utf8()..).unwrap_or_default();
        let blank = behind.is_empty() || behind.starts_with([' ', '\t']);
        let taken = match first {
            _ if is_bullet(first) => first.len_utf8(),
            _ if blank
                && is_bullet_before_blank(first)
                && !behind.trim_start().starts_with('|') =>
            {
                first.len_utf8()
            }
            // "-- Ausbau": typed for a dash.
            '-' if rest.starts_with("-- ") => 2,
            '/' if rest.starts_with("//") && !rest.trim_start_matches('/').is_empty() => {
                rest.len() - rest.trim_start_matches('/').len()
            }
            // Word's bullet of the second level, and "a)", "2)".
            'o' if at == 0 && blank && !behind.is_empty() => 1,
            _ if at == 0 && bracketed(rest) > 0 => bracketed(rest),
            // "§ 5 der Satzung" cites a paragraph. OCR takes a round bullet for "«", which opens a quotation without a blank only.
            '§' if behind.starts_with(char::is_uppercase) => first.len_utf8(),
            '§' | '»' | '«' if blank && behind.trim_start().starts_with(char::is_alphabetic) => {
                first.len_utf8()
            }
            _ => return at,
        };
        let after = rest.get(taken..).unwrap_or_default();
        // "- | 15 % | 17 %" and "-800 | -740" open with a value.
        if at == 0
            && matches!(first, '-' | '–')
            && numbers::series(text).is_some_and(|cells| opens_with_value(&cells))
        {
            return 0;
        }
        at += taken + after.len() - after.trim_start().len();
    }
}

/// Whether the hyphen that opens a row of values is one of them, or the sign of the first: "- | 15 %", "- 80 | - 95".
fn opens_with_value(cells: &[&str]) -> bool {
    cells.first().is_some_and(|cell| numbers::is_blank(cell))
        || cells
            .iter()
            .skip(1)
            .any(|cell| cell.starts_with(['-', '–', '+']) && !numbers::is_blank(cell))
}

/// Bytes of "a)" that opens a line, with a blank behind; of "12)" only where a small letter follows, for else it may be a title's number.
fn bracketed(text: &str) -> usize {
    // "(1) Ausbau", "(a) Ausbau"
    if let Some((inner, _)) = text
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
    {
        let number = (1..=2).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
        let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
        return if number || letter { inner.len() + 2 } else { 0 };
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = if digits == 0 && text.starts_with(|c: char| c.is_ascii_lowercase()) {
        1
    } else {
        digits
    };
    let behind = text.get(length..).and_then(|rest| rest.strip_prefix(") "));
    let item = behind.is_some_and(|rest| digits == 0 || rest.starts_with(char::is_lowercase));
    if item && (1..=2).contains(&length) {
        length + 1
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::mark;
    use crate::pipeline::{self, Stage};
    use crate::source::{Limits, Source};

    #[test]
    fn bullets_and_marks_are_counted_with_their_blanks() {
        for (line, body) in [
            ("•\t Ausbau", "Ausbau"),
            ("- \\ \\ Ausbau", "Ausbau"),
            ("/// 7.400 ANWENDER", "7.400 ANWENDER"),
            ("- ∞ Ausbau", "Ausbau"),
            ("\\ Ausbau", "Ausbau"),
            ("\u{f0b7} Ausbau", "Ausbau"),
            ("– Ausbau", "Ausbau"),
            ("§ Ausbau", "Ausbau"),
            ("« Ausbau", "Ausbau"),
            ("§Ausbau", "Ausbau"),
            ("➠ Ausbau", "Ausbau"),
            ("\u{fffd} Ausbau", "Ausbau"),
            ("o Ausbau", "Ausbau"),
            ("a) Ausbau", "Ausbau"),
            ("12) mehr Busse", "mehr Busse"),
            ("(1) Ausbau", "Ausbau"),
            ("(b) Ausbau", "Ausbau"),
            ("-- Ausbau", "Ausbau"),
            ("•", ""),
        ] {
            assert_eq!(&line[mark(line)..], body, "{line}");
        }
    }

    #[test]
    fn leaves_values_and_signs_alone() {
        for line in [
            "-800 | -740",
            "- | 15% | 17%",
            "§ 5 der Satzung",
            "«Ausbau» heißt das Heft",
            "§§ 3 und 4",
            "▲ 5 %",
            "\u{fffd}ber",
            "-beratung stärken",
            "/ Anfang 2021",
            "*innen",
            "Ausbau",
            "(2021) stieg",
        ] {
            assert_eq!(mark(line), 0, "{line}");
        }
    }

    /// The blocks of a page of the web, with who says what they are.
    fn blocks(html: &str) -> String {
        let limits = Limits::default();
        let source = Source::from_bytes("page.html", html.into(), &limits).unwrap();
        let shown = pipeline::show(&source, Stage::Blocks).unwrap();
        let lines = shown.lines().map(|line| line.get(9..).unwrap_or_default());
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_the_source_tells_stays_as_told() {
        let html = "<h2>Wege</h2><ul><li>– Bau der Wege</li><li>2030 neue Bänke</li></ul>\
                    <p>Die Stadt<br>Plant die Wege.</p><dl><dt>Amt</dt><dd>Tiefbau</dd></dl>";
        let told = [
            "Marked            source  Wege",
            "Item              source  Bau der Wege",
            "Item              source  2030 neue Bänke",
            "Text              source  Die Stadt Plant die Wege.",
            "Text              source  Amt: Tiefbau",
        ];
        assert_eq!(blocks(html), told.join("\n"));
    }

    #[test]
    fn a_dash_at_the_head_of_a_paragraph_is_a_dash() {
        let html = "<p>Der Rat stimmte zu.</p><p>– gegen den Rat der Ämter –</p><p>Es gilt.</p>";
        assert!(!blocks(html).contains("Item"), "{}", blocks(html));
    }

    #[test]
    fn paragraphs_with_one_sign_are_a_typed_list() {
        let html = "<p>Neu sind</p><p>- Wege am Ufer</p><p>- Bänke im Park</p><p>Es gilt.</p>";
        assert_eq!(blocks(html).matches("Item").count(), 2);
        assert_eq!(
            blocks("<p>Neu:</p><p>– Wege</p>").matches("Item").count(),
            1
        );
        assert_eq!(
            blocks("<p>Neu sind</p><p>• Wege</p>")
                .matches("Item")
                .count(),
            1
        );
    }
}
