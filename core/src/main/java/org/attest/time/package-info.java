/// Time: in come a reading and what is known of the publication; out come [Times], each an interval with its basis or
/// an honest "unknown". Start reading at [When], then [TimeResolver]; [WhenLogic] reckons with times, [Edtf] writes
/// them.
///
/// Notices: `time.no-anchor` (words count from a publication that is unknown), `time.weekday-mismatch` (weekday and
/// date
/// disagree), `time.after-publication` (a past that lies ahead), `time.count-mismatch` (a war is not as old as the
/// report
/// says), `time.conflict-ambiguous` (it could be two wars), `time.anchors-disagree` (what dates a report contradicts
/// itself), `time.impossible-date` (31 April), `time.other-calendar`
/// (1445 AH),
/// `time.other-script` (much of the text is not in Latin letters).
@NullMarked
package org.attest.time;

import org.jspecify.annotations.NullMarked;
