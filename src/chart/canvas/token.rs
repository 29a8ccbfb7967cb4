//! Colours and kinds of text by name: what a drawing may say about its looks.
//!
//! In: nothing. Out: [`Token`], the colours that a chart may use, each with a CSS class and a reserved colour by
//! which it passes through plotters; [`Role`], the kinds of text, each with its size.
//! Deliberately absent: any real colour. The theme's style sheet owns those (see `palette`).

use plotters::style::RGBColor;
use plotters_backend::BackendColor;

/// What a mark or a text stands for, which the theme gives a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    /// The first entity of the site: dark blue in the council's theme.
    S1,
    /// The second entity.
    S2,
    /// The third entity.
    S3,
    /// The fourth entity; there are never more hues in one drawing.
    S4,
    /// What the others are compared with: a quieter tone, so that it recedes.
    Benchmark,
    /// Context around a highlighted mark.
    Quiet,
    /// A part that is neither one side nor the other, such as the neutral answer.
    Neutral,
    /// The softer step of the first hue, for the milder answer on its side.
    S1Soft,
    /// The softer step of the third hue.
    S3Soft,
    /// The lowest of five classes of values: the shade nearest to the page.
    Q1,
    /// The second class.
    Q2,
    /// The third class.
    Q3,
    /// The fourth class.
    Q4,
    /// The highest class.
    Q5,
    /// A target, drawn as a dashed line.
    Target,
    /// Grid lines.
    Grid,
    /// Axes and their ticks.
    Axis,
    /// Ordinary text.
    Ink,
    /// Text that recedes: labels of axes, notes.
    Muted,
    /// The page itself: gaps between parts, text upon a dark part.
    Page,
}

/// The red and green parts of every reserved colour; the blue part is the token's number.
const RESERVED: (u8, u8) = (0xCA, 0xD0);

impl Token {
    /// Every token with its CSS class, in the order of their numbers.
    pub const ALL: [(Self, &'static str); 20] = [
        (Self::S1, "c-s1"),
        (Self::S2, "c-s2"),
        (Self::S3, "c-s3"),
        (Self::S4, "c-s4"),
        (Self::Benchmark, "c-benchmark"),
        (Self::Quiet, "c-quiet"),
        (Self::Neutral, "c-neutral"),
        (Self::S1Soft, "c-s1-soft"),
        (Self::S3Soft, "c-s3-soft"),
        (Self::Q1, "c-q1"),
        (Self::Q2, "c-q2"),
        (Self::Q3, "c-q3"),
        (Self::Q4, "c-q4"),
        (Self::Q5, "c-q5"),
        (Self::Target, "c-target"),
        (Self::Grid, "c-grid"),
        (Self::Axis, "c-axis"),
        (Self::Ink, "c-ink"),
        (Self::Muted, "c-muted"),
        (Self::Page, "c-page"),
    ];

    /// The hues in the order in which a site gives them to its entities.
    pub const HUES: [Self; 4] = [Self::S1, Self::S2, Self::S3, Self::S4];

    /// The CSS class that carries the token in a drawing.
    #[must_use]
    pub fn class(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("", |(_, class)| class)
    }

    /// The style sheet's custom property with the token's colour for marks, without its dashes.
    #[must_use]
    pub fn property(self) -> &'static str {
        match self {
            Self::Ink => "text",
            _ => self.class().trim_start_matches("c-"),
        }
    }

    /// The custom property with the token's colour for words, or for words inside its own mark.
    #[must_use]
    pub fn text_property(self, inside: bool) -> String {
        match self {
            _ if inside => format!("on-{}", self.property()),
            Self::S1Soft => "s1-text".to_owned(),
            Self::S3Soft => "s3-text".to_owned(),
            Self::Neutral => "muted".to_owned(),
            Self::Target | Self::Ink => "text".to_owned(),
            Self::Grid | Self::Axis | Self::Muted | Self::Page => self.property().to_owned(),
            _ => format!("{}-text", self.property()),
        }
    }

