package dev.floe.documents.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.floe.documents.CharacterRules;
import org.jspecify.annotations.Nullable;

/** Escapes what floe's own reader refuses to find unescaped in a file. */
final class InvisibleCharacterEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
        codes[0x7F] = CharacterEscapes.ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return CharacterRules.isRefused(character) ? new SerializedString("\\u%04X".formatted(character)) : null;
    }
}
