import * as z from 'zod';
import { date, format, id, title, version } from '../checklist/fields.ts';
import { EMPLOYEES, INDUSTRIES, REGIONS, type Round } from './round.ts';
import { respondentSchema } from './schema.ts';

let schema: z.ZodType<Round> | undefined;

/**
 * Schema of `round.yaml`. A parsed round equals its text; what no schema can express is checked by
 * `checkRound`. Built on first use.
 */
export function roundSchema(): z.ZodType<Round> {
  schema ??= round();
  return schema;
}

function round() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      subject: title().optional().describe('Name of the audited organisation'),
      date: date().optional().describe('Date of the round, YYYY-MM-DD; or use from and to'),
      from: date().optional().describe('First day of a longer round, YYYY-MM-DD'),
      to: date().optional().describe('Last day of a longer round, YYYY-MM-DD'),
      checklist: z
        .strictObject({
          id: id().describe('Id of the checklist'),
          version: version()
            .optional()
            .describe('Version of the checklist; default the one in use'),
        })
        .optional()
        .describe('Checklist that is answered'),
      mode: z
        .enum(['full', 'express'])
        .optional()
        .describe(
          'full for all criteria, express for key criteria only, without effect under a gate; default full',
        ),
      profile: profileSchema()
        .optional()
        .describe('Kind of organisation, for comparison with others'),
      respondents: z
        .array(respondentSchema())
        .optional()
        .describe('People who are expected to answer'),
      owners: z
        .record(title(), title())
        .optional()
        .describe('Name of the person by the role that advice gives as its owner'),
      contributor: title().optional().describe('Firm or person that collects the round'),
      evidence: z
        .enum(['stated', 'checked'])
        .optional()
        .describe('checked if evidence was asked for and seen; default stated'),
      formerly: z.array(title()).optional().describe('Earlier names of the organisation'),
    })
    .meta({ title: 'Round', description: 'A round of answers of align, and who is expected' });
}

/** Returns the schema of a kind of organisation. */
export function profileSchema() {
  return z.strictObject({
    industry: z.enum(INDUSTRIES).optional().describe('Industry of the organisation'),
    employees: z.enum(EMPLOYEES).optional().describe('Number of employees'),
    region: z.enum(REGIONS).optional().describe('Continent of most of the business'),
  });
}
