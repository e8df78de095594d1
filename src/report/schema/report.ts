import * as z from 'zod';
import { EMPLOYEES, INDUSTRIES, REGIONS } from '../../answers/round.ts';
import { answersSchema } from '../../answers/schema.ts';
import { anyAnswer } from '../../checklist/fields.ts';
import { checklistSchema } from '../../checklist/schema.ts';
import { policySchema } from '../../policy/schema.ts';
import type { Report } from '../report.ts';
import { benchmark, comparison, differences, gutFeeling } from './differences.ts';
import { adviceExtras, fraction, outcome, reportedLevel, saying, waived } from './fields.ts';
import { anonymity, coverage, interval, path, result, rootCauses, verdict } from './scores.ts';

/**
 * Returns the schema of a JSON report. Scores, shares, impacts and coverages are fractions from 0
 * to 1, unrounded.
 */
export function reportSchema(): z.ZodType<Report> {
  return z
    .strictObject({
      format: z.literal(1).describe('Version of the file format; always 1'),
      generator: z.string().describe('Program that made the report, and its version'),
      subject: z.string().describe('Name of the audited organisation'),
      date: z.string().describe('Latest date of the answers, YYYY-MM-DD'),
      mode: z
        .enum(['full', 'express'])
        .describe('full for all criteria, express for key criteria only'),
      scoringRule: z.string().describe('Scoring method, in words'),
      checklist: z
        .strictObject({
          id: z.string(),
          version: z.string(),
          title: z.string(),
          definition: checklistSchema(),
          digest: digest(),
          texts: z
            .string()
            .describe('Checksum of what all levels say, apart from case and punctuation'),
        })
        .describe('Complete checklist, so that the report can be scored again'),
      by: scoredBy().describe(
        'Source of the result: agreed levels where there are any, or votes alone',
      ),
      resultByVotes: result().describe('Result by votes alone'),
      result: result().describe('Overall result'),
      rootCauses: rootCauses().describe('Weak points that cause the other weak points'),
      disagreement: differences().describe('Differences between groups and respondents'),
      agreements: agreed().describe('Levels agreed in a workshop after its votes'),
      actionPath: path().describe('Least effort to the next band, or to the chosen goal'),
      points: z.array(pointScore()).describe('Scores of the points, in the order of the checklist'),
      gaps: z.array(gap()).describe('Criteria below their target, largest impact first'),
      followUps: z
        .array(closerLook())
        .describe(
          'Points of other checklists with more questions on the gaps, largest impact first',
        ),
      absent: z
        .array(z.strictObject({ respondent: z.string().nullable(), group: z.string() }))
        .describe('Expected people and declared groups without answers'),
      templates: z
        .array(z.strictObject({ id: z.string(), title: z.string() }))
        .describe('Templates that the advice of the checklist names'),
      owners: z
        .record(z.string(), z.string())
        .optional()
        .describe('Names of people by the role that advice gives as its owner'),
      round: z
        .strictObject({
          profile: z
            .strictObject({
              industry: z.enum(INDUSTRIES).optional(),
              employees: z.enum(EMPLOYEES).optional(),
              region: z.enum(REGIONS).optional(),
            })
            .optional(),
          contributor: z.string().optional(),
          evidence: z.enum(['stated', 'checked']).optional(),
        })
        .optional()
        .describe('Facts of round.yaml; absent without any, and in an anonymous report'),
      findings: z
        .array(finding())
        .describe('Results of all criteria, in the order of the checklist'),
      groups: z.array(group()).describe('Results of the groups'),
      respondents: z.array(respondent()).describe('Respondents, with their answers and checksums'),
      participation: participation().describe(
        'People who answered and who are missing; null in an anonymous report',
      ),
      gutFeelings: z
        .array(gutFeeling())
        .describe('First impressions of respondents, and their scores'),
      promises: promises().describe('Outcomes of an action plan'),
      notApplicable: ledger().describe(
        'Criteria that are not applicable, and the respondents who said so',
      ),
      unanswered: blanks().describe('Unanswered criteria, and those of each respondent'),
      warnings: z.array(z.string()),
      options: z
        .array(z.string())
        .describe('Options needed to make the report again, without file names'),
      anonymity: anonymity().describe('Parts hidden to protect respondents'),
      comparison: comparison().describe('Changes since an earlier round'),
      benchmark: benchmark()
        .optional()
        .describe('Place among the other organisations of a portfolio'),
      verdict: verdict().describe('Verdict of the policy'),
      baseline: baseline().optional().describe('Data of a baseline file; other reports have none'),
    })
    .meta({ title: 'Gap report', description: 'An align gap report' });
}

function baseline() {
  return z.strictObject({
    policy: policySchema().nullable().describe('Policy that the round was judged by'),
    mode: z.enum(['full', 'express']).describe('Scope of the baseline, kept findings included'),
    kept: z
      .array(finding())
      .describe('Findings of earlier baselines: not asked since, or waived, or accepted'),
    dates: z
      .record(z.string(), z.string())
      .describe('Dates that the answers of each respondent count from, YYYY-MM-DD'),
    accepted: z
      .array(z.strictObject({ date: z.string(), reason: z.string(), failed: z.array(z.string()) }))
      .describe('Failures that somebody accepted, earliest first'),
  });
}

function digest() {
  return z
    .string()
    .describe('Checksum of the content: SHA-256 of its canonical JSON (RFC 8785), in hex');
}

