//! Messages in two languages. The terminal and the files for programs speak English, the pages speak German.
//!
//! A message is data: a variant of an enum with fields. [`messages!`](messages) defines such an enum together with what
//! each variant says in both languages, so that neither can be forgotten, and nothing ever reads its own sentences.

pub mod dates;
pub mod numbers;
#[cfg(test)]
pub mod samples;

/// Defines an enum of messages.
///
/// Each variant has its fields and two expressions that give a text; the fields are in scope as references.
///
/// ```text
/// messages! {
///     /// What is said.
///     pub enum Message {
///         YearLeftOut { year: i32 } => {
///             english: format!("the year {year} is left out"),
///             german: format!("Das Jahr {year} fehlt"),
///         }
///     }
/// }
/// ```
macro_rules! messages {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident {
            $(
                $(#[$variant_attribute:meta])*
                $variant:ident $({ $($field:ident: $type:ty),* $(,)? })? => {
                    english: $english:expr,
                    german: $german:expr $(,)?
                }
            )*
        }
    ) => {
        $(#[$attribute])*
        #[allow(missing_docs, reason = "what a variant says is its documentation")]
        $visibility enum $name {
            $($(#[$variant_attribute])* $variant $({ $($field: $type),* })?,)*
        }

        #[allow(unused_variables, reason = "a language may say less than the other")]
        impl $name {
            /// What it says on the terminal and to programs.
            pub fn english(&self) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => String::from($english),)*
                }
            }

            /// What it says on pages to read.
            pub fn german(&self) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => String::from($german),)*
                }
            }

            /// One message of each variant.
            #[cfg(test)]
            pub fn samples() -> Vec<Self> {
                vec![
                    $(Self::$variant $({
                        $($field: $crate::message::samples::Sample::sample()),*
                    })?,)*
                ]
            }
        }
    };
}
pub(crate) use messages;

/// The ending of an English noun that follows its count.
pub fn plural_s(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// `3, 7–12`: spans of pages or lines, each with its first and last.
pub fn spans(spans: &[[u32; 2]]) -> String {
    let shown = spans.iter().map(|[first, last]| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}
