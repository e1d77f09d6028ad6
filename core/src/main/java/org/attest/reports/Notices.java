package org.attest.reports;

import java.util.Optional;
import java.util.function.Consumer;

/// Where this room puts its notices.
///
/// @param to gets each notice as it arises
record Notices(Consumer<Notice> to) {
    /// @param about id of the report, or the name of the file
    /// @param code what follows `reports.`
    void tell(String about, String code, String detail) {
        to.accept(new Notice("reports", "reports." + code, Optional.of(about), Optional.empty(), detail));
    }
}
