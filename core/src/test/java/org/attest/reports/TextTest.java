package org.attest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void spansCountAnEmojiOnce() {
        Text text = new Text("r", "🔥 mill");

        Span span = text.span(3, 7);

        assertEquals("[2,6)", span.brief());
        assertEquals("mill", text.quote(span));
    }

    @Test
    void aSpanOfAnotherReportIsRefused() {
        Text text = new Text("r", "mill");

        assertThrows(IllegalArgumentException.class, () -> text.quote(new Span("s", 0, 2)));
        assertThrows(IllegalArgumentException.class, () -> text.quote(new Span("r", 0, 5)));
    }

    @Property
    void offsetsAgreeWithCountingFromTheStart(@ForAll String value) {
        Text text = new Text("r", value);

        assertEquals(value.codePointCount(0, value.length()), text.length());
        for (int i = 0; i <= text.length(); i++) {
            assertEquals(value.offsetByCodePoints(0, i), text.offset(i));
        }
    }
}
