import * as z from 'zod';
import { PEER_GROUPS } from '../../analysis/portfolio/benchmark.ts';
import { profileSchema } from '../../answers/schema.ts';
import { difference, fraction, outcome, saying } from './fields.ts';
import { result } from './scores.ts';

/** Returns the schema of differences between groups and respondents. */
export function differences() {
  return z.strictObject({
    discussFirst: z
      .array(discussion())
      .describe(
        'Criteria that are not settled with the largest differences between groups or within one',
      ),
    criteria: z.array(perception()).describe('All criteria, in the order of the checklist'),
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

/** Returns the schema of one respondent's gut feeling. */
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
    gap: groupGap().nullable(),
    spread: groupSpread().nullable(),
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
    gaps: z.array(groupGap()).describe('Differences of all pairs of groups'),
    spreads: z.array(groupSpread()).describe('Differences within groups'),
    leadershipGap: difference()
      .nullable()
      .describe('Mean of the leadership group minus mean of the others'),
    range: fraction().nullable().describe('Highest answer minus lowest answer'),
    consensus: fraction()
      .nullable()
      .describe('Agreement from 0 to 1, 1 if all agree (Tastle and Wierman 2007)'),
  });
}

function groupGap() {
  return z.strictObject({
    first: z.string(),
    second: z.string(),
    gap: difference().nullable().describe('Mean of the first group minus mean of the second'),
    verdict: z.enum(['close', 'discuss', 'conflict']).nullable(),
  });
}

function groupSpread() {
  return z.strictObject({
    group: z.string(),
    ratings: z.int().min(2).describe('Number of those who gave a level'),
    spread: fraction().describe(
      'Mean of the higher half of the ratings minus that of the lower half',
    ),
    verdict: z.enum(['close', 'discuss', 'conflict']),
  });
}

/** Returns the schema of changes since the earlier round; `null` without one. */
export function comparison() {
  return z
    .strictObject({
      before: round(),
      after: round(),
      mode: mode().describe(
        'full if both rounds are full audits, else express (key criteria only)',
      ),
      total: z.strictObject(scoreChange()),
      parts: parts().nullable().describe('Causes of the change; the parts add up to it'),
      points: z.array(
        z.strictObject({
          point: z.string(),
          in: presence(),
          levels: levels().describe(
            'changed if those of one of its criteria say something else now; the change is then null',
          ),
          ...scoreChange(),
        }),
      ),
      criteria: z.array(criterion()),
      gaps: gaps(),
      rootCauses: rootCauses(),
      earlier: earlier().nullable(),
      remarks: z.array(z.string()).describe('Notes on the comparison'),
    })
    .nullable();
}

const mode = () => z.enum(['full', 'express']);
const presence = () => z.enum(['both', 'before', 'after']).describe('Checklists that contain it');
const levels = () => z.enum(['same', 'changed']);
const ids = () => z.array(z.string());

function round() {
  return z.strictObject({
    date: z.string().describe('Date of the round, YYYY-MM-DD'),
    subject: z.string(),
    mode: mode(),
    checklist: z.strictObject({ version: z.string(), digest: z.string() }),
    answered: ids().describe('Versions of the checklist that were answered'),
    result: result(),
  });
}

function scoreChange() {
  return {
    before: fraction().nullable(),
    after: fraction().nullable(),
    change: difference().nullable().describe('Score after minus score before'),
    lowest: fraction()
      .nullable()
      .describe('Score after, with unanswered criteria at their worst level'),
  };
}

function parts() {
  return z.strictObject({
    weights: difference().nullable(),
    checklist: difference().nullable().describe('All other changes of the checklist'),
    notApplicable: difference().describe('Criteria not applicable or not asked in one round only'),
    people: difference().nullable().describe('People who joined, left or changed their group'),
    agreement: difference()
      .nullable()
      .describe('Levels agreed in a workshop in one round only; null if neither had any'),
    answers: difference(),
  });
}

function criterion() {
  return z.strictObject({
    point: z.string(),
    criterion: z.string(),
    in: presence(),
    key: z.boolean(),
    levels: levels().describe('changed if they say something else now; the change is then null'),
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
      .describe('Earlier gaps without a score now'),
    possible: ids().describe('Criteria that missing answers could turn into gaps'),
    untold: ids().describe('Gaps in one round only whose levels say something else now'),
  });
}

function earlier() {
  return z
    .strictObject({
      conflicts: z.int().describe('Criteria on which two groups contradicted each other'),
      rootCauses: z.array(
        z.strictObject({ point: z.string(), score: fraction(), explains: ids() }),
      ),
      respondents: z.array(
        z.strictObject({
          respondent: z.string(),
          estimate: fraction().nullable().describe('Estimate before the audit'),
          measured: fraction().nullable().describe('Score of the own answers'),
          name: z.string(),
          role: z.string().nullable(),
          group: z.string(),
        }),
      ),
      notes: z
        .array(
          z.strictObject({
            criterion: z.string(),
            respondent: z.string(),
            before: z.string(),
            after: z.string(),
          }),
        )
        .describe('Notes of one person on one criterion in both rounds'),
    })
    .describe('Facts of the earlier round');
}

function rootCauses() {
  return z.strictObject({ opened: ids(), kept: ids(), closed: ids(), possible: ids() });
}

/** Returns the schema of a benchmark. */
export function benchmark() {
  const group = z.enum(PEER_GROUPS);
  return z.strictObject({
    group: group.nullable().describe('Group compared with; null if no group can be shown'),
    refused: z
      .array(z.strictObject({ group, because: z.enum(['few', 'contributor', 'rest']) }))
      .describe('Narrower groups that cannot be shown, and the reason'),
    profile: profileSchema().describe('Kind of organisation of this round'),
    evidence: z.enum(['stated', 'checked']).describe('Evidence of all compared rounds'),
    n: z.number().describe('Number of other organisations in the group'),
    contributors: z.array(z.string()).describe('Contributors of the compared rounds'),
    from: z.string().nullable().describe('First month of the compared rounds, YYYY-MM'),
    to: z.string().nullable().describe('Last month of the compared rounds, YYYY-MM'),
    overall: place().describe('Place of the overall score'),
    points: z
      .array(
        z.strictObject({
          point: z.string().describe('Id of the point'),
          score: place().describe('Place of the score of the point'),
          gap: place().describe('Place of the difference between groups'),
        }),
      )
      .describe('Places of the points, in the order of the checklist'),
  });
}

function place() {
  return z.strictObject({
    n: z.number().describe('Number of other organisations with this figure'),
    value: fraction().nullable().describe('Figure of this round; null without one'),
    shown: z
      .strictObject({
        median: fraction().describe('Median of the others, rounded to 0.05'),
        below: z.number().describe('Number of lower figures'),
        equal: z.number().describe('Number of equal figures'),
        above: z.number().describe('Number of higher figures'),
        middle: z
          .strictObject({ from: fraction(), to: fraction() })
          .nullable()
          .describe('Middle half of the others; null below 10 organisations'),
        quartile: rank().describe('Quartile from 1, lowest, to 4; null below 20 organisations'),
        percentile: rank().describe('Percentile in tens; null below 50 organisations'),
        bestTenth: fraction()
          .nullable()
          .describe('Lowest figure of the best tenth; null below 50 organisations'),
      })
      .nullable()
      .describe('Comparison; null below 5 organisations'),
  });
}

function rank() {
  return z
    .strictObject({
      at: z.number(),
      from: z.number().describe('Lower end of the 90% interval'),
      to: z.number().describe('Upper end of the 90% interval'),
    })
    .nullable();
}
