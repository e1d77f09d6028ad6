package org.attest.imagery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One image, or several bands taken together, as its metadata describe it.
///
/// @param id as the STAC item has it, or the first file's name
/// @param capture when the sensor looked
/// @param sensor platform as the metadata name it; empty if they don't
/// @param orbit empty for sensors without repeating orbits, and where metadata don't say
/// @param layers by name in lower case: `vv`, `vh`, `cloud_mask`, `cloud_probability`, `coherence`, or what the item
/// calls it
public record Scene(String id, Capture capture, String sensor, Optional<Orbit> orbit, Map<String, Layer> layers) {
    public Scene {
        layers = Map.copyOf(layers);
    }

    /// When the sensor looked, if that is known.
    public sealed interface Capture {
        /// A time, or the seconds that the look took.
        record At(Instant start, Instant end) implements Capture {
            public At {
                if (end.isBefore(start)) {
                    throw new IllegalArgumentException(
                            "a capture must not end before it starts; got " + start + "/" + end);
                }
            }
        }

        /// A date of release or of a mosaic says nothing of when the ground looked so.
        record Unknown(String why) implements Capture {}
    }

    /// A repeating track: only images of one have one viewing geometry.
    ///
    /// @param relative number of the track
    /// @param state `ascending`, `descending`, or empty
    public record Orbit(int relative, String state) {}

    /// @param location path of a file, or an https address
    /// @param decibels whether numbers are decibels, not power
    public record Layer(String location, boolean decibels) {}

    /// The time of capture; empty if it's unknown.
    public Optional<Instant> time() {
        return switch (capture) {
            case Capture.At at -> Optional.of(at.start());
            case Capture.Unknown _ -> Optional.empty();
        };
    }

    public boolean isRadar() {
        return layers.containsKey("vv") && layers.containsKey("vh");
    }
}
