use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// What is to be known of a JSON value that a struct with a flattened map may have written, or
/// something else that errbook does not see.
#[derive(Default)]
pub(super) struct Shape {
    /// How many objects and arrays are open at once.
    pub(super) depth: usize,
    /// What stands under a key that its object has already, with the comma before it.
    repeated: Vec<Range<usize>>,
}

impl Shape {
    pub(super) fn of(json: &[u8]) -> Self {
        let mut scan = Scan { json, at: 0, open: 0, shape: Shape::default() };
        scan.value();
        scan.shape
    }

    /// Removes from the value, which starts here, what stands under a key for the second time.
    pub(super) fn remove_repeated(self, json: &mut Vec<u8>, start: usize) {
        if self.repeated.is_empty() {
            return;
        }
        let (mut kept, mut at) = (Vec::new(), start);
        for Range { start: from, end } in self.repeated {
            kept.extend_from_slice(&json[at..start + from]);
            at = start + end;
        }
        kept.extend_from_slice(&json[at..]);
        json.truncate(start);
        json.append(&mut kept);
    }
}

/// Goes through JSON. Of what is none it sees something or other.
struct Scan<'a> {
    json: &'a [u8],
    at: usize,
    open: usize,
    shape: Shape,
}

impl<'a> Scan<'a> {
    fn value(&mut self) {
        match self.next() {
            Some(b'{') => self.nested(b'}', Self::object),
            Some(b'[') => self.nested(b']', Self::array),
            Some(b'"') => drop(self.string()),
            _ => self.at += self.rest(|byte| !b",]} \n\r\t".contains(byte)),
        }
    }

    fn nested(&mut self, end: u8, inside: impl FnOnce(&mut Self)) {
        self.at += 1;
        self.open += 1;
        self.shape.depth = self.shape.depth.max(self.open);
        if !self.takes(end) {
            inside(self);
            self.takes(end);
        }
        self.open -= 1;
    }

    fn array(&mut self) {
        self.value();
        while self.takes(b',') {
            self.value();
        }
    }

    fn object(&mut self) {
        let mut keys = Keys::default();
        let mut start = self.at;
        loop {
            self.next();
            let key = text(self.string());
            self.takes(b':');
            let inside = self.shape.repeated.len();
            self.value();
            if keys.contains(&key) {
                // What is repeated in there goes with it.
                self.shape.repeated.truncate(inside);
                self.shape.repeated.push(start..self.at);
            } else {
                keys.push(key);
            }
            self.next();
            start = self.at;
            if !self.takes(b',') {
                return;
            }
        }
    }

    /// A string with its quotes.
    fn string(&mut self) -> &'a [u8] {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.json.get(self.at) {
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.json.get(start..self.at).unwrap_or_default()
    }

    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        self.at += self.rest(u8::is_ascii_whitespace);
        self.json.get(self.at).copied()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_there = self.next() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    /// How many of the bytes from here on are such.
    fn rest(&self, is_such: impl Fn(&u8) -> bool) -> usize {
        let rest = self.json.get(self.at..).unwrap_or_default();
        rest.iter().take_while(|byte| is_such(byte)).count()
    }
}

/// The text of a key: what is escaped in one place may stand as it is in another.
fn text(key: &[u8]) -> Cow<'_, [u8]> {
    let text = || serde_json::from_slice::<String>(key).ok();
    match key.contains(&b'\\').then(text).flatten() {
        Some(text) => Cow::Owned(format!("\"{text}\"").into_bytes()),
        None => Cow::Borrowed(key),
    }
}

/// The keys in one object. Few objects have more than fit without an allocation.
#[derive(Default)]
struct Keys<'a> {
    first: [Cow<'a, [u8]>; 8],
    count: usize,
    others: HashSet<Cow<'a, [u8]>>,
}

impl<'a> Keys<'a> {
    fn contains(&self, key: &[u8]) -> bool {
        self.first[..self.count].iter().any(|known| **known == *key) || self.others.contains(key)
    }

    fn push(&mut self, key: Cow<'a, [u8]>) {
        match self.first.get_mut(self.count) {
            Some(free) => {
                *free = key;
                self.count += 1;
            }
            None => {
                self.others.insert(key);
            }
        }
    }
}
