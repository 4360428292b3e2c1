//! Roles to styles: the only place that names a colour or a border character.
//!
//! Never here: a background. People's terminals have their own.

use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// How many colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None: modifiers only.
    Mono,
    /// The sixteen every terminal has.
    Ansi16,
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)] // the names say it
pub enum Role {
    #[default]
    Text,
    Muted,
    Title,
    /// The frame of the pane in focus.
    Focus,
    Selected,
    Red,
    Yellow,
    Blue,
    Green,
    Key,
    Bad,
    Good,
    /// Second line of a chart.
    Expected,
}

/// How the terminal is to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Colours.
    pub depth: Depth,
    /// ASCII borders and charts, for terminals that draw box lines two columns wide.
    pub ascii: bool,
}

impl Look {
    /// From the environment: `NO_COLOR`, `TERM=dumb` and `JIXIAO_ASCII`, unless
    /// the call said otherwise.
    pub fn choose(color: Option<bool>, ascii: bool, env: impl Fn(&str) -> Option<String>) -> Look {
        let set = |name: &str| env(name).is_some_and(|v| !v.is_empty());
        let plain = set("NO_COLOR") || env("TERM").is_some_and(|t| t == "dumb");
        let depth = if color.unwrap_or(!plain) { Depth::Ansi16 } else { Depth::Mono };
        Look { depth, ascii: ascii || set("JIXIAO_ASCII") }
    }

    /// The style of a role. The modifier or the word alone tells it; colour repeats it.
    pub fn style(&self, role: Role) -> Style {
        let s = Style::new();
        let plain = match role {
            Role::Title | Role::Key | Role::Focus => s.add_modifier(Modifier::BOLD),
            Role::Selected => s.add_modifier(Modifier::REVERSED),
            Role::Bad => s.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            _ => s,
        };
        if self.depth == Depth::Mono {
            return plain;
        }
        match role {
            Role::Muted => plain.fg(Color::DarkGray),
            Role::Red | Role::Bad => plain.fg(Color::Red),
            Role::Yellow => plain.fg(Color::Yellow),
            Role::Blue | Role::Expected => plain.fg(Color::Cyan),
            Role::Green | Role::Good => plain.fg(Color::Green),
            _ => plain,
        }
    }

    /// Single lines, or their ASCII stand-ins.
    pub fn border(&self) -> border::Set<'static> {
        const ASCII: border::Set<'static> = border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        };
        if self.ascii { ASCII } else { border::PLAIN }
    }
}

/// A cell's style as the terminal is told it: one sequence from nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sgr {
    color: Option<u8>,
    bold: bool,
    underlined: bool,
    reversed: bool,
}

impl Sgr {
    /// Of a cell. Only what roles are made of is known here.
    pub fn of(cell: &Cell) -> Sgr {
        let color = match cell.fg {
            Color::Red => Some(31),
            Color::Green => Some(32),
            Color::Yellow => Some(33),
            Color::Cyan => Some(36),
            Color::DarkGray => Some(90),
            _ => None,
        };
        Sgr {
            color,
            bold: cell.modifier.contains(Modifier::BOLD),
            underlined: cell.modifier.contains(Modifier::UNDERLINED),
            reversed: cell.modifier.contains(Modifier::REVERSED),
        }
    }

    /// Tells the terminal.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(b"\x1b[")?;
        for (set, code) in [(self.bold, ";1"), (self.underlined, ";4"), (self.reversed, ";7")] {
            if set {
                out.write_all(code.as_bytes())?;
            }
        }
        if let Some(color) = self.color {
            write!(out, ";{color}")?;
        }
        out.write_all(b"m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(vars: &[(&str, &str)], color: Option<bool>, want: (Depth, bool)) {
        let env = |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_string());
        let look = Look::choose(color, false, env);
        assert_eq!((look.depth, look.ascii), want, "{vars:?}");
    }

    #[test]
    fn the_environment_decides() {
        check(&[("TERM", "xterm")], None, (Depth::Ansi16, false));
        check(&[("TERM", "linux")], None, (Depth::Ansi16, false));
        check(&[("TERM", "dumb")], None, (Depth::Mono, false));
        check(&[("NO_COLOR", "1")], None, (Depth::Mono, false));
        check(&[("NO_COLOR", "")], None, (Depth::Ansi16, false));
        check(&[("NO_COLOR", "1")], Some(true), (Depth::Ansi16, false));
        check(&[("JIXIAO_ASCII", "1")], Some(false), (Depth::Mono, true));
    }
}
