package org.attest.imagery.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.raster.RasterException;
import org.attest.imagery.sar.Band;
import org.attest.imagery.sar.Looks;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// A town with what happens to its buildings, and its radar images. The same [SceneSpec] gives the same town.
///
/// Backscatter, in dB: built-up ground -7 (VV) and -14 (VH), open land -12 and -19, both with texture of 0.85; a
/// building 3
/// and 2 brighter; each orbit off by about 1. Speckle is gamma distributed. These follow what is published of
/// Sentinel-1
/// over towns, roughly; real towns have corners, layover and cars, and this one has none.
public final class SimulatedTown {
    /// Where the town lies: nowhere in particular, in the UTM zone of the central Mediterranean Sea.
    private static final Grid GRID = Grid.northUp(300_000, 3_900_000, 10, 32634);

    /// The event: all looks "before" are in the year before it.
    public static final Instant EVENT = Instant.parse("2021-01-01T00:00:00Z");

    private static final double DROP_DB = 3;

    /// What becomes of a building.
    public enum State {
        DESTROYED,
        DAMAGED,
        INTACT,
        BUILT_ANEW
    }

    /// @param vvDb what the event adds to VV; VH gets 80 % of it
    public record Building(int x, int y, int width, int height, State state, double vvDb) {}

    private final SceneSpec spec;
    private final List<Building> buildings = new ArrayList<>();
    /// Without speckle, season and orbit, by band, in dB.
    private final float[][] base;
    /// What the event adds, in dB, to VV.
    private final float[] change;
    private final boolean[] urban;

    public SimulatedTown(SceneSpec spec) {
        this.spec = spec;
        SplittableRandom random = new SplittableRandom(spec.seed());
        int n = spec.size() * spec.size();
        float[] lay = blurred(random.split(), 40);
        float[] sorted = lay.clone();
        Arrays.sort(sorted);
        float limit = sorted[(int) (0.35 * n)];
        urban = new boolean[n];
        for (int i = 0; i < n; i++) {
            urban[i] = lay[i] > limit;
        }
        base = new float[][] {ground(random.split(), -7, -12), ground(random.split(), -14, -19)};
        change = new float[n];
        build(random.split());
    }

    private float[] ground(SplittableRandom random, float town, float land) {
        float[] texture = blurred(random, 2);
        float[] out = new float[texture.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (urban[i] ? town : land) + 0.85F * texture[i];
        }
        return out;
    }

    private void build(SplittableRandom random) {
        int size = spec.size();
        boolean[] taken = new boolean[size * size];
        for (int attempt = 0; attempt < 30 * spec.buildings() && buildings.size() < spec.buildings(); attempt++) {
            int w = random.nextInt(spec.leastSide(), spec.mostSide() + 1);
            int h = random.nextInt(spec.leastSide(), spec.mostSide() + 1);
            int x = random.nextInt(16, size - 16 - w);
            int y = random.nextInt(16, size - 16 - h);
            if (isFree(taken, x, y, w, h)) {
                Building building = fate(random, x, y, w, h);
                buildings.add(building);
                place(building, taken);
            }
        }
    }

    /// A building stands on built-up ground, 50 m from the next.
    private boolean isFree(boolean[] taken, int x, int y, int w, int h) {
        int size = spec.size();
        for (int r = y - 6; r < y + h + 6; r++) {
            for (int c = x - 6; c < x + w + 6; c++) {
                boolean inside = r >= y && r < y + h && c >= x && c < x + w;
                if (taken[r * size + c] || inside && !urban[r * size + c]) {
                    return false;
                }
            }
        }
        return true;
    }

    private Building fate(SplittableRandom random, int x, int y, int w, int h) {
        double chance = random.nextDouble();
        double size = Math.abs(random.nextGaussian(DROP_DB, 1));
        // Most lose the double bounce between wall and ground; some turn into rubble, which scatters more.
        double sign = random.nextDouble() < 0.65 ? -1 : 1;
        if (chance < spec.destroyed()) {
            return new Building(x, y, w, h, State.DESTROYED, sign * size);
        }
        if (chance < spec.destroyed() + spec.damaged()) {
            return new Building(x, y, w, h, State.DAMAGED, sign * size / 2);
        }
        if (chance < spec.destroyed() + spec.damaged() + spec.builtAnew()) {
            return new Building(x, y, w, h, State.BUILT_ANEW, DROP_DB);
        }
        return new Building(x, y, w, h, State.INTACT, 0);
    }

    private void place(Building building, boolean[] taken) {
        for (int r = building.y - 1; r < building.y + building.height + 1; r++) {
            for (int c = building.x - 1; c < building.x + building.width + 1; c++) {
                int i = r * spec.size() + c;
                taken[i] = true;
                if (r >= building.y
                        && r < building.y + building.height
                        && c >= building.x
                        && c < building.x + building.width) {
                    if (building.state != State.BUILT_ANEW) {
                        base[0][i] += 3;
                        base[1][i] += 2;
                    }
                    change[i] = (float) building.vvDb;
                }
            }
        }
    }

