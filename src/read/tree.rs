//! A tree of elements and texts: what the parsers of HTML and XML leave for the readers that walk through it.

use super::budget::Budget;
use html5ever::LocalName;

/// Which node.
pub(super) type Id = usize;

/// The node that holds all others.
pub(super) const ROOT: Id = 0;

/// Levels of elements that count as one of [`crate::source::Limits::max_nesting`]: what is a box on paper is a handful of elements here.
const LEVELS: usize = 8;

/// An element, or a text, which has no name.
#[derive(Debug, Default)]
pub(super) struct Node {
    name: Option<LocalName>,
    attributes: Vec<(LocalName, Box<str>)>,
    text: String,
    parent: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    before: Option<Id>,
    next: Option<Id>,
}

/// All nodes of a document.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree without elements.
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node::default()],
        }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id)
    }

    fn change(&mut self, id: Option<Id>, change: impl FnOnce(&mut Node)) {
        if let Some(node) = id.and_then(|id| self.nodes.get_mut(id)) {
            change(node);
        }
    }

    /// Makes an element that stands nowhere yet.
    pub(super) fn element(
        &mut self,
        name: LocalName,
        attributes: Vec<(LocalName, Box<str>)>,
    ) -> Id {
        self.nodes.push(Node {
            name: Some(name),
            attributes,
            ..Node::default()
        });
        self.nodes.len() - 1
    }

    /// Makes a node without content that stands nowhere.
    pub(super) fn nothing(&mut self) -> Id {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    /// Puts a node behind the last child of another.
    pub(super) fn append(&mut self, parent: Id, child: Id) {
        self.detach(child);
        let last = self.node(parent).and_then(|node| node.last);
        self.change(Some(child), |node| {
            (node.parent, node.before) = (Some(parent), last);
        });
        self.change(last, |node| node.next = Some(child));
        self.change(Some(parent), |node| {
            node.first = node.first.or(Some(child));
            node.last = Some(child);
        });
    }

    /// Puts a node before another.
    pub(super) fn insert(&mut self, sibling: Id, child: Id) {
        self.detach(child);
        let (parent, before) = self
            .node(sibling)
            .map_or((None, None), |node| (node.parent, node.before));
        self.change(Some(child), |node| {
            (node.parent, node.before, node.next) = (parent, before, Some(sibling));
        });
        self.change(Some(sibling), |node| node.before = Some(child));
        match before {
            Some(_) => self.change(before, |node| node.next = Some(child)),
            None => self.change(parent, |node| node.first = Some(child)),
        }
    }

    /// Appends a text to a node, or to the text that ends it.
    pub(super) fn append_text(&mut self, parent: Id, text: &str) {
        let last = self.node(parent).and_then(|node| node.last);
        self.text_behind(last, text, |tree, child| tree.append(parent, child));
    }

    /// Inserts a text before a node.
    pub(super) fn insert_text(&mut self, sibling: Id, text: &str) {
        let before = self.node(sibling).and_then(|node| node.before);
        self.text_behind(before, text, |tree, child| tree.insert(sibling, child));
    }

    fn text_behind(&mut self, before: Option<Id>, text: &str, put: impl FnOnce(&mut Self, Id)) {
        if let Some(node) = before
            .and_then(|id| self.nodes.get_mut(id))
            .filter(|node| node.name.is_none())
        {
            node.text.push_str(text);
        } else {
            let child = self.nothing();
            self.change(Some(child), |node| text.clone_into(&mut node.text));
            put(self, child);
        }
    }

    /// Takes a node from where it stands.
    pub(super) fn detach(&mut self, id: Id) {
        let Some((parent, before, next)) = self
            .node(id)
            .map(|node| (node.parent, node.before, node.next))
        else {
            return;
        };
        match before {
            Some(_) => self.change(before, |node| node.next = next),
            None => self.change(parent, |node| node.first = next),
        }
        match next {
            Some(_) => self.change(next, |node| node.before = before),
            None => self.change(parent, |node| node.last = before),
        }
        self.change(Some(id), |node| {
            (node.parent, node.before, node.next) = (None, None, None);
        });
    }

    /// Adds attributes that an element lacks.
    pub(super) fn add_attributes(&mut self, id: Id, attributes: Vec<(LocalName, Box<str>)>) {
        self.change(Some(id), |node| {
            for (name, value) in attributes {
                if node.attributes.iter().all(|(known, _)| *known != name) {
                    node.attributes.push((name, value));
                }
            }
        });
    }

    /// The node in which another stands.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id)?.parent
    }

    /// The nodes in which another stands, from the inside.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// What stands in a node.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.node(id).and_then(|node| node.first), |id| {
            self.node(*id)?.next
        })
    }

    /// The nodes below another, in order.
    pub(super) fn below(&self, top: Id) -> impl Iterator<Item = Id> + '_ {
        let mut at = self.node(top).and_then(|node| node.first);
        std::iter::from_fn(move || {
            let here = at?;
            let mut up = here;
            at = self.node(here).and_then(|node| node.first);
            while at.is_none() && up != top {
                let node = self.node(up)?;
                at = node.next;
                up = node.parent?;
            }
            Some(here)
        })
    }

    /// The name of an element without its prefix, empty for a text.
    pub(super) fn name(&self, id: Id) -> &str {
        self.node(id)
            .and_then(|node| node.name.as_deref())
            .unwrap_or_default()
    }

    /// The text of a text.
    pub(super) fn text(&self, id: Id) -> &str {
        self.node(id)
            .map(|node| node.text.as_str())
            .unwrap_or_default()
    }

    /// The text of a node with all that is in it.
    pub(super) fn whole_text(&self, id: Id) -> String {
        self.below(id).map(|id| self.text(id)).collect()
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        self.node(id)?
            .attributes
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, value)| &**value)
    }

    /// The first child of a name.
    pub(super) fn child(&self, id: Id, name: &str) -> Option<Id> {
        self.children(id).find(|id| self.name(*id) == name)
    }

    /// The first node below another that has a name.
    pub(super) fn find(&self, id: Id, name: &str) -> Option<Id> {
        self.below(id).find(|id| self.name(*id) == name)
    }

    /// The nodes below another that have a name.
    pub(super) fn all<'t>(&'t self, id: Id, name: &'t str) -> impl Iterator<Item = Id> + 't {
        self.below(id).filter(move |id| self.name(*id) == name)
    }

    /// Books the nodes and says whether they nest deeper than they may, so that walks may follow them by calling themselves.
    pub(super) fn check(&self, budget: &Budget) {
        budget.objects(self.len());
        let most = budget.nesting().saturating_mul(LEVELS);
        let mut depths = vec![0_usize; self.len()];
        for id in self.below(ROOT) {
            let depth = self
                .parent(id)
                .and_then(|parent| depths.get(parent))
                .map_or(1, |depth| depth + 1);
            if let Some(own) = depths.get_mut(id) {
                *own = depth;
            }
            if depth > most {
                budget.too_deep();
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_keep_their_order_whatever_is_moved() {
        let mut tree = Tree::new();
        let [a, b, c] = ["a", "b", "c"].map(|name| tree.element(LocalName::from(name), Vec::new()));
        tree.append(ROOT, a);
        tree.append(ROOT, c);
        tree.insert(c, b);
        tree.append_text(b, "x");
        tree.append_text(b, "y");
        let names = |tree: &Tree| {
            tree.below(ROOT)
                .map(|id| format!("{}{}", tree.name(id), tree.text(id)))
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&tree), ["a", "b", "xy", "c"]);
        tree.append(a, b);
        tree.detach(c);
        assert_eq!(names(&tree), ["a", "b", "xy"]);
        assert_eq!(tree.ancestors(b).collect::<Vec<_>>(), [a, ROOT]);
    }
}
