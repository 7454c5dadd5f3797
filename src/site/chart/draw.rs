//! The drawing: points, lines, axes and marks as SVG.
//!
//! What is planned and what is reported differ in the shape of their points and the stroke of their lines, so that no one needs colours to
//! tell them apart. The drawing is as wide as a phone is, so that its letters stay legible there.

use super::line::{Line, class, word};
use super::markup::{Markup, at, escaped};
use super::part;
use super::scale::{Scale, tame};
use super::years::{Gap, Years, gaps, position};
use crate::checks::Course;
use crate::model::{Point, SeriesKind, Unit};
use crate::site::{dates, numbers};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// Size of the drawing. Its units are pixels where it is shown as wide as it is.
pub(super) const WIDTH: f64 = 380.0;
/// Height of the drawing.
pub(super) const HEIGHT: f64 = 230.0;
/// Room above the highest point: for its value.
const TOP: f64 = 28.0;
/// Room above that, for the unit.
const UNIT: f64 = 14.0;
/// Room below the axis: for the years.
const BOTTOM: f64 = 28.0;
/// Room to the right of the last year.
const RIGHT: f64 = 8.0;
/// Widest room for the numbers of the axis.
const LEFT: f64 = 150.0;
/// Width of a digit of the drawing's letters, in a wide font.
const DIGIT: f64 = 8.4;
/// How much wider the bold letters are that write values beside their points.
const BOLD: f64 = 1.12;
/// Room that a written year needs.
const YEAR: f64 = 36.0;

/// The mark of a point, around its place.
pub(super) fn shape(kind: SeriesKind, x: f64, y: f64) -> String {
    match kind {
        SeriesKind::Target => {
            format!(
                "<path d=\"M{} {}l5.5 5.5-5.5 5.5-5.5-5.5z\"/>",
                at(x),
                at(y - 5.5)
            )
        }
        SeriesKind::Actual => format!("<circle cx=\"{}\" cy=\"{}\" r=\"4.5\"/>", at(x), at(y)),
    }
}

/// The mark of a place without a value.
pub(super) fn cross(x: f64, y: f64) -> String {
    format!(
        "<path d=\"M{} {}l7 7m0-7l-7 7\"/>",
        at(x - 3.5),
        at(y - 3.5)
    )
}

/// A value with its unit, as it is said: `ca. 7,93 Mio. €`.
pub(super) fn said(value: Decimal, approximate: bool, unit: Option<&Unit>) -> String {
    let behind = unit
        .map(|unit| format!(" {}", unit.text))
        .unwrap_or_default();
    format!(
        "{}{}{behind}",
        if approximate { "ca. " } else { "" },
        numbers::of_unit(value, unit)
    )
}

/// When a point is: `2019`, `Oktober 2019`.
pub(super) fn when(point: &Point) -> String {
    point
        .edtf
        .as_deref()
        .map_or_else(|| point.year.to_string(), dates::edtf)
}

/// All that is drawn, with its axes.
pub(super) struct Drawing<'d> {
    pub(super) lines: Vec<Line<'d>>,
    pub(super) courses: Vec<&'d Course>,
    pub(super) unit: Option<&'d Unit>,
    pub(super) scale: Scale,
    years: Years,
    left: f64,
    top: f64,
    /// The power of a thousand in which the axis is written, and its name.
    thousands: (Decimal, &'static str),
}

