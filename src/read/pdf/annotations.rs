//! Annotations and form fields: text that stands on a page without being in its content (ISO 32000-2, 12.5 and 12.7).

use super::canvas::Canvas;
use super::content::Interpreter;
use super::file::{File, Leaf};
use super::matrix::Matrix;
use lopdf::{Dictionary, Object, Stream};

/// Annotations of a page that are looked at.
const MOST: usize = 10_000;

/// Shows the annotations of a page.
pub(super) fn show(file: &File, leaf: &Leaf<'_>, canvas: &mut Canvas<'_>, page: Matrix) {
    for object in file
        .array(leaf.dict, b"Annots")
        .into_iter()
        .flatten()
        .take(MOST)
    {
        file.budget.time();
        if file.budget.is_spent() {
            return;
        }
        let Some(dict) = file.as_dict(object).filter(|dict| is_shown(file, dict)) else {
            continue;
        };
        let Some(area) = file.numbers::<4>(dict, b"Rect") else {
            continue;
        };
        let area = [
            area[0].min(area[2]),
            area[1].min(area[3]),
            area[0].max(area[2]),
            area[1].max(area[3]),
        ];
        if let Some(stream) = appearance(file, dict) {
            let place = placed(file, stream, area);
            Interpreter::new(file, canvas, page).form(stream, None, place, leaf.resources);
        } else if let Some(value) = value(file, dict) {
            canvas.label(page, area, &value);
        }
    }
}

/// Hidden and unseen ones (flags 2 and 6) and pop-ups are not on the page.
fn is_shown(file: &File, dict: &Dictionary) -> bool {
    let flags = file.number(dict, b"F").unwrap_or_default() as u32;
    flags & 0b10_0010 == 0
        && file.name(dict, b"Subtype") != Some(b"Popup")
        && !dict.get(b"OC").is_ok_and(|group| file.is_hidden(group))
}

/// The normal appearance, in its state where there are several.
fn appearance<'f>(file: &'f File, dict: &'f Dictionary) -> Option<&'f Stream> {
    let normal = file.resolve(file.dict(dict, b"AP")?.get(b"N").ok()?);
    match normal {
        Object::Stream(stream) => Some(stream),
        Object::Dictionary(states) => {
            let state = file.name(dict, b"AS")?;
            file.as_stream(states.get(state).ok()?)
        }
        _ => None,
    }
}

/// Maps the box of an appearance to its place on the page (12.5.5, algorithm 8.1).
fn placed(file: &File, stream: &Stream, area: [f32; 4]) -> Matrix {
    let matrix = file
        .numbers(&stream.dict, b"Matrix")
        .map_or(Matrix::IDENTITY, Matrix::new);
    let bbox = file
        .numbers(&stream.dict, b"BBox")
        .unwrap_or([0.0, 0.0, 1.0, 1.0]);
    let [x0, y0, x1, y1] = matrix.apply_box(bbox);
    let ratio = |size: f32, inner: f32| {
        if inner.abs() < 1e-6 {
            1.0
        } else {
            size / inner
        }
    };
    let (sx, sy) = (
        ratio(area[2] - area[0], x1 - x0),
        ratio(area[3] - area[1], y1 - y0),
    );
    Matrix::new([sx, 0.0, 0.0, sy, area[0] - x0 * sx, area[1] - y0 * sy])
}

/// The value of a text or choice field that nobody has drawn, and the text of a free text annotation.
fn value(file: &File, dict: &Dictionary) -> Option<String> {
    let key: &[u8] = match file.name(dict, b"Subtype")? {
        b"Widget" => b"V",
        b"FreeText" => b"Contents",
        _ => return None,
    };
    let mut at = dict;
    // Fields inherit from those above them.
    for _ in 0..8 {
        if (key != b"V" || !matches!(file.name(at, b"FT"), Some(b"Btn" | b"Sig")))
            && let Some(text) = file.text(at, key)
        {
            return Some(text).filter(|text| !text.trim().is_empty());
        }
        at = file.dict(at, b"Parent")?;
    }
    None
}
