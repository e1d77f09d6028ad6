/// Claims: in come a reading and what its times, places and actors mean; out come [Claim]s, one for each holder,
/// stance,
/// proposition and subject. Start reading at [Claim], then `ClaimExtractor`.
@NullMarked
package org.attest.claims;

import org.jspecify.annotations.NullMarked;
