//! From the text of a page to a tree of its elements, in the way of browsers.

use crate::problem::Error;
use crate::read::budget::Budget;
use crate::read::tree::{Id, ROOT, Tree};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// Bytes between two looks at what the tree has cost: a few of them may call many elements back to life.
const PIECE: usize = 1024;

/// Parses a page.
///
/// # Errors
/// [`Error::Exceeded`] for a page that costs more than it may.
pub(super) fn parse(text: &str, budget: &Budget) -> Result<Tree, Error> {
    let tree = Rc::new(RefCell::new(Tree::new()));
    let sink = Sink {
        tree: Rc::clone(&tree),
        names: RefCell::default(),
    };
    let tree_builder = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let mut parser = parse_document(
        sink,
        ParseOpts {
            tree_builder,
            ..ParseOpts::default()
        },
    );
    let mut rest = text;
    while !rest.is_empty() {
        let end = (PIECE..rest.len())
            .take(4)
            .find(|at| rest.is_char_boundary(*at))
            .unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end);
        parser.process(StrTendril::from_slice(piece));
        rest = behind;
        budget.objects(tree.borrow().len());
        budget.time();
        budget.check()?;
    }
    let () = parser.finish();
    let tree = tree.replace(Tree::new());
    tree.check(budget);
    budget.check()?;
    Ok(tree)
}

/// Takes what the parser finds.
struct Sink {
    tree: Rc<RefCell<Tree>>,
    /// The full names of the nodes, which only the parser asks for.
    names: RefCell<Vec<Option<QualName>>>,
}

/// A name that the parser asks for.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

fn plain(attributes: Vec<Attribute>) -> Vec<(LocalName, Box<str>)> {
    attributes
        .into_iter()
        .map(|attribute| (attribute.name.local, Box::from(&*attribute.value)))
        .collect()
}

impl Sink {
    fn put(
        &self,
        child: NodeOrText<Id>,
        node: impl FnOnce(&mut Tree, Id),
        text: impl FnOnce(&mut Tree, &str),
    ) {
        let tree = &mut *self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => node(tree, child),
            NodeOrText::AppendText(shown) => text(tree, &shown),
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = ();
    type ElemName<'a> = Name;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        let unknown = || QualName::new(None, Namespace::default(), LocalName::default());
        Name(
            self.names
                .borrow()
                .get(*target)
                .cloned()
                .flatten()
                .unwrap_or_else(unknown),
        )
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        let id = self
            .tree
            .borrow_mut()
            .element(name.local.clone(), plain(attributes));
        let mut names = self.names.borrow_mut();
        names.resize(id + 1, None);
        if let Some(own) = names.get_mut(id) {
            *own = Some(name);
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.tree.borrow_mut().nothing()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().nothing()
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.put(
            child,
            |tree, child| tree.append(*parent, child),
            |tree, text| tree.append_text(*parent, text),
        );
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        let stands = self.tree.borrow().parent(*element).is_some();
        if stands {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        self.put(
            child,
            |tree, child| tree.insert(*sibling, child),
            |tree, text| tree.insert_text(*sibling, text),
        );
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        self.tree
            .borrow_mut()
            .add_attributes(*target, plain(attributes));
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, parent: &Id) {
        let tree = &mut *self.tree.borrow_mut();
        let children: Vec<Id> = tree.children(*node).collect();
        for child in children {
            tree.append(*parent, child);
        }
    }
}
