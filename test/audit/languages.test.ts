import { describe, expect, it } from 'vitest';
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
