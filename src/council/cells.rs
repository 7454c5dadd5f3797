//! The cells of a line: parted by tabs, bars or wide gaps.

/// Whether a line is a row of a table between bars.
pub fn is_between_bars(text: &str) -> bool {
    text.starts_with('|') && text.ends_with('|') && text.len() > 2
}

/// The cells of a line of the head, without emphasis. Three blanks part cells only where no tab or bar does.
pub fn cells(text: &str) -> Vec<&str> {
    let bars = is_between_bars(text);
    let mut cells: Vec<&str> = text
        .split(move |c| c == '\t' || (bars && c == '|'))
        .collect();
    if cells.len() == 1 && text.contains("   ") {
        cells = text.split("   ").collect();
    }
    cells
        .into_iter()
        .map(without_emphasis)
        .filter(|cell| !cell.is_empty())
        .collect()
}

fn without_emphasis(cell: &str) -> &str {
    cell.trim().trim_matches('*').trim()
}

/// The cells of a row of sessions. Two blanks part cells, between bars four.
pub fn row_cells(text: &str) -> Vec<&str> {
    let bars = is_between_bars(text);
    let gap = if bars { "    " } else { "  " };
    text.split(move |c| c == '\t' || (bars && c == '|'))
        .flat_map(move |cell| cell.split(gap))
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// Words set apart letter by letter: "T I S C H V O R L A G E".
pub fn unspaced(text: &str) -> Option<String> {
    let is_letter = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let single = text.len() >= 11 && text.split(' ').all(is_letter);
    single.then(|| text.split(' ').collect())
}
