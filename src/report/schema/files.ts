import * as z from 'zod';
import { format, id, prose, text, title } from '../../checklist/fields.ts';
import { errorText, issueMessage } from '../../words/errors.ts';
import type { Brand } from '../brand/brand.ts';
import type { TemplateHead } from '../template/template.ts';

let schema: z.ZodType<Brand> | undefined;

/** Returns the schema of a brand file, built on first use. The logo is read and checked later. */
export function brandSchema(): z.ZodType<Brand> {
  schema ??= brand();
  return schema;
}

function brand() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      firm: title().describe('Name of the firm that makes the report'),
      logo: text(1000)
        .optional()
        .describe('Path of an SVG or PNG file, relative to this file; embedded in the report'),
      accent: z
        .string({ error: ({ input }) => (input === null ? IN_QUOTES : undefined) })
        .regex(/^#[0-9a-fA-F]{6}$/, { error: ({ input }) => notAColour(String(input)) })
        .optional()
        .describe('Colour of headings and lines in quotes, such as "#1f4e79"'),
      preparedBy: title().optional().describe('Person who prepared the report; default the firm'),
      preparedFor: title().optional().describe('Client of the report'),
      confidentiality: title().optional().describe('Line for the cover and the foot of each page'),
      cover: prose().optional().describe('Text for the cover; a blank line starts a paragraph'),
      paper: z.enum(['a4', 'letter']).optional().describe('Paper size of a PDF; default a4'),
    })
    .meta({ title: 'Brand', description: "A firm's look for align reports" });
}

const IN_QUOTES = issueMessage(errorText('brand/accent-comment'));

function notAColour(input: string): string {
  return issueMessage(errorText('brand/accent', { written: input }));
}

/** Returns the schema of the front matter of a template. */
export function templateSchema(): z.ZodType<TemplateHead> {
  return z
    .strictObject({
      id: id().describe('Id of the template, and name of its file; keep it in later versions'),
      title: title().describe('Heading in lists and reports'),
      serves: z
        .array(id())
        .min(1)
        .describe('Ids of the criteria whose advice may name it, of any checklist'),
      time: title().describe('Time that it takes to fill in and to use'),
      who: title().describe('Roles that fill it in'),
    })
    .meta({ title: 'Template', description: 'The front matter of a template of align' });
}
