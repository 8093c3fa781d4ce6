package org.dateline.source;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The tie from a version to a source that it rests on. */
@Embeddable
public class Citation {

  @ManyToOne(fetch = FetchType.LAZY)
  Source source;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<Integer> paragraphs = List.of();

  String note;

  protected Citation() {}

  /**
   * Cites a source.
   *
   * @param paragraphs which paragraphs of the text rest on it, counted from 1; empty where it is
   *     the whole item
   */
  public Citation(Source source, List<Integer> paragraphs, String note) {
    this.source = source;
    this.paragraphs = paragraphs;
    this.note = note;
  }

  public Source source() {
    return source;
  }

  public List<Integer> paragraphs() {
    return paragraphs;
  }

  public String note() {
    return note;
  }
}
