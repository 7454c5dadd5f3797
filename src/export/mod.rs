//! Documents as tables and objects that other programs open.
