import { describe, expect, it } from 'vitest';
import { answeredVersion } from '../../src/answers/level-texts.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const german = (change = '') => `format: 1
id: klein
version: 1.0.0
extends: small
language: de
title: Eine kleine Checkliste
points:
  - id: only
    title: Der einzige Punkt
    criteria:
      - id: first
        question: Wie gut ist das Erste?
        levels: {0: nichts, 1: etwas, 2: alles}
        ${change}
`;

/** The two checklists, as far as their levels go. */
const DEFINITION = definition('small', ['none', 'some', 'all']);
const translated = definition('klein', ['nichts', 'etwas', 'alles']);

function definition(id: string, [none = '', some = '', all = '']: readonly string[]): Checklist {
  const levels = { 0: none, 1: some, 2: all };
  const second = { 0: 'none', 1: 'some', 2: 'all' };
  return {
    format: 1,
    id,
    version: '1.0.0',
    title: id,
    bands: [{ id: 'low', from: 0, title: 'Low' }],
    points: [
      {
        id: 'only',
        title: 'Only',
        weight: 1,
        criteria: [
          { id: 'first', question: '?', levels },
          { id: 'second', question: '?', levels: second },
        ],
      },
    ],
  };
}

/** A round that Ann answers in English and Bob in German. */
function round(of = german(), roundFile?: string) {
  return workspace({
    'checklists/small.yaml': CHECKLIST,
    'checklists/klein.yaml': of,
    'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
    'round/bob.yaml': answers('bob', 'sales', 'first: 1, second: 1', { checklist: 'klein' }),
    ...(roundFile && { 'round/round.yaml': roundFile }),
  });
}
const JSON_AUDIT = ['audit', '--answers', 'round', '--format', 'json'];

describe('a round in two languages', () => {
  it.each([
    { args: [], title: 'A small checklist' },
    { args: ['--checklist', 'klein'], title: 'Eine kleine Checkliste' },
    { args: ['--checklist', 'small'], title: 'A small checklist' },
  ])('is one round, printed by $args in one of them', async ({ args, title }) => {
    const { code, stdout, stderr } = await round().run(...JSON_AUDIT, ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { checklist, respondents, findings } = JSON.parse(stdout);
    expect(checklist.title).toBe(title);
    expect(respondents.map(({ id }: { id: string }) => id)).toEqual(['ann', 'bob']);
    // Ann at 1 and Bob at 0.5.
    expect(findings[0].score).toBe(0.75);
  });

  it('is judged by a gate as if it had one', async () => {
    const { code, stdout } = await round().run(...JSON_AUDIT, '--min-score', '50');
    expect(code).toBe(0);
    expect(stdout).not.toContain('nothing tells');
  });

  it.each(['small', 'klein'])('is judged in full by %s if answers keep checksums', async (of) => {
    const { run, write } = round();
    const [small, klein] = [DEFINITION, translated].map((own) => answeredVersion(own).texts);
    const kept = { small, klein };
    for (const [id, group, checklist] of [
      ['ann', 'marketing', 'small'],
      ['bob', 'sales', 'klein'],
    ] as const) {
      const written = answers(id, group, 'first: 2, second: 2', { checklist });
      const texts = `version: 1.0.0, texts: ${kept[checklist]}`;
      write(`round/${id}.yaml`, written.replace('version: 1.0.0', texts));
    }
    const { code, stdout, stderr } = await run(
      ...[...JSON_AUDIT, '--min-score', '100', '--checklist', of],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).result.low).toBe(1);
  });

  it.each(['small', 'klein'])('takes what the room agreed in the other one, by %s', async (of) => {
    const { run, write } = round();
    const other = of === 'small' ? 'klein' : 'small';
    write(
      'round/agreed.yaml',
      `format: 1\nchecklist: {id: ${other}, version: 1.0.0}\nsubject: Company\ndate: 2024-05-06\nagreed: {first: 2}\n`,
    );
    const { code, stdout } = await run(...JSON_AUDIT, '--checklist', of);
    expect(code).toBe(0);
    const [agreement] = JSON.parse(stdout).agreements;
    expect(agreement).toEqual({ criterion: 'first', level: 2, note: null, evidence: [] });
  });

  it('can be compared with a round in the other one', async () => {
    const { run, write } = round();
    for (const id of ['ann', 'bob']) {
      const group = id === 'ann' ? 'marketing' : 'sales';
      const later = { checklist: 'klein' };
      write(`later/${id}.yaml`, answers(id, group, 'first: 2, second: 1', later));
    }
    const { code, stdout } = await run('compare', 'round', 'later', '--format', 'json');
    expect(code).toBe(0);
    const [first] = JSON.parse(stdout).comparison.criteria;
    expect(first).toMatchObject({ before: 0.75, after: 1, change: 0.25, levels: 'same' });
  });

  it.each([
    { change: 'weight: 2', field: 'points.0.criteria.0.weight' },
    { change: 'target: 1', field: 'points.0.criteria.0.target' },
  ])('refuses a translation with $change', async ({ change, field }) => {
    const { run } = round(german(change));
    const { code, stderr } = await run('check', 'checklists/klein.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(
      `checklists/klein.yaml:5:11: language: the variant changes more than words: ${field}; change words only, or delete "language"`,
    );
  });

  it('is none with another checklist', async () => {
    const { run } = round(german().replace('language: de\n', ''));
    const { code, stderr } = await run(...JSON_AUDIT);
    expect(code).toBe(2);
    expect(stderr).toContain('klein');
  });
});
