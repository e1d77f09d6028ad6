package org.attest.claims;

import java.util.Locale;

/// What a claim speaks of.
public enum About {
    OCCURRENCE,
    INTERCEPTION,
    DAMAGE,
    CASUALTIES,
    RESPONSIBILITY,
    WEAPON,
    MOTIVE,
    /// What an actor usually does ("seldom comments").
    NORM,
    /// How things develop over many incidents ("have escalated since April").
    TREND,
    OTHER;

    /// As written in files: lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
