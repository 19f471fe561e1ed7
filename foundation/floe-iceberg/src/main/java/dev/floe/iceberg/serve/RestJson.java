package dev.floe.iceberg.serve;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import org.apache.iceberg.rest.RESTRequest;
import org.apache.iceberg.rest.RESTSerializers;

/** The bodies of requests and answers. */
final class RestJson {
    private final ObjectMapper mapper = new ObjectMapper();

    RestJson() {
        mapper.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        mapper.setPropertyNamingStrategy(new PropertyNamingStrategies.KebabCaseStrategy());
        RESTSerializers.registerAll(mapper);
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if it is none
     */
    <T extends RESTRequest> T read(String body, Class<T> type) {
        try {
            T request = mapper.readValue(body, type);
            if (request == null) {
                throw new IllegalArgumentException("The request has no body");
            }
            request.validate();
            return request;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    "The body of the request cannot be read: " + broken.getOriginalMessage(), broken);
        }
    }

    String write(Object answer) {
        try {
            return mapper.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
