import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Workspace, workspace } from '../cli/workspace.ts';
import { type Browser, HANDS, openBrowser, type Page } from './browser.ts';
import { openFirefox } from './firefox.ts';

let browser: Browser;

beforeAll(() => {
  browser = openBrowser();
});
afterAll(() => browser.close());

/** Checklist with a criterion of each type, one of them with a condition. */
const EVERY_TYPE = `format: 1
id: every-type
version: 1.0.0
title: Every type <img src=x onerror=alert(1)>
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
      - id: mandate
        title: Mandate
        question: Is there a mandate? <script>alert(1)</script>
        key: true
        levels: {0: No word of it, 1: Spoken, 2: Written}
      - id: sla
        title: SLA
        question: Is there an SLA?
        type: yes-no
      - id: handover
        title: Handover
        question: How are leads handed over?
        type: choice
        options:
          - {id: crm, label: In the CRM, score: 100}
          - {id: mail, label: By mail, score: 40}
      - id: terms
        title: Terms
        question: Which terms are shared?
        type: multi-choice
        options:
          - {id: icp, label: Ideal customer}
          - {id: mql, label: MQL}
          - {id: sql, label: SQL}
      - id: hours
        title: Hours
        question: How many hours to the first contact?
        type: number
        unit: hours
        min: 0
        max: 720
        thresholds:
          - {at: 72, score: 20}
          - {at: 4, score: 100}
        when: {criterion: sla, is: true}
      - id: story
        title: Story
        question: What happened last time?
        type: text
      - id: review
        title: Review
        question: Is the SLA reviewed?
        levels: {0: Never, 1: Yearly}
        when: {criterion: sla, is: false}
      - id: meeting
        title: Meeting
        question: How often do the two heads meet?
        levels: {0: Never, 1: Weekly}
`;

/** Round of an organisation whose name must not become markup. */
function roundOf(subject: string): Workspace {
  return workspace({
    'checklists/every-type.yaml': EVERY_TYPE,
    'round/round.yaml': `format: 1
subject: ${JSON.stringify(subject)}
date: 2024-05-06
checklist: {id: every-type}
respondents:
  - {id: ann, name: "Ann <b>Li</b>", role: CMO, group: marketing}
  - {id: bob, name: Bob Fox, group: sales}
`,
  });
}

async function openForm(
  { folder }: Workspace,
  file: string,
  viewport = { width: 360, height: 740 },
): Promise<{ readonly page: Page; readonly downloads: string }> {
  const downloads = mkdtempSync(join(tmpdir(), 'align-downloads-'));
  const page = await browser.open(join(folder, file), viewport, downloads);
  await page.evaluate(HANDS);
  return { page, downloads };
}

/** Does one thing after the other on the page. */
function does(page: Page, ...acts: readonly string[]): Promise<unknown> {
  return page.evaluate(`(async () => { ${acts.map((act) => `await ${act};`).join('\n')} })()`);
}

