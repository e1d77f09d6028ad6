package org.attest.eval.muc;

import java.util.Arrays;
import java.util.Optional;

/// A slot of MUC-4's templates that is filled with words of the text.
public enum Slot {
    PERP_IND("PerpInd", "PERP: INDIVIDUAL ID", "individual"),
    PERP_ORG("PerpOrg", "PERP: ORGANIZATION ID", "organisation"),
    TARGET("Target", "PHYS TGT: ID", "physical target"),
    VICTIM("Victim", "HUM TGT: NAME", "human target"),
    /// Victims without a name, whom the score leaves out.
    DESCRIPTION("Description", "HUM TGT: DESCRIPTION", "human target"),
    WEAPON("Weapon", "INCIDENT: INSTRUMENT ID", "instrument");

    private final String word;
    private final String key;
    private final String filler;

    Slot(String word, String key, String filler) {
        this.word = word;
        this.key = key;
        this.filler = filler;
    }

    /// As published scores call it.
    public String word() {
        return word;
    }

    /// Its label in the reader's layer of fillers, [org.attest.models.Layer#FILLER].
    public String filler() {
        return filler;
    }

    public boolean isScored() {
        return this != DESCRIPTION;
    }

    static Optional<Slot> ofKey(String key) {
        return Arrays.stream(values()).filter(slot -> slot.key.equals(key)).findFirst();
    }
}
