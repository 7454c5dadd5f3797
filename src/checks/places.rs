//! Records as sides of a comparison.

use crate::model::{Council, Fragment, Goal, Indicator, Place, Project, Question, Section, Source};

fn place(record: &str, text: String, source: &Source) -> Place {
    Place {
        record: Some(record.to_owned()),
        text,
        at: Fragment {
            page: source.page,
            lines: source.lines,
            bbox: source.bbox,
        },
    }
}

/// A section as one side of a comparison.
pub fn of_section(section: &Section) -> Place {
    let number = section
        .number
        .as_ref()
        .map(|number| format!("{number} "))
        .unwrap_or_default();
    place(
        &section.id,
        format!("{number}{}", section.title),
        &section.source,
    )
}

/// A goal as one side of a comparison.
pub fn of_goal(goal: &Goal) -> Place {
    place(&goal.id, goal.text.clone(), &goal.source)
}

/// An indicator as one side of a comparison, with its values as printed.
pub fn of_indicator(indicator: &Indicator) -> Place {
    let values = indicator
        .series
        .as_ref()
        .map(|series| format!(": {}", series.raw))
        .unwrap_or_default();
    place(
        &indicator.id,
        format!("{}{values}", indicator.label),
        &indicator.source,
    )
}

/// A project as one side of a comparison.
pub fn of_project(project: &Project) -> Place {
    let milestone = project
        .milestone
        .as_ref()
        .map(|milestone| format!(" ({}: {})", milestone.kind, milestone.text))
        .unwrap_or_default();
    place(
        &project.id,
        format!("{}{milestone}", project.title),
        &project.source,
    )
}

/// A question of a council paper as one side of a comparison.
pub fn of_question(question: &Question) -> Place {
    let number = question
        .number
        .as_ref()
        .map(|number| format!("{number}: "))
        .unwrap_or_default();
    let Source {
        page, lines, bbox, ..
    } = question.source;
    Place {
        record: None,
        text: format!("{number}{}", question.question),
        at: Fragment { page, lines, bbox },
    }
}

/// What stands in the head of a council paper as one side of a comparison: at the line that holds what is printed, else at the whole head.
pub fn of_head(council: &Council, printed: &str, text: String) -> Place {
    let Source {
        page,
        lines: [first, last],
        bbox,
        ..
    } = council.source;
    let line = council
        .source
        .raw
        .lines()
        .position(|line| line.contains(printed))
        .and_then(|at| u32::try_from(at).ok());
    // A head of several places has lines of several pages.
    let line = line
        .map(|at| first + at)
        .filter(|line| *line <= last && council.source.places.is_empty());
    let lines = line.map_or([first, last], |line| [line, line]);
    Place {
        record: None,
        text,
        at: Fragment { page, lines, bbox },
    }
}
