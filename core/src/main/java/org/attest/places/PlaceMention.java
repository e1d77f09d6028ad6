package org.attest.places;

import org.attest.reports.Span;

/// One place name of a report and what the sentence does with it.
///
/// @param span the name with the noun that belongs to it ("the T4 base", "Damascus airport", "northwest Syria")
public record PlaceMention(Span span, Where where, Use use) {
    public enum Use {
        /// Something is said to be or to happen there: "at the T4 base", "on the Damascus airport", "struck
        /// Homs".
        SITE,
        /// It only helps to find another place: "al-Safira, 21 km southeast of **Aleppo**", "near the city of
        /// **Aleppo**" after a name.
        REFERENCE,
        /// It only holds another place: "the T4 base in **Homs province**", "Mayadeen, in eastern **Syria**".
        CONTAINER,
        /// Something came from or over it: "missiles coming from the **al-Tanf** region".
        ORIGIN,
        /// It stands for a government, an army or people: "**Damascus** said", "**Syria**'s military", "pushing
        /// **Tehran** to".
        ACTOR
    }
}
