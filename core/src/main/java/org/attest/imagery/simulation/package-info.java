/// A town seen by a simulated radar, for tests and for trying things out. Nothing that is measured on it says how well
/// the real thing is read: say "simulated" wherever a figure from here is quoted.
///
/// In comes a [SceneSpec]; out come a [SimulatedTown], its images as [org.attest.imagery.sar.Looks], and the same as
/// files
/// by [SceneFiles].
@NullMarked
package org.attest.imagery.simulation;

import org.jspecify.annotations.NullMarked;
