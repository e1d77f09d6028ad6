package org.attest.imagery.simulation;

/// What to simulate.
///
/// @param size side of the square image in pixels of 10 m
/// @param buildings how many, as far as they fit
/// @param leastSide of a building in pixels
/// @param mostSide of a building in pixels
/// @param orbits relative orbits, each with its own brightness and dates
/// @param before looks of each orbit in the year before the event
/// @param after looks of each orbit in the 60 days after it
/// @param looks equivalent number of looks of the speckle; about 4.4 for Sentinel-1 GRD
/// @param seasonDb amplitude of the yearly course over open land; a built-up area has 15 % of it
/// @param wanderDb standard deviation of what rain and calibration add to the whole scene on a date
/// @param destroyed share of buildings that lose or gain about 3 dB; two thirds of them lose
/// @param damaged share of buildings that change by half as much
/// @param builtAnew share of the sites on which a building appears with the event, 3 dB brighter than its ground
public record SceneSpec(
        long seed,
        int size,
        int buildings,
        int leastSide,
        int mostSide,
        int orbits,
        int before,
        int after,
        double looks,
        double seasonDb,
        double wanderDb,
        double destroyed,
        double damaged,
        double builtAnew) {
    public SceneSpec {
        if (size < 64
                || size > 8192
                || leastSide < 1
                || mostSide < leastSide
                || orbits < 1
                || before < 3
                || after < 3) {
            throw new IllegalArgumentException(
                    "a scene must have 64 to 8192 pixels on a side, an orbit, and three looks before and after; got "
                            + "size %s, sides %s to %s, orbits %s, looks %s and %s"
                                    .formatted(size, leastSide, mostSide, orbits, before, after));
        }
    }

    /// 400 buildings of 10 to 60 m in 5 km x 5 km, 30 % destroyed, two orbits of 24 looks before and 6 after,
    /// without rain.
    public static SceneSpec standard(long seed) {
        return new SceneSpec(seed, 512, 400, 1, 6, 2, 24, 6, 4.4, 1.5, 0, 0.3, 0, 0);
    }

    public SceneSpec seed(long seed) {
        return new SceneSpec(
                seed, size, buildings, leastSide, mostSide, orbits, before, after, looks, seasonDb, wanderDb, destroyed,
                damaged, builtAnew);
    }

    public SceneSpec size(int size, int buildings) {
        return new SceneSpec(
                seed, size, buildings, leastSide, mostSide, orbits, before, after, looks, seasonDb, wanderDb, destroyed,
                damaged, builtAnew);
    }

    public SceneSpec sides(int least, int most) {
        return new SceneSpec(
                seed, size, buildings, least, most, orbits, before, after, looks, seasonDb, wanderDb, destroyed,
                damaged, builtAnew);
    }

    public SceneSpec orbits(int orbits) {
        return new SceneSpec(
                seed, size, buildings, leastSide, mostSide, orbits, before, after, looks, seasonDb, wanderDb, destroyed,
                damaged, builtAnew);
    }

    public SceneSpec dates(int before, int after) {
        return new SceneSpec(
                seed, size, buildings, leastSide, mostSide, orbits, before, after, looks, seasonDb, wanderDb, destroyed,
                damaged, builtAnew);
    }

    public SceneSpec wander(double decibels) {
        return new SceneSpec(
                seed, size, buildings, leastSide, mostSide, orbits, before, after, looks, seasonDb, decibels, destroyed,
                damaged, builtAnew);
    }

    public SceneSpec damage(double destroyed, double damaged, double builtAnew) {
        return new SceneSpec(
                seed, size, buildings, leastSide, mostSide, orbits, before, after, looks, seasonDb, wanderDb, destroyed,
                damaged, builtAnew);
    }
}
