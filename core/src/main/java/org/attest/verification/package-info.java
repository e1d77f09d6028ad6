/// Verification: in come claims, incidents and reports; out come [Relation]s between claims, [Audit]s (questions across
/// reports), [Refusal]s (what no report supports), [Revision]s of articles, counts for [Norm]s and [Trend]s, and an
/// [Assessment] of each incident and its claims that says what would change it. Start reading at [Assessment].
@NullMarked
package org.attest.verification;

import org.jspecify.annotations.NullMarked;
