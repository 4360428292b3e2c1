//! Families of projects and the notation in which their indicators are written.
//!
//! A row reads `class name target [whole-life target]`. Classes: `n` 数量 (sums
//! up over the years), `N` 数量 (the same every year), `q` 质量, `t` 时效, `c` 成本,
//! `e` 经济效益, `s` 社会效益, `g` 生态效益, `l` 可持续影响, `m` 满意度.
//!
//! Between braces stands what is filled in: `{a..b}` or `{a..b/step}` a number
//! drawn, `{b:yuan}` or `{b:yuan^most}` what the budget buys at so many yuan a
//! piece, `{u}` and `{U}` the yuan and 万元 that a piece of the first row then
//! costs, `{y}` the year, `{p}` the project, `{o}` what it is about, `{q}` the
//! first row in words, `{when}` the years spoken of.

use super::ink::Ink;
use super::{named, office, people, works};
use crate::domain::indicator::Level2;
use crate::service::demo::projects::USUAL;

/// How long the projects of a family last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// Three years from the first.
    Works,
    /// Without an end; the whole-life block speaks of three years.
    Rolling,
    /// Within its year where it began in it; else like [`Span::Works`].
    Once,
}

pub(super) const WORKS: Span = Span::Works;
pub(super) const ROLLING: Span = Span::Rolling;
pub(super) const ONCE: Span = Span::Once;

/// Projects of one kind.
pub(super) struct Family {
    pub(super) span: Span,
    /// Words of names, parted by blanks; none fits every name.
    words: &'static str,
    pub(super) goal: &'static str,
    rows: &'static str,
}

pub(super) const fn f(span: Span, words: &'static str, goal: &'static str, rows: &'static str) -> Family {
    Family { span, words, goal, rows }
}

/// A row before it is filled in.
#[derive(Clone, Copy)]
pub(super) struct Seed {
    pub(super) class: char,
    pub(super) name: &'static str,
    pub(super) target: &'static str,
    pub(super) whole_life: Option<&'static str>,
}

impl Seed {
    fn parse(line: &'static str) -> Option<Seed> {
        let mut words = line.split_whitespace();
        let class = words.next()?.chars().next()?;
        Some(Seed { class, name: words.next()?, target: words.next()?, whole_life: words.next() })
    }

    /// Where it stands in the taxonomy of 2015, in force for these years.
    pub(super) fn level2(self) -> Level2 {
        match self.class {
            'n' | 'N' => Level2::Quantity,
            'q' => Level2::Quality,
            't' => Level2::Timeliness,
            'c' => Level2::Cost,
            'e' => Level2::Economic,
            's' => Level2::Social,
            'g' => Level2::Ecological,
            'l' => Level2::Sustainable,
            _ => Level2::Satisfaction,
        }
    }

    /// Which of the four groups that share their marks it counts to.
    fn group(self) -> char {
        match self.class {
            'N' => 'n',
            'e' | 's' | 'g' | 'l' => 'b',
            other => other,
        }
    }
}

/// How many rows of each group a form keeps.
const KEPT: [(char, usize); 6] = [('n', 2), ('q', 2), ('t', 1), ('c', 1), ('b', 3), ('m', 1)];

impl Family {
    /// The family of a project, by its name; the last one fits all.
    pub(super) fn of(name: &str) -> &'static Family {
        if let Some(family) = named::NAMED.iter().find(|f| f.words == name) {
            return family;
        }
        // Whoever trains, maintains or hires does so in his own field's words.
        let name = USUAL.iter().find(|usual| name.ends_with(**usual)).unwrap_or(&name);
        let all = || people::FAMILIES.iter().chain(works::FAMILIES).chain(office::FAMILIES);
        let fits = |f: &&Family| f.words.is_empty() || f.words.split(' ').any(|w| name.contains(w));
        all().find(fits).expect("the last family has no word and fits every name")
    }

    /// Whether its rows were written for one project only.
    pub(super) fn is_named(&self) -> bool {
        named::NAMED.iter().any(|f| std::ptr::eq(f, self))
    }

    pub(super) fn seeds(&self) -> impl Iterator<Item = Seed> {
        self.rows.lines().filter_map(Seed::parse)
    }

    /// The rows of a form: the first of each group, and others by lot.
    pub(super) fn drawn(&self, ink: &mut Ink) -> Vec<Seed> {
        let all: Vec<Seed> = self.seeds().collect();
        if self.is_named() {
            return all;
        }
        let mut kept = Vec::new();
        for (group, count) in KEPT {
            let of: Vec<usize> = (0..all.len()).filter(|i| all[*i].group() == group).collect();
            // What the goal and the cost speak of stays.
            let fixed = usize::from(group == 'n');
            let mut others: Vec<usize> = of.iter().skip(fixed).copied().collect();
            ink.random.shuffle(&mut others);
            kept.extend(of.iter().take(fixed));
            kept.extend(others.into_iter().take(count - fixed));
        }
        kept.sort_unstable();
        kept.into_iter().map(|i| all[i]).collect()
    }
}
