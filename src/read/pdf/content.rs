//! Content streams: what they show and draw, as glyphs and rules on a page (ISO 32000-2, 7.8, 8 and 9).

use super::canvas::Canvas;
use super::file::File;
use super::fonts::Font;
use super::lexer::{Lexer, Token};
use super::matrix::Matrix;
use super::operands::{cmyk, inline, last, rgb, set, unescaped};
use lopdf::{Dictionary, Object, ObjectId, Stream};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Operands that an operator may have. More than that is no content stream.
const OPERANDS: usize = 1 << 16;
/// Depth to which `q` may nest.
const STATES: usize = 512;
/// Operators between two looks at the clock.
const CLOCK: u32 = 4096;

/// The graphics state, as far as text and rules need it.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) font: Option<Arc<Font>>,
    pub(super) face: u16,
    pub(super) size: f32,
    pub(super) char_space: f32,
    pub(super) word_space: f32,
    pub(super) scale: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) colour: u32,
    pub(super) width: f32,
}

/// A piece of marked content that is open.
#[derive(Debug)]
struct Marked {
    /// The text that stands for what it shows, and the first of its glyphs.
    actual: Option<(String, usize)>,
    /// It is optional content that is off.
    hidden: bool,
    /// The mark around it.
    outer: u16,
}

/// The resources that name a font, and its name in them.
type FontKey = (*const Dictionary, Vec<u8>);

/// Reads the content of one page.
pub(super) struct Interpreter<'f, 'c, 'm> {
    pub(super) file: &'f File,
    pub(super) canvas: &'c mut Canvas<'m>,
    pub(super) state: State,
    stack: Vec<State>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    marked: Vec<Marked>,
    pub(super) hidden: usize,
    forms: Vec<ObjectId>,
    fonts: FxHashMap<FontKey, Option<(Arc<Font>, u16)>>,
    steps: u32,
}

impl<'f, 'c, 'm> Interpreter<'f, 'c, 'm> {
    pub(super) fn new(file: &'f File, canvas: &'c mut Canvas<'m>, ctm: Matrix) -> Self {
        let state = State {
            ctm,
            font: None,
            face: 0,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            colour: 0,
            width: 1.0,
        };
        Self {
            file,
            canvas,
            state,
            stack: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            marked: Vec::new(),
            hidden: 0,
            forms: Vec::new(),
            fonts: FxHashMap::default(),
            steps: 0,
        }
    }

