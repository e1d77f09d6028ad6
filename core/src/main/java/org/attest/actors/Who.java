package org.attest.actors;

import java.util.Optional;

/// Who: one neutral name for the many that reports use. Loaded words of a source ("regime") stay in quotations.
///
/// @param name neutral, e.g. "Syrian military" for "the Assad regime's army"
/// @param kind what sort of body it is
/// @param country ISO 3166-1 alpha-2 of the state it belongs to, if it is a state's
public record Who(String name, Kind kind, Optional<String> country) {
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
        /// The United Nations and other international bodies, relief organisations.
        ORGANISATION,
        WITNESS,
        PERSON,
        /// "a source", "activists": said to exist, not named.
        UNNAMED
    }
}
