import * as z from 'zod';
import { difference, fraction, outcome, saying } from './fields.ts';
import { result } from './scores.ts';

/** The differences between groups and respondents. */
export function differences() {
  return z.strictObject({
    discussFirst: z.array(discussion()).describe('Where two groups are furthest apart'),
    criteria: z.array(perception()).describe('Every criterion, in the order of the checklist'),
    unknownToGroups: z.array(
      z.strictObject({
        point: z.string(),
        criterion: z.string(),
        group: z.string(),
        respondents: z.array(z.string()),
        knownTo: z.array(z.string()),
      }),
    ),
  });
}

/** One respondent's gut feeling. */
export function gutFeeling() {
  return z.strictObject({
    respondent: z.string(),
    estimate: fraction().nullable(),
    measured: fraction().nullable(),
    difference: difference().nullable(),
  });
}

function discussion() {
  return z.strictObject({
    point: z.string(),
    criterion: z.string(),
    gap: groupGap(),
    consensus: fraction().nullable(),
    share: fraction(),
    groups: z.record(z.string(), fraction()),
    statements: z.array(
      z.strictObject({
        respondent: z.string(),
        group: z.string(),
        ...saying(),
        note: z.string().nullable(),
      }),
    ),
  });
}

function perception() {
  return z.strictObject({
    point: z.string(),
    criterion: z.string(),
    gaps: z.array(groupGap()).describe('Every pair of groups'),
    leadershipGap: difference()
      .nullable()
      .describe('The mean of the leadership group minus that of the others'),
    range: fraction().nullable().describe('The highest answer minus the lowest'),
    consensus: fraction().nullable().describe('Tastle and Wierman 2007: 1 where all agree'),
  });
}

function groupGap() {
  return z.strictObject({
    first: z.string(),
    second: z.string(),
    gap: difference().nullable().describe('The mean of the first group minus that of the second'),
    verdict: z.enum(['close', 'discuss', 'conflict']).nullable(),
  });
}

/** What changed since an earlier round; null where none was given. */
export function comparison() {
  return z
    .strictObject({
      before: round(),
      after: round(),
      mode: mode().describe('What is compared: the key criteria only, unless both are full audits'),
      total: z.strictObject(scoreChange()),
      parts: parts().nullable().describe('Where the change comes from; the parts add up to it'),
      points: z.array(z.strictObject({ point: z.string(), in: presence(), ...scoreChange() })),
      criteria: z.array(criterion()),
      gaps: gaps(),
      rootCauses: rootCauses(),
      remarks: z.array(z.string()).describe('What has to be known to read it rightly'),
    })
    .nullable();
}

const mode = () => z.enum(['full', 'express']);
const presence = () => z.enum(['both', 'before', 'after']).describe('Which checklists have it');
const ids = () => z.array(z.string());

function round() {
  return z.strictObject({
    date: z.string().describe('YYYY-MM-DD'),
    subject: z.string(),
    mode: mode(),
    checklist: z.strictObject({ version: z.string(), digest: z.string() }),
    answered: ids().describe('The versions of the checklist that were answered'),
    result: result(),
  });
}

function scoreChange() {
  return {
    before: fraction().nullable(),
    after: fraction().nullable(),
    change: difference().nullable().describe('After minus before'),
    lowest: fraction().nullable().describe('The score after with every blank at its worst'),
  };
}

function parts() {
  return z.strictObject({
    weights: difference().nullable(),
    checklist: difference().nullable().describe('All other changes of the checklist'),
    notApplicable: difference(),
    answers: difference(),
  });
}

function criterion() {
  return z.strictObject({
    point: z.string(),
    criterion: z.string(),
    in: presence(),
    key: z.boolean(),
    ...scoreChange(),
    outcomeBefore: outcome().nullable(),
    outcomeAfter: outcome().nullable(),
  });
}

function gaps() {
  return z.strictObject({
    closed: ids(),
    opened: ids(),
    kept: ids(),
    outOfSight: z
      .array(
        z.strictObject({
          criterion: z.string(),
          reason: z.enum([...outcome().options, 'removed']),
        }),
      )
      .describe('Gaps before that have no score now'),
    possible: ids().describe('None that are known; but what is blank could make them some'),
  });
}

function rootCauses() {
  return z.strictObject({ opened: ids(), kept: ids(), closed: ids(), possible: ids() });
}