    /// The colour by which the token passes through plotters.
    #[must_use]
    pub fn reserved(self) -> RGBColor {
        RGBColor(RESERVED.0, RESERVED.1, self as u8)
    }

    /// The token of a reserved colour; any other colour, and any transparency, has none.
    #[must_use]
    pub fn of(colour: BackendColor) -> Option<Self> {
        let (red, green, number) = colour.rgb;
        let opaque = colour.alpha >= 1.0;
        let entry = Self::ALL.get(usize::from(number)).filter(|_| opaque && (red, green) == RESERVED);
        entry.map(|(token, _)| *token)
    }

    /// Whether it is a shade of a class, which has an outline because the lowest is near to the page.
    #[must_use]
    pub fn is_shade(self) -> bool {
        matches!(self, Self::Q1 | Self::Q2 | Self::Q3 | Self::Q4 | Self::Q5)
    }

    /// Whether marks of this token are scenery, over which a text may lie.
    #[must_use]
    pub fn is_scenery(self) -> bool {
        matches!(self, Self::Grid | Self::Axis)
    }
}

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A label of an axis.
    Tick,
    /// A value or the name of a category.
    Value,
    /// A value or a name that stands out.
    Strong,
    /// A remark, such as what is missing and why.
    Note,
    /// The title of a panel.
    Heading,
    /// A value inside its own mark.
    Inside,
    /// A name in bold inside its own mark.
    InsideStrong,
}

/// What the style sheet says of a role, which the measuring of text must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleStyle {
    /// The role.
    pub role: Role,
    /// The CSS class.
    pub class: &'static str,
    /// Size in CSS pixels at the drawing's natural width.
    pub size: u16,
    /// Whether the text is bold.
    pub bold: bool,
}

/// The sizes of text, in the order of the roles; a test compares them with the theme's style sheet.
pub const ROLES: [RoleStyle; 7] = [
    RoleStyle { role: Role::Tick, class: "c-tick", size: 13, bold: false },
    RoleStyle { role: Role::Value, class: "c-value", size: 14, bold: false },
    RoleStyle { role: Role::Strong, class: "c-strong", size: 14, bold: true },
    RoleStyle { role: Role::Note, class: "c-note", size: 13, bold: false },
    RoleStyle { role: Role::Heading, class: "c-heading", size: 15, bold: true },
    RoleStyle { role: Role::Inside, class: "c-inside", size: 13, bold: false },
    RoleStyle { role: Role::InsideStrong, class: "c-inside-strong", size: 13, bold: true },
];

impl Role {
    /// What the style sheet says of this role.
    #[must_use]
    pub fn style(self) -> RoleStyle {
        let fallback = RoleStyle { role: self, class: "", size: 14, bold: false };
        ROLES.get(self as usize).copied().unwrap_or(fallback)
    }

    /// Whether text of this role lies inside a mark on purpose.
    #[must_use]
    pub fn is_inside(self) -> bool {
        matches!(self, Self::Inside | Self::InsideStrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::style::Color;

    #[test]
    fn every_token_comes_back_from_its_reserved_colour() {
        for (token, class) in Token::ALL {
            assert_eq!(Token::of(token.reserved().to_backend_color()), Some(token));
            assert_eq!(token.class(), class);
        }
    }

    #[test]
    fn every_role_comes_back_from_its_style() {
        for style in ROLES {
            assert_eq!(style.role.style(), style);
        }
    }

    #[test]
    fn a_raw_or_transparent_colour_is_no_token() {
        assert_eq!(Token::of(plotters::style::RED.to_backend_color()), None);
        assert_eq!(Token::of(RGBColor(0xCA, 0xD0, 20).to_backend_color()), None);
        assert_eq!(Token::of(Token::S1.reserved().mix(0.5).to_backend_color()), None);
    }
}
