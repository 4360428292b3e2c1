//! The one thread that works on the store. Requests go in, answers come out.
//!
//! Never here: what a request does (see `desk`). A newer request of the same
//! slot makes an older one that only reads not worth answering.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::effect::{Request, Slot};
use super::msg::{Job, Msg, Reply, Trouble};

/// How often an idle thread looks whether another process wrote.
const LOOK: Duration = Duration::from_secs(2);
/// Ten times a second is enough for an eye and for a slow line.
const PROGRESS: Duration = Duration::from_millis(100);

/// What does the work; lives on the thread.
pub trait Desk {
    /// Does one request. `step` is told how far it is and says whether to go on.
    ///
    /// # Errors
    /// [`Trouble`] says why not.
    fn answer(&mut self, request: Request, step: &mut dyn FnMut(usize, usize) -> bool) -> Result<Reply, Trouble>;

    /// Whether another process wrote since the last look.
    fn moved(&mut self) -> bool;
}

/// Newest request of each slot, and up to which one is cancelled.
#[derive(Default)]
struct Newest([AtomicU64; Slot::COUNT], [AtomicU64; Slot::COUNT]);

impl Newest {
    fn stopped(&self, job: Job) -> bool {
        let at = job.slot as usize;
        let overtaken = job.slot.only_reads() && self.0[at].load(Ordering::Relaxed) > job.id;
        overtaken || self.1[at].load(Ordering::Relaxed) >= job.id
    }
}

/// The thread and the way to it.
pub struct Jobs {
    to: Option<Sender<(Job, Request)>>,
    newest: Arc<Newest>,
    thread: Option<JoinHandle<()>>,
}

impl Jobs {
    /// Starts the thread. The desk is made on it, so that the first frame does not wait.
    pub fn start<D: Desk>(desk: impl FnOnce() -> D + Send + 'static, out: Sender<Msg>) -> std::io::Result<Jobs> {
        let (to, from) = channel();
        let newest = Arc::new(Newest::default());
        let seen = Arc::clone(&newest);
        let work = move || serve(desk(), &from, &out, &seen);
        let thread = std::thread::Builder::new().name("store".into()).spawn(work)?;
        Ok(Jobs { to: Some(to), newest, thread: Some(thread) })
    }

    /// Hands over a request.
    pub fn run(&self, job: Job, request: Request) {
        self.newest.0[job.slot as usize].fetch_max(job.id, Ordering::Relaxed);
        if let Some(to) = &self.to {
            // The thread is gone only while the program leaves.
            let _ = to.send((job, request));
        }
    }

    /// Asks a job to stop; what it wrote is rolled back.
    pub fn cancel(&self, job: Job) {
        self.newest.1[job.slot as usize].fetch_max(job.id, Ordering::Relaxed);
    }
}

/// Finishes what is being written before the program leaves.
impl Drop for Jobs {
    fn drop(&mut self) {
        self.to = None;
        for slot in Slot::ALL.iter().filter(|s| !matches!(s, Slot::Write | Slot::Cell)) {
            self.newest.1[*slot as usize].store(u64::MAX, Ordering::Relaxed);
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(mut desk: impl Desk, from: &Receiver<(Job, Request)>, out: &Sender<Msg>, newest: &Newest) {
    let mut waiting = VecDeque::new();
    loop {
        let next = match waiting.pop_front() {
            Some(next) => Ok(next),
            None => from.recv_timeout(LOOK),
        };
        match next {
            Ok((job, request)) => {
                let reply = one(&mut desk, job, request, out, newest);
                if out.send(Msg::Answer(job, reply)).is_err() {
                    return;
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                if desk.moved() && out.send(Msg::Changed).is_err() {
                    return;
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
        waiting.extend(from.try_iter());
    }
}

fn one(desk: &mut impl Desk, job: Job, request: Request, out: &Sender<Msg>, newest: &Newest) -> Result<Reply, Trouble> {
    if newest.stopped(job) {
        return Err(Trouble::Cancelled);
    }
    let mut said = Instant::now();
    let mut step = |done, total| {
        if said.elapsed() >= PROGRESS {
            said = Instant::now();
            let _ = out.send(Msg::Progress(job, done, total));
        }
        !newest.stopped(job)
    };
    desk.answer(request, &mut step)
}
