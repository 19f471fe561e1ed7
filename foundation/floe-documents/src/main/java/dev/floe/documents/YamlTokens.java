package dev.floe.documents;

import dev.floe.spi.problem.Problem;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.AnchorToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * The tokens of a document without tags, anchors and directives. They are taken out here, before the parser sees them,
 * because only a token still knows exactly where it stands.
 */
final class YamlTokens implements Scanner {
    private final Scanner scanner;
    private final YamlMarks marks;
    private final YamlDialect dialect;
    private final NodeBudget budget;
    private Optional<String> anchor = Optional.empty();

    YamlTokens(Scanner scanner, YamlMarks marks, YamlDialect dialect, NodeBudget budget) {
        this.scanner = scanner;
        this.marks = marks;
        this.dialect = dialect;
        this.budget = budget;
    }

    /** The anchor of the node that the parser reported last. */
    Optional<String> takeAnchor() {
        Optional<String> taken = anchor;
        anchor = Optional.empty();
        return taken;
    }

    @Override
    public boolean checkToken(Token.ID choice) {
        takeOut();
        return scanner.checkToken(choice);
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        takeOut();
        return scanner.checkToken(choices);
    }

    @Override
    public Token peekToken() {
        takeOut();
        return scanner.peekToken();
    }

    @Override
    public boolean hasNext() {
        takeOut();
        return scanner.hasNext();
    }

    @Override
    public Token next() {
        takeOut();
        return scanner.next();
    }

    @Override
    public void resetDocumentIndex() {
        scanner.resetDocumentIndex();
    }

    private void takeOut() {
        while (scanner.checkToken(Token.ID.Tag, Token.ID.Anchor, Token.ID.Directive)) {
            Token token = scanner.next();
            budget.spend(1, marks.place(token.getStartMark(), token.getEndMark()));
            switch (token.getTokenId()) {
                case Tag ->
                    report(
                            token.getStartMark(),
                            token.getEndMark(),
                            DocumentError.TAG,
                            "A tag is not allowed here",
                            "remove the tag; quotes make a value a string");
                case Anchor -> anchor(token);
                default -> directive(token);
            }
        }
    }

    private void anchor(Token token) {
        anchor = Optional.of(((AnchorToken) token).getValue().getValue());
        if (dialect == YamlDialect.STRICT) {
            report(
                    token.getStartMark(),
                    token.getEndMark(),
                    DocumentError.ANCHOR_OR_ALIAS,
                    "The anchor %s is not allowed".formatted(Quoted.name("&" + anchor.orElse(""))),
                    "remove it, and write the value at each place that needs it");
        }
    }

    private void directive(Token token) {
        if (dialect == YamlDialect.STRICT) {
            report(
                    token.getStartMark(),
                    token.getEndMark(),
                    DocumentError.SYNTAX,
                    "A line that begins with '%' is a directive of YAML, which is not allowed",
                    "remove the line");
        }
    }

    private void report(Optional<Mark> start, Optional<Mark> end, DocumentError code, String message, String help) {
        budget.report(Problem.error(code, marks.place(start, end), message).withHelp(help));
    }
}
