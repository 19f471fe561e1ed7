package dev.floe.lineage.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes queries over the tables of {@link SampleTables}: most run, and many forms of SQL meet in them. */
final class QueryGenerator {
    private final Random random;
    private int names;

    QueryGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** What a query may read: a name, and its columns by what they hold. */
    private record Source(String name, List<String> numbers, List<String> texts, List<String> dates) {
        Source as(String alias) {
            return new Source(alias, numbers, texts, dates);
        }
    }

    private static final List<Source> TABLES = List.of(
            new Source("t1", List.of("id", "a", "b"), List.of("s"), List.of("d")),
            new Source("t2", List.of("id", "t1_id", "q"), List.of("k"), List.of("e")),
            new Source("t3", List.of("id", "x", "y"), List.of("s", "u"), List.of("f")));

    String next() {
        names = 0;
        List<Source> there = new ArrayList<>(TABLES);
        StringBuilder with = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = fresh("c");
            with.append(with.isEmpty() ? "with " : ",\n")
                    .append(name)
                    .append(" as (")
                    .append(query(there))
                    .append(')');
            there.add(new Source(name, List.of("n1", "n2"), List.of("w1"), List.of()));
        }
        return (with.isEmpty() ? "" : with + "\n") + query(there);
    }

    private String fresh(String letter) {
        return letter + names++;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Always of two numbers, {@code n1} and {@code n2}, and a text, {@code w1}. */
    private String query(List<Source> there) {
        return switch (random.nextInt(12)) {
            case 0 -> plain(there) + "\nunion all\n" + plain(there);
            case 1 -> plain(there) + "\n" + one(List.of("union", "except", "intersect")) + "\n" + plain(there);
            case 2 -> plain(there) + "\nunion all by name\nselect w1, n2, n1 from (" + plain(there) + ")";
            case 3, 4 -> grouped(there);
            case 5 -> "select * from (" + plain(there) + ") order by all limit " + (3 + random.nextInt(9));
            case 6 -> starred(there);
            case 7 -> windowed(there);
            case 8 -> special(there);
            default -> plain(there);
        };
    }

    private String plain(List<Source> there) {
        From from = from(there);
        String distinct = chance(12) ? "distinct " : "";
        String items = chance(15)
                ? number(from, there) + " as n1, n1 + " + number(from, there) + " as n2, "
                : number(from, there) + " as n1, " + number(from, there) + " as n2, ";
        return "select " + distinct + items + text(from) + " as w1 from " + from.sql() + where(from, there);
    }

    private String grouped(List<Source> there) {
        From from = from(there);
        String key = text(from);
        String having = chance(30) ? " having count(*) > " + random.nextInt(3) : "";
        String filter = chance(25) ? " filter (where " + condition(from, there) + ")" : "";
        return "select " + one(List.of("sum", "max", "min", "count", "avg")) + "(" + number(from, there) + ")" + filter
                + " as n1, "
                + one(List.of("sum", "max", "count(distinct ", "min")).replaceAll("([a-z])$", "$1(")
                + number(from, there) + ") as n2, " + key + " as w1 from " + from.sql() + where(from, there)
                + " group by "
                + one(List.of(key, "3", "all", "w1")) + having;
    }

    private String starred(List<Source> there) {
        String inner = "(" + plain(there) + ")";
        return switch (random.nextInt(4)) {
            case 0 -> "select * from " + inner;
            case 1 -> "select * replace (n1 * 2 as n1) from " + inner;
            case 2 -> "select * exclude (w1), upper(w1) as w1 from " + inner;
            default -> "select z.* from " + inner + " as z where z.n1 is not null";
        };
    }

    private String windowed(List<Source> there) {
        From from = from(there);
        String over = "over (partition by " + text(from) + " order by " + number(from, there) + ", " + from.all() + ")";
        String first =
                one(List.of("row_number()", "sum(" + number(from, there) + ")", "lag(" + number(from, there) + ")"));
        String qualify = chance(40) ? " qualify row_number() " + over + " <= 2" : "";
        if (chance(30)) {
            return "select " + first + " over w as n1, " + number(from, there) + " as n2, " + text(from)
                    + " as w1 from " + from.sql() + where(from, there) + " window w as " + over.substring(5);
        }
        return "select " + first + " " + over + " as n1, " + number(from, there) + " as n2, " + text(from)
                + " as w1 from " + from.sql() + where(from, there) + qualify;
    }

    private String special(List<Source> there) {
        From from = from(there);
        return switch (random.nextInt(7)) {
            case 0 ->
                "select unnest([" + one(from.numbers()) + ", " + one(from.numbers()) + "]) as n1, "
                        + number(from, there) + " as n2, " + text(from) + " as w1 from " + from.sql();
            case 1 ->
                "select u.g as n1, " + number(from, there) + " as n2, " + text(from) + " as w1 from " + from.sql()
                        + ", unnest(range(" + "abs(coalesce(" + from.numbers().getFirst() + ", 0))::int % 4)) as u(g)";
            case 2 ->
                "select m['a'] as n1, p.k as n2, w1 from (select map {'a': " + number(from, there) + "} as m, {'k': "
                        + number(from, there) + "} as p, " + text(from) + " as w1 from " + from.sql() + ")";
            case 3 ->
                "select v.one as n1, " + number(from, there) + " as n2, v.two as w1 from " + from.sql()
                        + " join (values (1, 'a'), (2, 'b')) as v(one, two) on v.one = "
                        + from.numbers().getFirst();
            case 4 ->
                "with recursive r(n1, n2, w1) as (select " + number(from, there) + ", 0, " + text(from) + " from "
                        + from.sql() + " union all select n1 + 1, n2 + 1, w1 from r where n2 < 2) select * from r";
            case 5 ->
                "select l.n1, l.n2, " + text(from) + " as w1 from " + from.sql()
                        + " left join lateral (select max(t3.x) as n1, min(t3.y) as n2 from t3 where t3.id = "
                        + from.numbers().getFirst() + ") as l on true";
            default ->
                "select sum(n1) as n1, max(n2) as n2, max(list_transform([w1], lambda z: z || '!')[1]) as w1 from ("
                        + plain(there) + ") group by grouping sets ((w1), ())";
        };
    }

    /** What is read, with its columns under their aliases. */
    private record From(String sql, List<String> numbers, List<String> texts, List<String> dates) {
        String all() {
            List<String> columns = new ArrayList<>(numbers);
            columns.addAll(texts);
            return String.join(", ", columns);
        }
    }

    private From from(List<Source> there) {
        String alias = fresh("a");
        Source first = one(there).as(alias);
        String table = name(first, there);
        From from = new From(
                table + " as " + alias,
                qualified(first, first.numbers()),
                qualified(first, first.texts()),
                qualified(first, first.dates()));
        for (int i = random.nextInt(3); i > 0; i--) {
            from = joined(from, there);
        }
        return from;
    }

    private String name(Source aliased, List<Source> there) {
        List<String> fitting = there.stream()
                .filter(each ->
                        each.numbers().equals(aliased.numbers()) && each.texts().equals(aliased.texts()))
                .map(Source::name)
                .toList();
        return one(fitting);
    }

    private From joined(From left, List<Source> there) {
        String alias = fresh("a");
        Source right = one(there).as(alias);
        List<String> numbers = new ArrayList<>(left.numbers());
        numbers.addAll(qualified(right, right.numbers()));
        List<String> texts = new ArrayList<>(left.texts());
        texts.addAll(qualified(right, right.texts()));
        String on = one(left.numbers()) + " = " + one(qualified(right, right.numbers()));
        String kind = one(List.of("join", "left join", "full join", "right join", "join", "left join"));
        String condition =
                chance(20) ? on + " and " + one(left.texts()) + " <> " + one(qualified(right, right.texts())) : on;
        return new From(
                left.sql() + " "
                        + (condition.equals(on)
                                ? kind
                                : kind.replace("full", "left").replace("right", "left")) + " " + name(right, there)
                        + " as " + alias + " on " + condition,
                numbers,
                texts,
                left.dates());
    }

    private static List<String> qualified(Source source, List<String> columns) {
        return columns.stream().map(column -> source.name() + "." + column).toList();
    }

    private String number(From from, List<Source> there) {
        return switch (random.nextInt(14)) {
            case 0 -> "(" + one(from.numbers()) + " + " + one(from.numbers()) + ")";
            case 1 -> "coalesce(" + one(from.numbers()) + ", " + one(from.numbers()) + ", 0)";
            case 2 ->
                "case when " + condition(from, there) + " then " + one(from.numbers()) + " else " + one(from.numbers())
                        + " end";
            case 3 -> "length(" + text(from) + ")";
            case 4 -> "abs(" + one(from.numbers()) + ")::int";
            case 5 ->
                "(select " + one(List.of("max", "min", "count")) + "(i.x) from t3 as i where i.id = "
                        + one(from.numbers()) + ")";
            case 6 -> "if(" + condition(from, there) + ", " + one(from.numbers()) + ", 7)";
            case 7 -> from.dates().isEmpty() ? "3" : "date_part('day', " + one(from.dates()) + ")";
            default -> one(from.numbers());
        };
    }

    private String text(From from) {
        return switch (random.nextInt(8)) {
            case 0 -> "upper(" + one(from.texts()) + ")";
            case 1 -> "(" + one(from.texts()) + " || " + one(from.texts()) + ")";
            case 2 -> "nullif(" + one(from.texts()) + ", " + one(from.texts()) + ")";
            default -> one(from.texts());
        };
    }

    private String where(From from, List<Source> there) {
        return chance(55) ? " where " + condition(from, there) : "";
    }

    private String condition(From from, List<Source> there) {
        return switch (random.nextInt(9)) {
            case 0 ->
                "exists (select 1 from t2 as i where i.t1_id = " + one(from.numbers()) + " and i.q > "
                        + random.nextInt(6) + ")";
            case 1 -> one(from.numbers()) + " in (select i.id from t3 as i where i.x > " + random.nextInt(6) + ")";
            case 2 -> one(from.texts()) + " like '%a%'";
            case 3 -> one(from.numbers()) + " between 1 and " + (2 + random.nextInt(7));
            case 4 -> "(" + condition(from, there) + " and " + condition(from, there) + ")";
            case 5 -> "(" + condition(from, there) + " or not " + condition(from, there) + ")";
            case 6 -> one(from.numbers()) + " > (select avg(i.y) from t3 as i)";
            case 7 -> one(from.texts()) + " is not null";
            default -> one(from.numbers()) + " <> " + random.nextInt(8);
        };
    }
}
