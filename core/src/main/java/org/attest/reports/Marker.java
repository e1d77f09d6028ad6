package org.attest.reports;

/// What an outlet says of an article's own history.
public enum Marker {
    UPDATED,
    CORRECTED
}
