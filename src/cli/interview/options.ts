import type { ReportOptions } from '../commands/report-options.ts';

/** What the command line says of an interview; what it says is not asked. */
export interface InterviewOptions extends ReportOptions {
  readonly subject?: string;
  readonly respondent?: string;
  readonly role?: string;
  readonly group?: string;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** Where the answers are kept; a file that exists goes on. */
  readonly save?: string;
  /** The id of the only point to go through. */
  readonly only?: string;
  readonly unanswered?: boolean;
  /** A folder or file with the answers of an earlier round. */
  readonly previous?: string;
  /** Nothing of anybody's answers or scores is shown at the end. */
  readonly sealed?: boolean;
  readonly plain?: boolean;
  /** Everybody in a room votes at once; the answers are kept in a folder. */
  readonly room?: boolean;
}
