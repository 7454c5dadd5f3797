//! Tells the code of a file from its comments, lints and tests, token by token.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Attributes that change no result.
const IDLE_ATTRIBUTES: [&str; 4] = ["allow", "doc", "expect", "must_use"];

/// The tokens of some code.
///
/// # Errors
/// What the code lacks to be Rust.
pub fn tokens(code: &str) -> Result<TokenStream, String> {
    code.replace("\r\n", "\n")
        .parse()
        .map_err(|error| format!("{error}"))
}

/// Gives `visit` each token of a stream with those behind it, without tests and attributes that change no result.
pub fn visit_code(stream: TokenStream, visit: &mut dyn FnMut(&TokenTree, &[TokenTree])) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut rest = trees.as_slice();
    while let [tree, after @ ..] = rest {
        rest = match attribute(rest) {
            Some((Attribute::Test, after)) => after_item(after),
            Some((Attribute::Idle, after)) => after,
            None => {
                visit(tree, after);
                after
            }
        };
    }
}

/// Whether a token is this sign.
pub fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// An attribute that does not count.
enum Attribute {
    /// The item behind it is there for tests alone.
    Test,
    Idle,
}

/// The attribute that these tokens begin with, if it does not count, and what follows it.
fn attribute(rest: &[TokenTree]) -> Option<(Attribute, &[TokenTree])> {
    let (mark, rest) = rest.split_first()?;
    let (inner, behind) = rest.split_first()?;
    let (group, after) = if is_sign(inner, '!') {
        behind.split_first()?
    } else {
        (inner, behind)
    };
    let TokenTree::Group(group) = group else {
        return None;
    };
    if !is_sign(mark, '#') || group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let text = group.stream().to_string().replace(' ', "");
    let name = text.split(['(', '=']).next().unwrap_or_default();
    if text == "cfg(test)" {
        Some((Attribute::Test, after))
    } else {
        IDLE_ATTRIBUTES
            .contains(&name)
            .then_some((Attribute::Idle, after))
    }
}

/// What follows an item: it ends with its braces or with a semicolon.
fn after_item(rest: &[TokenTree]) -> &[TokenTree] {
    let is_body = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let is_end = |tree: &TokenTree| is_sign(tree, ';') || is_body(tree);
    let Some(end) = rest.iter().position(is_end) else {
        return &[];
    };
    match rest.get(end..) {
        Some([last, semicolon, after @ ..]) if is_body(last) && is_sign(semicolon, ';') => after,
        Some([_, after @ ..]) => after,
        _ => &[],
    }
}
