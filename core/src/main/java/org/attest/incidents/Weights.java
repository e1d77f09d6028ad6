package org.attest.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.attest.incidents.Likeness.Feature;

/// The fitted weights of [Likeness], and how likely is likely enough.
///
/// @param join least probability at which two accounts that both know time and place are joined
/// @param joinWithGaps the same where one lacks time or place, and something beside them is shared
/// @param mean least mean probability over the accounts of two groups that are joined
/// @param open least probability at which it is left open that they are one
/// @param copied cosine of own words from which on two accounts share more than their subject
public record Weights(double[] byFeature, double join, double joinWithGaps, double mean, double open, double copied) {
    private static final String TABLE = "linking-weights.tsv";

    /// The weights that come with Attest.
    public static Weights load() {
        try (InputStream in = Weights.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the weights of linking must come with Attest; " + TABLE + " is missing. Build it anew");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the weights of linking must be readable: " + TABLE, e);
        }
    }

    private static Weights parse(String table) {
        Map<String, Double> values = new HashMap<>();
        for (String line : table.split("\n")) {
            String[] cells = line.split("\t");
            if (!line.startsWith("#") && cells.length > 1) {
                values.put(cells[0], Double.parseDouble(cells[1].strip()));
            }
        }
        double[] weights = new double[Feature.values().length];
        for (Feature feature : Feature.values()) {
            weights[feature.ordinal()] = need(values, feature.name().toLowerCase(java.util.Locale.ROOT));
        }
        return new Weights(
                weights,
                need(values, "threshold_join"),
                need(values, "threshold_join_with_gaps"),
                need(values, "threshold_mean"),
                need(values, "threshold_open"),
                need(values, "threshold_copied"));
    }

    private static double need(Map<String, Double> values, String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    TABLE + " must give a number for " + name + "; it has " + values.keySet() + ". Fit it anew");
        }
        return value;
    }

    double of(int feature) {
        return byFeature[feature];
    }
}
