//! Findings into messages.
//!
//! In: a [`Finding`] and its prose. Out: a [`Diagnostic`] that leads back to the source.
//! Deliberately absent: drawing it (`diagnostic`).

use super::finding::{Finding, Verdict};
use super::prose::Prose;
use crate::diagnostic::{Diagnostic, Severity};

/// Makes a finding a message.
#[must_use]
pub fn diagnostic(finding: &Finding, prose: &Prose) -> Diagnostic {
    let mut made = Diagnostic::new(finding.code, prose.span(&finding.figure), finding.message.clone());
    made.severity = match finding.verdict {
        Verdict::Wrong => finding.code.severity(),
        Verdict::Wording | Verdict::Rounding => finding.code.severity().max(Severity::Warning),
        Verdict::Advice => Severity::Advice,
    };
    for used in &finding.used {
        made = made.related(prose.span(&used.at), used.role.clone());
    }
    let claim = prose.words(&finding.claim).split_whitespace().collect::<Vec<_>>().join(" ");
    made.help(finding.remedy.clone()).evidence(claim, finding.expected.clone())
}
