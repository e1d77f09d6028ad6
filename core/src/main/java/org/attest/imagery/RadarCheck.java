package org.attest.imagery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.FootprintPixels;
import org.attest.imagery.building.Reason;
import org.attest.imagery.building.Registration;
import org.attest.imagery.building.Verdict;
import org.attest.imagery.raster.GeoTiff;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.raster.Web;
import org.attest.imagery.raster.Window;
import org.attest.imagery.sar.Band;
import org.attest.imagery.sar.ChangeTest;
import org.attest.imagery.sar.Coherence;
import org.attest.imagery.sar.LeeFilter;
import org.attest.imagery.sar.Looks;

/// Sets radar scenes against an interval in which something is said to have happened: for each building its coverage,
/// and a
/// verdict with the rate at which it would be wrong where nothing changed, or the reason why there is none.
public final class RadarCheck {
    /// Of 10 m radar: a smaller building has too few pixels of its own to be told from its neighbours.
    public static final double LEAST_AREA = 400;

    /// A smaller one is at most "possible".
    public static final double CERTAIN_AREA = 1_000;

    /// The share of unchanged buildings that are called changed.
    public static final double ALARM_RATE = 0.01;

    /// The share that are called changed or possibly so.
    public static final double POSSIBLE_RATE = 0.05;

    /// Fewer looks on a side make no test.
    private static final int LEAST_LOOKS = 3;

    /// Enough for hundreds of buildings in a town.
    private static final int REGISTRATION_PIXELS = 500_000;

    private RadarCheck() {}

    /// The question.
    ///
    /// @param begin first instant at which the event can have happened
    /// @param end first instant by which it must be over
    /// @param widestGap between looks before and after; see [Coverage#of]
    public record Question(List<Footprint> footprints, Instant begin, Instant end, Duration widestGap) {
        public Question {
            footprints = List.copyOf(footprints);
            if (!begin.isBefore(end)) {
                throw new IllegalArgumentException("an interval must begin before it ends; got " + begin + "/" + end);
            }
        }
    }

