//! Rounds in which each case has its turn, so that what disturbs the machine disturbs all of them.

use std::time::Instant;

/// A case: its name, and one call of what is measured.
pub struct Case<'a> {
    pub name: String,
    pub call: Box<dyn FnMut() + 'a>,
}

impl<'a> Case<'a> {
    pub fn new(name: impl Into<String>, call: impl FnMut() + 'a) -> Self {
        Case { name: name.into(), call: Box::new(call) }
    }
}

/// The median time of a call of each case, in nanoseconds.
pub fn medians(cases: &mut [Case<'_>], rounds: u32, calls: u32) -> Vec<f64> {
    let mut times = vec![Vec::new(); cases.len()];
    for _ in 0..rounds {
        for (case, times) in cases.iter_mut().zip(&mut times) {
            times.push(nanoseconds(&mut *case.call, calls));
        }
    }
    times.iter().map(|times| median(times)).collect()
}

/// The time of one call, of several in a row.
pub fn nanoseconds(call: &mut dyn FnMut(), calls: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        call();
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}

/// Of an even number, the greater one of the two in the middle.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}
