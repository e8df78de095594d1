import * as z from 'zod';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { anyAnswer, format, id, text, title } from '../../checklist/fields.ts';

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

let schema: z.ZodType<ImportMap> | undefined;

/**
 * Schema of `map.yaml`. A parsed map equals its text; what no schema can express is checked by
 * `checkMap`. Built on first use.
 */
export function mapSchema(): z.ZodType<ImportMap> {
  schema ??= map();
  return schema;
}

/** Texts of cells and headers are as long as people write them. */
const cellText = () => text(20_000);

function map() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      confirmed: z.boolean().describe('true once a person has checked each line'),
      headerRows: z
        .int()
        .min(1)
        .max(3)
        .optional()
        .describe('Number of rows before the first answer; default found by the product'),
      dates: z
        .enum(['day-first', 'month-first'])
        .optional()
        .describe('Order of day and month in dates; default found by dates that show it'),
      repeated: z
        .enum(['first', 'last'])
        .optional()
        .describe('Row that counts if a person answered twice; default an error'),
      columns: z.array(column()).optional().describe('Columns that are not known by an id or text'),
      answers: z.array(answer()).optional().describe('Words in cells that are no answer exactly'),
      people: z
        .record(title(), id())
        .optional()
        .describe('Id of the respondent by name or e-mail address in the file'),
      groups: z
        .record(title(), id())
        .optional()
        .describe('Id of the group by the word in the file'),
    })
    .meta({
      title: 'Import map',
      description: 'Columns and words of a survey, for align import',
    });
}

function column() {
  return z.strictObject({
    header: cellText().describe('Header of the column as in the file'),
    column: z
      .string()
      .regex(/^[A-Za-z]{1,3}$/)
      .optional()
      .describe('Letters of the column, if two columns have this header'),
    criterion: z.string().max(100).optional().describe('Id of the criterion that is answered'),
    option: id().optional().describe('Id of the box that the column ticks'),
    note: id().optional().describe('Id of the criterion that the column has notes on'),
    evidence: id().optional().describe('Id of the criterion that the column has evidence for'),
    field: z.enum(PERSON_FIELDS).optional().describe('Fact about the respondent'),
    ignore: z.literal(true).optional().describe('true to leave the column out'),
  });
}

function answer() {
  return z.strictObject({
    criterion: id().optional().describe('Id of the criterion; default all with such an answer'),
    says: cellText().describe('Text of the cell'),
    means: z
      .union([z.null(), anyAnswer()])
      .optional()
      .describe('Answer as in an answers file; null for "don\'t know"'),
    notApplicable: cellText().optional().describe('Reason why the criterion does not apply'),
    ignore: z.literal(true).optional().describe('true to leave the criterion unanswered'),
  });
}
