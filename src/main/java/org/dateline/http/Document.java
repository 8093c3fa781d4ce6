package org.dateline.http;

/**
 * An answer that is not plain JSON of a view: GeoJSON, HTML, text.
 *
 * @param mediaType its media type
 * @param content a text, or an object to be written as JSON
 */
public record Document(String mediaType, Object content) {}
