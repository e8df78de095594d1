import { copyFileSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const titled = (title: string) => CHECKLIST.replace('A small checklist', title);
const FLAGSHIP = 'lead-gen-alignment';
const OWN = titled('Our own ten points').replace('id: small', `id: ${FLAGSHIP}`);

/** Everything that has the id "small", and whether it is there. */
const places = {
  'small.yaml': titled('By path'),
  'checklists/small.yaml': titled('Of the project'),
  'shared/small.yml': titled('Of the consultancy'),
  'archive/small.json': JSON.stringify({
    ...{ format: 1, id: 'small', version: '1.0.0', title: 'Of the archive' },
    bands: [{ id: 'all', from: 0, title: 'All' }],
    points: [
      {
        ...{ id: 'only', title: 'Only', weight: 1 },
        criteria: [{ id: 'first', question: 'How much?', levels: { 0: 'none', 1: 'all' } }],
      },
    ],
  }),
};
const env = { ALIGN_CHECKLISTS: ['shared', 'archive', ''].join(delimiter) };

function without(...missing: readonly string[]) {
  return Object.fromEntries(Object.entries(places).filter(([name]) => !missing.includes(name)));
}

describe('a checklist', () => {
  it.each([
    { name: './small.yaml', gone: [], title: 'By path', because: 'a path means that file' },
    { name: 'small', gone: [], title: 'Of the project', because: 'the project is nearest' },
    {
      name: 'small',
      gone: ['checklists/small.yaml'],
      title: 'Of the consultancy',
      because: 'ALIGN_CHECKLISTS names its folder first',
    },
    {
      name: 'small',
      gone: ['checklists/small.yaml', 'shared/small.yml'],
      title: 'Of the archive',
      because: 'ALIGN_CHECKLISTS names its folder too',
    },
  ])('is found by $name without $gone: $title, as $because', async ({ name, gone, title }) => {
    const { run } = workspace(without(...gone), { env });
    const { code, stdout } = await run('show', name);
    expect(code).toBe(0);
    expect(stdout).toContain(title);
  });

  it('is found by the id that it holds where its file has another name', async () => {
    const { run } = workspace({ 'checklists/ours.yaml': titled('Ours') });
    expect((await run('show', 'small')).stdout).toContain('Ours');
  });

  it('is not found by a file of its name that holds another id, and that is an error', async () => {
    const { run } = workspace({ 'checklists/other.yaml': CHECKLIST });
    const { code, stderr } = await run('show', 'other');
    expect(code).toBe(2);
    expect(stderr).toBe(
      `${join('checklists', 'other.yaml')}:2:5: id: is "small", but the file is named "other"; rename the file to match its id\n`,
    );
  });

  it('is missed with a suggestion from all folders', async () => {
    const { run } = workspace({ 'checklists/smaller.yaml': CHECKLIST });
    const { code, stderr } = await run('show', 'smalle');
    expect(code).toBe(2);
    expect(stderr).toContain('unknown checklist "smalle"');
  });

  it('is not looked for outside of the folders, whatever an id says', async () => {
    const { run } = workspace({ 'secret.yaml': CHECKLIST });
    const { code, stderr } = await run('audit', '--checklist', '..', '--answers', '-');
    expect(code).toBe(2);
    expect(stderr).not.toContain('secret');
  });
});

describe('answers that name a checklist', () => {
  it('are scored by the nearest one of its id', async () => {
    const { run } = workspace({
      'checklists/small.yaml': titled('Of the project'),
      'ann.yaml': answers('ann', 'sales', 'first: 2, second: 0'),
    });
    const { code, stdout } = await run('audit', '--answers', 'ann.yaml', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).checklist.title).toBe('Of the project');
  });

  it('are told where it may lie when it is nowhere', async () => {
    const { run } = workspace({ 'ann.yaml': answers('ann', 'sales', 'first: 2') });
    const { code, stderr } = await run('audit', '--answers', 'ann.yaml');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'ann.yaml:2:17: checklist "small" not found among the built-in checklists, in "checklists" or in ALIGN_CHECKLISTS\n' +
        'hint: add --checklist FILE\n',
    );
  });

  it('do not read any other file of the folders', async () => {
    const { run } = workspace({
      'checklists/small.yaml': CHECKLIST,
      'checklists/broken.yaml': 'points: [',
      'ann.yaml': answers('ann', 'sales', 'first: 2, second: 1'),
    });
    const { code, stderr } = await run('audit', '--answers', 'ann.yaml');
    expect(code).toBe(0);
    expect(stderr).toBe('warning: no answers from Marketing, so the score leaves that group out\n');
  });

  it('do not let --output replace the checklist that was found for them', async () => {
    const { run, read } = workspace({
      'checklists/small.yaml': CHECKLIST,
      'ann.yaml': answers('ann', 'sales', 'first: 2, second: 1'),
    });
    const output = ['--format', 'json', '--output', 'checklists/small.yaml', '--force'];
    const { code, stderr } = await run('audit', '--answers', 'ann.yaml', ...output);
    expect(code).toBe(2);
    expect(stderr).toContain('it is an input of this report');
    expect(read('checklists/small.yaml')).toBe(CHECKLIST);
  });
});

