/// Time: in come a reading and what is known of the publication; out come [Times], each an interval with its basis or
/// an honest "unknown". Start reading at [When], then [TimeResolver]; [WhenLogic] reckons with times, [Edtf] writes
/// them.
///
/// Notices: `time.no-anchor` (words count from a publication that is unknown), `time.weekday-mismatch` (weekday and
/// date
/// disagree), `time.after-publication` (a past that lies ahead), `time.count-mismatch` (a war is not as old as the
/// report
/// says), `time.conflict-ambiguous` (it could be two wars).
@NullMarked
package org.attest.time;

import org.jspecify.annotations.NullMarked;
