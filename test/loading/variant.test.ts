import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { answers, WITHOUT_WARNINGS, workspace } from '../cli/workspace.ts';

const variant = (changes: string, parent = './small.yaml') =>
  `format: 1\nid: ours\nversion: 2.0.0\nextends: ${parent}\n${changes}`;

const HEAVIER = `title: Ours
points:
  - id: only
    criteria:
      - { id: second, weight: 3 }
`;

/** The checklist that "align audit" makes of a variant and its parent. */
async function resolved(changes: string, parent = WITHOUT_WARNINGS) {
  const { run } = workspace({
    'small.yaml': parent,
    'ours.yaml': variant(changes),
    'ann.yaml': answers('ann', 'sales', 'first: 1', { checklist: 'ours' }),
  });
  const { stdout, stderr } = await run(
    ...['audit', '--answers', 'ann.yaml', '--checklist', './ours.yaml', '--format', 'json'],
  );
  return stdout === '' ? stderr : JSON.parse(stdout).checklist.definition;
}

const [point] = parse(WITHOUT_WARNINGS).points;

describe('a variant', () => {
  it.each([
    { changes: 'title: Ours', says: { title: 'Ours' }, because: 'a text is another one' },
    {
      changes: 'points: [{id: only, weight: 5}]',
      says: { points: [{ ...point, weight: 5 }] },
      because: 'a weight is another one',
    },
    {
      changes: 'points: [{id: only, criteria: [{id: first, drop: true}]}]',
      says: { points: [{ ...point, criteria: [point.criteria[1]] }] },
      because: 'a criterion is dropped',
    },
    {
      changes: 'points: [{id: only, criteria: [{id: first, key: null}]}]',
      says: {
        points: [
          { ...point, criteria: [{ ...point.criteria[0], key: undefined }, point.criteria[1]] },
        ],
      },
      because: 'null takes a field away',
    },
    {
      changes: 'points: [{id: only, criteria: [{id: first, levels: {2: everything}}]}]',
      says: {
        points: [
          {
            ...point,
            criteria: [
              { ...point.criteria[0], levels: { 0: 'none', 1: 'some', 2: 'everything' } },
              point.criteria[1],
            ],
          },
        ],
      },
      because: 'one level is described anew',
    },
    {
      changes: 'bands: [{id: middle, from: 25, title: Middle}, {id: high, from: 60}]',
      says: {
        bands: [
          { id: 'low', from: 0, title: 'Low', verdict: 'It is Low' },
          { id: 'middle', from: 25, title: 'Middle' },
          { id: 'high', from: 60, title: 'High', verdict: 'It is High' },
        ],
      },
      because: 'a band is put where its limit belongs',
    },
    {
      changes: 'groups: {sales: {title: Vertrieb}, marketing: null}',
      says: { groups: { sales: { title: 'Vertrieb' } } },
      because: 'groups are changed by their ids',
    },
    {
      changes:
        'points: [{id: more, title: More, weight: 1, criteria: [{id: third, question: How?, levels: {0: a, 1: b}}]}]',
      says: {
        points: [
          point,
          {
            ...{ id: 'more', title: 'More', weight: 1 },
            criteria: [{ id: 'third', question: 'How?', levels: { 0: 'a', 1: 'b' } }],
          },
        ],
      },
      because: 'a point is added at the end',
    },
  ])('of $changes is the parent with that change, as $because', async ({ changes, says }) => {
    const head = { id: 'ours', version: '2.0.0', variantOf: { id: 'small', version: '1.0.0' } };
    expect(await resolved(changes)).toEqual(
      JSON.parse(JSON.stringify({ ...parse(WITHOUT_WARNINGS), ...head, ...says })),
    );
  });

  it('loses the causes that lead to a point which it drops', async () => {
    const more = `  - id: late
    title: Late
    weight: 1
    causedBy: [{point: only, because: So it is.}]
    criteria: [{id: third, question: How?, levels: {0: a, 1: b}}]
`;
    const { points } = await resolved('points: [{id: only, drop: true}]', WITHOUT_WARNINGS + more);
    expect(points).toEqual([
      {
        ...{ id: 'late', title: 'Late', weight: 1 },
        criteria: [{ id: 'third', question: 'How?', levels: { 0: 'a', 1: 'b' } }],
      },
    ]);
  });

  it('can extend a variant, and one that comes with align', async () => {
    const { run } = workspace({
      'checklists/ours.yaml': variant('title: Ours', 'lead-gen-alignment'),
      'checklists/theirs.yaml': variant('target: 2', 'ours').replace('id: ours', 'id: theirs'),
    });
    expect((await run('check', 'checklists/theirs.yaml')).stdout).toContain(
      'no errors; checklist theirs 2.0.0, points: 11, criteria: 30\n',
    );
    expect((await run('show', 'theirs')).stdout).toMatch(/^Ours\n/);
    expect((await run('list')).stdout).toContain('theirs 2.0.0\n  Ours\n');
  });

  it('is warned of changes that change nothing, each at its place', async () => {
    const { run } = workspace({
      'small.yaml': WITHOUT_WARNINGS,
      'ours.yaml': variant(`title: A small checklist
target: null
points:
  - id: only
    weight: 1
    criteria:
      - id: first
`),
    });
    const { code, stdout } = await run('check', 'ours.yaml', '--strict');
    expect(code).toBe(1);
    const text = 'warning: this repeats "small"; delete it';
    const why = '  why: people read a variant for its differences';
    expect(stdout).toBe(
      [
        ...[`ours.yaml:5:8: ${text}`, why, `ours.yaml:6:9: ${text}`, why],
        ...[`ours.yaml:9:13: ${text}`, why, `ours.yaml:11:9: ${text}`, why],
        'ours.yaml: no errors, 4 warnings; checklist ours 2.0.0, points: 1, criteria: 2\n',
      ].join('\n'),
    );
  });

  it('is told mistakes that it makes of a checklist that comes with align where it names that', async () => {
    const { run } = workspace({
      'ours.yaml': variant('bands: [{id: defined, drop: true}]', 'lead-gen-alignment'),
    });
    const { code, stderr } = await run('check', 'ours.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'ours.yaml:4:10: in "lead-gen-alignment", at "points 2 criteria 1 must cap": cap: unknown band "defined"; did you mean "undefined"? ("ours.yaml" extends this)',
    );
  });

  it('is told mistakes of its parent as those of the parent', async () => {
    const { run } = workspace({
      'small.yaml': WITHOUT_WARNINGS.replace('weight: 1', 'weight: much'),
      'ours.yaml': variant(HEAVIER),
    });
    const { stderr } = await run('check', 'ours.yaml');
    expect(stderr).toMatch(/^small\.yaml:14:13: weight: must be a number[^\n]*\n$/);
  });
});

