import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeholderOf, splitTemplate } from '../../src/report/template/template.ts';
import { spansOf, templateBlocks } from '../../src/report/writers/docx/template.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { textOf } from './document-text.ts';

const HEAD = `---
id: paper
title: A paper
serves: [first, words]
time: 10 minutes
who: both heads
---
`;

const BODY = `# The paper

**{{subject}}, {{date}}:** {{score}}, {{band}}

- Marketing: {{names.marketing}}, sales: {{names.sales}}
- First: {{level.first}} ({{levels-by-group.first}}); unknown: {{level.elsewhere}}

| Lowest | Said |
|---|---|
| {{lowest.1}} | {{answers.words}} |

Text in [brackets] stays.
`;

const WITH_ADVICE = CHECKLIST.replace(
  '        question: How much of the first?',
  `        title: The first
        question: How much of the first?
        advice: {0: {do: Begin., effort: S, template: paper, doneWhen: It has begun}, 1: {do: Go on., effort: S}}`,
).concat(`      - id: words
        question: What do you sell?
        type: text
`);

const round = {
  'checklists/small.yaml': WITH_ADVICE,
  'checklists/templates/paper.md': HEAD + BODY,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 0, second: 1, words: "pumps | *valves*"'),
  'round/ben.yaml': answers('ben', 'sales', 'first: 1, second: 1, words: "a service"'),
};

const LINE = '.'.repeat(24);

