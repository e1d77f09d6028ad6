package org.attest.actors;

import java.util.Optional;

/// Who: one neutral name for the many that reports use. Loaded words of a source ("regime") stay in quotations.
///
/// Two are equal if reports speak of one and the same body: "the IDF" and "Israeli jets" are both the Israeli military.
///
/// @param name neutral, e.g. "Syrian military" for "the Assad regime's army"
/// @param kind what sort of body it is
/// @param country ISO 3166-1 alpha-2 of the state it belongs to, if it is a state's; an independent paper has none
public record Who(String name, Kind kind, Optional<String> country) {
    public Who {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor must have a name; got \"" + name + "\" of kind " + kind);
        }
    }

    public enum Kind {
        STATE,
        /// An army, air force or ministry of defence.
        MILITARY,
        /// Any other part of a state: a ministry, police, a spokesman's office.
        OFFICIAL,
        ARMED_GROUP,
        /// News agencies, papers, broadcasters, state media.
        OUTLET,
        /// Those who count and document: a human-rights group, an observatory.
        MONITOR,
        /// Those who take or analyse satellite pictures, and the pictures themselves.
        IMAGERY,
        /// The United Nations and other international bodies, relief organisations, companies.
        ORGANISATION,
        WITNESS,
        PERSON,
        /// "a source", "activists": said to exist, not named.
        UNNAMED
    }

    /// Whether the two are one body or belong to one state. Says nothing of alliances: Hezbollah and Iran are two
    /// sides.
    public boolean sameSide(Who other) {
        return equals(other) || country.isPresent() && country.equals(other.country);
    }

    /// `Syrian military (MILITARY, SY)`
    public String brief() {
        return name + " (" + kind + country.map(code -> ", " + code).orElse("") + ")";
    }
}