/** Returns the only downloaded file, once it is whole: Firefox holds its place with an empty one. */
async function downloadIn(folder: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const [only, ...others] = readdirSync(folder);
    if (only?.endsWith('.json') && others.length === 0) {
      const file = join(folder, only);
      if (statSync(file).size > 0) return file;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('nothing was downloaded');
}

/** Goes from the start to the end, with an answer of each kind. */
const ALL_ANSWERED = [
  `press('Begin', '3', 'Next')`,
  `press('Spoken', 'Add a note')`,
  `write('What makes you say so', 'Heard it <i>once</i>.')`,
  `write('Where can it be seen', 'Minutes\\n\\nMail')`,
  `press('Next', 'Yes', 'Next', 'By mail', 'Next', 'Ideal customer', 'SQL', 'Next')`,
  `write('a number', '12.5')`,
  `press('Next', 'I don’t know', 'Next', 'Does not apply')`,
  `write('Why does it not apply', 'There is one head.')`,
  `press('Next')`,
];

const ANSWERS = {
  mandate: { value: 1, note: 'Heard it <i>once</i>.', evidence: ['Minutes', 'Mail'] },
  sla: true,
  handover: 'mail',
  terms: ['icp', 'sql'],
  hours: 12.5,
  story: null,
  meeting: { notApplicable: 'There is one head.' },
};

describe('a form', () => {
  it('is filled in on a telephone, saved, collected and audited', async () => {
    const space = roundOf('Lakeshore </script><script>alert(1)</script>');
    await space.run('form', 'round', '--each', '-o', 'forms');
    const { page, downloads } = await openForm(space, 'forms/ann.html');
    await does(page, ...ALL_ANSWERED, `press('Finish', 'Save the answers file')`);
    const file = await downloadIn(downloads);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      format: 1,
      checklist: { id: 'every-type', version: '1.0.0', texts: expect.any(String) },
      subject: 'Lakeshore </script><script>alert(1)</script>',
      date: '2024-05-06',
      status: 'completed',
      respondent: { id: 'ann', name: 'Ann <b>Li</b>', role: 'CMO', group: 'marketing' },
      seconds: expect.any(Number),
      gutFeeling: 3,
      answers: ANSWERS,
    });
    expect(page.requests.filter((url) => !url.startsWith('blob:'))).toEqual([
      expect.stringMatching(/^file:.*ann\.html$/),
    ]);
    expect(page.complaints).toEqual([]);
    expect(await page.evaluate(`document.querySelectorAll('img, b b, i').length`)).toBe(0);
    await page.close();
    const collected = await space.run('collect', 'round', file);
    expect(collected.stderr).toBe('Ann <b>Li</b> (Marketing): saved to round/ann.yaml\n');
    const audit = await space.run('report', 'round', '-f', 'json');
    expect(JSON.parse(audit.stdout).respondents).toMatchObject([{ id: 'ann' }]);
  });

  it('gives answers that only the owner of the key can read', async () => {
    const space = roundOf('Encrypted');
    await space.run('form', '--new-key', '--key', 'key.pem');
    const made = await space.run('form', 'round', '--encrypt', '--key', 'key.pem', '-o', 'f.html');
    expect(made.stderr).toMatch(/^Saved the form to f.html\nAnswers will be encrypted to the key /);
    const { page, downloads } = await openForm(space, 'f.html');
    await does(page, `press('Bob Fox')`, ...ALL_ANSWERED);
    await does(page, `press('Finish')`, 'pause()', `press('Save the answers file')`);
    const file = await downloadIn(downloads);
    const text = readFileSync(file, 'utf8');
    expect(Object.keys(JSON.parse(text))).toEqual(['format', 'encrypted']);
    const shown = await page.evaluate(
      `document.body.textContent + document.querySelector('textarea').value`,
    );
    expect(shown).not.toContain('There is one head.');
    await page.close();
    const { stderr } = await space.run('collect', 'round', file, '--key', 'key.pem');
    expect(stderr).toBe('Bob Fox (Sales): saved to round/bob.yaml\n');
    expect(space.read('round/bob.yaml')).toContain('notApplicable: There is one head.');
  });

  it('keeps answers when the page is loaded again, for each person', async () => {
    const space = roundOf('Kept');
    await space.run('form', 'round', '-o', 'f.html');
    const { page } = await openForm(space, 'f.html');
    await does(page, `press('Ann', 'Begin', 'Next', 'Written')`);
    await page.reload();
    await page.evaluate(HANDS);
    expect(await page.evaluate(`document.querySelector('legend').textContent`)).toBe(
      'Is there an SLA?',
    );
    await does(page, `press('Back')`);
    expect(await page.evaluate(`document.querySelector(':checked + span').innerText`)).toBe(
      '2\nWritten',
    );
    await does(page, `press('Back', 'Bob', 'Resume', 'Next')`);
    expect(await page.evaluate(`document.querySelectorAll(':checked').length`)).toBe(0);
    await page.close();
  });

  it('shows nobody the answers of another, and starts anew if what is kept is damaged', async () => {
    const space = roundOf('Apart');
    await space.run('form', 'round', '--each', '-o', 'forms');
    const ann = await openForm(space, 'forms/ann.html');
    await does(ann.page, `press('Begin', 'Next', 'Written')`);
    await ann.page.close();
    const bob = await openForm(space, 'forms/bob.html');
    expect(await bob.page.evaluate(`document.querySelector('dd').textContent`)).toBe(
      'Bob Fox, Sales',
    );
    await does(bob.page, `press('Begin', 'Next', 'Spoken')`);
    await bob.page.evaluate(
      `for (const key of Object.keys(localStorage)) if (key.endsWith('-bob')) localStorage.setItem(key, '{"person": {}}')`,
    );
    await bob.page.reload();
    expect(await bob.page.evaluate(`document.querySelector('.primary').textContent`)).toBe('Begin');
    await bob.page.close();
  });

  it('names unanswered questions, and asks only what the answers call for', async () => {
    const space = roundOf('Open');
    await space.run('form', 'round', '-o', 'f.html');
    const { page } = await openForm(space, 'f.html');
    await does(
      page,
      `press('Someone else')`,
      `write('Your name', 'Cy')`,
      `document.querySelectorAll('[name=group]')[1].click()`,
      `press('Begin', 'Next', 'Written', 'Next', 'No', 'Review')`,
    );
    const review: unknown = await page.evaluate(
      `document.querySelector('main').innerText.replace(/\\s+/g, ' ')`,
    );
    expect(review).toContain('5 questions are unanswered 1.3, 1.4, 1.6, 1.7 and 1.8');
    expect(review).not.toContain('Hours');
    expect(review).toContain('1.1 Mandate level 2');
    await page.close();
  });

  it('takes an answer back, and keeps its note', async () => {
    const space = roundOf('Withdrawn');
    await space.run('form', 'round', '-o', 'f.html');
    const { page } = await openForm(space, 'f.html');
    await page.evaluate('localStorage.clear()');
    await does(page, `press('Ann', 'Begin', 'Next', 'Spoken', 'Add a note')`);
    await does(
      page,
      `write('What makes you say so', 'Heard it.')`,
      `press('Take this answer back')`,
    );
    expect(await page.evaluate(`document.querySelectorAll('input:checked').length`)).toBe(0);
    const kept = `JSON.parse(localStorage[Object.keys(localStorage).find((own) => own.endsWith('-ann'))]).said`;
    expect(await page.evaluate(kept)).toEqual({
      answers: {},
      remarks: { mandate: { note: 'Heard it.' } },
    });
    await does(page, `press('Answer later', 'Yes', 'Next', 'Back', 'Take this answer back')`);
    expect(await page.evaluate(kept)).toMatchObject({ answers: {} });
    await page.close();
  });

  it('continues with the newer answers of another window, and says so', async () => {
    const space = roundOf('Two windows');
    await space.run('form', 'round', '-o', 'f.html');
    const first = await openForm(space, 'f.html');
    await first.page.evaluate('localStorage.clear()');
    await does(first.page, `press('Ann', 'Begin', 'Next', 'Spoken', 'Next')`);
    const second = await openForm(space, 'f.html');
    await does(second.page, `press('No', 'Next', 'By mail')`);
    const head = () => first.page.evaluate(`document.querySelector('header').innerText`);
    await vi.waitFor(
      async () => expect(await head()).toContain('newer answers of another window'),
      10_000,
    );
    await vi.waitFor(async () => expect(await head()).toContain('3 of 6 answered'), 10_000);
    // What is answered here now is added to what the other window has.
    await does(first.page, `press('Yes')`);
    const answered = `Object.keys(JSON.parse(localStorage[Object.keys(localStorage).find((own) => own.endsWith('-ann'))]).said.answers)`;
    await vi.waitFor(
      async () =>
        expect(await second.page.evaluate(answered)).toEqual(['mandate', 'sla', 'handover']),
      10_000,
    );
    await first.page.close();
    await second.page.close();
  });

  it('counts questions and minutes as an interview does, and names other checklists', async () => {
    const space = workspace({
      'round/round.yaml': 'format: 1\nsubject: Company\nchecklist: {id: lead-gen-alignment}\n',
    });
    await space.run('form', 'round', '-o', 'f.html');
    const { page } = await openForm(space, 'f.html');
    const text = await page.evaluate(`document.body.innerText`);
    expect(text).toContain('27 questions, about 15 minutes');
    expect(text).toContain('How well do marketing and sales agree at Company?');
    await page.close();
    const other = EVERY_TYPE.replace('marketing: {', 'office: {').replace('sales: {', 'plant: {');
    const elsewhere = workspace({
      'checklists/every-type.yaml': other,
      'round/round.yaml': 'format: 1\nsubject: Company\nchecklist: {id: every-type}\n',
    });
    await elsewhere.run('form', 'round', '-o', 'f.html');
    const form = await openForm(elsewhere, 'f.html');
    expect(await form.page.evaluate(`document.querySelector('h1').innerText`)).toBe(
      'Every type <img src=x onerror=alert(1)>: Company',
    );
    await form.page.close();
  });

  it.each([
    { name: '王芳', id: 'respondent-nf652w' },
    { name: '42', id: 'respondent-42' },
    { name: 'Constructor', id: 'respondent-constructor' },
    { name: 'bob fox', id: 'bob' },
    { name: 'Zoë Ångström', id: 'zoe-angstrom' },
  ])('gives $name the id $id, which the round takes', async ({ name, id }) => {
    const space = roundOf(`Named ${id}`);
    await space.run('form', 'round', '--express', '-o', 'f.html');
    const { page, downloads } = await openForm(space, 'f.html');
    await does(page, `press('Someone else')`, `write('Your name', ${JSON.stringify(name)})`);
    await does(page, `document.querySelectorAll('[name=group]')[1].click()`);
    await does(
      page,
      `press('Begin', 'Next', 'Written', 'Next', 'Finish', 'Save the answers file')`,
    );
    const { stderr } = await space.run('collect', 'round', await downloadIn(downloads));
    expect(stderr).toContain(`saved to round/${id}.yaml`);
    await page.close();
  });

  it('insists on a reason and on a number', async () => {
    const space = roundOf('Strict');
    await space.run('form', 'round', '-o', 'f.html');
    const { page } = await openForm(space, 'f.html');
    await does(page, `press('Ann', 'Begin', 'Next', 'Does not apply', 'Answer later')`);
    expect(await page.evaluate(`document.querySelector('[role=alert]').textContent`)).toContain(
      'Without a reason',
    );
    await does(
      page,
      `press('Spoken', 'Next', 'Yes', 'Review', 'Hours')`,
      `write('a number', 'soon')`,
    );
    await does(page, `press('Answer later')`);
    expect(await page.evaluate(`document.querySelector('[role=alert]').textContent`)).toBe(
      'This is not a number. Write digits only.',
    );
    await page.close();
  });

  it('shows the score of the answers only if it was asked for', async () => {
    const space = roundOf('Shown');
    const said: string[] = [];
    for (const options of [[], ['--show-result']]) {
      const file = `form${options.length}.html`;
      await space.run('form', 'round', '--express', ...options, '-o', file);
      const { page } = await openForm(space, file);
      await page.evaluate('localStorage.clear()');
      await page.reload();
      await page.evaluate(HANDS);
      await does(page, `press('Ann', 'Begin', 'Next', 'Spoken', 'Next', 'Finish')`);
      said.push(String(await page.evaluate('document.body.innerText')));
      await page.close();
    }
    expect(said[0]).not.toMatch(/%|picture/);
    expect(said[1]).toContain('Your own picture: 50.0%, High. It is one view.');
  });

  it('is printed whole, with the answers so far', async () => {
    const space = roundOf('Printed');
    await space.run('form', 'round', '--each', '-o', 'forms');
    const { page } = await openForm(space, 'forms/ann.html');
    await does(page, `press('Begin', 'Next', 'Spoken')`);
    space.write('form.pdf', await page.picture('pdf'));
    const { stdout } = spawnSync('pdftotext', ['-layout', join(space.folder, 'form.pdf'), '-'], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/○\s+0: No word of it\s+●\s+1: Spoken\s+○\s+2: Written/);
    expect(stdout).toContain('How often do the two heads meet?');
    expect(stdout).not.toContain('Answer later');
    await page.close();
  });

  it('gives a code for the telephone that the round can read', async () => {
    const space = roundOf('Telephone');
    await space.run('form', 'round', '--express', '--each', '-o', 'forms');
    const { page } = await openForm(space, 'forms/bob.html');
    await does(page, `press('Begin', 'Next', 'Written', 'Next', 'Finish')`, 'pause()');
    const code = await page.evaluate(`document.querySelector('.code').textContent`);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{3}$/);
    await page.close();
    const { stderr } = await space.run('collect', 'round', `bob: ${code}`);
    expect(stderr).toBe('Bob Fox (Sales): saved to round/bob.yaml\n');
    expect(space.read('round/bob.yaml')).toMatch(/mode: express\nanswers:\n {2}mandate: 2\n/);
  });

  it('is answered with the keyboard alone', async () => {
    const space = roundOf('Keys');
    await space.run('form', 'round', '--each', '-o', 'forms');
    const { page } = await openForm(space, 'forms/ann.html');
    for (const key of ['Tab', 'Enter', 'Tab', ' ', 'Enter', 'Tab', ' ', 'Enter']) {
      await page.press(key);
      await page.evaluate('pause()');
    }
    expect(await page.evaluate(`document.querySelector('legend').textContent`)).toBe(
      'Is there an SLA?',
    );
    await page.close();
  });
});

