import * as z from 'zod';
import { difference, fraction, saying } from './fields.ts';

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
    felt: fraction().nullable(),
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
