//! The records as sides of a change: what they say and where.

use crate::model::{
    Diagnostic, Fragment, Goal, Indicator, Place, Principle, Project, Question, Section, Source,
};

fn place(record: Option<&str>, text: String, source: &Source) -> Place {
    Place {
        record: record.map(str::to_owned),
        text,
        at: Fragment {
            page: source.page,
            lines: source.lines,
            bbox: source.bbox,
        },
    }
}

/// A section as one side of a change.
pub fn of_section(section: &Section) -> Place {
    place(Some(&section.id), section.title.clone(), &section.source)
}

/// A goal as one side of a change.
pub fn of_goal(goal: &Goal) -> Place {
    place(Some(&goal.id), goal.text.clone(), &goal.source)
}

/// An indicator as one side of a change. It stands where its values are printed, be it in a repetition.
pub fn of_indicator(indicator: &Indicator, printed: &Indicator) -> Place {
    place(
        Some(&indicator.id),
        indicator.label.clone(),
        &printed.source,
    )
}

/// A principle as one side of a change.
pub fn of_principle(principle: &Principle) -> Place {
    place(
        Some(&principle.id),
        principle.text.clone(),
        &principle.source,
    )
}

/// A project as one side of a change.
pub fn of_project(project: &Project) -> Place {
    place(Some(&project.id), project.title.clone(), &project.source)
}

/// A question as one side of a change; its number stands for an id.
pub fn of_question(question: &Question) -> Place {
    place(
        question.number.as_deref(),
        question.question.clone(),
        &question.source,
    )
}

/// A diagnostic as one side of a change. Some have no place of their own.
pub fn of_diagnostic(diagnostic: &Diagnostic) -> Place {
    let text = format!("{}: {}", diagnostic.code, diagnostic.message);
    let nowhere = Place {
        record: None,
        text: text.clone(),
        at: Fragment {
            page: None,
            lines: [0, 0],
            bbox: None,
        },
    };
    diagnostic
        .source
        .as_ref()
        .map_or(nowhere, |source| place(None, text, source))
}
