//! Keys, commands, contexts, and how a key is looked up.
//!
//! Never here: which key does what; that is the table in `bindings`.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::present::strings::Strings;

use super::bindings::BINDINGS;

/// What the operator meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the sentence in the table says what each does
pub enum Cmd {
    Quit,
    Help,
    Palette,
    Repaint,
    Back,
    Close,
    Cancel,
    Accept,
    Down,
    Up,
    PageDown,
    PageUp,
    Top,
    Bottom,
    Left,
    Right,
    Open,
    Mark,
    MarkAll,
    Find,
    Filter,
    Sort,
    Export,
    Whole,
    Next,
    Previous,
    NextPane,
    PreviousPane,
    Zoom,
    Link,
    Reload,
    TabBench,
    TabProjects,
    TabAlerts,
    TabTargets,
    TabMonitoring,
    TabEvaluation,
    TabRectification,
    TabApplication,
    TabStatistics,
    Groups,
    NextGrouping,
    Import,
    Batches,
    Basket,
    Rules,
    Log,
    AsOf,
    Language,
    Verify,
    Note,
    Explain,
    Resolve,
    ReopenAlert,
    Waive,
    Dispose,
    SendLetters,
    Vouchers,
    UndoBatch,
    AcceptSuggestion,
    EditValue,
    Parent,
    StartImport,
    Kind,
    Unit,
    Header,
    NextTab,
    PreviousTab,
    Save,
    SampleCity,
    NextQueue,
    PreviousQueue,
    Pass,
    Return,
    Reject,
    Grade,
    Diff,
    UndoJudgement,
    OnlyObjections,
    OtherSide,
    OtherPart,
    WholeTarget,
    OpenProject,
    Receipt,
    EndSitting,
    Coverage,
    IssueTargets,
    Unfunded,
    Library,
    Corrections,
    Forms,
    Decide,
    NextStatistic,
    PreviousStatistic,
    FindingSend,
    FindingDeliver,
    FindingAnswer,
    FindingVerify,
    FindingClose,
    FindingReturn,
    FindingExtend,
    FindingUrge,
    FindingPress,
    FindingNote,
    FindingProject,
    NextView,
    PreviousView,
    OpenRound,
    NextRound,
    CloseRound,
    RoundReport,
    NextQuadrant,
    MarkTail,
    UnmarkTail,
    Propose,
    ChooseKey,
    Checks,
    AskDays,
    NextCell,
    PreviousCell,
    CommitDown,
    CommitUp,
    CommitNext,
    CommitPrevious,
    GiveBack,
    EditCell,
    ClearCell,
    UndoCell,
    NextMissing,
    Problems,
    Measures,
    Achieved,
    Override,
    Evidence,
    Attach,
    Remarks,
    WholeCell,
    Submit,
    PickPoints,
    Objective,
    NotApplicable,
    SpotCheck,
    NextState,
    PreviousState,
    SelfEvaluation,
    CaseNext,
    CaseStep,
    CaseMoney,
    CaseOpinion,
    CaseAnswer,
    CaseProblem,
    CaseEdit,
    CaseWithdraw,
    CaseLedger,
    CaseChapters,
    CaseRate,
    CaseScores,
    Candidates,
    Institutions,
    ChooseCandidate,
    MarkAttention,
    AddInstitution,
    InstitutionWork,
    InstitutionStanding,
}

/// Where a key has a meaning; the nearest wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // named in `bindings::context_name`
pub enum Context {
    Anywhere,
    Places,
    List,
    Base,
    Bench,
    Projects,
    Alerts,
    Groups,
    Why,
    Dossier,
    Vouchers,
    Picker,
    Preview,
    Running,
    Outcome,
    Batches,
    Basket,
    Rules,
    Log,
    First,
    Help,
    Palette,
    Confirm,
    Menu,
    Whole,
    OfRow,
    Typing,
    Writing,
    Targets,
    Review,
    Application,
    Statistics,
    Assessed,
    Findings,
    Finding,
    Monitor,
    MonitorForms,
    MonitorQuadrants,
    MonitorIdle,
    MonitorKey,
    MonitorDays,
    Filling,
    EvaluationPane,
    Evaluations,
    SelfEvaluations,
    KeyEvaluations,
    Case,
    CasePage,
    CaseTable,
    CaseOpinions,
    CaseProblems,
    Candidates,
    Institutions,
    Entry,
    EntryFilling,
    EntryJudging,
    EntryTyping,
}

/// A key as the table writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Key {
    pub code: KeyCode,
    pub mods: KeyModifiers,
}

/// A character.
pub const fn ch(c: char) -> Key {
    Key { code: KeyCode::Char(c), mods: KeyModifiers::NONE }
}

/// Control and a letter.
pub const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), mods: KeyModifiers::CONTROL }
}

/// A key with a name.
pub const fn named(code: KeyCode) -> Key {
    Key { code, mods: KeyModifiers::NONE }
}

/// One line of the table.
pub struct Binding {
    /// Where it works.
    pub context: Context,
    /// Under which keys; the first is shown.
    pub keys: &'static [Key],
    /// What it means.
    pub cmd: Cmd,
    /// Its sentence.
    pub label: fn(&'static Strings) -> &'static str,
    /// Place in the hint line, from the left; 0 is not shown there.
    pub hint: u8,
}

/// The bindings that work now, nearest context first.
pub fn active(stack: &[Context]) -> impl Iterator<Item = &'static Binding> {
    stack.iter().rev().flat_map(|c| BINDINGS.iter().filter(move |b| b.context == *c))
}

/// What a key means now.
pub fn resolve(stack: &[Context], key: Key) -> Option<Cmd> {
    active(stack).find(|b| b.keys.contains(&key)).map(|b| b.cmd)
}

/// The bindings of the hint line, in its order, those hidden by a nearer context left out.
pub fn hints(stack: &[Context]) -> Vec<&'static Binding> {
    let mut shown: Vec<&Binding> = Vec::new();
    for b in active(stack).filter(|b| b.hint > 0) {
        let hidden = resolve(stack, b.keys[0]) != Some(b.cmd);
        if !hidden && shown.iter().all(|s| s.cmd != b.cmd) {
            shown.push(b);
        }
    }
    shown.sort_by_key(|b| b.hint);
    shown
}

impl Key {
    /// `None` for releases. With a Chinese input method on, `？` and `：` arrive
    /// full-width; as commands they mean the ASCII key.
    pub fn from_event(event: KeyEvent, typing: bool) -> Option<Key> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        // BackTab carries SHIFT, and a capital letter already is one.
        let mods = event.modifiers.difference(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) if !typing => KeyCode::Char(narrow(c)),
            other => other,
        };
        Some(Key { code, mods })
    }

    /// As it is shown: `Ctrl-P`, `Space`, `j`.
    pub fn label(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".into(),
            KeyCode::Char(c) if self.mods.contains(KeyModifiers::CONTROL) => c.to_ascii_uppercase().to_string(),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::F(n) => format!("F{n}"),
            KeyCode::BackTab => "Shift-Tab".into(),
            KeyCode::PageUp => "PgUp".into(),
            KeyCode::PageDown => "PgDn".into(),
            other => format!("{other:?}"),
        };
        if self.mods.contains(KeyModifiers::CONTROL) { format!("Ctrl-{name}") } else { name }
    }
}

/// A full-width key to its ASCII twin; the ideographic stop and comma lie on
/// the keys of `.` and, as most input methods have it, `/` types 、.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => c,
    }
}