    /// @param reasons why there's no verdict, or no better one; empty if there's a full one
    /// @param change what was measured; empty where nothing could be
    /// @param timing how the time of the change stands to that of the event; empty where no change is seen
    /// @param coherence how it fell across the event, where the user gave rasters of it
    /// @param pixels those that the footprint covers, in the images that lie on their common grid; empty where
    /// nothing
    /// was
    ///     measured
    public record Answer(
            Footprint footprint,
            Coverage coverage,
            Verdict verdict,
            List<Reason> reasons,
            Optional<ChangeTest.Change> change,
            Optional<DateWindow.Agreement> timing,
            Optional<Coherence.Drop> coherence,
            Optional<Window> pixels) {
        public Answer {
            reasons = List.copyOf(reasons);
        }

        static Answer none(Footprint footprint, Coverage coverage, List<Reason> reasons) {
            return new Answer(
                    footprint,
                    coverage,
                    Verdict.CANNOT_SAY,
                    reasons,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /// @param answers one for each footprint, in their order
    /// @param registration of map and image; empty if nothing was measured
    /// @param statistics of the test; empty if there was none
    /// @param notices what was left out and why, each beginning with a stable code
    public record Report(
            List<Answer> answers,
            Optional<Registration> registration,
            Optional<ChangeTest.Result> statistics,
            List<String> notices) {
        public Report {
            answers = List.copyOf(answers);
            notices = List.copyOf(notices);
        }
    }

    /// The same of scenes in files.
    public static Report run(List<Scene> scenes, Question question) throws IOException {
        return run(scenes, question, Web.NONE);
    }

    /// Looks at the scenes' metadata, and at their pixels where a test is possible.
    public static Report run(List<Scene> scenes, Question question, Web web) throws IOException {
        List<String> notices = new ArrayList<>();
        List<Scene> radar = scenes.stream()
                .filter(Scene::isRadar)
                .filter(scene -> scene.time().isPresent())
                .toList();
        boolean undated = scenes.stream()
                .anyMatch(scene -> scene.isRadar() && scene.time().isEmpty());
        Coverage coverage = Coverage.of(
                radar.stream().map(RadarCheck::look).toList(), question.begin(), question.end(), question.widestGap());
        List<Reason> reasons = new ArrayList<>(coverage.reasons());
        if (undated && !reasons.isEmpty()) {
            reasons.add(Reason.DATE_UNKNOWN);
        }
        Map<Integer, List<Scene>> orbits = orbits(radar, question, notices);
        if (orbits.isEmpty() && reasons.isEmpty()) {
            reasons.add(
                    radar.stream().anyMatch(scene -> scene.orbit().isEmpty())
                            ? Reason.GEOMETRY_MIXED
                            : Reason.NOT_SEPARABLE);
        }
        if (orbits.isEmpty() || reasons.stream().anyMatch(reason -> reason != Reason.GAP_TOO_WIDE)) {
            return untested(question, coverage, reasons, notices);
        }
        return tested(scenes, orbits, question, coverage, reasons, notices, web);
    }

    private static Coverage.Look look(Scene scene) {
        return switch (scene.capture()) {
            case Scene.Capture.At at -> new Coverage.Look(at.start(), at.end(), false);
            case Scene.Capture.Unknown unknown -> throw new IllegalStateException(unknown.why());
        };
    }

    /// The scenes of each orbit that has enough before and after, in order of time. Those whose orbit isn't known
    /// join none.
    private static Map<Integer, List<Scene>> orbits(List<Scene> radar, Question question, List<String> notices) {
        Map<Integer, List<Scene>> orbits = new TreeMap<>();
        long unknown = 0;
        for (Scene scene : radar) {
            if (scene.orbit().isPresent()) {
                orbits.computeIfAbsent(scene.orbit().get().relative(), _ -> new ArrayList<>())
                        .add(scene);
            } else {
                unknown++;
            }
        }
        if (unknown > 0) {
            notices.add(
                    "imagery.orbit-unknown: a radar scene must name its relative orbit; %s do not and are left out. Add sat:relative_orbit or the column orbit"
                            .formatted(unknown));
        }
        orbits.entrySet().removeIf(orbit -> {
            long before = before(orbit.getValue(), question).size();
            long after = after(orbit.getValue(), question).size();
            boolean few = before < LEAST_LOOKS || after < LEAST_LOOKS;
            if (few) {
                notices.add(
                        "imagery.few-looks: an orbit must have %s looks before and after; orbit %s has %s and %s and is left out"
                                .formatted(LEAST_LOOKS, orbit.getKey(), before, after));
            }
            return few;
        });
        orbits.values()
                .forEach(list ->
                        list.sort(Comparator.comparing(scene -> scene.time().orElseThrow())));
        return orbits;
    }

    private static List<Scene> before(List<Scene> scenes, Question question) {
        return scenes.stream()
                .filter(s -> !s.time().orElseThrow().isAfter(question.begin()))
                .toList();
    }

    private static List<Scene> after(List<Scene> scenes, Question question) {
        return scenes.stream()
                .filter(s -> !s.time().orElseThrow().isBefore(question.end()))
                .toList();
    }

    private static Report untested(Question question, Coverage coverage, List<Reason> reasons, List<String> notices) {
        return new Report(
                question.footprints().stream()
                        .map(f -> Answer.none(f, coverage, reasons))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                notices);
    }

    private static Report tested(
            List<Scene> scenes,
            Map<Integer, List<Scene>> orbits,
            Question question,
            Coverage coverage,
            List<Reason> reasons,
            List<String> notices,
            Web web)
            throws IOException {
        Scene first = orbits.values().iterator().next().getFirst();
        Grid grid;
        int width;
        int height;
        int block;
        try (GeoTiff file = RasterLooks.open(RasterLooks.layer(first, Band.VV).location(), web)) {
            Optional<Grid> own = file.grid().filter(g -> g.epsg().isPresent());
            if (own.isEmpty()) {
                throw new IOException("an image must say where it lies, with an EPSG code; got none in " + file.name()
                        + ". Add its projection");
            }
            grid = own.get();
            width = file.image().width();
            height = file.image().height();
            block = file.image().blockHeight();
        }
        Projection projection = Projection.of(grid.epsg().orElseThrow());
        Optional<Window> window = window(question.footprints(), grid, projection, width, height, block);
        if (window.isEmpty()) {
            notices.add("imagery.outside: footprints must lie in the images; none does in " + first.id());
            return untested(question, coverage, List.of(Reason.NO_IMAGE_BEFORE, Reason.NO_IMAGE_AFTER), notices);
        }
        Grid part = shifted(grid, window.get());
        FootprintPixels pixels = FootprintPixels.of(
                question.footprints(),
                part,
                projection,
                window.get().width(),
                window.get().height(),
                1);
        List<RasterLooks> looks = new ArrayList<>();
        try {
            for (List<Scene> orbit : orbits.values()) {
                looks.add(RasterLooks.open(before(orbit, question), after(orbit, question), grid, window.get(), web));
            }
            Registration registration = Registration.of(meanBefore(looks.getFirst()), pixels);
            ChangeTest.Result result = ChangeTest.run(new ArrayList<>(looks), pixels);
            List<Optional<Coherence.Drop>> coherence = CoherenceDrops.of(scenes, question, web);
            List<Reason> all = new ArrayList<>(reasons);
            if (registration.isOff()) {
                all.add(Reason.MISREGISTERED);
            }
            List<Answer> answers = new ArrayList<>();
            for (int f = 0; f < pixels.footprints(); f++) {
                answers.add(answer(
                        question.footprints().get(f),
                        question,
                        coverage,
                        result,
                        result.changes().get(f),
                        all,
                        coherence.get(f),
                        pixels.box(f, window.get())));
            }
            return new Report(answers, Optional.of(registration), Optional.of(result), notices);
        } catch (RasterLooks.MixedGridException e) {
            notices.add("imagery.geometry-mixed: " + e.getMessage());
            return untested(question, coverage, List.of(Reason.GEOMETRY_MIXED), notices);
        } finally {
            for (RasterLooks one : looks) {
                one.close();
            }
        }
    }

    private static Answer answer(
            Footprint footprint,
            Question question,
            Coverage coverage,
            ChangeTest.Result result,
            ChangeTest.Change change,
            List<Reason> shared,
            Optional<Coherence.Drop> coherence,
            Optional<Window> box) {
        List<Reason> reasons = new ArrayList<>(shared);
        if (Double.isNaN(change.vv()) && Double.isNaN(change.vh())) {
            // Outside the images, or too few of them have a value there; which side lacks them isn't kept.
            reasons.add(Reason.NO_IMAGE_BEFORE);
            reasons.add(Reason.NO_IMAGE_AFTER);
            return Answer.none(footprint, coverage, reasons);
        }
        if (footprint.areaSquareMetres() < LEAST_AREA) {
            reasons.add(Reason.TOO_SMALL);
        }
        // Without a p there was no false event to measure against.
        if (result.leastRate() > ALARM_RATE || Double.isNaN(change.p())) {
            reasons.add(Reason.NOT_SEPARABLE);
        }
        // A wide gap leaves open when, not whether.
        boolean asked = reasons.stream().allMatch(reason -> reason == Reason.GAP_TOO_WIDE);
        Verdict verdict = asked ? verdict(footprint, change, coherence) : Verdict.CANNOT_SAY;
        Optional<DateWindow.Agreement> timing = verdict == Verdict.DAMAGED || verdict == Verdict.POSSIBLE
                ? timing(change, coverage, question)
                : Optional.empty();
        return new Answer(footprint, coverage, verdict, reasons, Optional.of(change), timing, coherence, box);
    }

    /// Of the interval that the series itself gives, which may lie wholly before or after the event; or of the last
    /// look
    /// before and the first after, which never does.
    private static Optional<DateWindow.Agreement> timing(
            ChangeTest.Change change, Coverage coverage, Question question) {
        return change.changed()
                .or(() -> coverage.lastClearBefore()
                        .flatMap(last -> coverage.firstClearAfter().map(first -> new ChangeTest.Between(last, first))))
                .map(between -> DateWindow.Agreement.of(
                        between.after(), between.before(), question.begin(), question.end(), question.widestGap()));
    }

    /// Radar tells change from none, not how much of a building stands: it never says "destroyed".
    ///
    /// Coherence makes a possible change a certain one, never none a possible one: the stated rates are those of
    /// backscatter, to which this adds at most 1 % of 5 %.
    private static Verdict verdict(Footprint footprint, ChangeTest.Change change, Optional<Coherence.Drop> coherence) {
        if (change.p() > POSSIBLE_RATE) {
            return Verdict.NO_VISIBLE_DAMAGE;
        }
        boolean certain = change.p() <= ALARM_RATE
                || coherence.filter(Coherence.Drop::isRare).isPresent();
        return certain && footprint.areaSquareMetres() >= CERTAIN_AREA ? Verdict.DAMAGED : Verdict.POSSIBLE;
    }

    /// The part of an image that holds all footprints that lie in it, with room for registration; from a row of
    /// blocks on.
    private static Optional<Window> window(
            List<Footprint> footprints, Grid grid, Projection projection, int width, int height, int block) {
        double left = width;
        double right = 0;
        double top = height;
        double bottom = 0;
        for (Footprint footprint : footprints) {
            for (var at : footprint.outline().getCoordinates()) {
                double[] xy = projection.project(at.x, at.y);
                double column = grid.column(xy[0], xy[1]);
                double row = grid.row(xy[0], xy[1]);
                if (column >= 0 && row >= 0 && column <= width && row <= height) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
            }
        }
        if (left >= right || top >= bottom) {
            return Optional.empty();
        }
        int room = Registration.REACH + 2;
        int x = (int) Math.max(0, left - room);
        int y = (int) Math.max(0, top - room) / block * block;
        return Optional.of(new Window(
                x, y, (int) Math.min(width, right + room + 1) - x, (int) Math.min(height, bottom + room + 1) - y));
    }

    private static Grid shifted(Grid grid, Window window) {
        return new Grid(
                grid.easting(window.x(), window.y()),
                grid.xx(),
                grid.xy(),
                grid.northing(window.x(), window.y()),
                grid.yx(),
                grid.yy(),
                grid.epsg(),
                grid.residualPixels());
    }

    /// Mean log backscatter of up to five looks before, over as many rows in the middle as tell where the buildings
    /// are.
    private static double[] meanBefore(Looks looks) throws IOException {
        int n = Math.min(5, looks.before());
        int width = looks.width();
        int rows = Math.min(looks.height(), Math.max(256, REGISTRATION_PIXELS / width));
        int from = (looks.height() - rows) / 2;
        double[] mean = new double[width * looks.height()];
        Arrays.fill(mean, Double.NaN);
        Arrays.fill(mean, from * width, (from + rows) * width, 0);
        float[] image = new float[width * rows];
        for (int look = 0; look < n; look++) {
            looks.read(look, Band.VV, from, rows, image, 0);
            double[] smooth = LeeFilter.filter(image, width, rows);
            for (int i = 0; i < smooth.length; i++) {
                mean[from * width + i] += Math.log(smooth[i]) / n;
            }
        }
        return mean;
    }

    /// How many buildings have each verdict.
    public static Map<Verdict, Long> counts(Report report) {
        return report.answers().stream()
                .collect(Collectors.groupingBy(Answer::verdict, TreeMap::new, Collectors.counting()));
    }
}
