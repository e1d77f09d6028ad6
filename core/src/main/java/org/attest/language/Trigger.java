package org.attest.language;

import org.attest.reports.Span;

/// The word that names an act or its effect.
///
/// @param label what family of words it belongs to
/// @param lemma its dictionary form ("strike", "shoot down")
/// @param noun whether it is a noun ("the strike") rather than a verb ("struck")
/// @param passive whether what stands before the verb undergoes the act ("the depot was hit")
/// @param clause the clause it stands in
public record Trigger(Label label, String lemma, boolean noun, boolean passive, Span span, Span clause) {
    public enum Label {
        /// From the air, by whatever carries it.
        AIRSTRIKE,
        MISSILE,
        DRONE,
        SHELLING,
        BOMBING,
        CLASH,
        EXPLOSION,
        /// "attack", "strike", "raid", "hit", "target": an act whose means the word does not give.
        ATTACK,
        INTERCEPTION,
        DESTROY,
        DAMAGE,
        KILL,
        INJURE,
        MISSING
    }
}
