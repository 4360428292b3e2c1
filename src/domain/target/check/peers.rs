//! Copies: the same indicators in many projects of a department, or word for
//! word another department's (V-DUP).

use std::collections::HashMap;

use super::Check;
use super::scene::{Scene, bare_name};
use crate::domain::form::{Block, Cited, Form, Row};
use crate::domain::indicator::Level2;
use crate::domain::text;

/// Fewer rows than this are alike by chance.
const TELLING: usize = 3;

/// Shorter texts are no stories.
const STORY: usize = 16;

/// Another form, as far as copies are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Its project.
    pub project: String,
    /// Its department.
    pub department: String,
    department_key: String,
    project_key: String,
    rows: Vec<u32>,
}

/// All forms of a call or of a year, by what their indicators say.
#[derive(Debug, Default)]
pub struct Peers {
    forms: Vec<Peer>,
    numbers: HashMap<String, u32>,
    holders: Vec<Vec<u32>>,
    /// Who tells a story, by its words.
    stories: HashMap<String, Vec<u32>>,
}

impl Peers {
    /// Takes a form in; the answer names it in [`super::Context::peers`].
    pub fn add(&mut self, form: &Form) -> usize {
        let me = self.forms.len();
        let has_annual = form.rows.iter().any(|r| r.block == Block::Annual && !r.is_blank());
        let mut rows: Vec<u32> = Vec::new();
        for row in form.rows.iter().filter(|r| r.block == Block::Annual || !has_annual) {
            let Some(key) = key(row) else { continue };
            let next = self.holders.len() as u32;
            let n = *self.numbers.entry(key).or_insert(next);
            if n == next {
                self.holders.push(Vec::new());
            }
            if !rows.contains(&n) {
                rows.push(n);
                self.holders[n as usize].push(me as u32);
            }
        }
        for cell in stories(form) {
            let told = self.stories.entry(text::fold(&cell.text)).or_default();
            if told.last() != Some(&(me as u32)) {
                told.push(me as u32);
            }
        }
        self.forms.push(Peer {
            project: form.project.text.clone(),
            department: form.department.text.clone(),
            department_key: department_key(&form.department.text),
            project_key: text::fold(&form.project.text),
            rows,
        });
        me
    }

    /// How many forms are in it.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Another project that tells the same story in the same words.
    pub(super) fn told_elsewhere(&self, me: usize, story: &str) -> Option<&str> {
        let own = self.forms.get(me).filter(|own| !own.project_key.is_empty())?;
        let all = self.stories.get(&text::fold(story))?.iter().filter(|n| **n as usize != me);
        let mut others = all.map(|n| &self.forms[*n as usize]).filter(|p| !p.project_key.is_empty());
        others.find(|p| p.project_key != own.project_key).map(|p| p.project.as_str())
    }

    /// Other projects' forms with the rows they share with this one, most first.
    fn alike(&self, me: usize) -> Vec<(usize, &Peer)> {
        let own = &self.forms[me];
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for other in own.rows.iter().flat_map(|n| &self.holders[*n as usize]) {
            *shared.entry(*other).or_default() += 1;
        }
        // Two versions of one project's form are no copy.
        let foreign = |(n, _): &(u32, usize)| {
            *n as usize != me && (own.project_key.is_empty() || self.forms[*n as usize].project_key != own.project_key)
        };
        let mut alike: Vec<_> = shared.into_iter().filter(foreign).collect();
        alike.sort_by_key(|(n, shared)| (std::cmp::Reverse(*shared), *n));
        alike.into_iter().map(|(n, shared)| (shared, &self.forms[n as usize])).collect()
    }
}

/// What a form tells of its own: how the goal was met, problems, measures.
pub(super) fn stories(form: &Form) -> Vec<&Cited> {
    let own = |label: &str| ["问题", "措施", "经验", "原因", "综述"].iter().any(|w| label.contains(w));
    let texts = form.texts.iter().filter(|(label, _)| own(&label.text)).map(|(_, told)| told);
    let all = [&form.goals.actual].into_iter().chain(texts).filter(|_| !form.kind.is_target());
    all.filter(|cell| text::fold(&cell.text).chars().count() >= STORY).collect()
}

/// Code and brackets before a department's name tell nothing.
fn department_key(name: &str) -> String {
    text::fold(name).chars().filter(|c| text::is_han(*c)).collect()
}

/// Name and target; satisfaction is asked for in the same words everywhere.
fn key(row: &Row) -> Option<String> {
    let name = text::fold(&bare_name(&row.name.text));
    let target = text::fold(&row.target.text);
    let satisfaction = row.class().1 == Some(Level2::Satisfaction) || name.contains("满意");
    let numbered = name.chars().all(|c| c.is_ascii_digit());
    (!name.is_empty() && !target.is_empty() && !satisfaction && !numbered).then(|| format!("{name}\u{1}{target}"))
}

pub(super) fn check(scene: &mut Scene) {
    let Some((peers, me)) = scene.context.peers else { return };
    let Some(own) = peers.forms.get(me).filter(|own| own.rows.len() >= TELLING) else { return };
    let of = own.rows.len();
    let alike = peers.alike(me);
    // Four fifths of the rows word for word.
    let copies: Vec<_> = alike.into_iter().filter(|(shared, _)| shared * 5 >= of * 4).collect();
    let (inside, outside): (Vec<_>, Vec<_>) =
        copies.into_iter().partition(|(_, p)| p.department_key == own.department_key);
    let at = scene.head();
    if let Some(limit) = scene.context.copies
        && inside.len() + 1 > limit
    {
        let check = Check::CopiedInDepartment { projects: inside.len() + 1, other: inside[0].1.project.clone() };
        scene.judge(check, &at);
    }
    if let Some((shared, other)) = outside.first().filter(|_| !own.department_key.is_empty()) {
        let check = Check::CopiedFromDepartment {
            other: other.project.clone(),
            department: other.department.clone(),
            shared: *shared,
            of,
        };
        scene.judge(check, &at);
    }
}
