//! Those who answer questions about a paper: name, department, telephone, mail.

use crate::model::Contact;

/// Words before a telephone number.
const PHONES: [&str; 4] = ["Telefon", "Tel.:", "Tel.", "Tel:"];

/// Words that end the name and the department.
const REACHED_BY: [&str; 5] = ["Telefon", "Tel.", "Tel:", "Fax", "E-Mail"];

/// "Dr. Eva Beispiel (FB 1) Telefon 563-4717 eva@example.org".
pub fn contact(text: &str) -> Contact {
    let email = text
        .split(' ')
        .find(|word| word.contains('@'))
        .map(|word| word.trim_matches([',', ';', '<', '>']).to_owned());
    let word = REACHED_BY.iter().filter_map(|word| text.find(word)).min();
    let mail = email.as_ref().and_then(|mail| text.find(mail.as_str()));
    let end = word.into_iter().chain(mail).min();
    let named = text.get(..end.unwrap_or(text.len())).unwrap_or(text).trim();
    let (name, department) = match named.split_once('(') {
        Some((name, rest)) => {
            let department = rest.trim_end_matches([')', ' ', ',']);
            (name.trim(), Some(department.to_owned()))
        }
        None => (named, None),
    };
    Contact {
        name: name.trim_end_matches([',', ' ']).to_owned(),
        department,
        phone: phone(text),
        email,
    }
}

/// The number behind a word for telephone.
fn phone(text: &str) -> Option<String> {
    let (_, rest) = PHONES.iter().find_map(|word| text.split_once(word))?;
    let number = rest
        .trim_start_matches([':', ' '])
        .split(|c: char| c.is_alphabetic() || c == '@' || c == ',')
        .next()?
        .trim();
    (!number.is_empty()).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_in_one_cell() {
        let found = contact("Dr. Eva Beispiel (FB 1) Telefon 563-4717 eva.beispiel@example.org");
        assert_eq!(found.name, "Dr. Eva Beispiel");
        assert_eq!(found.department.as_deref(), Some("FB 1"));
        assert_eq!(found.phone.as_deref(), Some("563-4717"));
        assert_eq!(found.email.as_deref(), Some("eva.beispiel@example.org"));
    }
}