    /// Reads a content stream.
    pub(super) fn run(&mut self, data: &[u8], resources: Option<&'f Dictionary>) {
        let depth = self.stack.len();
        let marked = self.marked.len();
        let mut lexer = Lexer::new(data);
        let mut operands: Vec<Token> = Vec::with_capacity(16);
        while let Some(token) = lexer.next() {
            let Token::Word(word) = &token else {
                if operands.len() < OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            let word = lexer.bytes(word);
            if matches!(word, b"true" | b"false" | b"null") {
                operands.push(token);
                continue;
            }
            self.steps = self.steps.wrapping_add(1);
            if self.steps.is_multiple_of(CLOCK) {
                self.look();
            }
            if self.file.budget.is_spent() {
                return;
            }
            if word == b"ID" {
                lexer.skip_image();
            } else {
                self.operator(word, &operands, &lexer, resources);
            }
            operands.clear();
            lexer.forget();
        }
        // What a stream opens it should close; what it leaves open must not reach others.
        while self.marked.len() > marked {
            self.close();
        }
        if let Some(state) = self.stack.get(depth).cloned() {
            self.state = state;
            self.stack.truncate(depth);
        }
    }

    /// Looks at the clock and at what the page has so far.
    pub(super) fn look(&self) {
        self.file.budget.time();
        self.file
            .budget
            .glyphs(self.canvas.page.glyphs.len(), self.canvas.page.text.len());
    }

    fn operator(
        &mut self,
        word: &[u8],
        operands: &[Token],
        lexer: &Lexer<'_>,
        resources: Option<&'f Dictionary>,
    ) {
        match word {
            b"Tj" => self.show(operands.last(), lexer),
            b"TJ" => self.show_all(operands, lexer),
            b"'" => {
                self.next_line();
                self.show(operands.last(), lexer);
            }
            b"\"" => {
                if let [Token::Number(word), Token::Number(char), ..] = operands {
                    (self.state.word_space, self.state.char_space) = (*word, *char);
                }
                self.next_line();
                self.show(operands.last(), lexer);
            }
            b"Td" => {
                if let Some([x, y]) = last(operands) {
                    self.move_line(x, y);
                }
            }
            b"TD" => {
                if let Some([x, y]) = last(operands) {
                    self.state.leading = -y;
                    self.move_line(x, y);
                }
            }
            b"Tm" => {
                if let Some(parts) = last(operands) {
                    self.line = Matrix::new(parts);
                    self.text = self.line;
                }
            }
            b"T*" => self.next_line(),
            b"BT" => {
                self.text = Matrix::IDENTITY;
                self.line = Matrix::IDENTITY;
            }
            b"Tf" => {
                if let [.., Token::Name(name), Token::Number(size)] = operands {
                    self.state.size = *size;
                    self.select_font(lexer.bytes(name), resources);
                }
            }
            b"Tc" => set(&mut self.state.char_space, operands),
            b"Tw" => set(&mut self.state.word_space, operands),
            b"TL" => set(&mut self.state.leading, operands),
            b"Ts" => set(&mut self.state.rise, operands),
            b"Tz" => {
                if let Some([percent]) = last(operands) {
                    self.state.scale = percent / 100.0;
                }
            }
            b"q" => {
                if self.stack.len() < STATES {
                    self.stack.push(self.state.clone());
                }
            }
            b"Q" => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(parts) = last(operands) {
                    self.state.ctm = Matrix::new(parts).then(self.state.ctm);
                }
            }
            b"w" => set(&mut self.state.width, operands),
            b"gs" => self.external_state(operands, lexer, resources),
            b"g" => {
                if let Some([grey]) = last(operands) {
                    self.state.colour = rgb([grey; 3]);
                }
            }
            b"rg" => {
                if let Some(parts) = last(operands) {
                    self.state.colour = rgb(parts);
                }
            }
            b"k" => {
                if let Some(parts) = last(operands) {
                    self.state.colour = cmyk(parts);
                }
            }
            b"sc" | b"scn" => self.colour(operands),
            b"Do" => {
                if let Some(Token::Name(name)) = operands.last() {
                    self.external_object(lexer.bytes(name), resources);
                }
            }
            b"BMC" => self.open(None, &[], lexer, resources),
            b"BDC" => {
                if let [Token::Name(tag), properties @ ..] = operands {
                    self.open(Some(lexer.bytes(tag)), properties, lexer, resources);
                } else {
                    self.open(None, &[], lexer, resources);
                }
            }
            b"EMC" => self.close(),
            _ => self.path(word, operands),
        }
    }