impl<'d> Drawing<'d> {
    /// Lays the axes. `None` where there is no value.
    pub(super) fn of(
        lines: Vec<Line<'d>>,
        courses: Vec<&'d Course>,
        unit: Option<&'d Unit>,
    ) -> Option<Self> {
        let years = Years::of(&lines)?;
        let values: Vec<Decimal> = lines
            .iter()
            .flat_map(|line| line.points)
            .filter_map(|point| Some(tame(point.value?.0)))
            .collect();
        let (low, high) = (*values.iter().min()?, *values.iter().max()?);
        // A course that runs away would press what is to be compared into a corner; it is cut where it leaves the drawing.
        let size = high.saturating_sub(low).max(high.abs()).max(low.abs());
        let room = size.checked_div(Decimal::TWO).unwrap_or_default();
        let near = |value: &Decimal| {
            (low.saturating_sub(room)..=high.saturating_add(room)).contains(value)
        };
        let compared = courses
            .iter()
            .flat_map(|course| &course.values)
            .map(|(_, value)| tame(*value))
            .filter(near);
        let scale = Scale::over(
            &values
                .iter()
                .copied()
                .chain(compared)
                .map(rounded)
                .collect::<Vec<_>>(),
        );
        let largest = scale
            .ticks
            .iter()
            .map(Decimal::abs)
            .max()
            .unwrap_or_default();
        let names = [
            (1_000_000_000_000_i64, "Bio."),
            (1_000_000_000, "Mrd."),
            (1_000_000, "Mio."),
        ];
        let thousands = names
            .into_iter()
            .map(|(factor, name)| (Decimal::from(factor), name))
            .find(|(factor, _)| largest >= *factor);
        let mut drawing = Self {
            lines,
            courses,
            unit,
            scale,
            years,
            left: 0.0,
            top: TOP,
            thousands: thousands.unwrap_or((Decimal::ONE, "")),
        };
        let widest = drawing
            .scale
            .ticks
            .iter()
            .map(|tick| width(&drawing.tick(*tick)))
            .fold(0.0, f64::max);
        drawing.left = (widest + 10.0).clamp(24.0, LEFT);
        drawing.top += if drawing.counted().is_some() {
            UNIT
        } else {
            0.0
        };
        Some(drawing)
    }

    fn tick(&self, tick: Decimal) -> String {
        numbers::german(tick.checked_div(self.thousands.0).unwrap_or(tick))
    }

    /// What the axis counts: `in T€`, `in Mio.`.
    fn counted(&self) -> Option<String> {
        let parts: Vec<&str> = [
            self.thousands.1,
            self.unit.map_or("", |unit| unit.text.as_str()),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
        (!parts.is_empty()).then(|| {
            format!(
                "in {}",
                parts.join(" ").chars().take(40).collect::<String>()
            )
        })
    }

    fn x(&self, position: f64) -> f64 {
        self.left + self.years.share(position) * (WIDTH - RIGHT - self.left)
    }

    fn y(&self, value: Decimal) -> f64 {
        HEIGHT - BOTTOM - self.scale.share(value) * (HEIGHT - self.top - BOTTOM)
    }

    /// Width of a year.
    fn slot(&self) -> f64 {
        (WIDTH - RIGHT - self.left) / self.years.count() as f64
    }

    /// Whether a year has no value.
    pub(super) fn has_gaps(&self) -> bool {
        self.lines
            .iter()
            .any(|line| !gaps(&line.points.iter().collect::<Vec<_>>()).is_empty())
    }

    /// Whether a course can hardly be seen behind a line that keeps it.
    pub(super) fn is_kept(&self, course: &Course) -> bool {
        let near = |point: &&Point, value: Decimal| {
            point
                .value
                .is_some_and(|own| (self.y(own.0) - self.y(value)).abs() < 2.0)
        };
        let keeps = |line: &Line<'_>, (year, value): &(i32, Decimal)| {
            self.scale.holds(*value)
                && line
                    .points
                    .iter()
                    .find(|point| point.year == *year && point.edtf.is_none())
                    .is_some_and(|point| near(&point, *value))
        };
        self.lines
            .iter()
            .any(|line| course.values.iter().all(|step| keeps(line, step)))
    }

