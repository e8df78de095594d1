import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkPolicy } from '../../src/policy/match.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { limitOf, policyDefaults } from '../../src/policy/policy.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { parse } from '../../src/source/parse.ts';
import { throwIfAny } from '../../src/source/source.ts';
import { readYaml } from '../../src/source/yaml/yaml.ts';
import { checklist, criterion, point } from '../having.ts';

const POLICY = `format: 1
checklist: test-checklist
minScore: 60
minBand: {limit: aligned, severity: warning}
points: {goals: 50}
criteria: {written-plan: {level: 2, severity: error}}
maxDrop: {total: 3, point: 10, keyCriterion: 25}
noNewGaps: true
noNewRootCauses: warning
maxPerceptionGap: 50
maxUnanswered: 3
maxNotApplicable: 20
maxAge: 120
minRespondents: {marketing: 1, sales: 1}
waivers:
  - criterion: written-plan
    reason: The planning tool comes in spring.
    approver: Kathy
    expires: 2026-12-31
`;

const small = checklist(
  point('goals', 1, criterion('written-plan', { formerly: ['plan'] }), criterion('owner')),
);

/** Reads a policy from its text and matches it to a small checklist. */
function written(text: string): Policy {
  const source = readYaml('policy.yaml', text);
  const policy = parse(source, policySchema());
  throwIfAny(source, checkPolicy(small, policy));
  return policy;
}

describe('a policy file', () => {
  it('says what it says, without defaults', () => {
    expect(written(POLICY)).toMatchObject({
      minScore: 60,
      minBand: { limit: 'aligned', severity: 'warning' },
      noNewRootCauses: 'warning',
      waivers: [{ criterion: 'written-plan', expires: '2026-12-31' }],
    });
  });

  it('needs no more than a checklist', () => {
    const policy = written('format: 1\nchecklist: test-checklist\n');
    expect(policy).toEqual({ format: 1, checklist: 'test-checklist' });
  });

  it('may call a criterion by a former name', () => {
    const text = POLICY.replace('{written-plan: {', '{plan: {');
    expect(written(text).criteria).toHaveProperty('plan');
  });

  it.each([
    {
      from: 'minScore: 60',
      to: 'minScore: 60 %',
      message: 'policy.yaml:3:11: minScore: must be a number, not "60 %"; use 60',
    },
    {
      from: 'minScore: 60',
      to: 'minScore: 101',
      message:
        'policy.yaml:3:11: 101 is outside the scale of the checklist; use a score from 0 to 100',
    },
    {
      from: 'minScore: 60',
      to: 'minscore: 60',
      message: 'policy.yaml:3:1: unknown field "minscore"; did you mean "minScore"?',
    },
    {
      from: 'minScore: 60',
      to: 'minScore: {limit: 60, severity: warn}',
      message: 'policy.yaml:3:33: severity: must be "error" or "warning", not "warn"',
    },
    {
      from: 'minScore: 60',
      to: 'minScore: {limt: 60}',
      message: 'policy.yaml:3:12: unknown field "limt"; did you mean "limit"?',
    },
    {
      from: 'limit: aligned',
      to: 'limit: alligned',
      message: 'policy.yaml:4:18: unknown band "alligned"; did you mean "aligned"?',
    },
    {
      from: '{goals: 50}',
      to: '{gaols: 50}',
      message: 'policy.yaml:5:10: unknown point "gaols"; did you mean "goals"?',
    },
    {
      from: '{goals: 50}',
      to: '{finance: 50}',
      message: 'policy.yaml:5:10: unknown point "finance"; use one of goals',
    },
    {
      from: '{written-plan: {',
      to: '{writen-plan: {',
      message: 'policy.yaml:6:12: unknown criterion "writen-plan"; did you mean "written-plan"?',
    },
    {
      from: '{written-plan: {',
      to: '{plan: 1, written-plan: {',
      message:
        'policy.yaml:6:21: "written-plan" has two minimums, under its current and its former id; delete one',
    },
    {
      from: 'level: 2',
      to: 'level: 5',
      message: 'policy.yaml:6:34: level 5 does not exist; use a level from 0 to 4',
    },
    {
      from: 'noNewGaps: true',
      to: 'noNewGaps: warn',
      message: 'policy.yaml:8:12: noNewGaps: must be true, false, error or warning',
    },
    {
      from: '{marketing: 1,',
      to: '{marketting: 1,',
      message: 'unknown group "marketting"; did you mean "marketing"?',
    },
    {
      from: 'checklist: test-checklist',
      to: 'checklist: sales-checklist',
      message:
        'this policy is for checklist "sales-checklist", not "test-checklist"; use the policy for this checklist',
    },
    {
      from: 'expires: 2026-12-31',
      to: 'expires: 2015/10/21',
      message: 'expires: must be a date in the form YYYY-MM-DD, not "2015/10/21"; use 2015-10-21',
    },
    {
      from: 'expires: 2026-12-31',
      to: 'expires: 2026-02-29',
      message: 'expires: 2026-02-29 does not exist; use a real date',
    },
    {
      from: '    expires: 2026-12-31\n',
      to: '',
      message: 'expires: is missing; add the last day of the waiver as YYYY-MM-DD',
    },
    {
      from: '    approver: Kathy\n',
      to: '',
      message: 'policy.yaml:16:5: approver: is missing; add it as text',
    },
    {
      from: '    reason: The planning tool comes in spring.\n',
      to: '    reason: " "\n',
      message: 'reason: is blank; add text',
    },
    {
      from: '  - criterion: written-plan\n',
      to: '  - criterion: written-plan\n    point: goals\n',
      message: 'has both a criterion and a point; keep one, or write two waivers',
    },
    {
      from: '  - criterion: written-plan\n    reason',
      to: '  - reason',
      message: 'has neither a criterion nor a point; add the one that is waived',
    },
  ])('with "$to" is refused: $message', ({ from, to, message }) => {
    expect(() => written(POLICY.replace(from, to))).toThrow(message);
  });

  it('may waive what the checklist does not have, which the verdict warns about', () => {
    const text = POLICY.replace('- criterion: written-plan', '- criterion: gone');
    expect(written(text).waivers).toHaveLength(1);
  });
});

describe('the defaults of a policy', () => {
  const documented = JSON.stringify(z.toJSONSchema(policySchema()));

  it.each([
    { words: `default ${policyDefaults.severity}`, because: 'a rule fails unless it says warning' },
    {
      words: `default ${policyDefaults.maxNotApplicable} if there are other rules`,
      because: 'nobody should pass by leaving out',
    },
  ])('are in the description of the format: $words, because $because', ({ words }) => {
    expect(documented).toContain(words);
  });

  it('are error, votes, all criteria, 20 percent and one person', () => {
    expect(policyDefaults).toEqual({
      severity: 'error',
      by: 'votes',
      mode: 'full',
      maxNotApplicable: 20,
      minRespondents: 1,
    });
    expect(limitOf(60)).toEqual({ limit: 60, severity: 'error' });
    expect(limitOf({ limit: 60 })).toEqual({ limit: 60, severity: 'error' });
  });
});
