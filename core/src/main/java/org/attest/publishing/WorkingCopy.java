package org.attest.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attest.claims.Claim;
import org.attest.ledger.Entry;
import org.attest.ledger.Fact;
import org.attest.ledger.View;

/// The files that show a ledger to the person who works with it: full precision, not for publication.
///
/// The same view gives the same bytes. Nothing here passes the release gate, and nothing needs to: releases are made
/// elsewhere, by a person.
public final class WorkingCopy {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// How much stands; what was taken back or merged has a line in the files and is not counted.
    public record Counts(int reports, int claims, int incidents, int relations, int refusals, int notices) {}

    private WorkingCopy() {}

    /// Writes all files into `folder`, which is made if need be, or leaves those that are there as they are.
    ///
    /// @throws IOException if the folder cannot be written; the last good set of files stays
    public static Counts write(View view, Path folder) throws IOException {
        return write(view, List.of(), folder);
    }

    /// The same, and the page shows for each incident when it was recorded and revised.
    ///
    /// @param entries of the ledger that the view is of
    public static Counts write(View view, List<Entry> entries, Path folder) throws IOException {
        Contents contents = new Contents(view);
        Map<String, List<ObjectNode>> lines = lines(contents);
        FileSet files = FileSet.in(folder);
        try {
            for (Map.Entry<String, List<ObjectNode>> file : lines.entrySet()) {
                files.write(file.getKey() + ".jsonl", text(file.getValue()));
            }
            // A line at a time: fifty thousand claims do not stand in memory as JSON.
            files.write("claims.jsonl", out -> {
                for (Claim claim : contents.claims()) {
                    out.append(text(ClaimLine.of(claim, contents))).append('\n');
                }
            });
            files.write("incidents.geojson", text(MapLayer.of(contents)) + "\n");
            files.write("index.html", out -> Page.write(new PageData(contents, new History(entries), lines), out));
            files.publish();
        } finally {
            files.discard();
        }
        return new Counts(
                contents.reports().size(),
                (int) contents.claims().stream()
                        .filter(claim -> !contents.isWithdrawn(claim))
                        .count(),
                contents.incidents().size(),
                size(lines, "relations"),
                size(lines, "refusals"),
                size(lines, "notices"));
    }

    /// By name of the file, without its ending; claims are written apart.
    private static Map<String, List<ObjectNode>> lines(Contents contents) {
        Map<String, List<ObjectNode>> lines = new LinkedHashMap<>();
        lines.put("reports", contents.reports().stream().map(ReportLine::of).toList());
        lines.put("incidents", incidents(contents));
        lines.put("relations", contents.byId(Fact.RelationFact.class, fact -> CheckLines.of(fact.relation())));
        lines.put("audits", contents.byId(Fact.AuditFact.class, fact -> CheckLines.of(fact.audit(), contents)));
        lines.put("norms", contents.byId(Fact.NormFact.class, fact -> CheckLines.of(fact.norm(), contents)));
        lines.put("trends", contents.byId(Fact.TrendFact.class, fact -> CheckLines.of(fact.trend(), contents)));
        lines.put("versions", contents.byId(Fact.RevisionFact.class, fact -> CheckLines.of(fact.revision())));
        lines.put("findings", FindingLine.all(contents));
        lines.put("actors", ActorLines.of(contents));
        lines.put("places", PlaceLines.of(contents));
        lines.put("notices", contents.byId(Fact.NoticeFact.class, fact -> CheckLines.of(fact.notice())));
        lines.put("refusals", contents.byId(Fact.RefusalFact.class, fact -> CheckLines.of(fact.refusal(), contents)));
        return lines;
    }

    /// Those that stand, those that became part of others and those that were taken back, by id.
    private static List<ObjectNode> incidents(Contents contents) {
        List<ObjectNode> lines = new ArrayList<>();
        contents.incidents().forEach(incident -> lines.add(IncidentLine.of(incident, contents)));
        contents.redirects().forEach((former, current) -> lines.add(IncidentLine.redirect(former, current)));
        contents.withdrawnIncidents().forEach(withdrawn -> lines.add(IncidentLine.tombstone(withdrawn)));
        lines.sort(Comparator.comparing(line -> line.path("id").textValue()));
        return lines;
    }

    private static int size(Map<String, List<ObjectNode>> lines, String file) {
        return lines.getOrDefault(file, List.of()).size();
    }

    private static String text(List<ObjectNode> lines) throws JsonProcessingException {
        StringBuilder text = new StringBuilder();
        for (ObjectNode line : lines) {
            text.append(text(line)).append('\n');
        }
        return text.toString();
    }

    static String text(JsonNode node) throws JsonProcessingException {
        return JSON.writeValueAsString(node);
    }
}
