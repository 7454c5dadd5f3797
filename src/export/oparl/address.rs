//! Addresses on the web: ids of objects, and where files are fetched.

use fluent_uri::Uri;
use fluent_uri::pct_enc::EString;
use fluent_uri::pct_enc::encoder::{Data, Path};
use std::fmt;
use std::str::FromStr;

/// Why a text is no address that an object can bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// RFC 3986 does not allow it.
    #[error(
        "not a URL as https://daten.example.org/oparl; umlauts and spaces in it must be percent-encoded, in a host as xn--"
    )]
    NoUrl,
    /// It is not `http:` or `https:` with the name of a host.
    #[error(
        "not an address on the web; it begins with https:// or http:// and a host, and a port is at most 65535"
    )]
    NotWeb,
    /// Every object would tell it.
    #[error(
        "has a name or password before the host (…@), and every object would show it; leave it out"
    )]
    Secret,
    /// Clients resolve these before they ask, so that no object would be found under its id.
    #[error(
        "has a part . or .. in its path; write the address that is left when they are resolved"
    )]
    Dots,
    /// Objects cannot be told apart by what stands behind `#`.
    #[error("has a fragment (#…), which servers never see; leave it out")]
    Fragment,
    /// A folder has no query.
    #[error("has a query (?…), and objects get addresses below it; leave it out")]
    Query,
}

/// An absolute `http` or `https` address (RFC 3986), as the chapter URLs of the standard asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl FromStr for Address {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        let url = Uri::parse(text).map_err(|_| Unfit::NoUrl)?;
        let scheme = url.scheme().as_str();
        let authority = url.authority();
        let has_host = authority.is_some_and(|authority| {
            !authority.host().is_empty() && authority.port_to_u16().is_ok()
        });
        if !has_host
            || !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        {
            return Err(Unfit::NotWeb);
        }
        if authority.is_some_and(|authority| authority.has_userinfo()) {
            return Err(Unfit::Secret);
        }
        if url.path().as_str().split('/').any(is_dots) {
            return Err(Unfit::Dots);
        }
        if url.has_fragment() {
            return Err(Unfit::Fragment);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a part of a path means a folder (the same one, the one above) and none of that name, however it is written.
fn is_dots(part: &str) -> bool {
    matches!(
        part.replace("%2e", ".").replace("%2E", ".").as_str(),
        "." | ".."
    )
}

/// An [`Address`] below which others are made. With or without a slash at its end it is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(String);

impl FromStr for Folder {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        let address = Address::from_str(text)?;
        if address.0.contains('?') {
            return Err(Unfit::Query);
        }
        Ok(Self(address.0.trim_end_matches('/').to_owned()))
    }
}

impl Folder {
    /// The address of a path below the folder. All but letters, digits and `-._~` of ASCII is percent-encoded, part by part.
    ///
    /// ```
    /// use ziele::export::oparl::Folder;
    ///
    /// let folder: Folder = "https://daten.example.org/rat/".parse()?;
    /// assert_eq!(folder.below("2019/Anfrage 5.pdf"), "https://daten.example.org/rat/2019/Anfrage%205.pdf");
    /// # Ok::<(), ziele::export::oparl::Unfit>(())
    /// ```
    pub fn below(&self, path: &str) -> String {
        let mut address = EString::<Path>::new();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            address.push('/');
            address.encode_str::<Data>(part);
        }
        format!("{}{address}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_on_the_web() {
        for fit in [
            "https://daten.example.org/oparl",
            "http://127.0.0.1:8000/",
            "https://rat.example.org/bodies.asp?id=1",
        ] {
            assert_eq!(
                fit.parse::<Address>()
                    .map(|address| address.to_string())
                    .as_deref(),
                Ok(fit)
            );
        }
        let refused = [
            ("daten.example.org/oparl", Unfit::NoUrl),
            ("https://daten.example.org/öffentlich", Unfit::NoUrl),
            ("file:///srv/oparl", Unfit::NotWeb),
            ("ftp://daten.example.org/", Unfit::NotWeb),
            ("https:///oparl", Unfit::NotWeb),
            ("https://daten.example.org:99999/oparl", Unfit::NotWeb),
            ("https://amt:geheim@daten.example.org/oparl", Unfit::Secret),
            ("https://daten.example.org/oparl/../rat", Unfit::Dots),
            ("https://daten.example.org/oparl/%2E", Unfit::Dots),
            ("https://daten.example.org/#oparl", Unfit::Fragment),
        ];
        for (text, why) in refused {
            assert_eq!(text.parse::<Address>(), Err(why), "{text}");
        }
        assert_eq!(
            "https://daten.example.org/oparl?v=1".parse::<Folder>(),
            Err(Unfit::Query)
        );
    }

    #[test]
    fn what_lies_below_a_folder_is_encoded_part_by_part() {
        let below = |folder: &str, path: &str| folder.parse::<Folder>().unwrap().below(path);
        assert_eq!(
            below("https://x.org/a", "paper/b.json"),
            "https://x.org/a/paper/b.json"
        );
        assert_eq!(
            below("https://x.org/a//", "paper/b.json"),
            "https://x.org/a/paper/b.json"
        );
        assert_eq!(
            below("https://x.org", "Rat/Große Anfrage #5?.pdf"),
            "https://x.org/Rat/Gro%C3%9Fe%20Anfrage%20%235%3F.pdf"
        );
        assert_eq!(below("https://x.org", "50%.pdf"), "https://x.org/50%25.pdf");
    }
}
