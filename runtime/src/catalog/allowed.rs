//! What `allow_lints` names is there.

use crate::catalog::findings::Findings;
use crate::catalog::index::Index;
use crate::catalog::lint_name::AllowedLint;

/// Finds what is allowed of codes that there are not.
pub(crate) const fn check(allowed: &[AllowedLint], index: &Index, findings: &mut Findings) {
    let mut rest = allowed;
    while let [first, others @ ..] = rest {
        if let Some(code) = first.code {
            if index.find(code).is_none() {
                if let Some(text) = findings.add() {
                    text.and("`allow_lints` names the code `").and(code).and(
                        "`, and no error of this catalog has it; mend the code, or leave it out",
                    );
                }
            }
        }
        rest = others;
    }
}
