package org.attest.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attest.imagery.DateWindow;
import org.attest.imagery.building.Reason;
import org.attest.imagery.building.Verdict;
import org.attest.imagery.raster.Window;
import org.attest.imagery.sar.ChangeTest;
import org.attest.imagery.sar.Coherence;

/// What images show of one building at an incident, beside the claims that it is set against. Never what caused it:
/// that
/// comes from a claim, with its source.
///
/// @param footprint as the file of buildings names it
/// @param reasons why there's no verdict, or no better one; at least one for [Verdict#CANNOT_SAY]
/// @param claims ids of the incident's claims of damage, or of its occurrence where nobody claims damage
/// @param sensors as the scenes name them; `simulated` for scenes that aren't of a real place
/// @param looksBefore how many images before the incident
/// @param looksAfter how many after it
/// @param lastBefore the last clear one before
/// @param firstAfter the first clear one after
/// @param pixels those that the building covers, in the grid of these scenes
/// @param measure what the verdict rests on
/// @param timing how the time of the change stands to the incident's
/// @param changed between which looks it changed
/// @param coherence how it fell across the incident, where rasters of it were given
public record Finding(
        String incident,
        String footprint,
        double areaSquareMetres,
        Verdict verdict,
        int looksBefore,
        int looksAfter,
        List<Reason> reasons,
        List<String> claims,
        List<String> sensors,
        Optional<Look> lastBefore,
        Optional<Look> firstAfter,
        Optional<Window> pixels,
        Optional<Measure> measure,
        Optional<DateWindow.Agreement> timing,
        Optional<ChangeTest.Between> changed,
        Optional<Coherence.Drop> coherence) {
    public Finding {
        if (verdict == Verdict.CANNOT_SAY && reasons.isEmpty()) {
            throw new IllegalArgumentException(
                    "a finding that cannot say must have a reason; got none for " + footprint);
        }
        reasons = List.copyOf(reasons);
        claims = List.copyOf(claims);
        sensors = List.copyOf(sensors);
    }

    /// An image: its id in its catalogue, and when the sensor looked.
    public record Look(String scene, Instant time) {}

    /// See [ChangeTest.Change].
    ///
    /// @param vv mean signed z of VV: negative where backscatter fell
    /// @param vh the same of VH
    /// @param score the larger |z|, in units of its spread where nothing changed
    /// @param falseAlarmRate share of unchanged buildings that score as much
    public record Measure(double vv, double vh, double score, double falseAlarmRate) {}
}
