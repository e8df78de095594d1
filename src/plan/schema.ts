import * as z from 'zod';
import { date, format, id, level, text, title, version } from '../checklist/fields.ts';
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
      format: format().describe('Version of the file format: always 1'),
      checklist: z
        .strictObject({ id: id(), version: version() })
        .describe('The checklist that numbers the levels'),
      subject: title().describe('The organisation that was audited'),
      actions: z.array(action()).describe('Actions of the plan'),
    })
    .meta({ title: 'Plan', description: 'An action plan of align' });
}

function action() {
  return z.strictObject({
    id: id().describe('Unique within the plan'),
    criterion: id().describe('The criterion to be raised'),
    level: level().describe('The level to be reached'),
    do: longText().describe('Description of the action'),
    doneWhen: longText().nullable().optional().describe('Sign that it is done'),
    owner: longText().nullable().optional().describe('Who does it'),
    due: date().nullable().optional().describe('By when, YYYY-MM-DD; empty until it is set'),
    effort: z.int().min(0).nullable().optional().describe('Work units'),
    status: z.enum(['open', 'done', 'dropped']),
    note: z.string().max(20_000).nullable().optional(),
  });
}

/** Text, long enough for the advice of several levels. */
const longText = () => text(20_000);
