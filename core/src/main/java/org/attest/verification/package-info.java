/// Verification: in come claims and incidents; out come [Relation]s between claims, [Audit]s (questions across
/// reports),
/// [Refusal]s (what no report supports) and an [Assessment] of each incident that says what would change it. Start
/// reading at [Assessment].
@NullMarked
package org.attest.verification;

import org.jspecify.annotations.NullMarked;
