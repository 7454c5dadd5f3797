//! From one source to one document: one call per stage.
