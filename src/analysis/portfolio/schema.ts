import * as z from 'zod';
import { profileSchema } from '../../answers/schema.ts';
import { id, title, version } from '../../checklist/fields.ts';
import type { PortfolioEntry } from './entry.ts';

/** Round in an exchange file: bands and rounded scores, without names and days. */
export type ExchangedRound = z.infer<ReturnType<typeof exchangeSchema>>['rounds'][number];

/** Returns the schema of an exchange file. */
export function exchangeSchema() {
  return z
    .strictObject({
      format: z.literal(1).describe('Version of the file format; write 1'),
      generator: z.string().max(200).describe('Program that made the file, and its version'),
      exchange: z.literal('align-portfolio').describe('Kind of the file'),
      rounds: z.array(exchangedRound()).describe('Rounds of organisations, in the order of ids'),
    })
    .meta({ title: 'Exchange file', description: 'Rounds of a portfolio of align, without names' });
}

function exchangedRound() {
  return z.strictObject({
    id: z
      .string()
      .regex(/^[0-9a-f-]{36}$/)
      .describe('Random id of the organisation, which its owner keeps'),
    contributor: title().optional().describe('Firm or person that collected the round'),
    evidence: evidence(),
    month: z
      .string()
      .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
      .describe('Month of the round, YYYY-MM'),
    profile: profileSchema().optional().describe('Kind of organisation'),
    checklist: z
      .strictObject({
        id: id().describe('Id of the checklist'),
        version: version().describe('Version of the checklist'),
      })
      .describe('Checklist that was answered'),
    mode: mode(),
    by: by(),
    people: z
      .record(id(), z.enum(['1', '2', '3-5', '6+']))
      .describe('Number of respondents per group, as a range'),
    score: score().describe('Overall score, 0 to 1, rounded to 0.05; null without one'),
    points: z
      .record(
        id(),
        z.strictObject({
          score: score().describe('Score of the point, rounded to 0.05'),
          gap: fraction()
            .optional()
            .describe('Difference between groups; only where all groups have 4 people or more'),
          texts: z.string().max(64).describe('Checksum of the texts of all levels'),
        }),
      )
      .describe('Scores by point id'),
    criteria: z
      .record(id(), score())
      .optional()
      .describe('Scores by criterion id, rounded to half a level; only with large groups'),
  });
}

/** Returns the schema of a line of a portfolio. */
export function portfolioEntrySchema(): z.ZodType<PortfolioEntry> {
  return z
    .strictObject({
      format: z.literal(1).describe('Version of the file format; always 1'),
      generator: z.string().describe('Program that computed the scores, and its version'),
      round: z
        .string()
        .nullable()
        .describe('Folder of the round, from the folder of the index; null if imported'),
      files: z
        .strictObject({
          read: z.number().describe('Time of reading, in milliseconds since 1970'),
          stats: z.array(z.number()).describe('Size and time of change of each file'),
          digest: z.string().describe('SHA-256 of the contents of all files together'),
        })
        .nullable()
        .describe('State of the files; null if imported'),
      organisation: z.string().nullable().describe('Name of the organisation; null if imported'),
      formerly: z.array(z.string()).optional().describe('Earlier names of the organisation'),
      id: z.string().optional().describe('Random id under which the organisation is exchanged'),
      contributor: z.string().optional().describe('Firm or person that collected the round'),
      evidence: evidence(),
      date: z.string().describe('Date of the round, YYYY-MM-DD; YYYY-MM if imported'),
      profile: profileSchema().optional().describe('Kind of organisation'),
      checklist: z
        .strictObject({
          id: z.string().describe('Id of the checklist'),
          version: z.string().describe('Version of the checklist'),
          digest: z.string().describe('SHA-256 of the checklist; empty if imported'),
        })
        .describe('Checklist that scored the round'),
      mode: mode(),
      by: by(),
      people: z.record(z.string(), z.number()).describe('Number of respondents per group'),
      result: z
        .strictObject({
          ...ranged(),
          coverage: score().describe('Answered share of the applicable weight'),
          band: z.string().nullable().describe('Id of the band, capped; null without a score'),
          uncapped: z.string().optional().describe('Id of the band before the cap'),
        })
        .describe('Overall result'),
      points: z
        .record(
          z.string(),
          z.strictObject({
            ...ranged(),
            gap: fraction().optional().describe('Highest minus lowest score of a group'),
            texts: z.string().describe('Checksum of the texts of all levels'),
          }),
        )
        .describe('Scores by point id'),
      criteria: z
        .record(
          z.string(),
          z.strictObject({
            ...ranged(),
            gap: fraction().optional().describe('Highest minus lowest mean of a group'),
            spread: fraction().optional().describe('Largest difference within a group'),
          }),
        )
        .describe('Scores by criterion id'),
    })
    .meta({ title: 'Portfolio', description: 'A line of a portfolio of align' });
}

function ranged() {
  return {
    score: score().describe('Score, 0 to 1; null without one'),
    low: score().optional().describe('Lower end of the possible range; omitted if equal'),
    high: score().optional().describe('Upper end of the possible range; omitted if equal'),
  };
}

function evidence() {
  return z
    .enum(['stated', 'checked'])
    .describe('checked if evidence was asked for and seen, else stated');
}

function mode() {
  return z.enum(['full', 'express']).describe('full for all criteria, express for key criteria');
}

function by() {
  return z.enum(['agreed', 'votes']).describe('Source of the scores: agreed levels, or votes');
}

function score() {
  return fraction().nullable();
}

function fraction() {
  return z.number().min(0).max(1);
}
