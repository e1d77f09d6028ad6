package org.attest.incidents;

import java.util.Locale;

/// Kinds of incident, named by what was done.
public enum IncidentType {
    AIRSTRIKE,
    MISSILE_STRIKE,
    DRONE_STRIKE,
    SHELLING,
    BOMBING,
    ARMED_CLASH,
    EXPLOSION,
    OTHER;

    /// As written in files: `missile strike`.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
