/** Where an answer stands in its file. */
export interface Place {
  /** Relative to the working folder, with forward slashes on every system. */
  readonly file: string;
  /** Both count from 1, in lines and in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where a respondent answered a criterion: the beginning of their file where they did not, or
 * where no criterion is named; null where nothing is known of a file.
 */
export type FindPlace = (respondent: string, criterion: string | null) => Place | null;