describe('the parent of a variant', () => {
  it.each([
    {
      parent: 'smal',
      rule: 'unknown-parent',
      says: 'unknown checklist "smal"; run "align list" to see available checklists',
    },
    {
      parent: 'lead-gen-alignmnt',
      rule: 'unknown-parent',
      says: 'did you mean "lead-gen-alignment"?',
    },
    {
      parent: './none.yaml',
      rule: 'unreadable-parent',
      says: 'cannot read "none.yaml": it does not exist',
    },
    {
      parent: '../outside.yaml',
      rule: 'outside-parent',
      says: 'is outside the folder of the checklist',
    },
    { parent: 'sub/../../outside.yaml', rule: 'outside-parent', says: 'is outside the folder' },
    { parent: './link.yaml', rule: 'outside-parent', says: 'is outside the folder' },
    { parent: 'linked/outside.yaml', rule: 'outside-parent', says: 'is outside the folder' },
    { parent: '/etc/passwd', rule: 'parent-path', says: 'must be a path relative to this file' },
    { parent: 'C:/parent.yaml', rule: 'parent-path', says: 'must be a path relative to this file' },
    {
      parent: '"..\\\\outside.yaml"',
      rule: 'parent-path',
      says: 'must be a path relative to this file',
    },
    {
      parent: 'https://example.com/x.yaml',
      rule: 'parent-path',
      says: 'must be a path relative to this file',
    },
    { parent: './sub', rule: 'unreadable-parent', says: 'cannot read "sub": it is not a file' },
    {
      parent: './ours.yaml',
      rule: 'circular-parents',
      says: 'the parents form a circle: ours.yaml -> ours.yaml',
    },
    {
      parent: './alias.yaml',
      rule: 'circular-parents',
      says: 'the parents form a circle: ours.yaml -> alias.yaml',
    },
    {
      parent: './circle.yaml',
      rule: 'circular-parents',
      says: 'the parents form a circle: ours.yaml -> circle.yaml -> ours.yaml',
    },
    { parent: '3', rule: 'no-parent', says: 'must be the id of a checklist, or a path' },
    { parent: '[a]', rule: 'no-parent', says: 'must be the id of a checklist, or a path' },
  ])('cannot be $parent: $says', async ({ parent, rule, says }) => {
    const { run, folder } = workspace({
      'outside.yaml': WITHOUT_WARNINGS,
      'project/ours.yaml': variant(HEAVIER, parent),
      'project/circle.yaml': variant('title: Round', './ours.yaml'),
      'project/sub/x.yaml': WITHOUT_WARNINGS,
    });
    symlinkSync(join('..', 'outside.yaml'), join(folder, 'project', 'link.yaml'));
    symlinkSync('..', join(folder, 'project', 'linked'));
    symlinkSync('ours.yaml', join(folder, 'project', 'alias.yaml'));
    const { code, stderr } = await run('check', 'project/ours.yaml');
    expect(code).toBe(2);
    expect(stderr.replaceAll('project/', '').replaceAll('\\\\', '/')).toContain(says);
    expect(stderr).toMatch(/^project\/(ours|circle)\.yaml:4:10: extends: [^\n]*\n$/);
    const { stdout } = await run('check', 'project/ours.yaml', '--format', 'json');
    const [file] = JSON.parse(stdout).files;
    expect(file.diagnostics.map((own: { code: string }) => own.code)).toEqual([`variant/${rule}`]);
  });

  it('may lie anywhere in the folder of checklists', async () => {
    const { run } = workspace({
      'checklists/parents/small.yaml': WITHOUT_WARNINGS,
      'checklists/ours/ours.yaml': variant(HEAVIER, '../parents/small.yaml'),
    });
    expect((await run('check', 'checklists/ours/ours.yaml')).code).toBe(0);
  });

  it('may not be a checklist of its own id', async () => {
    const { run } = workspace({ 'checklists/ours.yaml': variant(HEAVIER, 'ours') });
    const { stderr } = await run('show', 'ours');
    expect(stderr).toContain('extends: the parents form a circle: ');
  });

  it('has at most ten parents before it', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `v${i}.yaml`,
        variant(`title: Title ${i}`, i === 0 ? './small.yaml' : `./v${i - 1}.yaml`),
      ]),
    );
    const { run } = workspace({ ...files, 'small.yaml': WITHOUT_WARNINGS });
    expect((await run('check', 'v9.yaml')).code).toBe(0);
    expect((await run('check', 'v10.yaml')).stderr).toContain('has more than 10 parents');
    const { stdout } = await run('check', 'v10.yaml', '--format', 'json');
    expect(JSON.parse(stdout).files[0].diagnostics[0].code).toBe('variant/too-many-parents');
  });

  it('is not replaced by a report on the variant', async () => {
    const { run, read } = workspace({
      'small.yaml': WITHOUT_WARNINGS,
      'ours.yaml': variant(HEAVIER),
      'ann.yaml': answers('ann', 'sales', 'first: 1'),
    });
    const output = ['--format', 'json', '--output', 'small.yaml', '--force'];
    const { code } = await run(
      'audit',
      '--answers',
      'ann.yaml',
      '--checklist',
      './ours.yaml',
      ...output,
    );
    expect(code).toBe(2);
    expect(read('small.yaml')).toBe(WITHOUT_WARNINGS);
  });
});

