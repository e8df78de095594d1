import * as z from 'zod';
import { PEER_GROUPS } from '../../analysis/portfolio/benchmark.ts';
import { profileSchema } from '../../answers/round-schema.ts';
import { fraction } from './fields.ts';

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
