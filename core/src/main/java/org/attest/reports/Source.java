package org.attest.reports;

import java.time.LocalDate;
import java.util.Optional;

/// Where a report came from, as its file or its metadata say. What they do not say is empty, and stays empty.
///
/// @param path the file, as the user named it
/// @param externalId the id that the user's own data gives it
/// @param published the day of publication with where we have it from; never guessed from a file's date
public record Source(
        String path,
        Optional<String> externalId,
        Optional<String> url,
        Optional<String> title,
        Optional<String> outlet,
        Optional<Published> published) {

    /// @param date the local date of publication
    /// @param basis `metadata`, `--published`, `meta:NAME` of an HTML page
    public record Published(LocalDate date, String basis) {}

    public static Source of(String path) {
        return new Source(
                path, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
