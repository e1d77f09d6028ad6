package org.attest.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.attest.reports.Text;

/// Facts of every kind with anything in them that their records allow, read off the records themselves: a component
/// that
/// somebody adds is covered at once.
///
/// Ids are few, so that facts meet, replace and withdraw one another.
public final class AnyFact {
    private static final Set<String> IDS = Set.of(
            "id",
            "report",
            "claim",
            "older",
            "newer",
            "a",
            "b",
            "subject",
            "ofId",
            "code",
            "incident",
            "incidents",
            "claims",
            "accounts",
            "others");

    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "\"quoted\" \\ back",
            "line\nbreak\r\n\ttab",
            "قصف على حلب",
            "обстрел",
            "🚀 after the first emoji",
            "\u0000\u0001\u001f\u007f\u2028",
            "half a pair \ud83d here",
            "\udc00",
            "{\"type\":\"found\"}");

    private final Random random;

    private AnyFact(Random random) {
        this.random = random;
    }

    public static Arbitrary<Fact> facts() {
        return Arbitraries.randomValue(random -> new AnyFact(random).fact());
    }

    public static Arbitrary<List<Fact>> lists() {
        return facts().list().ofMaxSize(12);
    }

    private Fact fact() {
        Class<?>[] kinds = Fact.class.getPermittedSubclasses();
        return (Fact) make(kinds[random.nextInt(kinds.length)], "");
    }

    private Object make(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return random.nextBoolean() ? Optional.empty() : Optional.of(make(element, name));
            }
            if (generic.getRawType() == List.class) {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(make(element, name));
                }
                return list;
            }
            if (generic.getRawType() == Map.class) {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    map.put(make(element, name), make(generic.getActualTypeArguments()[1], name));
                }
                return map;
            }
        }
        return makeOne((Class<?>) type, name);
    }

    private Object makeOne(Class<?> type, String name) {
        if (type == String.class) {
            return name.equals("ofKind")
                    ? List.of("report", "claim", "account", "relation").get(random.nextInt(4))
                    : IDS.contains(name) ? "id" + random.nextInt(3) : pick(TEXTS);
        } else if (type == int.class || type == Integer.class) {
            return random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(1000);
        } else if (type == double.class) {
            return pick(List.of(0.0, -0.0, 1.0, 0.1 + 0.2, 1e-9, 36.2, Double.NaN, random.nextDouble() * 100));
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(40_000));
        } else if (type == MonthDay.class) {
            return pick(List.of(MonthDay.of(2, 29), MonthDay.of(9, 11), MonthDay.of(12, 31)));
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(3) * 1_000_001L);
        } else if (type == ZoneId.class) {
            return ZoneId.of(pick(List.of("Asia/Damascus", "Z", "+03:30", "UTC+2")));
        } else if (type == Text.class) {
            return new Text("id" + random.nextInt(3), pick(TEXTS));
        } else if (type.isEnum()) {
            return pick(Arrays.asList(type.getEnumConstants()));
        } else if (type.isSealed()) {
            return makeOne(pick(Arrays.asList(type.getPermittedSubclasses())), name);
        } else if (type.isRecord()) {
            return makeRecord(type);
        }
        throw new IllegalStateException("AnyFact must know how to make every component; got " + type);
    }

    /// Tries until the record's own checks let it through.
    private Object makeRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        while (true) {
            Object[] values = Arrays.stream(components)
                    .map(c -> make(c.getGenericType(), c.getName()))
                    .toArray();
            try {
                return type.getDeclaredConstructor(types).newInstance(values);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException)) {
                    throw new IllegalStateException(e);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