    fn path(&mut self, word: &[u8], operands: &[Token]) {
        let shown = self.hidden == 0;
        match word {
            b"m" => {
                if let Some([x, y]) = last(operands) {
                    self.canvas.path.move_to(self.state.ctm.apply(x, y));
                }
            }
            b"l" => {
                if let Some([x, y]) = last(operands) {
                    self.canvas.path.line_to(self.state.ctm.apply(x, y));
                }
            }
            b"c" => {
                if let Some([x1, y1, x2, y2, x, y]) = last(operands) {
                    let ctm = self.state.ctm;
                    self.canvas.path.curve_to([
                        ctm.apply(x1, y1),
                        ctm.apply(x2, y2),
                        ctm.apply(x, y),
                    ]);
                }
            }
            b"v" | b"y" => {
                if let Some([x1, y1, x, y]) = last(operands) {
                    let ctm = self.state.ctm;
                    self.canvas.path.curve_to([
                        ctm.apply(x1, y1),
                        ctm.apply(x, y),
                        ctm.apply(x, y),
                    ]);
                }
            }
            b"h" => self.canvas.path.close(),
            b"re" => {
                if let Some([x, y, width, height]) = last(operands) {
                    let ctm = self.state.ctm;
                    self.canvas.path.rectangle([
                        ctm.apply(x, y),
                        ctm.apply(x + width, y),
                        ctm.apply(x + width, y + height),
                        ctm.apply(x, y + height),
                    ]);
                }
            }
            b"f" | b"F" | b"f*" => self.canvas.paint(true, None, shown),
            b"S" | b"s" => self.canvas.paint(false, Some(self.line_width()), shown),
            b"B" | b"B*" | b"b" | b"b*" => self.canvas.paint(true, Some(self.line_width()), shown),
            b"n" => self.canvas.path.clear(),
            _ => {}
        }
    }

    fn line_width(&self) -> f32 {
        let ctm = self.state.ctm;
        self.state.width * (ctm.a * ctm.d - ctm.b * ctm.c).abs().sqrt()
    }

    fn colour(&mut self, operands: &[Token]) {
        let parts: Vec<f32> = operands
            .iter()
            .filter_map(|token| {
                if let Token::Number(part) = token {
                    Some(*part)
                } else {
                    None
                }
            })
            .collect();
        self.state.colour = match parts.as_slice() {
            [grey] => rgb([*grey; 3]),
            [r, g, b] => rgb([*r, *g, *b]),
            [c, m, y, k] => cmyk([*c, *m, *y, *k]),
            _ => self.state.colour,
        };
    }

    fn select_font(&mut self, name: &[u8], resources: Option<&'f Dictionary>) {
        let place = resources.map_or(std::ptr::null(), std::ptr::from_ref);
        let key = (place, name.to_vec());
        let found = if let Some(found) = self.fonts.get(&key) {
            found.clone()
        } else {
            let fonts = resources.and_then(|resources| self.file.dict(resources, b"Font"));
            let object = fonts.and_then(|fonts| fonts.get(&unescaped(name)).ok());
            let found = object
                .and_then(|object| self.file.font(object))
                .map(|font| {
                    let face = self.canvas.face(&font);
                    (font, face)
                });
            self.fonts.insert(key, found.clone());
            found
        };
        (self.state.font, self.state.face) =
            found.map_or((None, 0), |(font, face)| (Some(font), face));
    }

    fn external_state(
        &mut self,
        operands: &[Token],
        lexer: &Lexer<'_>,
        resources: Option<&'f Dictionary>,
    ) {
        let Some(Token::Name(name)) = operands.last() else {
            return;
        };
        let states = resources.and_then(|resources| self.file.dict(resources, b"ExtGState"));
        let Some(state) =
            states.and_then(|states| self.file.dict(states, &unescaped(lexer.bytes(name))))
        else {
            return;
        };
        if let Some([font, size]) = self.file.array(state, b"Font").map(Vec::as_slice) {
            self.state.size = self.file.as_number(size).unwrap_or_default();
            if let Some(font) = self.file.font(font) {
                self.state.face = self.canvas.face(&font);
                self.state.font = Some(font);
            }
        }
        if let Some(width) = self.file.number(state, b"LW") {
            self.state.width = width;
        }
        // Letters that fade are a mask through which a shading shows (11.6.5.2).
        let mask = self
            .file
            .dict(state, b"SMask")
            .and_then(|mask| mask.get(b"G").ok());
        if let Some((mask, stream)) = mask.and_then(|mask| Some((mask, self.file.as_stream(mask)?)))
        {
            self.form(
                stream,
                mask.as_reference().ok(),
                Matrix::IDENTITY,
                resources,
            );
        }
    }