describe('a template', () => {
  it('is filled in from a round', async () => {
    const { run } = workspace(round);
    const { code, stdout } = await run('template', 'paper', '--round', 'round');
    expect(code).toBe(0);
    expect(stdout).toBe(`# The paper

**Company, 6 May 2024:** 38%, Low

- Marketing: ann, sales: ben
- First: 0.5, between 0 and 1 (Marketing 0.0, Sales 1.0); unknown: ${LINE}

| Lowest | Said |
|---|---|
| The first (0.5, between 0 and 1) | "a service"; "pumps \\| \\*valves\\*" |

Text in [brackets] stays.
`);
  });

  it('has lines to write on without a round', async () => {
    const { run } = workspace(round);
    const { stdout } = await run('template', 'paper');
    expect(stdout).toContain(`**${LINE}, ${LINE}:** ${LINE}, ${LINE}`);
    expect(stdout).not.toContain('{{');
  });

  it('names nobody and quotes nothing if the round is anonymous', async () => {
    const { run } = workspace(round);
    const { code, stdout } = await run('template', 'paper', '--round', 'round', '--anonymous');
    expect(code).toBe(0);
    expect(stdout).toContain('Company, 6 May 2024');
    expect(stdout).toContain(`- Marketing: ${LINE}, sales: ${LINE}`);
    expect(stdout).not.toMatch(/ann|ben|pumps|service/);
  });

  it('is an editable Word document, with the answers unchanged', async () => {
    const { run, folder } = workspace(round);
    const { code } = await run('template', 'paper', '--round', 'round', '-o', 'paper.docx');
    expect(code).toBe(0);
    const text = textOf(readFileSync(`${folder}/paper.docx`));
    expect(text).toContain('Company, 6 May 2024:');
    expect(text).toContain('"a service"; "pumps | *valves*"');
    expect(text).not.toContain('{{');
    const again = workspace(round);
    await again.run('template', 'paper', '--round', 'round', '-o', 'paper.docx');
    expect(readFileSync(`${again.folder}/paper.docx`)).toEqual(
      readFileSync(`${folder}/paper.docx`),
    );
  });

  it('never replaces a file that may be filled in', async () => {
    const { run, read } = workspace({ ...round, 'mine.md': 'filled in by hand' });
    const refused = await run('template', 'paper', '-o', 'mine.md');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('"mine.md" exists, and may be filled in');
    expect(read('mine.md')).toBe('filled in by hand');
    expect((await run('template', 'paper', '-o', 'mine.md', '--force')).code).toBe(0);
    expect(read('mine.md')).toContain('# The paper');
  });

  it.each([
    { args: ['papre'], says: 'unknown template "papre"\nhint: did you mean "paper"?' },
    { args: ['xyz'], says: 'hint: run "align template" to see available templates' },
    { args: ['--round', 'round'], says: '--round needs the id of a template' },
    { args: ['paper', '-o', 'a.txt'], says: 'use a file name that ends in .md or .docx' },
  ])('is refused with $args', async ({ args, says }) => {
    const { run } = workspace(round);
    const { code, stderr } = await run('template', ...args);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('is in the list, before the built-in ones of the same id', async () => {
    const own = HEAD.replace('id: paper', 'id: sla').replace('A paper', 'Our SLA');
    const { run } = workspace({ 'checklists/templates/sla.md': own });
    const { stdout } = await run('template');
    expect(stdout).toContain('Our SLA');
    expect(stdout).not.toContain('Agreement between marketing and sales');
    expect(stdout).toContain('mandate');
  });
});

describe('the templates of a report', () => {
  it('are named under the advice, with how to see that it is done', async () => {
    const { run } = workspace(round);
    const { stdout } = await run('audit', '--answers', 'round');
    expect(stdout).toContain('Done when it has begun. Template: A paper');
  });

  it.each([
    { report: 'r.md', file: 'r-templates/paper.md' },
    { report: 'out/r.html', file: 'out/r-templates/paper.docx' },
  ])('are put beside $report', async ({ report, file }) => {
    const { run, folder } = workspace(round);
    const args = ['audit', '--answers', 'round', '--with-templates', '-o', report];
    const first = await run(...args);
    expect(first.stderr).toContain(`Saved the template to ${file}`);
    expect(readdirSync(`${folder}/${report.replace(/\.\w+$/, '-templates')}`)).toHaveLength(1);
    const second = await run(...args);
    expect(second.stderr).toContain(`Kept ${file}: it exists, and may be filled in`);
    expect(second.code).toBe(0);
  });

  it('need a file beside which they can be', async () => {
    const { run } = workspace(round);
    const { code, stderr } = await run('audit', '--answers', 'round', '--with-templates');
    expect(code).toBe(2);
    expect(stderr).toContain('--with-templates needs a file for the report');
  });

  it('go into the plan with what shows that it is done', async () => {
    const { run, read } = workspace(round);
    await run('plan', 'round', '--target', '100');
    expect(read('round/plan.yaml')).toContain('doneWhen: It has begun');
  });
});

describe('"align check" on templates', () => {
  it.each([
    { text: HEAD + BODY, code: 0, says: 'no errors; template paper, criteria: 2' },
    { text: BODY, code: 2, says: 'paper.md:1:1: has no front matter' },
    {
      text: HEAD.replace('id: paper', 'id: papers'),
      code: 2,
      says: 'paper.md:2:5: id: is "papers", but the file is named "paper"',
    },
    {
      text: `${HEAD}\nTo {{name.sales}}`,
      code: 2,
      says: 'paper.md:9:4: unknown placeholder "{{name.sales}}"',
    },
    {
      text: HEAD.replace('[first, words]', '[first, wrds]'),
      code: 2,
      says: 'no checklist has a criterion "wrds"; did you mean "words"?',
    },
    {
      text: HEAD.replace('[first, words]', '[nothing]'),
      code: 2,
      says: 'paper.md:4:9: serves: no checklist has any of these criteria',
    },
    { text: HEAD.replace('who: both heads\n', ''), code: 2, says: 'who: is missing' },
  ])('says: $says', async ({ text, code, says }) => {
    const { run } = workspace({ ...round, 'checklists/templates/paper.md': text });
    const result = await run('check', 'checklists/templates/paper.md');
    expect(result.stdout + result.stderr).toContain(says);
    expect(result.code).toBe(code);
  });

  it.each([
    { named: 'papre', says: 'template: unknown template "papre"; did you mean "paper"?' },
    { named: 'mandate', says: 'template: "mandate" does not serve "first"' },
  ])('refuses advice that names "$named"', async ({ named, says }) => {
    const { run } = workspace({
      ...round,
      'checklists/small.yaml': WITH_ADVICE.replace('template: paper', `template: ${named}`),
    });
    const { code, stderr } = await run('check', 'checklists/small.yaml');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});

describe('the Markdown of a template', () => {
  it('is split into blocks', () => {
    const text =
      '# One\n\nA text\nof two lines.\n\n1. first\n   - below\n\n   | a | b |\n   |---|---|\n   | 1 | |\n\n2. second\n- [ ] box\n\n> said\n\n---\n1. again';
    expect(templateBlocks(text)).toEqual([
      { is: 'heading', level: 1, text: 'One' },
      { is: 'paragraph', text: 'A text of two lines.' },
      { is: 'number', level: 0, list: 1, text: 'first' },
      { is: 'bullet', level: 1, text: 'below' },
      { is: 'table', head: ['a', 'b'], rows: [['1', '']] },
      { is: 'number', level: 0, list: 1, text: 'second' },
      { is: 'bullet', level: 0, text: '☐ box' },
      { is: 'quote', text: 'said' },
      { is: 'number', level: 0, list: 2, text: 'again' },
    ]);
  });

  it('has bold and slanted text', () => {
    expect(spansOf('a **b** *c* _d_ ____ e_f')).toEqual([
      { text: 'a ', isBold: false, isItalic: false },
      { text: 'b', isBold: true, isItalic: false },
      { text: ' ', isBold: false, isItalic: false },
      { text: 'c', isBold: false, isItalic: true },
      { text: ' ', isBold: false, isItalic: false },
      { text: 'd', isBold: false, isItalic: true },
      { text: ' ____ e_f', isBold: false, isItalic: false },
    ]);
  });
});

describe('each built-in template', () => {
  const files = readdirSync('checklists/templates');

  it.each(files)('%s has known placeholders, and says when it has worked', (name) => {
    const parts = splitTemplate(readFileSync(`checklists/templates/${name}`, 'utf8'));
    const braces = [...(parts?.body ?? '').matchAll(/\{\{(.*?)\}\}/g)].map(([, own = '']) => own);
    expect(braces.length).toBeGreaterThan(0);
    expect(braces.filter((own) => placeholderOf(own) === null)).toEqual([]);
    expect(parts?.body).toMatch(/^\*How to use it\.\*/m);
    expect(parts?.body).toMatch(/^\*It has worked when\*/m);
  });
});
