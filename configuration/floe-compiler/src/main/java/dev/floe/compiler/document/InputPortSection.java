package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.Optional;

/**
 * One item of {@code ports.input}.
 *
 * @param version a range of versions of the contract
 * @param contract where the contract is
 * @param source the dbt source through which it is read, as {@code source.table}
 */
public record InputPortSection(
        Optional<Located<String>> product,
        Optional<Located<String>> port,
        Optional<Located<String>> version,
        Optional<Located<String>> contract,
        Optional<Located<String>> source) {}
