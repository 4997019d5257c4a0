use std::collections::HashMap;

/// A line of text without the stars and underscores that emphasize, as `CommonMark` §6.2 finds them.
pub(super) struct Emphasis {
    parts: Vec<Part>,
    /// What stands before, in Markdown.
    before: char,
}

enum Part {
    Text(String),
    Run(Run),
}

/// A row of one mark.
struct Run {
    mark: char,
    /// How many there are, and how many of them emphasize nothing so far.
    length: usize,
    left: usize,
    opens: bool,
    closes: bool,
}

impl Emphasis {
    pub(super) fn new() -> Self {
        Emphasis { parts: Vec::new(), before: ' ' }
    }

    /// Adds what has no emphasis in it that goes beyond it.
    pub(super) fn whole(&mut self, plain: String, markdown: &str) {
        self.parts.push(Part::Text(plain));
        self.before = markdown.chars().last().unwrap_or(self.before);
    }

    /// Adds text, in which a backslash escapes. `behind` is what follows it, in Markdown.
    pub(super) fn text(&mut self, text: &str, behind: char) {
        let mut letters = text.chars().peekable();
        let mut plain = String::new();
        while let Some(letter) = letters.next() {
            let next = letters.peek().copied().unwrap_or(behind);
            match letter {
                '\\' if next.is_ascii_punctuation() => {
                    plain.extend(letters.next());
                    self.before = next;
                }
                mark @ ('*' | '_') => {
                    let mut length = 1;
                    while letters.next_if_eq(&mark).is_some() {
                        length += 1;
                    }
                    let after = letters.peek().copied().unwrap_or(behind);
                    self.parts.push(Part::Text(std::mem::take(&mut plain)));
                    self.parts.push(Part::Run(Run::new(mark, length, self.before, after)));
                    self.before = mark;
                }
                _ => {
                    plain.push(letter);
                    self.before = letter;
                }
            }
        }
        self.parts.push(Part::Text(plain));
    }

    pub(super) fn plain(mut self) -> String {
        self.pair_runs();
        let parts = self.parts.into_iter().map(|part| match part {
            Part::Text(text) => text,
            Part::Run(run) => String::from(run.mark).repeat(run.left),
        });
        parts.collect()
    }

    /// Each run that can close takes from the nearest one that can open, over those between.
    fn pair_runs(&mut self) {
        let runs = self.parts.iter_mut().filter_map(|part| match part {
            Part::Run(run) => Some(run),
            Part::Text(_) => None,
        });
        let mut runs: Vec<&mut Run> = runs.collect();
        let mut open: Vec<usize> = Vec::new();
        // Before this one there is none that such a run could close.
        let mut none_before = HashMap::new();
        for at in 0..runs.len() {
            let (earlier, rest) = runs.split_at_mut(at);
            let Some(run) = rest.first_mut() else { break };
            let kind = (run.mark, run.opens, run.length % 3);
            while run.closes && run.left > 0 {
                let first = none_before.get(&kind).copied().unwrap_or(0);
                let last = open.iter().rposition(|opener| earlier[*opener].closed_by(run));
                let Some(place) = last.filter(|place| open[*place] >= first) else {
                    none_before.insert(kind, at);
                    break;
                };
                let opener = &mut *earlier[open[place]];
                let marks = if opener.left.min(run.left) > 1 { 2 } else { 1 };
                opener.left -= marks;
                run.left -= marks;
                let is_used_up = opener.left == 0;
                open.truncate(place + usize::from(!is_used_up));
            }
            if run.opens && run.left > 0 {
                open.push(at);
            }
        }
    }
}

impl Run {
    fn new(mark: char, length: usize, before: char, after: char) -> Self {
        let flanks = |outside: char, inside: char| {
            let stands_free = outside.is_whitespace() || is_punctuation(outside);
            !inside.is_whitespace() && (!is_punctuation(inside) || stands_free)
        };
        let (left, right) = (flanks(before, after), flanks(after, before));
        let (opens, closes) = match mark {
            // A word such as `snake_case` has none in it.
            '_' => (
                left && (!right || is_punctuation(before)),
                right && (!left || is_punctuation(after)),
            ),
            _ => (left, right),
        };
        Run { mark, length, left: length, opens, closes }
    }

    fn closed_by(&self, run: &Run) -> bool {
        let threes = self.length % 3 == 0 && run.length % 3 == 0;
        let in_threes = (self.length + run.length) % 3 == 0;
        self.mark == run.mark && (threes || !in_threes || !(self.closes || run.opens))
    }
}

/// As near as can be told without Unicode's table of it.
fn is_punctuation(letter: char) -> bool {
    !(letter.is_alphanumeric() || letter.is_whitespace() || letter.is_control())
}
