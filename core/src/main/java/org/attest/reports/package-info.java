/// Reports: in come files, folders and JSON Lines; out come [Report]s, whose spans everything later points into, and
/// [Notice]s for what could not be read. Start reading at `ReportReader`.
@NullMarked
package org.attest.reports;

import org.jspecify.annotations.NullMarked;
