//! A small press: typeset pages as PDF, in Helvetica, with the positions of every line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Points of an A4 page.
const PAGE: (f32, f32) = (595.0, 842.0);
const TOP: f32 = 770.0;
const BOTTOM: f32 = 90.0;

/// A font of the press.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Font {
    Text,
    Bold,
}

/// A place where text may stand: left edge and width.
#[derive(Clone, Copy)]
pub struct Column {
    pub left: f32,
    pub width: f32,
}

/// Pages in the making.
pub struct Press {
    pages: Vec<String>,
    columns: Vec<Column>,
    column: usize,
    /// The base of the line above.
    y: f32,
    widths: BTreeMap<char, f32>,
}

impl Press {
    pub fn new(columns: &[Column]) -> Self {
        let mut press = Self {
            pages: Vec::new(),
            columns: columns.to_vec(),
            column: 0,
            y: TOP,
            widths: widths(),
        };
        press.page();
        press
    }

    /// A new page with its head and foot.
    fn page(&mut self) {
        self.pages.push(String::new());
        let number = self.pages.len();
        self.show(
            Font::Text,
            8.0,
            70.0,
            806.0,
            "Stadt Quellbach – Plan für die Quartiere",
        );
        self.show(Font::Text, 8.0, 500.0, 40.0, &format!("Seite {number}"));
        (self.column, self.y) = (0, TOP);
    }

    fn here(&self) -> Column {
        self.columns[self.column]
    }

    /// The text stands in the second column.
    pub fn second(&self) -> bool {
        self.column > 0
    }

    /// Room for so many points, on this column or the next.
    pub fn keep(&mut self, height: f32) {
        if self.y - height < BOTTOM {
            self.column += 1;
            self.y = TOP;
            if self.column == self.columns.len() {
                self.page();
            }
        }
    }

    pub fn skip(&mut self, height: f32) {
        self.y -= height;
    }

    /// Where the next line stands, and back to such a place on the same page.
    pub fn y(&self) -> f32 {
        self.y
    }

    pub fn back(&mut self, y: f32) {
        self.y = y;
    }

    /// Text at a place.
    pub fn show(&mut self, font: Font, size: f32, x: f32, y: f32, text: &str) {
        let name = if font == Font::Bold { "F2" } else { "F1" };
        let mut bytes = String::new();
        for c in text.chars() {
            let byte = match c {
                '•' => 0x95,
                '–' => 0x96,
                other => u32::from(other),
            };
            assert!(byte < 256, "{c} is not in the fonts of the press");
            let _ = write!(bytes, "{byte:02x}");
        }
        let page = self.pages.last_mut().unwrap();
        let _ = writeln!(
            page,
            "BT /{name} {size} Tf {x:.2} {y:.2} Td <{bytes}> Tj ET"
        );
    }

    /// A filled area.
    pub fn area(&mut self, x: f32, y: f32, width: f32, height: f32, grey: f32) {
        let page = self.pages.last_mut().unwrap();
        let _ = writeln!(
            page,
            "q {grey} g {x:.2} {y:.2} {width:.2} {height:.2} re f Q"
        );
    }

    pub fn wide(&self, text: &str, size: f32) -> f32 {
        text.chars()
            .map(|c| self.widths.get(&c).copied().unwrap_or(0.556))
            .sum::<f32>()
            * size
    }

    /// The lines of a text as wide as `width`.
    pub fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = vec![String::new()];
        for word in text.split(' ') {
            let last = lines.last().unwrap();
            let longer = if last.is_empty() {
                word.to_owned()
            } else {
                format!("{last} {word}")
            };
            if last.is_empty() || self.wide(&longer, size) <= width {
                *lines.last_mut().unwrap() = longer;
            } else {
                lines.push(word.to_owned());
            }
        }
        lines
    }

    /// A paragraph set in by `indent`, with a mark before its first line.
    pub fn paragraph(&mut self, font: Font, size: f32, mark: &str, indent: f32, text: &str) {
        let lines = self.lines(text, size, self.here().width - indent);
        for (at, line) in lines.iter().enumerate() {
            self.keep(size * 1.3);
            self.y -= size * 1.3;
            let (x, y) = (self.here().left, self.y);
            if at == 0 && mark == "drawn" {
                self.area(x + 2.0, y + size * 0.25, size * 0.25, size * 0.25, 0.0);
            } else if at == 0 && !mark.is_empty() {
                self.show(font, size, x, y, mark);
            }
            self.show(font, size, x + indent, y, line);
        }
        self.y -= size * 0.45;
    }

    /// The file.
    pub fn pdf(self) -> Vec<u8> {
        let font = |name: &str| {
            format!(
                "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            )
        };
        let kids: Vec<String> = (0..self.pages.len())
            .map(|page| format!("{} 0 R", 5 + 2 * page))
            .collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!(
                "<< /Type /Pages /Count {} /Kids [{}] >>",
                kids.len(),
                kids.join(" ")
            ),
            font("Helvetica"),
            font("Helvetica-Bold"),
        ];
        for (at, page) in self.pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {} 0 R >>",
                PAGE.0,
                PAGE.1,
                6 + 2 * at
            ));
            objects.push(format!(
                "<< /Length {} >>\nstream\n{page}endstream",
                page.len()
            ));
        }
        let mut file = "%PDF-1.4\n".to_owned();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(file.len());
            let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let start = file.len();
        let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for place in places {
            let _ = writeln!(file, "{place:010} 00000 n ");
        }
        let _ = write!(
            file,
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        );
        file.into_bytes()
    }
}

/// How wide the letters of Helvetica are, in sizes.
fn widths() -> BTreeMap<char, f32> {
    let mut widths = BTreeMap::new();
    for line in pdf_core_14_font_afms::HELVETICA
        .lines()
        .filter(|line| line.starts_with("C "))
    {
        let mut fields = line.split([' ', ';']).filter(|field| !field.is_empty());
        let (code, width) = (
            fields.nth(1).and_then(|code| code.parse::<u8>().ok()),
            fields.nth(1).and_then(|width| width.parse::<f32>().ok()),
        );
        if let (Some(code @ 32..=126), Some(width)) = (code, width) {
            widths.insert(char::from(code), width / 1000.0);
        }
    }
    for (letter, plain) in [
        ('ä', 'a'),
        ('ö', 'o'),
        ('ü', 'u'),
        ('Ä', 'A'),
        ('Ö', 'O'),
        ('Ü', 'U'),
    ] {
        widths.insert(letter, widths[&plain]);
    }
    widths.insert('ß', 0.611);
    widths.insert('•', 0.35);
    widths
}