describe('a form in Firefox', () => {
  it('is filled in, kept over a reload, encrypted, saved and collected', async () => {
    const space = roundOf('Firefox');
    await space.run('form', '--new-key', '--key', 'key.pem');
    await space.run('form', 'round', '--each', '--encrypt', '--key', 'key.pem', '-o', 'forms');
    const downloads = mkdtempSync(join(tmpdir(), 'align-downloads-'));
    const firefox = await openFirefox(downloads);
    try {
      const file = join(space.folder, 'forms/ann.html');
      await firefox.navigate(file);
      await firefox.run(`${HANDS} await press('Begin', '3', 'Next');`);
      await firefox.navigate(file);
      const acts = ALL_ANSWERED.slice(1).map((act) => `await ${act};`);
      await firefox.run(`${HANDS} ${acts.join(' ')} await press('Finish'); await pause();`);
      await firefox.run(`${HANDS} await pause(); await press('Save the answers file');`);
      const { stderr } = await space.run(
        ...['collect', 'round', await downloadIn(downloads), '--key', 'key.pem'],
      );
      expect(stderr).toBe('Ann <b>Li</b> (Marketing): saved to round/ann.yaml\n');
      expect(space.read('round/ann.yaml')).toContain('hours: 12.5');
    } finally {
      await firefox.close();
    }
  });
});

