//! Which self-evaluations are checked again: drawn by lot from a seed, so that
//! anybody can draw the same again. Where it is wished, what looks odd has more
//! lots. Never here: a clock, or the system's dice.

/// One that may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// By what it is known, in every store the same: its code.
    pub key: String,
    /// How many lots it has; one at least.
    pub weight: u64,
}

/// Draws `n` without putting back, in the order of the draw. The same lots and
/// seed give the same answer, in whatever order the lots come.
pub fn draw(lots: &[Lot], n: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lots.len()).collect();
    order.sort_by(|a, b| lots[*a].key.cmp(&lots[*b].key));
    let mut dice = Dice(seed);
    let mut drawn = Vec::new();
    while drawn.len() < n && !order.is_empty() {
        let all: u64 = order.iter().map(|i| lots[*i].weight.max(1)).sum();
        let mut at = dice.below(all);
        let hit = order.iter().position(|i| {
            let own = lots[*i].weight.max(1);
            let here = at < own;
            at = at.saturating_sub(own);
            here
        });
        // The draw lies below the sum of all lots.
        drawn.push(order.remove(hit.unwrap_or(order.len() - 1)));
    }
    drawn
}

/// SplitMix64: a few lines that give the same on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to `n`, which is above 0; no number likelier than another.
    fn below(&mut self, n: u64) -> u64 {
        let whole = u64::MAX - u64::MAX % n;
        loop {
            let drawn = self.next();
            if drawn < whole {
                return drawn % n;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lots(n: usize, weight: impl Fn(usize) -> u64) -> Vec<Lot> {
        (0..n).map(|i| Lot { key: format!("P{i:03}"), weight: weight(i) }).collect()
    }

    #[test]
    fn the_same_seed_draws_the_same_whatever_the_order() {
        let all = lots(100, |_| 1);
        let keys = |l: &[Lot], drawn: Vec<usize>| drawn.into_iter().map(|i| l[i].key.clone()).collect::<Vec<_>>();
        let first = keys(&all, draw(&all, 10, 2021));
        let mut turned = all.clone();
        turned.reverse();
        assert_eq!(keys(&turned, draw(&turned, 10, 2021)), first);
        assert_ne!(keys(&all, draw(&all, 10, 2022)), first);
        let mut once = first.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), 10, "nobody twice");
    }

    #[test]
    fn all_are_drawn_where_more_are_asked_for() {
        let all = lots(3, |_| 1);
        assert_eq!(draw(&all, 10, 1).len(), 3);
        assert_eq!(draw(&[], 10, 1), Vec::<usize>::new());
    }

    #[test]
    fn more_lots_are_drawn_more_often() {
        let all = lots(20, |i| if i == 7 { 10 } else { 1 });
        let often = (0..1_000).filter(|seed| draw(&all, 1, *seed) == [7]).count();
        assert!((300..=390).contains(&often), "10 of 29 lots: {often}");
    }
}
