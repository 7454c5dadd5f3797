//! Documents as a folder of pages to read: no server, no network.
