import * as z from 'zod';
import { checklistVersion, date, format, id, level, text, title } from '../checklist/fields.ts';
import { errorText, issueMessage } from '../words/errors.ts';
import type { Plan } from './plan.ts';

let schema: z.ZodType<Plan> | undefined;

/**
 * Returns the schema of a plan file. A parsed plan equals its text; criteria and levels are matched
 * to the checklist later. Built on first use.
 */
export function planSchema(): z.ZodType<Plan> {
  schema ??= plan().check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [i, action] of value.actions.entries()) {
      const message = issueMessage(errorText('plan/duplicate-id', { id: action.id }));
      const path = ['actions', i, 'id'];
      if (seen.has(action.id)) issues.push({ code: 'custom', path, message, input: action.id });
      seen.add(action.id);
    }
  });
  return schema;
}

function plan() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      checklist: z.strictObject(checklistVersion()).describe('Checklist that the levels belong to'),
      subject: title().describe('Name of the audited organisation'),
      actions: z.array(action()).describe('Actions of the plan'),
    })
    .meta({ title: 'Plan', description: 'An align action plan' });
}

function action() {
  return z.strictObject({
    id: id().describe('Id of the action, unique within the plan'),
    criterion: id().describe('Id of the criterion to raise'),
    level: level().describe('Number of the level to reach'),
    says: longText()
      .nullable()
      .optional()
      .describe('Text of that level when the action was planned; it decides if levels change'),
    do: longText().describe('Action to take'),
    doneWhen: longText().nullable().optional().describe('Sign that the action is done'),
    owner: longText().nullable().optional().describe('Person responsible'),
    due: date().nullable().optional().describe('Due date, YYYY-MM-DD; empty if there is none yet'),
    effort: z
      .int()
      .min(0)
      .nullable()
      .optional()
      .describe('Effort in effort units of the checklist'),
    status: z.enum(['open', 'done', 'dropped']).describe('State of the action'),
    note: z.string().max(20_000).nullable().optional().describe('Comment on the action'),
  });
}

/** Text, long enough for the advice of several levels. */
const longText = () => text(20_000);
