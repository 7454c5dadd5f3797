//! Lists of objects in pages (chapter Objektlisten und Paginierung): each page a file with `data`, `pagination` and `links`.

use super::address::Folder;
use crate::atomic::{Staging, Unusable};
use serde::Serialize;

/// Objects on a page: the standard recommends pages for lists of more than 100.
const PER_PAGE: usize = 100;

/// A list under way. A page is written when it is full.
pub(super) struct List<'a, T> {
    stage: &'a Staging,
    base: &'a Folder,
    name: &'static str,
    total: usize,
    number: usize,
    page: Vec<T>,
}

#[derive(Serialize)]
struct Page<'a, T> {
    data: &'a [T],
    pagination: Pagination,
    links: Links,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    total_elements: usize,
    elements_per_page: usize,
    current_page: usize,
    total_pages: usize,
}

#[derive(Serialize)]
struct Links {
    first: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    prev: Option<String>,
    #[serde(rename = "self")]
    this: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    last: String,
}

impl<'a, T: Serialize> List<'a, T> {
    /// A list of `total` objects to come.
    pub(super) fn new(
        stage: &'a Staging,
        base: &'a Folder,
        name: &'static str,
        total: usize,
    ) -> Self {
        Self {
            stage,
            base,
            name,
            total,
            number: 1,
            page: Vec::new(),
        }
    }

    /// Adds an object.
    pub(super) fn push(&mut self, object: T) -> Result<(), Unusable> {
        if self.page.len() == PER_PAGE {
            self.flush()?;
            self.number += 1;
        }
        self.page.push(object);
        Ok(())
    }

    /// Writes the last page, which is the only one of an empty list. Returns how many pages there are.
    pub(super) fn finish(mut self) -> Result<usize, Unusable> {
        self.flush()?;
        Ok(self.number)
    }

    fn flush(&mut self) -> Result<(), Unusable> {
        let pages = self.total.div_ceil(PER_PAGE).max(1);
        let address = |number: usize| self.base.below(&file_name(self.name, number));
        let page = Page {
            data: &self.page,
            pagination: Pagination {
                total_elements: self.total,
                elements_per_page: PER_PAGE,
                current_page: self.number,
                total_pages: pages,
            },
            links: Links {
                first: address(1),
                prev: (self.number > 1).then(|| address(self.number - 1)),
                this: address(self.number),
                next: (self.number < pages).then(|| address(self.number + 1)),
                last: address(pages),
            },
        };
        self.stage
            .write_json(&file_name(self.name, self.number), &page)?;
        self.page.clear();
        Ok(())
    }
}

/// The first page has the plain name, so that it stays where it is when the list grows.
fn file_name(list: &str, number: usize) -> String {
    if number == 1 {
        format!("{list}.json")
    } else {
        format!("{list}-{number}.json")
    }
}
