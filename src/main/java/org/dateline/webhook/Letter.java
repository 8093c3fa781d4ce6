package org.dateline.webhook;

import java.util.List;

/**
 * A message on its way.
 *
 * @param url of the receiver
 * @param id {@code webhook-id}, the same each time that it is sent
 * @param secrets what it is signed with, the present one first
 * @param attempt how many times it has been tried, this one counted
 */
record Letter(String url, String id, String body, List<byte[]> secrets, int attempt) {}
