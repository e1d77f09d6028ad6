package org.attest.actors;

import org.attest.reports.Span;

/// @param span the name or description, without what follows it ("the regime's military")
public record ActorMention(Span span, Who who) {}
