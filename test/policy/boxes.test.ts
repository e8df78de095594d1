import { describe, expect, it } from 'vitest';
import { answers, workspace } from '../cli/workspace.ts';

const checklist = (must = '') => `format: 1
id: small
version: 1.0.0
title: A small checklist
groups:
  marketing: {title: Marketing}
  sales: {title: Sales}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 50, title: High}
points:
  - id: only
    title: The only point
    weight: 1
    criteria:
      - id: talks
        question: What is talked about?
        type: multi-choice
        options: [{id: need, label: Need}, {id: budget, label: Budget}, {id: time, label: Time}]
        ${must}
`;
const AUDIT = ['audit', '--checklist', 'small.yaml', '--answers', 'round'];
const JUDGED = [...AUDIT, '--policy', 'policy.yaml', '--today', '2024-05-06'];

/** Ann and Bob tick these boxes, under a policy of these lines. */
function talks(ann: string, bob: string, rules: string, must = '') {
  return workspace({
    'small.yaml': checklist(must),
    'policy.yaml': `format: 1\nchecklist: small\n${rules}\n`,
    'round/ann.yaml': answers('ann', 'marketing', `talks: ${ann}`),
    'round/bob.yaml': answers('bob', 'sales', `talks: ${bob}`),
  });
}

const waiver = (level: string) =>
  `waivers: [{criterion: talks, level: ${level}, reason: Later, approver: Kim, expires: 2024-06-30}]`;

describe('boxes in a rule', () => {
  it.each([
    { ann: '[need]', bob: '[need, time]', fails: '', because: 'others may be ticked too' },
    {
      ann: '[budget]',
      bob: '[need]',
      fails: 'ticked by 50.0% of the people ("Need"), minimum 100%',
      because: 'another box is worth as much and is not meant',
    },
    {
      ann: '[budget, time]',
      bob: '[budget, time]',
      fails: 'ticked by 0.0% of the people ("Need"), minimum 100%',
      because: 'a higher score is no substitute',
    },
    {
      ann: '[need]',
      bob: 'null',
      fails: 'ticked by 50.0% of the people ("Need"), minimum 100%',
      because: 'a blank ticks none',
    },
  ])('are those boxes, all of them: $ann and $bob', async ({ ann, bob, fails }) => {
    const rules = 'criteria: {talks: [need]}\nminRespondents: {sales: 0}';
    const { code, stderr } = await talks(ann, bob, rules).run(...JUDGED);
    expect(stderr).toBe(fails && `FAIL criteria: 1.1 "What is talked about?": ${fails}\n`);
    expect(code).toBe(fails === '' ? 0 : 1);
  });

  it.each([
    { level: '[budget]', code: 0, because: 'both ticked it' },
    { level: '[time]', code: 1, because: 'nobody ticked it, though it scores as much' },
    { level: '[budget, time]', code: 1, because: 'one of them is missing' },
  ])('are what a waiver accepts: $level, as $because', async ({ level, code }) => {
    const rules = `criteria: {talks: [need]}\n${waiver(level)}`;
    expect((await talks('[budget]', '[budget]', rules).run(...JUDGED)).code).toBe(code);
  });

  it.each([
    { agreed: '[need, time]', votes: ['[need]', '[need]'], code: 0, because: 'agreed' },
    { agreed: '[need]', votes: ['[need]', '[budget]'], code: 0, because: 'agreed, and one vote' },
    { agreed: '[budget]', votes: ['[need]', '[budget]'], code: 1, because: 'not agreed' },
    { agreed: '[need]', votes: ['[budget]', '[budget]'], code: 1, because: 'no vote for it' },
    { agreed: '[budget]', votes: ['[need]', '[need]'], code: 0, because: 'no vote against it' },
    { agreed: null, votes: ['[need]', '[budget]'], code: 1, because: 'the lowest vote' },
  ])('are the agreed ones by agreed: $agreed of $votes, $because', async (row) => {
    const [ann = '', bob = ''] = row.votes;
    const { run, write } = talks(ann, bob, 'by: agreed\ncriteria: {talks: [need]}');
    if (row.agreed) {
      const head = 'format: 1\nchecklist: {id: small, version: 1.0.0}\nsubject: Company\n';
      write('round/agreed.yaml', `${head}date: 2024-05-06\nagreed: {talks: ${row.agreed}}\n`);
    }
    expect((await run(...JUDGED)).code).toBe(row.code);
    write('policy.yaml', 'format: 1\nchecklist: small\ncriteria: {talks: [need]}\n');
    const votes = row.votes.every((own) => own === '[need]') ? 0 : 1;
    expect((await run(...JUDGED)).code).toBe(votes);
  });

  it('are what a waiver of a must accepts', async () => {
    const must = 'must: {answer: [need], cap: low}';
    const rules = (level: string) => `failedMusts: error\n${waiver(level)}`;
    const both = ['[budget]', '[budget]'] as const;
    expect((await talks(...both, rules('[budget]'), must).run(...JUDGED)).code).toBe(0);
    expect((await talks(...both, rules('[time]'), must).run(...JUDGED)).code).toBe(1);
  });
});

describe('boxes exchanged since the baseline', () => {
  async function loosenedBy(rules: string, must: string): Promise<readonly string[]> {
    const before = 'criteria: {talks: [need]}';
    const { run, write } = talks('[need]', '[need]', before, 'must: {answer: [need], cap: low}');
    const baseline = [...JUDGED, '--baseline', 'baseline.json'];
    expect((await run(...baseline, '--update-baseline')).code).toBe(0);
    write('policy.yaml', `format: 1\nchecklist: small\n${rules}\n`);
    write('small.yaml', checklist(must));
    return JSON.parse((await run(...baseline, '--format', 'json')).stdout).verdict.loosened;
  }

  it('are told, although they score as much', async () => {
    const must = 'must: {answer: [time], cap: low}';
    expect(await loosenedBy('criteria: {talks: [time]}', must)).toEqual([
      'criteria 1.1 "What is talked about?" changed from Need to Time',
      'required level of 1.1 "What is talked about?" changed from Need to Time',
    ]);
  });

  it('are not told where one was added', async () => {
    const must = 'must: {answer: [need, time], cap: low}';
    expect(await loosenedBy('criteria: {talks: [need, time]}', must)).toEqual([]);
  });
});