describe('a report on a variant', () => {
  const files = {
    'small.yaml': WITHOUT_WARNINGS,
    'ours.yaml': variant(HEAVIER),
    'ann.yaml': answers('ann', 'sales', 'first: 2, second: 0'),
  };

  it('takes answers to the parent by their ids, and says so', async () => {
    const { run } = workspace(files);
    const { code, stdout, stderr } = await run(
      ...['audit', '--answers', 'ann.yaml', '--checklist', './ours.yaml', '--format', 'json'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).result.score).toBe(0.25);
    expect(stderr).toContain(
      'warning: ann.yaml: answers to "small" 1.0.0, read as its variant "ours" 2.0.0; levels count by their numbers, and criteria added by the variant as unanswered',
    );
  });

  it.each(['text', 'markdown'])('names parent and variant as %s', async (format) => {
    const { run } = workspace(files);
    const { stdout } = await run(
      ...['audit', '--answers', 'ann.yaml', '--checklist', './ours.yaml', '--format', format],
    );
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('Ours, version 2.0.0, full audit.');
    expect(text).toContain('It is a variant of small 1.0.0.');
  });

  it('asks for the languages of translations that answer one round', async () => {
    const variant = (id: string) => `format: 1\nid: ${id}\nversion: 1.0.0\nextends: small\n`;
    const { run } = workspace({
      'checklists/small.yaml': files['small.yaml'],
      'checklists/small-de.yaml': variant('small-de'),
      'checklists/small-fr.yaml': variant('small-fr'),
      'round/ben.yaml': answers('ben', 'sales', 'first: 2', { checklist: 'small-de' }),
      'round/luc.yaml': answers('luc', 'sales', 'first: 2', { checklist: 'small-fr' }),
    });
    const hint =
      'use the checklist that was answered; a translation needs its language, such as "language: de"';
    for (const named of [[], ['--checklist', 'small']]) {
      const { code, stderr } = await run('audit', '--answers', 'round', ...named);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(hint) });
    }
  });

  it('does not take answers to the variant for those to the parent', async () => {
    const { run } = workspace({
      ...files,
      'ben.yaml': answers('ben', 'sales', 'first: 2', { checklist: 'ours' }),
    });
    const { code, stderr } = await run(
      'audit',
      '--answers',
      'ben.yaml',
      '--checklist',
      './small.yaml',
    );
    expect(code).toBe(2);
    expect(stderr).toContain(
      'ben.yaml:2:17: these answers are for checklist "ours", not "small"; use the checklist that was answered',
    );
  });

  it('is compared with one on the parent, split into weights and answers', async () => {
    const { run } = workspace({
      ...files,
      'new.yaml': answers('ann', 'sales', 'first: 2, second: 1', {
        checklist: 'ours',
        version: '2.0.0',
      }),
    });
    const report = (answered: string, checklist: string, output: string) =>
      run('audit', '--answers', answered, '--checklist', checklist, '--output', output);
    await report('ann.yaml', './small.yaml', 'before.json');
    await report('new.yaml', './ours.yaml', 'after.json');
    for (const [before, after, total, parts] of [
      // 50% by equal weights, 25% by those of the variant, 62.5% with another answer.
      ['before.json', 'after.json', 12.5, { weights: -25, checklist: 0, answers: 37.5 }],
      ['after.json', 'before.json', -12.5, { weights: 12.5, checklist: 0, answers: -25 }],
    ] as const) {
      const { code, stdout } = await run('compare', before, after, '--format', 'json');
      expect(code).toBe(0);
      const { comparison } = JSON.parse(stdout);
      expect(comparison.total.change * 100).toBeCloseTo(total, 9);
      for (const [name, part] of Object.entries(parts)) {
        expect(comparison.parts[name] * 100).toBeCloseTo(part, 9);
      }
      expect(comparison.remarks.join()).toContain('"ours" 2.0.0 (variant of "small" 1.0.0)');
    }
  });
});

describe('a folder that a variant lies in', () => {
  it('may itself be reached by a link', async () => {
    const { run, folder } = workspace({
      'real/small.yaml': WITHOUT_WARNINGS,
      'real/ours.yaml': variant(HEAVIER),
    });
    mkdirSync(join(folder, 'way'));
    symlinkSync(join('..', 'real'), join(folder, 'way', 'in'));
    expect((await run('check', 'way/in/ours.yaml')).code).toBe(0);
  });
});