    /// Writes what is inside of the picture.
    pub(super) fn write(&self, out: &mut Markup) {
        self.axes(out);
        for (at, course) in self.courses.iter().enumerate() {
            self.course(out, course, at);
        }
        let alone = self.lines.len() == 1;
        for (row, line) in self.lines.iter().enumerate() {
            out.inside(&format!("g class=\"werte {}\"", class(line.kind)), |out| {
                let mut points: Vec<&Point> = line.points.iter().collect();
                points.sort_by(|a, b| position(a).total_cmp(&position(b)));
                self.stroke(out, &points);
                self.gaps(out, line.kind, &gaps(&points), row);
                self.points(out, line.kind, &points);
                if alone {
                    self.values(out, &points);
                }
            });
        }
    }

    fn axes(&self, out: &mut Markup) {
        let right = at(WIDTH - RIGHT);
        out.inside("g class=\"achse\"", |out| {
            for tick in &self.scale.ticks {
                let y = self.y(*tick);
                let class = if tick.is_zero() {
                    " class=\"null\""
                } else {
                    ""
                };
                out.line(format_args!(
                    "<path{class} d=\"M{} {}H{right}\"/>",
                    at(self.left),
                    at(y)
                ));
                let (x, y, text) = (at(self.left - 6.0), at(y + 4.5), escaped(&self.tick(*tick)));
                // No axis is wider than its room.
                let squeezed = if width(&text) > LEFT - 10.0 {
                    format!(
                        " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
                        at(LEFT - 10.0)
                    )
                } else {
                    String::new()
                };
                out.line(format_args!(
                    "<text x=\"{x}\" y=\"{y}\" text-anchor=\"end\"{squeezed}>{text}</text>"
                ));
            }
            if let Some(counted) = self.counted() {
                out.line(format_args!(
                    "<text x=\"0\" y=\"14\">{}</text>",
                    escaped(&counted)
                ));
            }
            for year in self.years.written(self.slot(), YEAR) {
                let x = self.x(year as f64 + 0.5);
                out.line(format_args!(
                    "<text class=\"jahr\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{year}</text>",
                    at(x),
                    at(HEIGHT - 8.0)
                ));
            }
        });
    }

    /// The lines between values of years that follow one another: across a gap there is none.
    fn stroke(&self, out: &mut Markup, points: &[&Point]) {
        let mut path = String::new();
        let mut before: Option<i64> = None;
        for point in points {
            let year = i64::from(point.year);
            let Some(value) = point.value else {
                before = None;
                continue;
            };
            let goes_on = before.is_some_and(|before| year - before <= 1);
            let step = if goes_on { 'L' } else { 'M' };
            let _ = write!(
                path,
                "{step}{} {}",
                at(self.x(position(point))),
                at(self.y(value.0))
            );
            before = Some(year);
        }
        if path.contains('L') {
            out.line(format_args!("<path class=\"linie\" d=\"{path}\"/>"));
        }
    }

    fn points(&self, out: &mut Markup, kind: SeriesKind, points: &[&Point]) {
        for point in points {
            let Some(value) = point.value else { continue };
            let (x, y) = (self.x(position(point)), self.y(value.0));
            let title = format!(
                "{}: {} ({})",
                when(point),
                said(value.0, point.approximate, self.unit),
                word(kind)
            );
            let about = if point.approximate {
                format!(
                    "<circle class=\"etwa\" cx=\"{}\" cy=\"{}\" r=\"9\"/>",
                    at(x),
                    at(y)
                )
            } else {
                String::new()
            };
            out.line(format_args!(
                "<g class=\"punkt\"><title>{}</title>{about}{}</g>",
                escaped(&title),
                shape(kind, x, y)
            ));
        }
    }

    fn gaps(&self, out: &mut Markup, kind: SeriesKind, gaps: &[Gap], row: usize) {
        // Marks of several series stand above each other.
        let y = HEIGHT - BOTTOM - 8.0 - 12.0 * row as f64;
        for gap in gaps {
            let title = format!("{}: kein Wert ({})", gap.years, word(kind));
            out.line(format_args!(
                "<g class=\"luecke\"><title>{}</title>{}</g>",
                escaped(&title),
                cross(self.x(gap.position), y)
            ));
        }
    }