    fn external_object(&mut self, name: &[u8], resources: Option<&'f Dictionary>) {
        let objects = resources.and_then(|resources| self.file.dict(resources, b"XObject"));
        let Some(object) = objects.and_then(|objects| objects.get(&unescaped(name)).ok()) else {
            return;
        };
        if let Some(stream) = self
            .file
            .as_stream(object)
            .filter(|stream| self.file.name(&stream.dict, b"Subtype") == Some(b"Form"))
        {
            self.form(
                stream,
                object.as_reference().ok(),
                Matrix::IDENTITY,
                resources,
            );
        }
    }

    /// Reads a form. Its own resources count, else those around it. A form inside itself is left out.
    pub(super) fn form(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        place: Matrix,
        around: Option<&'f Dictionary>,
    ) {
        if id.is_some_and(|id| self.forms.contains(&id))
            || stream
                .dict
                .get(b"OC")
                .is_ok_and(|group| self.file.is_hidden(group))
        {
            return;
        }
        if self.forms.len() >= self.file.budget.nesting() {
            self.file.budget.too_deep();
            return;
        }
        self.look();
        let Some(data) = self.file.inflate(stream) else {
            return;
        };
        let matrix = self
            .file
            .numbers(&stream.dict, b"Matrix")
            .map_or(Matrix::IDENTITY, Matrix::new);
        let outer = self.state.clone();
        let (text, line) = (self.text, self.line);
        self.state.ctm = matrix.then(place).then(self.state.ctm);
        self.forms.push(id.unwrap_or((0, 0)));
        let resources = self.file.dict(&stream.dict, b"Resources").or(around);
        let stack = std::mem::take(&mut self.stack);
        self.run(&data, resources);
        self.stack = stack;
        self.forms.pop();
        self.state = outer;
        (self.text, self.line) = (text, line);
    }

    fn open(
        &mut self,
        tag: Option<&[u8]>,
        properties: &[Token],
        lexer: &Lexer<'_>,
        resources: Option<&'f Dictionary>,
    ) {
        let named = || match properties {
            [Token::Name(name)] => {
                let all =
                    resources.and_then(|resources| self.file.dict(resources, b"Properties"))?;
                all.get(&unescaped(lexer.bytes(name))).ok()
            }
            _ => None,
        };
        let mut marked = Marked {
            actual: None,
            hidden: false,
            outer: self.canvas.mark,
        };
        if tag == Some(b"OC") {
            marked.hidden = named().is_some_and(|group| self.file.is_hidden(group));
        }
        let listed = named().and_then(|object: &Object| self.file.as_dict(object));
        let actual = match listed {
            Some(dict) => self.file.text(dict, b"ActualText"),
            None => inline(properties, lexer, b"ActualText").and_then(|value| match value {
                Token::Text(range) => lopdf::decode_text_string(&Object::String(
                    lexer.string(range).to_vec(),
                    lopdf::StringFormat::Literal,
                ))
                .ok(),
                _ => None,
            }),
        };
        // What nests deeper than any text does stands for nothing.
        marked.actual = actual
            .filter(|_| self.marked.len() < STATES / 8)
            .map(|text| (text, self.canvas.page.glyphs.len()));
        let id = match listed {
            Some(dict) => self.file.number(dict, b"MCID"),
            None => match inline(properties, lexer, b"MCID") {
                Some(Token::Number(id)) => Some(*id),
                _ => None,
            },
        };
        if let Some(id) = id {
            self.canvas.enter(id as u32);
        } else if tag == Some(b"Artifact") {
            self.canvas.enter_artifact();
        }
        self.hidden += usize::from(marked.hidden);
        self.marked.push(marked);
    }

    fn close(&mut self) {
        let Some(marked) = self.marked.pop() else {
            return;
        };
        self.hidden -= usize::from(marked.hidden);
        self.canvas.mark = marked.outer;
        if let Some((text, from)) = marked.actual {
            self.canvas.replace(from, &text);
        }
    }
}
