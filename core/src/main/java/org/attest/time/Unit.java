package org.attest.time;

import java.time.LocalDate;

/// Units that news counts in, and how loosely it counts: "two weeks ago" is 14 days back, give or take three.
///
/// The tolerances are conventions of this project: days are meant exactly below a week; a week is half a week loose; a
/// month ten days; a year half a year. "Two weeks ago" as 11 to 17 days is the reading of the model article's gold.
enum Unit {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    NIGHT,
    WEEK,
    WEEKEND,
    FORTNIGHT,
    MONTH,
    YEAR,
    DECADE,
    QUARTER,
    CENTURY;

    /// How many whole days `least` to `most` of this unit can mean when counted from an event.
    TimeExpression.DaysFrom loosely(int least, int most) {
        return switch (this) {
            case SECOND, MINUTE -> new TimeExpression.DaysFrom(0, most >= 60 ? 1 : 0);
            case HOUR -> new TimeExpression.DaysFrom(least / 24, (most + 23) / 24);
            case DAY, NIGHT -> new TimeExpression.DaysFrom(least - slack(least), most + slack(most));
            case WEEK, WEEKEND -> new TimeExpression.DaysFrom(7 * least - 3, 7 * most + 3);
            case FORTNIGHT -> new TimeExpression.DaysFrom(14 * least - 3, 14 * most + 3);
            case MONTH -> new TimeExpression.DaysFrom(30 * least - 10, 31 * most + 10);
            case YEAR -> new TimeExpression.DaysFrom(365 * least - 183, 366 * most + 183);
            case DECADE -> new TimeExpression.DaysFrom(3652 * least - 1096, 3653 * most + 1096);
            case QUARTER -> new TimeExpression.DaysFrom(90 * least - 30, 92 * most + 30);
            case CENTURY -> new TimeExpression.DaysFrom(36524 * least - 10_957, 36525 * most + 10_957);
        };
    }

    private static int slack(int days) {
        return days < 7 ? 0 : days < 14 ? 1 : days < 30 ? 2 : days / 10;
    }

    /// The days that lie `least` to `most` of this unit before (or, if `sign` is +1, after) `day`.
    Days from(LocalDate day, int least, int most, int sign) {
        if (this == MONTH || this == YEAR) {
            LocalDate near = day.plusMonths((long) sign * least * (this == YEAR ? 12 : 1));
            LocalDate far = day.plusMonths((long) sign * most * (this == YEAR ? 12 : 1));
            int slack = this == YEAR ? 183 : 10;
            return sign < 0
                    ? new Days(far.minusDays(slack), Days.earlier(near.plusDays(slack), day))
                    : new Days(Days.later(near.minusDays(slack), day), far.plusDays(slack));
        }
        TimeExpression.DaysFrom loosely = loosely(least, most);
        return sign < 0
                ? new Days(day.minusDays(loosely.most()), day.minusDays(loosely.least()))
                : new Days(day.plusDays(loosely.least()), day.plusDays(loosely.most()));
    }

    /// `count` of this unit before `day`, exactly; after it, if `count` is negative.
    LocalDate back(LocalDate day, int count) {
        return switch (this) {
            case SECOND, MINUTE -> day;
            case HOUR -> day.minusDays(Integer.signum(count) * Math.ceilDiv(Math.abs(count), 24));
            case DAY, NIGHT -> day.minusDays(count);
            case WEEK, WEEKEND -> day.minusWeeks(count);
            case FORTNIGHT -> day.minusWeeks(2L * count);
            case MONTH -> day.minusMonths(count);
            case YEAR -> day.minusYears(count);
            case DECADE -> day.minusYears(10L * count);
            case QUARTER -> day.minusMonths(3L * count);
            case CENTURY -> day.minusYears(100L * count);
        };
    }

    boolean shorterThanDay() {
        return this == SECOND || this == MINUTE || this == HOUR;
    }

    When.Precision precision() {
        return switch (this) {
            case SECOND, MINUTE, HOUR, DAY, NIGHT -> When.Precision.DAYS;
            case WEEK, WEEKEND, FORTNIGHT -> When.Precision.WEEK;
            case MONTH, QUARTER -> When.Precision.MONTH;
            case YEAR, DECADE, CENTURY -> When.Precision.YEAR;
        };
    }

    /// What a bare plural stands for: "days ago" is two to six of them.
    int[] several() {
        return switch (this) {
            case SECOND, MINUTE -> new int[] {2, 59};
            case HOUR -> new int[] {1, 23};
            case DAY, NIGHT -> new int[] {2, 6};
            case WEEK, WEEKEND, FORTNIGHT -> new int[] {2, 6};
            case MONTH -> new int[] {2, 11};
            case YEAR -> new int[] {2, 9};
            case DECADE, QUARTER -> new int[] {2, 5};
            case CENTURY -> new int[] {2, 9};
        };
    }
}
