package org.attest.imagery.building;

/// What images show of a building. Never what caused it: that comes from a claim, with its source.
public enum Verdict {
    DESTROYED,
    DAMAGED,
    POSSIBLE,
    /// Not the same as undamaged: walls may stand around burnt rooms, and radar sees little of a roof.
    NO_VISIBLE_DAMAGE,
    /// Always with a [Reason].
    CANNOT_SAY
}
