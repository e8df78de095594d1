import * as z from 'zod';
import { anyAnswer, format, id, text, title } from '../../checklist/fields.ts';
import { type ImportMap, PERSON_FIELDS } from './map.ts';

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