/** Every rule of WCAG 2.2 up to AA, and good practice; and whether anything is beyond the page. */
const CHECK = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], selectors: false })
  .then(({ violations }) => [
    ...violations.map(({ id, nodes }) => id + ': ' + nodes.map((own) => own.html).join(' ')),
    ...[...document.querySelectorAll('main *')]
      .filter((own) => seen(own) && own.getBoundingClientRect().right > innerWidth + 1)
      .map((own) => 'beyond the page: ' + own.outerHTML.slice(0, 120)),
    ...[...document.querySelectorAll('button, summary, label.choice')]
      .filter((own) => seen(own) && own.getBoundingClientRect().height < 44)
      .map((own) => 'too small: ' + own.outerHTML.slice(0, 120)),
  ])`;

describe.each([
  { look: 'on a narrow screen', width: 320 },
  { look: 'in dark colours', width: 1280, isDark: true },
  { look: 'on a projector', width: 1920 },
])('every screen of a form $look', ({ look, ...viewport }) => {
  it('is accessible and fits', async () => {
    const space = roundOf(`Seen ${look}`);
    await space.run('form', 'round', '-o', 'f.html');
    const { page } = await openForm(space, 'f.html', { height: 740, ...viewport });
    await page.evaluate(axe.source);
    const found: unknown[] = [];
    const acts = [
      'pause()',
      `press('Someone else')`,
      `press('Ann', 'Begin')`,
      ...ALL_ANSWERED.slice(1),
      `press('Finish')`,
      `press('Answers as text')`,
    ];
    await does(page, acts[0] ?? '');
    for (const act of acts) {
      await does(page, act === acts[3] ? `press('Next', 'Spoken', 'Add a note')` : act);
      found.push(await page.evaluate(CHECK));
    }
    expect(found.flat()).toEqual([]);
    await page.close();
  });
});
