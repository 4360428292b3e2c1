//! Where things stand at a window's size. Pure, so that `update` and `view`
//! agree on how many rows are in sight before anything is drawn.
//!
//! Never here: drawing.

use ratatui::layout::Rect;

/// The smallest window that is drawn.
pub const LEAST: (u16, u16) = (80, 24);
/// From here on four panes stand side by side.
const WIDE: (u16, u16) = (120, 30);

/// Lines that every page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Areas {
    pub title: Rect,
    /// A line that says how old the data is; empty when it need not.
    pub banner: Rect,
    pub body: Rect,
    pub footer: Rect,
}

/// Splits a window.
pub fn areas(size: Rect, banner: bool) -> Areas {
    let line = |y: u16| Rect { y, height: 1.min(size.height), ..size };
    let top = 1 + u16::from(banner);
    Areas {
        title: line(size.y),
        banner: Rect { y: size.y + 1, height: u16::from(banner), ..size },
        body: Rect { y: size.y + top, height: size.height.saturating_sub(top + 1), ..size },
        footer: line(size.bottom().saturating_sub(1)),
    }
}

/// Whether a window is too small to draw in.
pub fn too_small(size: Rect) -> bool {
    size.width < LEAST.0 || size.height < LEAST.1
}

/// Where the panes of the workstation stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panes {
    /// All four in sight: projects, alerts, evaluation, rectification.
    Four([Rect; 4]),
    /// Projects above, one of the other three below.
    Two([Rect; 2]),
}

/// Splits the body of the workstation.
pub fn panes(body: Rect) -> Panes {
    if body.width >= WIDE.0 && body.height + 2 >= WIDE.1 {
        let left = (u32::from(body.width) * 76 / 120) as u16;
        let right = Rect { x: body.x + left, width: body.width - left, ..body };
        let alerts = body.height * 12 / 29;
        let evaluations = (body.height - alerts).div_ceil(2);
        let part = |y: u16, height: u16| Rect { y: right.y + y, height, ..right };
        Panes::Four([
            Rect { width: left, ..body },
            part(0, alerts),
            part(alerts, evaluations),
            part(alerts + evaluations, body.height - alerts - evaluations),
        ])
    } else {
        let upper = body.height * 13 / 22;
        let lower = Rect { y: body.y + upper, height: body.height - upper, ..body };
        Panes::Two([Rect { height: upper, ..body }, lower])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_window_stacks_as_drawn() {
        let a = areas(Rect::new(0, 0, 80, 24), false);
        let Panes::Two([upper, lower]) = panes(a.body) else { panic!("stacked") };
        assert_eq!((upper.y, upper.height, lower.y, lower.height), (1, 13, 14, 9));
        assert_eq!(a.footer.y, 23);
    }

    #[test]
    fn the_large_window_has_four() {
        let Panes::Four(p) = panes(areas(Rect::new(0, 0, 120, 31), false).body) else { panic!("four") };
        assert_eq!((p[0].width, p[1].width), (76, 44));
        assert_eq!(p.map(|r| r.height), [29, 12, 9, 8]);
    }

    #[test]
    fn no_size_breaks_the_split() {
        for w in 0..130 {
            for h in 0..45 {
                let size = Rect::new(0, 0, w, h);
                let a = areas(size, h % 2 == 0);
                let _ = panes(a.body);
            }
        }
    }
}
