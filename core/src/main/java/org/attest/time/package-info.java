/// Time: in come a reading and what is known of the publication; out come [Times], each an interval with its basis or
/// an
/// honest "unknown". Start reading at [When], then `TimeResolver`.
@NullMarked
package org.attest.time;

import org.jspecify.annotations.NullMarked;
