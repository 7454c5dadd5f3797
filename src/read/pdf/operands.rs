//! Operands of content streams.

use super::lexer::{Lexer, Token};
use std::borrow::Cow;

/// The value of a key in a dictionary that stands among the operands.
pub(super) fn inline<'t>(tokens: &'t [Token], lexer: &Lexer<'_>, key: &[u8]) -> Option<&'t Token> {
    let at = tokens
        .iter()
        .position(|token| matches!(token, Token::Name(name) if lexer.bytes(name) == key))?;
    tokens.get(at + 1)
}

/// The last numbers among the operands.
pub(super) fn last<const N: usize>(operands: &[Token]) -> Option<[f32; N]> {
    let mut found = [0.0; N];
    let from = operands.len().checked_sub(N)?;
    for (slot, operand) in found.iter_mut().zip(operands.get(from..)?) {
        let Token::Number(number) = operand else {
            return None;
        };
        *slot = *number;
    }
    Some(found)
}

pub(super) fn set(slot: &mut f32, operands: &[Token]) {
    if let Some([value]) = last(operands) {
        *slot = value;
    }
}

/// A name with its escapes resolved: `F#31` is `F1`.
pub(super) fn unescaped(name: &[u8]) -> Cow<'_, [u8]> {
    if !name.contains(&b'#') {
        return name.into();
    }
    let hex = |at: usize| {
        name.get(at)
            .and_then(|digit| char::from(*digit).to_digit(16))
    };
    let (mut out, mut at) = (Vec::with_capacity(name.len()), 0);
    while let Some(byte) = name.get(at) {
        if let (b'#', Some(high), Some(low)) = (byte, hex(at + 1), hex(at + 2)) {
            out.push((high * 16 + low) as u8);
            at += 3;
        } else {
            out.push(*byte);
            at += 1;
        }
    }
    out.into()
}

pub(super) fn rgb(parts: [f32; 3]) -> u32 {
    parts.iter().fold(0, |all, part| {
        all << 8 | (part.clamp(0.0, 1.0) * 255.0).round() as u32
    })
}

pub(super) fn cmyk([c, m, y, k]: [f32; 4]) -> u32 {
    rgb([c, m, y].map(|ink| (1.0 - ink.clamp(0.0, 1.0)) * (1.0 - k.clamp(0.0, 1.0))))
}
