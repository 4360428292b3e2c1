//! Why a thing was not done, in terms the reader can act on.

use crate::domain::date::Date;
use crate::domain::monitor::setting::BadSetting;
use crate::exchange::record::FileFault;
use crate::service::alerts::AlertFault;
use crate::service::evaluation::EvaluationFault;
use crate::service::idle::IdleFault;
use crate::service::key::KeyFault;
use crate::service::key_evaluation::KeyEvaluationFault;
use crate::service::monitor::MonitorFault;
use crate::service::rectification::RectifyFault;
use crate::service::target::TargetFault;
use crate::store::StoreError;

/// Why a thing was not done. `present::fault` says it in words.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The store.
    #[error(transparent)]
    Store(StoreError),
    /// A foreign file.
    #[error("{file}: {fault}")]
    File {
        /// As the operator named it.
        file: String,
        /// What is wrong with it.
        fault: FileFault,
    },
    /// Several foreign files, each as the operator named it, with what is wrong with it.
    #[error("{} files", .0.len())]
    Files(Vec<(String, FileFault)>),
    /// What was said of a header is not `HEADER=MEANING`, or the meaning is no column.
    #[error("column {0}")]
    Column(String),
    /// A threshold.
    #[error("setting {key}")]
    Setting {
        /// As the operator wrote it.
        key: String,
        /// What is wrong with it.
        bad: BadSetting,
    },
    /// What is set apart for some needs a reason and a last day.
    #[error("apart")]
    ApartIncomplete,
    /// A TOML file of settings.
    #[error("toml: {0}")]
    Toml(String),
    /// The store holds nothing yet.
    #[error("empty store")]
    EmptyStore,
    /// The store has no such budget year.
    #[error("no year {0}")]
    NoYear(i16),
    /// No project of that code in the year.
    #[error("no project {code} in {year}")]
    NoProject {
        /// As asked for.
        code: String,
        /// In which year.
        year: i16,
    },
    /// No such department on the day.
    #[error("no department {0}")]
    NoDepartment(String),
    /// No such batch.
    #[error("no batch {0}")]
    NoBatch(i64),
    /// The batch was taken back before.
    #[error("batch {0} already undone")]
    AlreadyUndone(i64),
    /// `--strict`, and so many rows would have been set aside.
    #[error("strict")]
    Strict(Box<crate::service::import::Imported>),
    /// A text that must say something is empty.
    #[error("empty text")]
    EmptyText,
    /// A file to be written stands there already.
    #[error("exists: {0}")]
    Exists(String),
    /// Writing a file failed.
    #[error("{file}: {why}")]
    Write {
        /// Which.
        file: String,
        /// What the system said.
        why: String,
    },
    /// Alerts or letters.
    #[error(transparent)]
    Alert(AlertFault),
    /// A target.
    #[error(transparent)]
    Target(TargetFault),
    /// A self-evaluation.
    #[error(transparent)]
    Evaluation(EvaluationFault),
    /// Idle money.
    #[error(transparent)]
    Idle(IdleFault),
    /// The list of key projects.
    #[error(transparent)]
    Key(KeyFault),
    /// A key evaluation.
    #[error(transparent)]
    KeyEvaluation(KeyEvaluationFault),
    /// Two days to be compared stand the wrong way round.
    #[error("{from} after {to}")]
    DaysCrossed {
        /// The first.
        from: Date,
        /// The second.
        to: Date,
    },
    /// A monitoring round or a form in it.
    #[error(transparent)]
    Monitor(MonitorFault),
    /// The end of the cycle.
    #[error(transparent)]
    Results(crate::service::ResultsFault),
    /// A finding.
    #[error(transparent)]
    Rectify(RectifyFault),
    /// Stopped by the operator; nothing was changed.
    #[error("cancelled")]
    Cancelled,
}

impl From<StoreError> for Fault {
    fn from(e: StoreError) -> Fault {
        match e {
            StoreError::Cancelled => Fault::Cancelled,
            other => Fault::Store(other),
        }
    }
}
