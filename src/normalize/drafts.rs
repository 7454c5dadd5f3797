//! Drafts become records: texts healed, ids counted, indicators tied to their goals.

use super::labels::{self, Label};
use super::promises;
use super::records::{Claim, RecordKind, Records};
use super::series::{self, Years};
use crate::layout::Layout;
use crate::layout::passage::Passage;
use crate::model::{
    Council, Goal, Indicator, Milestone, Period, Principle, Project, Series, SeriesKind,
};
use crate::notation::slug::{slug, unique};
use crate::notation::{dates, years};
use crate::outline::Outline;
use crate::problem::{Problem, ProblemKind};
use crate::rules::{Cells, Draft, What};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Lines of a section in which it may state its years.
const OPENING: usize = 60;

/// Makes records of drafts. Values that get no years leave a problem.
pub fn records(
    layout: &Layout<'_>,
    outline: &Outline,
    drafts: Vec<Draft<'_>>,
    council: Option<Council>,
    problems: &mut Vec<Problem>,
) -> Records {
    let mut making = Making {
        layout,
        outline,
        counts: FxHashMap::default(),
        project_ids: FxHashMap::default(),
        groups: FxHashMap::default(),
        chapters: FxHashMap::default(),
        records: Records {
            council,
            ..Records::default()
        },
    };
    let labels: Vec<Option<Label>> = drafts.iter().map(|draft| making.label(draft)).collect();
    making.records.period = making.period(&drafts, &labels);
    // Goals first: indicators name those of their block.
    for draft in &drafts {
        making.goal(draft);
    }
    for (draft, label) in drafts.into_iter().zip(labels) {
        making.other(draft, label, problems);
    }
    let mut records = making.records;
    promises::read(&mut records);
    records
}

struct Making<'a, 't> {
    layout: &'a Layout<'t>,
    outline: &'a Outline,
    /// How many records of a kind a section has.
    counts: FxHashMap<(Option<usize>, &'static str), u32>,
    /// How many projects want an id.
    project_ids: FxHashMap<String, u32>,
    /// The goals of a block.
    groups: FxHashMap<usize, Vec<String>>,
    /// The years that a section or one above it states.
    chapters: FxHashMap<usize, Option<Period>>,
    records: Records,
}

impl Making<'_, '_> {
    fn section_id(&self, section: Option<usize>) -> Option<String> {
        section
            .and_then(|at| self.outline.sections.get(at))
            .map(|section| section.id.clone())
    }

    fn id(&mut self, section: Option<usize>, kind: &'static str) -> String {
        let count = self.counts.entry((section, kind)).or_insert(0);
        *count += 1;
        let count = *count;
        match self.section_id(section) {
            Some(id) => format!("{id}/{kind}-{count}"),
            None => format!("{kind}-{count}"),
        }
    }

    fn claim(&mut self, record: &str, kind: RecordKind, passage: &Passage) {
        self.records.claims.push(Claim {
            record: record.to_owned(),
            kind,
            passage: passage.clone(),
        });
    }

    fn label(&self, draft: &Draft<'_>) -> Option<Label> {
        let What::Indicator { label, values, .. } = &draft.what else {
            return None;
        };
        let count = values.as_ref().map(|(cells, _)| match cells {
            Cells::Row { cells, .. } => cells.len(),
            Cells::Pairs(pairs) => pairs.len(),
        });
        Some(labels::label(&label.text(self.layout), count))
    }

