/// What radar backscatter says of change, with its false-alarm rate.
///
/// In come [Looks], the images of one relative orbit at a time, and the pixels of buildings; out comes for each
/// building
/// how unlikely its change is where nothing happened. Start with [ChangeTest]; its parts are [LeeFilter], [Moments],
/// [NormalScore], [PlaceboNull]. [Published] reproduces a published method for comparison, [Omnibus] and [Coherence]
/// are
/// tests of their own.
@NullMarked
package org.attest.imagery.sar;

import org.jspecify.annotations.NullMarked;
