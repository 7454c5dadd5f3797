//! The values of an indicator as a picture: planned and reported ones, the years without a value, and the rate that is stated for them.
//!
//! The picture is inline SVG with a title and a text that says all its values; its colours come from the style sheet of the page.

mod draw;
mod line;
mod markup;
mod scale;
#[cfg(test)]
mod tests;
mod years;

use crate::checks::Course;
use crate::model::{Document, Indicator, Series, SeriesKind};
use crate::notation::slug::slug;
use crate::site::{numbers, words};
use draw::{Drawing, HEIGHT, WIDTH, cross, said, shape, when};
use line::{Line, class};
use markup::{Markup, escaped};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::fmt::Write as _;

/// Most courses that are drawn beside one series.
const COURSES: usize = 2;

/// Draws the series of an indicator, and that of its [`counterpart`], as HTML: the picture, and its signs in words. `id` begins the
/// ids of its elements and must be the only one of its kind on the page. `None` where there are not two values to draw.
pub fn figure(
    indicator: &Indicator,
    counterpart: Option<&Indicator>,
    courses: &[Course],
    id: &str,
) -> Option<String> {
    let indicators: Vec<&Indicator> = std::iter::once(indicator).chain(counterpart).collect();
    let mut lines: Vec<Line<'_>> = indicators
        .iter()
        .filter_map(|indicator| indicator.series.as_ref())
        .map(line_of)
        .collect();
    // What was planned comes first, whichever of the two is asked for.
    lines.sort_by_key(|line| line.kind == SeriesKind::Actual);
    let is_of = |course: &&Course| {
        indicators
            .iter()
            .any(|indicator| indicator.id == course.indicator)
    };
    // A single value has nothing to compare with, and its table says it.
    if lines
        .iter()
        .flat_map(|line| line.points)
        .filter(|point| point.value.is_some())
        .count()
        < 2
    {
        return None;
    }
    let drawing = Drawing::of(
        lines,
        courses.iter().filter(is_of).take(COURSES).collect(),
        indicator.unit.as_ref(),
    )?;
    let mut out = Markup::default();
    // No other id of a page has a colon.
    out.inside("div class=\"bild\"", |out| {
        let id = escaped(id);
        let svg = format!("svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"bild:{id}:titel bild:{id}:text\"");
        out.inside(&svg, |out| {
            out.line(format_args!("<title id=\"bild:{id}:titel\">{}</title>", escaped(&title(indicator))));
            out.line(format_args!("<desc id=\"bild:{id}:text\">{}</desc>", escaped(&told(&drawing))));
            drawing.write(out);
        });
        out.inside("ul class=\"zeichen\"", |out| legend(out, &drawing));
    });
    Some(out.finish())
}

fn line_of(series: &Series) -> Line<'_> {
    Line {
        kind: series.kind,
        points: &series.points,
    }
}

/// The indicator of the same section, label and unit whose values are reported where these are planned, or planned where these are reported.
/// Both are drawn in one picture.
pub fn counterpart<'d>(document: &'d Document, indicator: &Indicator) -> Option<&'d Indicator> {
    let kind = indicator.series.as_ref()?.kind;
    let label = slug(&indicator.label);
    let fits = |other: &&Indicator| {
        other.section == indicator.section
            && other.unit == indicator.unit
            && other
                .series
                .as_ref()
                .is_some_and(|series| series.kind != kind)
            && slug(&other.label) == label
    };
    document.indicators.iter().find(fits)
}

fn title(indicator: &Indicator) -> String {
    let unit = indicator
        .unit
        .as_ref()
        .map(|unit| format!(" in {}", unit.text))
        .unwrap_or_default();
    format!("{}{unit}", indicator.label)
}

/// All values as text: `Planwerte: 2018: 147, 2019: kein Wert. …`.
fn told(drawing: &Drawing<'_>) -> String {
    let mut out = String::new();
    for line in &drawing.lines {
        let points = line.points.iter().map(|point| {
            let value = point.value.map_or_else(
                || "kein Wert".to_owned(),
                |value| said(value.0, point.approximate, drawing.unit),
            );
            format!("{}: {value}", when(point))
        });
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "{}: {}. ",
            words::series_kind(line.kind),
            points.collect::<Vec<_>>().join(", ")
        );
    }
    for course in &drawing.courses {
        let _ = write!(out, "Zum Vergleich: {}. ", compared(course));
    }
    out.trim_end().to_owned()
}

/// What a course is: `„um 10 % pro Jahr“ ab dem Wert für 2018`.
fn compared(course: &Course) -> String {
    let from = course
        .values
        .first()
        .map(|(year, _)| format!(" ab {year}"))
        .unwrap_or_default();
    format!("„{}“{from}", course.text)
}

/// The signs of the picture that it has, in words.
fn legend(out: &mut Markup, drawing: &Drawing<'_>) {
    let mut item = |class: &str, sample: &str, words: &str| {
        let sample = format!(
            "<svg class=\"muster{class}\" viewBox=\"0 0 34 20\" width=\"34\" height=\"20\" aria-hidden=\"true\">{sample}</svg>"
        );
        out.line(format_args!("<li>{sample} {}</li>", escaped(words)));
    };
    for line in &drawing.lines {
        let stroke = format!(
            "<path class=\"linie\" d=\"M0 10H34\"/><g class=\"punkt\">{}</g>",
            shape(line.kind, 17.0, 10.0)
        );
        item(
            &format!(" werte {}", class(line.kind)),
            &stroke,
            words::series_kind(line.kind),
        );
    }
    for (number, course) in drawing.courses.iter().enumerate() {
        let stroke = format!(
            "<path class=\"verlauf verlauf-{}\" d=\"M0 10H34\"/>",
            number % 2 + 1
        );
        let kept = if drawing.is_kept(course) {
            ", deckt sich mit den Werten"
        } else {
            ""
        };
        item(
            "",
            &stroke,
            &format!("zum Vergleich: {}{kept}", compared(course)),
        );
    }
    let is_about = |line: &&Line<'_>| {
        line.points
            .iter()
            .any(|point| point.approximate && point.value.is_some())
    };
    if let Some(kind) = drawing.lines.iter().find(is_about).map(|line| line.kind) {
        let about = format!(
            "<g class=\"punkt\"><circle class=\"etwa\" cx=\"17\" cy=\"10\" r=\"9\"/>{}</g>",
            shape(kind, 17.0, 10.0)
        );
        item(
            &format!(" werte {}", class(kind)),
            &about,
            "ungefährer Wert",
        );
    }
    if drawing.has_gaps() {
        item(
            " werte",
            &format!("<g class=\"luecke\">{}</g>", cross(17.0, 10.0)),
            "kein Wert",
        );
    }
    if let Some((low, high)) = drawing.scale.without_zero() {
        let (low, high) = (numbers::german(low), numbers::german(high));
        out.line(format_args!("<li class=\"hinweis\">Die Achse reicht von {low} bis {high}; die Null liegt außerhalb.</li>"));
    }
}

/// How far along the way from one value to another a third lies, from 0 to 1.
fn part(from: Decimal, to: Decimal, between: Decimal) -> f64 {
    let [from, to, between] = [from, to, between].map(|value| value.to_f64().unwrap_or_default());
    let part = (between - from) / (to - from);
    if part.is_finite() {
        part.clamp(0.0, 1.0)
    } else {
        1.0
    }
}
