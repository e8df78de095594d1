import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const POLICY = `format: 1
checklist: small
criteria: {second: 1}
noNewGaps: warning
waivers:
  - {criterion: second, level: 0, reason: Spring will do., approver: Kim, expires: 2024-06-30}
`;

/** Both criteria are gaps at 25 and 0; "second" is waived, and its gap is new. */
const ROUND = {
  'small.yaml': CHECKLIST,
  'policy.yaml': POLICY,
  'before/ann.yaml': answers('ann', 'marketing', 'first: 1, second: 2'),
  'round/ann.yaml': answers('ann', 'marketing', 'first: 1, second: 0'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 0, second: 0'),
};

/** Returns the report on the last day of the waiver, without line breaks. */
async function judged(format: string): Promise<string> {
  const { run } = workspace(ROUND);
  const { code, stdout } = await run(
    ...['audit', '--checklist', 'small.yaml', '--answers', 'round', '--target', '75'],
    ...['--baseline', 'before', '--policy', 'policy.yaml', '--today', '2024-06-30'],
    ...['--format', format],
  );
  expect(code).toBe(0);
  return format === 'json' ? stdout : stdout.replaceAll('&quot;', '"').replace(/\s+/g, ' ');
}

describe.each(['text', 'markdown'])('a waived gap, as %s', (format) => {
  it.each([
    { place: 'gaps and the comparison', words: 'How much of the second? (waived)' },
    { place: 'actions', words: 'Its gap is waived until 30 June 2024 by Kim: Spring will do' },
    {
      place: 'verdict',
      words: 'Waived: criteria: 1.2 "How much of the second?": score 0.0%, minimum 50%',
    },
  ])('shows as waived in the $place', async ({ words }) => {
    expect(await judged(format)).toContain(words);
  });

  it('ends with one full stop where its reason has one', async () => {
    expect(await judged(format)).toContain('Spring will do.');
    expect(await judged(format)).not.toContain('Spring will do..');
  });
});

describe('a waived gap, as html', () => {
  it('is marked among the gaps and the changes, and has its reason once', async () => {
    const page = await judged('html');
    expect(page.match(/How much of the second\? \(waived\)/g)?.length ?? 0).toBeGreaterThanOrEqual(
      2,
    );
    expect(page).toContain('Spring will do.');
    expect(page).not.toContain('Spring will do..');
    expect(page).toContain('<bdi>Kim</bdi>');
    expect(page).toContain('30 June');
    expect(page).toContain(
      'Waived: criteria: 1.2 "How much of the second?": score 0.0%, minimum 50%',
    );
  });
});

describe('a step beyond the target of a waived criterion', () => {
  const HIGH = CHECKLIST.replace('key: true', 'key: true\n        target: 1');
  const FILES = {
    ...ROUND,
    'small.yaml': HIGH,
    'policy.yaml': POLICY.replaceAll('second', 'first'),
    'round/bob.yaml': answers('bob', 'sales', 'first: 1, second: 0'),
  };

  it.each(['text', 'json'])('is not called waived, as it closes no gap: %s', async (format) => {
    const { run } = workspace(FILES);
    const { stdout } = await run(
      ...['audit', '--checklist', 'small.yaml', '--answers', 'round', '--target', '100'],
      ...['--policy', 'policy.yaml', '--today', '2024-06-30', '--format', format],
    );
    expect(stdout).not.toMatch(/gap is waived|"waived": true/);
  });
});

describe('a waived gap, as json', () => {
  it('shows as waived beside the gap, the step and the root cause', async () => {
    const { gaps, actionPath, rootCauses } = JSON.parse(await judged('json'));
    expect(gaps).toMatchObject([{ criterion: 'second', waived: true }, { criterion: 'first' }]);
    expect(gaps[1]).not.toHaveProperty('waived');
    expect(actionPath.steps).toContainEqual(
      expect.objectContaining({ criterion: 'second', waived: true }),
    );
    expect(rootCauses.roots).toMatchObject([{ point: 'only', waived: ['second'] }]);
  });

  it('does not hinder the report from being a baseline', async () => {
    const { run, write } = workspace(ROUND);
    write('before.json', await judged('json'));
    const { code, stderr } = await run(
      ...['audit', '--checklist', 'small.yaml', '--answers', 'round', '--baseline', 'before.json'],
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });
});