    /// The values beside their points, where all of them have room; else those of the first and the last, if these have.
    fn values(&self, out: &mut Markup, points: &[&Point]) {
        let labels: Vec<Label> = (0..points.len())
            .filter_map(|at| self.label(points, at))
            .collect();
        // A label wider than two years would be read as that of another one.
        let has_room = |label: &Label| {
            label.left() >= self.left - 5.0 && label.right() <= WIDTH && label.half <= self.slot()
        };
        let apart = |one: &Label, next: &Label| one.right() + 3.0 <= next.left();
        let fit = labels.iter().all(has_room)
            && labels
                .iter()
                .zip(labels.iter().skip(1))
                .all(|(one, next)| apart(one, next));
        let shown: Vec<&Label> = match labels.as_slice() {
            _ if fit => labels.iter().collect(),
            [first, .., last] if has_room(first) && has_room(last) && apart(first, last) => {
                vec![first, last]
            }
            _ => Vec::new(),
        };
        for label in shown {
            let (x, y) = (at(label.x), at(label.y));
            out.line(format_args!(
                "<text class=\"wert\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{}</text>",
                escaped(&label.text)
            ));
        }
    }

    /// The value of a point, above it; where the line comes from above and goes up again, below.
    fn label(&self, points: &[&Point], at: usize) -> Option<Label> {
        let point = points.get(at)?;
        let value = point.value?.0;
        let beside = |at: Option<usize>| {
            at.and_then(|at| points.get(at))
                .and_then(|point| point.value)
                .map(|value| value.0)
        };
        let sides = [beside(at.checked_sub(1)), beside(at.checked_add(1))];
        let dips = sides.iter().flatten().any(|side| *side > value)
            && sides.iter().flatten().all(|side| *side >= value);
        let about = if point.approximate { "ca. " } else { "" };
        let text = format!("{about}{}", numbers::of_unit(value, self.unit));
        let (y, half) = (self.y(value), width(&text) * BOLD / 2.0);
        let has_room_below = y + 30.0 < HEIGHT - BOTTOM;
        let x = self.x(position(point));
        Some(Label {
            x,
            y: if dips && has_room_below {
                y + 20.0
            } else {
                y - 12.0
            },
            half,
            text,
        })
    }

    fn course(&self, out: &mut Markup, course: &Course, number: usize) {
        let Some(first) = course.values.first() else {
            return;
        };
        let place =
            |year: f64, value: Decimal| format!("{} {}", at(self.x(year + 0.5)), at(self.y(value)));
        let mut path = format!("M{}", place(f64::from(first.0), first.1));
        for (from, to) in course.values.iter().zip(course.values.iter().skip(1)) {
            if self.scale.holds(to.1) {
                // Writing to a string cannot fail.
                let _ = write!(path, "L{}", place(f64::from(to.0), to.1));
                continue;
            }
            let end = self.scale.end_towards(to.1);
            let part = part(from.1, to.1, end);
            let _ = write!(path, "L{}", place(f64::from(from.0) + part, end));
            break;
        }
        out.line(format_args!(
            "<path class=\"verlauf verlauf-{}\" d=\"{path}\"><title>{}</title></path>",
            number % 2 + 1,
            escaped(&course.text)
        ));
    }
}

/// A value that is written beside its point.
struct Label {
    x: f64,
    y: f64,
    half: f64,
    text: String,
}

impl Label {
    fn left(&self) -> f64 {
        self.x - self.half
    }

    fn right(&self) -> f64 {
        self.x + self.half
    }
}

/// How wide a text is in a wide font, if all its letters are as wide as a digit.
fn width(text: &str) -> f64 {
    let letter = |letter| match letter {
        '.' | ',' | ' ' => DIGIT / 2.0,
        '−' => DIGIT * 1.35,
        _ => DIGIT,
    };
    text.chars().map(letter).sum()
}

/// A reckoned value with as many places as a drawing can show.
fn rounded(value: Decimal) -> Decimal {
    value.round_sf(6).unwrap_or(value)
}
