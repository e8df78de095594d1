import * as z from 'zod';
import { format, prose, text, title } from '../../checklist/fields.ts';
import { errorText, issueMessage } from '../../words/errors.ts';
import type { Brand } from '../brand/brand.ts';

let schema: z.ZodType<Brand> | undefined;

/** Returns the schema of a brand file, built on first use. The logo is read and checked later. */
export function brandSchema(): z.ZodType<Brand> {
  schema ??= brand();
  return schema;
}

function brand() {
  return z
    .strictObject({
      format: format().describe('Version of the file format: always 1'),
      firm: title().describe('Firm that makes the report'),
      logo: text(1000)
        .optional()
        .describe('An SVG or PNG file, its path relative to this file; it is embedded'),
      accent: z
        .string({ error: ({ input }) => (input === null ? IN_QUOTES : undefined) })
        .regex(/^#[0-9a-fA-F]{6}$/, { error: ({ input }) => notAColour(String(input)) })
        .optional()
        .describe('The colour of headings and lines, such as "#1f4e79"; in quotes'),
      preparedBy: title().optional().describe('Person who prepared the report; default: the firm'),
      preparedFor: title().optional().describe('Client of the report'),
      confidentiality: title()
        .optional()
        .describe('A line for the cover and the foot of every page'),
      cover: prose()
        .optional()
        .describe('Text for the cover; a blank line begins another paragraph'),
      paper: z.enum(['a4', 'letter']).optional().describe('Paper of a PDF; default a4'),
    })
    .meta({ title: 'Brand', description: "A firm's look on the reports of align" });
}

const IN_QUOTES = issueMessage(errorText('brand/accent-comment'));

function notAColour(input: string): string {
  return issueMessage(errorText('brand/accent', { written: input }));
}
