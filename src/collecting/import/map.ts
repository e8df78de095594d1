import type { AnswerValue } from '../../checklist/criterion.ts';

/**
 * Map of an import, as `map.yaml` has it: which column is which criterion, which word which answer. A
 * person confirms it once; the next import of the same survey uses it.
 */
export interface ImportMap {
  readonly format: 1;
  /** Nothing is imported before it is true. */
  readonly confirmed: boolean;
  /** Number of rows before the first answer, if it is not found. */
  readonly headerRows?: number | undefined;
  /** Order of days and months, where the file does not show it. */
  readonly dates?: 'day-first' | 'month-first' | undefined;
  /** Row that counts if a person answered twice. */
  readonly repeated?: 'first' | 'last' | undefined;
  readonly columns?: readonly MappedColumn[] | undefined;
  readonly answers?: readonly MappedAnswer[] | undefined;
  /** Id of each person by the name or address in the file. */
  readonly people?: Readonly<Record<string, string>> | undefined;
  /** Id of the group by the word in the file. */
  readonly groups?: Readonly<Record<string, string>> | undefined;
}

/** Facts about the respondent that a column can hold. */
export const PERSON_FIELDS = ['id', 'name', 'email', 'role', 'group', 'date', 'response'] as const;

export type PersonField = (typeof PERSON_FIELDS)[number];

export interface MappedColumn {
  readonly header: string;
  /** Letters of the column, needed if two columns have the same header. */
  readonly column?: string | undefined;
  readonly criterion?: string | undefined;
  /** Box of the criterion that the column ticks. */
  readonly option?: string | undefined;
  /** Criterion that the column has notes on. */
  readonly note?: string | undefined;
  /** Criterion that the column has evidence for, one piece a line. */
  readonly evidence?: string | undefined;
  readonly field?: PersonField | undefined;
  readonly ignore?: true | undefined;
}

export interface MappedAnswer {
  /** Default: all criteria with such an answer. */
  readonly criterion?: string | undefined;
  readonly says: string;
  /** `null` for "don't know". */
  readonly means?: AnswerValue | null | undefined;
  readonly notApplicable?: string | undefined;
  /** Leaves the criterion unanswered. */
  readonly ignore?: true | undefined;
}

/** Value of a decision that nobody has made yet. */
export const UNDECIDED = '___';
