//! Which files of a folder are sources, what their paths look like in outputs, and which ids they get.

use crate::workspace::{GOALS, Workspace};

#[test]
fn no_input_means_seeds_into_output() {
    let workspace = Workspace::with(&[("seeds/b.md", GOALS), ("seeds/sub/a.txt", GOALS)]);
    assert_eq!(workspace.run(&["extract"]).code, 0);
    assert_eq!(
        workspace.documents("path"),
        ["seeds/b.md", "seeds/sub/a.txt"]
    );
    assert_eq!(workspace.documents("id"), ["b", "a"]);
    assert_eq!(
        workspace.names("output"),
        ["a.json", "b.json", "index.json"]
    );
}

#[test]
fn hidden_files_readmes_licenses_and_the_output_folder_are_no_sources() {
    let workspace = Workspace::with(&[
        ("plan.md", GOALS),
        (".hidden.md", GOALS),
        (".git/plan.md", GOALS),
        ("README.md", GOALS),
        ("sub/Readme-first.txt", GOALS),
        ("LICENSE-MIT", GOALS),
        (".gitignore", "*.md\n"),
        ("results/notes.md", GOALS),
    ]);
    let run = workspace.run(&["extract", ".", "-o", "results"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        workspace.names("results"),
        ["index.json", "notes.md", "plan.json"]
    );
    assert_eq!(
        workspace.json("results/index.json")["documents"][0]["path"],
        "plan.md"
    );
}

#[test]
fn a_file_that_is_named_is_read_whatever_its_name() {
    let workspace = Workspace::with(&[("README.md", GOALS)]);
    assert_eq!(workspace.run(&["extract", "README.md"]).code, 0);
    assert_eq!(workspace.documents("id"), ["readme"]);
}

#[test]
fn outputs_beside_their_sources_are_not_read_again() {
    let workspace = Workspace::with(&[("papers/plan.md", GOALS)]);
    for _ in 0..2 {
        let run = workspace.run(&["extract", "papers", "-o", "papers"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    }
    assert_eq!(
        workspace.names("papers"),
        ["index.json", "plan.json", "plan.md"]
    );
}

#[test]
fn outputs_tell_nothing_of_the_machine() {
    let workspace = Workspace::with(&[("papers/sub/plan.md", GOALS), ("elsewhere/x", "")]);
    let absolute = workspace.path("papers");
    for input in [
        absolute.to_str().unwrap(),
        "elsewhere/../papers",
        "./papers/",
    ] {
        workspace.run(&["extract", "--force", input]);
        assert_eq!(
            workspace.documents("path"),
            ["papers/sub/plan.md"],
            "{input}"
        );
    }
    let file = absolute.join("sub/plan.md");
    workspace.run(&["extract", file.to_str().unwrap()]);
    assert_eq!(workspace.documents("path"), ["plan.md"]);
}

#[test]
fn a_source_given_twice_is_read_once() {
    let workspace = Workspace::with(&[("seeds/plan.md", GOALS)]);
    workspace.run(&["extract", "seeds", "./seeds/plan.md", "seeds/../seeds"]);
    assert_eq!(workspace.documents("path"), ["seeds/plan.md"]);
    assert_eq!(workspace.documents("id"), ["plan"]);
}

#[test]
fn sources_of_one_stem_are_both_kept_under_ids_that_do_not_depend_on_the_order() {
    let workspace = Workspace::with(&[
        ("north/Plan.md", GOALS),
        ("south/plan.txt", GOALS),
        ("south/other.md", GOALS),
    ]);
    let run = workspace.run(&["extract", "north", "south"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let ids = workspace.documents("id");
    assert_eq!(
        workspace.documents("path"),
        ["north/Plan.md", "south/other.md", "south/plan.txt"]
    );
    assert_eq!(ids[1], "other");
    for id in [&ids[0], &ids[2]] {
        let hash = id.strip_prefix("plan-").unwrap();
        assert!(
            hash.len() == 8 && hash.chars().all(|digit| digit.is_ascii_hexdigit()),
            "{id}"
        );
        assert_eq!(
            workspace.json(&format!("output/{id}.json"))["document"]["id"],
            id.as_str()
        );
    }
    assert_ne!(ids[0], ids[2]);
    workspace.run(&["extract", "south", "north"]);
    assert_eq!(workspace.documents("id"), ids);
}

#[test]
fn a_document_called_index_does_not_overwrite_the_index() {
    let workspace = Workspace::with(&[("seeds/index.md", GOALS)]);
    assert_eq!(workspace.run(&["extract"]).code, 0);
    let id = &workspace.documents("id")[0];
    assert!(id.starts_with("index-"), "{id}");
    assert_eq!(
        workspace.json(&format!("output/{id}.json"))["goals"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn pages_of_a_report_are_no_sources() {
    let foreign = "<!DOCTYPE html><meta name=\"generator\" content=\"zielewerk 1\"><h1>Plan</h1><p>Ziele</p><ul><li>10 neue Bäume pro Jahr</li></ul>";
    let workspace = Workspace::with(&[("papers/plan.md", GOALS), ("papers/fremd.html", foreign)]);
    assert_eq!(workspace.run(&["extract", "papers"]).code, 0);
    assert_eq!(workspace.run(&["report", "-o", "papers/report"]).code, 0);
    assert_eq!(workspace.run(&["report", "-o", "papers"]).code, 0);
    let again = workspace.run(&["extract", "papers", "-o", "again"]);
    assert_eq!((again.code, again.stderr.as_str()), (0, ""));
    assert_eq!(
        workspace.names("again"),
        ["fremd.json", "index.json", "plan.json"]
    );
    // One that is named is what the user wants.
    workspace.run(&["extract", "papers/index.html", "-o", "named"]);
    assert!(workspace.names("named").contains(&"index.json".to_owned()));
    assert!(
        workspace
            .json("named/index.json")
            .to_string()
            .contains("papers/index.html")
    );
}
