//! Text operators: where glyphs stand (ISO 32000-2, 9.4).

use super::canvas::Canvas;
use super::content::Interpreter;
use super::lexer::{Lexer, Token};
use super::matrix::Matrix;

/// Glyphs of one string between two looks at the clock.
const LOOK: u32 = 4096;

impl Interpreter<'_, '_, '_> {
    pub(super) fn next_line(&mut self) {
        self.move_line(0.0, -self.state.leading);
    }

    pub(super) fn move_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    pub(super) fn show(&mut self, operand: Option<&Token>, lexer: &Lexer<'_>) {
        if let Some(Token::Text(range)) = operand {
            self.show_bytes(lexer.string(range));
        }
    }

    pub(super) fn show_all(&mut self, operands: &[Token], lexer: &Lexer<'_>) {
        for operand in operands {
            match operand {
                Token::Text(range) => self.show_bytes(lexer.string(range)),
                Token::Number(back) => {
                    let vertical = self.state.font.as_ref().is_some_and(|font| font.vertical);
                    let by = -back / 1000.0 * self.state.size;
                    self.advance(if vertical { by } else { by * self.state.scale }, vertical);
                }
                _ => {}
            }
        }
    }

    fn advance(&mut self, by: f32, vertical: bool) {
        let (x, y) = if vertical { (0.0, by) } else { (by, 0.0) };
        self.text.e += x * self.text.a + y * self.text.c;
        self.text.f += x * self.text.b + y * self.text.d;
    }

    fn show_bytes(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let (size, scale, rise) = (self.state.size, self.state.scale, self.state.rise);
        let space = self.text.then(self.state.ctm);
        let pen = Canvas::pen(Matrix::new([size * scale, 0.0, 0.0, size, 0.0, rise]).then(space));
        // From glyph to glyph only the place along the line changes.
        let origin = space.apply(0.0, rise);
        let (right, up) = ((space.a, space.b), (space.c, space.d));
        let along = if font.vertical { up } else { right };
        let at = |by: f32| (origin.0 + along.0 * by, origin.1 + along.1 * by);
        let (mut rest, mut moved, mut shown) = (bytes, 0.0, 0_u32);
        loop {
            shown += 1;
            if shown % LOOK == 0 {
                self.look();
                if self.file.budget.is_spent() {
                    return;
                }
            }
            let start = self.canvas.page.text.len();
            let Some(code) = font.next(rest, &mut self.canvas.page.text) else {
                break;
            };
            rest = rest.get(usize::from(code.length)..).unwrap_or_default();
            let spacing = self.state.char_space
                + if code.is_space {
                    self.state.word_space
                } else {
                    0.0
                };
            let width = code.width * font.unit * size;
            if self.hidden > 0 {
                self.canvas.page.text.truncate(start);
            } else {
                // Spacing is no part of the glyph.
                let from = at(moved);
                let to = if font.vertical {
                    (from.0 + right.0 * size, from.1 + right.1 * size)
                } else {
                    at(moved + width * scale)
                };
                self.canvas
                    .glyph(pen, start, from, to, self.state.face, self.state.colour);
                if !code.known {
                    self.canvas.unexplained(self.state.face);
                }
            }
            moved += if font.vertical {
                -size + spacing
            } else {
                (width + spacing) * scale
            };
        }
        self.advance(moved, font.vertical);
    }
}
