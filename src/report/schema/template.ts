import * as z from 'zod';
import { id, title } from '../../checklist/fields.ts';
import type { TemplateHead } from '../template/template.ts';

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
