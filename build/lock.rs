//! Reads `Cargo.lock`.

use std::collections::{BTreeMap, BTreeSet};

/// A package of the lock.
#[derive(Default)]
struct Package<'l> {
    name: &'l str,
    version: &'l str,
    /// As the lock names them: `name`, or `name version` where several versions are locked.
    dependencies: Vec<&'l str>,
}

/// The packages behind those dependencies of `package` that are named in `paths`, and behind their own: `name version`, in order.
pub fn packages_behind(lock: &str, package: &str, paths: &BTreeSet<String>) -> BTreeSet<String> {
    let packages: Vec<Package<'_>> = lock.split("[[package]]").skip(1).map(read).collect();
    let mut by_name: BTreeMap<String, &Package<'_>> = BTreeMap::new();
    for package in &packages {
        by_name.insert(package.name.to_owned(), package);
        by_name.insert(format!("{} {}", package.name, package.version), package);
    }
    let is_named = |dependency: &&&str| {
        let name = dependency.split(' ').next().unwrap_or_default();
        paths.contains(&name.replace('-', "_"))
    };
    let own = by_name.get(package).map(|package| &package.dependencies);
    let mut open: Vec<&str> = own
        .into_iter()
        .flatten()
        .filter(is_named)
        .copied()
        .collect();
    let mut behind = BTreeSet::new();
    while let Some(name) = open.pop() {
        if let Some(package) = by_name.get(name)
            && behind.insert(format!("{} {}", package.name, package.version))
        {
            open.extend(&package.dependencies);
        }
    }
    behind
}

fn read(entry: &str) -> Package<'_> {
    let mut package = Package::default();
    for line in entry.lines() {
        let value = line.split('"').nth(1);
        match (line.split(' ').next(), value) {
            (Some("name"), Some(name)) => package.name = name,
            (Some("version"), Some(version)) => package.version = version,
            // ` "name",`, one a line.
            (Some(""), Some(dependency)) => package.dependencies.push(dependency),
            _ => {}
        }
    }
    package
}