function agreed() {
  return z
    .array(
      z.strictObject({
        criterion: z.string(),
        level: z.number().nullable().describe('Number of the agreed level; null if there is none'),
        answer: anyAnswer()
          .optional()
          .describe('Agreed answer; omitted if it is the number of the level'),
        levels: z
          .enum(['same', 'unknown'])
          .optional()
          .describe('unknown if nothing tells whether the level says now what it said then'),
        note: z.string().nullable(),
        evidence: z.array(z.string()),
      }),
    )
    .nullable();
}

function promises() {
  return z
    .array(
      z.strictObject({
        action: z.string(),
        criterion: z.string(),
        level: z.number(),
        says: z
          .string()
          .nullable()
          .describe('Text of the level when it was planned; null if the plan does not have it'),
        do: z.string(),
        owner: z.string().nullable(),
        due: z.string().nullable(),
        status: z.enum(['open', 'done', 'dropped']),
        outcome: z.enum(['kept', 'missed', 'dropped', 'pending', 'unknown']),
      }),
    )
    .nullable();
}

function pointScore() {
  return z.strictObject({
    point: z.string(),
    ...interval(),
    coverage: coverage(),
    byVotes: z.strictObject(interval()).optional(),
  });
}

function gap() {
  return z.strictObject({
    criterion: z.string(),
    point: z.string(),
    score: fraction(),
    impact: fraction().describe('Rise of the overall score if the gap is closed'),
    now: reportedLevel().describe('Best level whose score is at most that of the criterion'),
    above: reportedLevel().nullable().describe('Level above it, if the score is between the two'),
    answers: z
      .strictObject({ lowest: reportedLevel(), highest: reportedLevel() })
      .nullable()
      .describe('Lowest and highest answer, if they are half the scale apart or more'),
    next: reportedLevel(),
    target: reportedLevel(),
    advice: z
      .strictObject({
        do: z.string(),
        owner: z.string().nullable(),
        effort: z.enum(['S', 'M', 'L']).nullable(),
        ...adviceExtras(),
      })
      .nullable(),
    evidence: z.array(z.string()),
    waived: waived(),
  });
}

function closerLook() {
  const named = z.strictObject({ id: z.string(), title: z.string() });
  return z.strictObject({
    checklist: named,
    point: named,
    impact: fraction().describe('Rise of the overall score if all gaps listed here are closed'),
    gaps: z.array(z.strictObject({ criterion: z.string(), because: z.string() })),
  });
}

function scoredBy() {
  return z.enum(['agreed', 'votes']);
}

function finding() {
  return z.strictObject({
    criterion: z.string(),
    outcome: outcome(),
    ...interval(),
    by: scoredBy().optional().describe('Source of the score; omitted if it is votes'),
    agreed: z
      .strictObject({
        level: z.number().nullable(),
        answer: anyAnswer().optional(),
        score: fraction(),
      })
      .optional(),
    byVotes: z.strictObject({ outcome: outcome(), ...interval() }).optional(),
    groups: z
      .record(z.string(), fraction())
      .describe('Mean of each group with a scored answer, by group id'),
    responses: z.array(
      z.strictObject({
        respondent: z.string(),
        group: z.string(),
        ...saying(),
        score: fraction().nullable(),
        firstVote: z
          .strictObject({ ...saying(), score: fraction().nullable() })
          .optional()
          .describe('Vote before the discussion; omitted if there was no vote after it'),
      }),
    ),
    firstVotes: z
      .record(z.string(), fraction())
      .optional()
      .describe('Mean of each group before the discussion; omitted without later votes'),
  });
}

function group() {
  return z.strictObject({
    id: z.string(),
    title: z.string(),
    respondents: z.array(z.string()),
    result: result(),
  });
}

function respondent() {
  return z.strictObject({
    id: z.string(),
    name: z.string(),
    role: z.string().nullable(),
    group: z.string(),
    digest: digest(),
    result: result(),
    answers: answersSchema(),
  });
}

function participation() {
  return z
    .strictObject({
      expectedBy: z
        .enum(['round', 'policy', 'baseline'])
        .nullable()
        .describe('Source that names the expected people; null if there is none'),
      respondents: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          role: z.string().nullable(),
          group: z.string().nullable(),
          isExpected: z.boolean().nullable(),
          status: z.enum(['completed', 'in-progress', 'missing']),
          answered: z.int().min(0).describe('Criteria with an answer, also "I don\'t know"'),
          asked: z.int().min(0).describe('Criteria that were asked; 0 for a missing person'),
        }),
      ),
    })
    .nullable();
}

function ledger() {
  const claim = { respondent: z.string(), reason: z.string() };
  const scoreIfZero = fraction()
    .nullable()
    .describe('Overall score if not applicable counted as 0');
  return z.strictObject({
    entries: z.array(
      z.strictObject({
        criterion: z.string(),
        claims: z.array(z.strictObject(claim)),
        weightShare: fraction().describe('Share of the weight of all criteria asked'),
        scoreIfZero,
      }),
    ),
    weightShare: fraction(),
    scoreIfZero,
    disputed: z.array(z.strictObject({ ...claim, criterion: z.string() })),
  });
}

function blanks() {
  return z.strictObject({
    byNobody: z.array(z.string()),
    byRespondent: z.array(
      z.strictObject({
        respondent: z.string(),
        unknown: z.array(z.string()).describe('Criteria answered with "don\'t know"'),
        unanswered: z.array(z.string()).describe('Criteria without any answer'),
      }),
    ),
  });
}