    /// The years of the document: those of its title, else those that all planned series with years in their labels share.
    fn period(&self, drafts: &[Draft<'_>], labels: &[Option<Label>]) -> Option<Period> {
        let titled = self
            .outline
            .title
            .as_ref()
            .and_then(|(title, _)| years::spans(title).first().map(|span| span.period));
        let planned = drafts.iter().zip(labels).filter(|(draft, _)| {
            matches!(
                draft.what,
                What::Indicator {
                    kind: SeriesKind::Target,
                    ..
                }
            )
        });
        let spans = planned.filter_map(|(_, label)| label.as_ref()?.period);
        let shared = spans.reduce(|a, b| Period {
            start: a.start.max(b.start),
            end: a.end.min(b.end),
        });
        titled
            .or_else(|| shared.filter(|period| period.start <= period.end))
            .or_else(|| self.stated())
    }

    /// The years that the one chapter that states any does state.
    fn stated(&self) -> Option<Period> {
        let chapters = self
            .outline
            .sections
            .iter()
            .enumerate()
            .filter(|(_, section)| section.level == 1);
        let mut found = chapters.filter_map(|(at, _)| self.stated_in(at));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The years for which the opening of a section says its values are: "für die Jahre 2018 – 2023".
    fn stated_in(&self, section: usize) -> Option<Period> {
        let found = self.outline.sections.get(section)?;
        let end = self
            .outline
            .sections
            .get(section + 1)
            .map_or(self.layout.lines.len(), |next| next.start);
        // A word for years is looked for before lines are healed: the years stand beside it or on the next line.
        (found.start..end.min(found.start + OPENING)).find_map(|at| {
            let text = self.layout.lines.get(at)?.text;
            if !["ahre", "AHRE", "eitraum", "EITRAUM"]
                .iter()
                .any(|word| text.contains(word))
            {
                return None;
            }
            let text = self.layout.text(&(at..end.min(at + 2)));
            let named = |span: &years::Span| {
                let phrase = text
                    .get(span.range.clone())
                    .unwrap_or_default()
                    .to_lowercase();
                span.introduced && (phrase.contains("jahre") || phrase.contains("zeitraum"))
            };
            years::spans(&text)
                .iter()
                .find(|span| named(span))
                .map(|span| span.period)
        })
    }

    /// The years for a row of values that has none in its label or above it.
    fn row_period(
        &mut self,
        cells: &Cells<'_>,
        label: Option<Period>,
        section: Option<usize>,
    ) -> Option<Period> {
        let needed = label.is_none() && matches!(cells, Cells::Row { header: None, .. });
        if needed {
            self.chapter_period(section).or(self.records.period)
        } else {
            None
        }
    }

    /// The years that a section states, or else one of those above it.
    fn chapter_period(&mut self, section: Option<usize>) -> Option<Period> {
        let at = section?;
        if let Some(known) = self.chapters.get(&at) {
            return *known;
        }
        let found = self.outline.sections.get(at)?;
        let titled = years::spans(&found.heading.title)
            .first()
            .map(|span| span.period);
        let parent = found.parent;
        let period = titled
            .or_else(|| self.stated_in(at))
            .or_else(|| self.chapter_period(parent));
        self.chapters.insert(at, period);
        period
    }

    /// The row of values as printed: what it has on its last line.
    fn last_line(&self, row: &Passage) -> String {
        let Some(last) = row.pieces.last() else {
            return String::new();
        };
        let pieces = row.pieces.iter().filter(|piece| piece.line == last.line);
        let texts = pieces.filter_map(|piece| {
            self.layout
                .lines
                .get(piece.line)?
                .text
                .get(piece.bytes.clone())
        });
        texts.map(str::trim).collect::<Vec<_>>().join(" | ")
    }

    fn goal(&mut self, draft: &Draft<'_>) {
        let What::Goal { form, text } = &draft.what else {
            return;
        };
        let healed = text.text(self.layout);
        if healed.is_empty() {
            return;
        }
        let id = self.id(draft.section, "ziel");
        if let Some(group) = draft.group {
            self.groups.entry(group).or_default().push(id.clone());
        }
        let section = self.section_id(draft.section);
        self.claim(&id, RecordKind::Goal, text);
        self.records.goals.push(Goal {
            id,
            section,
            form: *form,
            text: healed,
            quantities: Vec::new(),
            dates: Vec::new(),
            restates: None,
            source: text.source(self.layout, draft.rule),
        });
    }

    fn other(&mut self, draft: Draft<'_>, label: Option<Label>, problems: &mut Vec<Problem>) {
        let origin = Origin {
            rule: draft.rule,
            section: draft.section,
            group: draft.group,
        };
        match draft.what {
            What::Goal { .. } => {}
            What::Principle { text } => self.principle(origin, &text),
            What::Indicator {
                label: place,
                values,
                kind,
                stated,
                unit,
            } => {
                let Some(mut label) = label.filter(|label| !label.text.is_empty()) else {
                    return;
                };
                label.unit = label.unit.or(unit);
                let printed = Printed {
                    values,
                    kind,
                    stated,
                };
                self.indicator(origin, label, place, &printed, problems);
            }
            What::Project {
                title,
                status,
                status_line,
                text,
            } => self.project(origin, title, status, status_line, text.as_ref()),
        }
    }

    fn principle(&mut self, origin: Origin, text: &Passage) {
        let id = self.id(origin.section, "grundsatz");
        self.claim(&id, RecordKind::Principle, text);
        let section = self.section_id(origin.section);
        self.records.principles.push(Principle {
            id,
            section,
            text: text.text(self.layout),
            source: text.source(self.layout, origin.rule),
        });
    }

    fn indicator(
        &mut self,
        origin: Origin,
        label: Label,
        mut place: Passage,
        printed: &Printed<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let mut unit = label.unit.clone();
        let mut series = None;
        if let Some((cells, row)) = &printed.values {
            unit = unit.or_else(|| series::unit(cells));
            match self.series(origin, &label, cells, row, printed) {
                Ok(mut found) => {
                    for point in series::take_unread(&mut found) {
                        let kind = ProblemKind::ValueNotRead {
                            value: point.raw,
                            year: point.year,
                            label: label.text.clone(),
                        };
                        problems.push(Problem::at_lines(kind, line_range(row), origin.rule));
                    }
                    series = Some(found);
                }
                Err(kind) => {
                    // Outside of an indicator block, values without years do not make an indicator: opening hours are rows of values, too.
                    let without_years = matches!(kind, ProblemKind::SeriesWithoutYears { .. });
                    problems.push(Problem::at_lines(kind, line_range(row), origin.rule));
                    if without_years && origin.group.is_none() {
                        return;
                    }
                }
            }
            place.extend(row.clone());
        }
        if series.is_none() && labels::holds_values(&label.text) {
            let kind = ProblemKind::ValuesInLabel;
            problems.push(Problem::at_lines(kind, line_range(&place), origin.rule));
        }
        let goals = origin.group.and_then(|group| self.groups.get(&group));
        let goals = goals.cloned().unwrap_or_default();
        let id = self.id(origin.section, "kennzahl");
        self.claim(&id, RecordKind::Indicator, &place);
        let section = self.section_id(origin.section);
        self.records.indicators.push(Indicator {
            id,
            section,
            label: label.text,
            unit,
            per: label.per.map(str::to_owned),
            series,
            goals,
            restates: None,
            source: place.source(self.layout, origin.rule),
        });
    }

    fn series(
        &mut self,
        origin: Origin,
        label: &Label,
        cells: &Cells<'_>,
        row: &Passage,
        printed: &Printed<'_>,
    ) -> Result<Series, ProblemKind> {
        let stated = printed.stated;
        let period = stated.or_else(|| self.row_period(cells, label.period, origin.section));
        let years = Years {
            label: label.period,
            period,
        };
        let raw = match cells {
            Cells::Row { .. } => self.last_line(row),
            Cells::Pairs(_) => row.text(self.layout),
        };
        let kind = if labels::is_reported(&label.text) {
            SeriesKind::Actual
        } else {
            printed.kind
        };
        series::series(cells, raw, kind, years)
    }

    fn project(
        &mut self,
        origin: Origin,
        title: Passage,
        status: &str,
        status_line: Passage,
        text: Option<&Passage>,
    ) {
        let section = self.section_id(origin.section);
        let name = title.text(self.layout);
        let parent = section.as_ref().map(|id| format!("{id}/"));
        let wanted = format!("{}{}", parent.unwrap_or_default(), slug(&name));
        let id = unique(&mut self.project_ids, wanted);
        let mut place = title;
        place.extend(status_line);
        let healed = text.map(|text| text.text(self.layout));
        place.extend(text.cloned().unwrap_or_default());
        place
            .pieces
            .sort_by_key(|piece| (piece.line, piece.bytes.start));
        self.claim(&id, RecordKind::Project, &place);
        let (milestone, state) = status_of(status);
        self.records.projects.push(Project {
            id,
            section,
            title: name,
            milestone,
            status: state,
            text: healed,
            source: place.source(self.layout, origin.rule),
        });
    }
}

/// Where a draft comes from.
#[derive(Clone, Copy)]
struct Origin {
    rule: &'static str,
    section: Option<usize>,
    group: Option<usize>,
}

/// What is printed of an indicator beside its label.
struct Printed<'t> {
    values: Option<(Cells<'t>, Passage)>,
    kind: SeriesKind,
    stated: Option<Period>,
}

/// The lines of a passage, as problems have them.
fn line_range(passage: &Passage) -> Option<Range<usize>> {
    passage.lines().map(|(first, last)| first..last + 1)
}

/// Milestone and state of "Pilot: 12/2018 | Status: Umsetzung".
fn status_of(text: &str) -> (Option<Milestone>, Option<String>) {
    let (mut milestone, mut status) = (None, None);
    for part in text.split('|') {
        let Some((key, value)) = part
            .split_once(':')
            .map(|(key, value)| (key.trim(), value.trim()))
        else {
            continue;
        };
        if matches!(key.to_lowercase().as_str(), "status" | "stand" | "zustand") {
            status = Some(value.to_owned());
        } else if milestone.is_none() {
            milestone = Some(Milestone {
                kind: key.to_owned(),
                edtf: dates::edtf(value).filter(|edtf| dates::calendar::bounds(edtf).is_some()),
                text: value.to_owned(),
            });
        }
    }
    (milestone, status)
}

#[cfg(test)]
mod tests {
    use super::status_of;

    #[test]
    fn milestone_and_state() {
        let (milestone, status) = status_of("Pilot: Ende 2018 | Status: Betrieb (Nacharbeiten)");
        let milestone = milestone.unwrap();
        assert_eq!(
            (
                milestone.kind.as_str(),
                milestone.edtf.as_deref(),
                milestone.text.as_str()
            ),
            ("Pilot", Some("2018-39"), "Ende 2018")
        );
        assert_eq!(status.as_deref(), Some("Betrieb (Nacharbeiten)"));
    }
}
