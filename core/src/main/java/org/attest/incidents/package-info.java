/// Incidents: in come claims, grouped by report; out come [Account]s (what one report says of one incident) and
/// [Incident]s (the accounts of all reports that belong together), each decision with its reasons. Start reading at
/// [Incident], then `AccountBuilder` and `Linker`.
@NullMarked
package org.attest.incidents;

import org.jspecify.annotations.NullMarked;
