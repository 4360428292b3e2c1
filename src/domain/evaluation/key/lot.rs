//! Drawing by lot so that anybody can draw again: each item is sealed with the
//! seed, and the lowest seals are drawn.

use sha2::{Digest, Sha256};

/// Draws `count` items, each told apart by its name, in the order of their seals.
pub fn draw<T>(seed: &str, items: Vec<(T, String)>, count: usize) -> Vec<T> {
    let mut sealed: Vec<([u8; 32], String, T)> = items
        .into_iter()
        .map(|(item, name)| {
            let mut hasher = Sha256::new();
            // The length keeps seed and name apart.
            hasher.update((seed.len() as u64).to_be_bytes());
            hasher.update(seed.as_bytes());
            hasher.update(name.as_bytes());
            (hasher.finalize().into(), name, item)
        })
        .collect();
    sealed.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    sealed.into_iter().take(count).map(|(.., item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: &str, order: &[i64], count: usize) -> Vec<i64> {
        draw(seed, order.iter().map(|n| (*n, n.to_string())).collect(), count)
    }

    #[test]
    fn the_same_seed_draws_the_same_whatever_the_order() {
        let all: Vec<i64> = (1..=20).collect();
        let back: Vec<i64> = all.iter().rev().copied().collect();
        assert_eq!(drawn("2021", &all, 5), drawn("2021", &back, 5));
        assert_ne!(drawn("2021", &all, 5), drawn("2022", &all, 5));
        assert_eq!(drawn("2021", &all, 99).len(), 20);
        assert!(drawn("2021", &[], 3).is_empty());
    }
}
