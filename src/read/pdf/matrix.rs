//! Affine maps of the plane (ISO 32000-2, 8.3.3).

/// `[a b c d e f]`: x' = a·x + c·y + e, y' = b·x + d·y + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f32,
    pub(super) b: f32,
    pub(super) c: f32,
    pub(super) d: f32,
    pub(super) e: f32,
    pub(super) f: f32,
}

#[expect(clippy::many_single_char_names, reason = "the names of the standard")]
impl Matrix {
    pub(super) const IDENTITY: Self = Self {
        a: 1.0,
        b: 0.0,
        c: 0.0,
        d: 1.0,
        e: 0.0,
        f: 0.0,
    };

    pub(super) fn new(parts: [f32; 6]) -> Self {
        let [a, b, c, d, e, f] = parts;
        Self { a, b, c, d, e, f }
    }

    pub(super) fn shift(e: f32, f: f32) -> Self {
        Self {
            e,
            f,
            ..Self::IDENTITY
        }
    }

    /// This map first, then the other.
    pub(super) fn then(self, o: Self) -> Self {
        Self {
            a: self.a * o.a + self.b * o.c,
            b: self.a * o.b + self.b * o.d,
            c: self.c * o.a + self.d * o.c,
            d: self.c * o.b + self.d * o.d,
            e: self.e * o.a + self.f * o.c + o.e,
            f: self.e * o.b + self.f * o.d + o.f,
        }
    }

    pub(super) fn apply(self, x: f32, y: f32) -> (f32, f32) {
        (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )
    }

    /// The rectangle around a mapped rectangle.
    pub(super) fn apply_box(self, [x0, y0, x1, y1]: [f32; 4]) -> [f32; 4] {
        let corners = [
            self.apply(x0, y0),
            self.apply(x1, y0),
            self.apply(x0, y1),
            self.apply(x1, y1),
        ];
        corners
            .iter()
            .fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |all, (x, y)| {
                [
                    all[0].min(*x),
                    all[1].min(*y),
                    all[2].max(*x),
                    all[3].max(*y),
                ]
            })
    }
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn maps_apply_in_order() {
        let doubled = Matrix::new([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!(
            Matrix::shift(1.0, 0.0).then(doubled).apply(0.0, 0.0),
            (2.0, 0.0)
        );
        assert_eq!(
            doubled.then(Matrix::shift(1.0, 0.0)).apply(0.0, 0.0),
            (1.0, 0.0)
        );
        let turned = Matrix::new([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]);
        let [x0, y0, x1, y1] = turned.apply_box([0.0, 0.0, 2.0, 1.0]);
        assert_eq!(((x0, y0), (x1, y1)), ((-1.0, 0.0), (0.0, 2.0)));
    }
}
