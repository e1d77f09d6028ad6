/// What pixels say of a place; knows nothing of claims.
///
/// In come scenes, a folder of images with what is known of each; footprints of buildings; and the interval in which
/// something is said to have happened. Out come [Coverage], the looks before and after and the interval in which a
/// change
/// must lie, and for radar a [org.attest.imagery.building.Verdict] for each building, or the
/// [org.attest.imagery.building.Reason] why there is none. Start with [SceneFolder], then [RadarCheck].
@NullMarked
package org.attest.imagery;

import org.jspecify.annotations.NullMarked;
