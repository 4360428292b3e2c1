//! The one table of keys. Dispatch, the hint line, help, the palette and
//! `docs/KEYS.md` are all read from it.
//!
//! Never here: what a command does. A line: keys, command, its sentence, its
//! place in the hint line (0: not there; help and quit come last and are never dropped).

use crossterm::event::KeyCode::{
    BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab, Up,
};

use crate::present::strings::Strings;

pub use super::contexts::{CONTEXTS, context_name};
use super::keymap::{Binding, Cmd, Context, ch, ctrl, named};

/// Hints from here on stay when the line is too short.
pub const KEEP: u8 = 90;

macro_rules! keys {
    ($($context:ident { $([$($key:expr),+] $cmd:ident $label:ident $hint:literal;)+ })+) => {
        &[$($(Binding {
            context: Context::$context,
            keys: &[$($key),+],
            cmd: Cmd::$cmd,
            label: |s: &'static Strings| s.commands.$label,
            hint: $hint,
        },)+)+]
    };
}

/// Every key there is.
pub const BINDINGS: &[Binding] = keys! {
    Anywhere {
        [ctrl('c')]                          Quit          quit 0;
        [ctrl('l')]                          Repaint       repaint 0;
    }
    Places {
        [ch('?'), named(F(1))]               Help          help 90;
        [ch(':'), ctrl('p')]                 Palette       palette 80;
        [ch('q'), named(Esc)]                Back          back 95;
        [ch('1')]                            TabBench      tab_bench 0;
        [ch('2')]                            TabProjects   tab_projects 0;
        [ch('3')]                            TabAlerts     tab_alerts 0;
        [ch('4')]                            TabTargets    tab_targets 0;
        [ch('5')]                            TabMonitoring tab_monitoring 0;
        [ch('6')]                            TabEvaluation tab_evaluation 0;
        [ch('7')]                            TabRectification tab_rectification 0;
        [ch('8')]                            TabApplication tab_application 0;
        [ch('9')]                            TabStatistics tab_statistics 0;
        [ch('i')]                            Import        import 0;
        [ch('b')]                            Groups        groups 0;
        [ch('B')]                            Batches       batches 0;
        [ch('U')]                            Basket        basket 0;
        [ch('R')]                            Rules         rules 0;
        [ch('A')]                            Log           log 0;
        [ch('t')]                            AsOf          as_of 0;
        [ch('L')]                            Language      language 0;
        [ch('r')]                            Reload        reload 0;
    }
    List {
        [ch('j'), named(Down)]               Down          down 0;
        [ch('k'), named(Up)]                 Up            up 0;
        [named(PageDown), ctrl('d')]         PageDown      page_down 0;
        [named(PageUp), ctrl('u')]           PageUp        page_up 0;
        [ch('g'), named(Home)]               Top           top 0;
        [ch('G'), named(End)]                Bottom        bottom 0;
        [ch('/')]                            Find          find 30;
        [ch('x')]                            Whole         whole 60;
        [ch('e')]                            Export        export 55;
    }
    Base {
        [ch('q')]                            Back          quit 95;
    }
    Bench {
        [named(Tab)]                         NextPane      next_pane 10;
        [named(BackTab)]                     PreviousPane  previous_pane 0;
        [ch('z')]                            Zoom          zoom 65;
        [ch('l')]                            Link          link 70;
    }
    Projects {
        [named(Enter)]                       Open          open 20;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
        [ch('v')]                            Vouchers      vouchers 0;
    }
    Alerts {
        [named(Enter)]                       Open          open 20;
        [ch('a')]                            Verify        verify 22;
        [ch('n'), ch('N')]                   SendLetters   send_letters 24;
        [ch('d')]                            Dispose       dispose 26;
        [ch('w')]                            Waive         waive 28;
        [ch('c')]                            Explain       explain 0;
        [ch('y')]                            Resolve       resolve 0;
        [ch('o')]                            ReopenAlert   reopen_alert 0;
        [ch('m')]                            Note          note 0;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
        [ch(' ')]                            Mark          mark 30;
        [ch('*')]                            MarkAll       mark_all 0;
        [ch('v')]                            Vouchers      vouchers 0;
    }
    Targets {
        [named(Enter)]                       Open          review 20;
        [named(Tab)]                         NextQueue     next_queue 10;
        [named(BackTab)]                     PreviousQueue previous_queue 0;
        [ch('y'), ch('a')]                   Pass          pass 22;
        [ch('r')]                            Return        return_target 24;
        [ch('p')]                            IssueTargets  issue_targets 26;
        [ch('u')]                            UndoJudgement undo_judgement 0;
        [ch('c')]                            Coverage      coverage 28;
        [ch('n')]                            Unfunded      unfunded 0;
        [ch('l')]                            Library       library 0;
        [ch('w')]                            Corrections   corrections 0;
        [ch('F')]                            Forms         forms 0;
        [ch('z')]                            Receipt       receipt 0;
        [ch('Z')]                            EndSitting    end_sitting 0;
        [ch('D')]                            OpenProject   dossier 0;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    Review {
        [ch('y'), ch('a')]                   Pass          pass 10;
        [ch('r')]                            Return        return_target 12;
        [ch('X')]                            Reject        reject_target 14;
        [ch('g')]                            Grade         grade 16;
        [ch('n')]                            Next          next 18;
        [ch('p')]                            Previous      previous 20;
        [named(Tab), named(BackTab)]         OtherSide     other_side 22;
        [named(Enter)]                       Open          whole 24;
        [ch('d')]                            Diff          diff 26;
        [ch('u')]                            UndoJudgement undo_judgement 28;
        [ch('o')]                            OnlyObjections only_objections 30;
        [ch('x')]                            WholeTarget   whole_target 32;
        [ch('D')]                            OpenProject   dossier 34;
        [ch('w')]                            Corrections   corrections 0;
        [ch('z')]                            Receipt       receipt 0;
    }
    Application {
        [named(Enter), ch('D')]              Open          dossier 20;
        [ch('a')]                            Decide        decide 10;
        [ch('p')]                            Propose       propose_cuts 15;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    Findings {
        [named(Enter)]                       Open          open 20;
        [ch('w')]                            FindingSend   finding_send 22;
        [ch('d')]                            FindingDeliver finding_deliver 0;
        [ch('o')]                            FindingAnswer finding_answer 24;
        [ch('a')]                            FindingVerify finding_verify 26;
        [ch('c')]                            FindingClose  finding_close 28;
        [ch('r')]                            FindingReturn finding_return 0;
        [ch('y')]                            FindingExtend finding_extend 0;
        [ch('u')]                            FindingUrge   finding_urge 30;
        [ch('h')]                            FindingPress  finding_press 0;
        [ch('m')]                            FindingNote   note 0;
        [ch('D')]                            FindingProject dossier 0;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    Statistics {
        [named(Tab), named(Right)]           NextStatistic next_statistic 10;
        [named(BackTab), named(Left)]        PreviousStatistic previous_statistic 0;
        [named(Enter)]                       Open          open 20;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
    }
    Assessed {
        [named(Enter)]                       Open          evidence_rows 10;
        [ch('s')]                            Sort          sort 45;
    }
    Finding {
        [ch('w')]                            FindingSend   finding_send 10;
        [ch('d')]                            FindingDeliver finding_deliver 12;
        [ch('o')]                            FindingAnswer finding_answer 14;
        [ch('a')]                            FindingVerify finding_verify 16;
        [ch('c')]                            FindingClose  finding_close 18;
        [ch('r')]                            FindingReturn finding_return 20;
        [ch('y')]                            FindingExtend finding_extend 22;
        [ch('u')]                            FindingUrge   finding_urge 24;
        [ch('h')]                            FindingPress  finding_press 0;
        [ch('m')]                            FindingNote   note 26;
        [ch('D')]                            FindingProject dossier 0;
        [ch('n')]                            Next          next 28;
        [ch('p')]                            Previous      previous 30;
        [ch('j'), named(Down)]               Down          down 0;
        [ch('k'), named(Up)]                 Up            up 0;
        [named(PageDown), ctrl('d')]         PageDown      page_down 0;
        [named(PageUp), ctrl('u')]           PageUp        page_up 0;
    }
    Monitor {
        [named(Tab)]                         NextView      next_view 10;
        [named(BackTab)]                     PreviousView  previous_view 0;
        [ch('D')]                            OpenProject   dossier 0;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
    }
    MonitorForms {
        [named(Enter)]                       Open          form_values 20;
        [ch('y'), ch('a')]                   Pass          accept_form 22;
        [ch('r')]                            Return        return_target 24;
        [ch('w')]                            NoticeForms   notice_forms 0;
        [ch('o')]                            OpenRound     open_round 26;
        [ch('c')]                            CloseRound    close_round 30;
        [ch('p')]                            RoundReport   round_report 32;
        [ch('n')]                            NextRound     next_round 0;
        [ch('F')]                            Forms         write_forms 28;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    MonitorQuadrants {
        [named(Enter)]                       Open          dossier 20;
        [ch('v')]                            NextQuadrant  next_quadrant 22;
    }
    MonitorIdle {
        [named(Enter)]                       Open          dossier 20;
        [ch('m')]                            MarkTail      mark_tail 22;
        [ch('u')]                            UnmarkTail    unmark_tail 0;
        [ch('p')]                            Propose       propose 24;
        [ch('v')]                            NextGrouping  next_grouping 26;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    MonitorKey {
        [named(Enter)]                       ChooseKey     choose_key 20;
        [ch('c')]                            Checks        checks 22;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    MonitorDays {
        [named(Enter)]                       Open          dossier 20;
        [ch('d')]                            AskDays       ask_days 22;
    }
    Groups {
        [named(Enter)]                       Open          open 20;
        [named(Tab)]                         NextGrouping  next_grouping 10;
        [ch('s')]                            Sort          sort 45;
    }
    Why {
        [ch('a')]                            Verify        verify 10;
        [ch('N')]                            SendLetters   send_letters 12;
        [ch('d')]                            Dispose       dispose 14;
        [ch('w')]                            Waive         waive 16;
        [ch('c')]                            Explain       explain 18;
        [ch('y')]                            Resolve       resolve 0;
        [ch('o')]                            ReopenAlert   reopen_alert 0;
        [ch('m')]                            Note          note 20;
        [ch('v')]                            Vouchers      vouchers 30;
        [ch('n')]                            Next          next 40;
        [ch('p')]                            Previous      previous 50;
        [named(Enter), ch('D')]              Open          dossier 60;
        [ch('j'), named(Down)]               Down          down 0;
        [ch('k'), named(Up)]                 Up            up 0;
    }
    Dossier {
        [named(Tab), named(Right)]           NextTab       next_tab 10;
        [named(BackTab), named(Left)]        PreviousTab   previous_tab 0;
        [ch('s')]                            SelfEvaluation self_evaluation 35;
        [ch('v')]                            Vouchers      vouchers 30;
        [ch('n')]                            Next          next 40;
        [ch('p')]                            Previous      previous 50;
        [named(Enter)]                       Open          its_alerts 20;
        [ch('j'), named(Down)]               Down          down 0;
        [ch('k'), named(Up)]                 Up            up 0;
        [named(PageDown), ctrl('d')]         PageDown      page_down 0;
        [named(PageUp), ctrl('u')]           PageUp        page_up 0;
    }
    Vouchers {
        [ch('s')]                            Sort          sort 45;
    }
    Picker {
        [named(Enter)]                       Open          open 10;
        [ch(' ')]                            Mark          mark 20;
        [ch('*')]                            MarkAll       mark_all 30;
        [named(Backspace), ch('h'), named(Left)] Parent    parent 40;
    }
    Preview {
        [named(Enter), ch('y')]              StartImport   start_import 10;
        [ch('f')]                            Kind          kind 20;
        [ch('u')]                            Unit          unit 25;
        [ch('h')]                            Header        header 27;
        [named(Tab)]                         OtherPart     other_part 15;
    }
    Running {
        [named(Esc), ch('q')]                Cancel        cancel 10;
    }
    Outcome {
        [named(Enter)]                       Open          what_follows 10;
        [named(Tab)]                         OtherPart     other_part 20;
    }
    Batches {
        [named(Enter)]                       Open          set_aside 10;
        [ch('d')]                            UndoBatch     undo_batch 20;
    }
    Basket {
        [named(Enter), ch('a')]              AcceptSuggestion accept_suggestion 10;
        [ch(' ')]                            Mark          mark 20;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    Rules {
        [named(Enter)]                       EditValue     edit_value 10;
    }
    Log {
        [named(Enter)]                       Whole         whole 10;
    }
    First {
        [named(Enter)]                       Import        import 10;
        [ch('d')]                            SampleCity    sample_city 20;
    }
    EvaluationPane {
        [named(Enter)]                       Open          open 20;
    }
    Evaluations {
        [named(Tab)]                         NextView      next_kind 10;
        [named(BackTab)]                     PreviousView  previous_kind 0;
        [ch('Y')]                            OtherYear     other_year 30;
        [ch('f')]                            Filter        filter 40;
        [ch('s')]                            Sort          sort 45;
    }
    SelfEvaluations {
        [named(Enter)]                       Open          open 20;
        [named(Right), ch(']')]              NextState     next_state 12;
        [named(Left), ch('[')]               PreviousState previous_state 0;
        [ch('y'), ch('a')]                   Pass          pass 22;
        [ch('r')]                            Return        return_target 24;
        [ch('u')]                            UndoJudgement undo_judgement 26;
        [ch('c')]                            SpotCheck     spot_check 28;
        [ch('D')]                            OpenProject   dossier 0;
        [ch(' ')]                            Mark          mark 50;
        [ch('*')]                            MarkAll       mark_all 0;
    }
    KeyEvaluations {
        [named(Enter)]                       Open          open 20;
        [ch('c')]                            Candidates    candidates 22;
        [ch('v')]                            Institutions  institutions 24;
    }
    Case {
        [named(Tab)]                         NextTab       next_part 10;
        [named(BackTab)]                     PreviousTab   previous_part 0;
        [ch('y')]                            CaseNext      case_next 12;
        [ch('a')]                            CaseStep      case_step 14;
        [ch('m')]                            CaseMoney     case_money 20;
        [ch('o')]                            CaseOpinion   case_opinion 22;
        [ch('w')]                            CaseProblem   case_problem 24;
        [ch('c')]                            CaseChapters  case_chapters 26;
        [ch('F')]                            CaseScores    case_scores 0;
        [ch('z')]                            CaseLedger    case_ledger 0;
        [ch('v')]                            CaseRate      case_rate 0;
        [ch('n')]                            Next          next 40;
        [ch('p')]                            Previous      previous 0;
        [ch('D')]                            OpenProject   dossier 0;
        [ch('?'), named(F(1))]               Help          help 90;
        [ch(':'), ctrl('p')]                 Palette       palette 0;
        [ch('q'), named(Esc)]                Back          back 95;
    }
    CasePage {
        [named(Enter)]                       CaseNext      case_next 12;
        [ch('j'), named(Down)]               Down          down 0;
        [ch('k'), named(Up)]                 Up            up 0;
        [named(PageDown), ctrl('d')]         PageDown      page_down 0;
        [named(PageUp), ctrl('u')]           PageUp        page_up 0;
    }
    CaseTable {
        [named(Enter), named(F(2))]          EditCell      edit_cell 8;
        [named(Down), ch('j')]               Down          down 0;
        [named(Up), ch('k')]                 Up            up 0;
        [named(Left), ch('h')]               Left          left 0;
        [named(Right), ch('l')]              Right         right 0;
        [named(PageDown)]                    PageDown      page_down 0;
        [named(PageUp)]                      PageUp        page_up 0;
        [named(Home)]                        Top           top 0;
        [named(End)]                         Bottom        bottom 0;
        [ch('x')]                            WholeCell     whole_cell 16;
        [ch('u')]                            UndoCell      undo_cell 18;
    }
    CaseOpinions {
        [named(Enter)]                       CaseAnswer    case_answer 8;
    }
    CaseProblems {
        [named(Enter)]                       CaseEdit      case_edit 8;
        [ch('d')]                            CaseWithdraw  case_withdraw 16;
        [ch('z')]                            CaseLedger    case_ledger 18;
    }
    Candidates {
        [named(Enter)]                       Whole         whole 10;
        [ch('y'), ch('a')]                   ChooseCandidate choose 12;
        [ch('m')]                            MarkAttention attention 14;
        [ch(' ')]                            Mark          mark 20;
        [ch('*')]                            MarkAll       mark_all 0;
        [ch('s')]                            Sort          sort 45;
    }
    Institutions {
        [named(Enter)]                       Whole         whole 10;
        [ch('a')]                            AddInstitution add_institution 12;
        [ch('w')]                            InstitutionWork institution_work 14;
        [ch('d')]                            InstitutionStanding institution_standing 16;
        [ch('s')]                            Sort          sort 45;
    }
    Entry {
        [named(Tab)]                         NextCell      next_cell 10;
        [named(BackTab)]                     PreviousCell  previous_cell 0;
        [named(Enter), named(F(2))]          EditCell      edit_cell 12;
        [named(Down), ch('j')]               Down          down 0;
        [named(Up), ch('k')]                 Up            up 0;
        [named(Left), ch('h')]               Left          left 0;
        [named(Right), ch('l')]              Right         right 0;
        [named(PageDown)]                    PageDown      page_down 0;
        [named(PageUp)]                      PageUp        page_up 0;
        [named(Home)]                        Top           top 0;
        [named(End)]                         Bottom        bottom 0;
        [named(Backspace), named(Delete)]    ClearCell     clear_cell 0;
        [ch('?'), named(F(1))]               Help          help 90;
        [ch(':'), ctrl('p')]                 Palette       palette 0;
        [ch('q'), named(Esc)]                Back          back 95;
    }
    EntryFilling {
        [ch('n'), named(F(3))]               NextMissing   next_missing 20;
        [ch('S'), named(F(10))]              Submit        submit 22;
        [ch('o')]                            Override      override_score 26;
        [ch('p')]                            PickPoints    pick_points 0;
        [ch('b')]                            Objective     objective 0;
        [ch('N')]                            NotApplicable not_applicable 0;
        [ch('w')]                            Problems      problems 28;
        [ch('m')]                            Measures      measures 30;
        [ch('g')]                            Achieved      achieved 0;
        [ch('a')]                            Attach        attach 32;
        [ch('A')]                            Evidence      evidence 0;
        [ch('v')]                            Remarks       remarks 0;
        [ch('u')]                            UndoCell      undo_cell 24;
        [ch('x')]                            WholeCell     whole_cell 0;
    }
    EntryJudging {
        [ch('y')]                            Pass          pass 10;
        [ch('r')]                            Return        return_target 12;
        [named(Enter)]                       WholeCell     whole_cell 24;
        [ch('n')]                            Next          next 18;
        [ch('p')]                            Previous      previous 20;
        [ch('u')]                            UndoJudgement undo_judgement 26;
        [ch('c')]                            SpotCheck     spot_check 28;
        [ch('D')]                            OpenProject   dossier 34;
        [ch('v')]                            Remarks       remarks 0;
        [ch('A')]                            Evidence      evidence 0;
        [ch('x')]                            WholeCell     whole_cell 0;
    }
    EntryTyping {
        [named(Enter), named(Down)]          CommitDown    commit_down 10;
        [named(Tab)]                         CommitNext    commit_next 20;
        [named(BackTab)]                     CommitPrevious commit_previous 0;
        [named(Up)]                          CommitUp      commit_up 0;
        [named(Esc)]                         GiveBack      give_back 95;
    }
    Help {
        [ch('j'), named(Down)]               Down          down 10;
        [ch('k'), named(Up)]                 Up            up 20;
        [named(PageDown), ch(' '), ctrl('d')] PageDown     page_down 30;
        [named(PageUp), ctrl('u')]           PageUp        page_up 0;
        [ch('q'), ch('?'), named(Esc), named(Enter)] Close close 95;
    }
    Palette {
        [named(Down), named(Tab)]            Down          down 0;
        [named(Up), named(BackTab)]          Up            up 0;
        [named(Enter)]                       Accept        accept 10;
        [named(Esc)]                         Close         close 95;
    }
    Confirm {
        [ch('y'), named(Enter)]              Accept        yes 10;
        [ch('n'), ch('q'), named(Esc)]       Close         no 95;
    }
    Menu {
        [ch('j'), named(Down)]               Down          down 0;
        [ch('k'), named(Up)]                 Up            up 0;
        [named(Enter), ch(' ')]              Accept        accept 10;
        [ch('q'), named(Esc)]                Close         close 95;
    }
    Whole {
        [ch('j'), named(Down)]               Down          down 10;
        [ch('k'), named(Up)]                 Up            up 20;
        [ch('q'), ch('x'), named(Esc), named(Enter)] Close close 95;
    }
    OfRow {
        [ch('j'), named(Down)]               Down          down 10;
        [ch('k'), named(Up)]                 Up            up 20;
        [ch('n')]                            Next          next 30;
        [ch('p')]                            Previous      previous 40;
        [ch('q'), ch('x'), named(Esc), named(Enter)] Close close 95;
    }
    Typing {
        [named(Enter)]                       Accept        accept 10;
        [named(Esc)]                         Close         cancel 95;
    }
    Writing {
        [ctrl('d')]                          Save          save 10;
        [named(Esc)]                         Close         cancel 95;
    }
    Filling {
        [named(Tab), named(Down)]            Down          next_line 10;
        [named(BackTab), named(Up)]          Up            previous_line 0;
        [named(Enter)]                       Accept        accept 20;
        [named(Esc)]                         Close         cancel 95;
    }
};

/// Keys that a text field takes for itself, for help to tell.
pub const FIELD_KEYS: [crossterm::event::KeyCode; 6] = [Left, Right, Home, End, Backspace, Delete];
