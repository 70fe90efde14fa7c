//! Whether the times of two kinds of answers differ.

/// Welch's t of two samples, without what the machine was busy with meanwhile: the slowest fifth of
/// both together is left out (as in "Dude, is my code constant time?", Reparaz et al. 2017).
pub(crate) fn welch(one: &[f64], other: &[f64]) -> f64 {
    let mut all: Vec<f64> = one.iter().chain(other).copied().collect();
    all.sort_by(f64::total_cmp);
    let slowest = all[all.len() * 4 / 5];
    let usual = |sample: &[f64]| -> Vec<f64> {
        sample
            .iter()
            .copied()
            .filter(|took| *took < slowest)
            .collect()
    };
    let (one, other) = (&usual(one)[..], &usual(other)[..]);
    let error = (spread(one) / number(one.len()) + spread(other) / number(other.len())).sqrt();
    (mean(one) - mean(other)) / error
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / number(values.len())
}

/// The sample variance.
fn spread(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares = values.iter().map(|value| (value - mean).powi(2));
    squares.sum::<f64>() / (number(values.len()) - 1.0)
}

/// To four decimals.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// A count, to reckon with.
pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
