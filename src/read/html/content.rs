//! What of a page is its content: not the navigation, the foot, the offers to share it, what is hidden.

use crate::read::tree::{Id, ROOT, Tree};

/// Elements that hold no text to read.
const NO_TEXT: [&str; 25] = [
    "head", "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "audio",
    "video", "canvas", "map", "picture", "input", "select", "textarea", "option", "optgroup",
    "datalist", "progress", "meter", "dialog", "rp", "rt",
];

/// Roles of what surrounds the content.
const ROLES: [&str; 11] = [
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "menu",
    "menubar",
    "toolbar",
    "dialog",
    "alertdialog",
    "doc-noteref",
];

/// Words in the class or the id of what is never content.
const AROUND: [&str; 12] = [
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "cookiebar",
    "cookiebanner",
    "consent",
    "skiplink",
    "skiplinks",
    "sidebar",
    "pagination",
    "navbar",
];

/// Words in the class or the id of what is no content if it is little more than links.
const LINKED: [&str; 10] = [
    "share",
    "sharing",
    "social",
    "socialmedia",
    "menu",
    "submenu",
    "nav",
    "navigation",
    "toolbar",
    "related",
];

/// Words that say that another one speaks of something else: `has-sidebar`, `no-menu`.
const OF_OTHERS: [&str; 5] = ["has", "no", "with", "without", "open"];

/// What is known of the elements of a page.
pub(super) struct Content {
    /// Letters in each node.
    letters: Vec<usize>,
    /// Letters of links and buttons in each node.
    linked: Vec<usize>,
    /// Where the content stands.
    pub(super) root: Id,
    /// The first heading, if it stands in the head of the page and there is none like it in the content.
    pub(super) heading: Option<Id>,
}

impl Content {
    /// Looks at a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut content = Self {
            letters: vec![0; tree.len()],
            linked: vec![0; tree.len()],
            root: ROOT,
            heading: None,
        };
        content.count(tree);
        let body = tree.find(ROOT, "body").unwrap_or(ROOT);
        let read = |content: &Self, top: Id| content.readable(tree, top);
        let whole = read(&content, body);
        let is_main = |id: &Id| {
            tree.name(*id) == "main"
                || tree
                    .attribute(*id, "role")
                    .is_some_and(|role| role.trim() == "main")
        };
        let mains: Vec<Id> = tree.below(body).filter(is_main).take(2).collect();
        let articles: Vec<Id> = tree.all(body, "article").take(2).collect();
        content.root = body;
        for found in [mains, articles] {
            // Of several none is the page; and one with little of the text is none at all.
            if let [only] = found.as_slice()
                && read(&content, *only) * 2 > whole
            {
                content.root = *only;
                break;
            }
        }
        let heading = tree
            .all(body, "h1")
            .find(|id| content.letters(*id) > 0 && !is_hidden(tree, *id));
        let outside =
            |id: &Id| *id != content.root && tree.ancestors(*id).all(|above| above != content.root);
        let skipped = |id: &Id| {
            tree.ancestors(*id)
                .any(|above| content.is_left_out(tree, above))
        };
        let shown = |id: &Id| tree.ancestors(*id).all(|above| !is_hidden(tree, above));
        let first = heading.filter(|id| (outside(id) || skipped(id)) && shown(id));
        content.heading = first.filter(|first| {
            tree.all(content.root, "h1")
                .all(|id| id == *first || skipped(&id))
        });
        content
    }

    /// Counts letters from the last node to the first: children are made after their parents, but may be moved, so that texts count upwards.
    fn count(&mut self, tree: &Tree) {
        for id in tree.below(ROOT) {
            let letters = tree
                .text(id)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .count();
            if letters == 0
                || tree
                    .ancestors(id)
                    .any(|above| NO_TEXT.contains(&tree.name(above)))
            {
                continue;
            }
            let mut linked = false;
            for at in std::iter::once(id).chain(tree.ancestors(id)) {
                linked |= matches!(tree.name(at), "a" | "button");
                let count = if linked {
                    &mut self.linked
                } else {
                    &mut self.letters
                };
                if let Some(count) = count.get_mut(at) {
                    *count += letters;
                }
            }
        }
    }

    fn letters(&self, id: Id) -> usize {
        let at = |counts: &[usize]| counts.get(id).copied().unwrap_or_default();
        at(&self.letters) + at(&self.linked)
    }

    /// Letters of a node that are content.
    fn readable(&self, tree: &Tree, top: Id) -> usize {
        let mut left_out = 0;
        let mut until: Vec<Id> = tree.children(top).collect();
        while let Some(id) = until.pop() {
            if self.is_left_out(tree, id) {
                left_out += self.letters(id);
            } else {
                until.extend(tree.children(id));
            }
        }
        self.letters(top).saturating_sub(left_out)
    }

    /// Whether an element is no content.
    pub(super) fn is_left_out(&self, tree: &Tree, id: Id) -> bool {
        let name = tree.name(id);
        if name.is_empty() || matches!(name, "html" | "body" | "main") {
            return false;
        }
        if NO_TEXT.contains(&name) || is_hidden(tree, id) {
            return true;
        }
        let named = |above: Id, names: &[&str]| names.contains(&tree.name(above));
        match name {
            "nav" | "aside" => return !self.is_most(tree, id),
            // The head of the page, not that of an article.
            "header" | "footer" => {
                return !tree
                    .ancestors(id)
                    .any(|above| named(above, &["main", "article", "section"]))
                    && !self.is_most(tree, id);
            }
            // A button may be the title of what it opens.
            "button" => {
                return !tree.ancestors(id).any(|above| {
                    named(
                        above,
                        &["h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"],
                    )
                });
            }
            _ => {}
        }
        let role = tree.attribute(id, "role").unwrap_or_default().trim();
        (ROLES.contains(&role) || self.is_around(tree, id)) && !self.is_most(tree, id)
    }

    /// By the words of its class and its id.
    fn is_around(&self, tree: &Tree, id: Id) -> bool {
        let names = ["class", "id"]
            .into_iter()
            .filter_map(|name| tree.attribute(id, name))
            .flat_map(str::split_whitespace);
        for name in names {
            let lower = name.to_lowercase();
            let words: Vec<&str> = lower
                .split(['-', '_', ':'])
                .filter(|word| !word.is_empty())
                .collect();
            if words.iter().any(|word| OF_OTHERS.contains(word)) {
                continue;
            }
            let skips = words.contains(&"skip")
                && words
                    .iter()
                    .any(|word| matches!(*word, "link" | "links" | "to" | "nav"));
            let linked = || {
                self.linked
                    .get(id)
                    .is_some_and(|linked| linked * 2 >= self.letters(id))
            };
            if skips
                || words.iter().any(|word| AROUND.contains(word))
                || (words.iter().any(|word| LINKED.contains(word)) && linked())
            {
                return true;
            }
        }
        false
    }

    /// Whether leaving an element out would leave out the content: it holds that, or most of what the page says.
    fn is_most(&self, tree: &Tree, id: Id) -> bool {
        self.letters(id) * 2 > self.letters(ROOT) || tree.find(id, "main").is_some()
    }
}

/// Whether an element is not shown.
fn is_hidden(tree: &Tree, id: Id) -> bool {
    let attribute = |name: &str| tree.attribute(id, name);
    let style = attribute("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let unseen = style
        .split(';')
        .any(|rule| rule.starts_with("display:none") || rule.starts_with("visibility:hidden"));
    unseen
        || attribute("hidden").is_some_and(|value| value != "until-found")
        || attribute("aria-hidden") == Some("true")
}