    /// Gaussian noise smoothed over about `sigma` pixels, brought back to mean 0 and standard deviation 1.
    private float[] blurred(SplittableRandom random, double sigma) {
        int size = spec.size();
        float[] image = new float[size * size];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) random.nextGaussian();
        }
        // Three means of this width are nearly a Gaussian.
        int reach = (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
        for (int pass = 0; pass < 3; pass++) {
            for (int line = 0; line < size; line++) {
                mean(image, line * size, 1, reach);
            }
            for (int line = 0; line < size; line++) {
                mean(image, line, size, reach);
            }
        }
        double sum = 0;
        double squares = 0;
        for (float value : image) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / image.length;
        double deviation = Math.sqrt(squares / image.length - mean * mean);
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) ((image[i] - mean) / deviation);
        }
        return image;
    }

    private void mean(float[] image, int start, int step, int reach) {
        int n = spec.size();
        double[] sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + image[start + i * step];
        }
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(n, i + reach + 1);
            image[start + i * step] = (float) ((sums[to] - sums[from]) / (to - from));
        }
    }

    public SceneSpec spec() {
        return spec;
    }

    public Grid grid() {
        return GRID;
    }

    /// Those that stand before or after the event.
    public List<Building> buildings() {
        return List.copyOf(buildings);
    }

    /// The buildings' outlines, in their order: `building-1` is the first.
    public List<Footprint> footprints() throws RasterException {
        Projection projection = Projection.of(GRID.epsg().orElseThrow());
        GeometryFactory geometry = new GeometryFactory();
        List<Footprint> footprints = new ArrayList<>();
        for (Building building : buildings) {
            Coordinate[] ring = new Coordinate[5];
            for (int corner = 0; corner < 5; corner++) {
                double column = building.x + (corner % 4 == 1 || corner % 4 == 2 ? building.width : 0);
                double row = building.y + (corner % 4 >= 2 ? building.height : 0);
                double[] at = projection.unproject(GRID.easting(column, row), GRID.northing(column, row));
                ring[corner] = new Coordinate(at[0], at[1]);
            }
            footprints.add(new Footprint(
                    "building-" + (footprints.size() + 1),
                    geometry.createPolygon(ring),
                    100.0 * building.width * building.height));
        }
        return footprints;
    }

    /// The images of all orbits.
    public List<Looks> orbits() {
        List<Looks> orbits = new ArrayList<>();
        for (int o = 0; o < spec.orbits(); o++) {
            orbits.add(new Orbit(new SplittableRandom(spec.seed() * 1000 + o + 1)));
        }
        return orbits;
    }

    private final class Orbit implements Looks {
        private final List<Instant> times = new ArrayList<>();
        /// By band and look: what this orbit and this date add, in dB; and where its speckle starts.
        private final double[][] offset;

        private final long[][] seeds;

        Orbit(SplittableRandom random) {
            double[] days = new double[spec.before() + spec.after()];
            for (int i = 0; i < days.length; i++) {
                days[i] = i < spec.before() ? random.nextDouble(-365, -1) : random.nextDouble(1, 60);
            }
            Arrays.sort(days);
            offset = new double[Band.values().length][days.length];
            seeds = new long[Band.values().length][days.length];
            for (double day : days) {
                times.add(EVENT.plus((long) (day * 86_400), ChronoUnit.SECONDS));
            }
            for (int band = 0; band < offset.length; band++) {
                double orbit = random.nextGaussian();
                for (int i = 0; i < days.length; i++) {
                    offset[band][i] = orbit + spec.wanderDb() * random.nextGaussian();
                    seeds[band][i] = random.nextLong();
                }
            }
        }

        @Override
        public List<Instant> times() {
            return List.copyOf(times);
        }

        @Override
        public int before() {
            return spec.before();
        }

        @Override
        public int width() {
            return spec.size();
        }

        @Override
        public int height() {
            return spec.size();
        }

        @Override
        public int rowsAtOnce() {
            return 64;
        }

        @Override
        public void read(int look, Band band, int firstRow, int rows, float[] into, int start) {
            int size = spec.size();
            double days = ChronoUnit.SECONDS.between(EVENT, times.get(look)) / 86_400.0;
            double season = spec.seasonDb() * Math.sin(2 * Math.PI * days / 365 + 0.3);
            double event = look < spec.before() ? 0 : band == Band.VV ? 1 : 0.8;
            float[] ground = base[band.ordinal()];
            for (int row = firstRow; row < firstRow + rows; row++) {
                Gamma speckle = new Gamma(new SplittableRandom(mixed(seeds[band.ordinal()][look], row)), spec.looks());
                for (int column = 0; column < size; column++) {
                    int i = row * size + column;
                    double decibels = ground[i]
                            + offset[band.ordinal()][look]
                            + (urban[i] ? 0.15 : 1) * season
                            + event * change[i];
                    into[start + (row - firstRow) * size + column] =
                            (float) (Math.exp(decibels * Math.log(10) / 10) * speckle.next());
                }
            }
        }

        /// A seed for each row, so that rows can be made without those above. SplittableRandom goes on by
        /// adding a constant:
        /// seeds that differ by a multiple of it would give each row the numbers of the one above, shifted.
        private static long mixed(long seed, int row) {
            long mixed = seed ^ row * 0xD134_2543_DE82_EF95L;
            mixed = (mixed ^ mixed >>> 32) * 0xDABA_0B6E_B093_22E3L;
            return mixed ^ mixed >>> 29;
        }
    }
}