describe('an id that several checklists have', () => {
  it('is said to be shadowed when one of them is used, once', async () => {
    const { run } = workspace({
      [`checklists/${FLAGSHIP}.yaml`]: OWN,
      'ann.yaml': answers('ann', 'sales', 'first: 2, second: 1').replace('small', FLAGSHIP),
    });
    const { code, stderr } = await run('audit', '--answers', 'ann.yaml', '--checklist', FLAGSHIP);
    expect(code).toBe(0);
    expect(stderr).toBe(
      `warning: "${FLAGSHIP}" is read from "${join('checklists', `${FLAGSHIP}.yaml`)}"; ignoring the built-in checklist with the same id\n` +
        'warning: no answers from Marketing, so the score leaves that group out\n',
    );
  });

  it('is not shadowed by a copy of what comes with align', async () => {
    const { run, folder } = workspace({});
    mkdirSync(join(folder, 'checklists'));
    const copy = join(folder, 'checklists', `${FLAGSHIP}.yaml`);
    copyFileSync(join('checklists', `${FLAGSHIP}.yaml`), copy);
    const { stdout, stderr } = await run('show', FLAGSHIP);
    expect(stdout).toContain('10-point lead-gen alignment checklist');
    expect(stderr).toBe('');
    expect((await run('list')).stdout).not.toContain('not used');
  });
});

describe('align list', () => {
  it('shows which is which, and what is hidden by what', async () => {
    const { run } = workspace(
      {
        ...without('small.yaml', 'archive/small.json'),
        [`checklists/${FLAGSHIP}.yaml`]: OWN,
        'checklists/broken.yaml': 'points: [',
        'checklists/ann.yaml': answers('ann', 'sales', 'first: 1'),
        'checklists/ours.yaml': CHECKLIST.replace('id: small', 'id: trade-fairs'),
      },
      { env },
    );
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    expect(stdout.replaceAll('\\', '/')).toMatchInlineSnapshot(`
      "lead-gen-alignment 1.0.0
        Our own ten points
        1 point, 2 criteria (1 key criterion)
        in checklists/lead-gen-alignment.yaml
        align audit --checklist lead-gen-alignment
      small 1.0.0
        Of the project
        1 point, 2 criteria (1 key criterion)
        in checklists/small.yaml
        align audit --checklist small
      small 1.0.0
        Of the consultancy
        1 point, 2 criteria (1 key criterion)
        in shared/small.yml; not used: "checklists/small.yaml" has the same id
      beyond-the-lead 1.0.0
        Beyond the lead
        How marketing and sales work together where a lead is not one person who filled in a form - accounts and buying groups, people who try the product, partners, customers who buy more, and messages that software sends.
        6 points, 17 criteria (6 key criteria)
        built-in
        align audit --checklist beyond-the-lead
      five-ways-to-start 1.1.0
        Five ways to start aligning marketing and sales
        How far a company has come with the five things to begin with.
        5 points, 20 criteria (5 key criteria)
        built-in
        align audit --checklist five-ways-to-start
      lead-gen-alignment 2.0.0
        10-point lead-gen alignment checklist
        How well marketing and sales generate leads together, in ten points.
        10 points, 27 criteria (10 key criteria)
        built-in; not used: "checklists/lead-gen-alignment.yaml" has the same id
      one-revenue-leader 1.1.0
        One leader for revenue
        Who owns which part of the way from first enquiry to sale, who decides where the teams overlap, what gets stuck in between, and whether one leader for marketing and sales would pay in this company.
        6 points, 26 criteria (6 key criteria)
        built-in
        align audit --checklist one-revenue-leader
      symptom-check 1.1.0
        Five-minute symptom check
        Signs of a confused strategy, and of marketing and sales that have lost touch.
        5 points, 18 criteria (5 key criteria)
        built-in
        align audit --checklist symptom-check
      trade-fairs 1.0.0
        A small checklist
        1 point, 2 criteria (1 key criterion)
        in checklists/ours.yaml; rename it to trade-fairs.yaml so that it is found first
        align audit --checklist trade-fairs
      checklists/broken.yaml
        has errors; run "align check checklists/broken.yaml"
      archive
        folder in ALIGN_CHECKLISTS that does not exist

      New here?
      Start with the symptom check, which shows where it hurts in a few minutes:
        align audit --checklist symptom-check
      Go on with the key questions of the main checklist, about seven minutes:
        align audit --express
      Each command asks one person, question by question, and saves every answer. Each person answers alone. "align form" makes a page for people without align, and "align workshop" asks a whole room.
      "
    `);
  });
});
